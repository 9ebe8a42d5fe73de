/* SPDX-License-Identifier: MIT
 *
 * Layer 4a. Atoms: names, numbers, constants, everything in brackets, comprehensions, and subscripts.
 */
#include "base/floattext.h"
#include "compiler/parser_private.h"
#include "gc/vm.h"
#include "objects/builder.h"
#include "objects/number.h"

/* ---- Numbers ---- */

/* Reads a float whose text may have underscores. */
static bool read_real(mp_parser *p, const char *text, size_t size, mp_real *out) {
    if (memchr(text, '_', size) == NULL) {
        return mp_real_parse(text, size, out) || mp_parse_invalid(p);
    }
    mp_builder b;
    mp_builder_init(&b, p->vm);
    for (size_t i = 0; i < size; i++) {
        if (text[i] != '_') {
            mp_builder_append_byte(&b, text[i]);
        }
    }
    bool ok = !b.failed && (mp_real_parse(b.data, b.size, out) || mp_parse_invalid(p));
    mp_builder_free(&b);
    return ok;
}

/* The limit on decimal digits is passed. `size`: of the text, with underscores. */
static bool fail_too_many_digits(mp_parser *p, size_t size) {
    const char *text = mp_lexer_text(&p->lexer, p->token.offset);
    size_t count = 0;
    for (size_t i = 0; i < size; i++) {
        count += text[i] != '_';
    }
    return mp_parse_error(p,
                          "Exceeds the limit (%zu digits) for integer string conversion: value has %zu digits; use "
                          "sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer "
                          "literals to avoid decimal conversion limits.",
                          (size_t)p->vm->int_text_limit, count);
}

mp_node *mp_parse_number(mp_parser *p) {
    mp_place start = mp_parse_place(p);
    const char *text = mp_lexer_text(&p->lexer, p->token.offset);
    size_t size = p->token.size;
    mp_value value;
    if (p->token.flags == MP_NUMBER_INT) {
        value = mp_int_parse(p->vm, text, size, 0);
        if (mp_is_unbound(value)) {
            return (void)mp_parse_invalid(p), NULL;
        }
        if (mp_is_error(value) && mp_exception_catch(p->vm, &mp_type_ValueError)) {
            return (void)fail_too_many_digits(p, size), NULL;
        }
    } else {
        bool imaginary = p->token.flags == MP_NUMBER_IMAGINARY;
        mp_real x;
        if (!read_real(p, text, size - imaginary, &x)) {
            return NULL;
        }
        value = imaginary ? mp_complex_new(p->vm, 0, x) : mp_float_new(p->vm, x);
    }
    if (mp_is_error(value)) {
        return NULL;
    }
    mp_parse_advance(p);
    return mp_parse_constant(p, value, start);
}

/* ---- Comprehensions ---- */

static bool at_comprehension(const mp_parser *p) {
    return mp_parse_at(p, MP_TOKEN_FOR) || mp_parse_at(p, MP_TOKEN_ASYNC);
}

/* for_if_clause: ['async'] 'for' star_targets 'in' disjunction ('if' disjunction)* */
static bool parse_for_clause(mp_parser *p, mp_comp_for *out) {
    memset(out, 0, sizeof *out);
    out->is_async = mp_parse_accept(p, MP_TOKEN_ASYNC);
    if (!mp_parse_expect(p, MP_TOKEN_FOR)) {
        return false;
    }
    mp_place start = mp_parse_place(p);
    out->target = mp_parse_for_targets(p);
    if (out->target == NULL) {
        return false;
    }
    if (p->lone_star) {
        return mp_parse_error_from(p, start, "starred assignment target must be in a list or tuple");
    }
    if (!mp_parse_check_target(p, out->target) || !mp_parse_expect(p, MP_TOKEN_IN)) {
        return false;
    }
    out->iterable = mp_parse_operators(p, MP_PREC_OR);
    if (out->iterable == NULL) {
        return false;
    }
    size_t mark = p->scratch_size;
    while (mp_parse_accept(p, MP_TOKEN_IF)) {
        mp_node *condition = mp_parse_operators(p, MP_PREC_OR);
        if (condition == NULL || !mp_parse_push_node(p, condition)) {
            return false;
        }
    }
    return mp_parse_take_nodes(p, mark, &out->conditions);
}

