/* SPDX-License-Identifier: MIT
 *
 * Layer 4a. Code generation: the match statement.
 *
 * A pattern is tested from the outside in, and jumps away at the first test that fails. Invariant: what it captures
 * waits in registers of its own until the whole pattern has matched; only then are variables assigned.
 */
#include "compiler/gen.h"
#include "gc/vm.h"
#include "objects/tuple.h"

/* Parts of one sequence or class pattern at most: they lie in neighbouring registers. */
enum { PARTS_MAX = 128 };

typedef struct capture {
    mp_ref_id name;
    mp_reg reg;
} capture;

typedef struct matcher {
    mp_gen *g;
    mp_vector captures; /* of the case at hand */
    const mp_node *last; /* the pattern looked at last: where CPython says that a mistake is */
} matcher;

static bool is_wildcard(const mp_node *node) {
    return (node->kind == MP_NODE_PATTERN_AS && node->u.pattern_as.pattern == NULL &&
            node->u.pattern_as.ref == MP_NO_REF) ||
           (node->kind == MP_NODE_PATTERN_STAR && node->u.name.ref == MP_NO_REF);
}

/* ---- what a pattern captures ---- */

static capture *find_capture(const matcher *m, size_t from, mp_ref_id name) {
    capture *all = m->captures.data;
    for (size_t i = from; i < m->captures.count; i++) {
        if (all[i].name == name) {
            return &all[i];
        }
    }
    return NULL;
}

static void collect(matcher *m, const mp_node *node, bool may_be_irrefutable);

static void collect_name(matcher *m, mp_ref_id name) {
    if (name == MP_NO_REF) {
        return;
    }
    if (find_capture(m, 0, name) != NULL) {
        mp_gen_error(m->g, m->last, "multiple assignments to name %R in pattern", mp_arena_get(m->g->arena, name));
        return;
    }
    capture *c = mp_vector_push(m->g, &m->captures, sizeof *c);
    if (c != NULL) {
        *c = (capture){name, -1};
    }
}

static void collect_all(matcher *m, const mp_nodes *patterns) {
    for (uint32_t i = 0; i < patterns->count && !m->g->failed; i++) {
        collect(m, patterns->items[i], true);
    }
}

/* All alternatives capture the same names; those of the first one stay. */
static void collect_or(matcher *m, const mp_node *node, bool may_be_irrefutable) {
    const mp_nodes *list = &node->u.list;
    size_t start = m->captures.count;
    collect(m, list->items[0], false);
    size_t count = m->captures.count - start;
    capture *first = mp_arena_alloc(m->g->arena, (count + 1) * sizeof *first);
    if (first == NULL || m->g->failed) {
        mp_gen_fail(m->g);
        return;
    }
    if (count > 0) {
        memcpy(first, (capture *)m->captures.data + start, count * sizeof *first);
    }
    for (uint32_t i = 1; i < list->count; i++) {
        m->captures.count = start;
        collect(m, list->items[i], may_be_irrefutable && i + 1 == list->count);
        bool same = m->captures.count - start == count;
        for (size_t k = 0; k < count && same; k++) {
            same = find_capture(m, start, first[k].name) != NULL;
        }
        if (m->g->failed || !same) {
            mp_gen_error(m->g, m->last, "alternative patterns bind different names");
            return;
        }
    }
    if (count > 0) {
        memcpy((capture *)m->captures.data + start, first, count * sizeof *first);
    }
}

/* Notes the names that the pattern captures, and checks that they make sense. */
static void collect(matcher *m, const mp_node *node, bool may_be_irrefutable) {
    mp_gen *g = m->g;
    if (g->failed || !mp_recursion_check(g->vm)) {
        mp_gen_fail(g);
        return;
    }
    m->last = node;
    switch (node->kind) {
    case MP_NODE_PATTERN_AS:
        if (node->u.pattern_as.pattern != NULL) {
            collect(m, node->u.pattern_as.pattern, may_be_irrefutable);
        } else if (!may_be_irrefutable && is_wildcard(node)) {
            mp_gen_error(g, node, "wildcard makes remaining patterns unreachable");
        } else if (!may_be_irrefutable) {
            mp_gen_error(g, node, "name capture %R makes remaining patterns unreachable",
                         mp_arena_get(g->arena, node->u.pattern_as.ref));
        }
        collect_name(m, node->u.pattern_as.ref);
        break;
    case MP_NODE_PATTERN_STAR:
        collect_name(m, node->u.name.ref);
        break;
    case MP_NODE_PATTERN_SEQUENCE:
        collect_all(m, &node->u.list);
        break;
    case MP_NODE_PATTERN_MAPPING:
        collect_all(m, &node->u.pattern_mapping.values);
        collect_name(m, node->u.pattern_mapping.rest);
        break;
    case MP_NODE_PATTERN_CLASS:
        collect_all(m, &node->u.pattern_class.positional);
        collect_all(m, &node->u.pattern_class.keyword_patterns);
        break;
    case MP_NODE_PATTERN_OR:
        collect_or(m, node, may_be_irrefutable);
        break;
    default:
        break;
    }
}

