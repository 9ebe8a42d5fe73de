/* SPDX-License-Identifier: MIT
 *
 * Layer 4a. Scope analysis, the walk over the tree. See scope.h.
 *
 * Invariant: a name is looked up only after its whole top-level statement was walked, because a binding further down
 * decides what it means. Chains that nest to the left or in `elif` are walked in loops.
 */
#include "compiler/scope_private.h"

#include "gc/vm.h"
#include "objects/str.h"

static bool visit_body(mp_scoper *s, const mp_nodes *body) {
    for (uint32_t i = 0; i < body->count; i++) {
        if (!mp_scoper_visit(s, body->items[i])) {
            return false;
        }
    }
    return true;
}

static bool visit_keywords(mp_scoper *s, const mp_keyword *keywords, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        if (!mp_scoper_visit(s, keywords[i].value)) {
            return false;
        }
    }
    return true;
}

/* Names whose call reads the caller's variables. */
static bool is_introspection(const mp_scoper *s, const mp_node *callee) {
    if (callee->kind != MP_NODE_NAME) {
        return false;
    }
    mp_value name = mp_arena_get(s->arena, callee->u.name.ref);
    return mp_same(name, MP_NAME(locals)) || mp_same(name, MP_NAME(vars)) || mp_same(name, MP_NAME(dir)) ||
           mp_same(name, MP_NAME(eval)) || mp_same(name, MP_NAME(exec));
}

/* super() and __class__ in a method need the class in a cell. */
static bool note_class_use(mp_scoper *s, mp_value name) {
    if (!mp_same(name, MP_NAME(super)) || mp_scope_host(s->current)->kind != MP_SCOPE_FUNCTION) {
        return true;
    }
    mp_ref_id ref = mp_arena_value(s->arena, MP_NAME(__class__));
    return ref != MP_NO_REF && mp_scoper_note(s, ref, MP_SYMBOL_USED);
}

static bool visit_name(mp_scoper *s, mp_node *node, unsigned flags) {
    const mp_symbol *symbol = s->current->comprehension != 0 ? mp_scope_find(s->current, node->u.name.ref) : NULL;
    if (symbol != NULL && (symbol->flags & MP_SYMBOL_WALRUS) && (flags & MP_SYMBOL_BOUND)) {
        return mp_syntax_error(s->vm, &mp_type_SyntaxError, s->filename, node,
                               "comprehension inner loop cannot rebind assignment expression target '%U'",
                               mp_arena_get(s->arena, node->u.name.ref));
    }
    if (!mp_scoper_note(s, node->u.name.ref, flags)) {
        return false;
    }
    return (flags & MP_SYMBOL_USED) == 0 || note_class_use(s, mp_arena_get(s->arena, node->u.name.ref));
}

/* Walks an assignment or deletion target. */
static bool visit_target(mp_scoper *s, mp_node *node, unsigned flags) {
    if (!mp_recursion_check(s->vm)) {
        return false;
    }
    switch (node->kind) {
    case MP_NODE_NAME:
        return visit_name(s, node, flags);
    case MP_NODE_STARRED:
        return visit_target(s, node->u.child.child, flags);
    case MP_NODE_TUPLE:
    case MP_NODE_LIST:
        for (uint32_t i = 0; i < node->u.list.count; i++) {
            if (!visit_target(s, node->u.list.items[i], flags)) {
                return false;
            }
        }
        return true;
    default:
        return mp_scoper_visit(s, node);
    }
}

/* Opens the scope of type parameters, a bound, or the value of an alias. */
static mp_scope *enter_annotation(mp_scoper *s, mp_annotation_kind kind) {
    const mp_scope *outer = s->current;
    mp_scope *scope = mp_scoper_enter(s, MP_SCOPE_FUNCTION);
    if (scope != NULL) {
        scope->annotation = kind;
        scope->sees_class = outer->kind == MP_SCOPE_CLASS || outer->sees_class;
    }
    return scope;
}

