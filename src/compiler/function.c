/* SPDX-License-Identifier: MIT
 *
 * Layer 4a. Code generation: functions, lambdas and classes.
 *
 * Each has a generator (mp_gen) of its own. If a jump turns out too far for 16 bits, the function is generated once
 * more with far jumps only.
 */
#include "compiler/gen.h"
#include "gc/vm.h"
#include "objects/builder.h"
#include "objects/str.h"
#include "objects/tuple.h"

/* What stands before the names of things defined in `g`: its qualified name, for functions with ".<locals>". */
static mp_value inner_prefix(mp_gen *g) {
    if (g->failed || g->host->kind == MP_SCOPE_MODULE) {
        return MP_NAME(empty_);
    }
    if (!mp_is_value(g->prefix)) {
        const char *suffix = g->host->kind == MP_SCOPE_FUNCTION ? ".<locals>" : "";
        mp_value prefix = mp_str_size(g->outer_name) == 0
                              ? mp_str_new_format(g->vm, "%U%s", g->name, suffix)
                              : mp_str_new_format(g->vm, "%U.%U%s", g->outer_name, g->name, suffix);
        if (mp_is_error(prefix)) {
            mp_gen_fail(g);
            return MP_NAME(empty_);
        }
        g->prefix = prefix;
    }
    return g->prefix;
}

/* The prefix for something of that name: a name declared global is at the top level wherever it is defined. */
static mp_value prefix_of(mp_gen *g, mp_ref_id ref) {
    const mp_symbol *symbol = ref == MP_NO_REF ? NULL : mp_scope_find(g->scope, ref);
    return symbol != NULL && (symbol->flags & MP_SYMBOL_GLOBAL) ? MP_NAME(empty_) : inner_prefix(g);
}

void mp_gen_init(mp_gen *g, mp_gen *outer, mp_scope *scope, mp_value name) {
    memset(g, 0, sizeof *g);
    if (outer != NULL) {
        g->vm = outer->vm;
        g->arena = outer->arena;
        g->unit = outer->unit;
        g->filename = outer->filename;
        g->outer = outer;
        g->at = outer->at;
        g->past_head = true;
        g->text_annotations = outer->text_annotations;
    }
    g->scope = g->host = scope;
    g->name = name;
    g->outer_name = MP_NAME(empty_);
    g->prefix = MP_UNBOUND;
    g->first_line = g->at != NULL ? g->at->line : 1;
    g->last = (mp_code_place){g->first_line, 0, -1, -1};
}

/* Generates the inner function's code; MP_ERROR on failure. */
static mp_value gen_code(mp_gen *outer, mp_node *node, mp_scope *scope, mp_value name, mp_value outer_name,
                         mp_gen_body_fn *body, bool wide) {
    mp_gen g;
    mp_gen_init(&g, outer, scope, name);
    g.outer_name = outer_name;
    g.wide = wide;
    g.use_names = outer->use_names;
    g.first_line = node->line;
    g.last.line = node->line;
    body(&g, node);
    bool too_far;
    if (!mp_gen_finish_jumps(&g, &too_far)) {
        return MP_ERROR;
    }
    if (too_far) {
        return gen_code(outer, node, scope, name, outer_name, body, true);
    }
    return mp_gen_make_code(&g);
}

void mp_gen_inner(mp_gen *g, mp_node *node, mp_scope *scope, mp_value name, mp_gen_body_fn *body, int make_flags,
                  mp_reg operands, mp_reg dst) {
    if (g->failed) {
        return;
    }
    mp_ref_id ref = node->kind == MP_NODE_FUNCTION ? node->u.function.name
                    : node->kind == MP_NODE_CLASS  ? node->u.class.name
                                                   : MP_NO_REF;
    mp_value outer_name = prefix_of(g, ref);
    mp_value code = g->failed ? MP_ERROR : gen_code(g, node, scope, name, outer_name, body, false);
    if (mp_is_error(code)) {
        mp_gen_fail(g);
        return;
    }
    mp_gen_at(g, node);
    mp_emit4(g, MP_OPCODE_MAKE_FUNCTION, dst, (int)mp_gen_const(g, code), make_flags, operands);
    for (uint32_t i = 0; i < scope->free_count && !g->failed; i++) {
        mp_gen_capture(g, scope->frees[i]);
    }
}

