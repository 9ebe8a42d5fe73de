/* SPDX-License-Identifier: MIT
 *
 * Layer 5. The line editor: what keys do to the line, and to the screen, which has to show it at any moment.
 *
 * The cursor moves by relative steps only. Where the width of the terminal is unknown, as at a serial line, this is
 * right for lines that fit into a row; longer ones look wrong while they are edited in the middle, and are right
 * nevertheless.
 */
#include "modules/line_editor.h"

#include "base/utf8.h"

#define CTRL(letter) ((letter)&31)
#define RUBOUT 0x7F
#define TAB_STOP 8u /* what a tab in a source means */

/* ---- screen ---- */

/* A control sequence with a number; none for 0. */
static void print_control(mp_line *line, size_t number, char letter) {
    char text[4 * sizeof number];
    size_t at = sizeof text;
    text[--at] = letter;
    for (size_t rest = number; rest > 0; rest /= 10) {
        text[--at] = (char)('0' + rest % 10);
    }
    text[--at] = '[';
    text[--at] = MP_KEY_ESCAPE;
    if (number > 0) {
        mp_line_write(line, text + at, sizeof text - at);
    }
}

/* Moves the cursor on the screen from line->column. */
static void move_to(mp_line *line, size_t column) {
    size_t row = column / line->width, row_now = line->column / line->width;
    size_t x = column % line->width, x_now = line->column % line->width;
    print_control(line, row < row_now ? row_now - row : 0, 'A');
    print_control(line, row > row_now ? row - row_now : 0, 'B');
    if (x + 1 == x_now) {
        mp_line_print(line, "\b");
    } else {
        print_control(line, x < x_now ? x_now - x : 0, 'D');
    }
    print_control(line, x > x_now ? x - x_now : 0, 'C');
    line->column = column;
}

/* Shows text where the cursor is. */
static void show(mp_line *line, const char *text, size_t size) {
    mp_line_write(line, text, size);
    line->column += mp_line_columns(text, size);
    if (line->column % line->width == 0 && line->column > 0 && size > 0) {
        mp_line_print(line, " \b"); /* terminals go to the next row only when something is to be shown there */
    }
}

/* Shows what is behind the cursor, and nothing behind that. */
static void show_rest(mp_line *line, bool erase) {
    size_t column = line->column;
    show(line, line->data + line->cursor, line->size - line->cursor);
    if (erase) {
        mp_line_print(line, "\33[J");
    }
    move_to(line, column);
}

void mp_line_redraw(mp_line *line) {
    size_t cursor = line->cursor;
    line->column = 0;
    show(line, line->prompt, line->prompt_size);
    if (line->failed) {
        return;
    }
    show(line, line->data + line->start, cursor - line->start);
    show_rest(line, false);
}

/* ---- editing ---- */

static void set_cursor(mp_line *line, size_t to) {
    size_t from = line->cursor;
    size_t steps = mp_line_columns(line->data + MP_MIN(from, to), from < to ? to - from : from - to);
    line->cursor = to;
    move_to(line, from < to ? line->column + steps : line->column - steps);
}

void mp_line_insert(mp_line *line, const char *data, size_t size) {
    if (!mp_line_put(line, data, size)) {
        return;
    }
    show(line, line->data + line->cursor - size, size);
    if (line->cursor < line->size) {
        show_rest(line, false);
    }
}

static void insert_spaces(mp_line *line, size_t count) {
    for (; count > 0; count--) {
        mp_line_insert(line, " ", 1);
    }
}

/* Removes what is between the two places. */
static void erase(mp_line *line, size_t from, size_t to) {
    if (from < to) {
        set_cursor(line, from);
        mp_line_take(line, to);
        show_rest(line, true);
    }
}

static size_t place_before(const mp_line *line) {
    const char *at = line->data + line->cursor;
    return line->cursor == line->start ? line->start : (size_t)(mp_utf8_previous(at) - line->data);
}

static size_t place_behind(const mp_line *line) {
    size_t at = line->cursor;
    return at == line->size ? at : at + mp_utf8_size((uint8_t)line->data[at]);
}

static bool is_word(const mp_line *line, size_t at) {
    unsigned char c = (unsigned char)line->data[at];
    unsigned letter = c | 32u;
    return (letter >= 'a' && letter <= 'z') || (c >= '0' && c <= '9') || c == '_' || c >= 0x80;
}

static size_t word_before(const mp_line *line) {
    size_t at = line->cursor;
    for (; at > line->start && !is_word(line, at - 1); at--) {
    }
    for (; at > line->start && is_word(line, at - 1); at--) {
    }
    return at;
}

static size_t word_behind(const mp_line *line) {
    size_t at = line->cursor;
    for (; at < line->size && !is_word(line, at); at++) {
    }
    for (; at < line->size && is_word(line, at); at++) {
    }
    return at;
}

