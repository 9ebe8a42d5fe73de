/* SPDX-License-Identifier: MIT
 *
 * Layer 4a. Compound statements and blocks; `with` and definitions are in parse_definition.c, `match` in
 * parse_pattern.c.
 */
#include "compiler/parser_private.h"

/* block: NEWLINE INDENT statement+ DEDENT | simple_stmts */
bool mp_parse_block(mp_parser *p, const char *what, uint32_t line, mp_nodes *out) {
    size_t mark = p->scratch_size;
    if (!mp_parse_accept(p, MP_TOKEN_NEWLINE)) {
        return mp_parse_simple_line(p) && mp_parse_take_nodes(p, mark, out);
    }
    if (!mp_parse_accept(p, MP_TOKEN_INDENT)) {
        return mp_parse_indentation_error(p, "expected an indented block after %s on line %u", what, (unsigned)line);
    }
    while (!mp_parse_accept(p, MP_TOKEN_DEDENT)) {
        if (!mp_parse_statement(p)) {
            return false;
        }
    }
    return mp_parse_take_nodes(p, mark, out);
}

/* ['else' ':' block] */
static bool parse_else(mp_parser *p, mp_nodes *out) {
    uint32_t line = p->token.line;
    if (!mp_parse_accept(p, MP_TOKEN_ELSE)) {
        return true;
    }
    return mp_parse_colon(p, true) && mp_parse_block(p, "'else' statement", line, out);
}

/* One branch: ('if' | 'elif' | 'while') named_expression ':' block */
static mp_node *parse_branch(mp_parser *p, mp_node_kind kind, const char *what) {
    mp_place start = mp_parse_place(p);
    mp_parse_advance(p);
    mp_node *test = mp_parse_named_expression(p);
    mp_node *node = test == NULL ? NULL : mp_parse_node(p, kind, start);
    if (node == NULL || !mp_parse_colon(p, false)) {
        return NULL;
    }
    node->u.branch.test = test;
    return mp_parse_block(p, what, start.line, &node->u.branch.body) ? node : NULL;
}

/* if_stmt: 'if' branch ('elif' branch)* [else]. Each elif is the only statement of the `otherwise` before it. */
static mp_node *parse_if(mp_parser *p) {
    mp_node *first = parse_branch(p, MP_NODE_IF, "'if' statement");
    mp_node *last = first;
    if (first == NULL) {
        return NULL;
    }
    while (mp_parse_at(p, MP_TOKEN_ELIF)) {
        mp_node *next = parse_branch(p, MP_NODE_IF, "'elif' statement");
        mp_node **items = next == NULL ? NULL : mp_arena_alloc(p->arena, sizeof *items);
        if (items == NULL) {
            return NULL;
        }
        *items = next;
        last->u.branch.otherwise = (mp_nodes){1, items};
        last = next;
    }
    if (!parse_else(p, &last->u.branch.otherwise)) {
        return NULL;
    }
    for (mp_node *node = first;; node = node->u.branch.otherwise.items[0]) {
        mp_parse_end(p, node);
        if (node == last) {
            return first;
        }
    }
}

/* while_stmt: 'while' named_expression ':' block [else] */
static mp_node *parse_while(mp_parser *p) {
    mp_node *node = parse_branch(p, MP_NODE_WHILE, "'while' statement");
    if (node == NULL || !parse_else(p, &node->u.branch.otherwise)) {
        return NULL;
    }
    mp_parse_end(p, node);
    return node;
}

/* for_stmt: 'for' star_targets 'in' star_expressions ':' block [else] */
static mp_node *parse_for(mp_parser *p, mp_place start, bool is_async) {
    uint32_t line = p->token.line;
    mp_parse_advance(p);
    mp_node *target = mp_parse_for_targets(p);
    if (target == NULL) {
        return NULL;
    }
    if (p->lone_star) {
        return (void)mp_parse_error_node(p, target, "starred assignment target must be in a list or tuple"), NULL;
    }
    if (!mp_parse_check_target(p, target) || !mp_parse_expect(p, MP_TOKEN_IN)) {
        return NULL;
    }
    mp_node *iterable = mp_parse_star_expressions(p);
    if (iterable == NULL) {
        return NULL;
    }
    bool lone_star = p->lone_star;
    if (!mp_parse_colon(p, false)) {
        return NULL;
    }
    if (lone_star) {
        return (void)mp_parse_error_node(p, iterable, "can't use starred expression here"), NULL;
    }
    mp_node *node = mp_parse_node(p, MP_NODE_FOR, start);
    if (node == NULL) {
        return NULL;
    }
    node->op = is_async;
    node->u.loop.target = target;
    node->u.loop.iterable = iterable;
    if (!mp_parse_block(p, "'for' statement", line, &node->u.loop.body) || !parse_else(p, &node->u.loop.otherwise)) {
        return NULL;
    }
    mp_parse_end(p, node);
    return node;
}

/* ---- try ---- */

/* ',' behind an exception type, as in Python 2 */
static bool several_types(mp_parser *p, mp_place start) {
    mp_parse_advance(p);
    if (mp_parse_star_expressions(p) == NULL) {
        return false;
    }
    if (mp_parse_accept(p, MP_TOKEN_AS) && !mp_parse_expect(p, MP_TOKEN_NAME)) {
        return false;
    }
    return mp_parse_at(p, MP_TOKEN_COLON)
               ? mp_parse_error_from(p, start, "multiple exception types must be parenthesized")
               : mp_parse_invalid(p);
}

