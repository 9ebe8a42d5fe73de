/* SPDX-License-Identifier: MIT
 *
 * Layer 4a. Code generation: expressions but calls.
 *
 * Invariant: on return g->temp is what it was at the start, but for mp_gen_operand, which may leave its result in a
 * new temporary.
 */
#include "compiler/gen.h"
#include "gc/vm.h"
#include "objects/number.h"
#include "objects/str.h"
#include "objects/tuple.h"

/* Displays of more elements are built piece by piece. */
enum { DISPLAY_MAX = 32 };

/* A register in which a result may be built up while parts are still evaluated. */
static mp_reg scratch(mp_gen *g, mp_reg dst) { return dst >= g->local_count ? dst : mp_gen_temp(g); }

mp_reg mp_gen_operand(mp_gen *g, mp_node *node) {
    if (node->kind == MP_NODE_NAME && !g->host->has_walrus) {
        mp_gen_at(g, node);
        mp_reg local = mp_gen_local(g, node->u.name.ref);
        if (local >= 0) {
            return local;
        }
    }
    mp_reg t = mp_gen_temp(g);
    mp_gen_expression(g, node, t);
    return t;
}

void mp_gen_intrinsic(mp_gen *g, mp_intrinsic id, mp_reg first, int count, mp_reg dst) {
    mp_emit4(g, MP_OPCODE_INTRINSIC, dst, id, first, count);
}

/* ---- arithmetic ---- */

static mp_opcode register_opcode(int op) {
    static const uint8_t opcodes[MP_BINARY_OP_COUNT] = {
        [MP_OP_ADD] = MP_OPCODE_ADD,       [MP_OP_SUB] = MP_OPCODE_SUB,           [MP_OP_MUL] = MP_OPCODE_MUL,
        [MP_OP_TRUEDIV] = MP_OPCODE_TRUEDIV, [MP_OP_FLOORDIV] = MP_OPCODE_FLOORDIV, [MP_OP_MOD] = MP_OPCODE_MOD,
        [MP_OP_AND] = MP_OPCODE_AND,       [MP_OP_OR] = MP_OPCODE_OR,             [MP_OP_XOR] = MP_OPCODE_XOR,
        [MP_OP_LSHIFT] = MP_OPCODE_LSHIFT, [MP_OP_RSHIFT] = MP_OPCODE_RSHIFT,
    };
    return opcodes[op];
}

static mp_opcode constant_opcode(int op) {
    static const uint8_t opcodes[MP_BINARY_OP_COUNT] = {
        [MP_OP_ADD] = MP_OPCODE_ADD_K,         [MP_OP_SUB] = MP_OPCODE_SUB_K,
        [MP_OP_MUL] = MP_OPCODE_MUL_K,         [MP_OP_TRUEDIV] = MP_OPCODE_TRUEDIV_K,
        [MP_OP_FLOORDIV] = MP_OPCODE_FLOORDIV_K, [MP_OP_MOD] = MP_OPCODE_MOD_K,
        [MP_OP_AND] = MP_OPCODE_AND_K,         [MP_OP_LSHIFT] = MP_OPCODE_LSHIFT_K,
        [MP_OP_RSHIFT] = MP_OPCODE_RSHIFT_K,
    };
    return opcodes[op];
}

/* dst = a op right. */
static void binary_step(mp_gen *g, mp_node *node, mp_reg a, mp_reg dst) {
    mp_reg saved = g->temp;
    mp_node *right = node->u.binary.right;
    mp_value k = mp_gen_constant(g, right);
    bool small = mp_is_value(k) && (mp_is_small(k) || mp_is_real(k));
    if (small && constant_opcode(node->op) != 0) {
        uint32_t number = mp_gen_const(g, k);
        if (number < 256) {
            mp_gen_at(g, node);
            mp_emit3(g, constant_opcode(node->op), dst, a, (int)number);
            return;
        }
    }
    mp_reg b = mp_gen_operand(g, right);
    mp_gen_at(g, node);
    if (register_opcode(node->op) != 0) {
        mp_emit3(g, register_opcode(node->op), dst, a, b);
    } else {
        mp_emit4(g, MP_OPCODE_BINARY, dst, a, b, node->op);
    }
    g->temp = saved;
}

