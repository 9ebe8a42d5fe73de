/* SPDX-License-Identifier: MIT
 *
 * A small terminal for the tests of the prompt: shows on a screen what is written, and gives keys from a script.
 */
#ifndef TESTS_SCREEN_H
#define TESTS_SCREEN_H

#include <stdlib.h>

#include "support.h"

#define SCREEN_ROWS 24
#define SCREEN_COLUMNS 40
#define ERROR_AGAIN 11

typedef struct screen {
    mp_hal hal;
    /* what is typed */
    const char *keys;
    size_t count, at;
    bool hasty; /* it is all there at once, as when it is pasted */
    mp_console_mode mode;
    /* what is shown; a cell is a byte, so only ASCII looks right */
    char cells[SCREEN_ROWS][SCREEN_COLUMNS + 1];
    size_t row, column;
    bool wrap;   /* the cursor is behind the last column */
    bool frozen; /* the screen stays as it was when the keys ran out */
    char control[16];
    size_t control_size;
    /* all that was written; the start is dropped when it is full */
    char text[256 * 1024];
    size_t size;
} screen;

static void screen_scroll(screen *s) {
    if (++s->row == SCREEN_ROWS) {
        memmove(s->cells[0], s->cells[1], sizeof s->cells - sizeof s->cells[0]);
        s->row--;
        memset(s->cells[s->row], ' ', SCREEN_COLUMNS);
    }
}

static void screen_control(screen *s) {
    char letter = s->control[s->control_size - 1];
    size_t number = s->control_size > 2 ? (size_t)atoi(s->control + 1) : 1;
    s->wrap = false;
    switch (letter) {
    case 'A':
        assert_true(number <= s->row);
        s->row -= number;
        break;
    case 'B':
        assert_true(s->row + number < SCREEN_ROWS);
        s->row += number;
        break;
    case 'C':
        assert_true(s->column + number < SCREEN_COLUMNS);
        s->column += number;
        break;
    case 'D':
        assert_true(number <= s->column);
        s->column -= number;
        break;
    case 'J':
        if (s->control_size == 3) { /* 2J */
            memset(s->cells, ' ', sizeof s->cells);
        } else {
            memset(s->cells[s->row] + s->column, ' ', SCREEN_COLUMNS - s->column);
            for (size_t row = s->row + 1; row < SCREEN_ROWS; row++) {
                memset(s->cells[row], ' ', SCREEN_COLUMNS);
            }
        }
        break;
    case 'H':
        s->row = s->column = 0;
        break;
    default:
        fail_msg("unknown control sequence %c", letter);
    }
}

static void screen_put(screen *s, char c) {
    if (s->control_size > 0) {
        s->control[s->control_size - 1] = c;
        s->control[s->control_size] = 0;
        s->control_size++;
        assert_true(s->control_size < sizeof s->control);
        if (c >= '@' && c != '[') {
            s->control_size--;
            screen_control(s);
            s->control_size = 0;
        }
        return;
    }
    if (c == 27) {
        s->control_size = 1;
    } else if (c == '\n') {
        s->column = 0;
        s->wrap = false;
        screen_scroll(s);
    } else if (c == '\b') {
        s->column -= s->column > 0 && !s->wrap;
        s->wrap = false;
    } else if (c >= ' ') {
        if (s->wrap) {
            s->column = 0;
            s->wrap = false;
            screen_scroll(s);
        }
        s->cells[s->row][s->column] = c;
        s->wrap = s->column + 1 == SCREEN_COLUMNS;
        s->column += !s->wrap;
    }
}

static int screen_write(void *context, mp_stream stream, const char *data, size_t size) {
    screen *s = context;
    (void)stream;
    for (size_t i = 0; i < size; i++) {
        if (!s->frozen) {
            screen_put(s, data[i]);
        }
        if (s->size + 1 == sizeof s->text) {
            s->size /= 2;
            memmove(s->text, s->text + s->size, s->size);
        }
        s->text[s->size++] = data[i];
    }
    s->text[s->size] = 0;
    return 0;
}

static ptrdiff_t screen_read(void *context, char *data, size_t size, int32_t timeout_ms) {
    screen *s = context;
    assert_true(size > 0);
    if (timeout_ms == 0 && !s->hasty) {
        return -ERROR_AGAIN;
    }
    if (s->at == s->count) {
        s->frozen = true;
        return timeout_ms == 0 ? -ERROR_AGAIN : 0;
    }
    *data = s->keys[s->at++];
    return 1;
}

static bool screen_is_terminal(void *context) {
    (void)context;
    return true;
}

static mp_console_mode screen_mode(void *context, mp_console_mode mode) {
    screen *s = context;
    mp_console_mode before = s->mode;
    s->mode = mode;
    return before;
}

static unsigned screen_width(void *context) {
    (void)context;
    return SCREEN_COLUMNS;
}

static void screen_init(screen *s, const char *keys, size_t count) {
    memset(s, 0, sizeof *s);
    memset(s->cells, ' ', sizeof s->cells);
    s->hal = *mp_hal_posix();
    s->hal.context = s;
    s->hal.console_write = screen_write;
    s->hal.console_read = screen_read;
    s->hal.console_is_terminal = screen_is_terminal;
    s->hal.console_mode = screen_mode;
    s->hal.console_width = screen_width;
    s->hal.files = NULL;
    s->keys = keys;
    s->count = count;
}

#endif
