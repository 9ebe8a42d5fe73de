/* SPDX-License-Identifier: MIT
 *
 * Layer 4a. The parser: source text, read in pieces, to AST, one top-level statement at a time.
 */
#ifndef MP_COMPILER_PARSER_H
#define MP_COMPILER_PARSER_H

#include "compiler/ast.h"

/* Where source text comes from. */
typedef struct mp_source {
    /* Reads up to `size` bytes: the count, 0 at the end, negative -errno on an error. */
    ptrdiff_t (*read)(struct mp_source *source, char *data, size_t size);
    /* Starts again from the beginning. NULL or false: it cannot. */
    bool (*rewind)(struct mp_source *source);
    mp_value filename; /* str */
    bool is_text;      /* what `read` gives comes from a str: comments naming an encoding do not count */
    bool has_const;    /* const is that of module micropython without an import, too */
} mp_source;

/* A source over text in memory (which must stay there). is_text is set to true, has_const to false. */
typedef struct mp_text_source {
    mp_source source;
    const char *text;
    size_t size;
    size_t position;
} mp_text_source;
void mp_text_source_init(mp_text_source *source, const char *text, size_t size, mp_value filename);

typedef enum mp_parse_mode {
    MP_PARSE_EXEC,   /* a file */
    MP_PARSE_EVAL,   /* one expression */
    MP_PARSE_SINGLE, /* one interactive statement */
    MP_PARSE_FSTRING /* used by the parser itself */
} mp_parse_mode;

/* A heap object, kept alive by the caller's C local. */
typedef struct mp_parser mp_parser;

/* `source` and `arena` must live as long as the parser. */
MP_CHECKED mp_parser *mp_parser_new(mp_vm *vm, mp_source *source, mp_arena *arena, mp_parse_mode mode);
/* Parses the next top-level statements: those of one logical line (`a = 1; b = 2`) or one compound statement, as a
 * list; MP_PARSE_EVAL gives one EXPRESSION statement. False with an exception pending (SyntaxError with filename,
 * line, column, text; MemoryError, RecursionError, OSError). At the end of the source *out has count 0. */
MP_CHECKED bool mp_parser_next(mp_parser *parser, mp_nodes *out);
/* Whether more lines could make complete what was parsed last: mp_parser_next failed because the source ended inside a
 * bracket, string, block or continued line, or (MP_PARSE_SINGLE) gave a compound statement that no blank line ended. */
bool mp_parser_incomplete(const mp_parser *parser);
/* Gives the memory back (lexer buffers); the arena stays. */
void mp_parser_free(mp_parser *parser);

/* Raises SyntaxError (or a subclass) at a position of the source being parsed; used by later passes, too. Columns are
 * 0-based bytes, as in nodes. The line's text is added if it is at hand. Returns false. */
bool mp_syntax_error(mp_vm *vm, const mp_type *type, mp_value filename, const mp_node *where, const char *format, ...);

#endif
