/* SPDX-License-Identifier: MIT
 *
 * Layer 4a. Code generation: expressions whose value is known at compile time.
 *
 * Invariant: folding never fails and never makes large constants; what raises or would be large is left to run time.
 */
#include "compiler/gen.h"
#include "gc/vm.h"
#include "objects/number.h"
#include "objects/str.h"
#include "objects/tuple.h"

enum { INT_BITS_MAX = 128, TEXT_SIZE_MAX = 4096, TUPLE_COUNT_MAX = 256 };

static bool is_number(mp_value v) {
    return mp_int_is(v) || mp_float_is(v) || mp_is_exact(v, &mp_type_complex);
}

static bool is_text(mp_value v) { return mp_is_exact(v, &mp_type_str) || mp_is_exact(v, &mp_type_bytes); }

/* The largest exponent or shift count for which the result stays small. */
static bool is_modest(mp_binary_op op, mp_value a, mp_value b) {
    bool sized = op == MP_OP_POW || op == MP_OP_LSHIFT || op == MP_OP_MUL;
    if (!sized || !mp_int_is(a) || !mp_int_is(b)) {
        return true;
    }
    int64_t x, y;
    if (!mp_int_to_i64(a, &x) || !mp_int_to_i64(b, &y)) {
        return false;
    }
    return op == MP_OP_MUL || (y < INT_BITS_MAX && y > -INT_BITS_MAX &&
                               (op == MP_OP_LSHIFT || (x > -256 && x < 256 && y < 32)));
}

static bool is_modest_repeat(mp_value text, mp_value count) {
    int64_t n;
    return mp_int_is(count) && mp_int_to_i64(count, &n) && n >= 0 &&
           (mp_str_size(text) == 0 || n <= TEXT_SIZE_MAX / (int64_t)mp_str_size(text));
}

static mp_value or_nothing(mp_gen *g, mp_value v) {
    if (mp_is_error(v)) {
        g->vm->pending = MP_UNBOUND;
        return MP_UNBOUND;
    }
    return v;
}

mp_value mp_fold_binary(mp_gen *g, mp_binary_op op, mp_value a, mp_value b) {
    if (g->failed || !mp_is_value(a) || !mp_is_value(b)) {
        return MP_UNBOUND;
    }
    bool ok = (is_number(a) && is_number(b) && is_modest(op, a, b)) ||
              (op == MP_OP_ADD && is_text(a) && is_text(b) && mp_type_of(a) == mp_type_of(b) &&
               mp_str_size(a) + mp_str_size(b) <= TEXT_SIZE_MAX) ||
              (op == MP_OP_MUL && is_text(a) && is_modest_repeat(a, b)) ||
              (op == MP_OP_MUL && is_text(b) && is_modest_repeat(b, a));
    return ok ? or_nothing(g, mp_binary(g->vm, op, a, b)) : MP_UNBOUND;
}

/* The node may turn out to be constant: worth looking into it. */
static bool may_be_constant(mp_gen *g, const mp_node *node) {
    return node->kind == MP_NODE_CONSTANT || node->kind == MP_NODE_UNARY ||
           (node->kind == MP_NODE_NAME && mp_is_value(mp_gen_named_constant(g, node->u.name.ref)));
}

static mp_value fold_tuple(mp_gen *g, mp_node *node) {
    uint32_t count = node->u.list.count;
    if (count > UINT16_MAX) {
        return MP_UNBOUND;
    }
    for (uint32_t i = 0; i < count; i++) {
        /* look before allocating: most tuples are not constant */
        const mp_node *item = node->u.list.items[i];
        if (!may_be_constant(g, item) && item->kind != MP_NODE_TUPLE && item->kind != MP_NODE_BINARY) {
            return MP_UNBOUND;
        }
    }
    return mp_gen_constant_tuple(g, node, mp_gen_constant);
}

mp_value mp_gen_constant(mp_gen *g, mp_node *node) {
    if (g->failed) {
        return MP_UNBOUND;
    }
    switch (node->kind) {
    case MP_NODE_CONSTANT:
        return mp_arena_get(g->arena, node->u.constant.ref);
    case MP_NODE_NAME:
        return mp_gen_named_constant(g, node->u.name.ref);
    case MP_NODE_UNARY: {
        mp_value v =
            may_be_constant(g, node->u.child.child) ? mp_gen_constant(g, node->u.child.child) : MP_UNBOUND;
        if (!mp_is_value(v) || !is_number(v) || node->op == MP_NODE_NOT || !mp_recursion_check(g->vm)) {
            return or_nothing(g, mp_is_value(g->vm->pending) ? MP_ERROR : MP_UNBOUND);
        }
        return or_nothing(g, mp_unary(g->vm, (mp_unary_op)node->op, v));
    }
    case MP_NODE_BINARY: {
        mp_node *left = node->u.binary.left, *right = node->u.binary.right;
        bool simple = may_be_constant(g, left) && may_be_constant(g, right);
        return simple ? mp_fold_binary(g, (mp_binary_op)node->op, mp_gen_constant(g, left), mp_gen_constant(g, right))
                      : MP_UNBOUND;
    }
    case MP_NODE_TUPLE:
        return fold_tuple(g, node);
    default:
        return MP_UNBOUND;
    }
}
