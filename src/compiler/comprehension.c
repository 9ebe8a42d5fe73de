/* SPDX-License-Identifier: MIT
 *
 * Layer 4a. Code generation: comprehensions, in the frame they stand in, and generator expressions, which are functions.
 */
#include "compiler/gen.h"
#include "gc/vm.h"
#include "objects/str.h"

/* Gives the comprehension's variables registers in the host's frame. */
static void assign_registers(mp_gen *g, mp_scope *scope, bool several) {
    for (uint32_t i = 0; i < scope->symbol_count && !g->failed; i++) {
        mp_symbol *symbol = &scope->symbols[i];
        if (!(symbol->flags & MP_SYMBOL_BOUND)) {
            continue;
        }
        mp_reg reg = mp_gen_temp(g);
        symbol->index = (uint16_t)reg;
        if (symbol->flags & MP_SYMBOL_CELL) {
            mp_emit2(g, MP_OPCODE_LOAD_SPECIAL, reg, MP_SPECIAL_UNBOUND);
            mp_emit2(g, MP_OPCODE_CELL_NEW, reg, reg);
        } else {
            g->bound.words[reg / 64] &= ~((uint64_t)1 << (reg % 64));
            if (several) { /* the iterable of one loop might read the variable of the next */
                mp_emit2(g, MP_OPCODE_UNBIND, reg, 1);
            }
        }
    }
}

static mp_reg gen_iterator(mp_gen *g, const mp_node *node, const mp_comp_for *f) {
    return f->is_async ? mp_gen_async_iterator(g, node, f->iterable) : mp_gen_iterator(g, node, f->iterable);
}

static void gen_element(mp_gen *g, mp_node *node, mp_reg result) {
    mp_reg saved = g->temp;
    if (node->kind == MP_NODE_LIST_COMP) {
        mp_reg item = mp_gen_operand(g, node->u.comprehension.element);
        mp_emit2(g, MP_OPCODE_LIST_APPEND, result, item);
    } else if (node->kind == MP_NODE_DICT_COMP) {
        mp_reg key = mp_gen_operand(g, node->u.comprehension.element);
        mp_reg value = mp_gen_operand(g, node->u.comprehension.value);
        mp_gen_at(g, node);
        mp_emit3(g, MP_OPCODE_SET_ITEM, result, key, value);
    } else if (node->kind == MP_NODE_SET_COMP) {
        mp_reg pair = mp_gen_temps(g, 2);
        mp_gen_expression(g, node->u.comprehension.element, pair + 1);
        mp_gen_move(g, pair, result);
        mp_gen_at(g, node);
        mp_gen_intrinsic(g, MP_INTRINSIC_SET_ADD, pair, 2, pair);
    } else {
        mp_reg item = mp_gen_operand(g, node->u.comprehension.element);
        mp_gen_at(g, node);
        mp_emit2(g, MP_OPCODE_YIELD, item, mp_gen_temp(g));
    }
    g->temp = saved;
}

/* The loops from number `index` on, around the element. `iterator` holds the first loop's iterator if index is 0. */
static void gen_loops(mp_gen *g, mp_node *node, uint32_t index, mp_reg iterator, mp_reg result) {
    if (g->failed || !mp_recursion_check(g->vm)) {
        mp_gen_fail(g);
        return;
    }
    if (index == node->u.comprehension.count) {
        gen_element(g, node, result);
        return;
    }
    mp_comp_for *f = &node->u.comprehension.fors[index];
    mp_reg saved = g->temp;
    if (index > 0) {
        iterator = gen_iterator(g, node, f);
    }
    mp_label top = mp_label_new(g), done = mp_label_new(g);
    mp_reg local = f->target->kind == MP_NODE_NAME ? mp_gen_local_target(g, f->target->u.name.ref) : -1;
    mp_reg item = f->is_async ? iterator + 2 : local >= 0 ? local : mp_gen_temp(g);
    mp_gen_at(g, node);
    mp_label_here(g, top);
    if (f->is_async) {
        done = mp_gen_async_next(g, iterator);
    } else {
        mp_emit_for_iter(g, iterator, item, done);
    }
    mp_gen_assign_target(g, f->target, item);
    for (uint32_t i = 0; i < f->conditions.count; i++) {
        mp_gen_condition(g, f->conditions.items[i], false, top);
    }
    gen_loops(g, node, index + 1, -1, result);
    mp_emit_jump(g, MP_OPCODE_JUMP, -1, -1, top);
    if (f->is_async) {
        mp_gen_at(g, node);
        mp_gen_async_end(g, iterator, done);
    } else {
        mp_label_here(g, done);
    }
    g->temp = saved;
}

static void gen_generator_body(mp_gen *g, mp_node *node) {
    g->flags |= MP_CODE_GENERATOR | (g->host->has_await ? MP_CODE_ASYNC_GENERATOR : 0);
    g->parameters.positional = 1;
    g->local_count = 1;
    mp_gen_const_append(g, MP_NAME(dot_zero_));
    mp_gen_assign_registers(g, NULL);
    mp_reg iterator = 0;
    if (node->u.comprehension.fors[0].is_async) { /* which wants two registers behind it */
        iterator = mp_gen_temps(g, 3);
        mp_gen_move(g, iterator, 0);
    }
    gen_loops(g, node, 0, iterator, -1);
    mp_emit0(g, MP_OPCODE_RETURN_NONE);
}

static void gen_generator(mp_gen *g, mp_node *node, mp_reg dst) {
    mp_reg window = mp_gen_temps(g, MP_WINDOW_HEADER + 1);
    mp_node *iterable = node->u.comprehension.fors[0].iterable;
    mp_gen_inner(g, node, node->u.comprehension.scope, MP_NAME(genexpr_), gen_generator_body, 0, 0, window);
    mp_gen_expression(g, iterable, window + MP_WINDOW_HEADER);
    mp_gen_at(g, node);
    if (node->u.comprehension.fors[0].is_async) {
        mp_gen_intrinsic(g, MP_INTRINSIC_ASYNC_ITER, window + MP_WINDOW_HEADER, 1, window + MP_WINDOW_HEADER);
    } else {
        mp_emit2(g, MP_OPCODE_GET_ITER, window + MP_WINDOW_HEADER, window + MP_WINDOW_HEADER);
    }
    mp_gen_at(g, node);
    mp_emit_call(g, false, window, 1, dst);
}

void mp_gen_comprehension(mp_gen *g, mp_node *node, mp_reg dst) {
    mp_reg saved = g->temp;
    if (node->kind == MP_NODE_GENERATOR_EXP) {
        gen_generator(g, node, dst);
        g->temp = saved;
        return;
    }
    mp_reg result = mp_gen_temp(g);
    mp_reg iterator = gen_iterator(g, node, &node->u.comprehension.fors[0]);
    mp_gen_at(g, node);
    if (node->kind == MP_NODE_LIST_COMP) {
        mp_emit3(g, MP_OPCODE_BUILD_LIST, result, 0, 0);
    } else if (node->kind == MP_NODE_SET_COMP) {
        mp_gen_intrinsic(g, MP_INTRINSIC_BUILD_SET, 0, 0, result);
    } else {
        mp_emit3(g, MP_OPCODE_BUILD_DICT, result, 0, 0);
    }
    mp_bound_set bound = g->bound;
    g->scope = node->u.comprehension.scope;
    assign_registers(g, g->scope, node->u.comprehension.count > 1);
    gen_loops(g, node, 0, iterator, result);
    g->scope = node->u.comprehension.scope->parent;
    g->bound = bound;
    mp_gen_move(g, dst, result);
    g->temp = saved;
}
