/* SPDX-License-Identifier: MIT
 *
 * Layer 4a. Code generation: type parameters and type aliases.
 *
 * What has type parameters is made by a function of its own, called at once, whose variables they are. Bounds and the
 * values of aliases are functions, too, which are called when somebody asks. Inside of a class these functions look
 * names up in the class first: the first parameter is its namespace then (sees_class).
 */
#include "compiler/gen.h"
#include "gc/vm.h"
#include "objects/generic.h"
#include "objects/str.h"
#include "objects/tuple.h"

MP_NAMES_USED(dot_defaults_, dot_kwdefaults_)

/* Lays out the registers. Returns the first parameter behind the namespace. */
static mp_reg begin_scope(mp_gen *g, const mp_value *names, int count) {
    bool sees_class = g->host->sees_class;
    if (sees_class) {
        g->flags |= MP_CODE_NAMESPACE;
        mp_gen_const_append(g, MP_NAME(dot_zero_));
    }
    for (int i = 0; i < count; i++) {
        mp_gen_const_append(g, names[i]);
    }
    g->parameters.positional = (uint16_t)(count + sees_class);
    g->local_count = count + sees_class;
    g->prefix = g->outer_name; /* names of what is inside do not mention this function */
    mp_gen_assign_registers(g, NULL);
    return sees_class;
}

static void gen_thunk_body(mp_gen *g, mp_node *node) {
    (void)begin_scope(g, NULL, 0);
    mp_reg value = mp_gen_operand(g, node);
    mp_emit(g, MP_OPCODE_RETURN, value);
}

/* A function that gives the value of the expression. */
static void gen_thunk(mp_gen *g, mp_node *node, mp_scope *scope, mp_value name, mp_reg dst) {
    mp_reg defaults = mp_gen_temp(g);
    if (scope->sees_class) {
        mp_emit3(g, MP_OPCODE_BUILD_TUPLE, defaults, 0, 1);
    }
    mp_gen_inner(g, node, scope, name, gen_thunk_body, scope->sees_class, defaults, dst);
    g->temp = defaults;
}

/* Makes the parameters, and a tuple of them in r[dst]. */
static void gen_parameters(mp_gen *g, const mp_type_parameter *parameters, uint32_t count, mp_reg dst) {
    mp_reg saved = g->temp;
    for (uint32_t i = 0; i < count && !g->failed; i++) {
        const mp_type_parameter *p = &parameters[i];
        mp_value name = mp_arena_get(g->arena, p->name);
        bool constrained = p->bound != NULL && p->bound->kind == MP_NODE_TUPLE;
        mp_reg three = mp_gen_temps(g, 3);
        mp_gen_load_const(g, name, three);
        mp_gen_load_const(g, MP_SMALL(p->stars == 1   ? MP_TYPE_VAR_TUPLE
                                      : p->stars == 2 ? MP_PARAM_SPEC
                                      : constrained   ? MP_TYPE_VAR_CONSTRAINED
                                                      : MP_TYPE_VAR),
                          three + 1);
        if (p->bound != NULL) {
            gen_thunk(g, p->bound, p->scope, name, three + 2);
        } else {
            mp_gen_load_const(g, MP_NONE, three + 2);
        }
        mp_gen_intrinsic(g, MP_INTRINSIC_TYPE_PARAMETER, three, 3, three);
        mp_gen_store(g, p->name, three);
        g->temp = saved;
    }
    mp_reg list = mp_gen_temp(g);
    mp_emit3(g, MP_OPCODE_BUILD_LIST, list, 0, 0);
    for (uint32_t i = 0; i < count && !g->failed; i++) {
        mp_reg item = mp_gen_temp(g);
        mp_gen_load(g, NULL, parameters[i].name, item);
        mp_emit2(g, MP_OPCODE_LIST_APPEND, list, item);
        g->temp = item;
    }
    mp_gen_intrinsic(g, MP_INTRINSIC_LIST_TO_TUPLE, list, 1, dst);
    g->temp = saved;
}

/* Calls the function of a scope with type parameters; r[operands…] are `count` arguments for it. */
static void gen_scope_call(mp_gen *g, mp_node *node, mp_scope *scope, mp_ref_id ref, mp_gen_body_fn *body,
                           mp_reg operands, int count, mp_reg dst) {
    mp_reg saved = g->temp;
    mp_value name = mp_str_new_format(g->vm, "<generic parameters of %U>", mp_arena_get(g->arena, ref));
    if (mp_is_error(name)) {
        mp_gen_fail(g);
        return;
    }
    mp_reg window = mp_gen_temps(g, MP_WINDOW_HEADER);
    mp_gen_inner(g, node, scope, name, body, 0, 0, window);
    if (scope->sees_class) {
        mp_gen_move(g, mp_gen_temp(g), 0);
    }
    for (int i = 0; i < count; i++) {
        mp_gen_move(g, mp_gen_temp(g), operands + i);
    }
    mp_gen_at(g, node);
    mp_emit_call(g, false, window, g->temp - window - MP_WINDOW_HEADER, dst);
    g->temp = saved;
}