/* Opens a scope for the type parameters and notes them; *scope is NULL if there are none. */
static bool enter_type_parameters(mp_scoper *s, const mp_node *node, mp_type_parameter *parameters, uint32_t count,
                                  mp_scope **scope) {
    *scope = NULL;
    if (count == 0) {
        return true;
    }
    *scope = enter_annotation(s, MP_ANNOTATION_GENERIC);
    for (uint32_t i = 0; i < count && *scope != NULL; i++) {
        mp_type_parameter *p = &parameters[i];
        for (uint32_t k = 0; k < i; k++) {
            if (parameters[k].name == p->name) {
                return mp_syntax_error(s->vm, &mp_type_SyntaxError, s->filename, node, "duplicate type parameter '%U'",
                                       mp_arena_get(s->arena, p->name));
            }
        }
        if (!mp_scoper_note(s, p->name, MP_SYMBOL_BOUND)) {
            return false;
        }
        if (p->bound == NULL) {
            continue;
        }
        p->scope = enter_annotation(s, MP_ANNOTATION_BOUND);
        if (p->scope == NULL || !mp_scoper_visit(s, p->bound)) {
            return false;
        }
        mp_scoper_leave(s);
    }
    return *scope != NULL;
}

static void leave_type_parameters(mp_scoper *s, const mp_scope *scope) {
    if (scope != NULL) {
        mp_scoper_leave(s);
    }
}

/* Decorators and defaults belong to the scope around the function. */
static bool visit_function_outside(mp_scoper *s, const mp_function_node *f) {
    if (!visit_body(s, &f->decorators)) {
        return false;
    }
    for (uint32_t i = 0; i < f->parameter_count; i++) {
        if (!mp_scoper_visit(s, f->parameters[i].default_value)) {
            return false;
        }
    }
    return true;
}

/* So do annotations, but with the type parameters. */
static bool visit_annotations(mp_scoper *s, const mp_function_node *f) {
    for (uint32_t i = 0; i < f->parameter_count; i++) {
        if (!mp_scoper_visit(s, f->parameters[i].annotation)) {
            return false;
        }
    }
    return mp_scoper_visit(s, f->returns);
}

/* Notes that the statement binds the name. */
static bool note_bound(mp_scoper *s, const mp_node *node, mp_ref_id name) {
    if (mp_same(mp_arena_get(s->arena, name), MP_NAME(__debug__))) {
        return mp_syntax_error(s->vm, &mp_type_SyntaxError, s->filename, node, "cannot assign to __debug__");
    }
    return mp_scoper_note(s, name, MP_SYMBOL_BOUND);
}

static bool visit_function(mp_scoper *s, mp_node *node) {
    mp_function_node *f = &node->u.function;
    if (!visit_function_outside(s, f)) {
        return false;
    }
    if (node->kind == MP_NODE_FUNCTION && !note_bound(s, node, f->name)) {
        return false;
    }
    if (!enter_type_parameters(s, node, f->type_parameters, f->type_parameter_count, &f->type_scope) ||
        !visit_annotations(s, f)) {
        return false;
    }
    f->scope = mp_scoper_enter(s, MP_SCOPE_FUNCTION);
    if (f->scope == NULL) {
        return false;
    }
    f->scope->is_coroutine = node->kind == MP_NODE_FUNCTION && node->op == 1;
    for (uint32_t i = 0; i < f->parameter_count; i++) {
        if (!mp_scoper_note(s, f->parameters[i].name, MP_SYMBOL_BOUND | MP_SYMBOL_PARAMETER)) {
            return false;
        }
    }
    bool ok = visit_body(s, &f->body);
    mp_scoper_leave(s);
    leave_type_parameters(s, f->type_scope);
    return ok;
}

/* Notes a name that no program can write. */
static bool note_hidden(mp_scoper *s, mp_value name, unsigned flags) {
    mp_ref_id ref = mp_arena_value(s->arena, name);
    return ref != MP_NO_REF && mp_scoper_note(s, ref, flags);
}

static bool visit_class(mp_scoper *s, mp_node *node) {
    if (!visit_body(s, &node->u.class.decorators) || !note_bound(s, node, node->u.class.name) ||
        !enter_type_parameters(s, node, node->u.class.type_parameters, node->u.class.type_parameter_count,
                               &node->u.class.type_scope)) {
        return false;
    }
    bool generic = node->u.class.type_scope != NULL;
    if (generic && (!note_hidden(s, MP_NAME(dot_type_params_), MP_SYMBOL_BOUND) ||
                    !note_hidden(s, MP_NAME(dot_generic_base_), MP_SYMBOL_BOUND | MP_SYMBOL_USED))) {
        return false;
    }
    if (!visit_body(s, &node->u.class.bases) ||
        !visit_keywords(s, node->u.class.keywords, node->u.class.keyword_count)) {
        return false;
    }
    mp_scope *scope = mp_scoper_enter(s, MP_SCOPE_CLASS);
    if (scope == NULL) {
        return false;
    }
    node->u.class.scope = scope;
    scope->class_name = node->u.class.name;
    bool ok = (!generic || note_hidden(s, MP_NAME(dot_type_params_), MP_SYMBOL_USED)) &&
              visit_body(s, &node->u.class.body);
    mp_scoper_leave(s);
    leave_type_parameters(s, node->u.class.type_scope);
    return ok;
}