/* ---- tests ---- */

static void gen_pattern(matcher *m, mp_node *node, mp_reg subject, mp_label fail);

static void gen_capture(matcher *m, mp_ref_id name, mp_reg value) {
    if (name != MP_NO_REF && !m->g->failed) {
        mp_gen_move(m->g, find_capture(m, 0, name)->reg, value);
    }
}

static void gen_value(mp_gen *g, mp_node *node, mp_reg subject, mp_label fail) {
    mp_value k = mp_gen_constant(g, node->u.child.child);
    if (mp_is_value(k) && (mp_is_small(k) || mp_is_real(k) || mp_is_exact(k, &mp_type_str))) {
        uint32_t number = mp_gen_const(g, k);
        if (number < 256) {
            mp_emit_jump(g, MP_OPCODE_JUMP_IF_NOT_EQ_K, subject, (int)number, fail);
            return;
        }
    }
    mp_reg value = mp_gen_operand(g, node->u.child.child);
    mp_gen_at(g, node);
    mp_emit_jump(g, MP_OPCODE_JUMP_IF_NOT_EQ, subject, value, fail);
}

static void gen_singleton(mp_gen *g, mp_node *node, mp_reg subject, mp_label fail) {
    mp_value k = mp_gen_constant(g, node->u.child.child);
    if (mp_is_none(k)) {
        mp_emit_jump(g, MP_OPCODE_JUMP_IF_NOT_NONE, subject, -1, fail);
        return;
    }
    mp_reg t = mp_gen_temp(g);
    mp_gen_load_const(g, k, t);
    mp_emit4(g, MP_OPCODE_COMPARE, t, subject, t, MP_NODE_IS);
    mp_emit_jump(g, MP_OPCODE_JUMP_IF_NOT, t, -1, fail);
}

static bool check_parts(mp_gen *g, const mp_node *node, uint32_t count) {
    if (count > PARTS_MAX) {
        mp_gen_error(g, node, "too many sub-patterns");
    }
    return count <= PARTS_MAX;
}

/* With *_ nothing has to be unpacked: the other items are taken one by one. */
static void gen_indexed_items(matcher *m, mp_node *node, uint32_t star, mp_reg subject, mp_reg length, mp_label fail) {
    mp_gen *g = m->g;
    uint32_t count = node->u.list.count;
    for (uint32_t i = 0; i < count && !g->failed; i++) {
        mp_node *item = node->u.list.items[i];
        if (is_wildcard(item)) {
            continue;
        }
        mp_reg saved = g->temp;
        mp_reg t = mp_gen_temp(g);
        if (i < star) {
            mp_gen_load_const(g, MP_SMALL(i), t);
        } else {
            mp_gen_load_const(g, MP_SMALL(count - i), t);
            mp_emit3(g, MP_OPCODE_SUB, t, length, t);
        }
        mp_emit3(g, MP_OPCODE_GET_ITEM, t, subject, t);
        gen_pattern(m, item, t, fail);
        g->temp = saved;
    }
}

static void gen_sequence(matcher *m, mp_node *node, mp_reg subject, mp_label fail) {
    mp_gen *g = m->g;
    const mp_nodes *list = &node->u.list;
    uint32_t star = list->count;
    bool wildcards = true;
    for (uint32_t i = 0; i < list->count; i++) {
        star = list->items[i]->kind == MP_NODE_PATTERN_STAR ? i : star;
        wildcards = wildcards && is_wildcard(list->items[i]);
    }
    bool has_star = star < list->count;
    mp_reg three = mp_gen_temps(g, 3);
    mp_gen_move(g, three, subject);
    mp_gen_load_const(g, MP_SMALL(list->count - has_star), three + 1);
    mp_gen_load_const(g, mp_from_bool(has_star), three + 2);
    mp_gen_intrinsic(g, MP_INTRINSIC_MATCH_SEQUENCE, three, 3, three);
    mp_emit_jump(g, MP_OPCODE_JUMP_IF_NONE, three, -1, fail);
    if (wildcards) {
        return;
    }
    if (has_star && is_wildcard(list->items[star])) {
        gen_indexed_items(m, node, star, subject, three, fail);
        return;
    }
    if (!check_parts(g, node, list->count)) {
        return;
    }
    g->temp = three;
    mp_reg first = mp_gen_temps(g, (int)list->count);
    if (has_star) {
        mp_emit4(g, MP_OPCODE_UNPACK_EX, first, (int)star, (int)(list->count - star - 1), subject);
    } else {
        mp_emit3(g, MP_OPCODE_UNPACK, first, (int)list->count, subject);
    }
    for (uint32_t i = 0; i < list->count && !g->failed; i++) {
        if (i == star) {
            gen_capture(m, list->items[i]->u.name.ref, first + (mp_reg)i);
        } else {
            gen_pattern(m, list->items[i], first + (mp_reg)i, fail);
        }
    }
}

