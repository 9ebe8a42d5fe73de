/* SPDX-License-Identifier: MIT
 *
 * Layer 4a. The match statement and its patterns.
 */
#include "compiler/parser_private.h"

static mp_node *parse_pattern(mp_parser *p);

/* ---- Literals and names ---- */

/* A number with an optional '-'. */
static mp_node *parse_signed_number(mp_parser *p) {
    mp_place start = mp_parse_place(p);
    bool negative = mp_parse_accept(p, MP_TOKEN_MINUS);
    if (!mp_parse_at(p, MP_TOKEN_NUMBER)) {
        return (void)mp_parse_invalid(p), NULL;
    }
    mp_node *number = mp_parse_number(p);
    if (number == NULL || !negative) {
        return number;
    }
    mp_node *node = mp_parse_child(p, MP_NODE_UNARY, start, number);
    if (node != NULL) {
        node->op = MP_OP_NEG;
    }
    return node;
}

/* number_pattern: ['-'] NUMBER [('+' | '-') NUMBER]; the second one imaginary */
static mp_node *parse_number_value(mp_parser *p) {
    mp_place start = mp_parse_place(p);
    mp_node *left = parse_signed_number(p);
    if (left == NULL || (!mp_parse_at(p, MP_TOKEN_PLUS) && !mp_parse_at(p, MP_TOKEN_MINUS))) {
        return left;
    }
    uint8_t op = mp_parse_at(p, MP_TOKEN_PLUS) ? MP_OP_ADD : MP_OP_SUB;
    const mp_node *real = left->kind == MP_NODE_UNARY ? left->u.child.child : left;
    if (mp_is_exact(mp_arena_get(p->arena, real->u.constant.ref), &mp_type_complex)) {
        return (void)mp_parse_error_node(p, real, "real number required in complex literal"), NULL;
    }
    mp_parse_advance(p);
    if (mp_parse_at(p, MP_TOKEN_NUMBER) && p->token.flags != MP_NUMBER_IMAGINARY) {
        return (void)mp_parse_error(p, "imaginary number required in complex literal"), NULL;
    }
    mp_node *right = mp_parse_at(p, MP_TOKEN_NUMBER) ? parse_signed_number(p) : ((void)mp_parse_invalid(p), NULL);
    mp_node *node = right == NULL ? NULL : mp_parse_node(p, MP_NODE_BINARY, start);
    if (node != NULL) {
        node->op = op;
        node->u.binary.left = left;
        node->u.binary.right = right;
    }
    return node;
}

/* literal: number | strings | 'None' | 'True' | 'False', as an expression */
static mp_node *parse_literal(mp_parser *p) {
    if (mp_parse_at(p, MP_TOKEN_NUMBER) || mp_parse_at(p, MP_TOKEN_MINUS)) {
        return parse_number_value(p);
    }
    mp_node *value = mp_parse_atom(p);
    if (value != NULL && value->kind == MP_NODE_JOINED_STR) {
        return (void)mp_parse_error_node(p, value, "patterns may only match literals and attribute lookups"), NULL;
    }
    return value;
}

static mp_node *parse_literal_pattern(mp_parser *p) {
    mp_place start = mp_parse_place(p);
    bool is_singleton =
        mp_parse_at(p, MP_TOKEN_NONE) || mp_parse_at(p, MP_TOKEN_TRUE) || mp_parse_at(p, MP_TOKEN_FALSE);
    mp_node *value = parse_literal(p);
    return value == NULL
               ? NULL
               : mp_parse_child(p, is_singleton ? MP_NODE_PATTERN_SINGLETON : MP_NODE_PATTERN_VALUE, start, value);
}

