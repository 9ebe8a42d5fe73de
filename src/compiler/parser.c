/* SPDX-License-Identifier: MIT
 *
 * Layer 4a. The parser's machinery (tokens, nodes, the scratch stack) and its entry points.
 */
#include "objects/str.h"

#include "compiler/parser_private.h"

extern const mp_type mp_type_parser;

/* ---- Tokens ---- */

void mp_parse_advance(mp_parser *p) {
    if (p->fatal) {
        return;
    }
    if (p->token.kind < MP_TOKEN_NEWLINE || p->token.kind > MP_TOKEN_DEDENT) {
        p->last_line = p->token.end_line;
        p->last_column = p->token.end_column;
    }
    p->last_nesting = p->token.nesting;
    if (!mp_lexer_next(&p->lexer, &p->token)) {
        p->token.kind = MP_TOKEN_ERROR;
        p->fatal = true;
    }
}

bool mp_parse_expect(mp_parser *p, mp_token_kind kind) { return mp_parse_accept(p, kind) || mp_parse_invalid(p); }

bool mp_parse_colon(mp_parser *p, bool forced) {
    if (mp_parse_accept(p, MP_TOKEN_COLON)) {
        return true;
    }
    return forced || mp_parse_at(p, MP_TOKEN_NEWLINE) ? mp_parse_error(p, "expected ':'") : mp_parse_invalid(p);
}

bool mp_parse_at_name(const mp_parser *p, const char *name) {
    return p->token.kind == MP_TOKEN_NAME && p->token.size == strlen(name) &&
           memcmp(mp_lexer_text(&p->lexer, p->token.offset), name, p->token.size) == 0;
}

bool mp_parse_name(mp_parser *p, mp_ref_id *out) {
    if (!mp_parse_at(p, MP_TOKEN_NAME)) {
        return mp_parse_invalid(p);
    }
    *out = mp_arena_name(p->arena, mp_lexer_text(&p->lexer, p->token.offset), p->token.size);
    if (*out == MP_NO_REF) {
        return false;
    }
    mp_parse_advance(p);
    return true;
}

bool mp_token_starts_expression(mp_token_kind kind) {
    switch (kind) {
        case MP_TOKEN_NAME:
        case MP_TOKEN_NUMBER:
        case MP_TOKEN_STRING:
        case MP_TOKEN_FSTRING_START:
        case MP_TOKEN_LPAR:
        case MP_TOKEN_LSQB:
        case MP_TOKEN_LBRACE:
        case MP_TOKEN_MINUS:
        case MP_TOKEN_PLUS:
        case MP_TOKEN_TILDE:
        case MP_TOKEN_ELLIPSIS:
        case MP_TOKEN_NOT:
        case MP_TOKEN_NONE:
        case MP_TOKEN_TRUE:
        case MP_TOKEN_FALSE:
        case MP_TOKEN_LAMBDA:
        case MP_TOKEN_AWAIT: return true;
        default: return false;
    }
}

/* ---- Nodes ---- */

void mp_parse_end(const mp_parser *p, mp_node *node) {
    node->end_line_delta = (uint16_t)MP_MIN(p->last_line - node->line, UINT16_MAX);
    node->end_column = (uint16_t)MP_MIN(p->last_column, UINT16_MAX);
}

mp_node *mp_parse_node(mp_parser *p, mp_node_kind kind, mp_place start) {
    mp_node *node = mp_arena_node(p->arena, kind, start.line, start.column);
    if (node != NULL) {
        mp_parse_end(p, node);
    }
    return node;
}

mp_node *mp_parse_constant(mp_parser *p, mp_value value, mp_place start) {
    mp_ref_id ref = mp_arena_value(p->arena, value);
    mp_node *node = ref == MP_NO_REF ? NULL : mp_parse_node(p, MP_NODE_CONSTANT, start);
    if (node != NULL) {
        node->u.constant.ref = ref;
    }
    return node;
}

mp_node *mp_parse_child(mp_parser *p, mp_node_kind kind, mp_place start, mp_node *child) {
    mp_node *node = mp_parse_node(p, kind, start);
    if (node != NULL) {
        node->u.child.child = child;
    }
    return node;
}

/* ---- The scratch stack ---- */

static MP_NOINLINE bool grow_scratch(mp_parser *p, size_t size) {
    size_t capacity;
    if (mp_size_add(p->scratch_capacity + p->scratch_capacity / 2, size + 64, &capacity)) {
        return mp_fail(p->vm, &mp_type_MemoryError, "");
    }
    uint8_t *scratch = mp_gc_resize(p->vm, p->scratch, capacity);
    if (scratch == NULL) {
        return false;
    }
    mp_gc_store_pointer(p->vm, &p->scratch, scratch);
    p->scratch_capacity = capacity;
    return true;
}

bool mp_parse_push(mp_parser *p, const void *item, size_t size) {
    if (p->scratch_capacity - p->scratch_size < size && !grow_scratch(p, size)) {
        return false;
    }
    memcpy(p->scratch + p->scratch_size, item, size);
    p->scratch_size += size;
    return true;
}