/* A chain that nests to the left, a + b + c …, without recursion: its nodes are collected first. */
void mp_gen_binary_chain(mp_gen *g, mp_node *node, mp_reg dst) {
    uint32_t count = 0;
    for (mp_node *n = node; n->kind == MP_NODE_BINARY; n = n->u.binary.left) {
        count++;
    }
    mp_node *few[8];
    mp_node **chain = count <= MP_COUNT_OF(few) ? few : mp_arena_alloc(g->arena, count * sizeof *chain);
    if (chain == NULL) {
        mp_gen_fail(g);
        return;
    }
    mp_node *n = node;
    for (uint32_t i = count; i-- > 0; n = n->u.binary.left) {
        chain[i] = n;
    }
    mp_reg saved = g->temp;
    mp_value folded = mp_gen_constant(g, n);
    uint32_t i = 0;
    for (; i < count && mp_is_value(folded); i++) {
        mp_value next = mp_fold_binary(g, (mp_binary_op)chain[i]->op, folded, mp_gen_constant(g, chain[i]->u.binary.right));
        if (!mp_is_value(next)) {
            break;
        }
        folded = next;
    }
    mp_reg a;
    if (i == count) {
        mp_gen_load_const(g, folded, dst);
        g->temp = saved;
        return;
    }
    if (mp_is_value(folded)) {
        a = mp_gen_temp(g);
        mp_gen_at(g, n);
        mp_gen_load_const(g, folded, a);
    } else {
        a = mp_gen_operand(g, n);
    }
    mp_reg partial = i + 1 == count ? dst : a >= saved ? a : mp_gen_temp(g); /* not a variable */
    for (; i < count && !g->failed; i++) {
        binary_step(g, chain[i], a, i + 1 == count ? dst : partial);
        a = partial;
    }
    g->temp = saved;
}

static void gen_unary(mp_gen *g, mp_node *node, mp_reg dst) {
    mp_value constant = mp_gen_constant(g, node);
    if (mp_is_value(constant)) {
        mp_gen_load_const(g, constant, dst);
        return;
    }
    mp_reg saved = g->temp;
    mp_reg a = mp_gen_operand(g, node->u.child.child);
    mp_gen_at(g, node);
    if (node->op == MP_OP_NEG) {
        mp_emit2(g, MP_OPCODE_NEG, dst, a);
    } else if (node->op == MP_NODE_NOT) {
        mp_emit2(g, MP_OPCODE_NOT, dst, a);
    } else {
        mp_emit3(g, MP_OPCODE_UNARY, dst, a, node->op);
    }
    g->temp = saved;
}

/* ---- truth ---- */

/* and / or: the value of the first operand that decides. */
static void gen_and_or(mp_gen *g, mp_node *node, mp_reg dst) {
    mp_reg saved = g->temp;
    mp_reg t = scratch(g, dst);
    mp_label end = mp_label_new(g);
    mp_opcode jump = node->kind == MP_NODE_AND ? MP_OPCODE_JUMP_IF_NOT : MP_OPCODE_JUMP_IF;
    mp_bound_set bound = g->bound;
    for (uint32_t i = 0; i < node->u.list.count; i++) {
        mp_gen_expression(g, node->u.list.items[i], t);
        if (i == 0) {
            bound = g->bound;
        }
        if (i + 1 < node->u.list.count) {
            mp_emit_jump(g, jump, t, -1, end);
        }
    }
    g->bound = bound;
    mp_label_here(g, end);
    mp_gen_move(g, dst, t);
    g->temp = saved;
}

static bool is_none(mp_gen *g, const mp_node *node) {
    return node->kind == MP_NODE_CONSTANT && mp_is_none(mp_arena_get(g->arena, node->u.constant.ref));
}

