/* SPDX-License-Identifier: MIT
 *
 * Layer 4a. Code generation: statements but try, with, def, class.
 */
#include "compiler/gen.h"
#include "gc/vm.h"
#include "objects/str.h"
#include "objects/tuple.h"

void mp_gen_body(mp_gen *g, const mp_nodes *body) {
    for (uint32_t i = 0; i < body->count && !g->failed; i++) {
        mp_gen_statement(g, body->items[i]);
    }
}

/* After a jump away: whatever follows is not reached, so every variable counts as bound. */
static void after_jump(mp_gen *g) {
    g->bound = mp_bound_all();
    g->unreachable = true;
}

/* ---- if, while, for ---- */

static void gen_if(mp_gen *g, mp_node *node) {
    mp_label end = mp_label_new(g);
    mp_bound_set at_end = mp_bound_all();
    for (;;) {
        mp_reg saved = g->temp;
        mp_label otherwise = mp_label_new(g);
        mp_gen_condition(g, node->u.branch.test, false, otherwise);
        g->temp = saved;
        mp_bound_set bound = g->bound;
        g->unreachable = false;
        mp_gen_body(g, &node->u.branch.body);
        at_end = mp_bound_join(at_end, g->bound);
        const mp_nodes *rest = &node->u.branch.otherwise;
        if (rest->count > 0 && !g->unreachable) {
            mp_emit_jump(g, MP_OPCODE_JUMP, -1, -1, end);
        }
        mp_label_here(g, otherwise);
        g->bound = bound;
        if (rest->count != 1 || rest->items[0]->kind != MP_NODE_IF || g->failed) {
            mp_gen_body(g, rest);
            at_end = mp_bound_join(at_end, g->bound);
            break;
        }
        node = rest->items[0];
    }
    mp_label_here(g, end);
    g->bound = at_end;
}

static bool is_true(mp_gen *g, mp_node *test) {
    bool truth = false;
    return test->kind == MP_NODE_CONSTANT && mp_truth(g->vm, mp_arena_get(g->arena, test->u.constant.ref), &truth) &&
           truth;
}

static void gen_while(mp_gen *g, mp_node *node) {
    mp_block loop;
    mp_label top = mp_label_new(g);
    bool endless = is_true(g, node->u.branch.test);
    mp_block_push(g, &loop, MP_BLOCK_LOOP);
    loop.break_label = mp_label_new(g);
    loop.continue_label = mp_label_new(g);
    mp_label done = mp_label_new(g);
    mp_reg saved = g->temp;
    if (!endless) { /* the test stands below the body */
        mp_emit_jump(g, MP_OPCODE_JUMP, -1, -1, loop.continue_label);
    }
    mp_bound_set bound = g->bound;
    mp_label_here(g, top);
    mp_gen_body(g, &node->u.branch.body);
    mp_label_here(g, loop.continue_label);
    if (endless) {
        mp_emit_jump(g, MP_OPCODE_JUMP, -1, -1, top);
    } else {
        g->bound = bound;
        mp_gen_condition(g, node->u.branch.test, true, top);
    }
    g->temp = saved;
    mp_block_pop(g, &loop);
    mp_label_here(g, done);
    g->bound = endless ? mp_bound_all() : bound;
    mp_gen_body(g, &node->u.branch.otherwise);
    mp_label_here(g, loop.break_label);
    g->bound = mp_bound_join(g->bound, loop.break_bound);
}

/* `for … in range(…)` needs no range object: see RANGE_ITER. */
static bool is_range_call(mp_gen *g, const mp_node *iterable) {
    if (iterable->kind != MP_NODE_CALL || iterable->u.call.callee->kind != MP_NODE_NAME ||
        iterable->u.call.keyword_count != 0 || iterable->u.call.args.count == 0 || iterable->u.call.args.count > 3 ||
        !mp_same(mp_arena_get(g->arena, iterable->u.call.callee->u.name.ref), MP_NAME(range))) {
        return false;
    }
    for (uint32_t i = 0; i < iterable->u.call.args.count; i++) {
        if (iterable->u.call.args.items[i]->kind == MP_NODE_STARRED) {
            return false;
        }
    }
    return true;
}

