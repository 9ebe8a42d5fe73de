/* SPDX-License-Identifier: MIT
 *
 * Layer 4a. What the files of the parser share. The parser is a recursive descent over one token of lookahead; every
 * function has the grammar of what it parses above it. Notation: 'text' a token, [ ] optional, * + repetition, | or,
 * x.y+ a list of y separated by x.
 *
 * Invariants: `token` is the next token, not yet used up; last_… is where the one before it (NEWLINE, INDENT and DEDENT
 * do not count) ended. If the lexer failed (no memory, a read error), `token` is an ERROR and `fatal` is set: parsing
 * functions fail then at the latest when they look for a certain token. Lists are collected on the scratch stack,
 * which holds only numbers and pointers into the arena, and are copied to the arena when complete.
 */
#ifndef MP_COMPILER_PARSER_PRIVATE_H
#define MP_COMPILER_PARSER_PRIVATE_H

#include <stdarg.h>

#include "compiler/lexer.h"

/* Where something starts. */
typedef struct mp_place {
    uint32_t line;
    uint32_t column;
} mp_place;

struct mp_parser {
    mp_object object;
    mp_vm *vm;
    mp_arena *arena;
    mp_value filename;
    mp_lexer lexer;
    mp_token token;
    uint32_t last_line;
    uint32_t last_column;
    uint16_t last_nesting;
    uint8_t mode; /* mp_parse_mode */
    bool started;
    bool fatal;       /* an exception that is not a SyntaxError is pending */
    bool incomplete;
    bool soft_error;  /* a mistake was found while speculative */
    bool at_key;      /* the next expression is a key behind the first item of a dict */
    bool lone_star;   /* mp_parse_star_expressions gave one STARRED without a comma */
    uint16_t field_depth; /* replacement fields around the next token, in the innermost f-string */
    uint16_t speculative; /* > 0: mistakes only set soft_error */
    /* An atom that is parsed already: the next expression starts with it. */
    mp_node *given;
    mp_place given_place;
    uint8_t *scratch;
    size_t scratch_size;
    size_t scratch_capacity;
};

/* ---- parser.c ---- */

/* Goes to the next token. */
void mp_parse_advance(mp_parser *p);
static inline bool mp_parse_at(const mp_parser *p, mp_token_kind kind) { return p->token.kind == kind; }
/* If the next token is of the kind: passes it. */
static inline bool mp_parse_accept(mp_parser *p, mp_token_kind kind) {
    if (p->token.kind != kind) {
        return false;
    }
    mp_parse_advance(p);
    return true;
}
/* Passes a token that must be there, or "invalid syntax". */
MP_CHECKED bool mp_parse_expect(mp_parser *p, mp_token_kind kind);
/* A ':' that must be there; "expected ':'" if `forced` or if the line ends here. */
MP_CHECKED bool mp_parse_colon(mp_parser *p, bool forced);
/* The next token is this name (which is no keyword). */
bool mp_parse_at_name(const mp_parser *p, const char *name);
/* Passes a NAME; its number in *out. */
MP_CHECKED bool mp_parse_name(mp_parser *p, mp_ref_id *out);
/* Where the next expression starts, and the kind of token it starts with. */
static inline mp_place mp_parse_place(const mp_parser *p) {
    return p->given != NULL ? p->given_place : (mp_place){p->token.line, p->token.column};
}
static inline mp_token_kind mp_parse_head(const mp_parser *p) {
    return p->given != NULL ? MP_TOKEN_LPAR : (mp_token_kind)p->token.kind;
}
/* The node starts at the place: it is not in parentheses of its own (if it is no tuple or generator expression). */
static inline bool mp_parse_starts_at(const mp_node *node, mp_place start) {
    return node->line == start.line && node->column == MP_MIN(start.column, UINT16_MAX);
}
/* A node from `start` to the last token. */
MP_CHECKED mp_node *mp_parse_node(mp_parser *p, mp_node_kind kind, mp_place start);
/* Ends a node at the last token. */
void mp_parse_end(const mp_parser *p, mp_node *node);
/* A node of one value. */
MP_CHECKED mp_node *mp_parse_constant(mp_parser *p, mp_value value, mp_place start);
MP_CHECKED mp_node *mp_parse_child(mp_parser *p, mp_node_kind kind, mp_place start, mp_node *child);
/* The scratch stack. A list starts at the mark taken before its first item. */
MP_CHECKED bool mp_parse_push(mp_parser *p, const void *item, size_t size);
static inline bool mp_parse_push_node(mp_parser *p, mp_node *node) { return mp_parse_push(p, &node, sizeof node); }
/* Moves the items from `mark` on to the arena. */
MP_CHECKED bool mp_parse_take(mp_parser *p, size_t mark, size_t item_size, void *out, uint32_t *count);
MP_CHECKED bool mp_parse_take_nodes(mp_parser *p, size_t mark, mp_nodes *out);
/* One interpreter-wide depth guard. */
#define MP_PARSE_GUARD(p)                                                                                              \
    if (!mp_recursion_check((p)->vm)) {                                                                                \
        return 0;                                                                                                      \
    }
/* True if an expression can start with the token. */
bool mp_token_starts_expression(mp_token_kind kind);

/* ---- parse_error.c: all return false ---- */