/* for_if_clauses: for_if_clause+ */
mp_node *mp_parse_comprehension(mp_parser *p, mp_node_kind kind, mp_place start, mp_node *element, mp_node *value) {
    if (element->kind == MP_NODE_STARRED) {
        return (void)mp_parse_error_node(p, element, "iterable unpacking cannot be used in comprehension"), NULL;
    }
    size_t mark = p->scratch_size;
    do {
        mp_comp_for clause;
        if (!parse_for_clause(p, &clause) || !mp_parse_push(p, &clause, sizeof clause)) {
            return NULL;
        }
    } while (at_comprehension(p));
    mp_node *node = mp_parse_node(p, kind, start);
    if (node == NULL || !mp_parse_take(p, mark, sizeof(mp_comp_for), &node->u.comprehension.fors,
                                       &node->u.comprehension.count)) {
        return NULL;
    }
    node->u.comprehension.element = element;
    node->u.comprehension.value = value;
    return node;
}

/* ---- Brackets ---- */

/* Passes the closing bracket and ends the node there. */
static mp_node *close_node(mp_parser *p, mp_node *node, mp_token_kind closing) {
    if (node == NULL || !mp_parse_expect(p, closing)) {
        return NULL;
    }
    mp_parse_end(p, node);
    return node;
}

/* What star_named_expression gave is an expression: no star, no ':=' without parentheses. */
static bool is_plain(const mp_node *node, mp_place start) {
    return node->kind != MP_NODE_STARRED && (node->kind != MP_NODE_WALRUS || !mp_parse_starts_at(node, start));
}

/* The rest of a list of star_named_expressions, its first item there, and the closing bracket: a node of the kind. */
static mp_node *parse_sequence(mp_parser *p, mp_node_kind kind, mp_place start, mp_node *first,
                               mp_token_kind closing) {
    size_t mark = p->scratch_size;
    mp_place first_place = first == NULL ? start : (mp_place){first->line, first->column};
    if (first != NULL && !mp_parse_push_node(p, first)) {
        return NULL;
    }
    while (first != NULL && mp_parse_accept(p, MP_TOKEN_COMMA) && !mp_parse_at(p, closing)) {
        mp_node *item = mp_parse_star_named_expression(p);
        if (item == NULL || !mp_parse_push_node(p, item)) {
            return NULL;
        }
    }
    if (at_comprehension(p) && kind != MP_NODE_TUPLE) {
        return (void)mp_parse_error_from(p, first_place,
                                         "did you forget parentheses around the comprehension target?"),
               NULL;
    }
    mp_node *node = mp_parse_node(p, kind, start);
    if (node == NULL || !mp_parse_take_nodes(p, mark, &node->u.list)) {
        return NULL;
    }
    return close_node(p, node, closing);
}

/* group | tuple | genexp: '(' [yield | star_named_expression [for_if_clauses | ',' …]] ')' */
static mp_node *parse_parentheses(mp_parser *p) {
    mp_place start = mp_parse_place(p);
    mp_parse_advance(p);
    if (mp_parse_at(p, MP_TOKEN_RPAR)) {
        return parse_sequence(p, MP_NODE_TUPLE, start, NULL, MP_TOKEN_RPAR);
    }
    mp_node *node;
    if (mp_parse_at(p, MP_TOKEN_YIELD)) {
        node = mp_parse_yield(p);
        return node != NULL && mp_parse_expect(p, MP_TOKEN_RPAR) ? node : NULL;
    }
    mp_place first = mp_parse_place(p);
    if (mp_parse_accept(p, MP_TOKEN_DOUBLE_STAR)) {
        if (mp_parse_expression(p) != NULL) {
            (void)mp_parse_error_from(p, first, "cannot use double starred expression here");
        }
        return NULL;
    }
    node = mp_parse_star_named_expression(p);
    if (node == NULL) {
        return NULL;
    }
    if (at_comprehension(p)) {
        return close_node(p, mp_parse_comprehension(p, MP_NODE_GENERATOR_EXP, start, node, NULL), MP_TOKEN_RPAR);
    }
    if (mp_parse_at(p, MP_TOKEN_COMMA)) {
        return parse_sequence(p, MP_NODE_TUPLE, start, node, MP_TOKEN_RPAR);
    }
    if (node->kind == MP_NODE_STARRED && mp_parse_at(p, MP_TOKEN_RPAR)) {
        return (void)mp_parse_error_node(p, node, "cannot use starred expression here"), NULL;
    }
    return mp_parse_expect(p, MP_TOKEN_RPAR) ? node : NULL;
}

/* list | listcomp: '[' [star_named_expression (for_if_clauses | (',' …)*)] ']' */
static mp_node *parse_list(mp_parser *p) {
    mp_place start = mp_parse_place(p);
    mp_parse_advance(p);
    if (mp_parse_at(p, MP_TOKEN_RSQB)) {
        return parse_sequence(p, MP_NODE_LIST, start, NULL, MP_TOKEN_RSQB);
    }
    mp_node *first = mp_parse_star_named_expression(p);
    if (first == NULL) {
        return NULL;
    }
    if (at_comprehension(p)) {
        return close_node(p, mp_parse_comprehension(p, MP_NODE_LIST_COMP, start, first, NULL), MP_TOKEN_RSQB);
    }
    return parse_sequence(p, MP_NODE_LIST, start, first, MP_TOKEN_RSQB);
}

