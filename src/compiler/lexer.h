/* SPDX-License-Identifier: MIT
 *
 * Layer 4a. The lexer: source text, read line by line through a small buffer, to tokens.
 *
 * Invariants: the buffer holds whole lines from `first_offset` (the start of line `first_line`) on; of what was read,
 * the bytes below line_end are checked (UTF-8, no NULs, newlines are '\n'), those above are raw. Line starts before the
 * mark, the current token and the current line may be dropped when another line is read. Lexing has no effect but on
 * the lexer, so that the parser can look ahead within a logical line with mp_lexer_save and mp_lexer_restore. Mistakes
 * in the source are tokens (ERROR), and are raised by the parser only if it gets there.
 */
#ifndef MP_COMPILER_LEXER_H
#define MP_COMPILER_LEXER_H

#include "compiler/parser.h"
#include "compiler/token.h"

#define MP_LEXER_NESTING_MAX 200
#define MP_LEXER_INDENT_MAX 100

/* An open bracket, f-string ('f'), or replacement field of an f-string ('e', or 's' behind its format colon). */
typedef struct mp_nesting {
    uint8_t kind;
    uint8_t flags; /* 'f', 'e', 's': the f-string's flags */
    char quote;    /* the same: its quote, else 0 */
    uint8_t depth; /* 'e', 's': fields around it in the same f-string */
    uint32_t line;
    uint32_t column;
} mp_nesting;

typedef struct mp_indentation {
    uint32_t column;     /* tabs to multiples of 8 */
    uint32_t alt_column; /* tabs count 1 */
} mp_indentation;

/* The part of the lexer that looking ahead changes. */
typedef struct mp_lexer_state {
    size_t position; /* of the next byte */
    size_t line_start;
    size_t line_end; /* behind the '\n' */
    uint32_t line;
    uint16_t nesting_count;
    bool at_line_start;
} mp_lexer_state;

typedef struct mp_lexer {
    mp_vm *vm;
    mp_source *source;
    mp_lexer_state now;
    char *data;
    size_t capacity;
    size_t filled;       /* bytes in data */
    size_t first_offset; /* source offset of data[0] */
    uint32_t first_line;
    size_t checked_offset; /* lines before it are checked and in UTF-8 */
    size_t mark;       /* offset of a line start that must stay, or SIZE_MAX */
    size_t token_line; /* offset of the start of the line on which the current token starts */
    mp_nesting *nestings;
    mp_indentation *indentations; /* beyond column 0 */
    uint16_t nesting_capacity;
    uint16_t indentation_capacity;
    uint16_t indentation_count;
    int16_t pending_indents; /* > 0: INDENT tokens due, < 0: DEDENT */
    bool source_ended;
    bool last_line_blank;
    bool latin1; /* the source says it is in latin-1 */
    /* of the last ERROR token */
    bool error_at_end; /* because the source ended */
    const mp_type *error_type;
    mp_value error_message; /* str */
} mp_lexer;

/* Starts reading; false with MemoryError pending. */
MP_CHECKED bool mp_lexer_init(mp_lexer *lexer, mp_vm *vm, mp_source *source);
void mp_lexer_free(mp_lexer *lexer);
void mp_lexer_trace(mp_tracer *tracer, mp_lexer *lexer);
/* The next token. False with an exception pending (MemoryError, OSError); after END comes END again. */
MP_CHECKED bool mp_lexer_next(mp_lexer *lexer, mp_token *out);
/* The text at a source offset that is still in the buffer; valid until the next token is asked for. */
static inline const char *mp_lexer_text(const mp_lexer *lexer, size_t offset) {
    return lexer->data + (offset - lexer->first_offset);
}
/* The text of a line without its newline; false if it is not in the buffer (any more). */
bool mp_lexer_line(const mp_lexer *lexer, uint32_t line, const char **text, size_t *size);
/* What is wrong with a literal's escapes: `message` NULL if nothing is. */
typedef struct mp_literal_error {
    const char *message;
    const char *at; /* where the bad escape starts, and its bytes */
    size_t size;
    size_t start; /* in the text, non-ASCII characters counting 10 */
    size_t end;   /* the last byte of it */
} mp_literal_error;
struct mp_builder;
/* Appends what the text of a literal stands for. `flags` are the token's: RAW, BYTES; FORMAT: braces are doubled. */
void mp_literal_decode(struct mp_builder *b, const char *text, size_t size, uint8_t flags, mp_literal_error *error);
/* Looking ahead: tokens read after mp_lexer_save are read again after mp_lexer_restore. Not across NEWLINE. */
void mp_lexer_save(mp_lexer *lexer, mp_lexer_state *out);
void mp_lexer_restore(mp_lexer *lexer, const mp_lexer_state *state);

/* ---- Inside the lexer: lexer.c, lexer_line.c, lexer_number.c, lexer_string.c ---- */

/* Makes the next line the current one. *out is false at the end of the source. If the line is bad, *error is set and
 * `token` is the ERROR. */
MP_CHECKED bool mp_lexer_read_line(mp_lexer *lexer, mp_token *token, bool *out);
/* Makes `token` an ERROR between two columns of the current line; false if memory is used up. */
bool mp_lexer_error(mp_lexer *lexer, mp_token *token, uint32_t column, uint32_t end_column, const char *format, ...);
/* Ends the token at the current position. */
void mp_lexer_finish(mp_lexer *lexer, mp_token *token, mp_token_kind kind);
/* Scan a token that starts at the current position (its start is filled in). */
MP_CHECKED bool mp_lexer_number(mp_lexer *lexer, mp_token *token);
MP_CHECKED bool mp_lexer_string(mp_lexer *lexer, mp_token *token);
MP_CHECKED bool mp_lexer_fstring_text(mp_lexer *lexer, mp_token *token);
/* Opens a bracket at the token's start. */
MP_CHECKED bool mp_lexer_nest(mp_lexer *lexer, mp_token *token, uint8_t kind, uint8_t flags, char quote, uint8_t depth);
bool mp_lexer_is_name_start(const char *text);
/* Bytes of the name character at `text`, or 0. */
size_t mp_lexer_name_char(const char *text);
static inline const char *mp_lexer_here(const mp_lexer *lexer) { return mp_lexer_text(lexer, lexer->now.position); }
static inline uint32_t mp_lexer_column(const mp_lexer *lexer) {
    return (uint32_t)(lexer->now.position - lexer->now.line_start);
}

#endif