/* ---- functions ---- */

/* For locals() and its like: the names of the registers, as a constant behind the docstring. */
static void gen_local_names(mp_gen *g) {
    mp_value names = g->failed ? MP_ERROR : mp_tuple_new(g->vm, (size_t)g->local_count, NULL);
    if (mp_is_error(names)) {
        mp_gen_fail(g);
        return;
    }
    for (uint32_t i = 0; i < g->host->symbol_count; i++) {
        const mp_symbol *symbol = &g->host->symbols[i];
        bool local = (symbol->flags & MP_SYMBOL_BOUND) && !(symbol->flags & (MP_SYMBOL_GLOBAL | MP_SYMBOL_NONLOCAL));
        if (local && symbol->index < g->local_count) {
            mp_gc_store(g->vm, &mp_tuple_get(names)->items[symbol->index], mp_arena_get(g->arena, symbol->name));
        }
    }
    mp_gen_const_append(g, names);
    g->flags |= MP_CODE_LOCAL_NAMES;
    g->checks = true; /* unbound variables must be recognisable */
}

static void gen_function_body(mp_gen *g, mp_node *node) {
    const mp_function_node *f = &node->u.function;
    mp_gen_assign_registers(g, f);
    if (f->doc != MP_NO_REF && g->vm->optimise < 2) {
        g->flags |= MP_CODE_DOC;
        mp_gen_const_append(g, mp_arena_get(g->arena, f->doc));
    }
    if (f->scope->uses_locals) {
        gen_local_names(g);
    }
    if (f->scope->is_generator || f->scope->is_coroutine) {
        g->flags |= MP_CODE_GENERATOR;
    }
    if (f->scope->is_coroutine) {
        g->flags |= f->scope->is_generator ? MP_CODE_ASYNC_GENERATOR : MP_CODE_COROUTINE;
    }
    if (node->kind == MP_NODE_LAMBDA) {
        mp_reg value = mp_gen_operand(g, f->body.items[0]);
        mp_emit(g, MP_OPCODE_RETURN, value);
        return;
    }
    mp_gen_body(g, &f->body);
    if (!g->unreachable) {
        mp_emit0(g, MP_OPCODE_RETURN_NONE);
    }
}

/* Defaults of positional parameters become a tuple in r[operands]. */
static bool gen_defaults(mp_gen *g, const mp_function_node *f, mp_reg operands) {
    mp_node *few[8];
    mp_node tuple = {.kind = MP_NODE_TUPLE};
    for (uint32_t i = 0; i < f->parameter_count; i++) {
        const mp_parameter *p = &f->parameters[i];
        tuple.u.list.count += p->kind <= MP_PARAMETER_NORMAL && p->default_value != NULL;
    }
    if (tuple.u.list.count == 0) {
        return false;
    }
    tuple.u.list.items = tuple.u.list.count <= MP_COUNT_OF(few)
                             ? few
                             : mp_arena_alloc(g->arena, tuple.u.list.count * sizeof(mp_node *));
    if (tuple.u.list.items == NULL) {
        mp_gen_fail(g);
        return false;
    }
    uint32_t count = 0;
    for (uint32_t i = 0; i < f->parameter_count; i++) {
        const mp_parameter *p = &f->parameters[i];
        if (p->kind <= MP_PARAMETER_NORMAL && p->default_value != NULL) {
            tuple.u.list.items[count++] = p->default_value;
        }
    }
    const mp_node *at = g->at;
    tuple.line = at->line;
    tuple.column = at->column;
    mp_gen_expression(g, &tuple, operands);
    mp_gen_at(g, at);
    return true;
}

