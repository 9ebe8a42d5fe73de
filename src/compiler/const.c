/* SPDX-License-Identifier: MIT
 *
 * Layer 4a. Code generation: what module micropython means to the compiler, const() and decorators.
 *
 * `from micropython import const` switches this on for the rest of the source text. From then on, NAME = const(VALUE) in
 * a module or class gives NAME the value for the compiler: where the name means a global, the value stands in the code.
 * A name that starts with an underscore is not stored at all. A text for exec() or eval() finds it switched on where the
 * caller's globals have that const. Elsewhere const() is a function that gives back its argument.
 *
 * The decorators that choose how MicroPython generates code need no import, and choose nothing here.
 */
#include "compiler/gen.h"
#include "gc/vm.h"
#include "objects/dict.h"
#include "objects/str.h"
#include "objects/tuple.h"

/* ---- names ---- */

void mp_gen_note_const_import(mp_gen *g, const mp_node *node) {
    mp_ref_id module = node->u.import.module;
    if (node->u.import.level > 0 || module == MP_NO_REF || !mp_same(mp_arena_get(g->arena, module), MP_NAME(micropython))) {
        return;
    }
    for (uint32_t i = 0; i < node->u.import.count; i++) {
        const mp_alias *alias = &node->u.import.aliases[i];
        if (alias->as_name == MP_NO_REF && mp_same(mp_arena_get(g->arena, alias->name), MP_NAME(const))) {
            g->unit->has_const = true;
        }
    }
}

mp_value mp_gen_named_constant(mp_gen *g, mp_ref_id ref) {
    mp_value name;
    if (!mp_is_value(g->unit->constants) || !mp_gen_global_name(g, ref, &name)) {
        return MP_UNBOUND;
    }
    return mp_dict_find_name(g->unit->constants, name);
}

/* ---- values ---- */

/* A tuple is made once: one that has been there already is taken again. */
static mp_value same_tuple(mp_gen *g, mp_value tuple) {
    size_t position = 0;
    mp_value name, known;
    while (mp_is_value(g->unit->constants) && mp_dict_next(g->unit->constants, &position, &name, &known)) {
        if (!mp_is_exact(known, &mp_type_tuple) || mp_tuple_get(known)->count != mp_tuple_get(tuple)->count) {
            continue;
        }
        size_t i = 0, count = mp_tuple_get(tuple)->count;
        while (i < count && mp_same(mp_tuple_get(known)->items[i], mp_tuple_get(tuple)->items[i])) {
            i++;
        }
        if (i == count) {
            return known;
        }
    }
    return tuple;
}

mp_value mp_gen_constant_tuple(mp_gen *g, const mp_node *node, mp_value (*item)(mp_gen *g, mp_node *node)) {
    uint32_t count = node->u.list.count;
    mp_value tuple = mp_tuple_new(g->vm, count, NULL);
    for (uint32_t i = 0; i < count && mp_is_value(tuple); i++) {
        mp_value v = item(g, node->u.list.items[i]);
        if (!mp_is_value(v)) {
            return MP_UNBOUND;
        }
        mp_gc_store(g->vm, &mp_tuple_get(tuple)->items[i], v);
    }
    if (mp_is_error(tuple)) {
        g->vm->pending = MP_UNBOUND;
        return MP_UNBOUND;
    }
    return same_tuple(g, tuple);
}

static mp_value value_of(mp_gen *g, mp_node *node);

static bool truth_of(mp_gen *g, mp_node *node, mp_value *value, bool *out) {
    *value = value_of(g, node);
    return mp_is_value(*value) && mp_truth(g->vm, *value, out);
}

static mp_value logical_of(mp_gen *g, const mp_node *node) {
    mp_value v = MP_UNBOUND;
    bool truth = node->kind == MP_NODE_AND;
    for (uint32_t i = 0; i < node->u.list.count && truth == (node->kind == MP_NODE_AND); i++) {
        if (!truth_of(g, node->u.list.items[i], &v, &truth)) {
            return MP_ERROR;
        }
    }
    return v;
}

static mp_value comparison_of(mp_gen *g, const mp_node *node) {
    mp_value left = value_of(g, node->u.compare.items[0]);
    bool truth = true;
    for (uint32_t i = 0; i < node->u.compare.count && truth; i++) {
        mp_value right = value_of(g, node->u.compare.items[i + 1]);
        unsigned op = node->u.compare.ops[i];
        if (!mp_is_value(left) || !mp_is_value(right) || op >= MP_COMPARE_OP_COUNT ||
            !mp_compare_truth(g->vm, (mp_compare_op)op, left, right, &truth)) {
            return MP_ERROR;
        }
        left = right;
    }
    return mp_from_bool(truth);
}

