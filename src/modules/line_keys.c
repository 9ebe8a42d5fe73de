/* SPDX-License-Identifier: MIT
 *
 * Layer 5. From the bytes that a terminal sends to keys, see line_editor.h.
 *
 * Sequences of keys are `ESC [ numbers letter`, `ESC [ number ~`, `ESC O letter` and `ESC letter`. Any byte that does
 * not belong into one ends it and counts for itself, so no half sequence swallows a Ctrl-C.
 */
#include "base/utf8.h"
#include "gc/vm.h"
#include "modules/line_editor.h"
#include "objects/event.h"

#define ERROR_INTERRUPTED 4
#define ERROR_AGAIN 11
#define PASTE_START 200
#define PASTE_END 201
#define CTRL(letter) ((letter)&31)

mp_console_mode mp_line_console_mode(mp_vm *vm, mp_console_mode mode) {
    const mp_hal *hal = vm->hal;
    return hal->console_mode == NULL ? mode : hal->console_mode(hal->context, mode);
}

/* Reads a byte to `ahead`, if there is one within that time. */
static void read_ahead(mp_line *line, int32_t timeout_ms) {
    const mp_hal *hal = line->vm->hal;
    char byte;
    ptrdiff_t count = hal->console_read == NULL ? 0 : hal->console_read(hal->context, &byte, 1, timeout_ms);
    if (count > 0) {
        line->ahead = (unsigned char)byte;
    } else if (count != -ERROR_INTERRUPTED && count != -ERROR_AGAIN) {
        line->ended = true;
    }
}

int mp_line_byte(mp_line *line) {
    while (line->ahead < 0 && !line->ended) {
        if (line->vm->interrupt) {
            line->vm->interrupt = 0;
            return MP_KEY_CTRL_C;
        }
        if (!mp_event_serve(line->vm)) { /* of a handler: nobody is there to catch it */
            line->vm->pending = MP_UNBOUND;
        }
        read_ahead(line, -1);
    }
    int byte = line->ahead;
    line->ahead = -1;
    return byte;
}

bool mp_line_waiting(mp_line *line) {
    if (line->ahead < 0 && !line->ended) {
        read_ahead(line, 0);
    }
    if (line->ahead == '\n' && line->after_enter) { /* of the Enter before */
        line->after_enter = false;
        line->ahead = -1;
        read_ahead(line, 0);
    }
    return line->ahead >= 0;
}

void mp_line_write(mp_line *line, const char *data, size_t size) {
    const mp_hal *hal = line->vm->hal;
    if (hal->console_write != NULL && size > 0 && !line->silent) {
        (void)hal->console_write(hal->context, MP_STREAM_OUT, data, size);
    }
}

void mp_line_print(mp_line *line, const char *text) { mp_line_write(line, text, strlen(text)); }

static int key_of_number(mp_line *line, unsigned number, bool modified) {
    switch (number) {
    case 1:
    case 7:
        return MP_KEY_CURSOR | CTRL('A');
    case 3:
        return modified ? MP_KEY_META | 'd' : MP_KEY_CURSOR | CTRL('D');
    case 4:
    case 8:
        return MP_KEY_CURSOR | CTRL('E');
    case PASTE_START:
    case PASTE_END:
        line->pasting = number == PASTE_START;
        return MP_KEY_NONE;
    default:
        return MP_KEY_NONE;
    }
}

static int key_of_letter(int letter, bool modified) {
    static const char letters[] = "ABCDHF", keys[] = "PNFBAE";
    const char *found = strchr(letters, letter);
    if (letter == 0 || found == NULL) {
        return MP_KEY_NONE;
    }
    int key = keys[found - letters];
    return modified && (key == 'F' || key == 'B') ? MP_KEY_META | (key | 32) : MP_KEY_CURSOR | CTRL(key);
}

/* Gives back a byte that does not belong here. */
static int refuse(mp_line *line, int byte) {
    line->ahead = (int16_t)byte;
    return MP_KEY_NONE;
}

static int read_sequence(mp_line *line) {
    int byte = mp_line_byte(line);
    if (byte < ' ' || byte > 0x7F) {
        return refuse(line, byte);
    }
    if (byte != '[' && byte != 'O') {
        return MP_KEY_META | byte;
    }
    unsigned number = 0;
    bool modified = false;
    for (byte = mp_line_byte(line); byte >= ' ' && byte < '@'; byte = mp_line_byte(line)) {
        modified = modified || byte == ';';
        if (byte >= '0' && byte <= '9' && !modified) {
            number = (number * 10 + (unsigned)(byte - '0')) & 0xFFFF;
        }
    }
    if (byte < '@' || byte > '~') {
        return refuse(line, byte);
    }
    return byte == '~' ? key_of_number(line, number, modified) : key_of_letter(byte, modified);
}

/* A character of several bytes. */
static int read_character(mp_line *line, int byte) {
    size_t size = mp_utf8_size((uint8_t)byte);
    line->character[0] = (char)byte;
    for (size_t i = 1; i < size; i++) {
        byte = mp_line_byte(line);
        if (byte < 0x80 || byte >= 0xC0) {
            return refuse(line, byte);
        }
        line->character[i] = (char)byte;
    }
    line->character_size = (uint8_t)size;
    bool ascii;
    size_t offset;
    return mp_utf8_check(line->character, size, false, &ascii, &offset) ? MP_KEY_TEXT : MP_KEY_NONE;
}

int mp_line_key(mp_line *line) {
    int byte = mp_line_byte(line);
    bool after_enter = line->after_enter;
    line->after_enter = byte == '\r';
    if (byte == '\n') {
        return after_enter ? MP_KEY_NONE : MP_KEY_ENTER;
    }
    if (line->silent || (byte >= ' ' && byte < 0x7F)) {
        line->character[0] = (char)byte;
        line->character_size = 1;
        return byte < ' ' && byte != MP_KEY_TAB ? byte : MP_KEY_TEXT;
    }
    if (byte == MP_KEY_ESCAPE) {
        return read_sequence(line);
    }
    return byte <= 0x7F ? byte : read_character(line, byte);
}