/* name_or_attr: '.'.NAME+ , as an expression */
static mp_node *parse_dotted(mp_parser *p) {
    mp_place start = mp_parse_place(p);
    mp_node *node = mp_parse_atom(p);
    while (node != NULL && mp_parse_accept(p, MP_TOKEN_DOT)) {
        mp_ref_id name;
        mp_node *value = node;
        if (!mp_parse_name(p, &name) || (node = mp_parse_node(p, MP_NODE_ATTRIBUTE, start)) == NULL) {
            return NULL;
        }
        node->u.attribute.value = value;
        node->u.attribute.name = name;
    }
    return node;
}

/* The name to bind, or MP_NO_REF for `_`. */
static bool parse_capture(mp_parser *p, mp_ref_id *out) {
    bool wildcard = mp_parse_at_name(p, "_");
    if (!mp_parse_name(p, out)) {
        return false;
    }
    *out = wildcard ? MP_NO_REF : *out;
    return true;
}

/* ---- Classes and mappings ---- */

typedef struct class_item {
    mp_ref_id name; /* MP_NO_REF: positional */
    mp_node *pattern;
} class_item;

/* Moves the collected items of a class pattern to the node. */
static bool take_class_items(mp_parser *p, size_t mark, mp_node *node) {
    class_item item;
    size_t count = (p->scratch_size - mark) / sizeof item;
    uint32_t positional = 0;
    for (size_t i = 0; i < count; i++) {
        memcpy(&item, p->scratch + mark + i * sizeof item, sizeof item);
        positional += item.name == MP_NO_REF;
    }
    uint32_t keyword_count = (uint32_t)count - positional;
    mp_node **patterns = mp_arena_alloc(p->arena, (count + 1) * sizeof *patterns);
    mp_ref_id *names = mp_arena_alloc(p->arena, (keyword_count + 1) * sizeof *names);
    if (patterns == NULL || names == NULL) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        memcpy(&item, p->scratch + mark + i * sizeof item, sizeof item);
        patterns[i] = item.pattern;
        if (i >= positional) {
            names[i - positional] = item.name;
        }
    }
    node->u.pattern_class.positional = (mp_nodes){positional, patterns};
    node->u.pattern_class.keyword_patterns = (mp_nodes){keyword_count, patterns + positional};
    node->u.pattern_class.keyword_names = names;
    p->scratch_size = mark;
    return true;
}

/* pattern | NAME '=' pattern */
static bool parse_class_item(mp_parser *p, class_item *out) {
    out->name = MP_NO_REF;
    if (mp_parse_at(p, MP_TOKEN_NAME) && mp_parse_peek(p) == MP_TOKEN_EQUAL) {
        if (!mp_parse_name(p, &out->name)) {
            return false;
        }
        mp_parse_advance(p);
    }
    out->pattern = parse_pattern(p);
    return out->pattern != NULL;
}

/* class_pattern: name_or_attr '(' ','.item* [','] ')'; at the '(' */
static mp_node *parse_class_pattern(mp_parser *p, mp_place start, mp_node *type) {
    size_t mark = p->scratch_size;
    bool seen_keyword = false;
    mp_parse_advance(p);
    while (!mp_parse_at(p, MP_TOKEN_RPAR)) {
        class_item item;
        if (!parse_class_item(p, &item)) {
            return NULL;
        }
        if (item.name == MP_NO_REF && seen_keyword) {
            return (void)mp_parse_error_node(p, item.pattern, "positional patterns follow keyword patterns"), NULL;
        }
        for (size_t at = mark; item.name != MP_NO_REF && at < p->scratch_size; at += sizeof item) {
            if (memcmp(p->scratch + at, &item.name, sizeof item.name) == 0) {
                return (void)mp_parse_error_node(p, item.pattern, "attribute name repeated in class pattern: %U",
                                                 mp_arena_get(p->arena, item.name)),
                       NULL;
            }
        }
        seen_keyword |= item.name != MP_NO_REF;
        if (!mp_parse_push(p, &item, sizeof item)) {
            return NULL;
        }
        if (!mp_parse_accept(p, MP_TOKEN_COMMA)) {
            break;
        }
    }
    if (!mp_parse_expect(p, MP_TOKEN_RPAR)) {
        return NULL;
    }
    mp_node *node = mp_parse_node(p, MP_NODE_PATTERN_CLASS, start);
    if (node == NULL || !take_class_items(p, mark, node)) {
        return NULL;
    }
    node->u.pattern_class.type = type;
    return node;
}

