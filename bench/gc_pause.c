/* SPDX-License-Identifier: MIT
 *
 * Pauses of the collector on a host: a pool of 64 MiB, half full of small living objects, and a program that allocates.
 * Prints percentiles of the times that steps take, and what a full collection takes.
 *
 *     cmake --build build/release --target gc_pause && build/release/gc_pause
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "micropy.h"
#include "micropy_hal_posix.h"

#define POOL_SIZE ((size_t)64 << 20)
#define STEPS_MAX 4000000u

/* How long steps took. */
typedef struct record {
    uint32_t *pauses_ns;
    size_t count;
    uint64_t last_ns;
} record;

static uint64_t now_ns(void) {
    struct timespec now;
    (void)clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

static int compare(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

static void fail(mp_vm *vm) {
    char text[500];
    (void)mp_error_text(vm, text, sizeof text);
    (void)fprintf(stderr, "%s\n", text);
    exit(1);
}

static void run(mp_vm *vm, const char *source) {
    if (mp_exec(vm, source, "<bench>") != MP_OK) {
        fail(vm);
    }
}

/* The clock of the VM: its calls come in pairs, around each step. */
static record steps;
static bool inside;

static uint64_t ticks_us(void *context) {
    (void)context;
    uint64_t now = now_ns();
    if (inside && steps.count < STEPS_MAX) {
        steps.pauses_ns[steps.count++] = (uint32_t)(now - steps.last_ns);
    }
    steps.last_ns = now;
    inside = !inside;
    return now / 1000u;
}

int main(void) {
    mp_hal hal = *mp_hal_posix();
    hal.ticks_us = ticks_us;
    mp_region pool = {malloc(POOL_SIZE), POOL_SIZE};
    mp_config config = {.hal = &hal, .regions = &pool, .region_count = 1};
    steps.pauses_ns = malloc(STEPS_MAX * sizeof *steps.pauses_ns);
    mp_vm *vm = pool.start != NULL && steps.pauses_ns != NULL ? mp_init(&config, NULL) : NULL;
    if (vm == NULL) {
        return 1;
    }
    run(vm, "keep = [[i] for i in range(500000)]");
    uint64_t begin = now_ns();
    (void)mp_gc_collect(vm);
    uint64_t full = now_ns() - begin;
    steps.count = 0;
    inside = false;
    run(vm, "for i in range(6000000):\n    keep[i * 7919 % 500000] = [i]\n");
    size_t count = steps.count;
    qsort(steps.pauses_ns, count, sizeof *steps.pauses_ns, compare);
    mp_gc_info info;
    mp_gc_stats(vm, &info);
    (void)printf("full collection      %8.3f ms (%zu bytes used)\n", (double)full / 1e6, info.used_size);
    (void)printf("steps                %8zu in %zu collections\n", count, info.collection_count);
    if (count > 0) {
        (void)printf("median pause         %8.3f ms\n", (double)steps.pauses_ns[count / 2] / 1e6);
        (void)printf("99.9th percentile    %8.3f ms\n", (double)steps.pauses_ns[count - 1 - count / 1000] / 1e6);
        (void)printf("longest pause        %8.3f ms\n", (double)steps.pauses_ns[count - 1] / 1e6);
    }
    mp_deinit(vm);
    return 0;
}
