/* SPDX-License-Identifier: MIT
 *
 * Layer 4a. Scope analysis, the tables: symbols of a scope, declarations, and settling free names.
 *
 * Invariant: a name that an inner function takes from a function around it is a cell there (MP_SYMBOL_CELL) and in
 * the `frees` of every function and class in between.
 */
#include "compiler/scope_private.h"

#include "gc/vm.h"
#include "objects/builder.h"
#include "objects/str.h"

/* Scopes with more symbols have a hash table. */
enum { LINEAR_MAX = 16 };

static uint32_t slot_of(mp_ref_id name, uint32_t size) { return (name * 2654435761u) & (size - 1); }

static void table_put(mp_scope *scope, uint32_t number) {
    uint32_t size = scope->symbol_capacity * 2;
    uint32_t slot = slot_of(scope->symbols[number].name, size);
    while (scope->table[slot] != 0) {
        slot = (slot + 1) & (size - 1);
    }
    scope->table[slot] = number + 1;
}

/* Makes room for one more symbol. */
static bool grow(mp_arena *arena, mp_scope *scope) {
    uint32_t capacity = scope->symbol_capacity == 0 ? 4 : scope->symbol_capacity * 2;
    bool hashed = capacity > LINEAR_MAX;
    mp_symbol *symbols = mp_arena_alloc(arena, capacity * sizeof *symbols);
    uint32_t *table = symbols == NULL || !hashed ? NULL : mp_arena_alloc(arena, capacity * 2 * sizeof *table);
    if (symbols == NULL || (hashed && table == NULL)) {
        return false;
    }
    if (scope->symbol_count > 0) {
        memcpy(symbols, scope->symbols, scope->symbol_count * sizeof *symbols);
    }
    scope->symbols = symbols;
    scope->symbol_capacity = capacity;
    scope->table = table;
    for (uint32_t i = 0; i < scope->symbol_count && hashed; i++) {
        table_put(scope, i);
    }
    return true;
}

mp_symbol *mp_scope_find(const mp_scope *scope, mp_ref_id name) {
    if (scope->table == NULL) {
        for (uint32_t i = 0; i < scope->symbol_count; i++) {
            if (scope->symbols[i].name == name) {
                return &scope->symbols[i];
            }
        }
        return NULL;
    }
    uint32_t size = scope->symbol_capacity * 2;
    for (uint32_t slot = slot_of(name, size); scope->table[slot] != 0; slot = (slot + 1) & (size - 1)) {
        mp_symbol *symbol = &scope->symbols[scope->table[slot] - 1];
        if (symbol->name == name) {
            return symbol;
        }
    }
    return NULL;
}

/* The symbol, made if it is not there. */
static mp_symbol *symbol_get(mp_arena *arena, mp_scope *scope, mp_ref_id name) {
    mp_symbol *symbol = mp_scope_find(scope, name);
    if (symbol != NULL) {
        return symbol;
    }
    if (scope->symbol_count == scope->symbol_capacity && !grow(arena, scope)) {
        return NULL;
    }
    symbol = &scope->symbols[scope->symbol_count++];
    symbol->name = name;
    if (scope->table != NULL) {
        table_put(scope, scope->symbol_count - 1);
    }
    return symbol;
}

mp_scope *mp_scope_host(mp_scope *scope) {
    while (scope->kind == MP_SCOPE_COMPREHENSION) {
        scope = scope->parent;
    }
    return scope;
}

mp_scope *mp_scope_new_module(mp_vm *vm, mp_arena *arena) {
    (void)vm;
    mp_scope *scope = mp_arena_alloc(arena, sizeof *scope);
    if (scope != NULL) {
        scope->kind = MP_SCOPE_MODULE;
        scope->class_name = MP_NO_REF;
    }
    return scope;
}

mp_scope *mp_scoper_enter(mp_scoper *s, mp_scope_kind kind) {
    mp_scope *scope = mp_arena_alloc(s->arena, sizeof *scope);
    if (scope == NULL) {
        return NULL;
    }
    scope->kind = (uint8_t)kind;
    scope->parent = s->current;
    scope->class_name = s->current->class_name;
    scope->in_iterable = s->current->in_iterable;
    if (s->current->last_child != NULL) {
        s->current->last_child->next_sibling = scope;
    } else {
        s->current->first_child = scope;
    }
    s->current->last_child = scope;
    s->current = scope;
    return scope;
}

bool mp_scoper_check_annotation(mp_scoper *s, const mp_node *node, const char *what) {
    static const char *const names[] = {"", "a TypeVar bound", "a type alias", "the definition of a generic"};
    unsigned kind = mp_scope_host(s->current)->annotation;
    return kind == MP_ANNOTATION_NONE ||
           mp_syntax_error(s->vm, &mp_type_SyntaxError, s->filename, node, "%s cannot be used within %s", what,
                           names[kind]);
}

