/* SPDX-License-Identifier: MIT
 *
 * Layer 6. Raw mode, in which tools send programs: nothing is echoed, Ctrl-D runs what was received, and the answer is
 * "OK", what the program prints, a 4, its traceback or nothing, a 4, and ">". Bytes 5, 'A', 1 start raw-paste mode.
 */
#include "api/repl.h"

static const char greeting[] = "raw REPL; CTRL-B to exit\n>";

void mp_repl_raw_run(mp_repl *repl, mp_value code) {
    bool good = mp_repl_execute(repl, code);
    mp_repl_print(repl, "\4");
    if (!good) {
        mp_repl_report(repl, MP_STREAM_OUT);
    }
    mp_repl_print(repl, repl->ended ? "\4" : "\4>");
}

/* What Ctrl-A does depends on the bytes before it. */
static void press_ctrl_a(mp_repl *repl) {
    mp_line *line = &repl->line;
    bool is_command = line->size == 2 && line->data[0] == MP_KEY_CTRL_E;
    bool is_paste = is_command && line->data[1] == 'A';
    mp_line_clear(line);
    if (is_paste) {
        mp_repl_raw_paste(repl);
    } else if (is_command) {
        mp_repl_write(repl, "R\0>", 3);
    } else {
        mp_repl_print(repl, greeting);
    }
}

static void press_ctrl_d(mp_repl *repl) {
    bool empty = repl->line.size == 0 && !repl->line.failed;
    mp_repl_print(repl, empty ? "OK\n" : "OK");
    if (empty) {
        mp_repl_finish(repl, MP_REPL_SOFT_RESET);
    } else {
        mp_repl_raw_run(repl, mp_repl_compile(repl, MP_PARSE_EXEC, NULL));
    }
}

void mp_repl_raw(mp_repl *repl) {
    mp_line_clear(&repl->line);
    mp_repl_print(repl, greeting);
    while (repl->mode == MP_REPL_RAW && !repl->ended) {
        int key = mp_repl_read(repl);
        char byte = (char)key;
        switch (key) {
        case MP_KEY_END_OF_INPUT:
            break;
        case MP_KEY_CTRL_A:
            press_ctrl_a(repl);
            break;
        case MP_KEY_CTRL_B:
            repl->mode = MP_REPL_FRIENDLY;
            mp_repl_print(repl, "\n");
            break;
        case MP_KEY_CTRL_C:
            mp_line_clear(&repl->line);
            break;
        case MP_KEY_CTRL_D:
            press_ctrl_d(repl);
            break;
        default:
            mp_repl_append(repl, &byte, 1);
        }
    }
}
