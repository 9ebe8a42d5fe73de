/* SPDX-License-Identifier: MIT
 *
 * Layer 4a. Expressions: operators by precedence, conditionals, lambda, tuples without parentheses, primaries.
 *
 * Chains of one operator's kind (a + b + c …, a.b.c …) are loops, so that only true nesting recurses.
 */
#include "compiler/parser_private.h"

/* ---- Helpful messages for two expressions in a row ---- */

/* Parses an expression only to see whether it is one. *found false and no error: it is not. */
static bool try_expression(mp_parser *p, bool with_commas, bool *found) {
    p->speculative++;
    mp_node *node = with_commas ? mp_parse_star_expressions(p) : mp_parse_expression(p);
    p->speculative--;
    *found = node != NULL;
    bool ok = node != NULL || p->soft_error;
    p->soft_error = false;
    return ok;
}

/* `left` (without comma) is followed by what could start another expression. Returns false, always. */
static MP_COLD bool two_expressions(mp_parser *p, const mp_node *left, mp_place start, mp_token_kind first_kind,
                                    bool first_is_soft) {
    bool found;
    bool first_is_name = first_kind == MP_TOKEN_NAME;
    if (mp_parse_at(p, MP_TOKEN_NOT)) {
        return mp_parse_invalid(p);
    }
    if (first_is_name && left->kind == MP_NODE_NAME) {
        mp_value name = mp_arena_get(p->arena, left->u.name.ref);
        if (mp_same(name, MP_NAME(print)) || mp_same(name, MP_NAME(exec))) {
            if (!try_expression(p, true, &found)) {
                return false;
            }
            const char *text = mp_same(name, MP_NAME(print)) ? "print" : "exec";
            return found ? mp_parse_error_from(
                               p, start, "Missing parentheses in call to '%s'. Did you mean %s(...)?", text, text)
                         : mp_parse_invalid(p);
        }
        if (first_is_soft || mp_parse_at(p, MP_TOKEN_STRING) || mp_parse_at(p, MP_TOKEN_FSTRING_START)) {
            return mp_parse_invalid(p);
        }
    }
    mp_token second = p->token;
    if (second.nesting == 0 && p->last_nesting == 0) {
        return mp_parse_invalid(p);
    }
    if (!try_expression(p, false, &found)) {
        return false;
    }
    if (found && p->last_nesting > 0) {
        return mp_parse_error_from(p, start, "invalid syntax. Perhaps you forgot a comma?");
    }
    if (found) {
        p->token = second;
    }
    return mp_parse_invalid(p);
}

static bool is_soft_keyword(const mp_parser *p) {
    return mp_parse_at_name(p, "match") || mp_parse_at_name(p, "case") || mp_parse_at_name(p, "type") ||
           mp_parse_at_name(p, "_");
}

/* ---- Primaries ---- */

/* primary: atom ('.' NAME | '(' arguments ')' | '[' slices ']')* */
static mp_node *parse_primary(mp_parser *p) {
    mp_place start = mp_parse_place(p);
    mp_node *node = mp_parse_atom(p);
    while (node != NULL) {
        if (mp_parse_accept(p, MP_TOKEN_DOT)) {
            mp_ref_id name;
            if (!mp_parse_name(p, &name)) {
                return NULL;
            }
            mp_node *value = node;
            node = mp_parse_node(p, MP_NODE_ATTRIBUTE, start);
            if (node != NULL) {
                node->u.attribute.value = value;
                node->u.attribute.name = name;
            }
        } else if (mp_parse_at(p, MP_TOKEN_LPAR)) {
            mp_place open = mp_parse_place(p);
            mp_node *callee = node;
            node = mp_parse_node(p, MP_NODE_CALL, start);
            mp_parse_advance(p);
            if (node == NULL || !mp_parse_arguments(p, &open, &node->u.call.args, &node->u.call.keyword_count,
                                                    &node->u.call.keywords)) {
                return NULL;
            }
            node->u.call.callee = callee;
            mp_parse_end(p, node);
        } else if (mp_parse_at(p, MP_TOKEN_LSQB)) {
            node = mp_parse_subscript(p, node, start);
        } else {
            break;
        }
    }
    return node;
}

