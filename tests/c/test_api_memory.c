/* SPDX-License-Identifier: MIT
 *
 * The contracts of include/micropy.h that concern memory: heaps of any size, using memory and stack up, statistics.
 *
 * stress: no (too slow)
 */
#include "support.h"

enum { HEAP_SIZE = 512 * 1024 };
static _Alignas(16) char heap[HEAP_SIZE];
static char text[4000]; /* not on the stack, where it would keep old pointers */

/* Any size is either refused with a reason, or enough to start with; and nothing outside is touched. */
static void test_small_heaps(void **state) {
    (void)state;
    size_t smallest = 0;
    for (size_t size = 0; size <= 64 * 1024; size += size < 4096 ? 101 : 1009) {
        memset(heap, 0xEE, sizeof heap);
        mp_region region = {heap + 8, size};
        mp_config config = {.hal = mp_hal_posix(), .regions = &region, .region_count = 1};
        const char *reason = NULL;
        mp_vm *vm = mp_init(&config, &reason);
        if (vm == NULL) {
            assert_non_null(reason);
            assert_true(strlen(reason) > 5);
            assert_int_equal(smallest, 0);
            assert_null(mp_init(&config, NULL));
        } else {
            smallest = smallest == 0 ? size : smallest;
            mp_value v;
            (void)!mp_eval(vm, "1 + 2", &v);
            mp_deinit(vm);
        }
        assert_int_equal((unsigned char)heap[7], 0xEE);
        assert_int_equal((unsigned char)heap[8 + size], 0xEE);
    }
    assert_true(smallest > 0);
    mp_deinit(NULL);
    mp_config nothing = {.hal = NULL};
    const char *reason = NULL;
    assert_null(mp_init(&nothing, &reason));
    assert_non_null(reason);
}

/* The smallest useful sizes run something real. */
static void test_modest_heap(void **state) {
    (void)state;
    mp_vm *vm = vm_new(heap, 64 * 1024);
    run(vm, "class A:\n  def __init__(self, n): self.n = n\n  def twice(self): return 2 * self.n\n"
            "total = sum(A(i).twice() for i in range(500))");
    assert_int_equal(eval_int(vm, "total"), 249500);
    mp_deinit(vm);
}

/* Names of one character need no memory. */
static void forget_globals(mp_vm *vm) {
    static const char *const names[] = {"x", "y", "a", "g", "A", "e", "f", "B"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        assert_int_equal(mp_global_set(vm, names[i], mp_value_none()), MP_OK);
    }
    stack_clear();
    (void)mp_gc_collect(vm);
}

/* Whatever uses memory up, it is a MemoryError, and the VM goes on. */
static void test_memory_error(void **state) {
    (void)state;
    mp_vm *vm = vm_new(heap, 96 * 1024);
    static const char *const programs[] = {
        "x = []\nwhile True: x.append(x[:])",
        "x = bytearray(10 << 20)",
        "x = 'abc' * 1000000",
        "x = [0] * 1000000",
        "x = {}\ni = 0\nwhile True:\n  x[i] = str(i)\n  i += 1",
        "x = set()\ni = 0\nwhile True:\n  x.add((i,))\n  i += 1",
        "x = 1\nwhile True: x *= 12345678901234567890",
        "x = ''\nwhile True: x += 'some more text'",
        "class A: pass\nx = None\nwhile True:\n  a = A(); a.x = x; a.y = [x]; x = a",
        "x = None\nwhile True: x = (lambda y: lambda: y)(x)",
        "def g(n):\n  yield from g(n + 1)\nfor x in g(0): pass",
        "x = list(range(10 ** 9))",
        "x = [str(i) for i in range(10 ** 9)]",
        "x = sorted(range(10 ** 9), key=str)",
        "x = '%1000000d' % 1",
        "x = exec(' ' * 0 + 'x = [' + '1, ' * 100000 + ']')",
        "try:\n  x = []\n  while True: x.append(bytes(100))\nexcept MemoryError:\n  y = []\n  while True: "
        "y.append([x])",
    };
    for (size_t i = 0; i < sizeof programs / sizeof programs[0]; i++) {
        assert_int_equal(mp_exec(vm, programs[i], NULL), MP_EXCEPTION);
        (void)mp_error_text(vm, text, sizeof text);
        if (strstr(text, "MemoryError") == NULL && strstr(text, "RecursionError") == NULL) {
            fail_msg("%s\n%s", programs[i], text);
        }
        mp_error_clear(vm);
        forget_globals(vm);
        run(vm, "assert sum([i * i for i in range(100)]) == 328350 and '%d' % 12 == str(12)");
    }
    mp_deinit(vm);
}

