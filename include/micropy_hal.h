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

/* Console streams for `console_write`. */
typedef enum mp_stream { MP_STREAM_OUT = 1, MP_STREAM_ERR = 2 } mp_stream;

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

typedef struct mp_hal {
    void *context;

    /* Writes all of the bytes to the console, blocking. Returns 0 or -errno. */
    int (*console_write)(void *context, mp_stream stream, const char *data, size_t size);
    /* Reads at least one and at most `size` bytes, waiting up to `timeout_ms` (negative: for ever). Returns the
     * count, 0 at the end of the input, -EAGAIN after the timeout, -EINTR if interrupted, or -errno. */
    ptrdiff_t (*console_read)(void *context, char *data, size_t size, int32_t timeout_ms);
    /* True if the console input is a person at a terminal. */
    bool (*console_is_terminal)(void *context);

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

    /* There is no operating system: gc.collect() returns None, as on microcontrollers, and not a number. */
    bool bare_metal;

    const mp_hal_files *files; /* NULL: no files */
    const mp_hal_heap *heap;   /* NULL: the heap cannot grow */
} mp_hal;

#ifdef __cplusplus
}
#endif
#endif
