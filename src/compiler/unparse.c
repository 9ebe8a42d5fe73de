/* SPDX-License-Identifier: MIT
 *
 * Layer 4a. Expressions back to text, for annotations under `from __future__ import annotations`: in CPython's form,
 * which is one line, with as few parentheses as possible.
 */
#include "compiler/gen.h"
#include "gc/vm.h"
#include "objects/builder.h"
#include "objects/str.h"

/* How strongly things bind: what binds less strongly than its place demands is put in parentheses. */
enum {
    LEVEL_TUPLE,
    LEVEL_TEST,
    LEVEL_OR,
    LEVEL_AND,
    LEVEL_NOT,
    LEVEL_COMPARE,
    LEVEL_EXPR,
    LEVEL_XOR,
    LEVEL_BITAND,
    LEVEL_SHIFT,
    LEVEL_ARITH,
    LEVEL_TERM,
    LEVEL_FACTOR,
    LEVEL_POWER,
    LEVEL_ATOM
};

typedef struct writer {
    mp_gen *g;
    mp_builder *b;
} writer;

static void put(writer *w, const mp_node *node, int level);

static void text(writer *w, const char *s) { mp_builder_append_text(w->b, s); }
static void value(writer *w, mp_ref_id ref) { mp_builder_append_str(w->b, mp_arena_get(w->g->arena, ref)); }

static void open_if(writer *w, bool needed) {
    if (needed) {
        text(w, "(");
    }
}

static void close_if(writer *w, bool needed) {
    if (needed) {
        text(w, ")");
    }
}

static void put_items(writer *w, mp_node *const *items, uint32_t count, const char *joint, int level) {
    for (uint32_t i = 0; i < count; i++) {
        text(w, i == 0 ? "" : joint);
        put(w, items[i], level);
    }
}

static void put_list(writer *w, const char *open, const mp_nodes *list, const char *close) {
    text(w, open);
    put_items(w, list->items, list->count, ", ", LEVEL_TEST);
    text(w, close);
}

static void put_optional(writer *w, const char *before, const mp_node *node, int level) {
    if (node != NULL) {
        text(w, before);
        put(w, node, level);
    }
}

/* ---- operators ---- */

static void put_binary(writer *w, const mp_node *node, int level) {
    static const char *const symbols[] = {
#define X(id, symbol, name) " " symbol " ",
        MP_BINARY_OPERATORS(X)
#undef X
    };
    static const uint8_t levels[MP_BINARY_OP_COUNT] = {
        [MP_OP_ADD] = LEVEL_ARITH,    [MP_OP_SUB] = LEVEL_ARITH,     [MP_OP_MUL] = LEVEL_TERM,
        [MP_OP_TRUEDIV] = LEVEL_TERM, [MP_OP_FLOORDIV] = LEVEL_TERM, [MP_OP_MOD] = LEVEL_TERM,
        [MP_OP_POW] = LEVEL_POWER,    [MP_OP_MATMUL] = LEVEL_TERM,   [MP_OP_AND] = LEVEL_BITAND,
        [MP_OP_OR] = LEVEL_EXPR,      [MP_OP_XOR] = LEVEL_XOR,       [MP_OP_LSHIFT] = LEVEL_SHIFT,
        [MP_OP_RSHIFT] = LEVEL_SHIFT};
    int own = levels[node->op];
    bool to_the_right = node->op == MP_OP_POW;
    open_if(w, level > own);
    put(w, node->u.binary.left, own + to_the_right);
    text(w, symbols[node->op]);
    put(w, node->u.binary.right, own + !to_the_right);
    close_if(w, level > own);
}

static void put_unary(writer *w, const mp_node *node, int level) {
    static const char *const symbols[] = {"-", "+", "~", "", "not "};
    int own = node->op == MP_NODE_NOT ? LEVEL_NOT : LEVEL_FACTOR;
    open_if(w, level > own);
    text(w, symbols[node->op]);
    put(w, node->u.child.child, own);
    close_if(w, level > own);
}