/* Splits key, value, key, value … on the scratch stack into the node's lists. */
static bool take_pairs(mp_parser *p, size_t mark, mp_node *node) {
    size_t count = (p->scratch_size - mark) / sizeof(mp_node *) / 2;
    mp_node **items = mp_arena_alloc(p->arena, (count * 2 + 1) * sizeof *items);
    if (items == NULL) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        memcpy(&items[i], p->scratch + mark + 2 * i * sizeof *items, sizeof *items);
        memcpy(&items[count + i], p->scratch + mark + (2 * i + 1) * sizeof *items, sizeof *items);
    }
    node->u.pattern_mapping.keys = (mp_nodes){(uint32_t)count, items};
    node->u.pattern_mapping.values = (mp_nodes){(uint32_t)count, items + count};
    p->scratch_size = mark;
    return true;
}

static mp_node *parse_key(mp_parser *p, mp_place mapping) {
    mp_node *value = mp_parse_at(p, MP_TOKEN_STRING) || mp_parse_at(p, MP_TOKEN_FSTRING_START) ? mp_parse_atom(p) : parse_literal(p);
    if (value != NULL && value->kind == MP_NODE_JOINED_STR) {
        return (void)mp_parse_error_from(p, mapping,
                                         "mapping pattern keys may only match literals and attribute lookups"),
               NULL;
    }
    return value;
}

/* mapping_pattern: '{' ','.((literal | attr) ':' pattern)* [','] ['**' NAME [',']] '}' */
static mp_node *parse_mapping_pattern(mp_parser *p) {
    mp_place start = mp_parse_place(p);
    size_t mark = p->scratch_size;
    mp_ref_id rest = MP_NO_REF;
    mp_parse_advance(p);
    while (!mp_parse_at(p, MP_TOKEN_RBRACE)) {
        if (mp_parse_accept(p, MP_TOKEN_DOUBLE_STAR)) {
            if (mp_parse_at_name(p, "_")) {
                return (void)mp_parse_invalid(p), NULL;
            }
            if (!mp_parse_name(p, &rest)) {
                return NULL;
            }
            (void)mp_parse_accept(p, MP_TOKEN_COMMA);
            break;
        }
        mp_node *key = mp_parse_at(p, MP_TOKEN_NAME) ? parse_dotted(p) : parse_key(p, start);
        if (key == NULL || key->kind == MP_NODE_NAME) {
            return key == NULL ? NULL : ((void)mp_parse_invalid(p), NULL);
        }
        if (!mp_parse_push_node(p, key) || !mp_parse_expect(p, MP_TOKEN_COLON)) {
            return NULL;
        }
        mp_node *value = parse_pattern(p);
        if (value == NULL || !mp_parse_push_node(p, value)) {
            return NULL;
        }
        if (!mp_parse_accept(p, MP_TOKEN_COMMA)) {
            break;
        }
    }
    if (!mp_parse_expect(p, MP_TOKEN_RBRACE)) {
        return NULL;
    }
    mp_node *node = mp_parse_node(p, MP_NODE_PATTERN_MAPPING, start);
    if (node == NULL || !take_pairs(p, mark, node)) {
        return NULL;
    }
    node->u.pattern_mapping.rest = rest;
    return node;
}

/* ---- Sequences ---- */