static bool visit_type_alias(mp_scoper *s, mp_node *node) {
    if (!note_bound(s, node, node->u.type_alias.name) ||
        !enter_type_parameters(s, node, node->u.type_alias.type_parameters, node->u.type_alias.type_parameter_count,
                               &node->u.type_alias.type_scope)) {
        return false;
    }
    node->u.type_alias.scope = enter_annotation(s, MP_ANNOTATION_ALIAS);
    if (node->u.type_alias.scope == NULL || !mp_scoper_visit(s, node->u.type_alias.value)) {
        return false;
    }
    mp_scoper_leave(s);
    leave_type_parameters(s, node->u.type_alias.type_scope);
    return true;
}

/* Where something waits: `what` needs an asynchronous function, or a generator expression, which becomes an
 * asynchronous generator then. */
static bool note_await(mp_scoper *s, const mp_node *node, const char *what) {
    mp_scope *host = mp_scope_host(s->current);
    bool generator = host->kind == MP_SCOPE_FUNCTION && host->comprehension != 0;
    if (!host->is_coroutine && !generator) {
        if (s->current != host) {
            return mp_syntax_error(s->vm, &mp_type_SyntaxError, s->filename, s->comprehension,
                                   "asynchronous comprehension outside of an asynchronous function");
        }
        bool outside = host->kind != MP_SCOPE_FUNCTION && node->kind == MP_NODE_AWAIT;
        return mp_syntax_error(s->vm, &mp_type_SyntaxError, s->filename, node, "'%s' outside %sfunction", what,
                               outside ? "" : "async ");
    }
    host->has_await = true;
    return true;
}

/* In iterables no assignment expression is allowed. */
static bool visit_iterable(mp_scoper *s, mp_node *iterable) {
    bool before = s->current->in_iterable;
    s->current->in_iterable = true;
    bool ok = mp_scoper_visit(s, iterable);
    s->current->in_iterable = before;
    return ok;
}

/* The first iterable belongs to the scope around the comprehension. */
static bool visit_comprehension(mp_scoper *s, mp_node *node) {
    if (!visit_iterable(s, node->u.comprehension.fors[0].iterable)) {
        return false;
    }
    bool generator = node->kind == MP_NODE_GENERATOR_EXP;
    mp_scope *scope = mp_scoper_enter(s, generator ? MP_SCOPE_FUNCTION : MP_SCOPE_COMPREHENSION);
    if (scope == NULL) {
        return false;
    }
    node->u.comprehension.scope = scope;
    scope->is_generator = generator;
    scope->comprehension = node->kind;
    const mp_node *outer = s->comprehension;
    s->comprehension = node;
    for (uint32_t i = 0; i < node->u.comprehension.count; i++) {
        mp_comp_for *f = &node->u.comprehension.fors[i];
        if ((i > 0 && !visit_iterable(s, f->iterable)) || !visit_target(s, f->target, MP_SYMBOL_BOUND) ||
            !visit_body(s, &f->conditions)) {
            return false;
        }
        if (f->is_async && !note_await(s, node, "async for")) {
            return false;
        }
    }
    bool ok = mp_scoper_visit(s, node->u.comprehension.element) && mp_scoper_visit(s, node->u.comprehension.value);
    s->comprehension = outer;
    mp_scoper_leave(s);
    return ok;
}

static bool visit_declaration(mp_scoper *s, mp_node *node) {
    unsigned flag = node->kind == MP_NODE_GLOBAL ? MP_SYMBOL_GLOBAL : MP_SYMBOL_NONLOCAL;
    for (uint32_t i = 0; i < node->u.names.count; i++) {
        if (!mp_scoper_declare(s, node, node->u.names.refs[i], flag)) {
            return false;
        }
    }
    return true;
}

