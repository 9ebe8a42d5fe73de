/* SPDX-License-Identifier: MIT
 *
 * Layer 4a. Code generation: assignment in all its forms, and del.
 */
#include "compiler/gen.h"
#include "gc/vm.h"
#include "objects/str.h"

static void store_attribute(mp_gen *g, mp_node *target, mp_reg src) {
    mp_reg o = mp_gen_operand(g, target->u.attribute.value);
    mp_gen_at(g, target);
    mp_emit_k(g, MP_OPCODE_STORE_ATTR, MP_OPCODE_STORE_ATTR_W, o, -1, mp_gen_name(g, target->u.attribute.name), src);
}

static void store_item(mp_gen *g, mp_node *target, mp_reg src) {
    mp_reg o = mp_gen_operand(g, target->u.binary.left);
    mp_reg index = mp_gen_operand(g, target->u.binary.right);
    mp_gen_at(g, target);
    mp_emit3(g, MP_OPCODE_SET_ITEM, o, index, src);
}

/* Unpacks r[src] into the targets, through neighbouring temporaries. */
static void unpack(mp_gen *g, mp_node *target, mp_reg src) {
    uint32_t count = target->u.list.count, star = count;
    for (uint32_t i = 0; i < count; i++) {
        if (target->u.list.items[i]->kind == MP_NODE_STARRED) {
            if (star != count) {
                mp_gen_error(g, target, "multiple starred expressions in assignment");
                return;
            }
            star = i;
        }
    }
    if (count > 200) {
        mp_gen_error(g, target, "too many targets in assignment");
        return;
    }
    mp_reg first = mp_gen_temps(g, (int)count);
    mp_gen_at(g, target);
    if (star == count) {
        mp_emit3(g, MP_OPCODE_UNPACK, first, (int)count, src);
    } else {
        mp_emit4(g, MP_OPCODE_UNPACK_EX, first, (int)star, (int)(count - star - 1), src);
    }
    for (uint32_t i = 0; i < count && !g->failed; i++) {
        mp_node *item = target->u.list.items[i];
        mp_gen_assign_target(g, i == star ? item->u.child.child : item, first + (mp_reg)i);
    }
}

void mp_gen_assign_target(mp_gen *g, mp_node *target, mp_reg src) {
    if (g->failed || !mp_recursion_check(g->vm)) {
        mp_gen_fail(g);
        return;
    }
    mp_reg saved = g->temp;
    switch (target->kind) {
    case MP_NODE_NAME:
        mp_gen_at(g, target);
        mp_gen_store(g, target->u.name.ref, src);
        break;
    case MP_NODE_ATTRIBUTE:
        store_attribute(g, target, src);
        break;
    case MP_NODE_SUBSCRIPT:
        store_item(g, target, src);
        break;
    case MP_NODE_TUPLE:
    case MP_NODE_LIST:
        unpack(g, target, src);
        break;
    case MP_NODE_STARRED:
        mp_gen_error(g, target, "starred assignment target must be in a list or tuple");
        break;
    default:
        mp_gen_error(g, target, "cannot assign to expression");
        break;
    }
    g->temp = saved;
}

/* a, b = x, y without a tuple: the values go to temporaries, then to the targets. */
static bool assign_pairwise(mp_gen *g, mp_node *target, mp_node *value) {
    if (target->kind != MP_NODE_TUPLE || value->kind != MP_NODE_TUPLE || target->u.list.count > 8 ||
        target->u.list.count != value->u.list.count) {
        return false;
    }
    for (uint32_t i = 0; i < target->u.list.count; i++) {
        if (target->u.list.items[i]->kind == MP_NODE_STARRED || value->u.list.items[i]->kind == MP_NODE_STARRED) {
            return false;
        }
    }
    mp_reg saved = g->temp;
    mp_reg first = mp_gen_temps(g, (int)value->u.list.count);
    for (uint32_t i = 0; i < value->u.list.count; i++) {
        mp_gen_expression(g, value->u.list.items[i], first + (mp_reg)i);
    }
    for (uint32_t i = 0; i < value->u.list.count; i++) {
        mp_gen_assign_target(g, target->u.list.items[i], first + (mp_reg)i);
    }
    g->temp = saved;
    return true;
}

/* NAME = const(value), with const of module micropython. */
static bool assign_const(mp_gen *g, mp_node *target, mp_node *value) {
    mp_value constant;
    if (!mp_gen_const_assignment(g, target, value, &constant)) {
        return false;
    }
    if (mp_is_value(constant)) {
        mp_reg saved = g->temp, t = mp_gen_temp(g);
        mp_gen_load_const(g, constant, t);
        mp_gen_store(g, target->u.name.ref, t);
        g->temp = saved;
    }
    return true;
}

void mp_gen_assign(mp_gen *g, mp_node *node) {
    const mp_nodes *targets = &node->u.assign.targets;
    mp_node *value = node->u.assign.value;
    if (targets->count == 1 && assign_const(g, targets->items[0], value)) {
        return;
    }
    if (targets->count == 1 && targets->items[0]->kind == MP_NODE_NAME) {
        mp_reg local = mp_gen_local_target(g, targets->items[0]->u.name.ref);
        if (local >= 0) {
            mp_gen_expression(g, value, local);
            mp_gen_store(g, targets->items[0]->u.name.ref, local);
            return;
        }
    }
    if (targets->count == 1 && assign_pairwise(g, targets->items[0], value)) {
        return;
    }
    mp_reg src = mp_gen_operand(g, value);
    for (uint32_t i = 0; i < targets->count && !g->failed; i++) {
        mp_gen_assign_target(g, targets->items[i], src);
    }
}

