/* SPDX-License-Identifier: MIT
 *
 * The operations of hal/posix keep the contracts in micropy_hal.h.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "micropy_hal_posix.h"

static char folder[64];

static const char *path_of(const char *name) {
    static char path[2][128];
    static unsigned turn;
    turn ^= 1u;
    (void)snprintf(path[turn], sizeof path[turn], "%s/%s", folder, name);
    return path[turn];
}

static int folder_set_up(void **state) {
    (void)state;
    (void)strcpy(folder, "/tmp/micropy-hal-XXXXXX");
    return mkdtemp(folder) == NULL ? -1 : 0;
}

static int folder_tear_down(void **state) {
    (void)state;
    return rmdir(folder);
}

/* A local variable lies within the bounds that the HAL gives for the current thread. */
static void *stack_check(void *result) {
    char local = 0;
    const mp_hal *hal = mp_hal_posix();
    uintptr_t base = (uintptr_t)hal->stack_base(hal->context);
    size_t size = hal->stack_size(hal->context);
    uintptr_t here = (uintptr_t)&local;
    *(bool *)result = here < base && here > base - size && size >= 65536 && size <= ((size_t)8 << 20);
    return result;
}

static void test_stack_of_main_thread(void **state) {
    (void)state;
    bool ok = false;
    stack_check(&ok);
    assert_true(ok);
}

static void test_stack_of_other_thread(void **state) {
    (void)state;
    bool ok = false;
    pthread_t thread;
    assert_int_equal(pthread_create(&thread, NULL, stack_check, &ok), 0);
    assert_int_equal(pthread_join(thread, NULL), 0);
    assert_true(ok);
}

static void test_heap_grows_and_shrinks(void **state) {
    (void)state;
    const mp_hal_heap *heap = mp_hal_posix()->heap;
    const size_t reserved = (size_t)256 << 20;
    char *start = heap->reserve(NULL, reserved);
    assert_non_null(start);
    assert_int_equal((uintptr_t)start % 4096, 0);
    assert_true(heap->commit(NULL, start, reserved, 10000));
    memset(start, 1, 10000);
    assert_true(heap->commit(NULL, start, reserved, 100000));
    assert_int_equal(start[9999], 1);
    assert_int_equal(start[99999], 0);
    start[99999] = 1;
    assert_true(heap->commit(NULL, start, reserved, 4096));
    assert_true(heap->commit(NULL, start, reserved, 100000));
    assert_int_equal(start[4095], 1);
    assert_int_equal(start[4096], 0);
    assert_int_equal(start[99999], 0);
    assert_true(heap->commit(NULL, start, reserved, reserved));
    start[reserved - 1] = 1;
    assert_false(heap->commit(NULL, start, reserved, reserved + 1));
    assert_true(heap->commit(NULL, start, reserved, 0));
    heap->release(NULL, start, reserved);
}

static void test_heap_impossible(void **state) {
    (void)state;
    assert_null(mp_hal_posix()->heap->reserve(NULL, SIZE_MAX / 2 & ~(size_t)4095));
}

static void test_clocks(void **state) {
    (void)state;
    const mp_hal *hal = mp_hal_posix();
    int64_t now_ns = 0;
    int64_t cpu_ns = -1;
    uint64_t start = hal->ticks_us(NULL);
    hal->sleep_us(NULL, 2000);
    assert_true(hal->ticks_us(NULL) - start >= 2000);
    assert_int_equal(hal->time_ns(NULL, &now_ns), 0);
    assert_true(now_ns / 1000000000 > 1600000000);
    assert_int_equal(hal->cpu_time_ns(NULL, &cpu_ns), 0);
    assert_true(cpu_ns >= 0);
    assert_true(abs(hal->utc_offset_s(NULL, now_ns / 1000000000)) < 86400);
}

static void test_entropy(void **state) {
    (void)state;
    unsigned char data[1000] = {0};
    unsigned seen = 0;
    assert_int_equal(mp_hal_posix()->entropy(NULL, data, sizeof data), 0);
    for (size_t i = 900; i < sizeof data; i++) {
        seen |= data[i];
    }
    assert_int_equal(seen, 0xFF);
}

static void test_file(void **state) {
    (void)state;
    const mp_hal_files *files = mp_hal_posix()->files;
    char data[16];
    mp_file_stat st;
    int handle = files->open(NULL, path_of("a"), MP_OPEN_WRITE | MP_OPEN_UPDATE);
    assert_true(handle >= 0);
    assert_int_equal(files->write(NULL, handle, "hello", 5), 5);
    assert_int_equal(files->seek(NULL, handle, -4, 2), 1);
    assert_int_equal(files->read(NULL, handle, data, sizeof data), 4);
    assert_memory_equal(data, "ello", 4);
    assert_int_equal(files->read(NULL, handle, data, sizeof data), 0);
    assert_int_equal(files->seek(NULL, handle, -9, 0), -EINVAL);
    assert_int_equal(files->close(NULL, handle), 0);

    handle = files->open(NULL, path_of("a"), MP_OPEN_APPEND);
    assert_int_equal(files->write(NULL, handle, "!", 1), 1);
    assert_int_equal(files->close(NULL, handle), 0);
    assert_int_equal(files->stat(NULL, path_of("a"), &st), 0);
    assert_int_equal(st.size, 6);
    assert_true((st.mode & 0xF000) == 0x8000);

    assert_int_equal(files->open(NULL, path_of("a"), MP_OPEN_CREATE), -EEXIST);
    assert_int_equal(files->open(NULL, path_of("none"), MP_OPEN_READ), -ENOENT);
    assert_int_equal(files->open(NULL, folder, MP_OPEN_READ), -EISDIR);
    assert_int_equal(files->rename(NULL, path_of("a"), path_of("b")), 0);
    assert_int_equal(files->stat(NULL, path_of("a"), &st), -ENOENT);
    assert_int_equal(files->remove(NULL, path_of("b")), 0);
    assert_int_equal(files->remove(NULL, path_of("b")), -ENOENT);
}

