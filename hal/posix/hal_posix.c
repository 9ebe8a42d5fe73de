/* SPDX-License-Identifier: MIT
 *
 * hal/posix: console, clocks, stack bounds, entropy and growing memory. The contract of each operation stands in
 * micropy_hal.h. There is no state here: `context` is not used.
 */
#include "micropy_hal_posix.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

/* More than this of the C stack is never claimed, whatever the limits of the process say. */
#define STACK_SIZE_MAX ((size_t)8 << 20)
/* What getentropy gives at a time. */
#define ENTROPY_SIZE_MAX 256u

/* ---- Console ---- */

static int console_write(void *context, mp_stream stream, const char *data, size_t size) {
    (void)context;
    int fd = stream == MP_STREAM_ERR ? STDERR_FILENO : STDOUT_FILENO;
    while (size != 0) {
        ssize_t count = write(fd, data, size);
        if (count >= 0) {
            data += count;
            size -= (size_t)count;
        } else if (errno == EAGAIN) {
            struct pollfd ready = {.fd = fd, .events = POLLOUT};
            (void)poll(&ready, 1, -1);
        } else if (errno != EINTR) {
            return -errno;
        }
    }
    return 0;
}

static ptrdiff_t console_read(void *context, char *data, size_t size, int32_t timeout_ms) {
    (void)context;
    struct pollfd ready = {.fd = STDIN_FILENO, .events = POLLIN};
    int count = poll(&ready, 1, timeout_ms < 0 ? -1 : timeout_ms);
    if (count == 0) {
        return -EAGAIN;
    }
    ssize_t result = count < 0 ? -1 : read(STDIN_FILENO, data, size);
    return result < 0 ? -errno : result;
}

static bool console_is_terminal(void *context) {
    (void)context;
    return isatty(STDIN_FILENO) != 0;
}

/* ---- Clocks ---- */

static int clock_read(clockid_t clock, int64_t *out_ns) {
    struct timespec now;
    if (clock_gettime(clock, &now) != 0) {
        return -errno;
    }
    *out_ns = (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
    return 0;
}

static uint64_t ticks_us(void *context) {
    (void)context;
    int64_t ns = 0;
    (void)clock_read(CLOCK_MONOTONIC, &ns);
    return (uint64_t)ns / 1000u;
}

static uintptr_t ticks_cpu(void *context) {
    (void)context;
    int64_t ns = 0;
    (void)clock_read(CLOCK_MONOTONIC, &ns);
    return (uintptr_t)ns;
}

static int time_ns(void *context, int64_t *out_ns) {
    (void)context;
    return clock_read(CLOCK_REALTIME, out_ns);
}

static int cpu_time_ns(void *context, int64_t *out_ns) {
    (void)context;
    return clock_read(CLOCK_PROCESS_CPUTIME_ID, out_ns);
}

static void sleep_us(void *context, uint64_t duration_us) {
    (void)context;
    /* A signal ends the sleep early, as the contract wants; so does a duration of more than some thirty years. */
    const uint64_t max_s = 1000000000u;
    uint64_t seconds = duration_us / 1000000u;
    struct timespec wait = {.tv_sec = (time_t)(seconds < max_s ? seconds : max_s),
                            .tv_nsec = (long)(duration_us % 1000000u) * 1000};
    (void)nanosleep(&wait, NULL);
}

static int32_t utc_offset_s(void *context, int64_t utc_s) {
    (void)context;
    time_t moment = (time_t)utc_s;
    struct tm local;
    return moment == utc_s && localtime_r(&moment, &local) != NULL ? (int32_t)local.tm_gmtoff : 0;
}

/* ---- The C stack of the current thread ---- */

static bool stack_bounds(char **base, size_t *size) {
#if defined(__APPLE__)
    *base = (char *)pthread_get_stackaddr_np(pthread_self());
    *size = pthread_get_stacksize_np(pthread_self());
    return true;
#else
    pthread_attr_t attributes;
    void *lowest;
    if (pthread_getattr_np(pthread_self(), &attributes) != 0) {
        return false;
    }
    bool ok = pthread_attr_getstack(&attributes, &lowest, size) == 0;
    pthread_attr_destroy(&attributes);
    if (ok) {
        *base = (char *)lowest + *size;
    }
    return ok;
#endif
}

static void *stack_base(void *context) {
    (void)context;
    char *base;
    size_t size;
    return stack_bounds(&base, &size) ? base : NULL;
}

static size_t stack_size(void *context) {
    (void)context;
    char *base;
    size_t size;
    if (!stack_bounds(&base, &size)) {
        size = STACK_SIZE_MAX / 8;
    }
    /* The main thread's stack grows on demand up to the limit of the process, which may be below what it asked for. */
    struct rlimit limit;
    if (getrlimit(RLIMIT_STACK, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY && limit.rlim_cur < size) {
        size = (size_t)limit.rlim_cur;
    }
    return size < STACK_SIZE_MAX ? size : STACK_SIZE_MAX;
}

/* ---- Entropy, idling, environment ---- */

static int entropy(void *context, void *data, size_t size) {
    (void)context;
    for (char *at = data; size != 0;) {
        size_t count = size < ENTROPY_SIZE_MAX ? size : ENTROPY_SIZE_MAX;
        if (getentropy(at, count) != 0) {
            return -errno;
        }
        at += count;
        size -= count;
    }
    return 0;
}

static void idle(void *context) {
    (void)context;
    const struct timespec moment = {.tv_nsec = 1000000};
    (void)nanosleep(&moment, NULL);
}

static const char *environment_get(void *context, const char *name) {
    (void)context;
    return getenv(name);
}

/* ---- Memory that grows: address space without access, of which a first part is opened ---- */

#define MAP_CLOSED (MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE)

static size_t page_round(size_t size) {
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    return (size + page - 1) / page * page;
}

static void *heap_reserve(void *context, size_t size) {
    (void)context;
    void *start = mmap(NULL, page_round(size), PROT_NONE, MAP_CLOSED, -1, 0);
    return start == MAP_FAILED ? NULL : start;
}

static bool heap_commit(void *context, void *start, size_t reserved_size, size_t size) {
    (void)context;
    size_t end = page_round(reserved_size);
    size_t open = page_round(size);
    if (size > reserved_size || (open != 0 && mprotect(start, open, PROT_READ | PROT_WRITE) != 0)) {
        return false;
    }
    /* Mapping the rest anew gives its pages back, and makes them zero for the next time. */
    return open == end ||
           mmap((char *)start + open, end - open, PROT_NONE, MAP_CLOSED | MAP_FIXED, -1, 0) != MAP_FAILED;
}

static void heap_release(void *context, void *start, size_t reserved_size) {
    (void)context;
    (void)munmap(start, page_round(reserved_size));
}

static const mp_hal_heap heap = {.reserve = heap_reserve, .commit = heap_commit, .release = heap_release};

static const mp_hal posix = {
    .console_write = console_write,
    .console_read = console_read,
    .console_is_terminal = console_is_terminal,
    .ticks_us = ticks_us,
    .ticks_cpu = ticks_cpu,
    .time_ns = time_ns,
    .cpu_time_ns = cpu_time_ns,
    .sleep_us = sleep_us,
    .utc_offset_s = utc_offset_s,
    .stack_base = stack_base,
    .stack_size = stack_size,
    .entropy = entropy,
    .idle = idle,
    .getenv = environment_get,
    .files = &mp_posix_files,
    .heap = &heap,
};

const mp_hal *mp_hal_posix(void) { return &posix; }