/* maybe_star_pattern: '*' NAME | pattern */
static mp_node *parse_star_pattern(mp_parser *p) {
    mp_place start = mp_parse_place(p);
    if (!mp_parse_accept(p, MP_TOKEN_STAR)) {
        return parse_pattern(p);
    }
    mp_ref_id name;
    if (!parse_capture(p, &name)) {
        return NULL;
    }
    mp_node *node = mp_parse_node(p, MP_NODE_PATTERN_STAR, start);
    if (node != NULL) {
        node->u.name.ref = name;
    }
    return node;
}

/* ','.maybe_star_pattern* [','] up to (not including) `end`: one without comma if `may_be_single`, else a sequence */
static mp_node *parse_sequence_items(mp_parser *p, mp_place start, mp_token_kind end, bool may_be_single) {
    size_t mark = p->scratch_size;
    bool comma = false;
    bool starred = false;
    mp_node *item = NULL;
    while (!mp_parse_at(p, end) && !mp_parse_at(p, MP_TOKEN_IF)) {
        item = parse_star_pattern(p);
        if (item == NULL || !mp_parse_push_node(p, item)) {
            return NULL;
        }
        starred |= item->kind == MP_NODE_PATTERN_STAR;
        if (!mp_parse_accept(p, MP_TOKEN_COMMA)) {
            break;
        }
        comma = true;
    }
    if (may_be_single && !comma && item != NULL && !starred) {
        p->scratch_size = mark;
        return item;
    }
    if (starred && may_be_single && !comma) {
        return (void)mp_parse_invalid(p), NULL;
    }
    mp_node *node = mp_parse_node(p, MP_NODE_PATTERN_SEQUENCE, start);
    return node != NULL && mp_parse_take_nodes(p, mark, &node->u.list) ? node : NULL;
}

/* At most one star in a sequence pattern. */
static bool check_stars(mp_parser *p, const mp_node *sequence) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < sequence->u.list.count; i++) {
        count += sequence->u.list.items[i]->kind == MP_NODE_PATTERN_STAR;
    }
    return count <= 1 || mp_parse_error_node(p, sequence, "multiple starred names in sequence pattern");
}

/* group_pattern: '(' pattern ')'; sequence_pattern: '[' … ']' | '(' … ')' */
static mp_node *parse_bracketed_pattern(mp_parser *p, mp_token_kind end) {
    mp_place start = mp_parse_place(p);
    mp_parse_advance(p);
    mp_node *node = parse_sequence_items(p, start, end, end == MP_TOKEN_RPAR);
    if (node == NULL || !mp_parse_expect(p, end)) {
        return NULL;
    }
    if (node->kind != MP_NODE_PATTERN_SEQUENCE || !mp_parse_starts_at(node, start)) {
        return node;
    }
    mp_parse_end(p, node);
    return check_stars(p, node) ? node : NULL;
}

/* ---- Patterns ---- */

/* capture_pattern: NAME; wildcard_pattern: '_'; value_pattern: attr; class_pattern */
static mp_node *parse_name_pattern(mp_parser *p) {
    mp_place start = mp_parse_place(p);
    bool wildcard = mp_parse_at_name(p, "_");
    mp_node *name = parse_dotted(p);
    if (name == NULL) {
        return NULL;
    }
    if (mp_parse_at(p, MP_TOKEN_LPAR)) {
        return parse_class_pattern(p, start, name);
    }
    if (name->kind != MP_NODE_NAME) {
        return mp_parse_child(p, MP_NODE_PATTERN_VALUE, start, name);
    }
    mp_node *node = mp_parse_node(p, MP_NODE_PATTERN_AS, start);
    if (node != NULL) {
        node->u.pattern_as.ref = wildcard ? MP_NO_REF : name->u.name.ref;
    }
    return node;
}