/* await_primary: 'await' primary | primary */
static mp_node *parse_await(mp_parser *p) {
    if (mp_parse_head(p) != MP_TOKEN_AWAIT) {
        return parse_primary(p);
    }
    mp_place start = mp_parse_place(p);
    mp_parse_advance(p);
    mp_node *child = parse_primary(p);
    return child == NULL ? NULL : mp_parse_child(p, MP_NODE_AWAIT, start, child);
}

/* ---- Operators ---- */

static mp_node *binary_node(mp_parser *p, mp_node_kind kind, uint8_t op, mp_place start, mp_node *left,
                            mp_node *right) {
    mp_node *node = mp_parse_node(p, kind, start);
    if (node != NULL) {
        node->op = op;
        node->u.binary.left = left;
        node->u.binary.right = right;
    }
    return node;
}

/* factor: ('+' | '-' | '~') factor | await_primary ['**' factor] */
static mp_node *parse_factor(mp_parser *p) {
    mp_place start = mp_parse_place(p);
    mp_token_kind head = mp_parse_head(p);
    if (head == MP_TOKEN_MINUS || head == MP_TOKEN_PLUS || head == MP_TOKEN_TILDE) {
        MP_PARSE_GUARD(p)
        mp_parse_advance(p);
        mp_node *child = parse_factor(p);
        mp_node *node = child == NULL ? NULL : mp_parse_child(p, MP_NODE_UNARY, start, child);
        if (node != NULL) {
            node->op = head == MP_TOKEN_MINUS ? MP_OP_NEG : head == MP_TOKEN_PLUS ? MP_OP_POS : MP_OP_INVERT;
        }
        return node;
    }
    mp_node *left = parse_await(p);
    if (left != NULL && mp_parse_at(p, MP_TOKEN_DOUBLE_STAR)) {
        MP_PARSE_GUARD(p)
        mp_parse_advance(p);
        mp_node *right = parse_factor(p);
        return right == NULL ? NULL : binary_node(p, MP_NODE_BINARY, MP_OP_POW, start, left, right);
    }
    return left;
}

/* disjunction: conjunction ('or' conjunction)+; the same for 'and'. The first operand is there. */
static mp_node *parse_logical(mp_parser *p, mp_place start, mp_node *first) {
    mp_token_kind kind = (mp_token_kind)p->token.kind;
    size_t mark = p->scratch_size;
    if (!mp_parse_push_node(p, first)) {
        return NULL;
    }
    while (mp_parse_accept(p, kind)) {
        mp_node *item = mp_parse_operators(p, mp_token_table[kind].precedence + 1u);
        if (item == NULL || !mp_parse_push_node(p, item)) {
            return NULL;
        }
    }
    mp_node *node = mp_parse_node(p, kind == MP_TOKEN_OR ? MP_NODE_OR : MP_NODE_AND, start);
    return node != NULL && mp_parse_take_nodes(p, mark, &node->u.list) ? node : NULL;
}

/* A comparison operator: '<' … | 'in' | 'not' 'in' | 'is' ['not'] */
static bool parse_compare_op(mp_parser *p, uint8_t *out) {
    mp_token_kind kind = (mp_token_kind)p->token.kind;
    *out = mp_token_table[kind].op;
    mp_parse_advance(p);
    if (kind == MP_TOKEN_NOT) {
        return mp_parse_expect(p, MP_TOKEN_IN);
    }
    if (kind == MP_TOKEN_IS && mp_parse_accept(p, MP_TOKEN_NOT)) {
        *out = MP_NODE_IS_NOT;
    }
    return true;
}

typedef struct compare_item {
    mp_node *operand;
    uintptr_t op; /* before it */
} compare_item;