/* name: value pairs of parameters become a dict in r[target]. */
static bool gen_pairs(mp_gen *g, const mp_function_node *f, bool annotations, mp_reg target) {
    bool any = false;
    for (uint32_t i = 0; i <= f->parameter_count && !g->failed; i++) {
        bool last = i == f->parameter_count;
        const mp_parameter *p = last ? NULL : &f->parameters[i];
        mp_node *value = last          ? (annotations ? f->returns : NULL)
                         : annotations ? p->annotation
                                       : (p->kind == MP_PARAMETER_KEYWORD_ONLY ? p->default_value : NULL);
        if (value == NULL) {
            continue;
        }
        if (!any) {
            mp_emit3(g, MP_OPCODE_BUILD_DICT, target, 0, 0);
            any = true;
        }
        mp_reg pair = mp_gen_temps(g, 2);
        mp_gen_load_const(g, last ? MP_NAME(return_) : mp_gen_name(g, p->name), pair);
        if (annotations && (value->kind != MP_NODE_STARRED || g->text_annotations)) {
            mp_gen_annotation(g, value, pair + 1);
        } else if (annotations) { /* *args: *Ts */
            mp_gen_expression(g, value->u.child.child, pair + 1);
            mp_emit3(g, MP_OPCODE_UNPACK, pair + 1, 1, pair + 1);
        } else {
            mp_gen_expression(g, value, pair + 1);
        }
        mp_emit3(g, MP_OPCODE_SET_ITEM, target, pair, pair + 1);
        g->temp = pair;
    }
    return any;
}

int mp_gen_default_flags(const mp_function_node *f) {
    int flags = 0;
    for (uint32_t i = 0; i < f->parameter_count; i++) {
        if (f->parameters[i].default_value != NULL) {
            flags |= f->parameters[i].kind <= MP_PARAMETER_NORMAL ? 1 : 2;
        }
    }
    return flags;
}

void mp_gen_function_with(mp_gen *g, mp_node *node, mp_reg operands, int flags, mp_reg dst) {
    const mp_function_node *f = &node->u.function;
    flags |= gen_pairs(g, f, true, operands + 2) ? 4 : 0;
    mp_value name = f->name == MP_NO_REF ? MP_NAME(lambda_) : mp_arena_get(g->arena, f->name);
    mp_gen_inner(g, node, f->scope, name, gen_function_body, flags, flags == 0 ? 0 : operands, dst);
}

void mp_gen_function(mp_gen *g, mp_node *node, mp_reg dst) {
    const mp_function_node *f = &node->u.function;
    mp_reg saved = g->temp;
    mp_reg operands = mp_gen_temps(g, 3);
    int flags = gen_defaults(g, f, operands) ? 1 : 0;
    flags |= gen_pairs(g, f, false, operands + 1) ? 2 : 0;
    if (f->type_parameter_count > 0) {
        mp_gen_generic_function(g, node, operands, flags, dst);
    } else {
        mp_gen_function_with(g, node, operands, flags, dst);
    }
    g->temp = saved;
}

/* Evaluates decorators into call windows, outermost first; returns the register for what is decorated. */
static mp_reg gen_decorators(mp_gen *g, const mp_nodes *decorators) {
    for (uint32_t i = 0; i < decorators->count && !g->failed; i++) {
        mp_reg window = mp_gen_temps(g, MP_WINDOW_HEADER);
        mp_gen_expression(g, decorators->items[i], window);
    }
    return mp_gen_temp(g);
}

/* Calls the decorators, innermost first; the result is where the innermost argument was. */
static mp_reg call_decorators(mp_gen *g, const mp_nodes *decorators, mp_reg value) {
    for (uint32_t i = decorators->count; i-- > 0 && !g->failed;) {
        mp_reg window = value - MP_WINDOW_HEADER;
        mp_gen_at(g, decorators->items[i]);
        mp_emit_call(g, false, window, 1, window);
        value = window;
    }
    return value;
}

/* For nested windows the result of an inner call lies where the outer one wants its argument. */
void mp_gen_function_statement(mp_gen *g, mp_node *node) {
    mp_reg saved = g->temp;
    mp_gen_drop_decorators(g, &node->u.function.decorators);
    const mp_nodes *decorators = &node->u.function.decorators;
    mp_reg local = decorators->count == 0 ? mp_gen_local_target(g, node->u.function.name) : -1;
    mp_reg value = local >= 0 ? local : gen_decorators(g, decorators);
    mp_gen_function(g, node, value);
    value = call_decorators(g, decorators, value);
    mp_gen_at(g, node);
    mp_gen_store(g, node->u.function.name, value);
    g->temp = saved;
}