/* closed_pattern */
static mp_node *parse_closed_pattern(mp_parser *p) {
    switch (p->token.kind) {
        case MP_TOKEN_NAME: return parse_name_pattern(p);
        case MP_TOKEN_LPAR: return parse_bracketed_pattern(p, MP_TOKEN_RPAR);
        case MP_TOKEN_LSQB: return parse_bracketed_pattern(p, MP_TOKEN_RSQB);
        case MP_TOKEN_LBRACE: return parse_mapping_pattern(p);
        case MP_TOKEN_NUMBER:
        case MP_TOKEN_MINUS:
        case MP_TOKEN_STRING:
        case MP_TOKEN_FSTRING_START:
        case MP_TOKEN_NONE:
        case MP_TOKEN_TRUE:
        case MP_TOKEN_FALSE: return parse_literal_pattern(p);
        default: return (void)mp_parse_invalid(p), NULL;
    }
}

/* or_pattern: '|'.closed_pattern+ */
static mp_node *parse_or_pattern(mp_parser *p) {
    mp_place start = mp_parse_place(p);
    size_t mark = p->scratch_size;
    mp_node *item = parse_closed_pattern(p);
    if (item == NULL || !mp_parse_at(p, MP_TOKEN_BAR)) {
        return item;
    }
    if (!mp_parse_push_node(p, item)) {
        return NULL;
    }
    while (mp_parse_accept(p, MP_TOKEN_BAR)) {
        item = parse_closed_pattern(p);
        if (item == NULL || !mp_parse_push_node(p, item)) {
            return NULL;
        }
    }
    mp_node *node = mp_parse_node(p, MP_NODE_PATTERN_OR, start);
    return node != NULL && mp_parse_take_nodes(p, mark, &node->u.list) ? node : NULL;
}

/* pattern: or_pattern ['as' NAME] */
static mp_node *parse_pattern(mp_parser *p) {
    MP_PARSE_GUARD(p)
    mp_place start = mp_parse_place(p);
    mp_node *pattern = parse_or_pattern(p);
    if (pattern == NULL || !mp_parse_accept(p, MP_TOKEN_AS)) {
        return pattern;
    }
    if (mp_parse_at_name(p, "_")) {
        return (void)mp_parse_error(p, "cannot use '_' as a target"), NULL;
    }
    if (!mp_parse_at(p, MP_TOKEN_NAME) && mp_token_starts_expression((mp_token_kind)p->token.kind)) {
        return (void)mp_parse_error(p, "invalid pattern target"), NULL;
    }
    mp_ref_id name;
    if (!mp_parse_name(p, &name)) {
        return NULL;
    }
    mp_node *node = mp_parse_node(p, MP_NODE_PATTERN_AS, start);
    if (node != NULL) {
        node->u.pattern_as.pattern = pattern;
        node->u.pattern_as.ref = name;
    }
    return node;
}

/* ---- The statement ---- */

bool mp_parse_is_match(mp_parser *p) {
    if (!mp_parse_at_name(p, "match")) {
        return false;
    }
    mp_lexer_state state;
    mp_token token;
    mp_token_kind first = MP_TOKEN_END;
    mp_token_kind last = MP_TOKEN_END;
    mp_lexer_save(&p->lexer, &state);
    for (;;) {
        if (!mp_lexer_next(&p->lexer, &token)) {
            p->token.kind = MP_TOKEN_ERROR;
            p->fatal = true;
            return false;
        }
        mp_token_kind kind = (mp_token_kind)token.kind;
        if (first == MP_TOKEN_END) {
            first = kind;
            /* `match (`, `match [`, `match -`, `match *`, `match not` can start an expression: the line's end tells. */
            bool ambiguous = kind == MP_TOKEN_LPAR || kind == MP_TOKEN_LSQB || kind == MP_TOKEN_MINUS ||
                             kind == MP_TOKEN_PLUS || kind == MP_TOKEN_STAR || kind == MP_TOKEN_NOT;
            if (!ambiguous) {
                mp_lexer_restore(&p->lexer, &state);
                return mp_token_starts_expression(kind);
            }
        }
        if (kind == MP_TOKEN_NEWLINE || kind == MP_TOKEN_ERROR || kind == MP_TOKEN_END) {
            break;
        }
        last = kind;
    }
    mp_lexer_restore(&p->lexer, &state);
    return last == MP_TOKEN_COLON;
}