/* expression ['as' NAME] of an except clause */
static bool parse_exception_type(mp_parser *p, bool is_star, mp_handler *out) {
    mp_place start = mp_parse_place(p);
    bool is_bare = mp_parse_at(p, MP_TOKEN_COLON) || mp_parse_at(p, MP_TOKEN_NEWLINE);
    if (is_bare) {
        return !is_star || mp_parse_error(p, "expected one or more exception types");
    }
    out->type = mp_parse_expression(p);
    if (out->type == NULL) {
        return false;
    }
    if (mp_parse_at(p, MP_TOKEN_COMMA)) {
        return several_types(p, start);
    }
    return !mp_parse_accept(p, MP_TOKEN_AS) || mp_parse_name(p, &out->name);
}

/* except_block: 'except' ['*'] [expression ['as' NAME]] ':' block; *is_star is set by the first */
static bool parse_handler(mp_parser *p, bool is_first, bool *is_star, mp_handler *out) {
    mp_place start = mp_parse_place(p);
    memset(out, 0, sizeof *out);
    out->name = MP_NO_REF;
    out->line = start.line;
    mp_parse_advance(p);
    bool has_star = mp_parse_accept(p, MP_TOKEN_STAR);
    if (is_first) {
        *is_star = has_star;
    } else if (has_star && !*is_star && mp_parse_at(p, MP_TOKEN_COLON)) {
        return mp_parse_error(p, "expected one or more exception types");
    } else if (has_star != *is_star) {
        return mp_parse_error_from(p, start, "cannot have both 'except' and 'except*' on the same 'try'");
    }
    return parse_exception_type(p, has_star, out) && mp_parse_colon(p, false) &&
           mp_parse_block(p, has_star ? "'except*' statement" : "'except' statement", start.line, &out->body);
}

/* The except clauses. */
static bool parse_handlers(mp_parser *p, mp_node *node) {
    size_t mark = p->scratch_size;
    bool is_star = false;
    bool seen_bare = false;
    mp_place bare = {0, 0};
    while (mp_parse_at(p, MP_TOKEN_EXCEPT)) {
        mp_handler handler;
        mp_place start = mp_parse_place(p);
        if (seen_bare) {
            return mp_parse_error_between(p, bare, bare, "default 'except:' must be last");
        }
        if (!parse_handler(p, p->scratch_size == mark, &is_star, &handler) ||
            !mp_parse_push(p, &handler, sizeof handler)) {
            return false;
        }
        seen_bare = handler.type == NULL;
        bare = start;
    }
    node->op = is_star;
    return mp_parse_take(p, mark, sizeof(mp_handler), &node->u.try.handlers, &node->u.try.handler_count);
}

/* try_stmt: 'try' ':' block (except_block+ [else] [finally] | finally); finally: 'finally' ':' block */
mp_node *mp_parse_try(mp_parser *p) {
    mp_place start = mp_parse_place(p);
    mp_parse_advance(p);
    mp_node *node = mp_parse_node(p, MP_NODE_TRY, start);
    if (node == NULL || !mp_parse_colon(p, true) ||
        !mp_parse_block(p, "'try' statement", start.line, &node->u.try.body)) {
        return NULL;
    }
    if (!mp_parse_at(p, MP_TOKEN_EXCEPT) && !mp_parse_at(p, MP_TOKEN_FINALLY)) {
        return (void)mp_parse_error(p, "expected 'except' or 'finally' block"), NULL;
    }
    if (mp_parse_at(p, MP_TOKEN_EXCEPT) && (!parse_handlers(p, node) || !parse_else(p, &node->u.try.otherwise))) {
        return NULL;
    }
    uint32_t line = p->token.line;
    if (mp_parse_accept(p, MP_TOKEN_FINALLY) &&
        (!mp_parse_colon(p, true) || !mp_parse_block(p, "'finally' statement", line, &node->u.try.finally))) {
        return NULL;
    }
    mp_parse_end(p, node);
    return node;
}

/* ---- All of them ---- */

/* 'async' (def | for | with) */
static mp_node *parse_async(mp_parser *p) {
    mp_place start = mp_parse_place(p);
    switch (mp_parse_peek(p)) {
        case MP_TOKEN_DEF: return mp_parse_definition(p);
        case MP_TOKEN_FOR: mp_parse_advance(p); return parse_for(p, start, true);
        case MP_TOKEN_WITH: mp_parse_advance(p); return mp_parse_with(p, start, true);
        default: mp_parse_advance(p); return (void)mp_parse_invalid(p), NULL;
    }
}

mp_node *mp_parse_compound(mp_parser *p, bool *is_compound) {
    *is_compound = true;
    switch (p->token.kind) {
        case MP_TOKEN_IF: return parse_if(p);
        case MP_TOKEN_WHILE: return parse_while(p);
        case MP_TOKEN_FOR: return parse_for(p, mp_parse_place(p), false);
        case MP_TOKEN_TRY: return mp_parse_try(p);
        case MP_TOKEN_WITH: return mp_parse_with(p, mp_parse_place(p), false);
        case MP_TOKEN_DEF:
        case MP_TOKEN_CLASS:
        case MP_TOKEN_AT: return mp_parse_definition(p);
        case MP_TOKEN_ASYNC: return parse_async(p);
        case MP_TOKEN_NAME:
            if (mp_parse_is_match(p)) {
                return mp_parse_match(p);
            }
            break;
        default: break;
    }
    *is_compound = false;
    return NULL;
}
