/* SPDX-License-Identifier: MIT
 *
 * Layer 4a. Code generation: try and with, and leaving them early.
 *
 * Invariants: a handler starts with HANDLER_ENTER, which notes what was being handled before; every way out of it
 * restores that: by HANDLER_LEAVE, or if it is a raise, by the range that protects the handler. A finally clause is emitted
 * once for each way to reach it.
 */
#include "compiler/gen.h"
#include "gc/vm.h"

/* Calls __exit__ or __aexit__ for the exception (-1: None); returns the register of the result. */
static mp_reg gen_exit(mp_gen *g, bool is_async, mp_reg exit, mp_reg exception) {
    mp_reg pair = mp_gen_temps(g, 2);
    mp_gen_move(g, pair, exit);
    if (exception < 0) {
        mp_gen_load_const(g, MP_NONE, pair + 1);
    } else {
        mp_gen_move(g, pair + 1, exception);
    }
    mp_gen_intrinsic(g, is_async ? MP_INTRINSIC_ASYNC_EXIT : MP_INTRINSIC_WITH_EXIT, pair, 2, pair);
    if (is_async) {
        mp_gen_delegate(g, pair);
    }
    return is_async ? pair + 1 : pair;
}

/* The clean-up of one block on the way out of it by break, continue or return. */
static void clean_up(mp_gen *g, mp_block *block) {
    mp_reg saved = g->temp;
    switch (block->kind) {
    case MP_BLOCK_FINALLY:
        mp_gen_body(g, block->finally);
        break;
    case MP_BLOCK_WITH:
        gen_exit(g, block->is_async, block->saved, -1);
        break;
    case MP_BLOCK_HANDLER:
        mp_emit(g, MP_OPCODE_HANDLER_LEAVE, block->saved);
        break;
    case MP_BLOCK_NAME:
        mp_gen_delete(g, NULL, block->name, true);
        break;
    default:
        break;
    }
    g->temp = saved;
}

void mp_gen_unwind(mp_gen *g, mp_block *until, void (*action)(mp_gen *g, void *data), void *data) {
    mp_block *innermost = g->block;
    mp_bound_set bound = g->bound;
    for (mp_block *block = innermost; block != until && !g->failed; block = block->outer) {
        mp_block_suspend(g, block);
        g->block = block->outer; /* the clean-up runs outside of the block */
        clean_up(g, block);
    }
    action(g, data);
    g->block = innermost;
    g->bound = bound;
    for (mp_block *block = innermost; block != until; block = block->outer) {
        mp_block_resume(g, block);
    }
}

/* Registers of a handler: the exception, and what was handled before. */
typedef struct handler_registers {
    mp_reg exception, saved;
} handler_registers;

static handler_registers handler_temps(mp_gen *g) {
    mp_reg first = mp_gen_temps(g, 2);
    return (handler_registers){first, first + 1};
}

static void enter_handler(mp_gen *g, mp_block *block, handler_registers r) {
    mp_emit2(g, MP_OPCODE_HANDLER_ENTER, r.saved, r.exception);
    if (g->flags & MP_CODE_GENERATOR) { /* who calls next may be handling something else */
        mp_gen_intrinsic(g, MP_INTRINSIC_OUTER_HANDLED, r.saved, 1, r.saved);
    }
    mp_block_push(g, block, MP_BLOCK_HANDLER);
    block->saved = r.saved;
    mp_block_protect(g, block, MP_HANDLER_RESTORE, r.saved);
}

/* except … as name: the body, and the name is gone afterwards however it ends. */
static void gen_named_body(mp_gen *g, const mp_handler *h, mp_reg exception) {
    mp_block block;
    mp_reg local = mp_gen_local_target(g, h->name);
    mp_reg leaving = local >= 0 ? local : mp_gen_temp(g);
    mp_gen_store(g, h->name, exception);
    mp_block_push(g, &block, MP_BLOCK_NAME);
    block.name = h->name;
    mp_block_protect(g, &block, local >= 0 ? MP_HANDLER_UNBIND : MP_HANDLER_CATCH, leaving);
    mp_gen_body(g, &h->body);
    mp_block_pop(g, &block);
    bool reachable = !g->unreachable;
    if (reachable) {
        mp_gen_delete(g, NULL, h->name, true);
    }
    if (local >= 0) {
        g->unreachable = !reachable;
        return;
    }
    mp_label end = mp_label_new(g);
    if (reachable) {
        mp_emit_jump(g, MP_OPCODE_JUMP, -1, -1, end);
    }
    mp_bound_set bound = g->bound;
    mp_label_here(g, block.handler);
    mp_gen_delete(g, NULL, h->name, true);
    mp_emit(g, MP_OPCODE_RERAISE, leaving);
    mp_label_here(g, end);
    g->bound = bound;
    g->unreachable = !reachable;
}

/* The place of "catching classes that do not inherit …" is the whole clause, which counts as several lines. */
static void at_clause(mp_gen *g, const mp_node *try, const mp_handler *h) {
    mp_node *clause = mp_arena_node(g->arena, MP_NODE_PASS, h->line, try->column);
    if (clause == NULL) {
        mp_gen_fail(g);
        return;
    }
    clause->end_line_delta = 1;
    mp_gen_at(g, clause);
}

