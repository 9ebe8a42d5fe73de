/* SPDX-License-Identifier: MIT
 *
 * Layer 4a. Simple statements: assignments, imports, and those of one keyword.
 */
#include "compiler/parser_private.h"
#include "objects/builder.h"

static bool at_expression(const mp_parser *p) {
    return mp_token_starts_expression((mp_token_kind)p->token.kind) || mp_parse_at(p, MP_TOKEN_STAR);
}

/* ---- Assignments ---- */

/* A target behind which '=' is. */
static bool check_assigned(mp_parser *p, const mp_node *target, mp_place start, bool is_first, bool is_yield) {
    if (is_yield) {
        return mp_parse_error_node(p, target, "assignment to yield expression not possible");
    }
    if (p->lone_star) {
        return mp_parse_error_node(p, target, "starred assignment target must be in a list or tuple");
    }
    if (is_first && mp_parse_invalid_target(target) != NULL) {
        const mp_node *last = target;
        /* A tuple without parentheses has no column of its own behind its last item. */
        if (target->kind == MP_NODE_TUPLE && target->u.list.count > 0) {
            const mp_node *item = target->u.list.items[target->u.list.count - 1];
            last = item->end_column == target->end_column ? item : target;
        }
        if (!mp_parse_misplaced_equal(p, last, last == target ? start : (mp_place){last->line, last->column})) {
            return false;
        }
    }
    return mp_parse_check_target(p, target);
}

/* assignment: (star_targets '=')+ (yield | star_expressions); the first target is there */
static mp_node *parse_assignment(mp_parser *p, mp_place start, mp_node *value, bool is_yield) {
    size_t mark = p->scratch_size;
    while (mp_parse_at(p, MP_TOKEN_EQUAL)) {
        if (!check_assigned(p, value, start, p->scratch_size == mark, is_yield) || !mp_parse_push_node(p, value)) {
            return NULL;
        }
        mp_parse_advance(p);
        is_yield = mp_parse_at(p, MP_TOKEN_YIELD);
        value = is_yield ? mp_parse_yield(p) : mp_parse_star_expressions(p);
        if (value == NULL) {
            return NULL;
        }
        p->lone_star &= !is_yield;
    }
    if (p->lone_star) {
        return (void)mp_parse_error_node(p, value, "can't use starred expression here"), NULL;
    }
    mp_node *node = mp_parse_node(p, MP_NODE_ASSIGN, start);
    if (node == NULL || !mp_parse_take_nodes(p, mark, &node->u.assign.targets)) {
        return NULL;
    }
    node->u.assign.value = value;
    return node;
}

/* The ':' of an annotation stands behind what cannot be annotated. */
static bool bad_annotation(mp_parser *p, const mp_node *target, bool in_parentheses) {
    mp_token colon = p->token;
    mp_parse_advance(p);
    p->speculative++;
    bool found = mp_parse_expression(p) != NULL;
    p->speculative--;
    if (!found && !p->soft_error) {
        return false;
    }
    p->soft_error = false;
    if (!found) {
        p->token = colon;
        return mp_parse_invalid(p);
    }
    if (target->kind == MP_NODE_TUPLE || target->kind == MP_NODE_LIST) {
        bool bare = target->kind == MP_NODE_TUPLE && !in_parentheses && target->u.list.count > 0;
        return mp_parse_error_node(p, bare ? target->u.list.items[0] : target,
                                   "only single target (not %s) can be annotated", mp_parse_kind_name(p, target));
    }
    return mp_parse_error_node(p, target, "illegal target for annotation");
}

/* assignment: single_target ':' expression ['=' (yield | star_expressions)] */
static mp_node *parse_annotated(mp_parser *p, mp_place start, mp_node *target, bool in_parentheses) {
    if (target->kind != MP_NODE_NAME && target->kind != MP_NODE_ATTRIBUTE && target->kind != MP_NODE_SUBSCRIPT) {
        return (void)bad_annotation(p, target, in_parentheses), NULL;
    }
    mp_parse_advance(p);
    mp_node *annotation = mp_parse_expression(p);
    mp_node *value = NULL;
    if (annotation == NULL || !mp_parse_check_target(p, target)) {
        return NULL;
    }
    if (mp_parse_accept(p, MP_TOKEN_EQUAL)) {
        value = mp_parse_yield_or_star(p);
        if (value == NULL) {
            return NULL;
        }
    }
    mp_node *node = mp_parse_node(p, MP_NODE_ANNOTATED, start);
    if (node != NULL) {
        node->op = target->kind == MP_NODE_NAME && !in_parentheses;
        node->u.three.test = target;
        node->u.three.then = annotation;
        node->u.three.otherwise = value;
    }
    return node;
}