/* Puts the iterator, or the state that stands for it, into new temporaries; returns the first. */
mp_reg mp_gen_iterator(mp_gen *g, const mp_node *loop, mp_node *iterable) {
    if (!is_range_call(g, iterable)) {
        mp_reg iterator = mp_gen_temp(g);
        mp_gen_expression(g, iterable, iterator);
        mp_gen_at(g, loop);
        /* deep down, where registers are scarce, the iterator has to be an object */
        bool local = g->temp < MP_LOCAL_REGISTERS;
        (void)mp_gen_temps(g, local ? MP_ITERATOR_WORDS - 1 : 0);
        mp_emit2(g, local ? MP_OPCODE_FOR_START : MP_OPCODE_GET_ITER, iterator, iterator);
        return iterator;
    }
    mp_reg window = mp_gen_temps(g, MP_WINDOW_HEADER);
    mp_gen_expression(g, iterable->u.call.callee, window);
    for (uint32_t i = 0; i < iterable->u.call.args.count; i++) {
        mp_reg t = mp_gen_temp(g);
        mp_gen_expression(g, iterable->u.call.args.items[i], t);
    }
    mp_gen_at(g, iterable);
    mp_emit2(g, MP_OPCODE_RANGE_ITER, window, (int)iterable->u.call.args.count);
    g->temp = window + MP_WINDOW_HEADER;
    return window;
}

mp_reg mp_gen_async_iterator(mp_gen *g, const mp_node *loop, mp_node *iterable) {
    mp_reg iterator = mp_gen_temps(g, 3);
    mp_gen_expression(g, iterable, iterator);
    mp_gen_at(g, loop);
    mp_gen_intrinsic(g, MP_INTRINSIC_ASYNC_ITER, iterator, 1, iterator);
    return iterator;
}

mp_label mp_gen_async_next(mp_gen *g, mp_reg iterator) {
    mp_block block;
    mp_block_push(g, &block, MP_BLOCK_TRY);
    mp_block_protect(g, &block, MP_HANDLER_CATCH, iterator + 1);
    mp_gen_intrinsic(g, MP_INTRINSIC_ASYNC_NEXT, iterator, 1, iterator + 1);
    mp_gen_delegate(g, iterator + 1);
    mp_block_pop(g, &block);
    return block.handler;
}

void mp_gen_async_end(mp_gen *g, mp_reg iterator, mp_label handler) {
    mp_label other = mp_label_new(g), end = mp_label_new(g);
    mp_label_here(g, handler);
    mp_emit2(g, MP_OPCODE_LOAD_SPECIAL, iterator + 2, MP_SPECIAL_STOP_ASYNC_ITERATION);
    mp_emit_jump(g, MP_OPCODE_EXCEPTION_MATCH, iterator + 1, iterator + 2, other);
    mp_emit_jump(g, MP_OPCODE_JUMP, -1, -1, end);
    mp_label_here(g, other);
    mp_emit(g, MP_OPCODE_RERAISE, iterator + 1);
    mp_label_here(g, end);
}

static void gen_for(mp_gen *g, mp_node *node) {
    mp_reg saved = g->temp;
    mp_block loop;
    bool is_async = node->op == 1;
    mp_reg iterator = is_async ? mp_gen_async_iterator(g, node, node->u.loop.iterable)
                               : mp_gen_iterator(g, node, node->u.loop.iterable);
    mp_label top = mp_label_new(g);
    mp_block_push(g, &loop, MP_BLOCK_LOOP);
    loop.break_label = mp_label_new(g);
    loop.continue_label = top;
    mp_label done = mp_label_new(g);
    mp_bound_set bound = g->bound;
    mp_node *target = node->u.loop.target;
    mp_reg local = target->kind == MP_NODE_NAME ? mp_gen_local_target(g, target->u.name.ref) : -1;
    mp_reg item = is_async ? iterator + 2 : local >= 0 ? local : mp_gen_temp(g);
    mp_gen_at(g, node);
    mp_label_here(g, top);
    if (is_async) {
        done = mp_gen_async_next(g, iterator);
    } else {
        mp_emit_for_iter(g, iterator, item, done);
    }
    mp_gen_assign_target(g, target, item);
    mp_gen_body(g, &node->u.loop.body);
    mp_emit_jump(g, MP_OPCODE_JUMP, -1, -1, top);
    mp_block_pop(g, &loop);
    if (is_async) {
        mp_gen_at(g, node);
        mp_gen_async_end(g, iterator, done);
    } else {
        mp_label_here(g, done);
    }
    g->bound = bound;
    g->temp = saved;
    mp_gen_body(g, &node->u.loop.otherwise);
    mp_label_here(g, loop.break_label);
    g->bound = mp_bound_join(g->bound, loop.break_bound);
}

/* ---- leaving ---- */

static mp_block *innermost(mp_gen *g, mp_block_kind kind) {
    mp_block *block = g->block;
    while (block != NULL && block->kind != kind) {
        block = block->outer;
    }
    return block;
}