/* A comparison of two as a jump; false if it has no such form. */
static bool compare_jump(mp_gen *g, mp_node *node, bool sense, mp_label target) {
    uint8_t op = node->u.compare.ops[0];
    mp_node *left = node->u.compare.items[0], *right = node->u.compare.items[1];
    if ((op == MP_NODE_IS || op == MP_NODE_IS_NOT) && is_none(g, right)) {
        mp_reg a = mp_gen_operand(g, left);
        bool none = (op == MP_NODE_IS) == sense;
        mp_emit_jump(g, none ? MP_OPCODE_JUMP_IF_NONE : MP_OPCODE_JUMP_IF_NOT_NONE, a, -1, target);
        return true;
    }
    if (op >= MP_COMPARE_OP_COUNT) {
        return false;
    }
    mp_reg a = mp_gen_operand(g, left);
    mp_value k = mp_gen_constant(g, right);
    if (mp_is_value(k) && (mp_is_small(k) || mp_is_real(k) || mp_is_exact(k, &mp_type_str))) {
        uint32_t number = mp_gen_const(g, k);
        if (number < 256) {
            mp_gen_at(g, node);
            mp_emit_jump(g, (mp_opcode)((sense ? MP_OPCODE_JUMP_IF_LT_K : MP_OPCODE_JUMP_IF_NOT_LT_K) + op), a,
                         (int)number, target);
            return true;
        }
    }
    mp_reg b = mp_gen_operand(g, right);
    mp_gen_at(g, node);
    mp_emit_jump(g, (mp_opcode)((sense ? MP_OPCODE_JUMP_IF_LT : MP_OPCODE_JUMP_IF_NOT_LT) + op), a, b, target);
    return true;
}

/* Jumps to target if (node is true) == sense, else goes on. */
void mp_gen_condition(mp_gen *g, mp_node *node, bool sense, mp_label target) {
    if (g->failed || !mp_recursion_check(g->vm)) {
        mp_gen_fail(g);
        return;
    }
    mp_reg saved = g->temp;
    bool both = node->kind == MP_NODE_AND;
    if (node->kind == MP_NODE_UNARY && node->op == MP_NODE_NOT) {
        mp_gen_condition(g, node->u.child.child, !sense, target);
    } else if (both || node->kind == MP_NODE_OR) {
        /* `and` jumping if false, `or` if true: any operand decides; else all but the last skip */
        mp_label over = mp_label_new(g);
        mp_bound_set bound = g->bound;
        for (uint32_t i = 0; i < node->u.list.count; i++) {
            bool last = i + 1 == node->u.list.count;
            mp_gen_condition(g, node->u.list.items[i], both == sense && !last ? !sense : sense,
                             both == sense && !last ? over : target);
            if (i == 0) {
                bound = g->bound;
            }
        }
        g->bound = bound;
        mp_label_here(g, over);
    } else if (node->kind == MP_NODE_CONSTANT || (node->kind == MP_NODE_NAME && mp_is_value(mp_gen_constant(g, node)))) {
        bool truth = false;
        if (!mp_truth(g->vm, mp_gen_constant(g, node), &truth)) {
            mp_gen_fail(g);
        } else if (truth == sense) {
            mp_emit_jump(g, MP_OPCODE_JUMP, -1, -1, target);
        }
    } else if (node->kind != MP_NODE_COMPARE || node->u.compare.count != 1 || !compare_jump(g, node, sense, target)) {
        mp_reg a = mp_gen_operand(g, node);
        mp_gen_at(g, node);
        mp_emit_jump(g, sense ? MP_OPCODE_JUMP_IF : MP_OPCODE_JUMP_IF_NOT, a, -1, target);
    }
    g->temp = saved;
}

static void gen_compare(mp_gen *g, mp_node *node, mp_reg dst) {
    mp_reg saved = g->temp;
    uint32_t count = node->u.compare.count;
    mp_reg t = count > 1 ? scratch(g, dst) : dst;
    mp_label end = mp_label_new(g);
    mp_reg a = mp_gen_operand(g, node->u.compare.items[0]);
    for (uint32_t i = 0; i < count; i++) {
        mp_reg b = mp_gen_operand(g, node->u.compare.items[i + 1]);
        mp_gen_at(g, node);
        mp_emit4(g, MP_OPCODE_COMPARE, t, a, b, node->u.compare.ops[i]);
        if (i + 1 < count) {
            mp_emit_jump(g, MP_OPCODE_JUMP_IF_NOT, t, -1, end);
        }
        if (i >= 4 && a >= saved && b > a) { /* a long chain must not use up the registers */
            mp_gen_move(g, a, b);
            g->temp = a + 1;
            b = a;
        }
        a = b;
    }
    mp_label_here(g, end);
    mp_gen_move(g, dst, t);
    g->temp = saved;
}

