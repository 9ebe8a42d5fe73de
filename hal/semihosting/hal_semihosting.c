/* SPDX-License-Identifier: MIT
 *
 * hal/semihosting: console, clock, stack, memory.
 *
 * The linker script (picolibc.ld) says where memory is: __heap_start to __heap_end, and the stack above it up to __stack.
 */
#include "micropy_hal_semihosting.h"

#include <semihost.h>
#include <string.h>

#define EIO_CODE 5
#define EAGAIN_CODE 11
#define FAULT_STATUS 70
#define PAGE_SIZE 4096u
#define COMMAND_LINE_SIZE 1024
#define CONSOLE_NAME ":tt"

extern char __heap_start[], __heap_end[], __stack[];

static int console_in, console_out, console_err;
static size_t committed_size; /* of the heap that grows */
static int64_t start_ns;      /* the time of day when the clock was 0 */
static uint64_t tick_frequency;

/* ---- console ---- */

static int console_write(void *context, mp_stream stream, const char *data, size_t size) {
    (void)context;
    int handle = stream == MP_STREAM_ERR ? console_err : console_out;
    return size == 0 || sys_semihost_write(handle, data, size) == 0 ? 0 : -EIO_CODE; /* it returns what was not written */
}

/* There is no way to wait for a limited time. */
static ptrdiff_t console_read(void *context, char *data, size_t size, int32_t timeout_ms) {
    (void)context;
    return timeout_ms >= 0 ? -EAGAIN_CODE : (ptrdiff_t)(size - sys_semihost_read(console_in, data, size));
}

/* ---- clock ---- */

static uint64_t ticks_us(void *context) {
    (void)context;
    uint64_t ticks = sys_semihost_elapsed();
    return ticks / tick_frequency * 1000000 + ticks % tick_frequency * 1000000 / tick_frequency;
}

static uintptr_t ticks_cpu(void *context) {
    (void)context;
    return (uintptr_t)sys_semihost_elapsed();
}

static int cpu_time_ns(void *context, int64_t *out_ns) {
    *out_ns = (int64_t)ticks_us(context) * 1000;
    return 0;
}

static int time_ns(void *context, int64_t *out_ns) {
    (void)cpu_time_ns(context, out_ns);
    *out_ns += start_ns;
    return 0;
}

static void sleep_us(void *context, uint64_t duration_us) {
    uint64_t start = ticks_us(context);
    while (ticks_us(context) - start < duration_us) {
    }
}

/* ---- memory and stack ---- */

void mp_semihosting_memory(void **start, size_t *size) {
    char *first = __heap_start + (-(uintptr_t)__heap_start & (PAGE_SIZE - 1));
    *start = first;
    *size = (size_t)(__heap_end - first);
}

static void *heap_reserve(void *context, size_t size) {
    (void)context;
    void *start;
    size_t available;
    mp_semihosting_memory(&start, &available);
    committed_size = 0;
    return size <= available ? start : NULL;
}

static bool heap_commit(void *context, void *start, size_t reserved_size, size_t size) {
    (void)context;
    if (size > reserved_size) {
        return false;
    }
    if (size > committed_size) {
        memset((char *)start + committed_size, 0, size - committed_size);
    }
    committed_size = size;
    return true;
}

static void heap_release(void *context, void *start, size_t reserved_size) {
    (void)context;
    (void)start;
    (void)reserved_size;
}

static const mp_hal_heap heap = {.reserve = heap_reserve, .commit = heap_commit, .release = heap_release};

static void *stack_base(void *context) {
    (void)context;
    return __stack;
}

static size_t stack_size(void *context) {
    (void)context;
    return (size_t)(__stack - __heap_end);
}

const mp_hal mp_semihosting = {
    .console_write = console_write,
    .console_read = console_read,
    .ticks_us = ticks_us,
    .ticks_cpu = ticks_cpu,
    .time_ns = time_ns,
    .cpu_time_ns = cpu_time_ns,
    .sleep_us = sleep_us,
    .stack_base = stack_base,
    .stack_size = stack_size,
    .files = &mp_semihosting_files,
    .heap = &heap,
};

/* ---- start and end ---- */

void mp_semihosting_start(void) {
    mp_semihosting_fault_init();
    console_in = sys_semihost_open(CONSOLE_NAME, SH_OPEN_R);
    console_out = sys_semihost_open(CONSOLE_NAME, SH_OPEN_W);
    console_err = sys_semihost_open(CONSOLE_NAME, SH_OPEN_A);
    tick_frequency = sys_semihost_tickfreq();
    start_ns = ((int64_t)sys_semihost_time() * 1000000 - (int64_t)ticks_us(NULL)) * 1000;
}

char *mp_semihosting_command_line(void) {
    static char line[COMMAND_LINE_SIZE];
    (void)sys_semihost_get_cmdline(line, sizeof line);
    return line;
}

_Noreturn void mp_semihosting_exit(int status) {
    sys_semihost_exit_extended((uintptr_t)status);
    for (;;) {
    }
}

_Noreturn void mp_semihosting_fault(uintptr_t address) {
    static const char digits[] = "0123456789abcdef";
    char text[] = "processor fault at 0x00000000\n";
    for (char *at = text + sizeof text - 3; address != 0; address >>= 4) {
        *at-- = digits[address & 15];
    }
    (void)console_write(NULL, MP_STREAM_ERR, text, sizeof text - 1);
    mp_semihosting_exit(FAULT_STATUS);
}