/* ---- functions ---- */

static void gen_function_scope(mp_gen *g, mp_node *node) {
    static const mp_value names[] = {MP_VALUE_INIT(mp_names.mp_name_dot_defaults_), MP_VALUE_INIT(mp_names.mp_name_dot_kwdefaults_)};
    const mp_function_node *f = &node->u.function;
    mp_reg given = begin_scope(g, names, 2);
    mp_reg pair = mp_gen_temps(g, 2);
    gen_parameters(g, f->type_parameters, f->type_parameter_count, pair + 1);
    mp_reg operands = mp_gen_temps(g, 3);
    mp_gen_move(g, operands, given);
    mp_gen_move(g, operands + 1, given + 1);
    mp_gen_function_with(g, node, operands, mp_gen_default_flags(f), pair);
    mp_gen_intrinsic(g, MP_INTRINSIC_SET_TYPE_PARAMETERS, pair, 2, pair);
    mp_emit(g, MP_OPCODE_RETURN, pair);
}

void mp_gen_generic_function(mp_gen *g, mp_node *node, mp_reg operands, int flags, mp_reg dst) {
    for (int i = 0; i < 2; i++) {
        if (!(flags & (1 << i))) {
            mp_gen_load_const(g, MP_NONE, operands + i);
        }
    }
    gen_scope_call(g, node, node->u.function.type_scope, node->u.function.name, gen_function_scope, operands, 2, dst);
}

/* ---- classes ---- */

static mp_ref_id hidden_name(mp_gen *g, mp_value name) {
    mp_ref_id ref = mp_arena_value(g->arena, name);
    if (ref == MP_NO_REF) {
        mp_gen_fail(g);
    }
    return ref;
}

/* The class gets Generic[…] as its last base. */
static void gen_class_scope(mp_gen *g, mp_node *node) {
    (void)begin_scope(g, NULL, 0);
    mp_nodes bases = {node->u.class.bases.count + 1, NULL};
    bases.items = mp_arena_alloc(g->arena, bases.count * sizeof(mp_node *));
    mp_node *generic = mp_arena_node(g->arena, MP_NODE_NAME, node->line, node->column);
    mp_ref_id parameters = hidden_name(g, MP_NAME(dot_type_params_)), base = hidden_name(g, MP_NAME(dot_generic_base_));
    if (bases.items == NULL || generic == NULL || g->failed) {
        mp_gen_fail(g);
        return;
    }
    for (uint32_t i = 0; i + 1 < bases.count; i++) {
        bases.items[i] = node->u.class.bases.items[i];
    }
    generic->u.name.ref = base;
    bases.items[bases.count - 1] = generic;
    mp_reg t = mp_gen_temp(g);
    gen_parameters(g, node->u.class.type_parameters, node->u.class.type_parameter_count, t);
    mp_gen_store(g, parameters, t);
    mp_gen_intrinsic(g, MP_INTRINSIC_GENERIC_BASE, t, 1, t);
    mp_gen_store(g, base, t);
    mp_gen_class_with(g, node, &bases, t);
    mp_emit(g, MP_OPCODE_RETURN, t);
}

void mp_gen_generic_class(mp_gen *g, mp_node *node, mp_reg dst) {
    gen_scope_call(g, node, node->u.class.type_scope, node->u.class.name, gen_class_scope, 0, 0, dst);
}

/* ---- aliases ---- */

/* parameters: the register of their tuple, -1: none */
static void gen_alias(mp_gen *g, mp_node *node, mp_reg parameters, mp_reg dst) {
    mp_reg saved = g->temp;
    mp_value name = mp_arena_get(g->arena, node->u.type_alias.name);
    mp_reg three = mp_gen_temps(g, 3);
    mp_gen_load_const(g, name, three);
    if (parameters < 0) {
        mp_gen_load_const(g, MP_EMPTY_TUPLE, three + 1);
    } else {
        mp_gen_move(g, three + 1, parameters);
    }
    gen_thunk(g, node->u.type_alias.value, node->u.type_alias.scope, name, three + 2);
    mp_gen_at(g, node);
    mp_gen_intrinsic(g, MP_INTRINSIC_TYPE_ALIAS, three, 3, dst);
    g->temp = saved;
}

static void gen_alias_scope(mp_gen *g, mp_node *node) {
    (void)begin_scope(g, NULL, 0);
    mp_reg t = mp_gen_temp(g);
    gen_parameters(g, node->u.type_alias.type_parameters, node->u.type_alias.type_parameter_count, t);
    gen_alias(g, node, t, t);
    mp_emit(g, MP_OPCODE_RETURN, t);
}

void mp_gen_type_alias(mp_gen *g, mp_node *node) {
    mp_reg t = mp_gen_temp(g);
    if (node->u.type_alias.type_parameter_count > 0) {
        gen_scope_call(g, node, node->u.type_alias.type_scope, node->u.type_alias.name, gen_alias_scope, 0, 0, t);
    } else {
        gen_alias(g, node, -1, t);
    }
    mp_gen_store(g, node->u.type_alias.name, t);
    g->temp = t;
}