typedef struct listing {
    int count;
    int limit;
    char name[32];
    uint32_t mode;
} listing;

static bool listing_add(void *user, const char *name, const mp_file_stat *st) {
    listing *self = user;
    (void)snprintf(self->name, sizeof self->name, "%s", name);
    self->mode = st->mode & 0xF000;
    return ++self->count < self->limit;
}

static void test_folder(void **state) {
    (void)state;
    const mp_hal_files *files = mp_hal_posix()->files;
    listing seen = {.limit = 9};
    listing one = {.limit = 1};
    assert_int_equal(files->mkdir(NULL, path_of("sub")), 0);
    assert_int_equal(files->mkdir(NULL, path_of("sub")), -EEXIST);
    assert_int_equal(files->list(NULL, folder, listing_add, &seen), 0);
    assert_int_equal(seen.count, 1);
    assert_string_equal(seen.name, "sub");
    assert_int_equal(seen.mode, 0x4000);
    assert_int_equal(files->mkdir(NULL, path_of("sub2")), 0);
    assert_int_equal(files->list(NULL, folder, listing_add, &one), 0);
    assert_int_equal(one.count, 1);
    assert_int_equal(files->list(NULL, path_of("none"), listing_add, &seen), -ENOENT);
    assert_int_equal(files->rmdir(NULL, folder), -ENOTEMPTY);
    assert_int_equal(files->rmdir(NULL, path_of("sub")), 0);
    assert_int_equal(files->rmdir(NULL, path_of("sub2")), 0);
}

static void test_current_folder(void **state) {
    (void)state;
    const mp_hal_files *files = mp_hal_posix()->files;
    char before[4096];
    char path[4096];
    assert_int_equal(files->getcwd(NULL, before, sizeof before), 0);
    assert_int_equal(files->chdir(NULL, folder), 0);
    assert_int_equal(files->getcwd(NULL, path, sizeof path), 0);
    assert_non_null(strstr(path, "micropy-hal-"));
    assert_int_equal(files->getcwd(NULL, path, 2), -ERANGE);
    assert_int_equal(files->chdir(NULL, before), 0);
    assert_int_equal(files->chdir(NULL, path_of("none")), -ENOENT);
}

/* Buffered output shows up when it must, and in order. */
static void test_buffered_output(void **state) {
    (void)state;
    static mp_posix_buffered console;
    const mp_hal *hal = mp_posix_buffered_init(&console);
    int ends[2];
    char data[64];
    int saved = dup(STDOUT_FILENO);
    assert_int_equal(pipe(ends), 0);
    assert_true(dup2(ends[1], STDOUT_FILENO) >= 0);
    console.direct = false;
    int first = hal->console_write(hal->context, MP_STREAM_OUT, "one ", 4);
    size_t held = console.count;
    int second = hal->console_write(hal->context, MP_STREAM_OUT, "two", 3);
    int flush = hal->console_write(hal->context, MP_STREAM_OUT, "", 0);
    size_t held_after = console.count;
    (void)dup2(saved, STDOUT_FILENO);
    ssize_t count = read(ends[0], data, sizeof data);
    (void)close(saved);
    (void)close(ends[0]);
    (void)close(ends[1]);
    assert_int_equal(first | second | flush, 0);
    assert_int_equal(held, 4);
    assert_int_equal(held_after, 0);
    assert_int_equal(count, 7);
    assert_memory_equal(data, "one two", 7);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_stack_of_main_thread),
        cmocka_unit_test(test_stack_of_other_thread),
        cmocka_unit_test(test_heap_grows_and_shrinks),
        cmocka_unit_test(test_heap_impossible),
        cmocka_unit_test(test_clocks),
        cmocka_unit_test(test_entropy),
        cmocka_unit_test_setup_teardown(test_file, folder_set_up, folder_tear_down),
        cmocka_unit_test_setup_teardown(test_folder, folder_set_up, folder_tear_down),
        cmocka_unit_test_setup_teardown(test_current_folder, folder_set_up, folder_tear_down),
        cmocka_unit_test(test_buffered_output),
    };
    return cmocka_run_group_tests_name("hal_posix", tests, NULL, NULL);
}