/* Keys that are constants must differ. */
static bool check_keys(mp_gen *g, const mp_node *node) {
    const mp_nodes *keys = &node->u.pattern_mapping.keys;
    for (uint32_t i = 1; i < keys->count; i++) {
        mp_value key = mp_gen_constant(g, keys->items[i]);
        for (uint32_t k = 0; k < i && mp_is_value(key); k++) {
            mp_value other = mp_gen_constant(g, keys->items[k]);
            bool equal = false;
            if (mp_is_value(other) && !mp_equal(g->vm, key, other, &equal)) {
                mp_gen_fail(g);
            }
            if (equal) {
                mp_gen_error(g, node, "mapping pattern checks duplicate key (%R)", key);
            }
            if (g->failed) {
                return false;
            }
        }
    }
    return check_parts(g, node, keys->count);
}

static void gen_mapping(matcher *m, mp_node *node, mp_reg subject, mp_label fail) {
    mp_gen *g = m->g;
    const mp_nodes *values = &node->u.pattern_mapping.values;
    bool rest = node->u.pattern_mapping.rest != MP_NO_REF;
    if (!check_keys(g, node)) {
        return;
    }
    mp_reg pair = mp_gen_temps(g, 2), test = mp_gen_temp(g);
    mp_gen_move(g, pair, subject);
    mp_gen_load_const(g, MP_SMALL(values->count), pair + 1);
    mp_gen_intrinsic(g, MP_INTRINSIC_MATCH_MAPPING, pair, 2, test);
    mp_emit_jump(g, MP_OPCODE_JUMP_IF_NOT, test, -1, fail);
    g->temp = test;
    if (values->count > 0 || rest) {
        mp_node keys = {.kind = MP_NODE_TUPLE, .line = node->line, .column = node->column};
        keys.u.list = node->u.pattern_mapping.keys;
        mp_gen_expression(g, &keys, pair + 1);
        mp_gen_at(g, node);
    }
    if (values->count > 0) {
        mp_reg first = mp_gen_temps(g, (int)values->count);
        mp_gen_intrinsic(g, MP_INTRINSIC_MATCH_KEYS, pair, 2, first);
        mp_emit_jump(g, MP_OPCODE_JUMP_IF_NONE, first, -1, fail);
        mp_emit3(g, MP_OPCODE_UNPACK, first, (int)values->count, first);
        for (uint32_t i = 0; i < values->count && !g->failed; i++) {
            gen_pattern(m, values->items[i], first + (mp_reg)i, fail);
        }
    }
    if (rest) {
        mp_gen_intrinsic(g, MP_INTRINSIC_MATCH_REST, pair, 2, pair);
        gen_capture(m, node->u.pattern_mapping.rest, pair);
    }
}

static void gen_class(matcher *m, mp_node *node, mp_reg subject, mp_label fail) {
    mp_gen *g = m->g;
    const mp_nodes *positional = &node->u.pattern_class.positional, *by_name = &node->u.pattern_class.keyword_patterns;
    uint32_t count = positional->count + by_name->count;
    if (!check_parts(g, node, positional->count) || !check_parts(g, node, count)) {
        return;
    }
    mp_value names = mp_tuple_new(g->vm, by_name->count, NULL);
    if (mp_is_error(names)) {
        mp_gen_fail(g);
        return;
    }
    for (uint32_t i = 0; i < by_name->count; i++) {
        mp_gc_store(g->vm, &mp_tuple_get(names)->items[i], mp_gen_name(g, node->u.pattern_class.keyword_names[i]));
    }
    mp_reg four = mp_gen_temps(g, 4);
    mp_gen_move(g, four, subject);
    mp_gen_expression(g, node->u.pattern_class.type, four + 1);
    mp_gen_load_const(g, MP_SMALL(positional->count), four + 2);
    mp_gen_load_const(g, names, four + 3);
    mp_gen_at(g, node);
    mp_gen_intrinsic(g, MP_INTRINSIC_MATCH_CLASS, four, 4, four);
    mp_emit_jump(g, MP_OPCODE_JUMP_IF_NONE, four, -1, fail);
    g->temp = four;
    if (count == 0) {
        return;
    }
    mp_reg first = mp_gen_temps(g, (int)count);
    mp_emit3(g, MP_OPCODE_UNPACK, first, (int)count, four);
    for (uint32_t i = 0; i < count && !g->failed; i++) {
        mp_node *part = i < positional->count ? positional->items[i] : by_name->items[i - positional->count];
        gen_pattern(m, part, first + (mp_reg)i, fail);
    }
}

