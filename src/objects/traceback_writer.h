/* SPDX-License-Identifier: MIT
 *
 * Layer 2. The output of tracebacks: text in pieces, with the margin of exception groups; and source lines. Nothing
 * here allocates.
 */
#ifndef MP_OBJECTS_TRACEBACK_WRITER_H
#define MP_OBJECTS_TRACEBACK_WRITER_H

#include "objects/code_info.h"

typedef struct mp_traceback_writer {
    mp_vm *vm;
    void (*write)(void *user, const char *text, size_t size);
    void *user;
    unsigned depth;     /* of nested exception groups */
    char margin;        /* '|', or '+' for the first line of a group */
    bool in_line;       /* something was written since the last newline */
    bool need_close;    /* the innermost group still needs its closing line */
} mp_traceback_writer;

void mp_traceback_put(mp_traceback_writer *w, const char *text, size_t size);
void mp_traceback_put_text(mp_traceback_writer *w, const char *text);
void mp_traceback_put_str(mp_traceback_writer *w, mp_value str);
void mp_traceback_put_repeated(mp_traceback_writer *w, char c, size_t count);
void mp_traceback_put_number(mp_traceback_writer *w, size_t number);

/* Writes the source line of the place, if the file can be read, and the carets below it, if columns are known. */
void mp_traceback_put_source(mp_traceback_writer *w, mp_value filename, const mp_code_place *place);
/* Writes the text line of a SyntaxError and its carets: offsets are 1-based columns in code points, end_offset <=
 * offset means one caret, offset 0 none. */
void mp_traceback_put_syntax(mp_traceback_writer *w, mp_value text, intptr_t offset, intptr_t end_offset);

/* The name that was meant where an AttributeError or NameError tells of one that is not there; MP_UNBOUND if nothing is
 * near (suggest.c). */
mp_value mp_suggestion(mp_vm *vm, mp_value exception);

/* A line of the file as a str, cut if it is very long; MP_NONE if there is none or the file cannot be read. */
MP_CHECKED mp_value mp_source_line(mp_vm *vm, mp_value filename, uint32_t line);

/* Where the operator of a binary operation, or the brackets of a subscript, stand in the text of an expression
 * (bytes); false if the expression is neither. */
bool mp_caret_anchors(const char *text, size_t size, size_t *start, size_t *end);

#endif
