/* SPDX-License-Identifier: MIT
 *
 * Layer 4a. The lexer proper: indentation, names and keywords, operators, brackets. See lexer.h for the invariants.
 */
#include "compiler/lexer.h"

#include "base/unicode.h"
#include "base/utf8.h"
#include "objects/builder.h"
#include "objects/str.h"

/* clang-format off */
const mp_token_info mp_token_table[MP_TOKEN_COUNT] = {
#define X(id, text, precedence, op) {text, MP_PREC_##precedence, op},
    MP_TOKENS(X)
#undef X
};
/* clang-format on */

/* ---- Tokens ---- */

static void start_token(mp_lexer *lexer, mp_token *token) {
    token->line = lexer->now.line;
    token->column = mp_lexer_column(lexer);
    token->offset = lexer->now.position;
}

void mp_lexer_finish(mp_lexer *lexer, mp_token *token, mp_token_kind kind) {
    token->kind = (uint8_t)kind;
    token->end_line = lexer->now.line;
    token->end_column = mp_lexer_column(lexer);
    token->size = lexer->now.position - token->offset;
}

static bool make_error(mp_lexer *lexer, mp_token *token, const mp_type *type, const char *format, va_list args) {
    mp_builder b;
    mp_builder_init(&b, lexer->vm);
    mp_builder_append_vformat(&b, format, args);
    mp_value message = mp_builder_str(&b);
    if (mp_is_error(message)) {
        return false;
    }
    mp_gc_store(lexer->vm, &lexer->error_message, message);
    lexer->error_type = type;
    lexer->error_at_end = false;
    token->kind = MP_TOKEN_ERROR;
    return true;
}

bool mp_lexer_error(mp_lexer *lexer, mp_token *token, uint32_t column, uint32_t end_column, const char *format, ...) {
    va_list args;
    va_start(args, format);
    bool ok = make_error(lexer, token, &mp_type_SyntaxError, format, args);
    va_end(args);
    token->line = lexer->now.line;
    token->end_line = lexer->now.line;
    token->column = column;
    token->end_column = end_column;
    return ok;
}

static bool indentation_error(mp_lexer *lexer, mp_token *token, const mp_type *type, const char *format, ...) {
    va_list args;
    va_start(args, format);
    bool ok = make_error(lexer, token, type, format, args);
    va_end(args);
    token->line = lexer->now.line;
    token->end_line = lexer->now.line;
    token->column = type == &mp_type_TabError ? 0 : (uint32_t)(lexer->now.line_end - lexer->now.line_start - 1);
    token->end_column = token->column;
    return ok;
}

/* ---- Lookahead ---- */

void mp_lexer_save(mp_lexer *lexer, mp_lexer_state *out) {
    *out = lexer->now;
    lexer->mark = MP_MIN(lexer->mark, lexer->now.line_start);
}

void mp_lexer_restore(mp_lexer *lexer, const mp_lexer_state *state) {
    lexer->now = *state;
    lexer->mark = SIZE_MAX;
}

/* ---- Indentation ---- */

/* Measures the white space at the line's start; joined lines keep the first one's. */
static bool measure_indentation(mp_lexer *lexer, mp_token *token, mp_indentation *out, bool *ok) {
    uint32_t joined_column = 0;
    *out = (mp_indentation){0, 0};
    *ok = true;
    for (;; lexer->now.position++) {
        const char *here = mp_lexer_here(lexer);
        if (*here == ' ') {
            out->column++;
            out->alt_column++;
        } else if (*here == '\t') {
            out->column = (out->column / 8 + 1) * 8;
            out->alt_column++;
        } else if (*here == '\f') {
            *out = (mp_indentation){0, 0};
        } else if (*here == '\\' && here[1] == '\n') {
            joined_column = joined_column != 0 ? joined_column : out->column;
            if (!mp_lexer_read_line(lexer, token, ok)) {
                return false;
            }
            if (!*ok) {
                return token->kind == MP_TOKEN_ERROR ||
                       mp_lexer_error(lexer, token, mp_lexer_column(lexer) + 1, mp_lexer_column(lexer) + 1,
                                      "unexpected EOF while parsing");
            }
            *out = (mp_indentation){0, 0};
            lexer->now.position--;
        } else {
            break;
        }
    }
    if (joined_column != 0) {
        *out = (mp_indentation){joined_column, joined_column};
    }
    return true;
}

