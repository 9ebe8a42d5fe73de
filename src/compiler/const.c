/* SPDX-License-Identifier: MIT
 *
 * Layer 4a. Code generation: what module micropython means to the compiler, const() and decorators.
 *
 * `from micropython import const` switches this on for the rest of the source text. From then on NAME = const(VALUE) in
 * a module or class gives NAME the value for the compiler: where the name means a global, the value stands in the code.
 * A name that starts with an underscore is not stored at all. What the compiler cannot compute is left to the function
 * const(), which gives back its argument.
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

/* The value of const()'s argument, MP_UNBOUND if it is not known here. */
static mp_value value_of(mp_gen *g, mp_node *node) {
    if (!mp_recursion_check(g->vm)) {
        g->vm->pending = MP_UNBOUND;
        return MP_UNBOUND;
    }
    switch (node->kind) {
    case MP_NODE_UNARY: {
        mp_value v = value_of(g, node->u.child.child);
        mp_node known = {.kind = MP_NODE_CONSTANT};
        known.u.constant.ref = mp_is_value(v) ? mp_arena_value(g->arena, v) : MP_NO_REF;
        if (!mp_is_value(v) || known.u.constant.ref == MP_NO_REF) {
            return MP_UNBOUND;
        }
        mp_node applied = {.kind = MP_NODE_UNARY, .op = node->op, .u.child.child = &known};
        return mp_gen_constant(g, &applied);
    }
    case MP_NODE_BINARY: {
        mp_value left = value_of(g, node->u.binary.left);
        mp_value right = mp_is_value(left) ? value_of(g, node->u.binary.right) : left;
        return mp_fold_binary(g, (mp_binary_op)node->op, left, right);
    }
    case MP_NODE_TUPLE:
        return mp_gen_constant_tuple(g, node, value_of);
    default:
        return mp_gen_constant(g, node);
    }
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
        return false;
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