/* d = a op= value */
static void inplace(mp_gen *g, mp_node *node, mp_reg a, mp_reg dst) {
    mp_reg b = mp_gen_operand(g, node->u.binary.right);
    mp_gen_at(g, node);
    switch (node->op) {
    case MP_OP_ADD:
        mp_emit3(g, MP_OPCODE_INPLACE_ADD, dst, a, b);
        break;
    case MP_OP_SUB:
        mp_emit3(g, MP_OPCODE_INPLACE_SUB, dst, a, b);
        break;
    case MP_OP_MUL:
        mp_emit3(g, MP_OPCODE_INPLACE_MUL, dst, a, b);
        break;
    default:
        mp_emit4(g, MP_OPCODE_INPLACE, dst, a, b, node->op);
        break;
    }
}

void mp_gen_augmented(mp_gen *g, mp_node *node) {
    mp_reg saved = g->temp;
    mp_node *target = node->u.binary.left;
    if (target->kind == MP_NODE_NAME) {
        mp_gen_at(g, target);
        mp_reg local = mp_gen_local_target(g, target->u.name.ref);
        if (local >= 0 && mp_gen_local(g, target->u.name.ref) == local && !g->host->has_walrus) {
            inplace(g, node, local, local);
        } else {
            mp_reg t = mp_gen_temp(g);
            mp_gen_load(g, target, target->u.name.ref, t);
            inplace(g, node, t, t);
            mp_gen_store(g, target->u.name.ref, t);
        }
    } else if (target->kind == MP_NODE_ATTRIBUTE) {
        mp_reg o = mp_gen_operand(g, target->u.attribute.value);
        mp_reg t = mp_gen_temp(g);
        mp_value name = mp_gen_name(g, target->u.attribute.name);
        mp_gen_at(g, target);
        mp_emit_k(g, MP_OPCODE_LOAD_ATTR, MP_OPCODE_LOAD_ATTR_W, t, o, name, -1);
        inplace(g, node, t, t);
        mp_gen_at(g, target);
        mp_emit_k(g, MP_OPCODE_STORE_ATTR, MP_OPCODE_STORE_ATTR_W, o, -1, name, t);
    } else {
        mp_reg o = mp_gen_operand(g, target->u.binary.left);
        mp_reg index = mp_gen_operand(g, target->u.binary.right);
        mp_reg t = mp_gen_temp(g);
        mp_gen_at(g, target);
        mp_emit3(g, MP_OPCODE_GET_ITEM, t, o, index);
        inplace(g, node, t, t);
        mp_gen_at(g, target);
        mp_emit3(g, MP_OPCODE_SET_ITEM, o, index, t);
    }
    g->temp = saved;
}

/* target: annotation [= value]. Annotations are kept for modules and classes. */
void mp_gen_annotated(mp_gen *g, mp_node *node) {
    mp_reg saved = g->temp;
    mp_node *target = node->u.three.test;
    if (node->u.three.otherwise != NULL && !assign_const(g, target, node->u.three.otherwise)) {
        mp_reg t = mp_gen_temp(g);
        mp_gen_expression(g, node->u.three.otherwise, t);
        mp_gen_assign_target(g, target, t);
        g->temp = saved;
    }
    if (g->host->kind != MP_SCOPE_FUNCTION) {
        mp_reg three = mp_gen_temps(g, 3);
        mp_gen_annotation(g, node->u.three.then, three + 2);
        if (node->op == 1 && target->kind == MP_NODE_NAME) {
            bool names = g->host->kind == MP_SCOPE_CLASS || g->use_names;
            if (names) {
                mp_gen_move(g, three, 0);
            } else {
                mp_gen_load_const(g, MP_NONE, three);
            }
            mp_gen_load_const(g, mp_gen_name(g, target->u.name.ref), three + 1);
            mp_gen_at(g, node);
            mp_gen_intrinsic(g, MP_INTRINSIC_ANNOTATE, three, 3, three);
        }
    } else if (g->host->kind == MP_SCOPE_FUNCTION && node->u.three.otherwise == NULL && target->kind != MP_NODE_NAME) {
        /* the target's parts are evaluated, nothing is stored */
        mp_reg t = mp_gen_temp(g);
        mp_gen_expression(g, target->kind == MP_NODE_ATTRIBUTE ? target->u.attribute.value : target->u.binary.left, t);
    }
    g->temp = saved;
}

void mp_gen_delete_target(mp_gen *g, mp_node *target) {
    mp_reg saved = g->temp;
    if (target->kind == MP_NODE_NAME) {
        mp_gen_delete(g, target, target->u.name.ref, false);
    } else if (target->kind == MP_NODE_ATTRIBUTE) {
        mp_reg o = mp_gen_operand(g, target->u.attribute.value);
        mp_gen_at(g, target);
        mp_emit2(g, MP_OPCODE_DELETE_ATTR, o, (int)mp_gen_const(g, mp_gen_name(g, target->u.attribute.name)));
    } else if (target->kind == MP_NODE_SUBSCRIPT) {
        mp_reg o = mp_gen_operand(g, target->u.binary.left);
        mp_reg index = mp_gen_operand(g, target->u.binary.right);
        mp_gen_at(g, target);
        mp_emit2(g, MP_OPCODE_DELETE_ITEM, o, index);
    } else {
        for (uint32_t i = 0; i < target->u.list.count && !g->failed; i++) {
            mp_gen_delete_target(g, target->u.list.items[i]);
        }
    }
    g->temp = saved;
}