static void gen_handler(mp_gen *g, const mp_node *try, const mp_handler *h, handler_registers r, mp_label end, mp_bound_set *at_end) {
    mp_label next = mp_label_new(g);
    mp_reg saved = g->temp;
    if (h->type != NULL) {
        mp_reg type = mp_gen_operand(g, h->type);
        at_clause(g, try, h);
        mp_emit_jump(g, MP_OPCODE_EXCEPTION_MATCH, r.exception, type, next);
        g->temp = saved;
    }
    mp_bound_set bound = g->bound;
    g->unreachable = false;
    if (h->name != MP_NO_REF) {
        gen_named_body(g, h, r.exception);
    } else {
        mp_gen_body(g, &h->body);
    }
    g->temp = saved;
    *at_end = mp_bound_join(*at_end, g->bound);
    if (!g->unreachable) {
        mp_block *block = g->block;
        mp_block_suspend(g, block);
        mp_emit(g, MP_OPCODE_HANDLER_LEAVE, r.saved);
        mp_emit_jump(g, MP_OPCODE_JUMP, -1, -1, end);
        mp_block_resume(g, block);
    }
    mp_label_here(g, next);
    g->bound = bound;
}

/* ---- except* ---- */

/* What the clauses work on: what is left of the exception, and a list of what is to be raised in the end. */
typedef struct star_registers {
    mp_reg rest, type; /* neighbours */
    mp_reg list;
} star_registers;

/* One clause: it runs with what it handles as the exception being handled, and what it raises is put into the list. */
static void gen_star_handler(mp_gen *g, const mp_node *try, const mp_handler *h, star_registers r) {
    mp_label next = mp_label_new(g);
    mp_reg saved = g->temp;
    mp_block protected, handler;
    handler_registers inner = handler_temps(g);
    mp_gen_expression(g, h->type, r.type);
    at_clause(g, try, h);
    mp_gen_intrinsic(g, MP_INTRINSIC_STAR_MATCH, r.rest, 2, inner.exception);
    mp_emit_jump(g, MP_OPCODE_JUMP_IF_NONE, inner.exception, -1, next);
    mp_bound_set bound = g->bound;
    mp_block_push(g, &protected, MP_BLOCK_STAR);
    mp_reg raised = mp_gen_temp(g);
    mp_block_protect(g, &protected, MP_HANDLER_CATCH, raised);
    enter_handler(g, &handler, inner);
    g->unreachable = false;
    if (h->name != MP_NO_REF) {
        gen_named_body(g, h, inner.exception);
    } else {
        mp_gen_body(g, &h->body);
    }
    mp_block_pop(g, &handler);
    mp_block_pop(g, &protected);
    if (!g->unreachable) {
        mp_emit(g, MP_OPCODE_HANDLER_LEAVE, inner.saved);
        mp_emit_jump(g, MP_OPCODE_JUMP, -1, -1, next);
    }
    mp_label_here(g, protected.handler);
    mp_emit2(g, MP_OPCODE_LIST_APPEND, r.list, raised);
    mp_label_here(g, next);
    g->bound = bound;
    g->temp = saved;
}

/* All clauses, then what is left is raised. On return the code is where all has been handled. */
static void gen_star_handlers(mp_gen *g, mp_node *node, mp_reg exception) {
    mp_reg saved = g->temp;
    mp_reg three = mp_gen_temps(g, 3);
    star_registers r = {three, three + 1, three + 2};
    mp_label complete = mp_label_new(g), done = mp_label_new(g);
    mp_gen_move(g, r.rest, exception);
    mp_emit3(g, MP_OPCODE_BUILD_LIST, r.list, 0, 0);
    for (uint32_t i = 0; i < node->u.try.handler_count && !g->failed; i++) {
        gen_star_handler(g, node, &node->u.try.handlers[i], r);
    }
    mp_emit_jump(g, MP_OPCODE_JUMP_IF_NONE, r.rest, -1, complete);
    mp_emit2(g, MP_OPCODE_LIST_APPEND, r.list, r.rest);
    mp_label_here(g, complete);
    mp_gen_move(g, r.rest, exception);
    mp_gen_move(g, r.type, r.list);
    mp_gen_intrinsic(g, MP_INTRINSIC_STAR_JOIN, r.rest, 2, r.list);
    mp_emit_jump(g, MP_OPCODE_JUMP_IF_NONE, r.list, -1, done);
    mp_emit(g, MP_OPCODE_RERAISE, r.list);
    mp_label_here(g, done);
    g->temp = saved;
}