/* assignment: single_target augassign (yield | star_expressions) */
static mp_node *parse_augmented(mp_parser *p, mp_place start, mp_node *target) {
    uint8_t op = mp_token_table[p->token.kind].op;
    mp_parse_advance(p);
    mp_node *value = mp_parse_yield_or_star(p);
    if (value == NULL) {
        return NULL;
    }
    if (target->kind != MP_NODE_NAME && target->kind != MP_NODE_ATTRIBUTE && target->kind != MP_NODE_SUBSCRIPT) {
        return (void)mp_parse_error_node(p, target, "'%s' is an illegal expression for augmented assignment",
                                         mp_parse_kind_name(p, target)),
               NULL;
    }
    if (!mp_parse_check_target(p, target)) {
        return NULL;
    }
    mp_node *node = mp_parse_node(p, MP_NODE_AUGMENTED, start);
    if (node != NULL) {
        node->op = op;
        node->u.binary.left = target;
        node->u.binary.right = value;
    }
    return node;
}

/* assignment | star_expressions | yield */
static mp_node *parse_expression_statement(mp_parser *p) {
    mp_place start = mp_parse_place(p);
    bool is_yield = mp_parse_at(p, MP_TOKEN_YIELD);
    bool in_parentheses = mp_parse_at(p, MP_TOKEN_LPAR);
    mp_node *value = is_yield ? mp_parse_yield(p) : mp_parse_star_expressions(p);
    if (value == NULL) {
        return NULL;
    }
    p->lone_star &= !is_yield;
    mp_token_kind kind = (mp_token_kind)p->token.kind;
    if (kind == MP_TOKEN_EQUAL) {
        return parse_assignment(p, start, value, is_yield);
    }
    if (kind == MP_TOKEN_COLON) {
        return parse_annotated(p, start, value, in_parentheses);
    }
    if (kind >= MP_TOKEN_PLUS_EQUAL && kind <= MP_TOKEN_RIGHT_SHIFT_EQUAL) {
        return parse_augmented(p, start, value);
    }
    bool whole = value->kind == MP_NODE_TUPLE ? in_parentheses
                                              : value->kind != MP_NODE_NAME || !mp_parse_starts_at(value, start);
    if (kind == MP_TOKEN_WALRUS && whole) {
        return (void)mp_parse_error_node(p, value, "cannot use assignment expressions with %s",
                                         mp_parse_kind_name(p, value)),
               NULL;
    }
    if (p->lone_star && (kind == MP_TOKEN_NEWLINE || kind == MP_TOKEN_SEMICOLON)) {
        return (void)mp_parse_error_node(p, value, "can't use starred expression here"), NULL;
    }
    return mp_parse_child(p, MP_NODE_EXPRESSION, start, value);
}

/* ---- Imports ---- */

/* dotted_name: '.'.NAME+ */
static bool parse_dotted_name(mp_parser *p, mp_ref_id *out) {
    if (!mp_parse_name(p, out) || !mp_parse_at(p, MP_TOKEN_DOT)) {
        return *out != MP_NO_REF;
    }
    mp_builder b;
    mp_builder_init(&b, p->vm);
    mp_builder_append_str(&b, mp_arena_get(p->arena, *out));
    while (mp_parse_accept(p, MP_TOKEN_DOT)) {
        if (!mp_parse_name(p, out)) {
            mp_builder_free(&b);
            return false;
        }
        mp_builder_append_byte(&b, '.');
        mp_builder_append_str(&b, mp_arena_get(p->arena, *out));
    }
    *out = b.failed ? MP_NO_REF : mp_arena_name(p->arena, b.data, b.size);
    mp_builder_free(&b);
    return *out != MP_NO_REF;
}

/* One alias: name ['as' NAME], pushed. */
static bool parse_alias(mp_parser *p, bool dotted) {
    mp_alias alias = {MP_NO_REF, MP_NO_REF};
    if (!(dotted ? parse_dotted_name(p, &alias.name) : mp_parse_name(p, &alias.name))) {
        return false;
    }
    if (mp_parse_accept(p, MP_TOKEN_AS) && !mp_parse_name(p, &alias.as_name)) {
        return false;
    }
    return mp_parse_push(p, &alias, sizeof alias);
}

/* import_name: 'import' ','.(dotted_name ['as' NAME])+ */
static mp_node *parse_import(mp_parser *p) {
    mp_place start = mp_parse_place(p);
    size_t mark = p->scratch_size;
    mp_parse_advance(p);
    do {
        if (!parse_alias(p, true)) {
            return NULL;
        }
    } while (mp_parse_accept(p, MP_TOKEN_COMMA));
    mp_node *node = mp_parse_node(p, MP_NODE_IMPORT, start);
    if (node == NULL ||
        !mp_parse_take(p, mark, sizeof(mp_alias), &node->u.import.aliases, &node->u.import.count)) {
        return NULL;
    }
    node->u.import.module = MP_NO_REF;
    return node;
}