static void put_and_or(writer *w, const mp_node *node, int level) {
    bool is_and = node->kind == MP_NODE_AND;
    int own = is_and ? LEVEL_AND : LEVEL_OR;
    open_if(w, level > own);
    put_items(w, node->u.list.items, node->u.list.count, is_and ? " and " : " or ", own + 1);
    close_if(w, level > own);
}

static void put_compare(writer *w, const mp_node *node, int level) {
    static const char *const symbols[] = {" < ", " <= ", " == ", " != ", " > ", " >= ", " is ", " is not ", " in ", " not in "};
    open_if(w, level > LEVEL_COMPARE);
    for (uint32_t i = 0; i <= node->u.compare.count; i++) {
        text(w, i == 0 ? "" : symbols[node->u.compare.ops[i - 1]]);
        put(w, node->u.compare.items[i], LEVEL_COMPARE + 1);
    }
    close_if(w, level > LEVEL_COMPARE);
}

static void put_conditional(writer *w, const mp_node *node, int level) {
    open_if(w, level > LEVEL_TEST);
    put(w, node->u.three.then, LEVEL_TEST + 1);
    put_optional(w, " if ", node->u.three.test, LEVEL_TEST + 1);
    put_optional(w, " else ", node->u.three.otherwise, LEVEL_TEST);
    close_if(w, level > LEVEL_TEST);
}

/* ---- displays, calls ---- */

static void put_dict(writer *w, const mp_node *node) {
    text(w, "{");
    for (uint32_t i = 0; i < node->u.list.count; i += 2) {
        text(w, i == 0 ? "" : ", ");
        const mp_node *key = node->u.list.items[i];
        put_optional(w, "", key, LEVEL_TEST);
        text(w, key == NULL ? "**" : ": ");
        put(w, node->u.list.items[i + 1], key == NULL ? LEVEL_EXPR : LEVEL_TEST);
    }
    text(w, "}");
}

static void put_tuple(writer *w, const mp_node *node, int level) {
    uint32_t count = node->u.list.count;
    bool parentheses = count == 0 || level > LEVEL_TUPLE;
    open_if(w, parentheses);
    put_items(w, node->u.list.items, count, ", ", LEVEL_TEST);
    text(w, count == 1 ? "," : "");
    close_if(w, parentheses);
}

static void put_comprehension(writer *w, const mp_node *node) {
    static const char brackets[][2] = {"[", "{", "{", "("}, closing[][2] = {"]", "}", "}", ")"};
    unsigned kind = node->kind - MP_NODE_LIST_COMP;
    text(w, brackets[kind]);
    put(w, node->u.comprehension.element, LEVEL_TEST);
    put_optional(w, ": ", node->u.comprehension.value, LEVEL_TEST);
    for (uint32_t i = 0; i < node->u.comprehension.count; i++) {
        const mp_comp_for *f = &node->u.comprehension.fors[i];
        text(w, f->is_async ? " async for " : " for ");
        put(w, f->target, LEVEL_TUPLE);
        put_optional(w, " in ", f->iterable, LEVEL_TEST + 1);
        for (uint32_t k = 0; k < f->conditions.count; k++) {
            put_optional(w, " if ", f->conditions.items[k], LEVEL_TEST + 1);
        }
    }
    text(w, closing[kind]);
}

static void put_call(writer *w, const mp_node *node) {
    const mp_nodes *args = &node->u.call.args;
    put(w, node->u.call.callee, LEVEL_ATOM);
    if (args->count == 1 && node->u.call.keyword_count == 0 && args->items[0]->kind == MP_NODE_GENERATOR_EXP) {
        put(w, args->items[0], LEVEL_TEST);
        return;
    }
    text(w, "(");
    put_items(w, args->items, args->count, ", ", LEVEL_TEST);
    for (uint32_t i = 0; i < node->u.call.keyword_count; i++) {
        const mp_keyword *keyword = &node->u.call.keywords[i];
        text(w, args->count + i > 0 ? ", " : "");
        if (keyword->name == MP_NO_REF) {
            text(w, "**");
        } else {
            value(w, keyword->name);
            text(w, "=");
        }
        put(w, keyword->value, LEVEL_TEST);
    }
    text(w, ")");
}

/* ---- lambda ---- */