static void gen_conditional(mp_gen *g, mp_node *node, mp_reg dst) {
    mp_label otherwise = mp_label_new(g), end = mp_label_new(g);
    mp_gen_condition(g, node->u.three.test, false, otherwise);
    mp_bound_set bound = g->bound;
    mp_gen_expression(g, node->u.three.then, dst);
    mp_emit_jump(g, MP_OPCODE_JUMP, -1, -1, end);
    mp_label_here(g, otherwise);
    g->bound = bound;
    mp_gen_expression(g, node->u.three.otherwise, dst);
    g->bound = bound;
    mp_label_here(g, end);
}

/* ---- displays ---- */

static bool has_starred(mp_node *const *items, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        if (items[i]->kind == MP_NODE_STARRED) {
            return true;
        }
    }
    return false;
}

/* Evaluates the items into new neighbouring temporaries; returns the first. */
static mp_reg gen_items(mp_gen *g, mp_node *const *items, uint32_t count) {
    mp_reg first = g->temp;
    for (uint32_t i = 0; i < count && !g->failed; i++) {
        mp_reg t = mp_gen_temp(g);
        mp_gen_expression(g, items[i], t);
    }
    return first;
}

void mp_gen_list_items(mp_gen *g, const mp_node *at, mp_reg list, mp_node **items, uint32_t count) {
    for (uint32_t i = 0; i < count && !g->failed; i++) {
        mp_reg saved = g->temp;
        if (items[i]->kind == MP_NODE_STARRED) {
            mp_reg pair = mp_gen_temps(g, 2);
            mp_gen_move(g, pair, list);
            mp_gen_expression(g, items[i]->u.child.child, pair + 1);
            mp_gen_at(g, at);
            mp_gen_intrinsic(g, MP_INTRINSIC_LIST_EXTEND, pair, 2, pair);
        } else {
            mp_reg item = mp_gen_operand(g, items[i]);
            mp_emit2(g, MP_OPCODE_LIST_APPEND, list, item);
        }
        g->temp = saved;
    }
}

/* A list of many or starred items in a scratch register. */
static mp_reg gen_long_list(mp_gen *g, mp_node *node, mp_reg list) {
    uint32_t count = node->u.list.count;
    if (count > 3 && !has_starred(node->u.list.items, count)) {
        mp_node as_tuple = {.kind = MP_NODE_TUPLE, .u.list = node->u.list};
        mp_value constant = mp_gen_constant(g, &as_tuple);
        if (mp_is_value(constant)) {
            mp_reg pair = mp_gen_temps(g, 2);
            mp_emit3(g, MP_OPCODE_BUILD_LIST, list, 0, 0);
            mp_gen_move(g, pair, list);
            mp_gen_load_const(g, constant, pair + 1);
            mp_gen_intrinsic(g, MP_INTRINSIC_LIST_EXTEND, pair, 2, pair);
            return list;
        }
    }
    mp_emit3(g, MP_OPCODE_BUILD_LIST, list, 0, 0);
    mp_gen_list_items(g, node, list, node->u.list.items, count);
    return list;
}

