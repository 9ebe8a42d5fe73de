/* SPDX-License-Identifier: MIT
 *
 * Layer 6. Raw mode, in which tools send programs: nothing is echoed, Ctrl-D runs what was received, and the answer is
 * "OK", what the program prints, a 4, its traceback or nothing, a 4, and ">". Bytes 5, 'A', 1 start raw-paste mode.
 */
#include "api/repl.h"

static const char greeting[] = "raw REPL; CTRL-B to exit\n>";

static void run(mp_repl *repl) {
    mp_repl_print(repl, "OK");
    bool good = mp_repl_execute(repl, mp_repl_text_compile(repl, &repl->text));
    mp_repl_print(repl, "\4");
    if (!good) {
        mp_repl_report(repl, MP_STREAM_OUT);
    }
    mp_repl_print(repl, repl->ended ? "\4" : "\4>");
}

/* What Ctrl-A does depends on the bytes before it. */
static void start(mp_repl *repl) {
    mp_repl_text *text = &repl->text;
    bool is_command = text->size == 2 && text->data[0] == MP_KEY_CTRL_E;
    bool is_paste = is_command && text->data[1] == 'A';
    mp_repl_text_free(repl, text);
    if (is_paste) {
        mp_repl_raw_paste(repl);
    } else if (is_command) {
        mp_repl_write(repl, "R\0>", 3);
    } else {
        mp_repl_print(repl, greeting);
    }
}

void mp_repl_raw(mp_repl *repl) {
    mp_repl_print(repl, greeting);
    while (repl->mode == MP_REPL_RAW && !repl->ended) {
        int key = mp_repl_read(repl);
        char byte = (char)key;
        switch (key) {
        case MP_KEY_END_OF_INPUT:
            break;
        case MP_KEY_CTRL_A:
            start(repl);
            break;
        case MP_KEY_CTRL_B:
            repl->mode = MP_REPL_FRIENDLY;
            mp_repl_text_free(repl, &repl->text);
            mp_repl_print(repl, "\n");
            break;
        case MP_KEY_CTRL_C:
            mp_repl_text_free(repl, &repl->text);
            break;
        case MP_KEY_CTRL_D:
            if (repl->text.size == 0 && !repl->text.failed) {
                mp_repl_print(repl, "OK\n");
                mp_repl_finish(repl, MP_REPL_SOFT_RESET);
            } else {
                run(repl);
            }
            break;
        default:
            mp_repl_text_append(repl, &repl->text, &byte, 1);
        }
    }
}