/* comparison: bitwise_or (compare_op bitwise_or)+; the first operand is there. */
static mp_node *parse_comparison(mp_parser *p, mp_place start, mp_node *first) {
    size_t mark = p->scratch_size;
    compare_item item = {first, 0};
    do {
        uint8_t op;
        if (!mp_parse_push(p, &item, sizeof item) || !parse_compare_op(p, &op)) {
            return NULL;
        }
        item = (compare_item){mp_parse_operators(p, MP_PREC_BITOR), op};
        if (item.operand == NULL) {
            return NULL;
        }
    } while (mp_token_table[p->token.kind].precedence == MP_PREC_COMPARE);
    size_t count = (p->scratch_size - mark) / sizeof item;
    mp_node *node = mp_parse_node(p, MP_NODE_COMPARE, start);
    mp_node **items = mp_arena_alloc(p->arena, (count + 1) * sizeof *items);
    uint8_t *ops = mp_arena_alloc(p->arena, count);
    if (node == NULL || items == NULL || ops == NULL || !mp_parse_push(p, &item, sizeof item)) {
        return NULL;
    }
    for (size_t i = 0; i <= count; i++) {
        memcpy(&item, p->scratch + mark + i * sizeof item, sizeof item);
        items[i] = item.operand;
        if (i > 0) {
            ops[i - 1] = (uint8_t)item.op;
        }
    }
    p->scratch_size = mark;
    node->u.compare.count = (uint32_t)count;
    node->u.compare.items = items;
    node->u.compare.ops = ops;
    return node;
}

/* inversion: 'not' inversion | comparison */
static mp_node *parse_not(mp_parser *p) {
    mp_place start = mp_parse_place(p);
    MP_PARSE_GUARD(p)
    mp_parse_advance(p);
    mp_node *child = mp_parse_operators(p, MP_PREC_NOT);
    mp_node *node = child == NULL ? NULL : mp_parse_child(p, MP_NODE_UNARY, start, child);
    if (node != NULL) {
        node->op = MP_NODE_NOT;
    }
    return node;
}

/* operators(n): operand (operator operators(stronger))* for operators that bind at least as strongly as n */
mp_node *mp_parse_operators(mp_parser *p, unsigned precedence) {
    mp_place start = mp_parse_place(p);
    bool is_not = mp_parse_head(p) == MP_TOKEN_NOT;
    if (is_not && precedence > MP_PREC_NOT) {
        return (void)mp_parse_invalid(p), NULL;
    }
    mp_node *left = is_not ? parse_not(p) : parse_factor(p);
    while (left != NULL) {
        mp_token_kind kind = (mp_token_kind)p->token.kind;
        unsigned found = mp_token_table[kind].precedence;
        if (found == MP_PREC_NONE || found < precedence) {
            break;
        }
        if (found <= MP_PREC_AND) {
            left = parse_logical(p, start, left);
        } else if (found == MP_PREC_COMPARE) {
            left = parse_comparison(p, start, left);
        } else {
            mp_parse_advance(p);
            mp_node *right = mp_parse_operators(p, found + 1);
            left = right == NULL ? NULL
                                 : binary_node(p, MP_NODE_BINARY, mp_token_table[kind].op, start, left, right);
        }
    }
    return left;
}

/* ---- Expressions ---- */

/* Behind a disjunction: 'if' disjunction 'else' expression */
static mp_node *parse_conditional(mp_parser *p, mp_place start, mp_node *then) {
    mp_parse_advance(p);
    mp_node *test = mp_parse_operators(p, MP_PREC_OR);
    if (test == NULL) {
        return NULL;
    }
    if (!mp_parse_accept(p, MP_TOKEN_ELSE)) {
        return (void)(mp_parse_at(p, MP_TOKEN_COLON)
                          ? mp_parse_invalid(p)
                          : mp_parse_error_from(p, start, "expected 'else' after 'if' expression")),
               NULL;
    }
    mp_node *otherwise = mp_parse_expression(p);
    mp_node *node = otherwise == NULL ? NULL : mp_parse_node(p, MP_NODE_CONDITIONAL, start);
    if (node != NULL) {
        node->u.three.test = test;
        node->u.three.then = then;
        node->u.three.otherwise = otherwise;
    }
    return node;
}

