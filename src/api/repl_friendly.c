/* SPDX-License-Identifier: MIT
 *
 * Layer 6. The prompt for people.
 */
#include "api/repl.h"

/* Runs the text as an interactive statement. True if it needs more lines. */
static bool run(mp_repl *repl) {
    bool incomplete = false;
    mp_repl_text_append(repl, &repl->text, "", 1);
    mp_status status = mp_repl_line(repl->vm, repl->text.data, &incomplete);
    if (status != MP_OK) {
        mp_repl_report(repl, MP_STREAM_ERR);
    }
    repl->text.size--;
    return incomplete;
}

void mp_repl_friendly(mp_repl *repl) {
    mp_repl_banner(repl);
    mp_repl_print(repl, ">>> ");
    while (repl->mode == MP_REPL_FRIENDLY && !repl->ended) {
        int key = mp_repl_read(repl);
        char byte = (char)key;
        switch (key) {
        case MP_KEY_CTRL_A:
            mp_repl_print(repl, "\n");
            repl->mode = MP_REPL_RAW;
            break;
        case MP_KEY_CTRL_B:
            mp_repl_print(repl, "\n");
            mp_repl_banner(repl);
            mp_repl_print(repl, ">>> ");
            break;
        case MP_KEY_CTRL_C:
            mp_repl_text_free(repl, &repl->text);
            mp_repl_print(repl, "\n>>> ");
            break;
        case MP_KEY_CTRL_D:
            if (repl->text.size == 0) {
                mp_repl_print(repl, "\n");
                mp_repl_finish(repl, MP_REPL_SOFT_RESET);
            }
            break;
        case '\r':
        case '\n':
            mp_repl_print(repl, "\n");
            mp_repl_text_append(repl, &repl->text, "\n", 1);
            if (run(repl)) {
                mp_repl_print(repl, "... ");
            } else {
                mp_repl_text_free(repl, &repl->text);
                mp_repl_print(repl, ">>> ");
            }
            break;
        case MP_KEY_END_OF_INPUT:
            break;
        default:
            mp_repl_write(repl, &byte, 1);
            mp_repl_text_append(repl, &repl->text, &byte, 1);
        }
    }
}