/* The statement may not lead out of an except* clause. `until`: the loop that it stays in, or NULL. */
static bool check_star(mp_gen *g, const mp_node *node, const mp_block *until) {
    for (const mp_block *block = g->block; block != until; block = block->outer) {
        if (block->kind == MP_BLOCK_STAR) {
            mp_gen_error(g, node, "'break', 'continue' and 'return' cannot appear in an except* block");
            return false;
        }
    }
    return true;
}

static void jump_to(mp_gen *g, void *label) { mp_emit_jump(g, MP_OPCODE_JUMP, -1, -1, *(mp_label *)label); }

static void gen_break_continue(mp_gen *g, mp_node *node) {
    bool is_break = node->kind == MP_NODE_BREAK;
    mp_block *loop = innermost(g, MP_BLOCK_LOOP);
    if (!check_star(g, node, loop)) {
        return;
    }
    if (loop == NULL) {
        mp_gen_error(g, node, is_break ? "'break' outside loop" : "'continue' not properly in loop");
        return;
    }
    mp_gen_at(g, node);
    if (is_break) {
        loop->break_bound = mp_bound_join(loop->break_bound, g->bound);
    }
    mp_gen_unwind(g, loop, jump_to, is_break ? &loop->break_label : &loop->continue_label);
    after_jump(g);
}

static void emit_return(mp_gen *g, void *reg) {
    mp_reg value = *(mp_reg *)reg;
    if (value < 0) {
        mp_emit0(g, MP_OPCODE_RETURN_NONE);
    } else {
        mp_emit(g, MP_OPCODE_RETURN, value);
    }
}

static void gen_return(mp_gen *g, mp_node *node) {
    if (g->host->kind != MP_SCOPE_FUNCTION) {
        mp_gen_error(g, node, "'return' outside function");
        return;
    }
    mp_node *child = node->u.child.child;
    if (!check_star(g, child != NULL && child->kind == MP_NODE_CONSTANT ? child : node, NULL)) {
        return;
    }
    mp_reg saved = g->temp;
    mp_reg value = -1;
    if (child != NULL) {
        if (g->flags & MP_CODE_ASYNC_GENERATOR) {
            mp_gen_error(g, node, "'return' with value in async generator");
            return;
        }
        if (g->block == NULL) {
            value = mp_gen_operand(g, child);
        } else { /* clean-up code may change a variable */
            value = mp_gen_temp(g);
            mp_gen_expression(g, child, value);
        }
    }
    mp_gen_at(g, node);
    mp_gen_unwind(g, NULL, emit_return, &value);
    g->temp = saved;
    after_jump(g);
}

static void gen_raise(mp_gen *g, mp_node *node) {
    mp_reg saved = g->temp;
    mp_reg pair = mp_gen_temps(g, 2);
    if (node->u.binary.left == NULL) {
        mp_gen_at(g, node);
        mp_emit2(g, MP_OPCODE_LOAD_SPECIAL, pair, MP_SPECIAL_UNBOUND);
    } else {
        mp_gen_expression(g, node->u.binary.left, pair);
    }
    if (node->u.binary.right != NULL) {
        mp_gen_expression(g, node->u.binary.right, pair + 1);
        mp_gen_at(g, node);
        mp_emit2(g, MP_OPCODE_RAISE_FROM, pair, pair + 1);
    } else {
        mp_gen_at(g, node);
        mp_emit(g, MP_OPCODE_RAISE, pair);
    }
    g->temp = saved;
    after_jump(g);
}

/* The comparison that decides last, if any: that is where tracebacks point to. */
static const mp_node *last_comparison(const mp_node *test) {
    while (test->kind == MP_NODE_UNARY && test->op == MP_NODE_NOT) {
        test = test->u.child.child;
    }
    if (test->kind != MP_NODE_AND && test->kind != MP_NODE_OR) {
        return test->kind == MP_NODE_COMPARE ? test : NULL;
    }
    const mp_node *found = NULL;
    for (uint32_t i = test->u.list.count; i-- > 0 && found == NULL;) {
        found = last_comparison(test->u.list.items[i]);
    }
    return found;
}

