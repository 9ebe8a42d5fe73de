/* SPDX-License-Identifier: MIT
 *
 * hal/stm32f4: the struct of operations.
 */
#include "stm32f4.h"

static int console_write(void *context, mp_stream stream, const char *data, size_t size) {
    (void)context;
    return stm32_console_write(stream, data, size);
}

static ptrdiff_t console_read(void *context, char *data, size_t size, int32_t timeout_ms) {
    (void)context;
    return stm32_console_read(data, size, timeout_ms);
}

static void console_mode(void *context, mp_console_mode mode) {
    (void)context;
    stm32_console_mode(mode);
}

static bool console_is_terminal(void *context) {
    (void)context;
    return true;
}

static uint64_t ticks_us(void *context) {
    (void)context;
    return stm32_ticks_us();
}

static uintptr_t ticks_cpu(void *context) {
    (void)context;
    return stm32_ticks_cpu();
}

static void sleep_us(void *context, uint64_t duration_us) {
    (void)context;
    stm32_sleep_us(duration_us);
}

static void idle(void *context) {
    (void)context;
    stm32_sleep_us(1000);
}

static void *stack_base(void *context) {
    (void)context;
    return _estack;
}

static size_t stack_size(void *context) {
    (void)context;
    return (size_t)(_estack - _sstack);
}

const mp_hal stm32_hal = {
    .console_write = console_write,
    .console_read = console_read,
    .console_mode = console_mode,
    .console_is_terminal = console_is_terminal,
    .ticks_us = ticks_us,
    .ticks_cpu = ticks_cpu,
    .sleep_us = sleep_us,
    .stack_base = stack_base,
    .stack_size = stack_size,
    .idle = idle,
};
