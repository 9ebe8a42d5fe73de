/* SPDX-License-Identifier: MIT
 *
 * Layer 4a. Strings: where literals and the pieces of f-strings end, and what their escapes stand for.
 *
 * An f-string is START (prefix and quotes), then MIDDLE (text) and `{` … `}` with ordinary tokens between, then END.
 * The nesting stack says where the lexer is: 'f' in text, 'e' in a field's expression, 's' in a field's format.
 */
#include "base/utf8.h"
#include "gc/vm.h"
#include "compiler/lexer.h"
#include "objects/builder.h"

/* ---- Ends of literals ---- */

static bool at_quotes(const char *p, char quote, uint8_t flags) {
    return *p == quote && (!(flags & MP_STRING_TRIPLE) || (p[1] == quote && p[2] == quote));
}

/* The literal that starts where `token` does is not closed before the current line's end. */
static bool unterminated(mp_lexer *lexer, mp_token *token, uint32_t line, uint32_t column, uint8_t flags) {
    bool triple = flags & MP_STRING_TRIPLE;
    bool ok = mp_lexer_error(lexer, token, column, column, "unterminated %sstring literal (detected at line %u)",
                             triple ? "triple-quoted " : "", (unsigned)lexer->now.line);
    token->line = line;
    token->end_line = line;
    lexer->error_at_end = triple;
    return ok;
}

/* The same for a string; one with the quotes of the f-string around it means that a field is not closed. */
static bool unterminated_string(mp_lexer *lexer, mp_token *token) {
    for (size_t i = lexer->now.nesting_count; i-- > 0;) {
        const mp_nesting *outer = &lexer->nestings[i];
        if (outer->kind == 'e') {
            if (outer->quote == token->quote && !((outer->flags ^ token->flags) & MP_STRING_TRIPLE)) {
                bool ok = mp_lexer_error(lexer, token, token->column, token->column, "f-string: expecting '}'");
                lexer->error_at_end = token->flags & MP_STRING_TRIPLE;
                return ok;
            }
            break;
        }
    }
    return unterminated(lexer, token, token->line, token->column, token->flags);
}

/* The current position is at a '\n' inside a literal: goes to the next line. *out false: there is none or it is bad. */
static bool next_line_of_literal(mp_lexer *lexer, mp_token *token, bool *out) {
    mp_lexer_state before = lexer->now;
    mp_token ignored;
    if (!mp_lexer_read_line(lexer, &ignored, out)) {
        return false;
    }
    if (!*out) {
        if (ignored.kind == MP_TOKEN_ERROR) {
            *token = ignored;
        } else {
            lexer->now = before;
        }
    }
    return true;
}

bool mp_lexer_string(mp_lexer *lexer, mp_token *token) {
    const char *p = mp_lexer_here(lexer) + token->prefix_size;
    char quote = *p;
    token->quote = quote;
    if (p[1] == quote && p[2] == quote) {
        token->flags |= MP_STRING_TRIPLE;
        p += 2;
    }
    p++;
    if (token->flags & MP_STRING_FORMAT) {
        lexer->now.position += (size_t)(p - mp_lexer_here(lexer));
        mp_lexer_finish(lexer, token, MP_TOKEN_FSTRING_START);
        return mp_lexer_nest(lexer, token, 'f', token->flags, quote, 0);
    }
    for (;;) {
        bool more = token->flags & MP_STRING_TRIPLE;
        while (*p != '\n' && !at_quotes(p, quote, token->flags)) {
            bool joined = *p == '\\' && p[1] == '\n';
            more |= joined;
            p += *p == '\\' && !joined ? 2 : 1;
        }
        lexer->now.position += (size_t)(p - mp_lexer_here(lexer));
        if (*p == quote) {
            break;
        }
        if (more && !next_line_of_literal(lexer, token, &more)) {
            return false;
        }
        if (!more) {
            return token->kind == MP_TOKEN_ERROR || unterminated_string(lexer, token);
        }
        p = mp_lexer_here(lexer);
    }
    lexer->now.position += token->flags & MP_STRING_TRIPLE ? 3 : 1;
    mp_lexer_finish(lexer, token, MP_TOKEN_STRING);
    return true;
}

/* ---- Inside f-strings ---- */

/* A backslash at `p`: the bytes to pass. */
static size_t escape_size(const char *p, uint8_t flags) {
    if (p[1] == '\n' || p[1] == '{' || p[1] == '}') {
        return 1;
    }
    if (p[1] == 'N' && p[2] == '{' && !(flags & MP_STRING_RAW)) {
        size_t size = strcspn(p, "}\n'\"");
        return size + (p[size] == '}');
    }
    return 2;
}