static void gen_sequence(mp_gen *g, mp_node *node, mp_reg dst) {
    mp_reg saved = g->temp;
    uint32_t count = node->u.list.count;
    bool tuple = node->kind == MP_NODE_TUPLE;
    if (tuple && !has_starred(node->u.list.items, count)) {
        mp_value constant = mp_gen_constant(g, node);
        if (mp_is_value(constant)) {
            mp_gen_load_const(g, constant, dst);
            return;
        }
    }
    if (count <= DISPLAY_MAX && !has_starred(node->u.list.items, count)) {
        mp_reg first = gen_items(g, node->u.list.items, count);
        mp_gen_at(g, node);
        mp_emit3(g, tuple ? MP_OPCODE_BUILD_TUPLE : MP_OPCODE_BUILD_LIST, dst, count == 0 ? 0 : first, (int)count);
    } else {
        mp_reg list = gen_long_list(g, node, scratch(g, dst));
        if (tuple) {
            mp_gen_intrinsic(g, MP_INTRINSIC_LIST_TO_TUPLE, list, 1, dst);
        } else {
            mp_gen_move(g, dst, list);
        }
    }
    g->temp = saved;
}

static void gen_set(mp_gen *g, mp_node *node, mp_reg dst) {
    mp_reg saved = g->temp;
    uint32_t count = node->u.list.count;
    bool starred = has_starred(node->u.list.items, count);
    uint32_t first_count = starred || count > DISPLAY_MAX ? 0 : count;
    mp_reg set = scratch(g, dst);
    mp_reg first = gen_items(g, node->u.list.items, first_count);
    mp_gen_at(g, node);
    mp_gen_intrinsic(g, MP_INTRINSIC_BUILD_SET, first_count == 0 ? 0 : first, (int)first_count, set);
    for (uint32_t i = first_count; i < count && !g->failed; i++) {
        mp_node *item = node->u.list.items[i];
        mp_reg pair = mp_gen_temps(g, 2);
        mp_gen_move(g, pair, set);
        bool star = item->kind == MP_NODE_STARRED;
        mp_gen_expression(g, star ? item->u.child.child : item, pair + 1);
        mp_gen_at(g, node);
        mp_gen_intrinsic(g, star ? MP_INTRINSIC_SET_UPDATE : MP_INTRINSIC_SET_ADD, pair, 2, pair);
        g->temp = pair;
    }
    mp_gen_move(g, dst, set);
    g->temp = saved;
}

static void gen_dict(mp_gen *g, mp_node *node, mp_reg dst) {
    mp_reg saved = g->temp;
    mp_node **items = node->u.list.items;
    uint32_t count = node->u.list.count / 2, direct = 0;
    while (direct < count && direct < DISPLAY_MAX / 2 && items[2 * direct] != NULL) {
        direct++;
    }
    mp_reg dict = scratch(g, dst);
    mp_reg first = gen_items(g, items, 2 * direct);
    mp_gen_at(g, node);
    mp_emit3(g, MP_OPCODE_BUILD_DICT, dict, direct == 0 ? 0 : first, (int)direct);
    g->temp = MP_MAX(saved, dict + 1);
    for (uint32_t i = direct; i < count && !g->failed; i++) {
        mp_reg inner = g->temp;
        if (items[2 * i] == NULL) {
            mp_reg pair = mp_gen_temps(g, 2);
            mp_gen_move(g, pair, dict);
            mp_gen_expression(g, items[2 * i + 1], pair + 1);
            mp_gen_at(g, node);
            mp_gen_intrinsic(g, MP_INTRINSIC_DICT_UPDATE, pair, 2, pair);
        } else {
            mp_reg key = mp_gen_operand(g, items[2 * i]);
            mp_reg value = mp_gen_operand(g, items[2 * i + 1]);
            mp_gen_at(g, node);
            mp_emit3(g, MP_OPCODE_SET_ITEM, dict, key, value);
        }
        g->temp = inner;
    }
    mp_gen_move(g, dst, dict);
    g->temp = saved;
}

/* ---- f-strings ---- */

static void gen_formatted(mp_gen *g, const mp_node *whole, mp_node *node, mp_reg dst) {
    mp_reg saved = g->temp;
    int flags = node->u.formatted.conversion == 's'   ? 2
                : node->u.formatted.conversion == 'r' ? 4
                : node->u.formatted.conversion == 'a' ? 8
                                                      : 0;
    mp_reg pair = mp_gen_temps(g, 2);
    mp_gen_expression(g, node->u.formatted.value, pair);
    if (node->u.formatted.spec != NULL) {
        mp_gen_expression(g, node->u.formatted.spec, pair + 1);
        flags |= 1;
    }
    mp_gen_at(g, whole);
    mp_emit3(g, MP_OPCODE_FORMAT, dst, pair, flags);
    g->temp = saved;
}