static bool push_indentation(mp_lexer *lexer, mp_token *token, mp_indentation indentation) {
    if (lexer->indentation_count + 1 >= MP_LEXER_INDENT_MAX) {
        return indentation_error(lexer, token, &mp_type_IndentationError, "too many levels of indentation");
    }
    if (lexer->indentation_count == lexer->indentation_capacity) {
        uint16_t capacity = (uint16_t)(lexer->indentation_capacity + 4);
        mp_indentation *grown =
            mp_gc_array_resize(lexer->vm, lexer->indentations, capacity, sizeof *lexer->indentations);
        if (grown == NULL) {
            return false;
        }
        mp_gc_store_pointer(lexer->vm, &lexer->indentations, grown);
        lexer->indentation_capacity = capacity;
    }
    lexer->indentations[lexer->indentation_count++] = indentation;
    lexer->pending_indents = 1;
    return true;
}

static mp_indentation top_indentation(const mp_lexer *lexer) {
    return lexer->indentation_count == 0 ? (mp_indentation){0, 0}
                                         : lexer->indentations[lexer->indentation_count - 1];
}

/* Compares a line's indentation with the open blocks: sets pending_indents. */
static bool apply_indentation(mp_lexer *lexer, mp_token *token, mp_indentation indentation) {
    mp_indentation top = top_indentation(lexer);
    bool tabs_fit;
    if (indentation.column > top.column) {
        tabs_fit = indentation.alt_column > top.alt_column;
        if (tabs_fit) {
            return push_indentation(lexer, token, indentation);
        }
    } else {
        while (indentation.column < top.column) {
            lexer->indentation_count--;
            lexer->pending_indents--;
            top = top_indentation(lexer);
        }
        if (indentation.column != top.column) {
            lexer->pending_indents = 0;
            return indentation_error(lexer, token, &mp_type_IndentationError,
                                     "unindent does not match any outer indentation level");
        }
        tabs_fit = indentation.alt_column == top.alt_column;
    }
    if (!tabs_fit) {
        lexer->pending_indents = 0;
        return indentation_error(lexer, token, &mp_type_TabError,
                                 "inconsistent use of tabs and spaces in indentation");
    }
    return true;
}

/* Goes to the next line that has a token. `token` becomes an ERROR or stays END if the source ended. */
static bool start_line(mp_lexer *lexer, mp_token *token, bool *out) {
    mp_indentation indentation;
    for (;;) {
        lexer->token_line = lexer->now.line_end;
        if (!mp_lexer_read_line(lexer, token, out)) {
            return false;
        }
        if (!*out) {
            break;
        }
        if (!measure_indentation(lexer, token, &indentation, out)) {
            return false;
        }
        if (!*out) {
            return true;
        }
        char c = *mp_lexer_here(lexer);
        lexer->last_line_blank = c == '\n' || c == '#';
        if (!lexer->last_line_blank) {
            lexer->now.at_line_start = false;
            token->kind = MP_TOKEN_NAME;
            bool ok = apply_indentation(lexer, token, indentation);
            *out = token->kind != MP_TOKEN_ERROR;
            return ok;
        }
    }
    if (token->kind == MP_TOKEN_END) {
        lexer->pending_indents = (int16_t)-lexer->indentation_count;
        lexer->indentation_count = 0;
    }
    return true;
}

/* ---- Names ---- */

static inline bool is_ascii_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c >= '0' && c <= '9');
}

size_t mp_lexer_name_char(const char *text) {
    if ((uint8_t)*text < 0x80) {
        return is_ascii_name(*text);
    }
    const char *next = text;
    return mp_rune_properties(mp_utf8_next(&next)) & MP_RUNE_ID_CONTINUE ? (size_t)(next - text) : 0;
}