/* Behind a key: ':' expression */
static mp_node *parse_dict_value(mp_parser *p, const mp_node *key) {
    mp_token colon = p->token;
    if (!mp_parse_accept(p, MP_TOKEN_COLON)) {
        mp_place end = {key->line + key->end_line_delta, key->end_column};
        return (void)mp_parse_error_between(p, (mp_place){end.line, end.column - 1}, end,
                                            "':' expected after dictionary key"),
               NULL;
    }
    if (mp_parse_at(p, MP_TOKEN_RBRACE) || mp_parse_at(p, MP_TOKEN_COMMA)) {
        return (void)mp_parse_error_between(p, (mp_place){colon.line, colon.column},
                                            (mp_place){colon.end_line, colon.end_column},
                                            "expression expected after dictionary key and ':'"),
               NULL;
    }
    if (mp_parse_at(p, MP_TOKEN_STAR)) {
        mp_node *starred = mp_parse_star_named_expression(p);
        if (starred != NULL) {
            (void)mp_parse_error_node(p, starred, "cannot use a starred expression in a dictionary value");
        }
        return NULL;
    }
    return mp_parse_expression(p);
}

/* double_starred_kvpair: '**' bitwise_or | expression ':' expression; the key may be there already */
static bool parse_dict_item(mp_parser *p, mp_node *key) {
    mp_node *value;
    if (key == NULL && mp_parse_accept(p, MP_TOKEN_DOUBLE_STAR)) {
        value = mp_parse_operators(p, MP_PREC_BITOR);
    } else {
        p->at_key = key == NULL;
        key = key != NULL ? key : mp_parse_expression(p);
        if (key == NULL) {
            return false;
        }
        value = parse_dict_value(p, key);
    }
    return value != NULL && mp_parse_push_node(p, key) && mp_parse_push_node(p, value);
}

/* dict | dictcomp: '{' ','.double_starred_kvpair* [','] '}' | '{' key ':' value for_if_clauses '}' */
static mp_node *parse_dict(mp_parser *p, mp_place start, mp_node *first_key) {
    size_t mark = p->scratch_size;
    mp_token first = p->token;
    if (!parse_dict_item(p, first_key)) {
        return NULL;
    }
    if (at_comprehension(p)) {
        mp_node *pair[2];
        memcpy(pair, p->scratch + mark, sizeof pair);
        p->scratch_size = mark;
        if (pair[0] == NULL) {
            return (void)mp_parse_error_between(p, (mp_place){first.line, first.column},
                                                (mp_place){first.end_line, first.end_column},
                                                "dict unpacking cannot be used in dict comprehension"),
                   NULL;
        }
        return close_node(p, mp_parse_comprehension(p, MP_NODE_DICT_COMP, start, pair[0], pair[1]), MP_TOKEN_RBRACE);
    }
    while (mp_parse_accept(p, MP_TOKEN_COMMA) && !mp_parse_at(p, MP_TOKEN_RBRACE)) {
        if (!parse_dict_item(p, NULL)) {
            return NULL;
        }
    }
    mp_node *node = mp_parse_node(p, MP_NODE_DICT, start);
    if (node == NULL || !mp_parse_take_nodes(p, mark, &node->u.list)) {
        return NULL;
    }
    return close_node(p, node, MP_TOKEN_RBRACE);
}

/* dict | set | dictcomp | setcomp */
static mp_node *parse_braces(mp_parser *p) {
    mp_place start = mp_parse_place(p);
    mp_parse_advance(p);
    if (mp_parse_at(p, MP_TOKEN_RBRACE)) {
        return close_node(p, mp_parse_node(p, MP_NODE_DICT, start), MP_TOKEN_RBRACE);
    }
    if (mp_parse_at(p, MP_TOKEN_DOUBLE_STAR)) {
        return parse_dict(p, start, NULL);
    }
    mp_place first_place = mp_parse_place(p);
    mp_node *first = mp_parse_star_named_expression(p);
    if (first == NULL) {
        return NULL;
    }
    if (mp_parse_at(p, MP_TOKEN_COLON) && is_plain(first, first_place)) {
        return parse_dict(p, start, first);
    }
    if (at_comprehension(p)) {
        return close_node(p, mp_parse_comprehension(p, MP_NODE_SET_COMP, start, first, NULL), MP_TOKEN_RBRACE);
    }
    return parse_sequence(p, MP_NODE_SET, start, first, MP_TOKEN_RBRACE);
}