/* The end of f-string text that goes on at `p` in the current line: a quote, brace or newline. *joined: a backslash
 * joins the next line. */
static const char *text_end(const char *p, const mp_nesting *top, bool *joined) {
    *joined = false;
    for (;; p++) {
        switch (*p) {
            case '\n': return p;
            case '\\':
                *joined = p[1] == '\n';
                p += escape_size(p, top->flags) - 1;
                break;
            case '{':
            case '}':
                if (p[1] != *p || top->kind == 's') {
                    return p;
                }
                p++;
                break;
            default:
                if (at_quotes(p, top->quote, top->flags)) {
                    return p;
                }
        }
    }
}

static bool unterminated_fstring(mp_lexer *lexer, mp_token *token) {
    size_t i = lexer->now.nesting_count - 1u;
    if (lexer->nestings[i].kind == 's') {
        bool ok = mp_lexer_error(lexer, token, token->column, token->column, "f-string: expecting '}'");
        lexer->error_at_end = lexer->nestings[i].flags & MP_STRING_TRIPLE;
        return ok;
    }
    const mp_nesting *start = &lexer->nestings[i];
    return unterminated(lexer, token, start->line, start->column, start->flags);
}

/* A brace or quote that follows the text. */
static bool fstring_mark(mp_lexer *lexer, mp_token *token) {
    const mp_nesting top = lexer->nestings[lexer->now.nesting_count - 1];
    char c = *mp_lexer_here(lexer);
    uint32_t column = token->column;
    if (c == '{') {
        uint8_t depth = top.kind == 's' ? (uint8_t)(top.depth + 1) : 0;
        if (depth >= 2) {
            return mp_lexer_error(lexer, token, column, column, "f-string: expressions nested too deeply");
        }
        lexer->now.position++;
        mp_lexer_finish(lexer, token, MP_TOKEN_LBRACE);
        return mp_lexer_nest(lexer, token, 'e', top.flags, top.quote, depth);
    }
    if (top.kind == 'f' && c == '}') {
        return mp_lexer_error(lexer, token, column, column, "f-string: single '}' is not allowed");
    }
    if (top.kind == 's' && c != '}') {
        return mp_lexer_error(lexer, token, column, column, "f-string: expecting '}'");
    }
    lexer->now.position += c != '}' && top.flags & MP_STRING_TRIPLE ? 3 : 1;
    lexer->now.nesting_count--;
    mp_lexer_finish(lexer, token, c == '}' ? MP_TOKEN_RBRACE : MP_TOKEN_FSTRING_END);
    return true;
}

bool mp_lexer_fstring_text(mp_lexer *lexer, mp_token *token) {
    const mp_nesting top = lexer->nestings[lexer->now.nesting_count - 1];
    for (;;) {
        const char *here = mp_lexer_here(lexer);
        bool more;
        const char *end = text_end(here, &top, &more);
        lexer->now.position += (size_t)(end - here);
        if (*end != '\n') {
            break;
        }
        more |= (top.flags & MP_STRING_TRIPLE) != 0;
        if (more && !next_line_of_literal(lexer, token, &more)) {
            return false;
        }
        if (!more) {
            return token->kind == MP_TOKEN_ERROR || unterminated_fstring(lexer, token);
        }
    }
    if (lexer->now.position == token->offset) {
        return fstring_mark(lexer, token);
    }
    token->flags = top.kind == 's' ? top.flags & (uint8_t)~MP_STRING_FORMAT : top.flags;
    mp_lexer_finish(lexer, token, MP_TOKEN_FSTRING_MIDDLE);
    return true;
}

/* ---- Escapes ---- */

/* Reads up to `count` hexadecimal digits; returns how many there are. */
static size_t read_hex(const char *p, const char *end, size_t count, uint32_t *out) {
    size_t i = 0;
    *out = 0;
    for (; i < count && p + i < end; i++) {
        char c = p[i];
        if (c >= '0' && c <= '9') {
            c = (char)(c - '0');
        } else if ((c | 32) >= 'a' && (c | 32) <= 'f') {
            c = (char)((c | 32) - 'a' + 10);
        } else {
            break;
        }
        *out = *out << 4 | (uint32_t)c;
    }
    return i;
}

static void set_error(mp_literal_error *error, const char *message, const char *start, const char *end) {
    error->message = message;
    error->at = start;
    error->size = (size_t)(end - start);
}

