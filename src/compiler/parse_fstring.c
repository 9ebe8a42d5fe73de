/* SPDX-License-Identifier: MIT
 *
 * Layer 4a. String literals: adjacent ones joined, f-strings with their fields.
 */
#include "compiler/parser_private.h"
#include "objects/builder.h"
#include "objects/str.h"

/* Longest text that is interned when it looks like a name, so that it is shared and compares fast. */
#define INTERNED_SIZE_MAX 40u

/* A string in the making: text collected since the last field; complete parts are on the scratch stack. */
typedef struct string_parts {
    mp_builder text;
    mp_place text_place; /* where `text` starts */
    bool started;        /* text_place is set */
} string_parts;

/* Whatever fails from here on has to drop the text. */
static void *drop_parts(string_parts *parts) {
    mp_builder_free(&parts->text);
    return NULL;
}

static mp_value text_value(mp_parser *p, mp_builder *text) {
    bool is_name = text->size <= INTERNED_SIZE_MAX && !text->failed;
    for (size_t i = 0; is_name && i < text->size; i++) {
        is_name = (uint8_t)text->data[i] < 0x80 && mp_lexer_name_char(&text->data[i]) != 0;
    }
    if (!is_name || text->size == 0) {
        return mp_builder_str(text);
    }
    mp_value value = mp_str_intern(p->vm, text->data, text->size);
    mp_builder_free(text);
    return value;
}

/* Pushes the collected text as a CONSTANT, if there is any. */
static bool flush_text(mp_parser *p, string_parts *parts) {
    if (parts->text.size == 0 && !parts->text.failed) {
        return true;
    }
    mp_value value = text_value(p, &parts->text);
    mp_node *node = mp_is_error(value) ? NULL : mp_parse_constant(p, value, parts->text_place);
    mp_builder_init(&parts->text, p->vm);
    parts->started = false;
    return node != NULL && mp_parse_push_node(p, node);
}

/* Appends what the next token's text (less `head` and `tail` bytes) stands for, and passes the token. */
static bool append_literal(mp_parser *p, string_parts *parts, size_t head, size_t tail) {
    mp_literal_error error;
    uint8_t flags = p->token.flags;
    const char *text = mp_lexer_text(&p->lexer, p->token.offset);
    if (!parts->started) {
        parts->text_place = mp_parse_place(p);
        parts->started = true;
    }
    mp_literal_decode(&parts->text, text + head, p->token.size - head - tail, flags, &error);
    if (parts->text.failed) {
        return false;
    }
    if (error.message == NULL) {
        mp_parse_advance(p);
        return true;
    }
    do {
        mp_parse_advance(p);
    } while (mp_parse_at(p, MP_TOKEN_STRING));
    if (flags & MP_STRING_BYTES) {
        return mp_parse_error(p, "(value error) invalid \\x escape at position %zu", error.start);
    }
    return mp_parse_error(p, "(unicode error) 'unicodeescape' codec can't decode bytes in position %zu-%zu: %s",
                          error.start, error.end, error.message);
}

/* ---- Fields of f-strings ---- */

static bool parse_pieces(mp_parser *p, string_parts *parts);

/* Makes one node of the parts above `mark`. */
static mp_node *join_parts(mp_parser *p, string_parts *parts, size_t mark, mp_place start) {
    if (!flush_text(p, parts)) {
        return NULL;
    }
    mp_node *node = mp_parse_node(p, MP_NODE_JOINED_STR, start);
    return node != NULL && mp_parse_take_nodes(p, mark, &node->u.list) ? node : NULL;
}

/* ':' (FSTRING_MIDDLE | field)*; *out NULL if empty */
static bool parse_format_spec(mp_parser *p, mp_node **out) {
    string_parts parts = {.started = false};
    size_t mark = p->scratch_size;
    mp_builder_init(&parts.text, p->vm);
    mp_parse_advance(p);
    mp_place start = mp_parse_place(p);
    if (!parse_pieces(p, &parts)) {
        return drop_parts(&parts);
    }
    bool is_text = p->scratch_size == mark;
    if (is_text && parts.text.size == 0 && !parts.text.failed) {
        drop_parts(&parts);
        return true;
    }
    *out = join_parts(p, &parts, mark, start);
    if (*out == NULL) {
        return drop_parts(&parts);
    }
    if (is_text) {
        *out = (*out)->u.list.items[0];
    }
    return true;
}

/* '!' NAME */
static bool parse_conversion(mp_parser *p, char *out) {
    uint32_t end = p->token.end_column;
    mp_parse_advance(p);
    if (mp_parse_at(p, MP_TOKEN_NAME) && p->token.size == 1 && p->token.column == end) {
        *out = *mp_lexer_text(&p->lexer, p->token.offset);
    }
    if (*out == 0 || strchr("rsa", *out) == NULL) {
        return mp_parse_error(p, "f-string: invalid conversion character: expected 's', 'r', or 'a'");
    }
    mp_parse_advance(p);
    return true;
}

