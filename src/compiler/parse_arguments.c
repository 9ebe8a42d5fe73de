/* SPDX-License-Identifier: MIT
 *
 * Layer 4a. Arguments of calls and classes; parameters of functions and lambdas; type parameters.
 */
#include "compiler/parser_private.h"

/* A name given once already? Finds the second of two equal names among `count` items that start with a mp_ref_id
 * and are `stride` bytes long. *out is its index, or `count`. */
static bool find_duplicate(mp_parser *p, const uint8_t *items, size_t count, size_t stride, size_t *out) {
    mp_ref_id max = 0;
    *out = count;
    for (size_t i = 0; i < count; i++) {
        mp_ref_id name;
        memcpy(&name, items + i * stride, sizeof name);
        max = name == MP_NO_REF ? max : MP_MAX(max, name);
    }
    uint8_t few[32] = {0};
    size_t size = (size_t)max / 8 + 1;
    uint8_t *seen = size <= sizeof few ? few : mp_gc_buffer_new(p->vm, size);
    if (seen == NULL) {
        return false;
    }
    memset(seen, 0, size);
    for (size_t i = 0; i < count && *out == count; i++) {
        mp_ref_id name;
        memcpy(&name, items + i * stride, sizeof name);
        if (name == MP_NO_REF) {
            continue;
        }
        if (seen[name / 8] >> (name % 8) & 1) {
            *out = i;
        }
        seen[name / 8] |= (uint8_t)(1u << (name % 8));
    }
    if (seen != few) {
        mp_gc_free(p->vm, seen);
    }
    return true;
}

/* ---- Arguments ---- */

/* An argument in the making. */
typedef struct argument {
    mp_ref_id name; /* MP_NO_REF: positional or ** */
    bool is_keyword;
    mp_place start;
    mp_node *value;
} argument;

static bool at_comprehension(const mp_parser *p) {
    return mp_parse_at(p, MP_TOKEN_FOR) || mp_parse_at(p, MP_TOKEN_ASYNC);
}

