/* SPDX-License-Identifier: MIT
 *
 * Layer 6. The prompt for people: statements of one or more lines, edited and completed (modules/line_editor.h).
 */
#include "api/repl.h"

/* The history takes a small part of the heap. */
#define HISTORY_PART 64u
#define HISTORY_SIZE_MIN 256u
#define HISTORY_SIZE_MAX 8192u

static void print_banner(mp_repl *repl) {
    if (!repl->line.silent) {
        mp_repl_print(repl, "micropy ");
        mp_repl_print(repl, mp_version());
        mp_repl_print(repl, "; Python 3.11\nType \"help()\" for more information.\n");
    }
}

/* What the line after the last one starts with: as much as that one, and a level more behind a colon. */
static size_t indent_next(const mp_line *line) {
    const char *text = line->data + line->start;
    size_t size = line->size - line->start;
    size_t indent = mp_line_indent(text, size);
    while (size > 0 && (text[size - 1] == '\n' || text[size - 1] == ' ')) {
        size--;
    }
    return size == 0 ? 0 : indent + (text[size - 1] == ':' ? MP_INDENT : 0);
}

/* A line that does not end a statement, even if the compiler would be content with it: an indented one without anything
 * on it, or a comment, in the second or a later line. */
static bool is_pause(const mp_line *line) {
    const char *text = line->data + line->start;
    size_t size = line->size - line->start;
    size_t indent = mp_line_indent(text, size);
    return line->start > 0 && (indent < size ? text[indent] == '#' : indent > 0);
}

/* Runs the statement that the line completes. Returns the indentation of the next line. */
static size_t enter(mp_repl *repl) {
    mp_line *line = &repl->line;
    bool incomplete = false;
    bool pause = !line->failed && is_pause(line);
    mp_repl_append(repl, "\n", 1);
    if (pause) {
        return indent_next(line);
    }
    mp_value code = mp_repl_compile(repl, MP_PARSE_SINGLE, &incomplete);
    if (incomplete) {
        mp_error_clear(repl->vm);
        return indent_next(line);
    }
    if (!mp_repl_execute(repl, code)) {
        mp_repl_report(repl, MP_STREAM_ERR);
    }
    return 0;
}

/* What keys do that are pressed on an empty line. */
static void press_command(mp_repl *repl, int key) {
    switch (key) {
    case MP_KEY_CTRL_A:
        repl->mode = MP_REPL_RAW;
        mp_repl_print(repl, "\n");
        break;
    case MP_KEY_CTRL_B:
        mp_repl_print(repl, "\n");
        print_banner(repl);
        break;
    case MP_KEY_CTRL_D:
        mp_repl_print(repl, "\n");
        mp_repl_finish(repl, MP_REPL_SOFT_RESET);
        break;
    case MP_KEY_CTRL_E:
        mp_repl_paste(repl);
        break;
    default:
        break;
    }
}

static void prepare(mp_repl *repl) {
    const mp_hal *hal = repl->vm->hal;
    mp_line *line = &repl->line;
    line->silent = hal->console_is_terminal != NULL && !hal->console_is_terminal(hal->context);
    line->complete = mp_repl_complete;
    if (repl->history.data == NULL && !line->silent) {
        size_t size = repl->vm->heap.total_size / HISTORY_PART;
        size = MP_MIN(MP_MAX(size, HISTORY_SIZE_MIN), HISTORY_SIZE_MAX);
        mp_history_init(repl->vm, &repl->history, size);
        line->history = &repl->history;
    }
    mp_line_clear(line);
}

void mp_repl_friendly(mp_repl *repl) {
    mp_line *line = &repl->line;
    size_t indent = 0;
    prepare(repl);
    print_banner(repl);
    while (repl->mode == MP_REPL_FRIENDLY && !repl->ended) {
        bool first = line->size == 0 && !line->failed;
        int key = mp_line_edit(line, first ? ">>> " : "... ", 4, indent);
        indent = 0;
        if (key == MP_KEY_END_OF_INPUT) {
            mp_repl_finish(repl, MP_REPL_END);
        }
        if (key == MP_KEY_ENTER || (key == MP_KEY_END_OF_INPUT && line->size > 0)) {
            indent = enter(repl);
        } else if (key == MP_KEY_CTRL_C) {
            mp_line_clear(line);
            mp_repl_print(repl, "\n");
        } else if (first) {
            press_command(repl, key);
        }
    }
}