/* Operators, and no other expression behind them. (Behind a key of a dict another message is due.) */
static mp_node *parse_single(mp_parser *p, unsigned precedence, bool is_key) {
    mp_place start = mp_parse_place(p);
    mp_token_kind first_kind = mp_parse_head(p);
    bool first_is_soft = first_kind == MP_TOKEN_NAME && is_soft_keyword(p);
    mp_node *node = mp_parse_operators(p, precedence);
    if (node == NULL || !mp_token_starts_expression((mp_token_kind)p->token.kind) || p->speculative > 0 || is_key) {
        return node;
    }
    (void)two_expressions(p, node, start, first_kind, first_is_soft);
    return NULL;
}

/* expression: disjunction ['if' disjunction 'else' expression] | lambda */
mp_node *mp_parse_expression(mp_parser *p) {
    MP_PARSE_GUARD(p)
    mp_place start = mp_parse_place(p);
    if (mp_parse_head(p) == MP_TOKEN_LAMBDA) {
        return mp_parse_lambda(p);
    }
    bool is_key = p->at_key;
    p->at_key = false;
    mp_node *node = parse_single(p, MP_PREC_OR, is_key);
    return node != NULL && mp_parse_at(p, MP_TOKEN_IF) ? parse_conditional(p, start, node) : node;
}

/* Whether the expression can be the left side of a mistaken '='. */
static bool looks_compared(mp_parser *p, const mp_node *left) {
    switch (left->kind) {
        case MP_NODE_LIST:
        case MP_NODE_TUPLE:
        case MP_NODE_GENERATOR_EXP:
        case MP_NODE_COMPARE:
        case MP_NODE_AND:
        case MP_NODE_OR:
        case MP_NODE_CONDITIONAL:
        case MP_NODE_LAMBDA: return false;
        case MP_NODE_CONSTANT: {
            mp_value value = mp_arena_get(p->arena, left->u.constant.ref);
            return !mp_is_none(value) && !mp_is_bool(value);
        }
        case MP_NODE_UNARY: return left->op != MP_NODE_NOT;
        default: return true;
    }
}

