/* SPDX-License-Identifier: MIT
 *
 * Layer 4a. Which expressions can be assigned to or deleted, and what they are called in messages if they cannot.
 */
#include "compiler/parser_private.h"

/* Names by node kind, from MP_NODE_NAME to MP_NODE_AWAIT. */
static const char *const kind_names[] = {
    [MP_NODE_NAME] = "name",
    [MP_NODE_CONSTANT] = "literal",
    [MP_NODE_JOINED_STR] = "f-string expression",
    [MP_NODE_FORMATTED] = "f-string expression",
    [MP_NODE_TUPLE] = "tuple",
    [MP_NODE_LIST] = "list",
    [MP_NODE_SET] = "set display",
    [MP_NODE_DICT] = "dict literal",
    [MP_NODE_STARRED] = "starred",
    [MP_NODE_UNARY] = "expression",
    [MP_NODE_BINARY] = "expression",
    [MP_NODE_COMPARE] = "comparison",
    [MP_NODE_AND] = "expression",
    [MP_NODE_OR] = "expression",
    [MP_NODE_CONDITIONAL] = "conditional expression",
    [MP_NODE_CALL] = "function call",
    [MP_NODE_ATTRIBUTE] = "attribute",
    [MP_NODE_SUBSCRIPT] = "subscript",
    [MP_NODE_SLICE] = "slice",
    [MP_NODE_LAMBDA] = "lambda",
    [MP_NODE_LIST_COMP] = "list comprehension",
    [MP_NODE_SET_COMP] = "set comprehension",
    [MP_NODE_DICT_COMP] = "dict comprehension",
    [MP_NODE_GENERATOR_EXP] = "generator expression",
    [MP_NODE_WALRUS] = "named expression",
    [MP_NODE_YIELD] = "yield expression",
    [MP_NODE_YIELD_FROM] = "yield expression",
    [MP_NODE_AWAIT] = "await expression",
};

const char *mp_parse_kind_name(mp_parser *p, const mp_node *node) {
    if (node->kind == MP_NODE_CONSTANT) {
        mp_value value = mp_arena_get(p->arena, node->u.constant.ref);
        return mp_is_none(value)                ? "None"
               : mp_same(value, MP_TRUE)        ? "True"
               : mp_same(value, MP_FALSE)       ? "False"
               : mp_same(value, MP_ELLIPSIS)    ? "ellipsis"
                                                : "literal";
    }
    return node->kind < MP_COUNT_OF(kind_names) ? kind_names[node->kind] : "expression";
}

/* The first part that is no target; in `del` a star is none either. Nesting is limited by that of brackets. */
static const mp_node *find_invalid(const mp_node *node, bool is_delete) {
    while (node->kind == MP_NODE_STARRED && !is_delete) {
        node = node->u.child.child;
    }
    switch (node->kind) {
        case MP_NODE_NAME:
        case MP_NODE_ATTRIBUTE:
        case MP_NODE_SUBSCRIPT: return NULL;
        case MP_NODE_TUPLE:
        case MP_NODE_LIST:
            for (uint32_t i = 0; i < node->u.list.count; i++) {
                const mp_node *found = find_invalid(node->u.list.items[i], is_delete);
                if (found != NULL) {
                    return found;
                }
            }
            return NULL;
        default: return node;
    }
}

const mp_node *mp_parse_invalid_target(const mp_node *node) { return find_invalid(node, false); }

bool mp_parse_check_name(mp_parser *p, mp_ref_id name, const mp_node *where) {
    if (mp_same(mp_arena_get(p->arena, name), MP_NAME(__debug__))) {
        return mp_parse_error_node(p, where, "cannot assign to __debug__");
    }
    return true;
}

/* What is wrong with a target beyond its kind: two stars in a list, __debug__. */
static bool check_parts(mp_parser *p, const mp_node *node) {
    while (node->kind == MP_NODE_STARRED) {
        node = node->u.child.child;
    }
    if (node->kind == MP_NODE_NAME) {
        return mp_parse_check_name(p, node->u.name.ref, node);
    }
    if (node->kind == MP_NODE_ATTRIBUTE) {
        return mp_parse_check_name(p, node->u.attribute.name, node);
    }
    if (node->kind != MP_NODE_TUPLE && node->kind != MP_NODE_LIST) {
        return true;
    }
    bool starred = false;
    for (uint32_t i = 0; i < node->u.list.count; i++) {
        const mp_node *item = node->u.list.items[i];
        if (item->kind == MP_NODE_STARRED && starred) {
            return mp_parse_error_node(p, node, "multiple starred expressions in assignment");
        }
        starred |= item->kind == MP_NODE_STARRED;
        if (!check_parts(p, item)) {
            return false;
        }
    }
    return true;
}

bool mp_parse_check_target(mp_parser *p, const mp_node *node) {
    const mp_node *bad = find_invalid(node, false);
    if (bad != NULL) {
        return mp_parse_error_node(p, bad, "cannot assign to %s", mp_parse_kind_name(p, bad));
    }
    return check_parts(p, node);
}

bool mp_parse_check_delete(mp_parser *p, const mp_node *node) {
    const mp_node *bad = find_invalid(node, true);
    if (bad != NULL) {
        return mp_parse_error_node(p, bad, "cannot delete %s", mp_parse_kind_name(p, bad));
    }
    if (node->kind == MP_NODE_NAME && mp_same(mp_arena_get(p->arena, node->u.name.ref), MP_NAME(__debug__))) {
        return mp_parse_error_node(p, node, "cannot delete __debug__");
    }
    return true;
}