static void put_lambda(writer *w, const mp_node *node, int level) {
    const mp_function_node *f = &node->u.function;
    int before = MP_PARAMETER_POSITIONAL_ONLY - 1;
    open_if(w, level > LEVEL_TEST);
    text(w, f->parameter_count > 0 ? "lambda " : "lambda");
    for (uint32_t i = 0; i < f->parameter_count; i++) {
        const mp_parameter *p = &f->parameters[i];
        text(w, i > 0 ? ", " : "");
        text(w, before == MP_PARAMETER_POSITIONAL_ONLY && p->kind != before ? "/, " : "");
        text(w, p->kind == MP_PARAMETER_KEYWORD_ONLY && before < MP_PARAMETER_STAR ? "*, " : "");
        text(w, p->kind == MP_PARAMETER_STAR ? "*" : p->kind == MP_PARAMETER_STAR_STAR ? "**" : "");
        value(w, p->name);
        put_optional(w, "=", p->default_value, LEVEL_TEST);
        before = p->kind;
    }
    text(w, before == MP_PARAMETER_POSITIONAL_ONLY ? ", /" : "");
    text(w, ": ");
    put(w, f->body.items[0], LEVEL_TEST);
    close_if(w, level > LEVEL_TEST);
}

/* ---- f-strings: their text is put together first, because it is shown by its repr ---- */

static void put_fstring_part(writer *w, const mp_node *node);

static void put_fstring_text(writer *w, mp_value str) {
    const char *s = mp_str_data(str);
    for (size_t i = 0; i < mp_str_size(str); i++) {
        mp_builder_append_byte(w->b, s[i]);
        if (s[i] == '{' || s[i] == '}') {
            mp_builder_append_byte(w->b, s[i]);
        }
    }
}

static void put_field(writer *w, const mp_node *node) {
    mp_builder inner;
    mp_builder_init(&inner, w->g->vm);
    writer own = {w->g, &inner};
    put(&own, node->u.formatted.value, LEVEL_TEST + 1);
    mp_value shown = mp_builder_str(&inner);
    if (mp_is_error(shown)) {
        mp_gen_fail(w->g);
        return;
    }
    if (node->u.formatted.debug_text != MP_NO_REF) {
        put_fstring_text(w, mp_arena_get(w->g->arena, node->u.formatted.debug_text));
    }
    mp_builder_append_format(w->b, mp_str_data(shown)[0] == '{' ? "{ %U" : "{%U", shown);
    if (node->u.formatted.conversion != 0) {
        mp_builder_append_format(w->b, "!%c", node->u.formatted.conversion);
    }
    if (node->u.formatted.spec != NULL) {
        text(w, ":");
        put_fstring_part(w, node->u.formatted.spec);
    }
    text(w, "}");
}

static void put_fstring_part(writer *w, const mp_node *node) {
    if (node->kind == MP_NODE_CONSTANT) {
        put_fstring_text(w, mp_arena_get(w->g->arena, node->u.constant.ref));
    } else if (node->kind == MP_NODE_FORMATTED) {
        put_field(w, node);
    } else {
        for (uint32_t i = 0; i < node->u.list.count; i++) {
            put_fstring_part(w, node->u.list.items[i]);
        }
    }
}

static void put_fstring(writer *w, const mp_node *node) {
    mp_builder inner;
    mp_builder_init(&inner, w->g->vm);
    writer own = {w->g, &inner};
    put_fstring_part(&own, node);
    mp_value body = mp_builder_str(&inner);
    if (mp_is_error(body)) {
        mp_gen_fail(w->g);
        return;
    }
    text(w, "f");
    mp_builder_append_repr(w->b, body);
}

/* ---- all ---- */

static void put_constant(writer *w, const mp_node *node) {
    mp_value v = mp_arena_get(w->g->arena, node->u.constant.ref);
    mp_value shown = mp_same(v, MP_ELLIPSIS) ? MP_NAME(ellipsis_) : mp_repr(w->g->vm, v);
    if (mp_is_error(shown)) {
        mp_gen_fail(w->g);
        return;
    }
    bool infinite = strncmp(mp_str_data(shown), "inf", 3) == 0 && !mp_str_is(v); /* as a literal: more than fits */
    text(w, infinite ? "1e309" : "");
    text(w, mp_str_data(shown) + (infinite ? 3 : 0));
}