static void gen_joined(mp_gen *g, mp_node *node, mp_reg dst) {
    mp_reg saved = g->temp;
    mp_reg first = g->temp;
    uint32_t pending = 0;
    for (uint32_t i = 0; i < node->u.list.count && !g->failed; i++) {
        mp_node *item = node->u.list.items[i];
        bool debug = item->kind == MP_NODE_FORMATTED && item->u.formatted.debug_text != MP_NO_REF;
        if (pending >= DISPLAY_MAX - 1) {
            mp_emit3(g, MP_OPCODE_BUILD_STRING, first, first, (int)pending);
            g->temp = first + 1;
            pending = 1;
        }
        if (debug) {
            mp_gen_load_const(g, mp_arena_get(g->arena, item->u.formatted.debug_text), mp_gen_temp(g));
            pending++;
        }
        mp_reg t = mp_gen_temp(g);
        if (item->kind == MP_NODE_FORMATTED) {
            gen_formatted(g, node, item, t);
        } else {
            mp_gen_expression(g, item, t);
        }
        pending++;
    }
    mp_emit3(g, MP_OPCODE_BUILD_STRING, dst, pending == 0 ? 0 : first, (int)pending);
    g->temp = saved;
}

/* ---- the rest ---- */

/* The slice of constant ints or nothing, which is made once; MP_UNBOUND if it is not of that kind. */
static mp_value constant_slice(mp_gen *g, mp_node *const *parts) {
    mp_value ends[3];
    for (int i = 0; i < 3; i++) {
        ends[i] = parts[i] == NULL ? MP_NONE : mp_gen_constant(g, parts[i]);
        if (!mp_is_value(ends[i]) || !(mp_is_none(ends[i]) || mp_is_small(ends[i]))) {
            return MP_UNBOUND;
        }
    }
    mp_value slice = mp_call(g->vm, mp_type_value(&mp_type_slice), 3, ends);
    if (mp_is_error(slice)) {
        mp_gen_fail(g);
        return MP_UNBOUND;
    }
    return slice;
}

static void gen_slice(mp_gen *g, mp_node *node, mp_reg dst) {
    mp_reg saved = g->temp;
    mp_node *const parts[] = {node->u.three.test, node->u.three.then, node->u.three.otherwise};
    mp_value constant = constant_slice(g, parts);
    if (mp_is_value(constant)) {
        mp_gen_load_const(g, constant, dst);
        return;
    }
    mp_reg first = mp_gen_temps(g, 3);
    for (int i = 0; i < 3; i++) {
        if (parts[i] == NULL) {
            mp_gen_load_const(g, MP_NONE, first + i);
        } else {
            mp_gen_expression(g, parts[i], first + i);
        }
    }
    mp_gen_at(g, node);
    mp_emit2(g, MP_OPCODE_BUILD_SLICE, dst, first);
    g->temp = saved;
}

static void gen_walrus(mp_gen *g, mp_node *node, mp_reg dst) {
    mp_gen_expression(g, node->u.binary.right, dst);
    mp_gen_store(g, node->u.binary.left->u.name.ref, dst);
}

void mp_gen_delegate(mp_gen *g, mp_reg pair) {
    mp_gen_load_const(g, MP_NONE, pair + 1);
    mp_emit2(g, MP_OPCODE_YIELD_FROM, pair, pair + 1);
}

static void gen_yield(mp_gen *g, mp_node *node, mp_reg dst) {
    mp_reg saved = g->temp;
    mp_reg t = mp_gen_temps(g, 2);
    if (node->u.child.child == NULL) {
        mp_gen_load_const(g, MP_NONE, t);
    } else {
        mp_gen_expression(g, node->u.child.child, t);
    }
    mp_gen_at(g, node);
    if (node->kind == MP_NODE_YIELD) {
        mp_emit2(g, MP_OPCODE_YIELD, t, dst);
    } else {
        mp_gen_intrinsic(g, node->kind == MP_NODE_AWAIT ? MP_INTRINSIC_AWAIT : MP_INTRINSIC_YIELD_FROM_ITER, t, 1, t);
        mp_gen_delegate(g, t);
        mp_gen_move(g, dst, t + 1);
    }
    g->temp = saved;
}