/* subject_expr: star_named_expression ',' … | named_expression */
static mp_node *parse_subject(mp_parser *p) {
    mp_place start = mp_parse_place(p);
    mp_node *first = mp_parse_star_named_expression(p);
    if (first == NULL || (!mp_parse_at(p, MP_TOKEN_COMMA) && first->kind != MP_NODE_STARRED)) {
        return first;
    }
    size_t mark = p->scratch_size;
    if (!mp_parse_at(p, MP_TOKEN_COMMA)) {
        return (void)mp_parse_invalid(p), NULL;
    }
    if (!mp_parse_push_node(p, first)) {
        return NULL;
    }
    while (mp_parse_accept(p, MP_TOKEN_COMMA) && !mp_parse_at(p, MP_TOKEN_COLON)) {
        mp_node *item = mp_parse_star_named_expression(p);
        if (item == NULL || !mp_parse_push_node(p, item)) {
            return NULL;
        }
    }
    mp_node *node = mp_parse_node(p, MP_NODE_TUPLE, start);
    return node != NULL && mp_parse_take_nodes(p, mark, &node->u.list) ? node : NULL;
}

/* case_block: "case" (pattern | open_sequence_pattern) ['if' named_expression] ':' block */
static bool parse_case(mp_parser *p, mp_match_case *out) {
    memset(out, 0, sizeof *out);
    out->line = p->token.line;
    mp_parse_advance(p);
    mp_place start = mp_parse_place(p);
    if (mp_parse_at(p, MP_TOKEN_COLON) || mp_parse_at(p, MP_TOKEN_IF)) {
        return mp_parse_invalid(p);
    }
    out->pattern = parse_sequence_items(p, start, MP_TOKEN_COLON, true);
    if (out->pattern == NULL || (out->pattern->kind == MP_NODE_PATTERN_SEQUENCE && !check_stars(p, out->pattern))) {
        return false;
    }
    if (mp_parse_accept(p, MP_TOKEN_IF)) {
        out->guard = mp_parse_named_expression(p);
        if (out->guard == NULL) {
            return false;
        }
    }
    return mp_parse_colon(p, false) && mp_parse_block(p, "'case' statement", out->line, &out->body);
}

/* match_stmt: "match" subject_expr ':' NEWLINE INDENT case_block+ DEDENT */
mp_node *mp_parse_match(mp_parser *p) {
    mp_place start = mp_parse_place(p);
    mp_parse_advance(p);
    mp_node *subject = parse_subject(p);
    mp_node *node = subject == NULL ? NULL : mp_parse_node(p, MP_NODE_MATCH, start);
    if (node == NULL || !mp_parse_colon(p, false) || !mp_parse_expect(p, MP_TOKEN_NEWLINE)) {
        return NULL;
    }
    node->u.match.subject = subject;
    if (!mp_parse_accept(p, MP_TOKEN_INDENT)) {
        return (void)mp_parse_indentation_error(p, "expected an indented block after 'match' statement on line %u",
                                                (unsigned)start.line),
               NULL;
    }
    size_t mark = p->scratch_size;
    do {
        mp_match_case one;
        if (!mp_parse_at_name(p, "case")) {
            return (void)mp_parse_invalid(p), NULL;
        }
        if (!parse_case(p, &one) || !mp_parse_push(p, &one, sizeof one)) {
            return NULL;
        }
    } while (!mp_parse_accept(p, MP_TOKEN_DEDENT));
    if (!mp_parse_take(p, mark, sizeof(mp_match_case), &node->u.match.cases, &node->u.match.count)) {
        return NULL;
    }
    mp_parse_end(p, node);
    return node;
}