void mp_scoper_leave(mp_scoper *s) { s->current = s->current->parent; }

mp_ref_id mp_scope_mangle(mp_arena *arena, mp_vm *vm, mp_ref_id class_name, mp_ref_id name) {
    if (class_name == MP_NO_REF) {
        return name;
    }
    mp_value text = mp_arena_get(arena, name);
    const char *data = mp_str_data(text);
    size_t size = mp_str_size(text);
    if (size < 3 || data[0] != '_' || data[1] != '_' || (data[size - 1] == '_' && data[size - 2] == '_') ||
        memchr(data, '.', size) != NULL) {
        return name;
    }
    const char *class_data = mp_str_data(mp_arena_get(arena, class_name));
    while (*class_data == '_') {
        class_data++;
    }
    if (*class_data == 0) {
        return name;
    }
    mp_builder b;
    mp_builder_init(&b, vm);
    mp_builder_append_byte(&b, '_');
    mp_builder_append_text(&b, class_data);
    mp_builder_append_str(&b, text);
    mp_value mangled = mp_builder_str(&b);
    return mp_is_error(mangled) ? MP_NO_REF : mp_arena_name(arena, mp_str_data(mangled), mp_str_size(mangled));
}

static bool note(mp_scoper *s, mp_scope *scope, mp_ref_id name, unsigned flags) {
    name = mp_scope_mangle(s->arena, s->vm, scope->class_name, name);
    mp_symbol *symbol = name == MP_NO_REF ? NULL : symbol_get(s->arena, scope, name);
    if (symbol == NULL) {
        return false;
    }
    symbol->flags |= (uint16_t)flags;
    return true;
}

bool mp_scoper_note(mp_scoper *s, mp_ref_id name, unsigned flags) { return note(s, s->current, name, flags); }

bool mp_scoper_note_walrus(mp_scoper *s, const mp_node *node) {
    mp_scope *scope = s->current;
    if (!mp_scoper_check_annotation(s, node, "named expression")) {
        return false;
    }
    if (scope->in_iterable) {
        return mp_syntax_error(s->vm, &mp_type_SyntaxError, s->filename, node,
                               "assignment expression cannot be used in a comprehension iterable expression");
    }
    mp_ref_id name = node->u.binary.left->u.name.ref;
    for (; scope->comprehension != 0; scope = scope->parent) {
        const mp_symbol *symbol = mp_scope_find(scope, name);
        if (symbol != NULL && (symbol->flags & MP_SYMBOL_BOUND)) {
            return mp_syntax_error(s->vm, &mp_type_SyntaxError, s->filename, node->u.binary.left,
                                   "assignment expression cannot rebind comprehension iteration variable '%U'",
                                   mp_arena_get(s->arena, name));
        }
    }
    if (scope != s->current && scope->kind == MP_SCOPE_CLASS) {
        return mp_syntax_error(s->vm, &mp_type_SyntaxError, s->filename, node->u.binary.left,
                               "assignment expression within a comprehension cannot be used in a class body");
    }
    /* inside a comprehension the name means the variable outside of it */
    const mp_symbol *symbol = mp_scope_find(scope, name);
    bool global = scope->kind == MP_SCOPE_MODULE || (symbol != NULL && (symbol->flags & MP_SYMBOL_GLOBAL));
    unsigned outside = global ? MP_SYMBOL_GLOBAL : MP_SYMBOL_NONLOCAL;
    for (mp_scope *inner = s->current; inner != scope; inner = inner->parent) {
        bool function = inner->kind == MP_SCOPE_FUNCTION;
        if (!note(s, inner, name, MP_SYMBOL_USED | MP_SYMBOL_WALRUS | (function ? outside : 0))) {
            return false;
        }
    }
    return note(s, scope, name, MP_SYMBOL_BOUND);
}

static bool declared_late(mp_scoper *s, const mp_node *node, const mp_symbol *symbol, const char *what) {
    mp_value name = mp_arena_get(s->arena, symbol->name);
    if (symbol->flags & MP_SYMBOL_PARAMETER) {
        return mp_syntax_error(s->vm, &mp_type_SyntaxError, s->filename, node, "name '%U' is parameter and %s", name,
                               what);
    }
    if (symbol->flags & MP_SYMBOL_USED) {
        return mp_syntax_error(s->vm, &mp_type_SyntaxError, s->filename, node, "name '%U' is used prior to %s declaration",
                               name, what);
    }
    if (symbol->flags & MP_SYMBOL_ANNOTATED) {
        return mp_syntax_error(s->vm, &mp_type_SyntaxError, s->filename, node, "annotated name '%U' can't be %s", name,
                               what);
    }
    return mp_syntax_error(s->vm, &mp_type_SyntaxError, s->filename, node,
                           "name '%U' is assigned to before %s declaration", name, what);
}

