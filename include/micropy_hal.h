/* SPDX-License-Identifier: MIT
 *
 * The hardware abstraction: all that micropy needs of the outside world comes through one `struct mp_hal`.
 *
 * The struct is constant and may be shared by several VMs; `context` is handed to every operation. Any operation
 * may be NULL: what needs it then raises OSError(ENODEV) in Python. Operations never call back into the VM and
 * never keep a pointer that they were given. Errors are returned as negative errno values (-MP_EIO …).
 */
#ifndef MICROPY_HAL_H
#define MICROPY_HAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Console streams for `console_write`: text for people, errors, and bytes that are to arrive as they are. In the first
 * two, '\n' ends a line; where a terminal wants "\r\n" for that, as at the end of a serial line, the layer sends it. */
typedef enum mp_stream { MP_STREAM_OUT = 1, MP_STREAM_ERR = 2, MP_STREAM_BINARY = 3 } mp_stream;

/* Who reads the console now, for `console_mode`. */
typedef enum mp_console_mode {
    MP_CONSOLE_PROGRAM, /* a program, and so it is at the start: Ctrl-C is an interrupt (mp_interrupt). The terminal of a
                         * host echoes and edits lines, as it always does */
    MP_CONSOLE_QUIET,   /* a program that a tool at the other end started: Ctrl-C is an interrupt; bytes come at once
                         * and as they are, without echo */
    MP_CONSOLE_KEYS     /* the prompt: the same, and Ctrl-C is the byte 3 */
} mp_console_mode;

/* How a file is opened: exactly one of READ, WRITE (truncate or create), APPEND, CREATE (must not exist), and
 * optionally UPDATE (both reading and writing). */
enum { MP_OPEN_READ = 1, MP_OPEN_WRITE = 2, MP_OPEN_APPEND = 4, MP_OPEN_CREATE = 8, MP_OPEN_UPDATE = 16 };

/* What `stat` reports; the mode has the classic bits: 0x4000 a folder, 0x8000 a file. */
typedef struct mp_file_stat {
    uint32_t mode;
    uint64_t size;
    int64_t mtime_s; /* seconds since 1970-01-01 UTC, 0 if unknown */
} mp_file_stat;

/* Files. Paths are UTF-8 and NUL-terminated; '/' separates. A file handle is a non-negative int. */
typedef struct mp_hal_files {
    /* Opens `path`. Returns a handle or -errno (-EISDIR for a folder). */
    int (*open)(void *context, const char *path, int mode);
    /* Reads up to `size` bytes, blocking. Returns the count, 0 at the end, or -errno. */
    ptrdiff_t (*read)(void *context, int handle, void *data, size_t size);
    /* Writes up to `size` bytes, blocking. Returns the count written (> 0 if size > 0), or -errno. */
    ptrdiff_t (*write)(void *context, int handle, const void *data, size_t size);
    /* Moves the position: whence 0 from the start, 1 from here, 2 from the end. Returns it, or -errno. */
    int64_t (*seek)(void *context, int handle, int64_t offset, int whence);
    /* Closes; the handle is invalid afterwards even if an error (-errno) is returned. */
    int (*close)(void *context, int handle);
    /* The following return 0 or -errno. */
    int (*stat)(void *context, const char *path, mp_file_stat *out);
    int (*remove)(void *context, const char *path);
    int (*rename)(void *context, const char *from, const char *to);
    int (*mkdir)(void *context, const char *path);
    int (*rmdir)(void *context, const char *path);
    /* Calls `each` for every entry of a folder, but "." and ".."; stops early if `each` returns false. */
    int (*list)(void *context, const char *path, bool (*each)(void *user, const char *name, const mp_file_stat *st),
                void *user);
    /* Writes the absolute path of the current folder, NUL-terminated; -ERANGE if it does not fit. */
    int (*getcwd)(void *context, char *path, size_t size);
    int (*chdir)(void *context, const char *path);
} mp_hal_files;

/* Memory that grows. `reserve` claims an address range in which nothing is usable yet; `commit` makes its first
 * `size` bytes usable, zero-filled where they were not usable before, or gives back what lies above `size`;
 * `release` ends the reservation. */
typedef struct mp_hal_heap {
    void *(*reserve)(void *context, size_t size); /* NULL if impossible; aligned to 4096 bytes */
    bool (*commit)(void *context, void *start, size_t reserved_size, size_t size);
    void (*release)(void *context, void *start, size_t reserved_size);
} mp_hal_heap;

/* ---- Peripherals ---- */

/* How an interrupt says that something happened: call(user, source). It only notes that; the VM looks at it later. */
typedef struct mp_notify {
    void (*call)(void *user, unsigned source);
    void *user;
    unsigned source;
} mp_notify;

/* The chip as a whole. */
typedef struct mp_hal_board {
    /* Starts everything anew; does not return. */
    void (*reset)(void *context);
    /* Why the program runs: MP_RESET_…. */
    int (*reset_cause)(void *context);
    /* Writes the device's number, up to `size` bytes. Returns the count, or -errno. */
    ptrdiff_t (*unique_id)(void *context, uint8_t *data, size_t size);
    /* The processor's frequency in Hz. */
    uint32_t (*frequency)(void *context);
    /* Reads or writes `width` (1, 2 or 4) bytes at an address, in one access. Returns 0, or -EFAULT if nothing answers
     * there. */
    int (*memory_read)(void *context, uintptr_t address, unsigned width, uint32_t *out);
    int (*memory_write)(void *context, uintptr_t address, unsigned width, uint32_t value);
    /* Switches interrupts off, and returns the state for irq_restore. */
    uint32_t (*irq_disable)(void *context);
    void (*irq_restore)(void *context, uint32_t state);
} mp_hal_board;
enum { MP_RESET_POWER_ON = 1, MP_RESET_HARD, MP_RESET_WATCHDOG, MP_RESET_DEEP_SLEEP, MP_RESET_SOFT };

