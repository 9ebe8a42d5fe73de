/* SPDX-License-Identifier: MIT
 *
 * hal/stm32f4: the struct of operations.
 */
#include "stm32f4.h"

#define EFAULT_CODE 14
#define UID_SIZE 12u
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

static void notify_stop(void *context) {
    (void)context;
    stm32_pins_stop();
    stm32_timers_stop();
}

/* ---- the chip ---- */

static void reset(void *context) {
    (void)context;
    stm32_reset();
}

/* The flags were saved and cleared when the program started. */
static int reset_cause(void *context) {
    (void)context;
    uint32_t flags = stm32_clock.reset_flags;
    return (flags & RCC_CSR_LPWRRSTF) != 0                      ? MP_RESET_DEEP_SLEEP
           : (flags & (RCC_CSR_IWDGRSTF | RCC_CSR_WWDGRSTF)) != 0 ? MP_RESET_WATCHDOG
           : (flags & RCC_CSR_PORRSTF) != 0                     ? MP_RESET_POWER_ON
           : (flags & (RCC_CSR_SFTRSTF | RCC_CSR_PINRSTF)) != 0 ? MP_RESET_HARD
                                                                : MP_RESET_POWER_ON;
}

static ptrdiff_t unique_id(void *context, uint8_t *data, size_t size) {
    (void)context;
    size_t count = size < UID_SIZE ? size : UID_SIZE;
    for (size_t i = 0; i < count; i++) {
        uint32_t byte;
        if (!stm32_memory_read(UID_BASE + i, 1, &byte)) {
            return -EFAULT_CODE;
        }
        data[i] = (uint8_t)byte;
    }
    return (ptrdiff_t)count;
}

static uint32_t frequency(void *context) {
    (void)context;
    return stm32_clock.hclk;
}

static int memory_read(void *context, uintptr_t address, unsigned width, uint32_t *out) {
    (void)context;
    return stm32_memory_read(address, width, out) ? 0 : -EFAULT_CODE;
}

static int memory_write(void *context, uintptr_t address, unsigned width, uint32_t value) {
    (void)context;
    return stm32_memory_write(address, width, value) ? 0 : -EFAULT_CODE;
}

static uint32_t irq_disable(void *context) {
    (void)context;
    return stm32_irq_save();
}

static void irq_restore(void *context, uint32_t state) {
    (void)context;
    stm32_irq_restore(state);
}

static const mp_hal_board board = {
    .reset = reset,
    .reset_cause = reset_cause,
    .unique_id = unique_id,
    .frequency = frequency,
    .memory_read = memory_read,
    .memory_write = memory_write,
    .irq_disable = irq_disable,
    .irq_restore = irq_restore,
};

/* ---- the stack ---- */

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
    .notify_stop = notify_stop,
    .board = &board,
    .pins = &stm32_pins,
    .timers = &stm32_timers,
};