static bool visit_import(mp_scoper *s, mp_node *node) {
    for (uint32_t i = 0; i < node->u.import.count; i++) {
        const mp_alias *alias = &node->u.import.aliases[i];
        mp_ref_id ref = alias->as_name;
        if (ref == MP_NO_REF) {
            mp_value name = mp_arena_get(s->arena, alias->name);
            const char *text = mp_str_data(name);
            const char *dot = node->kind == MP_NODE_IMPORT ? memchr(text, '.', mp_str_size(name)) : NULL;
            ref = dot == NULL ? alias->name : mp_arena_name(s->arena, text, (size_t)(dot - text));
        }
        if (ref == MP_NO_REF || !note_bound(s, node, ref)) {
            return false;
        }
    }
    if (node->kind == MP_NODE_IMPORT_FROM && node->u.import.count == 0 && s->current->kind != MP_SCOPE_MODULE) {
        mp_node star = {.line = node->line + node->end_line_delta, .end_column = node->end_column};
        star.column = (uint16_t)(star.end_column - 1);
        return mp_syntax_error(s->vm, &mp_type_SyntaxError, s->filename, &star, "import * only allowed at module level");
    }
    return true;
}

static bool visit_try(mp_scoper *s, mp_node *node) {
    if (!visit_body(s, &node->u.try.body)) {
        return false;
    }
    for (uint32_t i = 0; i < node->u.try.handler_count; i++) {
        mp_handler *h = &node->u.try.handlers[i];
        if (!mp_scoper_visit(s, h->type) ||
            (h->name != MP_NO_REF && !mp_scoper_note(s, h->name, MP_SYMBOL_BOUND | MP_SYMBOL_DELETED)) ||
            !visit_body(s, &h->body)) {
            return false;
        }
    }
    return visit_body(s, &node->u.try.otherwise) && visit_body(s, &node->u.try.finally);
}

static bool visit_with(mp_scoper *s, mp_node *node) {
    if (node->op == 1 && !note_await(s, node, "async with")) {
        return false;
    }
    for (uint32_t i = 0; i < node->u.with.count; i++) {
        mp_with_item *item = &node->u.with.items[i];
        if (!mp_scoper_visit(s, item->context) ||
            (item->target != NULL && !visit_target(s, item->target, MP_SYMBOL_BOUND))) {
            return false;
        }
    }
    return visit_body(s, &node->u.with.body);
}

static bool visit_match(mp_scoper *s, mp_node *node) {
    if (!mp_scoper_visit(s, node->u.match.subject)) {
        return false;
    }
    for (uint32_t i = 0; i < node->u.match.count; i++) {
        mp_match_case *c = &node->u.match.cases[i];
        if (!mp_scoper_visit(s, c->pattern) || !mp_scoper_visit(s, c->guard) || !visit_body(s, &c->body)) {
            return false;
        }
    }
    return true;
}

static bool visit_pattern(mp_scoper *s, mp_node *node) {
    switch (node->kind) {
    case MP_NODE_PATTERN_VALUE:
    case MP_NODE_PATTERN_SINGLETON:
        return mp_scoper_visit(s, node->u.child.child);
    case MP_NODE_PATTERN_STAR:
        return node->u.name.ref == MP_NO_REF || mp_scoper_note(s, node->u.name.ref, MP_SYMBOL_BOUND);
    case MP_NODE_PATTERN_MAPPING:
        return visit_body(s, &node->u.pattern_mapping.keys) && visit_body(s, &node->u.pattern_mapping.values) &&
               (node->u.pattern_mapping.rest == MP_NO_REF ||
                mp_scoper_note(s, node->u.pattern_mapping.rest, MP_SYMBOL_BOUND));
    case MP_NODE_PATTERN_CLASS:
        return mp_scoper_visit(s, node->u.pattern_class.type) && visit_body(s, &node->u.pattern_class.positional) &&
               visit_body(s, &node->u.pattern_class.keyword_patterns);
    case MP_NODE_PATTERN_AS:
        return mp_scoper_visit(s, node->u.pattern_as.pattern) &&
               (node->u.pattern_as.ref == MP_NO_REF ||
                mp_scoper_note(s, node->u.pattern_as.ref, MP_SYMBOL_BOUND));
    default: /* sequence, or */
        return visit_body(s, &node->u.list);
    }
}

