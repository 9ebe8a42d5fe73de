/* SPDX-License-Identifier: MIT
 *
 * Layer 4a. SyntaxError and its subclasses: (message, (filename, line, offset, text, end line, end offset)), offsets
 * being 1-based and in characters.
 *
 * A mistake that the lexer sees, even further on in the source, says more than the parser's bare "invalid syntax":
 * so before raising, the rest of the source is read, and a lexer's error takes precedence.
 */
#include "base/utf8.h"
#include "compiler/parser_private.h"
#include "objects/builder.h"
#include "objects/exception.h"
#include "objects/number.h"
#include "objects/str.h"
#include "objects/traceback_writer.h"
#include "objects/tuple.h"

typedef struct error_place {
    mp_value text; /* str or MP_NONE */
    uint32_t line, end_line;
    size_t offset, end_offset; /* 1-based */
} error_place;

static bool raise_syntax_error(mp_vm *vm, const mp_type *type, mp_value message, mp_value filename,
                               const error_place *at) {
    mp_value details[] = {filename,
                          mp_int_from_size(vm, at->line),
                          mp_int_from_size(vm, at->offset),
                          at->text,
                          mp_int_from_size(vm, at->end_line),
                          mp_int_from_size(vm, at->end_offset)};
    mp_value args[] = {message, mp_tuple_new(vm, MP_COUNT_OF(details), details)};
    if (mp_is_error(args[1])) {
        return false;
    }
    mp_value exception = mp_exception_new(vm, type, MP_COUNT_OF(args), args);
    if (!mp_is_error(exception)) {
        (void)mp_raise_value(vm, exception);
    }
    return false;
}

static mp_value format_message(mp_vm *vm, const char *prefix, const char *format, va_list args) {
    mp_builder b;
    mp_builder_init(&b, vm);
    mp_builder_append_text(&b, prefix);
    mp_builder_append_vformat(&b, format, args);
    return mp_builder_str(&b);
}

bool mp_syntax_error(mp_vm *vm, const mp_type *type, mp_value filename, const mp_node *where, const char *format, ...) {
    va_list args;
    va_start(args, format);
    mp_value message = format_message(vm, "", format, args);
    va_end(args);
    if (mp_is_error(message)) {
        return false;
    }
    /* the lexer is further on by now, so the line is read again, where it can be */
    error_place at = {mp_source_line(vm, filename, where->line), where->line, where->line + where->end_line_delta,
                      where->column + 1u, where->end_column + 1u};
    return !mp_is_error(at.text) && raise_syntax_error(vm, type, message, filename, &at);
}

/* A position of the source as characters; *text is the line if it is at hand. */
static bool locate(mp_parser *p, uint32_t line, uint32_t column, size_t *offset, mp_value *text) {
    const char *data;
    size_t size;
    *offset = (size_t)column + 1;
    if (!mp_lexer_line(&p->lexer, line, &data, &size)) { /* the lexer is further on: it is read again, where it can be */
        *text = mp_source_line(p->vm, p->filename, line);
        if (!mp_is_value(*text) || mp_is_none(*text)) {
            return !mp_is_error(*text);
        }
        data = mp_str_data(*text);
        size = mp_str_size(*text);
    }
    size_t dummy;
    bool ascii;
    if (mp_utf8_check(data, size, true, &ascii, &dummy)) {
        *offset = mp_utf8_count(data, MP_MIN(size, column)) + (column > size ? column - size : 0) + 1;
        mp_builder b;
        mp_builder_init(&b, p->vm);
        mp_builder_append(&b, data, size);
        mp_builder_append_byte(&b, '\n');
        *text = mp_builder_str(&b);
    } else {
        *text = MP_NONE;
    }
    return !mp_is_error(*text);
}

static bool raise_lexer_error(mp_parser *p, const mp_token *token) {
    error_place at = {MP_NONE, token->line, token->end_line, 0, 0};
    mp_value message = p->lexer.error_message;
    mp_value ignored;
    p->incomplete = p->lexer.error_at_end;
    if (!locate(p, token->end_line, token->end_column, &at.end_offset, &ignored) ||
        !locate(p, token->line, token->column, &at.offset, &at.text)) {
        return false;
    }
    return raise_syntax_error(p->vm, p->lexer.error_type, message, p->filename, &at);
}