/* \x, \u, \U: p is behind the letter. */
static const char *hex_escape(mp_builder *b, const char *p, const char *end, uint8_t flags, mp_literal_error *error) {
    uint32_t rune;
    char letter = p[-1];
    size_t count = letter == 'x' ? 2 : letter == 'u' ? 4 : 8;
    size_t found = read_hex(p, end, count, &rune);
    if (found < count) {
        set_error(error,
                  letter == 'x'   ? "truncated \\xXX escape"
                  : letter == 'u' ? "truncated \\uXXXX escape"
                                  : "truncated \\UXXXXXXXX escape",
                  p - 2, p + found);
    } else if (rune > 0x10FFFF) {
        set_error(error, "illegal Unicode character", p - 2, p + found);
    } else if (flags & MP_STRING_BYTES) {
        mp_builder_append_byte(b, (int)rune);
    } else {
        mp_builder_append_rune(b, rune);
    }
    return p + found;
}

static const char *octal_escape(mp_builder *b, const char *p, const char *end, uint8_t flags) {
    uint32_t value = 0;
    for (size_t i = 0; i < 3 && p < end && *p >= '0' && *p <= '7'; i++) {
        value = value * 8 + (uint32_t)(*p++ - '0');
    }
    if (flags & MP_STRING_BYTES) {
        mp_builder_append_byte(b, (int)(value & 0xFF));
    } else {
        mp_builder_append_rune(b, value);
    }
    return p;
}

/* \N{…}, if a table of names is linked. p is behind the N. */
static const char *name_escape(mp_builder *b, const char *p, const char *end, mp_literal_error *error) {
    const char *close = p;
    while (p < end && *p == '{' && close < end && *close != '}') {
        close++;
    }
    if (close == end || close <= p + 1) {
        set_error(error, "malformed \\N character escape", p - 2, close);
        return p;
    }
    uint32_t rune = UINT32_MAX;
    if (b->vm->rune_of_name != NULL) {
        rune = b->vm->rune_of_name(p + 1, (size_t)(close - p - 1));
    }
    if (rune == UINT32_MAX) {
        set_error(error, "unknown Unicode character name", p - 2, close + 1);
    } else {
        mp_builder_append_rune(b, rune);
    }
    return close + 1;
}

/* One escape; p is behind the backslash. Returns where the text goes on. */
static const char *decode_escape(mp_builder *b, const char *p, const char *end, uint8_t flags,
                                 mp_literal_error *error) {
    static const char letters[] = "abfnrtv\\'\"";
    static const char values[] = "\a\b\f\n\r\t\v\\'\"";
    char c = *p;
    const char *simple = c == '\0' ? NULL : strchr(letters, c);
    if (c == '\n') {
        return p + 1;
    }
    if (simple != NULL) {
        mp_builder_append_byte(b, values[simple - letters]);
        return p + 1;
    }
    if (c >= '0' && c <= '7') {
        return octal_escape(b, p, end, flags);
    }
    if (c == 'x' || (!(flags & MP_STRING_BYTES) && (c == 'u' || c == 'U'))) {
        return hex_escape(b, p + 1, end, flags, error);
    }
    if (c == 'N' && !(flags & MP_STRING_BYTES)) {
        return name_escape(b, p + 1, end, error);
    }
    mp_builder_append_byte(b, '\\');
    return p;
}

/* Positions in messages count a non-ASCII character as its escape of 10 characters. */
static size_t message_position(const char *text, size_t position) {
    size_t result = 0;
    for (size_t i = 0; i < position; i++) {
        uint8_t byte = (uint8_t)text[i];
        result += byte < 0x80 ? 1 : byte >= 0xC0 ? 10 : 0;
    }
    return result;
}

void mp_literal_decode(mp_builder *b, const char *text, size_t size, uint8_t flags, mp_literal_error *error) {
    const char *end = text + size;
    const char *p = text;
    const char *run = text;
    error->message = NULL;
    while (p < end) {
        bool is_escape = *p == '\\' && !(flags & MP_STRING_RAW) && p + 1 < end;
        bool is_double = flags & MP_STRING_FORMAT && (*p == '{' || *p == '}');
        if (!is_escape && !is_double) {
            p++;
            continue;
        }
        mp_builder_append(b, run, (size_t)(p - run) + is_double);
        run = is_double ? p + 2 : decode_escape(b, p + 1, end, flags, error);
        if (error->message != NULL) {
            error->start = message_position(text, (size_t)(error->at - text));
            error->end = message_position(text, (size_t)(error->at - text) + error->size) - 1;
            return;
        }
        p = run;
    }
    mp_builder_append(b, run, (size_t)(end - run));
}