bool mp_scoper_note_annotated(mp_scoper *s, const mp_node *node, mp_ref_id name) {
    name = mp_scope_mangle(s->arena, s->vm, s->current->class_name, name);
    const mp_symbol *symbol = name == MP_NO_REF ? NULL : symbol_get(s->arena, s->current, name);
    if (symbol == NULL) {
        return false;
    }
    if (s->current->kind != MP_SCOPE_MODULE && (symbol->flags & (MP_SYMBOL_GLOBAL | MP_SYMBOL_NONLOCAL))) {
        return mp_syntax_error(s->vm, &mp_type_SyntaxError, s->filename, node, "annotated name '%U' can't be %s",
                               mp_arena_get(s->arena, name),
                               symbol->flags & MP_SYMBOL_GLOBAL ? "global" : "nonlocal");
    }
    return true;
}

/* Keeps the statement for errors that are found later. */
static bool declaration_keep(mp_scoper *s, const mp_node *node) {
    mp_scope *scope = s->current;
    if (scope->declarations != NULL && scope->declarations->node == node) {
        return true;
    }
    mp_declaration *declaration = mp_arena_alloc(s->arena, sizeof *declaration);
    if (declaration == NULL) {
        return false;
    }
    *declaration = (mp_declaration){node, scope->declarations};
    scope->declarations = declaration;
    return true;
}

/* The first statement of the scope that declares the (mangled) name. */
static const mp_node *declaration_find(mp_scoper *s, const mp_scope *scope, mp_ref_id name) {
    const mp_node *found = NULL;
    for (const mp_declaration *d = scope->declarations; d != NULL; d = d->next) {
        for (uint32_t i = 0; i < d->node->u.names.count; i++) {
            if (mp_scope_mangle(s->arena, s->vm, scope->class_name, d->node->u.names.refs[i]) == name) {
                found = d->node;
            }
        }
    }
    return found;
}

bool mp_scoper_declare(mp_scoper *s, const mp_node *node, mp_ref_id name, unsigned flag) {
    const char *what = flag == MP_SYMBOL_GLOBAL ? "global" : "nonlocal";
    if (flag == MP_SYMBOL_NONLOCAL && s->current->kind == MP_SCOPE_MODULE) {
        return mp_syntax_error(s->vm, &mp_type_SyntaxError, s->filename, node,
                               "nonlocal declaration not allowed at module level");
    }
    name = mp_scope_mangle(s->arena, s->vm, s->current->class_name, name);
    mp_symbol *symbol = name == MP_NO_REF ? NULL : symbol_get(s->arena, s->current, name);
    if (symbol == NULL) {
        return false;
    }
    if (s->current->kind != MP_SCOPE_MODULE &&
        (symbol->flags & (MP_SYMBOL_USED | MP_SYMBOL_BOUND | MP_SYMBOL_ANNOTATED))) {
        return declared_late(s, node, symbol, what);
    }
    symbol->flags |= (uint16_t)flag;
    return declaration_keep(s, node);
}

bool mp_scope_declare_global(mp_arena *arena, mp_scope *module, mp_value name) {
    mp_ref_id ref = mp_arena_value(arena, name);
    mp_symbol *symbol = ref == MP_NO_REF ? NULL : symbol_get(arena, module, ref);
    if (symbol != NULL) {
        symbol->flags |= MP_SYMBOL_GLOBAL;
    }
    return symbol != NULL;
}

int mp_scope_free_find(const mp_scope *scope, mp_ref_id name) {
    for (uint32_t i = 0; i < scope->free_count; i++) {
        if (scope->frees[i] == name) {
            return (int)i;
        }
    }
    return -1;
}

static bool free_add(mp_scoper *s, mp_scope *scope, mp_ref_id name) {
    if (mp_scope_free_find(scope, name) >= 0) {
        return true;
    }
    /* there is room for the next power of two, from 4 on */
    bool full = scope->free_count == 0 || (scope->free_count >= 4 && (scope->free_count & (scope->free_count - 1)) == 0);
    if (full) {
        uint32_t capacity = scope->free_count == 0 ? 4 : scope->free_count * 2;
        mp_ref_id *frees = mp_arena_alloc(s->arena, capacity * sizeof *frees);
        if (frees == NULL) {
            return false;
        }
        if (scope->free_count > 0) {
            memcpy(frees, scope->frees, scope->free_count * sizeof *frees);
        }
        scope->frees = frees;
    }
    scope->frees[scope->free_count++] = name;
    return true;
}

/* Finds the variable that an inner function means by `name`, from `scope` outwards, making it a cell there and free
 * in what lies between. *found is false if it is a global. False on failure. */