bool mp_parse_take(mp_parser *p, size_t mark, size_t item_size, void *out, uint32_t *count) {
    size_t size = p->scratch_size - mark;
    void *items = NULL;
    if (size != 0) {
        items = mp_arena_alloc(p->arena, size);
        if (items == NULL) {
            return false;
        }
        memcpy(items, p->scratch + mark, size);
    }
    memcpy(out, &items, sizeof items);
    *count = (uint32_t)(size / item_size);
    p->scratch_size = mark;
    return true;
}

bool mp_parse_take_nodes(mp_parser *p, size_t mark, mp_nodes *out) {
    return mp_parse_take(p, mark, sizeof(mp_node *), &out->items, &out->count);
}

/* ---- Entry points ---- */

static ptrdiff_t read_text(mp_source *source, char *data, size_t size) {
    mp_text_source *text = (mp_text_source *)source;
    size = MP_MIN(size, text->size - text->position);
    memcpy(data, text->text + text->position, size);
    text->position += size;
    return (ptrdiff_t)size;
}

static bool rewind_text(mp_source *source) {
    ((mp_text_source *)source)->position = 0;
    return true;
}

void mp_text_source_init(mp_text_source *source, const char *text, size_t size, mp_value filename) {
    source->source.read = read_text;
    source->source.rewind = rewind_text;
    source->source.filename = filename;
    source->source.is_text = true;
    source->source.has_const = false;
    source->text = text;
    source->size = size;
    source->position = 0;
}

mp_parser *mp_parser_new(mp_vm *vm, mp_source *source, mp_arena *arena, mp_parse_mode mode) {
    mp_parser *p = mp_gc_new(vm, &mp_type_parser, sizeof *p);
    if (p == NULL) {
        return NULL;
    }
    p->vm = vm;
    p->mode = (uint8_t)mode;
    mp_gc_store_pointer(vm, &p->arena, arena);
    mp_gc_store(vm, &p->filename, source->filename);
    return mp_lexer_init(&p->lexer, vm, source) ? p : NULL;
}

/* eval: star_expressions NEWLINE* END, but a lone star */
static bool parse_eval(mp_parser *p) {
    mp_place start = mp_parse_place(p);
    mp_node *value = mp_parse_star_expressions(p);
    if (value == NULL) {
        return false;
    }
    if (p->lone_star) {
        return mp_parse_error_node(p, value, "can't use starred expression here");
    }
    while (mp_parse_accept(p, MP_TOKEN_NEWLINE)) {
    }
    mp_node *statement = mp_parse_child(p, MP_NODE_EXPRESSION, start, value);
    return statement != NULL && mp_parse_push_node(p, statement) &&
           (mp_parse_at(p, MP_TOKEN_END) || mp_parse_invalid(p));
}

/* single: statement END */
static bool parse_single(mp_parser *p) {
    if (!mp_parse_statement(p)) {
        return false;
    }
    mp_node *last;
    memcpy(&last, p->scratch + p->scratch_size - sizeof last, sizeof last);
    if (!mp_parse_at(p, MP_TOKEN_END)) {
        return mp_parse_error(p, "multiple statements found while compiling a single statement");
    }
    p->incomplete = last->kind >= MP_NODE_IF && last->kind <= MP_NODE_MATCH && !p->lexer.last_line_blank;
    return true;
}

bool mp_parser_next(mp_parser *p, mp_nodes *out) {
    p->scratch_size = 0;
    p->incomplete = false;
    p->given = NULL;
    p->at_key = false;
    p->speculative = 0;
    p->field_depth = 0;
    out->count = 0;
    out->items = NULL;
    if (!p->started) {
        p->started = true;
        p->last_line = 1;
        mp_parse_advance(p);
        if (mp_parse_at(p, MP_TOKEN_END) && p->mode == MP_PARSE_EVAL) {
            return mp_parse_invalid(p);
        }
    }
    if (mp_parse_at(p, MP_TOKEN_END)) {
        return true;
    }
    bool ok = p->mode == MP_PARSE_EVAL     ? parse_eval(p)
              : p->mode == MP_PARSE_SINGLE ? parse_single(p)
                                           : mp_parse_statement(p);
    return ok && !p->fatal && mp_parse_take_nodes(p, 0, out);
}

bool mp_parser_incomplete(const mp_parser *p) { return p->incomplete; }

void mp_parser_free(mp_parser *p) {
    mp_lexer_free(&p->lexer);
    mp_gc_free(p->vm, p->scratch);
    p->scratch = NULL;
    p->scratch_size = 0;
    p->scratch_capacity = 0;
}

static void parser_trace(mp_tracer *tracer, void *self) {
    mp_parser *p = self;
    mp_trace_pointer(tracer, &p->arena);
    mp_trace_slot(tracer, &p->filename);
    mp_lexer_trace(tracer, &p->lexer);
    mp_trace_buffer(tracer, &p->scratch);
}

MP_OPS(parser_ops, (trace, parser_trace));
MP_TYPE_PLAIN(mp_type_parser, parser, &mp_type_object, sizeof(mp_parser), parser_ops, MP_TYPE_FINAL);