/* The expression of a field with its optional '='; the text up to behind the '=' is appended to the parts. */
static mp_node *parse_field_value(mp_parser *p, string_parts *parts, bool *is_debug) {
    size_t kept_mark = p->lexer.mark;
    size_t text_start = p->token.offset + p->token.size;
    p->lexer.mark = MP_MIN(kept_mark, p->lexer.now.line_start);
    if (!parts->started) {
        parts->text_place = mp_parse_place(p);
        parts->started = true;
    }
    mp_parse_advance(p);
    if (mp_parse_at(p, MP_TOKEN_RBRACE)) {
        return (void)mp_parse_error(p, "f-string: empty expression not allowed"), NULL;
    }
    if (mp_parse_at(p, MP_TOKEN_COLON) || mp_parse_at(p, MP_TOKEN_EXCLAMATION) || mp_parse_at(p, MP_TOKEN_EQUAL)) {
        const char *text = mp_token_table[p->token.kind].text;
        return (void)mp_parse_error(p, "f-string: expression required before '%s'", text), NULL;
    }
    mp_node *value = mp_parse_yield_or_star(p);
    *is_debug = value != NULL && mp_parse_accept(p, MP_TOKEN_EQUAL);
    if (*is_debug && !p->fatal) {
        mp_builder_append(&parts->text, mp_lexer_text(&p->lexer, text_start), p->token.offset - text_start);
    }
    p->lexer.mark = kept_mark;
    return value;
}

/* field: '{' (yield | star_expressions) ['='] ['!' NAME] [':' format] '}' */
static bool parse_field(mp_parser *p, string_parts *parts) {
    mp_place start = mp_parse_place(p);
    bool is_debug;
    char conversion = 0;
    mp_node *spec = NULL;
    p->field_depth++;
    mp_node *value = parse_field_value(p, parts, &is_debug);
    if (value == NULL || (mp_parse_at(p, MP_TOKEN_EXCLAMATION) && !parse_conversion(p, &conversion))) {
        return false;
    }
    if (is_debug && conversion == 0 && !mp_parse_at(p, MP_TOKEN_COLON)) {
        conversion = 'r';
    }
    if (mp_parse_at(p, MP_TOKEN_COLON) && !parse_format_spec(p, &spec)) {
        return false;
    }
    if (!mp_parse_at(p, MP_TOKEN_RBRACE)) {
        return conversion != 0 || spec != NULL ? mp_parse_error(p, "f-string: expecting '}'") : mp_parse_invalid(p);
    }
    p->field_depth--;
    mp_parse_advance(p);
    mp_node *node = mp_parse_node(p, MP_NODE_FORMATTED, start);
    if (node == NULL || !flush_text(p, parts)) {
        return false;
    }
    node->u.formatted.value = value;
    node->u.formatted.spec = spec;
    node->u.formatted.conversion = conversion;
    node->u.formatted.debug_text = MP_NO_REF;
    parts->started = false;
    return mp_parse_push_node(p, node);
}

/* (FSTRING_MIDDLE | field)* */
static bool parse_pieces(mp_parser *p, string_parts *parts) {
    for (;;) {
        if (mp_parse_at(p, MP_TOKEN_FSTRING_MIDDLE)) {
            if (!append_literal(p, parts, 0, 0)) {
                return false;
            }
        } else if (!mp_parse_at(p, MP_TOKEN_LBRACE)) {
            return true;
        } else if (!parse_field(p, parts)) {
            return false;
        }
    }
}

/* ---- Literals ---- */

/* STRING | FSTRING_START (FSTRING_MIDDLE | field)* FSTRING_END */
static bool parse_string(mp_parser *p, string_parts *parts) {
    size_t quotes = p->token.flags & MP_STRING_TRIPLE ? 3 : 1;
    if (mp_parse_accept(p, MP_TOKEN_FSTRING_START)) {
        uint16_t depth = p->field_depth;
        p->field_depth = 0;
        bool ok = parse_pieces(p, parts) && mp_parse_expect(p, MP_TOKEN_FSTRING_END);
        p->field_depth = ok ? depth : p->field_depth;
        return ok;
    }
    if (p->token.flags & MP_STRING_BYTES) {
        const char *text = mp_lexer_text(&p->lexer, p->token.offset);
        for (size_t i = 0; i < p->token.size; i++) {
            if ((uint8_t)text[i] >= 0x80) {
                return mp_parse_error(p, "bytes can only contain ASCII literal characters");
            }
        }
    }
    return append_literal(p, parts, p->token.prefix_size + quotes, quotes);
}

/* strings: (STRING | fstring)+ */
mp_node *mp_parse_strings(mp_parser *p) {
    mp_place start = mp_parse_place(p);
    string_parts parts = {.started = false};
    size_t mark = p->scratch_size;
    bool is_bytes = p->token.flags & MP_STRING_BYTES;
    bool is_format = false;
    bool is_mixed = false;
    mp_builder_init(&parts.text, p->vm);
    do {
        is_format |= mp_parse_at(p, MP_TOKEN_FSTRING_START);
        is_mixed |= is_bytes != ((p->token.flags & MP_STRING_BYTES) != 0);
        if (!parse_string(p, &parts)) {
            return drop_parts(&parts);
        }
    } while (mp_parse_at(p, MP_TOKEN_STRING) || mp_parse_at(p, MP_TOKEN_FSTRING_START));
    if (is_mixed) {
        (void)mp_parse_error(p, "cannot mix bytes and nonbytes literals");
        return drop_parts(&parts);
    }
    if (is_format) {
        mp_node *node = join_parts(p, &parts, mark, start);
        return node != NULL ? node : drop_parts(&parts);
    }
    mp_value value = is_bytes ? mp_builder_bytes(&parts.text) : text_value(p, &parts.text);
    return mp_is_error(value) ? NULL : mp_parse_constant(p, value, start);
}
