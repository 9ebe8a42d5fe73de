/* SPDX-License-Identifier: MIT
 *
 * Layer 6. The prompt: its life, its console, and the running of what was read. repl_friendly.c talks to people,
 * repl_raw.c to tools.
 */
#include "api/repl.h"
#include "objects/exception.h"

#define ERROR_INTERRUPTED 4
#define ERROR_AGAIN 11
#define GROWTH 64u

static const char file_name[] = "<stdin>";

/* ---- console ---- */

static void set_console_mode(mp_repl *repl, mp_console_mode mode) {
    const mp_hal *hal = repl->vm->hal;
    if (hal->console_mode != NULL) {
        hal->console_mode(hal->context, mode);
    }
}

void mp_repl_finish(mp_repl *repl, mp_repl_end end) {
    repl->ended = true;
    repl->end = end;
}

int mp_repl_read(mp_repl *repl) {
    mp_vm *vm = repl->vm;
    while (!repl->ended) {
        if (vm->interrupt) {
            vm->interrupt = 0;
            return MP_KEY_CTRL_C;
        }
        char byte;
        ptrdiff_t count =
            vm->hal->console_read == NULL ? 0 : vm->hal->console_read(vm->hal->context, &byte, 1, -1);
        if (count > 0) {
            return (unsigned char)byte;
        }
        if (count != -ERROR_INTERRUPTED && count != -ERROR_AGAIN) {
            mp_repl_finish(repl, MP_REPL_END);
        }
    }
    return MP_KEY_END_OF_INPUT;
}

void mp_repl_write(mp_repl *repl, const char *data, size_t size) {
    const mp_hal *hal = repl->vm->hal;
    if (hal->console_write != NULL && size > 0) {
        (void)hal->console_write(hal->context, MP_STREAM_OUT, data, size);
    }
}

void mp_repl_print(mp_repl *repl, const char *text) { mp_repl_write(repl, text, strlen(text)); }

void mp_repl_banner(mp_repl *repl) {
    mp_repl_print(repl, "micropy ");
    mp_repl_print(repl, mp_version());
    mp_repl_print(repl, " (Python 3.11)\nType \"help()\" for more information.\n");
}

/* ---- running ---- */

bool mp_repl_execute(mp_repl *repl, mp_value code) {
    if (mp_is_error(code)) {
        return false;
    }
    set_console_mode(repl, repl->mode == MP_REPL_RAW ? MP_CONSOLE_QUIET : MP_CONSOLE_PROGRAM);
    bool good = !mp_is_error(mp_api_run(repl->vm, code));
    set_console_mode(repl, MP_CONSOLE_KEYS);
    repl->vm->heap.lock_depth = 0; /* the prompt itself needs memory */
    return good;
}

typedef struct error_target {
    const mp_hal *hal;
    mp_stream stream;
} error_target;

static void error_write(void *user, const char *text, size_t size) {
    error_target *to = user;
    (void)to->hal->console_write(to->hal->context, to->stream, text, size);
}

void mp_repl_report(mp_repl *repl, mp_stream stream) {
    mp_vm *vm = repl->vm;
    if (mp_exception_matches(vm, &mp_type_SystemExit)) {
        mp_repl_finish(repl, MP_REPL_EXIT);
        return;
    }
    if (vm->hal->console_write != NULL) {
        error_target to = {vm->hal, stream};
        mp_error_write(vm, error_write, &to);
    }
    mp_error_clear(vm);
}

/* ---- text ---- */

void mp_repl_text_append(mp_repl *repl, mp_repl_text *text, const char *data, size_t size) {
    if (!text->failed && size > text->capacity - text->size) {
        size_t capacity = text->size + size + text->size / 4 + GROWTH;
        char *grown = capacity < size ? NULL : mp_gc_resize(repl->vm, text->data, capacity);
        if (grown == NULL) {
            mp_error_clear(repl->vm);
            mp_repl_text_free(repl, text);
            text->failed = true;
        } else {
            text->data = grown;
            text->capacity = capacity;
        }
    }
    if (!text->failed) {
        memcpy(text->data + text->size, data, size);
        text->size += size;
    }
}

void mp_repl_text_free(mp_repl *repl, mp_repl_text *text) {
    mp_gc_free(repl->vm, text->data);
    *text = (mp_repl_text){NULL, 0, 0, false};
}

mp_value mp_repl_text_compile(mp_repl *repl, mp_repl_text *text) {
    mp_vm *vm = repl->vm;
    mp_value code = MP_ERROR;
    if (text->failed) {
        (void)mp_fail(vm, &mp_type_MemoryError, "");
    } else {
        mp_value name = mp_api_str(vm, file_name, sizeof file_name - 1);
        mp_api_text source = {text->data, text->size, name, false};
        code = mp_is_error(name) ? MP_ERROR : mp_api_compile(vm, &source, MP_PARSE_EXEC, false, NULL);
    }
    mp_repl_text_free(repl, text);
    return code;
}

/* ---- exported ---- */

mp_repl_end mp_repl_run(mp_vm *vm, mp_repl_mode *mode) {
    mp_repl repl = {.vm = vm, .mode = *mode};
    mp_error_clear(vm);
    set_console_mode(&repl, MP_CONSOLE_KEYS);
    while (!repl.ended) {
        if (repl.mode == MP_REPL_RAW) {
            mp_repl_raw(&repl);
        } else {
            mp_repl_friendly(&repl);
        }
    }
    mp_repl_text_free(&repl, &repl.text);
    set_console_mode(&repl, MP_CONSOLE_PROGRAM);
    *mode = repl.mode;
    return repl.end;
}