/* Pins. A pin is a number that the layer chooses. */
typedef enum mp_pin_mode {
    MP_PIN_IN,
    MP_PIN_OUT,
    MP_PIN_OPEN_DRAIN,
    MP_PIN_ALTERNATE,
    MP_PIN_ALTERNATE_OPEN_DRAIN,
    MP_PIN_ANALOG
} mp_pin_mode;
enum { MP_PIN_PULL_NONE, MP_PIN_PULL_UP, MP_PIN_PULL_DOWN };
enum { MP_PIN_FALLING = 1, MP_PIN_RISING = 2 };

/* In each field, -1 means: as it is. */
typedef struct mp_pin_config {
    int8_t mode;      /* mp_pin_mode */
    int8_t pull;      /* MP_PIN_PULL_… */
    int8_t drive;     /* 0 (weakest or slowest) to 3 */
    int8_t alternate; /* number of the alternate function */
    int8_t value;     /* written before the pin becomes an output */
} mp_pin_config;

typedef struct mp_hal_pins {
    /* The pin of that name, or -ENODEV. */
    int (*find)(void *context, const char *name);
    /* Writes the pin's name, NUL-terminated; `size` is at least 16. Returns 0, or -ENODEV if there is no such pin. */
    int (*name)(void *context, int pin, char *text, size_t size);
    /* The following return 0 or a level, or -errno. */
    int (*configure)(void *context, int pin, const mp_pin_config *config);
    int (*config_get)(void *context, int pin, mp_pin_config *out);
    int (*read)(void *context, int pin);
    int (*write)(void *context, int pin, bool value);
    /* Notifies at these edges (MP_PIN_FALLING, MP_PIN_RISING or both; 0: no more), in place of what was asked for
     * before. -EBUSY if the hardware that does it serves another pin. *notify is copied. */
    int (*interrupt)(void *context, int pin, unsigned edges, const mp_notify *notify);
} mp_hal_pins;

typedef struct mp_hal_timers {
    /* Starts timer `id` (-1: any that is free), which notifies after the period, again and again or once. A running
     * timer starts anew. Returns the number of the timer; -ENODEV if there is none of that id, -EINVAL if it cannot
     * have that period, -EBUSY if all are in use. *notify is copied. */
    int (*start)(void *context, int id, uint64_t period_us, bool periodic, const mp_notify *notify);
    /* Stops timer `id`; it is free then, as it is after notifying once. Does nothing if it was not started for this
     * source, or does not run. */
    int (*stop)(void *context, int id, unsigned source);
} mp_hal_timers;

typedef struct mp_hal {
    void *context;

    /* Writes all of the bytes to the console, blocking. Returns 0 or -errno. A layer may hold back MP_STREAM_OUT; no bytes
     * (`size` 0) ask it to show what it has. */
    int (*console_write)(void *context, mp_stream stream, const char *data, size_t size);
    /* Reads at least one and at most `size` bytes, waiting up to `timeout_ms` (negative: for ever). Returns the
     * count, 0 at the end of the input, -EAGAIN after the timeout, -EINTR if interrupted, or -errno. */
    ptrdiff_t (*console_read)(void *context, char *data, size_t size, int32_t timeout_ms);
    /* True if the console input is a person at a terminal. */
    bool (*console_is_terminal)(void *context);
    /* Sets how input is treated from now on, and returns how it was before. What was received before stays to be read.
     * NULL: always as with MP_CONSOLE_QUIET. */
    mp_console_mode (*console_mode)(void *context, mp_console_mode mode);
    /* Columns of the terminal, 0 if unknown. */
    unsigned (*console_width)(void *context);

    /* A clock that never goes back, in microseconds from an arbitrary start; 64 bits, never wraps. */
    uint64_t (*ticks_us)(void *context);
    /* CPU cycles or the finest tick there is; wraps. */
    uintptr_t (*ticks_cpu)(void *context);
    /* The time of day, nanoseconds since 1970-01-01 UTC. Returns 0 or -errno. */
    int (*time_ns)(void *context, int64_t *out_ns);
    /* CPU time used by this process, in nanoseconds. */
    int (*cpu_time_ns)(void *context, int64_t *out_ns);
    /* Waits for at least so long, or until an interrupt wants service (returns early then). */
    void (*sleep_us)(void *context, uint64_t duration_us);
    /* Offset of local time from UTC at that moment, in seconds. */
    int32_t (*utc_offset_s)(void *context, int64_t utc_s);

    /* The highest address of the current thread's C stack (it grows down from there), and its size in bytes. */
    void *(*stack_base)(void *context);
    size_t (*stack_size)(void *context);

    /* Fills `data` with bytes that an attacker cannot guess. Returns 0 or -errno. */
    int (*entropy)(void *context, void *data, size_t size);
    /* Called when a VM has nothing to do for the moment; may sleep until the next interrupt. */
    void (*idle)(void *context);
    /* Value of an environment variable, or NULL. */
    const char *(*getenv)(void *context, const char *name);

    /* No notification is to come any more. Called when a VM ends. */
    void (*notify_stop)(void *context);

    const mp_hal_board *board;
    const mp_hal_pins *pins;
    const mp_hal_timers *timers;
    /* There is no operating system: gc.collect() returns None, as on microcontrollers, and not a number. */
    bool bare_metal;

    const mp_hal_files *files; /* NULL: no files */
    const mp_hal_heap *heap;   /* NULL: the heap cannot grow */
} mp_hal;

#ifdef __cplusplus
}
#endif
#endif