bool mp_lexer_is_name_start(const char *text) {
    if ((uint8_t)*text < 0x80) {
        return is_ascii_name(*text) && (*text < '0' || *text > '9');
    }
    return (mp_rune_properties(mp_utf8_next(&text)) & MP_RUNE_ID_START) != 0;
}

static mp_token_kind find_keyword(const char *text, size_t size) {
    size_t low = MP_TOKEN_FALSE;
    size_t high = MP_TOKEN_YIELD + 1;
    if (size < 2 || size > 8) {
        return MP_TOKEN_NAME;
    }
    while (low < high) {
        size_t middle = (low + high) / 2;
        const char *keyword = mp_token_table[middle].text;
        int order = strncmp(text, keyword, size);
        if (order == 0 && keyword[size] == '\0') {
            return (mp_token_kind)middle;
        }
        if (order > 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return MP_TOKEN_NAME;
}

static void scan_name(mp_lexer *lexer, mp_token *token) {
    const char *start = mp_lexer_here(lexer);
    const char *end = start;
    for (size_t size; (size = mp_lexer_name_char(end)) != 0; end += size) {
    }
    lexer->now.position += (size_t)(end - start);
    mp_lexer_finish(lexer, token, find_keyword(start, (size_t)(end - start)));
}

/* ---- Operators and brackets ---- */

bool mp_lexer_nest(mp_lexer *lexer, mp_token *token, uint8_t kind, uint8_t flags, char quote, uint8_t depth) {
    if (lexer->now.nesting_count >= MP_LEXER_NESTING_MAX) {
        return mp_lexer_error(lexer, token, token->column, token->column, "too many nested parentheses");
    }
    if (lexer->now.nesting_count == lexer->nesting_capacity) {
        uint16_t capacity = (uint16_t)(lexer->nesting_capacity * 2 + 8);
        mp_nesting *grown = mp_gc_array_resize(lexer->vm, lexer->nestings, capacity, sizeof *lexer->nestings);
        if (grown == NULL) {
            return false;
        }
        mp_gc_store_pointer(lexer->vm, &lexer->nestings, grown);
        lexer->nesting_capacity = capacity;
    }
    lexer->nestings[lexer->now.nesting_count++] =
        (mp_nesting){kind, flags, quote, depth, token->line, token->column};
    return true;
}

static bool in_field(const mp_lexer *lexer) {
    for (size_t i = 0; i < lexer->now.nesting_count; i++) {
        if (lexer->nestings[i].kind == 'e') {
            return true;
        }
    }
    return false;
}

/* A closing bracket (already passed). */
static bool close_bracket(mp_lexer *lexer, mp_token *token, mp_token_kind kind) {
    char closing = mp_token_table[kind].text[0];
    const char *prefix = in_field(lexer) ? "f-string: " : "";
    uint32_t column = token->column;
    if (lexer->now.nesting_count == 0) {
        return mp_lexer_error(lexer, token, column, column, "unmatched '%c'", closing);
    }
    const mp_nesting *top = &lexer->nestings[lexer->now.nesting_count - 1];
    int opening = top->kind;
    if (opening == 'e' && closing != '}') {
        return mp_lexer_error(lexer, token, column, column, "f-string: unmatched '%c'", closing);
    }
    if (closing != (opening == '(' ? ')' : opening == '[' ? ']' : '}')) {
        if (top->line != token->line) {
            return mp_lexer_error(lexer, token, column, column,
                                  "%sclosing parenthesis '%c' does not match opening parenthesis '%c' on line %u",
                                  prefix, closing, opening, (unsigned)top->line);
        }
        return mp_lexer_error(lexer, token, column, column,
                              "%sclosing parenthesis '%c' does not match opening parenthesis '%c'", prefix, closing,
                              opening);
    }
    lexer->now.nesting_count--;
    mp_lexer_finish(lexer, token, kind);
    return true;
}

/* The operator at `text` and its size; MP_TOKEN_ERROR if there is none. */
static mp_token_kind find_operator(const char *text, size_t *size) {
    static const char singles[] = "()[]{},;~=<>+-*/%@&|^:!.";
    static const uint8_t kinds[] = {
        MP_TOKEN_LPAR,  MP_TOKEN_RPAR,      MP_TOKEN_LSQB,  MP_TOKEN_RSQB,    MP_TOKEN_LBRACE, MP_TOKEN_RBRACE,
        MP_TOKEN_COMMA, MP_TOKEN_SEMICOLON, MP_TOKEN_TILDE, MP_TOKEN_EQUAL,   MP_TOKEN_LESS,   MP_TOKEN_GREATER,
        MP_TOKEN_PLUS,  MP_TOKEN_MINUS,     MP_TOKEN_STAR,  MP_TOKEN_SLASH,   MP_TOKEN_PERCENT, MP_TOKEN_AT,
        MP_TOKEN_AMPERSAND, MP_TOKEN_BAR,   MP_TOKEN_CARET, MP_TOKEN_COLON,   MP_TOKEN_EXCLAMATION, MP_TOKEN_DOT};
    const char *found = *text == '\0' ? NULL : strchr(singles, *text);
    *size = 1;
    if (found == NULL) {
        return MP_TOKEN_ERROR;
    }
    mp_token_kind kind = (mp_token_kind)kinds[found - singles];
    if (kind <= MP_TOKEN_SEMICOLON && kind != MP_TOKEN_COLON) {
        return kind;
    }
    char next = text[1];
    if (kind == MP_TOKEN_DOT) {
        *size = next == '.' && text[2] == '.' ? 3 : 1;
        return *size == 3 ? MP_TOKEN_ELLIPSIS : kind;
    }
    if (kind == MP_TOKEN_MINUS && next == '>') {
        *size = 2;
        return MP_TOKEN_ARROW;
    }
    if (next == *text && strchr("*/<>", next) != NULL) {
        kind = next == '*'   ? MP_TOKEN_DOUBLE_STAR
               : next == '/' ? MP_TOKEN_DOUBLE_SLASH
               : next == '<' ? MP_TOKEN_LEFT_SHIFT
                             : MP_TOKEN_RIGHT_SHIFT;
        *size = 2;
        next = text[2];
    }
    if (next != '=' || kind == MP_TOKEN_TILDE) {
        return kind;
    }
    ++*size;
    switch (kind) {
        case MP_TOKEN_COLON: return MP_TOKEN_WALRUS;
        case MP_TOKEN_EXCLAMATION: return MP_TOKEN_NOT_EQUAL;
        case MP_TOKEN_EQUAL: return MP_TOKEN_EQ_EQUAL;
        case MP_TOKEN_LESS: return MP_TOKEN_LESS_EQUAL;
        case MP_TOKEN_GREATER: return MP_TOKEN_GREATER_EQUAL;
        default: return (mp_token_kind)(kind - MP_TOKEN_PLUS + MP_TOKEN_PLUS_EQUAL);
    }
}

static bool bad_character(mp_lexer *lexer, mp_token *token) {
    const char *here = mp_lexer_here(lexer);
    const char *next = here;
    uint32_t rune = mp_utf8_next(&next);
    uint32_t column = token->column;
    char hex[9];
    char text[5] = {0};
    size_t digits = 0;
    if (rune == '$' || rune == '?' || rune == '`') {
        return mp_lexer_error(lexer, token, column, column + 1, "invalid syntax");
    }
    for (int shift = 20; shift >= 0; shift -= 4) {
        if (digits != 0 || shift <= 12 || rune >> shift != 0) {
            hex[digits++] = "0123456789ABCDEF"[(rune >> shift) & 15];
        }
    }
    hex[digits] = '\0';
    if (mp_rune_properties(rune) & MP_RUNE_PRINTABLE) {
        memcpy(text, here, (size_t)(next - here));
        return mp_lexer_error(lexer, token, column, column, "invalid character '%s' (U+%s)", text, hex);
    }
    return mp_lexer_error(lexer, token, column, column, "invalid non-printable character U+%s", hex);
}

static bool scan_operator(mp_lexer *lexer, mp_token *token) {
    size_t size;
    mp_token_kind kind = find_operator(mp_lexer_here(lexer), &size);
    mp_nesting *top = lexer->now.nesting_count == 0 ? NULL : &lexer->nestings[lexer->now.nesting_count - 1];
    if (kind == MP_TOKEN_ERROR) {
        return bad_character(lexer, token);
    }
    if (kind == MP_TOKEN_LESS && mp_lexer_here(lexer)[1] == '>') {
        return mp_lexer_error(lexer, token, token->column, token->column + 2, "invalid syntax");
    }
    if (top != NULL && top->kind == 'e' && (kind == MP_TOKEN_COLON || kind == MP_TOKEN_WALRUS)) {
        top->kind = 's';
        kind = MP_TOKEN_COLON;
        size = 1;
    }
    lexer->now.position += size;
    if (kind == MP_TOKEN_RPAR || kind == MP_TOKEN_RSQB || kind == MP_TOKEN_RBRACE) {
        return close_bracket(lexer, token, kind);
    }
    mp_lexer_finish(lexer, token, kind);
    if (kind == MP_TOKEN_LPAR || kind == MP_TOKEN_LSQB || kind == MP_TOKEN_LBRACE) {
        return mp_lexer_nest(lexer, token, (uint8_t)mp_token_table[kind].text[0], 0, 0, 0);
    }
    return true;
}

/* ---- The next token ---- */

/* Flags of the string that starts at `text` by its prefix and quote, or -1. */
static int string_flags(const char *text, size_t *prefix_size) {
    int flags = 0;
    for (size_t i = 0;; i++) {
        int flag;
        switch (text[i]) {
            case '"':
            case '\'': *prefix_size = i; return flags;
            case 'r':
            case 'R': flag = MP_STRING_RAW; break;
            case 'b':
            case 'B': flag = MP_STRING_BYTES; break;
            case 'f':
            case 'F': flag = MP_STRING_FORMAT; break;
            case 'u':
            case 'U': flag = MP_STRING_UNICODE; break;
            default: return -1;
        }
        /* `r` goes with b and f; everything else stands alone. */
        bool fits = flags == 0 ? true
                    : flag == MP_STRING_RAW ? flags == MP_STRING_BYTES || flags == MP_STRING_FORMAT
                                            : flags == MP_STRING_RAW && flag != MP_STRING_UNICODE;
        if (!fits) {
            return -1;
        }
        flags |= flag;
    }
}

static bool scan_token(mp_lexer *lexer, mp_token *token) {
    const char *here = mp_lexer_here(lexer);
    size_t prefix_size;
    if ((*here >= '0' && *here <= '9') || (*here == '.' && here[1] >= '0' && here[1] <= '9')) {
        return mp_lexer_number(lexer, token);
    }
    int flags = string_flags(here, &prefix_size);
    if (flags >= 0) {
        token->flags = (uint8_t)flags;
        token->prefix_size = (uint8_t)prefix_size;
        return mp_lexer_string(lexer, token);
    }
    if (mp_lexer_is_name_start(here)) {
        scan_name(lexer, token);
        return true;
    }
    return scan_operator(lexer, token);
}

static bool unclosed_bracket(mp_lexer *lexer, mp_token *token) {
    const mp_nesting top = lexer->nestings[lexer->now.nesting_count - 1];
    bool ok = top.kind == 'e' ? mp_lexer_error(lexer, token, 0, 0, "f-string: expecting '}'")
                              : mp_lexer_error(lexer, token, 0, 0, "'%c' was never closed", top.kind);
    token->line = top.line;
    token->end_line = top.line;
    token->column = top.column;
    token->end_column = top.column;
    lexer->error_at_end = true;
    return ok;
}

/* Goes on behind a newline inside brackets or after a backslash. *out false: `token` is an ERROR. */
static bool join_line(mp_lexer *lexer, mp_token *token, bool *out) {
    mp_lexer_state before = lexer->now;
    lexer->token_line = lexer->now.line_end;
    if (!mp_lexer_read_line(lexer, token, out)) {
        return false;
    }
    if (*out || token->kind == MP_TOKEN_ERROR) {
        return true;
    }
    lexer->now = before;
    if (lexer->now.nesting_count > 0) {
        return unclosed_bracket(lexer, token);
    }
    bool ok = mp_lexer_error(lexer, token, token->column + 1, token->column + 1, "unexpected EOF while parsing");
    lexer->error_at_end = true;
    return ok;
}

/* Passes white space, comments and joined lines. *out false: `token` is ready. */
static bool skip_space(mp_lexer *lexer, mp_token *token, bool *out) {
    for (;;) {
        const char *here = mp_lexer_here(lexer);
        const char *p = here;
        while (*p == ' ' || *p == '\t' || *p == '\f') {
            p++;
        }
        if (*p == '#') {
            p = strchr(p, '\n');
        }
        lexer->now.position += (size_t)(p - here);
        start_token(lexer, token);
        *out = true;
        if (*p == '\\') {
            if (p[1] != '\n') {
                *out = false;
                return mp_lexer_error(lexer, token, token->column + 1, token->column + 1,
                                      "unexpected character after line continuation character");
            }
        } else if (*p != '\n' || lexer->now.nesting_count == 0) {
            return true;
        }
        if (!join_line(lexer, token, out) || !*out) {
            return token->kind == MP_TOKEN_ERROR;
        }
    }
}

/* END stands at the end of the last line. */
static void end_token(mp_lexer *lexer, mp_token *token) {
    lexer->now.position = lexer->now.line_end - (lexer->now.line > 0);
    start_token(lexer, token);
    token->line = MP_MAX(token->line, 1);
    mp_lexer_finish(lexer, token, MP_TOKEN_END);
    token->end_line = token->line;
}

static bool next_token(mp_lexer *lexer, mp_token *token) {
    bool go_on;
    lexer->token_line = lexer->now.line_start;
    if (lexer->now.nesting_count > 0) {
        uint8_t top = lexer->nestings[lexer->now.nesting_count - 1].kind;
        if (top == 'f' || top == 's') {
            start_token(lexer, token);
            return mp_lexer_fstring_text(lexer, token);
        }
    }
    if (lexer->now.at_line_start && lexer->pending_indents == 0) {
        if (!start_line(lexer, token, &go_on)) {
            return false;
        }
        if (!go_on && token->kind == MP_TOKEN_ERROR) {
            return true;
        }
        if (!go_on && lexer->pending_indents == 0) {
            end_token(lexer, token);
            return true;
        }
    }
    if (lexer->pending_indents != 0) {
        bool is_indent = lexer->pending_indents > 0;
        if (lexer->now.at_line_start) {
            end_token(lexer, token);
        } else {
            start_token(lexer, token);
        }
        mp_lexer_finish(lexer, token, is_indent ? MP_TOKEN_INDENT : MP_TOKEN_DEDENT);
        lexer->pending_indents = (int16_t)(lexer->pending_indents + (is_indent ? -1 : 1));
        return true;
    }
    if (!skip_space(lexer, token, &go_on) || !go_on) {
        return token->kind == MP_TOKEN_ERROR;
    }
    if (*mp_lexer_here(lexer) == '\n') {
        lexer->now.at_line_start = true;
        lexer->now.position++;
        mp_lexer_finish(lexer, token, MP_TOKEN_NEWLINE);
        token->end_line = token->line;
        token->end_column = token->column + 1;
        return true;
    }
    return scan_token(lexer, token);
}

bool mp_lexer_next(mp_lexer *lexer, mp_token *token) {
    memset(token, 0, sizeof *token);
    bool ok = next_token(lexer, token);
    token->nesting = lexer->now.nesting_count;
    return ok;
}