/* import_from_targets: '*' | '(' ','.alias+ [','] ')' | ','.alias+ */
static bool parse_from_names(mp_parser *p) {
    if (mp_parse_accept(p, MP_TOKEN_STAR)) {
        return true;
    }
    bool bracketed = mp_parse_accept(p, MP_TOKEN_LPAR);
    bool more;
    do {
        if (!parse_alias(p, false)) {
            return false;
        }
        more = mp_parse_accept(p, MP_TOKEN_COMMA);
    } while (more && mp_parse_at(p, MP_TOKEN_NAME));
    if (bracketed) {
        return mp_parse_expect(p, MP_TOKEN_RPAR);
    }
    if (more && mp_parse_at(p, MP_TOKEN_NEWLINE)) {
        return mp_parse_error(p, "trailing comma not allowed without surrounding parentheses");
    }
    return !more || mp_parse_invalid(p);
}

/* import_from: 'from' ('.' | '...')* dotted_name 'import' … | 'from' ('.' | '...')+ 'import' … */
static mp_node *parse_from(mp_parser *p) {
    mp_place start = mp_parse_place(p);
    size_t mark = p->scratch_size;
    uint32_t level = 0;
    mp_ref_id module = MP_NO_REF;
    mp_parse_advance(p);
    for (;;) {
        if (mp_parse_accept(p, MP_TOKEN_DOT)) {
            level++;
        } else if (mp_parse_accept(p, MP_TOKEN_ELLIPSIS)) {
            level += 3;
        } else {
            break;
        }
    }
    if ((level == 0 || !mp_parse_at(p, MP_TOKEN_IMPORT)) && !parse_dotted_name(p, &module)) {
        return NULL;
    }
    if (!mp_parse_expect(p, MP_TOKEN_IMPORT) || !parse_from_names(p)) {
        return NULL;
    }
    mp_node *node = mp_parse_node(p, MP_NODE_IMPORT_FROM, start);
    if (node == NULL ||
        !mp_parse_take(p, mark, sizeof(mp_alias), &node->u.import.aliases, &node->u.import.count)) {
        return NULL;
    }
    node->u.import.module = module;
    node->u.import.level = level;
    return node;
}

/* ---- Statements of one keyword ---- */

/* 'pass' | 'break' | 'continue' */
static mp_node *parse_word(mp_parser *p, mp_node_kind kind) {
    mp_place start = mp_parse_place(p);
    mp_parse_advance(p);
    return mp_parse_node(p, kind, start);
}

/* return_stmt: 'return' [star_expressions] */
static mp_node *parse_return(mp_parser *p) {
    mp_place start = mp_parse_place(p);
    mp_node *value = NULL;
    mp_parse_advance(p);
    if (at_expression(p)) {
        value = mp_parse_star_expressions(p);
        if (value == NULL) {
            return NULL;
        }
    }
    return mp_parse_child(p, MP_NODE_RETURN, start, value);
}

/* raise_stmt: 'raise' [expression ['from' expression]]; assert_stmt: 'assert' expression [',' expression] */
static mp_node *parse_pair(mp_parser *p, mp_node_kind kind, mp_token_kind separator, bool may_be_empty) {
    mp_place start = mp_parse_place(p);
    mp_node *left = NULL;
    mp_node *right = NULL;
    mp_parse_advance(p);
    if (!may_be_empty || at_expression(p)) {
        left = mp_parse_expression(p);
        if (left == NULL) {
            return NULL;
        }
        if (mp_parse_accept(p, separator)) {
            right = mp_parse_expression(p);
            if (right == NULL) {
                return NULL;
            }
        }
    }
    mp_node *node = mp_parse_node(p, kind, start);
    if (node != NULL) {
        node->u.binary.left = left;
        node->u.binary.right = right;
    }
    return node;
}

/* global_stmt: 'global' ','.NAME+ ; the same for 'nonlocal' */
static mp_node *parse_names(mp_parser *p, mp_node_kind kind) {
    mp_place start = mp_parse_place(p);
    size_t mark = p->scratch_size;
    mp_parse_advance(p);
    do {
        mp_ref_id name;
        if (!mp_parse_name(p, &name) || !mp_parse_push(p, &name, sizeof name)) {
            return NULL;
        }
    } while (mp_parse_accept(p, MP_TOKEN_COMMA));
    mp_node *node = mp_parse_node(p, kind, start);
    return node != NULL && mp_parse_take(p, mark, sizeof(mp_ref_id), &node->u.names.refs, &node->u.names.count)
               ? node
               : NULL;
}