static void gen_assert(mp_gen *g, mp_node *node) {
    if (g->vm->optimise > 0) {
        return;
    }
    mp_reg saved = g->temp;
    mp_label ok = mp_label_new(g);
    mp_gen_condition(g, node->u.binary.left, true, ok);
    mp_bound_set bound = g->bound;
    mp_reg window = mp_gen_temps(g, MP_WINDOW_HEADER + 2);
    mp_emit2(g, MP_OPCODE_LOAD_SPECIAL, window, MP_SPECIAL_ASSERTION_ERROR);
    if (node->u.binary.right != NULL) {
        mp_gen_expression(g, node->u.binary.right, window + MP_WINDOW_HEADER);
    }
    const mp_node *comparison = last_comparison(node->u.binary.left);
    mp_gen_at(g, comparison != NULL ? comparison : node);
    mp_emit_call(g, false, window, node->u.binary.right != NULL, window);
    mp_emit(g, MP_OPCODE_RAISE, window);
    mp_label_here(g, ok);
    g->bound = bound;
    g->temp = saved;
}

/* ---- import ---- */

static void emit_import(mp_gen *g, mp_value name, uint32_t level, mp_value names, mp_reg dst) {
    mp_reg t = mp_gen_temp(g);
    mp_gen_load_const(g, names, t);
    mp_emit4(g, MP_OPCODE_IMPORT, dst, (int)mp_gen_const(g, name), (int)MP_MIN(level, 255u), t);
}

/* import a.b.c [as d]: the first form binds a. */
static void gen_import(mp_gen *g, mp_node *node) {
    for (uint32_t i = 0; i < node->u.import.count && !g->failed; i++) {
        const mp_alias *alias = &node->u.import.aliases[i];
        mp_reg saved = g->temp;
        mp_reg t = mp_gen_temps(g, 2);
        mp_value name = mp_arena_get(g->arena, alias->name);
        const char *text = mp_str_data(name), *end = text + mp_str_size(name);
        const char *dot = memchr(text, '.', mp_str_size(name));
        emit_import(g, name, 0, MP_NONE, t);
        mp_ref_id target = alias->as_name;
        if (target == MP_NO_REF) {
            target = dot == NULL ? alias->name : mp_arena_name(g->arena, text, (size_t)(dot - text));
        }
        while (alias->as_name != MP_NO_REF && dot != NULL && !g->failed) {
            const char *part = dot + 1;
            dot = memchr(part, '.', (size_t)(end - part));
            mp_value part_name = mp_str_intern(g->vm, part, (size_t)((dot != NULL ? dot : end) - part));
            if (mp_is_error(part_name)) {
                mp_gen_fail(g);
                return;
            }
            mp_gen_load_const(g, part_name, t + 1);
            mp_gen_intrinsic(g, MP_INTRINSIC_IMPORT_FROM, t, 2, t);
        }
        if (target == MP_NO_REF) {
            mp_gen_fail(g);
            return;
        }
        mp_gen_store(g, target, t);
        g->temp = saved;
    }
}

static mp_value alias_names(mp_gen *g, mp_node *node) {
    mp_value names = mp_tuple_new(g->vm, node->u.import.count, NULL);
    if (mp_is_error(names)) {
        mp_gen_fail(g);
        return MP_NONE;
    }
    for (uint32_t i = 0; i < node->u.import.count; i++) {
        mp_gc_store(g->vm, &mp_tuple_get(names)->items[i], mp_arena_get(g->arena, node->u.import.aliases[i].name));
    }
    return names;
}

static bool is_future(mp_gen *g, const mp_node *node) {
    return node->kind == MP_NODE_IMPORT_FROM && node->u.import.level == 0 &&
           mp_same(mp_arena_get(g->arena, node->u.import.module), MP_NAME(__future__));
}

/* from __future__ import …: only says what is meant. */
static void gen_future(mp_gen *g, mp_node *node) {
    static const char *const features[] = {"nested_scopes",    "generators",     "division",       "absolute_import",
                                           "with_statement",   "print_function", "unicode_literals", "barry_as_FLUFL",
                                           "generator_stop",   "annotations"};
    if (g->past_head) {
        mp_gen_error(g, node, "from __future__ imports must occur at the beginning of the file");
    }
    for (uint32_t i = 0; i < node->u.import.count || i == 0; i++) {
        bool star = node->u.import.count == 0;
        mp_value name = star ? MP_NAME(star_) : mp_arena_get(g->arena, node->u.import.aliases[i].name);
        const char *text = mp_str_data(name);
        size_t number = 0;
        while (number < MP_COUNT_OF(features) && strcmp(features[number], text) != 0) {
            number++;
        }
        if (number == MP_COUNT_OF(features)) {
            mp_gen_error(g, node, strcmp(text, "braces") == 0 ? "not a chance" : "future feature %U is not defined",
                         name);
            return;
        }
        g->text_annotations |= number == MP_COUNT_OF(features) - 1;
    }
}

