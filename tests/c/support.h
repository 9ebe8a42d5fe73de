/* SPDX-License-Identifier: MIT
 *
 * What the tests of the core share: a VM in memory of a given size, and console output collected in a buffer.
 */
#ifndef TESTS_SUPPORT_H
#define TESTS_SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "gc/heap.h"
#include "micropy.h"
#include "micropy_hal_posix.h"

/* What was written to the console, both streams, NUL-terminated; what does not fit is dropped. */
typedef struct console {
    mp_hal hal;
    size_t size;
    char text[64 * 1024];
} console;

static inline int console_collect(void *context, mp_stream stream, const char *data, size_t size) {
    console *c = context;
    (void)stream;
    size_t room = sizeof c->text - 1 - c->size;
    size = size < room ? size : room;
    memcpy(c->text + c->size, data, size);
    c->size += size;
    c->text[c->size] = 0;
    return 0;
}

static inline const mp_hal *console_init(console *c) {
    c->hal = *mp_hal_posix();
    c->hal.context = c;
    c->hal.console_write = console_collect;
    c->size = 0;
    c->text[0] = 0;
    return &c->hal;
}

/* What every allocation of the tests' VMs does first, from the environment: MICROPY_STRESS=collect, move or step. */
static inline mp_gc_stress stress_mode(void) {
    static const char *const names[] = {"collect", "move", "step"};
    const char *wanted = getenv("MICROPY_STRESS");
    for (size_t i = 0; wanted != NULL && i < sizeof names / sizeof names[0]; i++) {
        if (strcmp(wanted, names[i]) == 0) {
            return (mp_gc_stress)(MP_STRESS_COLLECT + i);
        }
    }
    return MP_STRESS_NONE;
}
static inline bool stressed(void) { return stress_mode() != MP_STRESS_NONE; }

static inline mp_vm *vm_new_with(const mp_hal *hal, void *memory, size_t size) {
    mp_region region = {memory, size};
    mp_config config = {.hal = hal, .regions = &region, .region_count = 1};
    const char *reason = "";
    mp_vm *vm = mp_init(&config, &reason);
    if (vm == NULL) {
        fail_msg("no interpreter: %s", reason);
    }
    mp_gc_stress_set(vm, stress_mode());
    return vm;
}

static inline mp_vm *vm_new(void *memory, size_t size) { return vm_new_with(mp_hal_posix(), memory, size); }

/* Overwrites the part of the stack that earlier calls may have used: what is left there would keep things alive. */
__attribute__((noinline, unused)) static void stack_clear(void) {
    volatile char space[32 * 1024];
    for (size_t i = 0; i < sizeof space; i++) {
        space[i] = 0;
    }
}

/* Runs a text that must go well. */
static inline void run(mp_vm *vm, const char *source) {
    if (mp_exec(vm, source, "<test>") != MP_OK) {
        char text[1000];
        (void)mp_error_text(vm, text, sizeof text);
        fail_msg("%s", text);
    }
    assert_false(mp_error_pending(vm));
}

static inline mp_value eval(mp_vm *vm, const char *source) {
    mp_value v;
    if (mp_eval(vm, source, &v) != MP_OK) {
        char text[1000];
        (void)mp_error_text(vm, text, sizeof text);
        fail_msg("%s: %s", source, text);
    }
    return v;
}

static inline int64_t eval_int(mp_vm *vm, const char *source) {
    int64_t i = -1;
    assert_int_equal(mp_value_to_int(vm, eval(vm, source), &i), MP_OK);
    return i;
}

#endif
