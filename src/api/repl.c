/* SPDX-License-Identifier: MIT
 *
 * Layer 6. The prompt: its life, and the running of what was read. repl_friendly.c talks to people, repl_raw.c to
 * tools.
 */
#include "api/repl.h"
#include "objects/exception.h"

/* Memory that running programs cannot have, so that the prompt can read the next statement: the part of a small heap
 * that it takes to compile and run a short one. */
#define RESERVE_SIZE (384 * sizeof(mp_value))
#define RESERVE_PART 10u
#define RESERVE_REST 512u /* there is a reserve only if so much is left */

/* ---- console ---- */

void mp_repl_finish(mp_repl *repl, mp_repl_end end) {
    repl->ended = true;
    repl->end = end;
}

int mp_repl_read(mp_repl *repl) {
    int byte = mp_line_byte(&repl->line);
    if (byte == MP_KEY_END_OF_INPUT) {
        mp_repl_finish(repl, MP_REPL_END);
    }
    return byte;
}

void mp_repl_append(mp_repl *repl, const char *data, size_t size) {
    repl->line.cursor = repl->line.size;
    (void)mp_line_put(&repl->line, data, size);
}

void mp_repl_write(mp_repl *repl, const char *data, size_t size) {
    const mp_hal *hal = repl->vm->hal;
    if (hal->console_write != NULL) {
        (void)hal->console_write(hal->context, MP_STREAM_OUT, data, size);
    }
}

void mp_repl_print(mp_repl *repl, const char *text) { mp_repl_write(repl, text, strlen(text)); }

/* ---- running ---- */

mp_value mp_repl_compile(mp_repl *repl, mp_parse_mode mode, bool *incomplete) {
    mp_vm *vm = repl->vm;
    mp_line *line = &repl->line;
    mp_value code = MP_ERROR;
    if (line->failed) {
        (void)mp_fail(vm, &mp_type_MemoryError, "");
    } else {
        mp_api_text text = {line->data, line->size, MP_NAME(stdin_), false};
        code = mp_api_compile(vm, &text, mode, false, incomplete);
    }
    if (incomplete == NULL || !*incomplete) {
        mp_line_clear(line);
    }
    return code;
}

/* A program that eats all memory leaves this for the statement that gives it back. That one gets all there is. Only the C
 * stack knows the block, so the collector looks at all of its words: stale ones would keep garbage alive. */
static void *reserve_make(mp_vm *vm) {
    size_t size = MP_MIN(RESERVE_SIZE, vm->heap.total_size / RESERVE_PART);
    void *reserve = mp_gc_buffer_new(vm, size + RESERVE_REST);
    mp_error_clear(vm);
    if (reserve == NULL) {
        return NULL;
    }
    memset(reserve, 0, size);
    return mp_gc_resize(vm, reserve, size);
}

bool mp_repl_execute(mp_repl *repl, mp_value code) {
    if (mp_is_error(code)) {
        return false;
    }
    void *reserve = reserve_make(repl->vm);
    bool quiet = repl->mode == MP_REPL_RAW;
    mp_console_mode before = mp_line_console_mode(repl->vm, quiet ? MP_CONSOLE_QUIET : MP_CONSOLE_PROGRAM);
    bool good = !mp_is_error(mp_api_run(repl->vm, code));
    (void)mp_line_console_mode(repl->vm, before);
    repl->vm->heap.lock_depth = 0; /* the prompt itself needs memory */
    mp_gc_free(repl->vm, reserve);
    return good;
}

typedef struct error_target {
    const mp_hal *hal;
    mp_stream stream;
} error_target;

static void error_write(void *user, const char *text, size_t size) {
    error_target *to = user;
    if (to->hal->console_write != NULL) {
        (void)to->hal->console_write(to->hal->context, to->stream, text, size);
    }
}

void mp_repl_report(mp_repl *repl, mp_stream stream) {
    if (mp_exception_matches(repl->vm, &mp_type_SystemExit)) {
        mp_repl_finish(repl, MP_REPL_EXIT);
        return;
    }
    error_target to = {repl->vm->hal, stream};
    if (repl->mode == MP_REPL_RAW || !mp_error_hook(repl->vm)) { /* programs behind the raw mode expect a traceback */
        mp_error_write(repl->vm, error_write, &to);
    }
    mp_error_clear(repl->vm);
}

/* ---- exported ---- */

mp_repl_end mp_repl_run(mp_vm *vm, mp_repl_mode *mode) {
    mp_repl repl = {.vm = vm, .mode = *mode};
    mp_error_clear(vm);
    mp_line_init(&repl.line, vm);
    mp_console_mode before = mp_line_console_mode(vm, MP_CONSOLE_KEYS);
    while (!repl.ended) {
        if (repl.mode == MP_REPL_RAW) {
            mp_repl_raw(&repl);
        } else {
            mp_repl_friendly(&repl);
        }
    }
    mp_gc_free(vm, repl.line.data);
    mp_gc_free(vm, repl.history.data);
    (void)mp_line_console_mode(vm, before);
    *mode = repl.mode;
    return repl.end;
}
