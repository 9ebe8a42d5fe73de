/* SPDX-License-Identifier: MIT
 *
 * Layer 5. Reading lines from a person at a terminal: keys, editing, history. What the prompt and input() share.
 *
 * An mp_line lives in a C local variable (so the collector sees its buffer). It holds the source of one statement, of
 * which the last line, from `start` on, is being edited: always whole characters without control characters. While one
 * is used, the console is in MP_CONSOLE_KEYS.
 */
#ifndef MP_MODULES_LINE_EDITOR_H
#define MP_MODULES_LINE_EDITOR_H

#include "gc/vm.h"

#define MP_INDENT 4u

/* Keys: bytes as they are, and … */
enum {
    MP_KEY_END_OF_INPUT = -1,
    MP_KEY_CTRL_A = 1,
    MP_KEY_CTRL_B = 2,
    MP_KEY_CTRL_C = 3,
    MP_KEY_CTRL_D = 4,
    MP_KEY_CTRL_E = 5,
    MP_KEY_TAB = 9,
    MP_KEY_ENTER = 13,
    MP_KEY_ESCAPE = 27,
    MP_KEY_CURSOR = 0x100, /* a key with an arrow on it or such: plus what does the same with Ctrl */
    MP_KEY_META = 0x200,   /* with Alt, plus the letter */
    MP_KEY_TEXT = 0x400,   /* a character, in line->character */
    MP_KEY_NONE = 0x800    /* nothing of use */
};

/* Lines that were entered, the oldest first, each ended by a NUL. */
typedef struct mp_history {
    char *data; /* NULL: nothing is kept */
    size_t size;
    size_t capacity;
} mp_history;

typedef struct mp_line {
    mp_vm *vm;
    const char *prompt;
    size_t prompt_size;
    mp_history *history;                    /* or NULL */
    void (*complete)(struct mp_line *line); /* what Tab does, or NULL */
    bool silent;                            /* nobody looks: no echo, and every byte is taken as it is */
    bool ended;                             /* the console's input */
    bool pasting;                           /* between the marks of a terminal for pasted text */
    bool after_enter;                       /* the byte before was '\r' */
    bool failed;                            /* memory was short: nothing goes in any more */
    int16_t ahead;                          /* a byte that was read too early, or -1 */
    char character[4];
    uint8_t character_size;
    /* text */
    char *data;
    size_t size;
    size_t capacity;
    size_t start;
    size_t cursor; /* offset in data */
    /* screen */
    size_t column;   /* of the cursor, from the start of the row with the prompt on, as if rows had no end */
    size_t width;    /* columns in a row; SIZE_MAX: unknown */
    size_t recalled; /* which line of the history is shown, 1 is the last; 0: none */
} mp_line;

void mp_line_init(mp_line *line, mp_vm *vm);

/* ---- line_keys.c ---- */

/* Sets the mode of the console; returns the one before. */
mp_console_mode mp_line_console_mode(mp_vm *vm, mp_console_mode mode);
/* The next byte, or MP_KEY_END_OF_INPUT. An interrupt is Ctrl-C. */
int mp_line_byte(mp_line *line);
/* The next key. What is no key, no character, or incomplete is MP_KEY_NONE. */
int mp_line_key(mp_line *line);
/* True if more input is there already: then it is no person that types. */
bool mp_line_waiting(mp_line *line);
void mp_line_write(mp_line *line, const char *data, size_t size);
void mp_line_print(mp_line *line, const char *text);

/* ---- line_text.c ---- */

/* Makes room for so many bytes more. False after a failure: the text was given back then, so that there is memory to
 * say so. */
bool mp_line_reserve(mp_line *line, size_t size);
/* Puts bytes before the cursor, and moves it; the screen is not touched. False after a failure. */
bool mp_line_put(mp_line *line, const char *data, size_t size);
/* Takes out the bytes from the cursor to `end`. */
void mp_line_take(mp_line *line, size_t end);
/* Empties the text; a buffer for a short line is kept. */
void mp_line_clear(mp_line *line);
/* Columns that characters take. */
size_t mp_line_columns(const char *text, size_t size);
/* Bytes of the spaces that the text starts with. */
size_t mp_line_indent(const char *text, size_t size);

/* ---- line_history.c ---- */

/* Makes room for lines of `capacity` bytes together, if there is memory. */
void mp_history_init(mp_vm *vm, mp_history *history, size_t capacity);
/* Keeps a line, unless it is blank, the same as the last one, or too long. The oldest ones go. True if it is kept. */
bool mp_history_add(mp_history *history, const char *line, size_t size);
/* The line that is number `index` from the end, counted from 1, NUL-terminated; NULL if there is none. */
const char *mp_history_get(const mp_history *history, size_t index);

/* ---- line_editor.c ---- */

/* Lets a line be edited that starts with `indent` spaces, and appends it to the text. Returns what ended it:
 * MP_KEY_ENTER, MP_KEY_CTRL_C, MP_KEY_END_OF_INPUT, or on an empty line MP_KEY_CTRL_A, B, D, E. */
int mp_line_edit(mp_line *line, const char *prompt, size_t prompt_size, size_t indent);
/* For `complete`: puts text in. */
void mp_line_insert(mp_line *line, const char *data, size_t size);
/* For `complete`: shows prompt and line anew. */
void mp_line_redraw(mp_line *line);

#endif