/* '=' behind what stands where a keyword would */
static bool parse_keyword(mp_parser *p, argument *out) {
    mp_node *name = out->value;
    mp_place equal_end = {p->token.end_line, p->token.end_column};
    if (name->kind == MP_NODE_CONSTANT) {
        const char *text = mp_parse_kind_name(p, name);
        if (strcmp(text, "literal") != 0 && strcmp(text, "ellipsis") != 0) {
            return mp_parse_error_between(p, out->start, equal_end, "cannot assign to %s", text);
        }
    }
    if (name->kind != MP_NODE_NAME || !mp_parse_starts_at(name, out->start)) {
        return mp_parse_error_between(p, (mp_place){name->line, name->column}, equal_end,
                                      "expression cannot contain assignment, perhaps you meant \"==\"?");
    }
    mp_parse_advance(p);
    out->is_keyword = true;
    out->name = name->u.name.ref;
    out->value = mp_parse_expression(p);
    if (out->value == NULL) {
        return false;
    }
    if (at_comprehension(p)) {
        return mp_parse_error_between(p, out->start, equal_end,
                                      "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
    }
    return mp_parse_check_name(p, out->name, name);
}

/* argument: '*' expression | '**' expression | NAME '=' expression | named_expression */
static bool parse_argument(mp_parser *p, argument *out) {
    out->start = mp_parse_place(p);
    out->name = MP_NO_REF;
    out->is_keyword = false;
    if (mp_parse_at(p, MP_TOKEN_STAR)) {
        mp_parse_advance(p);
        mp_node *child = mp_parse_expression(p);
        out->value = child == NULL ? NULL : mp_parse_child(p, MP_NODE_STARRED, out->start, child);
        return out->value != NULL;
    }
    if (mp_parse_accept(p, MP_TOKEN_DOUBLE_STAR)) {
        out->is_keyword = true;
        out->value = mp_parse_expression(p);
        return out->value != NULL;
    }
    out->value = mp_parse_expression(p);
    if (out->value == NULL) {
        return false;
    }
    if (mp_parse_at(p, MP_TOKEN_EQUAL)) {
        return parse_keyword(p, out);
    }
    if (mp_parse_at(p, MP_TOKEN_WALRUS)) {
        p->given = out->value;
        p->given_place = out->start;
        out->value = mp_parse_named_expression(p);
    }
    return out->value != NULL;
}

/* Checks the order of arguments: `next` after those seen. */
static bool check_order(mp_parser *p, const argument *next, bool seen_keyword, const argument *unpacking) {
    if (next->is_keyword || (!seen_keyword && unpacking->value == NULL)) {
        return true;
    }
    if (next->value->kind == MP_NODE_STARRED) {
        const mp_node *value = unpacking->value;
        return value == NULL ||
               mp_parse_error_between(p, unpacking->start,
                                      (mp_place){value->line + value->end_line_delta, value->end_column},
                                      "iterable argument unpacking follows keyword argument unpacking");
    }
    return mp_parse_error(p, "positional argument follows keyword argument%s", unpacking->value != NULL ? " unpacking" : "");
}

/* A generator expression without parentheses, which must be the only argument. */
static bool parse_generator_argument(mp_parser *p, const mp_place *open, argument *only, bool is_first) {
    bool is_star = only->value->kind == MP_NODE_STARRED;
    if (only->is_keyword || (open == NULL && !is_star)) {
        return mp_parse_invalid(p);
    }
    only->value = mp_parse_comprehension(p, MP_NODE_GENERATOR_EXP, is_first && open != NULL ? *open : only->start,
                                         only->value, NULL);
    if (only->value == NULL) {
        return false;
    }
    if (!is_first || !mp_parse_at(p, MP_TOKEN_RPAR)) {
        return mp_parse_at(p, MP_TOKEN_COMMA) || mp_parse_at(p, MP_TOKEN_RPAR)
                   ? mp_parse_error_from(p, only->start, "Generator expression must be parenthesized")
                   : mp_parse_invalid(p);
    }
    return true;
}

/* Sorts the collected arguments into positional ones and keywords. */
static bool sort_arguments(mp_parser *p, size_t mark, mp_nodes *args, uint32_t *keyword_count,
                           mp_keyword **keywords) {
    size_t count = (p->scratch_size - mark) / sizeof(argument);
    size_t duplicate;
    uint32_t positional = 0;
    argument item;
    if (!find_duplicate(p, p->scratch + mark, count, sizeof item, &duplicate)) {
        return false;
    }
    if (duplicate < count) {
        memcpy(&item, p->scratch + mark + duplicate * sizeof item, sizeof item);
        return mp_parse_error_between(p, item.start,
                                      (mp_place){item.value->line + item.value->end_line_delta, item.value->end_column},
                                      "keyword argument repeated: %U", mp_arena_get(p->arena, item.name));
    }
    for (size_t i = 0; i < count; i++) {
        memcpy(&item, p->scratch + mark + i * sizeof item, sizeof item);
        positional += !item.is_keyword;
    }
    *keyword_count = (uint32_t)count - positional;
    if (positional > 0 && (args->items = mp_arena_alloc(p->arena, positional * sizeof(mp_node *))) == NULL) {
        return false;
    }
    if (*keyword_count > 0 && (*keywords = mp_arena_alloc(p->arena, *keyword_count * sizeof(mp_keyword))) == NULL) {
        return false;
    }
    mp_keyword *keyword = *keywords;
    for (size_t i = 0; i < count; i++) {
        memcpy(&item, p->scratch + mark + i * sizeof item, sizeof item);
        if (item.is_keyword) {
            *keyword++ = (mp_keyword){item.name, args->count, item.value};
        } else {
            args->items[args->count++] = item.value;
        }
    }
    p->scratch_size = mark;
    return true;
}

/* arguments ')': ','.argument* [','] ')' */
bool mp_parse_arguments(mp_parser *p, const mp_place *open, mp_nodes *args, uint32_t *keyword_count,
                        mp_keyword **keywords) {
    size_t mark = p->scratch_size;
    bool seen_keyword = false;
    argument unpacking = {.value = NULL}; /* the last **value */
    mp_node *generator = NULL;
    while (!mp_parse_at(p, MP_TOKEN_RPAR)) {
        argument item;
        if (!parse_argument(p, &item)) {
            return false;
        }
        if (at_comprehension(p)) {
            if (!parse_generator_argument(p, open, &item, p->scratch_size == mark)) {
                return false;
            }
            generator = item.value;
        }
        if (!check_order(p, &item, seen_keyword, &unpacking) || !mp_parse_push(p, &item, sizeof item)) {
            return false;
        }
        seen_keyword |= item.is_keyword && item.name != MP_NO_REF;
        unpacking = item.is_keyword && item.name == MP_NO_REF ? item : unpacking;
        if (!mp_parse_accept(p, MP_TOKEN_COMMA)) {
            break;
        }
    }
    if (!mp_parse_expect(p, MP_TOKEN_RPAR)) {
        return false;
    }
    if (generator != NULL) {
        mp_parse_end(p, generator);
    }
    return sort_arguments(p, mark, args, keyword_count, keywords);
}

/* ---- Parameters ---- */

/* What was seen of a parameter list so far. */
typedef struct parameter_state {
    mp_token_kind end;
    size_t mark;
    bool slash, star, star_star, defaults;
    mp_token bare_star; /* a '*' that needs a name behind it; kind 0: none */
} parameter_state;

static bool at_list_end(const mp_parser *p, const parameter_state *state) {
    return mp_parse_at(p, state->end) || mp_parse_at(p, MP_TOKEN_COMMA);
}

/* An '=' behind *args or **kwargs. */
static bool no_default(mp_parser *p, const mp_parameter *parameter) {
    return mp_parse_error(p, "var-%s argument cannot have default value",
                          parameter->kind == MP_PARAMETER_STAR ? "positional" : "keyword");
}

/* NAME [':' annotation] */
static bool parse_parameter_name(mp_parser *p, const parameter_state *state, mp_parameter *out) {
    out->line = p->token.line;
    out->column = (uint16_t)MP_MIN(p->token.column, UINT16_MAX);
    mp_node where = {.line = out->line, .column = out->column};
    if (!mp_parse_name(p, &out->name)) {
        return false;
    }
    where.end_column = (uint16_t)MP_MIN(p->last_column, UINT16_MAX);
    if (!mp_parse_check_name(p, out->name, &where)) {
        return false;
    }
    if (state->end == MP_TOKEN_RPAR && mp_parse_accept(p, MP_TOKEN_COLON)) {
        out->annotation = out->kind == MP_PARAMETER_STAR && mp_parse_at(p, MP_TOKEN_STAR)
                              ? mp_parse_star_named_expression(p)
                              : mp_parse_expression(p);
        if (out->annotation != NULL && out->kind != MP_PARAMETER_KEYWORD_ONLY && out->kind >= MP_PARAMETER_STAR &&
            mp_parse_at(p, MP_TOKEN_EQUAL)) {
            return no_default(p, out);
        }
        return out->annotation != NULL;
    }
    return true;
}

/* NAME [':' expression] ['=' expression] */
static bool parse_plain_parameter(mp_parser *p, parameter_state *state) {
    mp_place start = mp_parse_place(p);
    mp_parameter parameter = {.kind = state->star ? MP_PARAMETER_KEYWORD_ONLY : MP_PARAMETER_NORMAL};
    if (!parse_parameter_name(p, state, &parameter)) {
        return false;
    }
    state->bare_star.kind = 0;
    mp_token equal = p->token;
    if (mp_parse_accept(p, MP_TOKEN_EQUAL)) {
        if (at_list_end(p, state)) {
            return mp_parse_error_between(p, (mp_place){equal.line, equal.column},
                                          (mp_place){equal.end_line, equal.end_column},
                                          "expected default value expression");
        }
        parameter.default_value = mp_parse_expression(p);
        if (parameter.default_value == NULL) {
            return false;
        }
        state->defaults = true;
    } else if (state->defaults && !state->star && at_list_end(p, state)) {
        return mp_parse_error_from(p, start, "non-default argument follows default argument");
    }
    return mp_parse_push(p, &parameter, sizeof parameter);
}

/* '*' [NAME [':' star_expression]] */
static bool parse_star_parameter(mp_parser *p, parameter_state *state) {
    mp_token star = p->token;
    mp_parameter parameter = {.kind = MP_PARAMETER_STAR};
    if (state->star) {
        return mp_parse_error(p, "* argument may appear only once");
    }
    mp_parse_advance(p);
    state->star = true;
    if (!mp_parse_at(p, MP_TOKEN_NAME)) {
        state->bare_star = star;
        return at_list_end(p, state) || mp_parse_invalid(p);
    }
    if (!parse_parameter_name(p, state, &parameter)) {
        return false;
    }
    if (mp_parse_at(p, MP_TOKEN_EQUAL)) {
        return no_default(p, &parameter);
    }
    return mp_parse_push(p, &parameter, sizeof parameter);
}

/* '**' NAME [':' expression] */
static bool parse_star_star_parameter(mp_parser *p, parameter_state *state) {
    mp_parameter parameter = {.kind = MP_PARAMETER_STAR_STAR};
    mp_parse_advance(p);
    state->star_star = true;
    if (!parse_parameter_name(p, state, &parameter)) {
        return false;
    }
    if (mp_parse_at(p, MP_TOKEN_EQUAL)) {
        return no_default(p, &parameter);
    }
    return mp_parse_push(p, &parameter, sizeof parameter);
}

/* '/': what stands before it is positional-only */
static bool parse_slash(mp_parser *p, parameter_state *state) {
    if (state->slash) {
        return mp_parse_error(p, "/ may appear only once");
    }
    if (state->star) {
        return mp_parse_error(p, "/ must be ahead of *");
    }
    if (p->scratch_size == state->mark) {
        mp_token_kind next = mp_parse_peek(p);
        return next == MP_TOKEN_COMMA ? mp_parse_error(p, "at least one argument must precede /") : mp_parse_invalid(p);
    }
    for (size_t at = state->mark; at < p->scratch_size; at += sizeof(mp_parameter)) {
        p->scratch[at + offsetof(mp_parameter, kind)] = MP_PARAMETER_POSITIONAL_ONLY;
    }
    state->slash = true;
    mp_parse_advance(p);
    return !mp_parse_at(p, MP_TOKEN_STAR) || mp_parse_error(p, "expected comma between / and *");
}

/* '(' NAME … ')' as a parameter, as in Python 2 */
static bool parenthesised_parameter(mp_parser *p, const parameter_state *state) {
    mp_token open = p->token;
    mp_place start = mp_parse_place(p);
    mp_parse_advance(p);
    bool names = mp_parse_at(p, MP_TOKEN_NAME);
    while (names && mp_parse_accept(p, MP_TOKEN_NAME)) {
        names = mp_parse_at(p, MP_TOKEN_RPAR) || mp_parse_accept(p, MP_TOKEN_COMMA);
    }
    if (names && mp_parse_accept(p, MP_TOKEN_RPAR)) {
        return mp_parse_error_from(p, start, state->end == MP_TOKEN_RPAR
                                                 ? "Function parameters cannot be parenthesized"
                                                 : "Lambda expression parameters cannot be parenthesized");
    }
    p->token = open;
    return mp_parse_invalid(p);
}

static bool parse_parameter(mp_parser *p, parameter_state *state) {
    mp_token_kind kind = (mp_token_kind)p->token.kind;
    if (state->star_star && (kind == MP_TOKEN_NAME || kind == MP_TOKEN_STAR || kind == MP_TOKEN_DOUBLE_STAR ||
                             kind == MP_TOKEN_SLASH)) {
        return mp_parse_error(p, "arguments cannot follow var-keyword argument");
    }
    switch (kind) {
        case MP_TOKEN_NAME: return parse_plain_parameter(p, state);
        case MP_TOKEN_STAR: return parse_star_parameter(p, state);
        case MP_TOKEN_DOUBLE_STAR:
            return state->bare_star.kind != 0 ? mp_parse_invalid(p) : parse_star_star_parameter(p, state);
        case MP_TOKEN_SLASH: return parse_slash(p, state);
        case MP_TOKEN_LPAR: return parenthesised_parameter(p, state);
        default: return mp_parse_invalid(p);
    }
}

/* After all parameters: no name twice. */
static bool check_parameters(mp_parser *p, const mp_function_node *function) {
    size_t duplicate;
    size_t count = function->parameter_count;
    if (count == 0) {
        return true;
    }
    if (!find_duplicate(p, (const uint8_t *)function->parameters, count, sizeof(mp_parameter), &duplicate)) {
        return false;
    }
    if (duplicate < count) {
        const mp_parameter *twice = &function->parameters[duplicate];
        mp_value name = mp_arena_get(p->arena, twice->name);
        return mp_parse_error_between(p, (mp_place){twice->line, twice->column},
                                      (mp_place){twice->line, twice->column + 1u},
                                      "duplicate argument '%U' in function definition", name);
    }
    return true;
}

/* parameters: ','.(NAME … | '*' … | '**' … | '/')* [','] */
bool mp_parse_parameters(mp_parser *p, mp_token_kind end, mp_function_node *out) {
    parameter_state state = {.end = end, .mark = p->scratch_size};
    while (!mp_parse_at(p, end)) {
        if (!parse_parameter(p, &state)) {
            return false;
        }
        if (!mp_parse_accept(p, MP_TOKEN_COMMA)) {
            break;
        }
        if (state.bare_star.kind != 0 && (mp_parse_at(p, MP_TOKEN_DOUBLE_STAR) || mp_parse_at(p, end))) {
            break;
        }
    }
    if (state.bare_star.kind != 0 && (mp_parse_at(p, MP_TOKEN_DOUBLE_STAR) || mp_parse_at(p, end))) {
        if (end == MP_TOKEN_COLON) {
            return mp_parse_error(p, "named arguments must follow bare *");
        }
        return mp_parse_error_between(p, (mp_place){state.bare_star.line, state.bare_star.column},
                                      (mp_place){state.bare_star.end_line, state.bare_star.end_column},
                                      "named arguments must follow bare *");
    }
    if (!mp_parse_at(p, end)) {
        return mp_parse_invalid(p);
    }
    return mp_parse_take(p, state.mark, sizeof(mp_parameter), &out->parameters, &out->parameter_count) &&
           check_parameters(p, out);
}

/* lambda: 'lambda' parameters ':' expression */
mp_node *mp_parse_lambda(mp_parser *p) {
    mp_place start = mp_parse_place(p);
    mp_node *node = mp_arena_node(p->arena, MP_NODE_LAMBDA, start.line, start.column);
    mp_parse_advance(p);
    if (node == NULL || !mp_parse_parameters(p, MP_TOKEN_COLON, &node->u.function)) {
        return NULL;
    }
    node->u.function.name = MP_NO_REF;
    node->u.function.doc = MP_NO_REF;
    mp_parse_advance(p);
    size_t mark = p->scratch_size;
    mp_node *body = mp_parse_expression(p);
    if (body == NULL || !mp_parse_push_node(p, body) || !mp_parse_take_nodes(p, mark, &node->u.function.body)) {
        return NULL;
    }
    mp_parse_end(p, node);
    return node;
}

/* type_params: '[' ','.(NAME [':' expression] | '*' NAME | '**' NAME)+ [','] ']' */
bool mp_parse_type_parameters(mp_parser *p, uint32_t *count, mp_type_parameter **out) {
    size_t mark = p->scratch_size;
    if (!mp_parse_accept(p, MP_TOKEN_LSQB)) {
        return true;
    }
    do {
        mp_type_parameter parameter = {.stars = 0};
        if (mp_parse_accept(p, MP_TOKEN_STAR)) {
            parameter.stars = 1;
        } else if (mp_parse_accept(p, MP_TOKEN_DOUBLE_STAR)) {
            parameter.stars = 2;
        }
        if (!mp_parse_name(p, &parameter.name)) {
            return false;
        }
        if (parameter.stars == 0 && mp_parse_accept(p, MP_TOKEN_COLON)) {
            parameter.bound = mp_parse_expression(p);
            if (parameter.bound == NULL) {
                return false;
            }
        }
        if (!mp_parse_push(p, &parameter, sizeof parameter)) {
            return false;
        }
    } while (mp_parse_accept(p, MP_TOKEN_COMMA) && !mp_parse_at(p, MP_TOKEN_RSQB));
    return mp_parse_expect(p, MP_TOKEN_RSQB) && mp_parse_take(p, mark, sizeof(mp_type_parameter), out, count);
}
