/* SPDX-License-Identifier: MIT
 *
 * Layer 4a. Functions, classes, decorators; and the `with` statement with its ambiguous parentheses.
 */
#include "compiler/parser_private.h"

/* ---- Definitions ---- */

/* The docstring of a body, or MP_NO_REF. */
static mp_ref_id find_doc(mp_parser *p, const mp_nodes *body) {
    const mp_node *first = body->items[0];
    if (first->kind == MP_NODE_EXPRESSION && first->u.child.child->kind == MP_NODE_CONSTANT) {
        mp_ref_id ref = first->u.child.child->u.constant.ref;
        return mp_is_exact(mp_arena_get(p->arena, ref), &mp_type_str) ? ref : MP_NO_REF;
    }
    return MP_NO_REF;
}

/* function_def: ['async'] 'def' NAME [type_params] '(' parameters ')' ['->' expression] ':' block */
static mp_node *parse_function(mp_parser *p, mp_place start, bool is_async, const mp_nodes *decorators) {
    mp_node *node = mp_arena_node(p->arena, MP_NODE_FUNCTION, start.line, start.column);
    uint32_t line = p->token.line;
    mp_parse_advance(p);
    if (node == NULL) {
        return NULL;
    }
    mp_function_node *function = &node->u.function;
    node->op = is_async;
    function->decorators = *decorators;
    if (!mp_parse_name(p, &function->name) ||
        !mp_parse_type_parameters(p, &function->type_parameter_count, &function->type_parameters)) {
        return NULL;
    }
    if (!mp_parse_accept(p, MP_TOKEN_LPAR)) {
        return (void)mp_parse_error(p, "expected '('"), NULL;
    }
    if (!mp_parse_parameters(p, MP_TOKEN_RPAR, function) || !mp_parse_expect(p, MP_TOKEN_RPAR)) {
        return NULL;
    }
    if (mp_parse_accept(p, MP_TOKEN_ARROW)) {
        function->returns = mp_parse_expression(p);
        if (function->returns == NULL) {
            return NULL;
        }
    }
    if (!mp_parse_colon(p, true) || !mp_parse_block(p, "function definition", line, &function->body)) {
        return NULL;
    }
    function->doc = find_doc(p, &function->body);
    mp_parse_end(p, node);
    return node;
}

/* class_def: 'class' NAME [type_params] ['(' arguments ')'] ':' block */
static mp_node *parse_class(mp_parser *p, mp_place start, const mp_nodes *decorators) {
    mp_node *node = mp_arena_node(p->arena, MP_NODE_CLASS, start.line, start.column);
    mp_parse_advance(p);
    if (node == NULL) {
        return NULL;
    }
    node->u.class.decorators = *decorators;
    if (!mp_parse_name(p, &node->u.class.name) ||
        !mp_parse_type_parameters(p, &node->u.class.type_parameter_count, &node->u.class.type_parameters)) {
        return NULL;
    }
    if (mp_parse_accept(p, MP_TOKEN_LPAR) && !mp_parse_arguments(p, NULL, &node->u.class.bases,
                                                                 &node->u.class.keyword_count,
                                                                 &node->u.class.keywords)) {
        return NULL;
    }
    if (!mp_parse_colon(p, false) || !mp_parse_block(p, "class definition", start.line, &node->u.class.body)) {
        return NULL;
    }
    node->u.class.doc = find_doc(p, &node->u.class.body);
    mp_parse_end(p, node);
    return node;
}

/* decorated: ('@' named_expression NEWLINE)* (function_def | class_def) */
mp_node *mp_parse_definition(mp_parser *p) {
    mp_nodes decorators = {0, NULL};
    size_t mark = p->scratch_size;
    while (mp_parse_accept(p, MP_TOKEN_AT)) {
        mp_node *decorator = mp_parse_named_expression(p);
        if (decorator == NULL || !mp_parse_push_node(p, decorator) || !mp_parse_expect(p, MP_TOKEN_NEWLINE)) {
            return NULL;
        }
    }
    if (!mp_parse_take_nodes(p, mark, &decorators)) {
        return NULL;
    }
    mp_place start = mp_parse_place(p);
    if (mp_parse_at(p, MP_TOKEN_CLASS)) {
        return parse_class(p, start, &decorators);
    }
    bool is_async = mp_parse_accept(p, MP_TOKEN_ASYNC);
    if (!mp_parse_at(p, MP_TOKEN_DEF)) {
        return (void)mp_parse_invalid(p), NULL;
    }
    return parse_function(p, start, is_async, &decorators);
}

/* ---- with ---- */

/* ['as' star_target] behind the context */
static bool parse_with_target(mp_parser *p, mp_node **out) {
    *out = NULL;
    if (!mp_parse_accept(p, MP_TOKEN_AS)) {
        return true;
    }
    if (mp_parse_at(p, MP_TOKEN_STAR)) {
        *out = mp_parse_star_named_expression(p);
        if (*out != NULL) {
            (void)mp_parse_error_node(p, *out, "starred assignment target must be in a list or tuple");
        }
        return false;
    }
    *out = mp_parse_operators(p, MP_PREC_BITOR);
    return *out != NULL && mp_parse_check_target(p, *out);
}