static void put_attribute(writer *w, const mp_node *node) {
    const mp_node *owner = node->u.attribute.value;
    put(w, owner, LEVEL_ATOM);
    bool number = owner->kind == MP_NODE_CONSTANT && mp_is_small(mp_arena_get(w->g->arena, owner->u.constant.ref));
    text(w, number ? " ." : ".");
    value(w, node->u.attribute.name);
}

static void put_other(writer *w, const mp_node *node) {
    switch (node->kind) {
    case MP_NODE_SLICE:
        put_optional(w, "", node->u.three.test, LEVEL_TEST);
        text(w, ":");
        put_optional(w, "", node->u.three.then, LEVEL_TEST);
        put_optional(w, ":", node->u.three.otherwise, LEVEL_TEST);
        break;
    case MP_NODE_STARRED:
        put_optional(w, "*", node->u.child.child, LEVEL_EXPR);
        break;
    default: /* AWAIT, YIELD, YIELD_FROM, WALRUS */
        mp_gen_error(w->g, node, "'%s expression' can not be used within an annotation",
                     node->kind == MP_NODE_AWAIT    ? "await"
                     : node->kind == MP_NODE_WALRUS ? "named"
                                                    : "yield");
        break;
    }
}

static void put(writer *w, const mp_node *node, int level) {
    if (w->g->failed || !mp_recursion_check(w->g->vm)) {
        mp_gen_fail(w->g);
        return;
    }
    switch (node->kind) {
    case MP_NODE_NAME:
        value(w, node->u.name.ref);
        break;
    case MP_NODE_CONSTANT:
        put_constant(w, node);
        break;
    case MP_NODE_ATTRIBUTE:
        put_attribute(w, node);
        break;
    case MP_NODE_SUBSCRIPT:
        put(w, node->u.binary.left, LEVEL_ATOM);
        put_optional(w, "[", node->u.binary.right, LEVEL_TUPLE);
        text(w, "]");
        break;
    case MP_NODE_BINARY:
        put_binary(w, node, level);
        break;
    case MP_NODE_UNARY:
        put_unary(w, node, level);
        break;
    case MP_NODE_AND:
    case MP_NODE_OR:
        put_and_or(w, node, level);
        break;
    case MP_NODE_COMPARE:
        put_compare(w, node, level);
        break;
    case MP_NODE_CONDITIONAL:
        put_conditional(w, node, level);
        break;
    case MP_NODE_TUPLE:
        put_tuple(w, node, level);
        break;
    case MP_NODE_LIST:
        put_list(w, "[", &node->u.list, "]");
        break;
    case MP_NODE_SET:
        put_list(w, "{", &node->u.list, "}");
        break;
    case MP_NODE_DICT:
        put_dict(w, node);
        break;
    case MP_NODE_CALL:
        put_call(w, node);
        break;
    case MP_NODE_LAMBDA:
        put_lambda(w, node, level);
        break;
    case MP_NODE_JOINED_STR:
        put_fstring(w, node);
        break;
    case MP_NODE_LIST_COMP:
    case MP_NODE_SET_COMP:
    case MP_NODE_DICT_COMP:
    case MP_NODE_GENERATOR_EXP:
        put_comprehension(w, node);
        break;
    default:
        put_other(w, node);
        break;
    }
}

void mp_gen_annotation(mp_gen *g, mp_node *node, mp_reg dst) {
    if (!g->text_annotations) {
        mp_gen_expression(g, node, dst);
        return;
    }
    mp_builder b;
    mp_builder_init(&b, g->vm);
    writer w = {g, &b};
    put(&w, node, LEVEL_TEST);
    mp_value shown = mp_builder_str(&b);
    shown = mp_is_error(shown) ? MP_ERROR : mp_str_intern_value(g->vm, shown);
    if (mp_is_error(shown)) {
        mp_gen_fail(g);
    } else {
        mp_gen_load_const(g, shown, dst);
    }
}