/* The same as mp_gen_operand, but a temporary result goes where the whole will, so that a.b.c… needs one register. */
static mp_reg operand_at(mp_gen *g, mp_node *node, mp_reg dst) {
    if (node->kind == MP_NODE_NAME || dst < g->local_count) {
        return mp_gen_operand(g, node);
    }
    mp_gen_expression(g, node, dst);
    return dst;
}

static void gen_attribute(mp_gen *g, mp_node *node, mp_reg dst) {
    mp_reg saved = g->temp;
    mp_reg o = operand_at(g, node->u.attribute.value, dst);
    mp_gen_at(g, node);
    mp_emit_k(g, MP_OPCODE_LOAD_ATTR, MP_OPCODE_LOAD_ATTR_W, dst, o, mp_gen_name(g, node->u.attribute.name), -1);
    g->temp = saved;
}

static void gen_subscript(mp_gen *g, mp_node *node, mp_reg dst) {
    mp_reg saved = g->temp;
    mp_reg o = operand_at(g, node->u.binary.left, dst);
    mp_reg index = mp_gen_operand(g, node->u.binary.right);
    mp_gen_at(g, node);
    mp_emit3(g, MP_OPCODE_GET_ITEM, dst, o, index);
    g->temp = saved;
}

static void gen_name(mp_gen *g, mp_node *node, mp_reg dst) { mp_gen_load(g, node, node->u.name.ref, dst); }

static void gen_constant(mp_gen *g, mp_node *node, mp_reg dst) {
    mp_gen_load_const(g, mp_arena_get(g->arena, node->u.constant.ref), dst);
}

typedef void expression_fn(mp_gen *g, mp_node *node, mp_reg dst);
static expression_fn *const generators[MP_NODE_EXPRESSION] = {
    [MP_NODE_NAME] = gen_name,
    [MP_NODE_CONSTANT] = gen_constant,
    [MP_NODE_JOINED_STR] = gen_joined,
    [MP_NODE_TUPLE] = gen_sequence,
    [MP_NODE_LIST] = gen_sequence,
    [MP_NODE_SET] = gen_set,
    [MP_NODE_DICT] = gen_dict,
    [MP_NODE_UNARY] = gen_unary,
    [MP_NODE_BINARY] = mp_gen_binary_chain,
    [MP_NODE_COMPARE] = gen_compare,
    [MP_NODE_AND] = gen_and_or,
    [MP_NODE_OR] = gen_and_or,
    [MP_NODE_CONDITIONAL] = gen_conditional,
    [MP_NODE_CALL] = mp_gen_call,
    [MP_NODE_ATTRIBUTE] = gen_attribute,
    [MP_NODE_SUBSCRIPT] = gen_subscript,
    [MP_NODE_SLICE] = gen_slice,
    [MP_NODE_LAMBDA] = mp_gen_function,
    [MP_NODE_LIST_COMP] = mp_gen_comprehension,
    [MP_NODE_SET_COMP] = mp_gen_comprehension,
    [MP_NODE_DICT_COMP] = mp_gen_comprehension,
    [MP_NODE_GENERATOR_EXP] = mp_gen_comprehension,
    [MP_NODE_WALRUS] = gen_walrus,
    [MP_NODE_YIELD] = gen_yield,
    [MP_NODE_YIELD_FROM] = gen_yield,
    [MP_NODE_AWAIT] = gen_yield,
};

void mp_gen_expression(mp_gen *g, mp_node *node, mp_reg dst) {
    if (g->failed || !mp_recursion_check(g->vm)) {
        mp_gen_fail(g);
        return;
    }
    mp_gen_at(g, node);
    expression_fn *generate = generators[node->kind];
    if (generate != NULL) {
        generate(g, node, dst);
    } else {
        mp_gen_error(g, node, "can't use starred expression here");
    }
}