static bool visit_yield(mp_scoper *s, mp_node *node) {
    mp_scope *host = mp_scope_host(s->current);
    if (!mp_scoper_check_annotation(s, node, node->kind == MP_NODE_AWAIT ? "await expression" : "yield expression")) {
        return false;
    }
    if (node->kind == MP_NODE_AWAIT) {
        return note_await(s, node, "await") && mp_scoper_visit(s, node->u.child.child);
    }
    if (s->current->comprehension != 0) {
        static const char *const names[] = {"list comprehension", "set comprehension", "dict comprehension",
                                            "generator expression"};
        return mp_syntax_error(s->vm, &mp_type_SyntaxError, s->filename, node, "'yield' inside %s",
                               names[s->current->comprehension - MP_NODE_LIST_COMP]);
    }
    if (host->kind != MP_SCOPE_FUNCTION) {
        return mp_syntax_error(s->vm, &mp_type_SyntaxError, s->filename, node, "'yield' outside function");
    }
    if (host->is_coroutine && node->kind == MP_NODE_YIELD_FROM) {
        return mp_syntax_error(s->vm, &mp_type_SyntaxError, s->filename, node, "'yield from' inside async function");
    }
    host->is_generator = true;
    return mp_scoper_visit(s, node->u.child.child);
}

static bool visit_assignment(mp_scoper *s, mp_node *node) {
    switch (node->kind) {
    case MP_NODE_ASSIGN:
        for (uint32_t i = 0; i < node->u.assign.targets.count; i++) {
            if (!visit_target(s, node->u.assign.targets.items[i], MP_SYMBOL_BOUND)) {
                return false;
            }
        }
        return mp_scoper_visit(s, node->u.assign.value);
    case MP_NODE_AUGMENTED:
        return visit_target(s, node->u.binary.left, MP_SYMBOL_BOUND) &&
               mp_scoper_visit(s, node->u.binary.right);
    case MP_NODE_ANNOTATED:
        if (node->op == 1 && !mp_scoper_note_annotated(s, node, node->u.three.test->u.name.ref)) {
            return false;
        }
        return visit_target(s, node->u.three.test,
                            node->u.three.otherwise != NULL || node->op == 1
                                ? MP_SYMBOL_BOUND | MP_SYMBOL_ANNOTATED
                                : MP_SYMBOL_ANNOTATED) &&
               (mp_scope_host(s->current)->kind == MP_SCOPE_FUNCTION || mp_scoper_visit(s, node->u.three.then)) &&
               mp_scoper_visit(s, node->u.three.otherwise);
    case MP_NODE_DELETE:
        for (uint32_t i = 0; i < node->u.list.count; i++) {
            if (!visit_target(s, node->u.list.items[i], MP_SYMBOL_BOUND | MP_SYMBOL_DELETED)) {
                return false;
            }
        }
        return true;
    default: /* WALRUS: binds in the function around comprehensions */
        mp_scope_host(s->current)->has_walrus = true;
        return mp_scoper_visit(s, node->u.binary.right) &&
               mp_scoper_note_walrus(s, node);
    }
}

static bool visit_expression(mp_scoper *s, mp_node *node) {
    switch (node->kind) {
    case MP_NODE_CONSTANT:
        return true;
    case MP_NODE_FORMATTED:
        return mp_scoper_visit(s, node->u.formatted.value) && mp_scoper_visit(s, node->u.formatted.spec);
    case MP_NODE_COMPARE:
        for (uint32_t i = 0; i <= node->u.compare.count; i++) {
            if (!mp_scoper_visit(s, node->u.compare.items[i])) {
                return false;
            }
        }
        return true;
    case MP_NODE_CONDITIONAL:
    case MP_NODE_SLICE:
        return mp_scoper_visit(s, node->u.three.test) && mp_scoper_visit(s, node->u.three.then) &&
               mp_scoper_visit(s, node->u.three.otherwise);
    case MP_NODE_CALL:
        if (is_introspection(s, node->u.call.callee)) {
            mp_scope_host(s->current)->uses_locals = true;
        }
        return mp_scoper_visit(s, node->u.call.callee) && visit_body(s, &node->u.call.args) &&
               visit_keywords(s, node->u.call.keywords, node->u.call.keyword_count);
    case MP_NODE_ATTRIBUTE:
        return mp_scoper_visit(s, node->u.attribute.value);
    case MP_NODE_LAMBDA:
        return visit_function(s, node);
    case MP_NODE_LIST_COMP:
    case MP_NODE_SET_COMP:
    case MP_NODE_DICT_COMP:
    case MP_NODE_GENERATOR_EXP:
        return visit_comprehension(s, node);
    case MP_NODE_YIELD:
    case MP_NODE_YIELD_FROM:
    case MP_NODE_AWAIT:
        return visit_yield(s, node);
    case MP_NODE_STARRED:
    case MP_NODE_UNARY:
        return mp_scoper_visit(s, node->u.child.child);
    default: /* displays, and, or, joined strs */
        return visit_body(s, &node->u.list);
    }
}