/* ','.(expression ['as' star_target])+ , pushed */
static bool parse_with_items(mp_parser *p) {
    do {
        mp_with_item item = {mp_parse_expression(p), NULL};
        if (item.context == NULL || !parse_with_target(p, &item.target) || !mp_parse_push(p, &item, sizeof item)) {
            return false;
        }
    } while (mp_parse_accept(p, MP_TOKEN_COMMA));
    return true;
}

/* What was between the parentheses behind `with`. */
typedef struct with_group {
    mp_place start;
    size_t mark;    /* its items are on the scratch stack */
    bool has_as;    /* some item has a target: they are items of the statement */
    bool plain;     /* all are plain expressions: they can be */
    bool has_comma; /* as an expression it is a tuple */
} with_group;

/* '(' ','.(star_named_expression ['as' star_target])+ [','] ')', the brackets not yet passed. */
static bool parse_with_group(mp_parser *p, with_group *out) {
    while (!mp_parse_at(p, MP_TOKEN_RPAR)) {
        mp_place start = mp_parse_place(p);
        mp_with_item item = {mp_parse_star_named_expression(p), NULL};
        if (item.context == NULL) {
            return false;
        }
        out->plain &= item.context->kind != MP_NODE_STARRED &&
                      (item.context->kind != MP_NODE_WALRUS || !mp_parse_starts_at(item.context, start));
        out->has_as |= mp_parse_at(p, MP_TOKEN_AS);
        if (!parse_with_target(p, &item.target) || !mp_parse_push(p, &item, sizeof item)) {
            return false;
        }
        if (!mp_parse_accept(p, MP_TOKEN_COMMA)) {
            break;
        }
        out->has_comma = true;
    }
    return !mp_parse_at(p, MP_TOKEN_FOR) && !mp_parse_at(p, MP_TOKEN_ASYNC)
               ? mp_parse_expect(p, MP_TOKEN_RPAR)
               : true;
}

/* The group turned out to be (the start of) an expression: makes that of it. */
static mp_node *group_expression(mp_parser *p, const with_group *group) {
    mp_with_item item;
    size_t count = (p->scratch_size - group->mark) / sizeof item;
    mp_node *node = NULL;
    for (size_t i = 0; i < count; i++) {
        memcpy(&item, p->scratch + group->mark + i * sizeof item, sizeof item);
        memcpy(p->scratch + group->mark + i * sizeof(mp_node *), &item.context, sizeof(mp_node *));
        node = item.context;
    }
    p->scratch_size = group->mark + count * sizeof(mp_node *);
    if (count == 1 && !group->has_comma) {
        p->scratch_size = group->mark;
        if (mp_parse_at(p, MP_TOKEN_FOR) || mp_parse_at(p, MP_TOKEN_ASYNC)) {
            node = mp_parse_comprehension(p, MP_NODE_GENERATOR_EXP, group->start, node, NULL);
            if (node == NULL || !mp_parse_expect(p, MP_TOKEN_RPAR)) {
                return NULL;
            }
            mp_parse_end(p, node);
        } else if (node->kind == MP_NODE_STARRED) {
            return (void)mp_parse_error_node(p, node, "cannot use starred expression here"), NULL;
        }
        return node;
    }
    node = mp_parse_node(p, MP_NODE_TUPLE, group->start);
    return node != NULL && mp_parse_take_nodes(p, group->mark, &node->u.list) ? node : NULL;
}

/* The items, pushed: '(' items [','] ')' if ':' follows, else items. */
static bool parse_with_head(mp_parser *p) {
    if (!mp_parse_at(p, MP_TOKEN_LPAR) || mp_parse_peek(p) == MP_TOKEN_YIELD) {
        return parse_with_items(p);
    }
    with_group group = {.start = mp_parse_place(p), .mark = p->scratch_size, .plain = true};
    mp_parse_advance(p);
    if (!parse_with_group(p, &group)) {
        return false;
    }
    bool is_empty = p->scratch_size == group.mark;
    if (group.has_as || (mp_parse_at(p, MP_TOKEN_COLON) && group.plain && !is_empty)) {
        return group.plain || mp_parse_invalid(p);
    }
    mp_node *node = group_expression(p, &group);
    if (node == NULL) {
        return false;
    }
    p->given = node;
    p->given_place = group.start;
    return parse_with_items(p);
}

/* with_stmt: ['async'] 'with' (items | '(' items [','] ')') ':' block */
mp_node *mp_parse_with(mp_parser *p, mp_place start, bool is_async) {
    size_t mark = p->scratch_size;
    uint32_t line = p->token.line;
    mp_parse_advance(p);
    if (!parse_with_head(p) || !mp_parse_colon(p, false)) {
        return NULL;
    }
    mp_node *node = mp_parse_node(p, MP_NODE_WITH, start);
    if (node == NULL || !mp_parse_take(p, mark, sizeof(mp_with_item), &node->u.with.items, &node->u.with.count)) {
        return NULL;
    }
    node->op = is_async;
    if (!mp_parse_block(p, "'with' statement", line, &node->u.with.body)) {
        return NULL;
    }
    mp_parse_end(p, node);
    return node;
}