static void gen_or(matcher *m, mp_node *node, mp_reg subject, mp_label fail) {
    mp_gen *g = m->g;
    mp_label matched = mp_label_new(g);
    mp_bound_set bound = g->bound;
    for (uint32_t i = 0; i + 1 < node->u.list.count && !g->failed; i++) {
        mp_label next = mp_label_new(g);
        gen_pattern(m, node->u.list.items[i], subject, next);
        mp_emit_jump(g, MP_OPCODE_JUMP, -1, -1, matched);
        mp_label_here(g, next);
        g->bound = bound;
    }
    gen_pattern(m, node->u.list.items[node->u.list.count - 1], subject, fail);
    mp_label_here(g, matched);
    g->bound = bound;
}

/* Goes on if the subject matches, else jumps to `fail`. */
static void gen_pattern(matcher *m, mp_node *node, mp_reg subject, mp_label fail) {
    mp_gen *g = m->g;
    if (g->failed || !mp_recursion_check(g->vm)) {
        mp_gen_fail(g);
        return;
    }
    mp_reg saved = g->temp;
    mp_gen_at(g, node);
    switch (node->kind) {
    case MP_NODE_PATTERN_VALUE:
        gen_value(g, node, subject, fail);
        break;
    case MP_NODE_PATTERN_SINGLETON:
        gen_singleton(g, node, subject, fail);
        break;
    case MP_NODE_PATTERN_SEQUENCE:
        gen_sequence(m, node, subject, fail);
        break;
    case MP_NODE_PATTERN_MAPPING:
        gen_mapping(m, node, subject, fail);
        break;
    case MP_NODE_PATTERN_CLASS:
        gen_class(m, node, subject, fail);
        break;
    case MP_NODE_PATTERN_OR:
        gen_or(m, node, subject, fail);
        break;
    default: /* PATTERN_AS */
        if (node->u.pattern_as.pattern != NULL) {
            gen_pattern(m, node->u.pattern_as.pattern, subject, fail);
        }
        gen_capture(m, node->u.pattern_as.ref, subject);
    }
    g->temp = saved;
}

/* ---- the statement ---- */

/* One case; `fail` is where the next one starts. */
static void gen_case(matcher *m, mp_match_case *c, bool last, mp_reg subject, mp_label fail) {
    mp_gen *g = m->g;
    mp_reg saved = g->temp;
    m->captures.count = 0;
    collect(m, c->pattern, last || c->guard != NULL);
    for (size_t i = 0; i < m->captures.count && !g->failed; i++) {
        mp_reg reg = mp_gen_temp(g);
        ((capture *)m->captures.data)[i].reg = reg;
    }
    gen_pattern(m, c->pattern, subject, fail);
    for (size_t i = 0; i < m->captures.count && !g->failed; i++) {
        const capture *one = &((capture *)m->captures.data)[i];
        mp_gen_store(g, one->name, one->reg);
    }
    g->temp = saved;
    if (c->guard != NULL) {
        mp_gen_condition(g, c->guard, false, fail);
    }
    g->temp = saved;
    g->unreachable = false;
    mp_gen_body(g, &c->body);
}

void mp_gen_match(mp_gen *g, mp_node *node) {
    matcher m = {g, {0}, node};
    mp_reg saved = g->temp;
    mp_reg subject = mp_gen_temp(g);
    mp_gen_expression(g, node->u.match.subject, subject);
    mp_label end = mp_label_new(g);
    mp_bound_set at_end = mp_bound_all();
    for (uint32_t i = 0; i < node->u.match.count && !g->failed; i++) {
        mp_match_case *c = &node->u.match.cases[i];
        mp_label next = mp_label_new(g);
        mp_bound_set bound = g->bound;
        gen_case(&m, c, i + 1 == node->u.match.count, subject, next);
        at_end = mp_bound_join(at_end, g->bound);
        if (!g->unreachable) {
            mp_emit_jump(g, MP_OPCODE_JUMP, -1, -1, end);
        }
        mp_label_here(g, next);
        g->bound = bound;
    }
    at_end = mp_bound_join(at_end, g->bound);
    mp_label_here(g, end);
    g->bound = at_end;
    g->temp = saved;
    mp_gc_free(g->vm, m.captures.data);
}