static bool visit_statement(mp_scoper *s, mp_node *node) {
    switch (node->kind) {
    case MP_NODE_EXPRESSION:
    case MP_NODE_RETURN:
        return mp_scoper_visit(s, node->u.child.child);
    case MP_NODE_RAISE:
    case MP_NODE_ASSERT:
        return mp_scoper_visit(s, node->u.binary.left) && mp_scoper_visit(s, node->u.binary.right);
    case MP_NODE_GLOBAL:
    case MP_NODE_NONLOCAL:
        return visit_declaration(s, node);
    case MP_NODE_IMPORT:
    case MP_NODE_IMPORT_FROM:
        return visit_import(s, node);
    case MP_NODE_WHILE:
        return mp_scoper_visit(s, node->u.branch.test) && visit_body(s, &node->u.branch.body) &&
               visit_body(s, &node->u.branch.otherwise);
    case MP_NODE_FOR:
        return (node->op == 0 || note_await(s, node, "async for")) && mp_scoper_visit(s, node->u.loop.iterable) && visit_target(s, node->u.loop.target, MP_SYMBOL_BOUND) &&
               visit_body(s, &node->u.loop.body) && visit_body(s, &node->u.loop.otherwise);
    case MP_NODE_WITH:
        return visit_with(s, node);
    case MP_NODE_TRY:
        return visit_try(s, node);
    case MP_NODE_FUNCTION:
        return visit_function(s, node);
    case MP_NODE_CLASS:
        return visit_class(s, node);
    case MP_NODE_MATCH:
        return visit_match(s, node);
    case MP_NODE_TYPE_ALIAS:
        return visit_type_alias(s, node);
    default: /* pass, break, continue */
        return true;
    }
}

bool mp_scoper_visit(mp_scoper *s, mp_node *node) {
    if (!mp_recursion_check(s->vm)) {
        return false;
    }
    while (node != NULL) {
        switch (node->kind) {
        case MP_NODE_NAME:
            return visit_name(s, node, MP_SYMBOL_USED);
        case MP_NODE_BINARY: /* left-deep chains are long */
        case MP_NODE_SUBSCRIPT:
            if (!mp_scoper_visit(s, node->u.binary.right)) {
                return false;
            }
            node = node->u.binary.left;
            continue;
        case MP_NODE_IF: /* and so are elif chains */
            if (!mp_scoper_visit(s, node->u.branch.test) || !visit_body(s, &node->u.branch.body)) {
                return false;
            }
            if (node->u.branch.otherwise.count != 1) {
                return visit_body(s, &node->u.branch.otherwise);
            }
            node = node->u.branch.otherwise.items[0];
            continue;
        case MP_NODE_ASSIGN:
        case MP_NODE_AUGMENTED:
        case MP_NODE_ANNOTATED:
        case MP_NODE_DELETE:
        case MP_NODE_WALRUS:
            return visit_assignment(s, node);
        default:
            return node->kind >= MP_NODE_PATTERN_VALUE ? visit_pattern(s, node)
                   : node->kind >= MP_NODE_EXPRESSION  ? visit_statement(s, node)
                                                       : visit_expression(s, node);
        }
    }
    return true;
}

bool mp_scope_analyse(mp_vm *vm, mp_arena *arena, mp_value filename, mp_scope *module, const mp_nodes *body) {
    mp_scoper s = {.vm = vm, .arena = arena, .filename = filename, .current = module};
    return visit_body(&s, body) && mp_scope_resolve(&s, module);
}