bool mp_parse_misplaced_equal(mp_parser *p, const mp_node *left, mp_place start) {
    mp_token equal = p->token;
    if (!looks_compared(p, left)) {
        return true;
    }
    mp_parse_advance(p);
    p->speculative++;
    mp_node *right = mp_parse_operators(p, MP_PREC_BITOR);
    p->speculative--;
    bool failed = right == NULL && !p->soft_error;
    p->soft_error = false;
    if (failed) {
        return false;
    }
    if (right != NULL && !mp_parse_at(p, MP_TOKEN_EQUAL) && !mp_parse_at(p, MP_TOKEN_WALRUS)) {
        if (left->kind == MP_NODE_NAME) {
            return mp_parse_error_from(p, start, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
        }
        return mp_parse_error_node(p, left, "cannot assign to %s here. Maybe you meant '==' instead of '='?",
                                   mp_parse_kind_name(p, left));
    }
    p->token = equal;
    return true;
}

/* Behind an expression that is no argument: ':=' expression, or an error if '=' is there. */
static mp_node *parse_walrus(mp_parser *p, mp_node *left, mp_place start) {
    if (mp_parse_at(p, MP_TOKEN_EQUAL)) {
        return (void)(mp_parse_misplaced_equal(p, left, start) && mp_parse_invalid(p)), NULL;
    }
    if (!mp_parse_at(p, MP_TOKEN_WALRUS)) {
        return left;
    }
    if (left->kind != MP_NODE_NAME) {
        return (void)mp_parse_error_node(p, left, "cannot use assignment expressions with %s",
                                         mp_parse_kind_name(p, left)),
               NULL;
    }
    if (!mp_parse_starts_at(left, start)) {
        return (void)mp_parse_invalid(p), NULL;
    }
    mp_parse_advance(p);
    mp_node *right = mp_parse_expression(p);
    if (right == NULL || !mp_parse_check_target(p, left)) {
        return NULL;
    }
    return binary_node(p, MP_NODE_WALRUS, 0, start, left, right);
}

/* named_expression: NAME ':=' expression | expression */
mp_node *mp_parse_named_expression(mp_parser *p) {
    mp_place start = mp_parse_place(p);
    mp_node *left = mp_parse_expression(p);
    return left == NULL ? NULL : parse_walrus(p, left, start);
}

/* '*' bitwise_or, at the '*' */
static mp_node *parse_starred(mp_parser *p) {
    mp_place start = mp_parse_place(p);
    mp_parse_advance(p);
    mp_node *child = mp_parse_operators(p, MP_PREC_BITOR);
    return child == NULL ? NULL : mp_parse_child(p, MP_NODE_STARRED, start, child);
}

mp_node *mp_parse_star_named_expression(mp_parser *p) {
    return mp_parse_head(p) == MP_TOKEN_STAR ? parse_starred(p) : mp_parse_named_expression(p);
}

/* One item of a list without brackets: of `for` targets, or star_expression: '*' bitwise_or | expression */
static mp_node *parse_item(mp_parser *p, bool is_target) {
    if (mp_parse_head(p) == MP_TOKEN_STAR) {
        return parse_starred(p);
    }
    return is_target ? parse_single(p, MP_PREC_BITOR, false) : mp_parse_expression(p);
}

/* ','.item+ [','] */
static mp_node *parse_items(mp_parser *p, bool is_target) {
    mp_place start = mp_parse_place(p);
    mp_node *first = parse_item(p, is_target);
    p->lone_star = first != NULL && first->kind == MP_NODE_STARRED;
    if (first == NULL || !mp_parse_at(p, MP_TOKEN_COMMA)) {
        return first;
    }
    size_t mark = p->scratch_size;
    if (!mp_parse_push_node(p, first)) {
        return NULL;
    }
    while (mp_parse_accept(p, MP_TOKEN_COMMA)) {
        if (!mp_token_starts_expression((mp_token_kind)p->token.kind) && !mp_parse_at(p, MP_TOKEN_STAR)) {
            break;
        }
        mp_node *item = parse_item(p, is_target);
        if (item == NULL || !mp_parse_push_node(p, item)) {
            return NULL;
        }
    }
    p->lone_star = false;
    mp_node *node = mp_parse_node(p, MP_NODE_TUPLE, start);
    return node != NULL && mp_parse_take_nodes(p, mark, &node->u.list) ? node : NULL;
}

/* star_expressions: ','.star_expression+ [','] */
mp_node *mp_parse_star_expressions(mp_parser *p) { return parse_items(p, false); }

/* star_targets: ','.('*' target | target)+ [','] */
mp_node *mp_parse_for_targets(mp_parser *p) { return parse_items(p, true); }

/* yield: 'yield' 'from' expression | 'yield' [star_expressions] */
mp_node *mp_parse_yield(mp_parser *p) {
    mp_place start = mp_parse_place(p);
    mp_parse_advance(p);
    if (mp_parse_accept(p, MP_TOKEN_FROM)) {
        mp_node *value = mp_parse_expression(p);
        return value == NULL ? NULL : mp_parse_child(p, MP_NODE_YIELD_FROM, start, value);
    }
    mp_node *value = NULL;
    if (mp_token_starts_expression((mp_token_kind)p->token.kind) || mp_parse_at(p, MP_TOKEN_STAR)) {
        value = mp_parse_star_expressions(p);
        if (value == NULL) {
            return NULL;
        }
        if (p->lone_star) {
            return (void)mp_parse_error_node(p, value, "can't use starred expression here"), NULL;
        }
    }
    return mp_parse_child(p, MP_NODE_YIELD, start, value);
}

mp_node *mp_parse_yield_or_star(mp_parser *p) {
    if (mp_parse_at(p, MP_TOKEN_YIELD)) {
        p->lone_star = false;
        return mp_parse_yield(p);
    }
    mp_node *node = mp_parse_star_expressions(p);
    if (node != NULL && p->lone_star) {
        return (void)mp_parse_error_node(p, node, "can't use starred expression here"), NULL;
    }
    return node;
}