static void gen_import_from(mp_gen *g, mp_node *node) {
    if (is_future(g, node)) {
        gen_future(g, node);
        return;
    }
    mp_gen_note_const_import(g, node);
    mp_reg saved = g->temp;
    mp_reg t = mp_gen_temps(g, 2);
    mp_value name =
        node->u.import.module == MP_NO_REF ? MP_NAME(empty_) : mp_arena_get(g->arena, node->u.import.module);
    bool star = node->u.import.count == 0;
    mp_value star_names = star ? mp_tuple_new(g->vm, 1, (mp_value[]){MP_NAME(star_)}) : alias_names(g, node);
    if (mp_is_error(star_names)) {
        mp_gen_fail(g);
        return;
    }
    emit_import(g, name, node->u.import.level, star_names, t);
    if (star) {
        if (g->use_names || g->host->kind == MP_SCOPE_CLASS) {
            mp_gen_move(g, t + 1, 0);
        } else {
            mp_gen_load_const(g, MP_NONE, t + 1);
        }
        mp_gen_intrinsic(g, MP_INTRINSIC_IMPORT_STAR, t, 2, t);
    }
    for (uint32_t i = 0; i < node->u.import.count && !g->failed; i++) {
        const mp_alias *alias = &node->u.import.aliases[i];
        mp_reg pair = mp_gen_temps(g, 2);
        mp_gen_move(g, pair, t);
        mp_gen_load_const(g, mp_arena_get(g->arena, alias->name), pair + 1);
        mp_gen_intrinsic(g, MP_INTRINSIC_IMPORT_FROM, pair, 2, pair);
        mp_gen_store(g, alias->as_name != MP_NO_REF ? alias->as_name : alias->name, pair);
        g->temp = pair;
    }
    g->temp = saved;
}

/* ---- all ---- */

static void gen_expression_statement(mp_gen *g, mp_node *node) {
    mp_node *expression = node->u.child.child;
    if (g->interactive && g->outer == NULL) {
        mp_reg t = mp_gen_temp(g);
        mp_gen_expression(g, expression, t);
        mp_gen_intrinsic(g, MP_INTRINSIC_PRINT_EXPRESSION, t, 1, t);
        return;
    }
    if (expression->kind != MP_NODE_CONSTANT) {
        mp_gen_expression(g, expression, mp_gen_temp(g));
    }
}

static void gen_delete(mp_gen *g, mp_node *node) {
    for (uint32_t i = 0; i < node->u.list.count && !g->failed; i++) {
        mp_gen_delete_target(g, node->u.list.items[i]);
    }
}

/* By kind; those that are not here (pass, global, nonlocal) need no code. */
typedef void statement_fn(mp_gen *g, mp_node *node);
static statement_fn *const generators[MP_NODE_PATTERN_VALUE - MP_NODE_EXPRESSION] = {
#define X(kind) [MP_NODE_##kind - MP_NODE_EXPRESSION]
    X(EXPRESSION) = gen_expression_statement,
    X(ASSIGN) = mp_gen_assign,
    X(AUGMENTED) = mp_gen_augmented,
    X(ANNOTATED) = mp_gen_annotated,
    X(DELETE) = gen_delete,
    X(BREAK) = gen_break_continue,
    X(CONTINUE) = gen_break_continue,
    X(RETURN) = gen_return,
    X(RAISE) = gen_raise,
    X(ASSERT) = gen_assert,
    X(IMPORT) = gen_import,
    X(IMPORT_FROM) = gen_import_from,
    X(IF) = gen_if,
    X(WHILE) = gen_while,
    X(FOR) = gen_for,
    X(WITH) = mp_gen_with,
    X(TRY) = mp_gen_try,
    X(FUNCTION) = mp_gen_function_statement,
    X(CLASS) = mp_gen_class,
    X(MATCH) = mp_gen_match,
    X(TYPE_ALIAS) = mp_gen_type_alias,
#undef X
};

/* May stand before future statements: these, and the docstring as the first of all. */
static bool is_head(mp_gen *g, const mp_node *node) {
    bool first = !g->past_first;
    g->past_first = true;
    return is_future(g, node) ||
           (first && node->kind == MP_NODE_EXPRESSION && node->u.child.child->kind == MP_NODE_CONSTANT);
}

void mp_gen_statement(mp_gen *g, mp_node *node) {
    if (g->failed || !mp_recursion_check(g->vm)) {
        mp_gen_fail(g);
        return;
    }
    mp_reg saved = g->temp;
    mp_gen_at(g, node);
    g->unreachable = false;
    g->past_head |= !is_head(g, node);
    statement_fn *generate = generators[node->kind - MP_NODE_EXPRESSION];
    if (generate != NULL) {
        generate(g, node);
    }
    g->temp = saved;
}