/* ---- classes ---- */

static void store_special(mp_gen *g, mp_value name, mp_value value) {
    mp_reg t = mp_gen_temp(g);
    mp_gen_load_const(g, value, t);
    mp_emit2(g, MP_OPCODE_STORE_NAME, (int)mp_gen_const(g, name), t);
    g->temp = t;
}

/* The body runs as a function of its namespace, r[0], and returns the cell of __class__, if there is one. */
static void gen_class_body(mp_gen *g, mp_node *node) {
    g->flags |= MP_CODE_NAMESPACE | MP_CODE_CLASS_BODY;
    g->parameters.positional = 1;
    g->local_count = 1;
    mp_gen_const_append(g, MP_NAME(dot_zero_));
    mp_gen_assign_registers(g, NULL);
    mp_reg t = mp_gen_temp(g);
    mp_gen_load_const(g, MP_NONE, t);
    mp_emit2(g, MP_OPCODE_LOAD_NAME, t, (int)mp_gen_const(g, MP_NAME(__name__)));
    mp_emit2(g, MP_OPCODE_STORE_NAME, (int)mp_gen_const(g, MP_NAME(__module__)), t);
    g->temp = t;
    store_special(g, MP_NAME(__qualname__), inner_prefix(g));
    if (node->u.class.type_scope != NULL) {
        mp_ref_id parameters = mp_arena_value(g->arena, MP_NAME(dot_type_params_));
        if (parameters == MP_NO_REF) {
            mp_gen_fail(g);
            return;
        }
        mp_gen_load(g, NULL, parameters, mp_gen_temp(g));
        mp_emit2(g, MP_OPCODE_STORE_NAME, (int)mp_gen_const(g, MP_NAME(__type_params__)), t);
        g->temp = t;
    }
    if (node->u.class.doc != MP_NO_REF && g->vm->optimise < 2) {
        store_special(g, MP_NAME(__doc__), mp_arena_get(g->arena, node->u.class.doc));
    }
    mp_gen_body(g, &node->u.class.body);
    if (g->host->needs_class) {
        mp_emit(g, MP_OPCODE_RETURN, g->first_cell + g->cell_count - 1);
    } else {
        mp_emit0(g, MP_OPCODE_RETURN_NONE);
    }
}

void mp_gen_class_with(mp_gen *g, mp_node *node, const mp_nodes *bases, mp_reg dst) {
    mp_reg saved = g->temp;
    mp_value name = mp_arena_get(g->arena, node->u.class.name);
    if (dst + 1 == g->temp) {
        g->temp = dst; /* the window starts where the result goes */
    }
    mp_reg window = mp_gen_temps(g, MP_WINDOW_HEADER);
    mp_emit2(g, MP_OPCODE_LOAD_SPECIAL, window, MP_SPECIAL_BUILD_CLASS);
    /* build_class(body, name, bases…, keywords…): the first two are passed as nodes like the others */
    mp_reg body = mp_gen_temps(g, 2);
    mp_gen_inner(g, node, node->u.class.scope, name, gen_class_body, 0, 0, body);
    mp_gen_load_const(g, name, body + 1);
    mp_gen_at(g, node);
    mp_gen_class_call(g, window, bases, node->u.class.keywords, node->u.class.keyword_count);
    mp_gen_move(g, dst, window);
    g->temp = saved;
}

void mp_gen_class(mp_gen *g, mp_node *node) {
    mp_reg saved = g->temp;
    mp_reg value = gen_decorators(g, &node->u.class.decorators);
    if (node->u.class.type_parameter_count > 0) {
        mp_gen_generic_class(g, node, value);
    } else {
        mp_gen_class_with(g, node, &node->u.class.bases, value);
    }
    value = call_decorators(g, &node->u.class.decorators, value);
    mp_gen_at(g, node);
    mp_gen_store(g, node->u.class.name, value);
    g->temp = saved;
}
