/* SPDX-License-Identifier: MIT
 *
 * What the tests of the core share: a VM in memory of a given size, and console output collected in a buffer.
 */
#ifndef TESTS_SUPPORT_H
#define TESTS_SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

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

static inline mp_vm *vm_new_with(const mp_hal *hal, void *memory, size_t size) {
    mp_region region = {memory, size};
    mp_config config = {.hal = hal, .regions = &region, .region_count = 1};
    const char *reason = "";
    mp_vm *vm = mp_init(&config, &reason);
    if (vm == NULL) {
        fail_msg("no interpreter: %s", reason);
    }
    return vm;
}

static inline mp_vm *vm_new(void *memory, size_t size) { return vm_new_with(mp_hal_posix(), memory, size); }

#endif