/* ---- Subscripts ---- */

/* One part of a slice, unless it is left out. */
static bool parse_slice_part(mp_parser *p, mp_node **out) {
    *out = NULL;
    if (mp_parse_at(p, MP_TOKEN_COLON) || mp_parse_at(p, MP_TOKEN_COMMA) || mp_parse_at(p, MP_TOKEN_RSQB)) {
        return true;
    }
    *out = mp_parse_expression(p);
    return *out != NULL;
}

/* slice: [expression] ':' [expression] [':' [expression]] | star_named_expression */
static mp_node *parse_slice(mp_parser *p) {
    mp_place start = mp_parse_place(p);
    mp_node *first = NULL;
    if (!mp_parse_at(p, MP_TOKEN_COLON)) {
        first = mp_parse_star_named_expression(p);
        if (first == NULL || !mp_parse_at(p, MP_TOKEN_COLON) || !is_plain(first, start)) {
            return first;
        }
    }
    mp_node *stop, *step = NULL;
    mp_parse_advance(p);
    if (!parse_slice_part(p, &stop) || (mp_parse_accept(p, MP_TOKEN_COLON) && !parse_slice_part(p, &step))) {
        return NULL;
    }
    mp_node *node = mp_parse_node(p, MP_NODE_SLICE, start);
    if (node != NULL) {
        node->u.three.test = first;
        node->u.three.then = stop;
        node->u.three.otherwise = step;
    }
    return node;
}

/* slices: slice | ','.slice+ [',']; a lone starred one makes a tuple, too */
static mp_node *parse_slices(mp_parser *p) {
    mp_place start = mp_parse_place(p);
    size_t mark = p->scratch_size;
    mp_node *item = parse_slice(p);
    if (item == NULL || (!mp_parse_at(p, MP_TOKEN_COMMA) && item->kind != MP_NODE_STARRED)) {
        return item;
    }
    if (!mp_parse_push_node(p, item)) {
        return NULL;
    }
    while (mp_parse_accept(p, MP_TOKEN_COMMA) && !mp_parse_at(p, MP_TOKEN_RSQB)) {
        item = parse_slice(p);
        if (item == NULL || !mp_parse_push_node(p, item)) {
            return NULL;
        }
    }
    mp_node *node = mp_parse_node(p, MP_NODE_TUPLE, start);
    return node != NULL && mp_parse_take_nodes(p, mark, &node->u.list) ? node : NULL;
}

mp_node *mp_parse_subscript(mp_parser *p, mp_node *value, mp_place start) {
    mp_parse_advance(p);
    mp_node *index = parse_slices(p);
    mp_node *node = index == NULL ? NULL : mp_parse_node(p, MP_NODE_SUBSCRIPT, start);
    if (node == NULL) {
        return NULL;
    }
    node->u.binary.left = value;
    node->u.binary.right = index;
    return close_node(p, node, MP_TOKEN_RSQB);
}

/* ---- Atoms ---- */

/* atom: NAME | NUMBER | strings | 'None' | 'True' | 'False' | '...' | '(' … | '[' … | '{' … */
mp_node *mp_parse_atom(mp_parser *p) {
    mp_place start = mp_parse_place(p);
    mp_node *node = p->given;
    if (node != NULL) {
        p->given = NULL;
        return node;
    }
    mp_token_kind kind = (mp_token_kind)p->token.kind;
    switch (kind) {
        case MP_TOKEN_NAME: {
            mp_ref_id name;
            if (!mp_parse_name(p, &name) || (node = mp_parse_node(p, MP_NODE_NAME, start)) == NULL) {
                return NULL;
            }
            node->u.name.ref = name;
            return node;
        }
        case MP_TOKEN_NUMBER: return mp_parse_number(p);
        case MP_TOKEN_STRING:
        case MP_TOKEN_FSTRING_START: return mp_parse_strings(p);
        case MP_TOKEN_NONE:
        case MP_TOKEN_TRUE:
        case MP_TOKEN_FALSE:
        case MP_TOKEN_ELLIPSIS:
            mp_parse_advance(p);
            return mp_parse_constant(p,
                                     kind == MP_TOKEN_NONE    ? MP_NONE
                                     : kind == MP_TOKEN_TRUE  ? MP_TRUE
                                     : kind == MP_TOKEN_FALSE ? MP_FALSE
                                                              : MP_ELLIPSIS,
                                     start);
        case MP_TOKEN_LPAR: return parse_parentheses(p);
        case MP_TOKEN_LSQB: return parse_list(p);
        case MP_TOKEN_LBRACE: return parse_braces(p);
        default: return (void)mp_parse_invalid(p), NULL;
    }
}