/* The value of an operator's expression, or no value. */
static mp_value operation_of(mp_gen *g, mp_node *node) {
    mp_value v, w;
    bool truth;
    switch (node->kind) {
    case MP_NODE_UNARY:
        if (!truth_of(g, node->u.child.child, &v, &truth)) {
            return MP_ERROR;
        }
        return node->op == MP_NODE_NOT ? mp_from_bool(!truth) : mp_unary(g->vm, (mp_unary_op)node->op, v);
    case MP_NODE_BINARY:
    case MP_NODE_SUBSCRIPT:
        v = value_of(g, node->u.binary.left);
        w = mp_is_value(v) ? value_of(g, node->u.binary.right) : v;
        if (!mp_is_value(w)) {
            return MP_ERROR;
        }
        return node->kind == MP_NODE_BINARY ? mp_binary(g->vm, (mp_binary_op)node->op, v, w) : mp_getitem(g->vm, v, w);
    case MP_NODE_AND:
    case MP_NODE_OR:
        return logical_of(g, node);
    case MP_NODE_COMPARE:
        return comparison_of(g, node);
    case MP_NODE_CONDITIONAL:
        if (!truth_of(g, node->u.three.test, &v, &truth)) {
            return MP_ERROR;
        }
        return value_of(g, truth ? node->u.three.then : node->u.three.otherwise);
    case MP_NODE_TUPLE:
        return mp_gen_constant_tuple(g, node, value_of);
    default:
        return mp_gen_constant(g, node);
    }
}

/* The value of const()'s argument, MP_UNBOUND if it is no constant. */
static mp_value value_of(mp_gen *g, mp_node *node) {
    mp_value v = mp_recursion_check(g->vm) ? operation_of(g, node) : MP_ERROR;
    if (mp_is_value(v)) {
        return v;
    }
    g->vm->pending = MP_UNBOUND;
    return MP_UNBOUND;
}

static bool is_private(mp_value name) {
    const char *text = mp_str_data(name);
    size_t size = mp_str_size(name);
    return text[0] == '_' && !(size > 4 && text[1] == '_' && text[size - 1] == '_' && text[size - 2] == '_');
}

bool mp_gen_const_assignment(mp_gen *g, const mp_node *target, mp_node *value, mp_value *out) {
    mp_value name;
    *out = MP_UNBOUND;
    if (!g->unit->has_const || target->kind != MP_NODE_NAME || value->kind != MP_NODE_CALL ||
        value->u.call.args.count != 1 || value->u.call.keyword_count != 0 ||
        value->u.call.callee->kind != MP_NODE_NAME ||
        !mp_same(mp_arena_get(g->arena, value->u.call.callee->u.name.ref), MP_NAME(const)) ||
        !mp_gen_global_name(g, target->u.name.ref, &name)) {
        return false;
    }
    mp_value v = value_of(g, value->u.call.args.items[0]);
    if (!mp_is_value(v)) {
        mp_gen_error(g, value->u.call.args.items[0], "not a constant");
        return true;
    }
    mp_value known = mp_gen_named_constant(g, target->u.name.ref);
    bool equal = false;
    if (mp_is_value(known) && (mp_type_of(known) != mp_type_of(v) || !mp_equal(g->vm, known, v, &equal) || !equal)) {
        mp_gen_error(g, target, "constant '%U' cannot be redefined", name);
        return true;
    }
    if (!mp_is_value(g->unit->constants)) {
        g->unit->constants = mp_dict_new(g->vm);
    }
    if (mp_is_error(g->unit->constants) || !mp_dict_set(g->vm, g->unit->constants, name, v)) {
        mp_gen_fail(g);
        return true;
    }
    *out = is_private(name) ? MP_UNBOUND : v;
    return true;
}

/* ---- decorators ---- */

/* The expression is micropython.NAME, or micropython.NAME.…, which is *deep then. */
static bool is_of_micropython(const mp_gen *g, const mp_node *node, bool *deep) {
    *deep = false;
    bool attribute = node->kind == MP_NODE_ATTRIBUTE;
    for (unsigned depth = 0; node->kind == MP_NODE_ATTRIBUTE; depth++) {
        *deep = depth > 0;
        node = node->u.attribute.value;
    }
    return attribute && node->kind == MP_NODE_NAME && mp_same(mp_arena_get(g->arena, node->u.name.ref), MP_NAME(micropython));
}

void mp_gen_drop_decorators(mp_gen *g, mp_nodes *decorators) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < decorators->count; i++) {
        mp_node *node = decorators->items[i];
        bool deep;
        if (!is_of_micropython(g, node, &deep)) {
            decorators->items[kept++] = node;
            continue;
        }
        mp_value name = mp_arena_get(g->arena, node->u.attribute.name);
        if (deep || !(mp_same(name, MP_NAME(native)) || mp_same(name, MP_NAME(viper)) || mp_same(name, MP_NAME(bytecode)))) {
            mp_gen_error(g, node, "invalid micropython decorator");
        }
    }
    decorators->count = kept;
}
