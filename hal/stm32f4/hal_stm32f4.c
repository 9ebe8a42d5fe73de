/* SPDX-License-Identifier: MIT
 *
 * hal/stm32f4: the struct of operations.
 */
#include "stm32f4.h"

#define EPOCH_S 946684800 /* 2000-01-01 UTC */

static int console_write(void *context, mp_stream stream, const char *data, size_t size) {
    (void)context;
    return stm32_console_write(stream, data, size);
}

static ptrdiff_t console_read(void *context, char *data, size_t size, int32_t timeout_ms) {
    (void)context;
    return stm32_console_read(data, size, timeout_ms);
}

static mp_console_mode console_mode(void *context, mp_console_mode mode) {
    (void)context;
    return stm32_console_mode(mode);
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

/* There is no clock that goes on while the power is off: a board wakes up at the start of the year 2000. */
static int time_ns(void *context, int64_t *out_ns) {
    (void)context;
    *out_ns = ((int64_t)EPOCH_S * 1000000 + (int64_t)stm32_ticks_us()) * 1000;
    return 0;
}

static int cpu_time_ns(void *context, int64_t *out_ns) {
    (void)context;
    *out_ns = (int64_t)stm32_ticks_us() * 1000;
    return 0;
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
    .time_ns = time_ns,
    .cpu_time_ns = cpu_time_ns,
    .sleep_us = sleep_us,
    .stack_base = stack_base,
    .stack_size = stack_size,
    .idle = idle,
};
