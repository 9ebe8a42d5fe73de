/* SPDX-License-Identifier: MIT
 *
 * Layer 6. Paste mode: a program is typed or pasted as it is, without completion, indentation or running of its parts.
 */
#include "api/repl.h"

/* Removes the last character, up to the start of its line. */
static void rub_out(mp_line *line) {
    size_t end = line->size;
    while (line->size > 0 && (line->data[line->size - 1] & 0xC0) == 0x80) {
        line->size--;
    }
    if (line->size > 0 && line->data[line->size - 1] != '\n') {
        line->size--;
        mp_line_print(line, "\b \b");
    } else {
        line->size = end;
    }
}

/* Reads until the key that ends it. */
static int read_program(mp_repl *repl) {
    mp_line *line = &repl->line;
    for (;;) {
        int key = mp_line_key(line);
        switch (key) {
        case MP_KEY_END_OF_INPUT:
        case MP_KEY_CTRL_C:
        case MP_KEY_CTRL_D:
            return key;
        case MP_KEY_ENTER:
            mp_repl_append(repl, "\n", 1);
            mp_line_print(line, "\n=== ");
            break;
        case '\b':
        case '\177':
            rub_out(line);
            break;
        case MP_KEY_TAB:
            line->character[0] = '\t';
            line->character_size = 1;
            /* fallthrough */
        case MP_KEY_TEXT:
            mp_repl_append(repl, line->character, line->character_size);
            mp_line_write(line, line->character, line->character_size);
            break;
        }
    }
}

void mp_repl_paste(mp_repl *repl) {
    mp_repl_print(repl, "\npaste mode; Ctrl-C to cancel, Ctrl-D to finish\n=== ");
    int key = read_program(repl);
    mp_line_print(&repl->line, "\n");
    if (key == MP_KEY_CTRL_D && !mp_repl_execute(repl, mp_repl_compile(repl, MP_PARSE_EXEC, NULL))) {
        mp_repl_report(repl, MP_STREAM_ERR);
    }
    mp_line_clear(&repl->line);
}