/* "invalid syntax" at the next token (or what is wrong with that token, or its indentation). */
bool mp_parse_invalid(mp_parser *p);
/* A message about the next token; about a node; from a place to the last token; at a place. */
bool mp_parse_error(mp_parser *p, const char *format, ...);
bool mp_parse_error_node(mp_parser *p, const mp_node *node, const char *format, ...);
bool mp_parse_error_from(mp_parser *p, mp_place start, const char *format, ...);
bool mp_parse_error_between(mp_parser *p, mp_place start, mp_place end, const char *format, ...);
bool mp_parse_indentation_error(mp_parser *p, const char *format, ...);

/* ---- parse_target.c ---- */

/* What the expression is called in messages. */
const char *mp_parse_kind_name(mp_parser *p, const mp_node *node);
/* Fails unless the node can be assigned to / deleted / be a `for` target. */
MP_CHECKED bool mp_parse_check_target(mp_parser *p, const mp_node *node);
MP_CHECKED bool mp_parse_check_delete(mp_parser *p, const mp_node *node);
/* The first part of the node that cannot be assigned to, or NULL. */
const mp_node *mp_parse_invalid_target(const mp_node *node);
/* Fails if the name is __debug__. */
MP_CHECKED bool mp_parse_check_name(mp_parser *p, mp_ref_id name, const mp_node *where);

/* ---- parse_expression.c, parse_atom.c, parse_fstring.c, parse_arguments.c, parse_parameters.c ---- */

MP_CHECKED mp_node *mp_parse_expression(mp_parser *p);
MP_CHECKED mp_node *mp_parse_named_expression(mp_parser *p);
/* One or more, with stars: a TUPLE if there is a comma. Sets p->lone_star. */
MP_CHECKED mp_node *mp_parse_star_expressions(mp_parser *p);
/* The same, or a yield expression. A lone star is an error. */
MP_CHECKED mp_node *mp_parse_yield_or_star(mp_parser *p);
/* '*' bitwise_or | named_expression */
MP_CHECKED mp_node *mp_parse_star_named_expression(mp_parser *p);
MP_CHECKED mp_node *mp_parse_yield(mp_parser *p);
/* An expression of operators that bind at least as strongly (MP_PREC_…). */
MP_CHECKED mp_node *mp_parse_operators(mp_parser *p, unsigned precedence);
/* An '=' is next, where it cannot be: raises if `left` looks like part of a comparison; else returns true. */
MP_CHECKED bool mp_parse_misplaced_equal(mp_parser *p, const mp_node *left, mp_place start);
/* Targets of `for`: operators down to '|', with stars. */
MP_CHECKED mp_node *mp_parse_for_targets(mp_parser *p);
MP_CHECKED mp_node *mp_parse_atom(mp_parser *p);
/* [ … ] behind `value`. */
MP_CHECKED mp_node *mp_parse_subscript(mp_parser *p, mp_node *value, mp_place start);
/* ('async'? 'for' …)+ behind the element(s): a node of the kind; the caller ends it. */
MP_CHECKED mp_node *mp_parse_comprehension(mp_parser *p, mp_node_kind kind, mp_place start, mp_node *element,
                                           mp_node *value);
MP_CHECKED mp_node *mp_parse_number(mp_parser *p);
MP_CHECKED mp_node *mp_parse_strings(mp_parser *p);
/* Behind '(': arguments and ')'. A lone generator expression is an argument if `start` is given: where '(' is. */
MP_CHECKED bool mp_parse_arguments(mp_parser *p, const mp_place *open, mp_nodes *args, uint32_t *keyword_count,
                                   mp_keyword **keywords);
/* Parameters up to (not including) `end`: ')' for def, ':' for lambda. */
MP_CHECKED bool mp_parse_parameters(mp_parser *p, mp_token_kind end, mp_function_node *out);
/* ['[' … ']'] */
MP_CHECKED bool mp_parse_type_parameters(mp_parser *p, uint32_t *count, mp_type_parameter **out);
MP_CHECKED mp_node *mp_parse_lambda(mp_parser *p);

/* ---- parse_statement.c, parse_compound.c, parse_pattern.c ---- */

/* Parses a line of simple statements or a compound statement and pushes the statements on the scratch stack. */
MP_CHECKED bool mp_parse_statement(mp_parser *p);
MP_CHECKED bool mp_parse_simple_line(mp_parser *p);
/* Compound statements: *is_compound says whether the next token starts one. */
MP_CHECKED mp_node *mp_parse_compound(mp_parser *p, bool *is_compound);
MP_CHECKED mp_node *mp_parse_with(mp_parser *p, mp_place start, bool is_async);
MP_CHECKED mp_node *mp_parse_try(mp_parser *p);
/* `def` and `class`, with decorators. */
MP_CHECKED mp_node *mp_parse_definition(mp_parser *p);
/* Behind ':': the statements. `what` and `line` are for "expected an indented block after …". */
MP_CHECKED bool mp_parse_block(mp_parser *p, const char *what, uint32_t line, mp_nodes *out);
MP_CHECKED mp_node *mp_parse_match(mp_parser *p);
/* Does a match statement start here (the next token is the name `match`)? */
bool mp_parse_is_match(mp_parser *p);
/* The token behind the next one; ERROR if it cannot be read. */
mp_token_kind mp_parse_peek(mp_parser *p);

#endif