/* The start of what the backspace key removes: a character, or a level of indentation. */
static size_t backspace_place(const mp_line *line) {
    size_t indent = mp_line_indent(line->data + line->start, line->cursor - line->start);
    if (indent > 0 && line->start + indent == line->cursor) {
        return line->start + (indent - 1) / MP_INDENT * MP_INDENT;
    }
    return place_before(line);
}

/* Shows a line of the history, or an empty one. What was typed first becomes a line of the history. */
static void recall(mp_line *line, bool older) {
    if (line->history == NULL || (!older && line->recalled == 0)) {
        return;
    }
    if (line->recalled == 0 && mp_history_add(line->history, line->data + line->start, line->size - line->start)) {
        line->recalled = 1;
    }
    const char *text = mp_history_get(line->history, older ? line->recalled + 1 : line->recalled - 1);
    if (text == NULL && older) {
        return;
    }
    line->recalled = older ? line->recalled + 1 : line->recalled - 1;
    erase(line, line->start, line->size);
    if (text != NULL && line->recalled > 0) {
        mp_line_insert(line, text, strlen(text));
    }
}

static void press_tab(mp_line *line) {
    size_t before = line->cursor - line->start;
    size_t stop = line->pasting || mp_line_waiting(line) ? TAB_STOP : MP_INDENT;
    if (stop == TAB_STOP || mp_line_indent(line->data + line->start, before) == before) {
        insert_spaces(line, stop - before % stop);
    } else if (line->complete != NULL) {
        line->complete(line);
    }
}

/* The keys that remove something. */
static void press_eraser(mp_line *line, int key) {
    size_t here = line->cursor;
    switch (key) {
    case CTRL('H'):
    case RUBOUT:
        erase(line, backspace_place(line), here);
        break;
    case CTRL('D'):
        erase(line, here, place_behind(line));
        break;
    case CTRL('K'):
        erase(line, here, line->size);
        break;
    case CTRL('U'):
        erase(line, line->start, here);
        break;
    case CTRL('W'):
    case MP_KEY_META | RUBOUT:
        erase(line, word_before(line), here);
        break;
    case MP_KEY_META | 'd':
        erase(line, here, word_behind(line));
        break;
    }
}

static void press(mp_line *line, int key) {
    switch (key & ~MP_KEY_CURSOR) {
    case MP_KEY_TEXT:
        mp_line_insert(line, line->character, line->character_size);
        break;
    case MP_KEY_TAB:
        press_tab(line);
        break;
    case CTRL('A'):
        set_cursor(line, line->start);
        break;
    case CTRL('E'):
        set_cursor(line, line->size);
        break;
    case CTRL('B'):
        set_cursor(line, place_before(line));
        break;
    case CTRL('F'):
        set_cursor(line, place_behind(line));
        break;
    case MP_KEY_META | 'b':
        set_cursor(line, word_before(line));
        break;
    case MP_KEY_META | 'f':
        set_cursor(line, word_behind(line));
        break;
    case CTRL('P'):
    case CTRL('N'):
        recall(line, (key & ~MP_KEY_CURSOR) == CTRL('P'));
        break;
    case CTRL('L'):
        mp_line_print(line, "\33[H\33[2J");
        mp_line_redraw(line);
        break;
    default:
        press_eraser(line, key & ~MP_KEY_CURSOR);
    }
}

static void finish(mp_line *line) {
    if (!line->failed) {
        set_cursor(line, line->size);
    }
    mp_line_print(line, "\n");
    if (line->history != NULL && !line->failed && !line->silent) {
        (void)mp_history_add(line->history, line->data + line->start, line->size - line->start);
    }
}

int mp_line_edit(mp_line *line, const char *prompt, size_t prompt_size, size_t indent) {
    const mp_hal *hal = line->vm->hal;
    size_t width = hal->console_width != NULL ? hal->console_width(hal->context) : 0;
    line->width = width > 0 ? width : SIZE_MAX;
    line->prompt = prompt;
    line->prompt_size = prompt_size;
    line->start = line->cursor = line->size;
    line->recalled = 0;
    bool silent = line->silent;
    line->silent = false;
    (void)mp_line_reserve(line, 1);
    mp_line_redraw(line);
    line->silent = silent;
    if (indent > 0 && !line->pasting && !mp_line_waiting(line)) {
        insert_spaces(line, indent);
    }
    for (;;) {
        int key = mp_line_key(line);
        bool empty = line->size == line->start && !line->failed;
        line->pasting = line->pasting && key != MP_KEY_CTRL_C; /* the end mark may be lost */
        if (key == MP_KEY_END_OF_INPUT || key == MP_KEY_CTRL_C ||
            (empty && key >= MP_KEY_CTRL_A && key <= MP_KEY_CTRL_E)) {
            return key;
        }
        if (key == MP_KEY_ENTER) {
            finish(line);
            return key;
        }
        if (line->silent && key == MP_KEY_TEXT) {
            (void)mp_line_put(line, line->character, line->character_size);
        } else if (!line->failed) {
            press(line, key);
        }
    }
}