/* del_stmt: 'del' ','.target+ [','] */
static mp_node *parse_del(mp_parser *p) {
    mp_place start = mp_parse_place(p);
    size_t mark = p->scratch_size;
    mp_parse_advance(p);
    do {
        mp_node *item = mp_parse_at(p, MP_TOKEN_STAR) ? mp_parse_star_named_expression(p) : mp_parse_expression(p);
        if (item == NULL || !mp_parse_push_node(p, item)) {
            return NULL;
        }
    } while (mp_parse_accept(p, MP_TOKEN_COMMA) && at_expression(p));
    mp_node *node = mp_parse_node(p, MP_NODE_DELETE, start);
    if (node == NULL || !mp_parse_take_nodes(p, mark, &node->u.list)) {
        return NULL;
    }
    for (uint32_t i = 0; i < node->u.list.count; i++) {
        if (!mp_parse_check_delete(p, node->u.list.items[i])) {
            return NULL;
        }
    }
    return node;
}

/* type_alias: "type" NAME [type_params] '=' expression */
static mp_node *parse_type_alias(mp_parser *p) {
    mp_place start = mp_parse_place(p);
    mp_node *node = mp_arena_node(p->arena, MP_NODE_TYPE_ALIAS, start.line, start.column);
    mp_parse_advance(p);
    if (node == NULL || !mp_parse_name(p, &node->u.type_alias.name) ||
        !mp_parse_type_parameters(p, &node->u.type_alias.type_parameter_count,
                                  &node->u.type_alias.type_parameters) ||
        !mp_parse_expect(p, MP_TOKEN_EQUAL)) {
        return NULL;
    }
    node->u.type_alias.value = mp_parse_expression(p);
    mp_parse_end(p, node);
    return node->u.type_alias.value == NULL ? NULL : node;
}

/* ---- Lines ---- */

mp_token_kind mp_parse_peek(mp_parser *p) {
    mp_lexer_state state;
    mp_token next;
    mp_lexer_save(&p->lexer, &state);
    if (!mp_lexer_next(&p->lexer, &next)) {
        p->token.kind = MP_TOKEN_ERROR;
        p->fatal = true;
        return MP_TOKEN_ERROR;
    }
    mp_lexer_restore(&p->lexer, &state);
    return (mp_token_kind)next.kind;
}

/* simple_stmt */
static mp_node *parse_simple_statement(mp_parser *p) {
    switch (p->token.kind) {
        case MP_TOKEN_PASS: return parse_word(p, MP_NODE_PASS);
        case MP_TOKEN_BREAK: return parse_word(p, MP_NODE_BREAK);
        case MP_TOKEN_CONTINUE: return parse_word(p, MP_NODE_CONTINUE);
        case MP_TOKEN_RETURN: return parse_return(p);
        case MP_TOKEN_RAISE: return parse_pair(p, MP_NODE_RAISE, MP_TOKEN_FROM, true);
        case MP_TOKEN_ASSERT: return parse_pair(p, MP_NODE_ASSERT, MP_TOKEN_COMMA, false);
        case MP_TOKEN_GLOBAL: return parse_names(p, MP_NODE_GLOBAL);
        case MP_TOKEN_NONLOCAL: return parse_names(p, MP_NODE_NONLOCAL);
        case MP_TOKEN_DEL: return parse_del(p);
        case MP_TOKEN_IMPORT: return parse_import(p);
        case MP_TOKEN_FROM: return parse_from(p);
        case MP_TOKEN_NAME:
            if (mp_parse_at_name(p, "type") && mp_parse_peek(p) == MP_TOKEN_NAME) {
                return parse_type_alias(p);
            }
            return parse_expression_statement(p);
        default: return parse_expression_statement(p);
    }
}

/* simple_stmts: ';'.simple_stmt+ [';'] NEWLINE */
bool mp_parse_simple_line(mp_parser *p) {
    do {
        mp_node *statement = parse_simple_statement(p);
        if (statement == NULL || !mp_parse_push_node(p, statement)) {
            return false;
        }
    } while (mp_parse_accept(p, MP_TOKEN_SEMICOLON) && !mp_parse_at(p, MP_TOKEN_NEWLINE));
    return mp_parse_expect(p, MP_TOKEN_NEWLINE);
}

/* statement: compound_stmt | simple_stmts */
bool mp_parse_statement(mp_parser *p) {
    bool is_compound;
    mp_node *statement = mp_parse_compound(p, &is_compound);
    if (is_compound) {
        return statement != NULL && mp_parse_push_node(p, statement);
    }
    return mp_parse_simple_line(p);
}