/* Reads the rest of the source. True if a mistake in it replaces one in line `line`. */
static bool later_mistake(mp_parser *p, uint32_t line, mp_token *token) {
    do {
        if (!mp_lexer_next(&p->lexer, token)) {
            p->fatal = true;
            return true;
        }
    } while (token->kind != MP_TOKEN_END && token->kind != MP_TOKEN_ERROR);
    bool unclosed = p->lexer.error_at_end && p->lexer.now.nesting_count > 0;
    if (token->kind == MP_TOKEN_ERROR && !unclosed &&
        (p->lexer.error_type != &mp_type_SyntaxError ||
         strncmp(mp_str_data(p->lexer.error_message), "unexpected ", 11) == 0 ||
         mp_str_equal(p->lexer.error_message, MP_NAME(invalid_syntax_)))) {
        return false; /* indentation, what is wrong with a '\\', and unknown characters do not count */
    }
    return token->kind == MP_TOKEN_ERROR && (!unclosed || line > token->line);
}

static bool raise_at(mp_parser *p, const mp_type *type, mp_place start, mp_place end, const char *format,
                     va_list args) {
    error_place at = {MP_NONE, start.line, end.line, 0, 0};
    mp_value ignored;
    mp_token later;
    if (p->fatal) {
        return false;
    }
    if (mp_parse_at(p, MP_TOKEN_ERROR)) {
        return raise_lexer_error(p, &p->token);
    }
    /* the end of the source is a DEDENT, too, but no line starts with that one */
    p->incomplete = mp_parse_at(p, MP_TOKEN_END) || (mp_parse_at(p, MP_TOKEN_DEDENT) && p->lexer.now.at_line_start);
    if (p->speculative > 0) {
        p->soft_error = true;
        return false;
    }
    bool in_field = p->field_depth > 0 && strncmp(format, "f-string", 8) != 0;
    mp_value message = format_message(p->vm, in_field ? "f-string: " : "", format, args);
    if (mp_is_error(message) || !locate(p, end.line, end.column, &at.end_offset, &ignored) ||
        !locate(p, start.line, start.column, &at.offset, &at.text)) {
        return false;
    }
    if (mp_parse_at(p, MP_TOKEN_DEDENT) && !p->incomplete) { /* it stands before its line's first character */
        at.end_offset = at.offset--;
    }
    bool final = mp_parse_at(p, MP_TOKEN_END) || mp_parse_at(p, MP_TOKEN_INDENT); /* "unexpected indent" */
    if (!final && later_mistake(p, p->token.line, &later)) {
        return !p->fatal && raise_lexer_error(p, &later);
    }
    return raise_syntax_error(p->vm, type, message, p->filename, &at);
}

static mp_place token_place(const mp_parser *p) { return (mp_place){p->token.line, p->token.column}; }
static mp_place token_end(const mp_parser *p) { return (mp_place){p->token.end_line, p->token.end_column}; }

bool mp_parse_error(mp_parser *p, const char *format, ...) {
    va_list args;
    va_start(args, format);
    (void)raise_at(p, &mp_type_SyntaxError, token_place(p), token_end(p), format, args);
    va_end(args);
    return false;
}

bool mp_parse_error_node(mp_parser *p, const mp_node *node, const char *format, ...) {
    va_list args;
    va_start(args, format);
    (void)raise_at(p, &mp_type_SyntaxError, (mp_place){node->line, node->column},
                   (mp_place){node->line + node->end_line_delta, node->end_column}, format, args);
    va_end(args);
    return false;
}

bool mp_parse_error_from(mp_parser *p, mp_place start, const char *format, ...) {
    va_list args;
    va_start(args, format);
    (void)raise_at(p, &mp_type_SyntaxError, start, (mp_place){p->last_line, p->last_column}, format, args);
    va_end(args);
    return false;
}

bool mp_parse_error_between(mp_parser *p, mp_place start, mp_place end, const char *format, ...) {
    va_list args;
    va_start(args, format);
    (void)raise_at(p, &mp_type_SyntaxError, start, end, format, args);
    va_end(args);
    return false;
}

bool mp_parse_indentation_error(mp_parser *p, const char *format, ...) {
    mp_place at = token_place(p);
    va_list args;
    va_start(args, format);
    bool real = p->token.kind < MP_TOKEN_NEWLINE || p->token.kind > MP_TOKEN_DEDENT;
    (void)raise_at(p, &mp_type_IndentationError, at, real ? token_end(p) : at, format, args);
    va_end(args);
    return false;
}

bool mp_parse_invalid(mp_parser *p) {
    if (mp_parse_at(p, MP_TOKEN_INDENT)) {
        p->token.column -= p->token.column > 0;
        return mp_parse_indentation_error(p, "unexpected indent");
    }
    return mp_parse_error(p, "invalid syntax");
}