static bool capture(mp_scoper *s, mp_scope *scope, mp_ref_id name, bool *found) {
    *found = false;
    if (scope->kind == MP_SCOPE_MODULE) {
        return true;
    }
    mp_symbol *symbol = mp_scope_find(scope, name);
    if (scope->kind == MP_SCOPE_CLASS) {
        if (mp_same(mp_arena_get(s->arena, name), MP_NAME(__class__))) {
            scope->needs_class = true;
            *found = true;
            return true;
        }
        symbol = NULL; /* functions do not see the names of the class around them */
    }
    if (symbol != NULL && (symbol->flags & MP_SYMBOL_GLOBAL)) {
        return true;
    }
    if (symbol != NULL && (symbol->flags & MP_SYMBOL_BOUND) && !(symbol->flags & MP_SYMBOL_NONLOCAL)) {
        symbol->flags |= MP_SYMBOL_CELL;
        *found = true;
        return true;
    }
    if (!capture(s, scope->parent, name, found)) {
        return false;
    }
    return !*found || scope->kind == MP_SCOPE_COMPREHENSION || free_add(s, scope, name);
}

/* True if `scope` itself has a variable of that name (or declares it global). */
static bool owns(const mp_scope *scope, mp_ref_id name) {
    const mp_symbol *symbol = mp_scope_find(scope, name);
    return symbol != NULL && (symbol->flags & (MP_SYMBOL_BOUND | MP_SYMBOL_GLOBAL)) &&
           !(symbol->flags & MP_SYMBOL_NONLOCAL);
}

/* A name in a comprehension means what it means in its host, but that a host class's own names are invisible. */
static bool resolve_in_comprehension(mp_scoper *s, mp_scope *scope, mp_ref_id name) {
    mp_scope *host = mp_scope_host(scope);
    for (mp_scope *outer = scope->parent; outer != host; outer = outer->parent) {
        if (owns(outer, name)) {
            return true;
        }
    }
    if (host->kind == MP_SCOPE_MODULE || (host->kind == MP_SCOPE_FUNCTION && owns(host, name))) {
        return true;
    }
    bool found;
    if (!capture(s, host->parent, name, &found)) {
        return false;
    }
    return !found || free_add(s, host, name);
}

static bool resolve_symbol(mp_scoper *s, mp_scope *scope, const mp_symbol *symbol) {
    bool nonlocal = symbol->flags & MP_SYMBOL_NONLOCAL;
    if (nonlocal && (symbol->flags & MP_SYMBOL_GLOBAL) && scope->declarations != NULL) {
        return mp_syntax_error(s->vm, &mp_type_SyntaxError, s->filename, declaration_find(s, scope, symbol->name),
                               "name '%U' is nonlocal and global", mp_arena_get(s->arena, symbol->name));
    }
    if ((symbol->flags & (MP_SYMBOL_GLOBAL | MP_SYMBOL_BOUND)) && !nonlocal) {
        return true; /* what a class binds is never looked up in functions around it */
    }
    if (scope->kind == MP_SCOPE_COMPREHENSION) {
        return resolve_in_comprehension(s, scope, symbol->name);
    }
    bool found;
    mp_ref_id name = symbol->name;
    for (const mp_scope *outer = scope->parent; nonlocal && outer != NULL; outer = outer->parent) {
        const mp_symbol *there = outer->kind == MP_SCOPE_FUNCTION ? mp_scope_find(outer, name) : NULL;
        if (there != NULL && (there->flags & MP_SYMBOL_BOUND)) {
            if (outer->annotation != MP_ANNOTATION_NONE) {
                return mp_syntax_error(s->vm, &mp_type_SyntaxError, s->filename, declaration_find(s, scope, name),
                                       "nonlocal binding not allowed for type parameter '%U'",
                                       mp_arena_get(s->arena, name));
            }
            break;
        }
    }
    if (!capture(s, scope->parent, name, &found)) {
        return false;
    }
    if (found) {
        return free_add(s, scope, name);
    }
    if (nonlocal) {
        return mp_syntax_error(s->vm, &mp_type_SyntaxError, s->filename, declaration_find(s, scope, name),
                               "no binding for nonlocal '%U' found", mp_arena_get(s->arena, name));
    }
    return true;
}

bool mp_scope_resolve(mp_scoper *s, mp_scope *scope) {
    if (!mp_recursion_check(s->vm)) {
        return false;
    }
    if (scope->kind != MP_SCOPE_MODULE) {
        for (uint32_t i = 0; i < scope->symbol_count; i++) {
            if (!resolve_symbol(s, scope, &scope->symbols[i])) {
                return false;
            }
        }
    }
    for (mp_scope *child = scope->first_child; child != NULL; child = child->next_sibling) {
        if (!mp_scope_resolve(s, child)) {
            return false;
        }
    }
    return true;
}