/* try … except … else */
static void gen_try_except(mp_gen *g, mp_node *node) {
    mp_block protected, handler;
    mp_label end = mp_label_new(g);
    handler_registers r = handler_temps(g);
    mp_bound_set bound = g->bound;
    mp_block_push(g, &protected, MP_BLOCK_TRY);
    mp_block_protect(g, &protected, MP_HANDLER_CATCH, r.exception);
    mp_gen_body(g, &node->u.try.body);
    mp_block_pop(g, &protected);
    if (!g->unreachable || node->u.try.otherwise.count > 0) {
        mp_gen_body(g, &node->u.try.otherwise);
        mp_emit_jump(g, MP_OPCODE_JUMP, -1, -1, end);
    }
    mp_bound_set at_end = g->bound;
    mp_label_here(g, protected.handler);
    g->bound = bound;
    enter_handler(g, &handler, r);
    if (node->op == 1) {
        gen_star_handlers(g, node, r.exception);
        mp_block_pop(g, &handler);
        mp_emit(g, MP_OPCODE_HANDLER_LEAVE, r.saved);
        at_end = mp_bound_join(at_end, g->bound);
    } else {
        for (uint32_t i = 0; i < node->u.try.handler_count && !g->failed; i++) {
            gen_handler(g, node, &node->u.try.handlers[i], r, end, &at_end);
        }
        mp_emit(g, MP_OPCODE_RERAISE, r.exception);
        mp_block_pop(g, &handler);
    }
    mp_label_here(g, end);
    g->bound = at_end;
}

static void gen_try_finally(mp_gen *g, mp_node *node) {
    mp_block protected, handler;
    mp_label end = mp_label_new(g);
    handler_registers r = handler_temps(g);
    mp_bound_set bound = g->bound;
    mp_block_push(g, &protected, MP_BLOCK_FINALLY);
    protected.finally = &node->u.try.finally;
    mp_block_protect(g, &protected, MP_HANDLER_CATCH, r.exception);
    if (node->u.try.handler_count > 0) {
        gen_try_except(g, node);
    } else {
        mp_gen_body(g, &node->u.try.body);
    }
    mp_block_pop(g, &protected);
    if (!g->unreachable) {
        mp_gen_body(g, &node->u.try.finally);
        mp_emit_jump(g, MP_OPCODE_JUMP, -1, -1, end);
    }
    mp_bound_set at_end = g->bound;
    mp_label_here(g, protected.handler);
    g->bound = bound;
    enter_handler(g, &handler, r);
    mp_gen_body(g, &node->u.try.finally);
    if (!g->unreachable) {
        mp_emit(g, MP_OPCODE_RERAISE, r.exception);
    }
    mp_block_pop(g, &handler);
    mp_label_here(g, end);
    g->bound = at_end;
}

void mp_gen_try(mp_gen *g, mp_node *node) {
    mp_reg saved = g->temp;
    if (node->u.try.finally.count > 0) {
        gen_try_finally(g, node);
    } else {
        gen_try_except(g, node);
    }
    g->temp = saved;
}

/* One item of a with statement, the others and the body inside of it. */
static void gen_with_item(mp_gen *g, mp_node *node, uint32_t index) {
    if (g->failed || !mp_recursion_check(g->vm)) {
        mp_gen_fail(g);
        return;
    }
    if (index == node->u.with.count) {
        mp_gen_body(g, &node->u.with.body);
        return;
    }
    mp_with_item *item = &node->u.with.items[index];
    mp_block protected, handler;
    mp_label end = mp_label_new(g), suppressed = mp_label_new(g);
    handler_registers r = handler_temps(g);
    bool is_async = node->op == 1;
    mp_reg exit = mp_gen_temps(g, 2 + is_async), value = exit + 1;
    mp_gen_expression(g, item->context, value);
    mp_gen_at(g, node);
    if (is_async) {
        mp_gen_intrinsic(g, MP_INTRINSIC_ASYNC_ENTER, exit, 2, value);
        mp_gen_delegate(g, value++);
    } else {
        mp_emit3(g, MP_OPCODE_WITH_ENTER, exit, value, value);
    }
    mp_block_push(g, &protected, MP_BLOCK_WITH);
    protected.saved = exit;
    protected.is_async = is_async;
    mp_block_protect(g, &protected, MP_HANDLER_CATCH, r.exception);
    if (item->target != NULL) {
        mp_gen_assign_target(g, item->target, value);
    }
    mp_bound_set bound = g->bound;
    g->unreachable = false;
    gen_with_item(g, node, index + 1);
    mp_block_pop(g, &protected);
    mp_gen_at(g, node);
    if (!g->unreachable) {
        clean_up(g, &protected);
        mp_emit_jump(g, MP_OPCODE_JUMP, -1, -1, end);
    }
    mp_label_here(g, protected.handler);
    enter_handler(g, &handler, r);
    mp_emit_jump(g, MP_OPCODE_JUMP_IF, gen_exit(g, is_async, exit, r.exception), -1, suppressed);
    mp_emit(g, MP_OPCODE_RERAISE, r.exception);
    mp_block_pop(g, &handler);
    mp_label_here(g, suppressed);
    mp_emit(g, MP_OPCODE_HANDLER_LEAVE, r.saved);
    mp_label_here(g, end);
    g->bound = bound;
}

void mp_gen_with(mp_gen *g, mp_node *node) {
    mp_reg saved = g->temp;
    gen_with_item(g, node, 0);
    g->temp = saved;
}