static void test_recursion(void **state) {
    (void)state;
    mp_vm *vm = vm_new(heap, sizeof heap);
    static const char *const programs[] = {
        "def f(n): return f(n + 1) + 1\nf(0)",
        "class A:\n  def __repr__(self): return repr(self)\nrepr(A())",
        "class B:\n  def __getattr__(self, name): return getattr(self, name + 'x')\nB().a",
        "x = []\nfor i in range(100000): x = [x]\nrepr(x)",
        "def g(n): return sorted([n, n], key=g)\ng(0)",
    };
    for (size_t i = 0; i < sizeof programs / sizeof programs[0]; i++) {
        assert_int_equal(mp_exec(vm, programs[i], NULL), MP_EXCEPTION);
        assert_true(mp_error_text(vm, text, sizeof text) > 0);
        assert_true(strstr(text, "RecursionError") != NULL || strstr(text, "MemoryError") != NULL);
        mp_error_clear(vm);
        forget_globals(vm);
        run(vm, "assert sum(range(100)) == 4950");
    }
    mp_deinit(vm);
}

static void test_stats(void **state) {
    (void)state;
    if (stressed()) {
        return;
    }
    mp_vm *vm = vm_new(heap, sizeof heap);
    mp_gc_info before, after;
    (void)mp_gc_collect(vm);
    mp_gc_stats(vm, &before);
    assert_true(before.total_size > HEAP_SIZE * 9 / 10 && before.total_size <= HEAP_SIZE);
    run(vm, "x = [i + 0x10000000000000000 for i in range(1000)]");
    mp_gc_stats(vm, &after);
    assert_true(after.used_size > before.used_size + 16000);
    assert_int_equal(after.used_size + after.free_size, after.total_size);
    assert_true(after.peak_size >= after.used_size && after.allocation_count > before.allocation_count + 1000);
    run(vm, "x = None");
    assert_true(mp_gc_collect(vm) >= 900);
    mp_gc_info last;
    mp_gc_stats(vm, &last);
    assert_true(last.used_size < before.used_size + 4096);
    assert_true(last.collection_count > before.collection_count);
    assert_int_equal(last.allocated_size, 0);
    mp_gc_threshold(vm, 20000);
    assert_int_equal(mp_gc_threshold_get(vm), 20000);
    run(vm, "import gc\nassert gc.threshold() == 20000\nfor i in range(1000): x = [i] * 50");
    mp_gc_stats(vm, &after);
    assert_true(after.collection_count > last.collection_count + 10);
    mp_deinit(vm);
}

static void test_growing_heap(void **state) {
    (void)state;
    if (stressed()) {
        return; /* a collection at each of a million allocations */
    }
    mp_config config = {.hal = mp_hal_posix(), .heap_limit = 64u << 20};
    mp_vm *vm = mp_init(&config, NULL);
    assert_non_null(vm);
    run(vm, "x = [[i] for i in range(300000)]");
    mp_gc_info info;
    mp_gc_stats(vm, &info);
    assert_true(info.used_size > 300000 * 2 * sizeof(void *) && info.total_size <= 64u << 20);
    assert_int_equal(mp_exec(vm, "while True: x.append([])", NULL), MP_EXCEPTION);
    mp_error_clear(vm);
    run(vm, "x = None");
    mp_deinit(vm);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_small_heaps), cmocka_unit_test(test_modest_heap), cmocka_unit_test(test_memory_error),
        cmocka_unit_test(test_recursion),   cmocka_unit_test(test_stats),       cmocka_unit_test(test_growing_heap),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
