/* SPDX-License-Identifier: MIT
 *
 * What a C program sees of the collector: hooks, steps, figures, the map, paths, pins, regions that peripherals cannot
 * reach.
 */
#include "support.h"

#include "gc/vm.h"

static _Alignas(16) char heap[128 * 1024];
static _Alignas(16) char heap_2[32 * 1024];

typedef struct counts {
    size_t allocations, size, collections;
} counts;

static void on_allocation(void *user, mp_vm *vm, size_t size) {
    (void)vm;
    ((counts *)user)->allocations++;
    ((counts *)user)->size += size;
}

static void on_collection(void *user, mp_vm *vm) {
    mp_gc_info info;
    mp_gc_stats(vm, &info);
    assert_true(info.used_size <= info.total_size);
    ((counts *)user)->collections++;
}

static void hooks(void **state) {
    (void)state;
    mp_vm *vm = vm_new(heap, sizeof heap);
    counts seen = {0, 0, 0};
    const mp_gc_hooks all = {on_allocation, on_collection, &seen};
    mp_gc_info before, after;
    mp_gc_hooks_set(vm, &all);
    mp_gc_stats(vm, &before);
    run(vm, "x = [[i] for i in range(100)]");
    mp_gc_stats(vm, &after);
    assert_int_equal(seen.allocations, after.allocation_count - before.allocation_count);
    assert_true(seen.allocations >= 200 && seen.size >= 3200);
    size_t collections = seen.collections;
    mp_gc_collect(vm);
    assert_int_equal(seen.collections, collections + 1);
    mp_gc_hooks_set(vm, NULL);
    run(vm, "x = [[i] for i in range(100)]");
    mp_gc_collect(vm);
    assert_int_equal(seen.collections, collections + 1 + (stressed() ? seen.collections - collections - 1 : 0));
    mp_deinit(vm);
}

/* Steps come to an end, whatever is allocated between them, and find what is garbage. */
static void steps(void **state) {
    (void)state;
    mp_vm *vm = vm_new(heap, sizeof heap);
    mp_gc_stress_set(vm, MP_STRESS_NONE); /* in the other modes no cycle is left to steps */
    run(vm, "x = [[i] for i in range(500)]\ny = [[i] for i in range(500)]");
    mp_gc_collect(vm);
    run(vm, "y = None");
    mp_gc_info before, after;
    mp_gc_stats(vm, &before);
    size_t count = 0;
    for (int cycle = 0; cycle < 2; cycle++) {
        while (!mp_gc_step(vm, 200)) {
            run(vm, "z = [x[3], (1, 2)]\nx[5] = z");
            assert_null(mp_gc_check(vm));
            count++;
            assert_true(count < 10000);
        }
        run(vm, "z = [1]");
    }
    while (!mp_gc_step(vm, 200)) {
    }
    mp_gc_stats(vm, &after);
    assert_true(count > 3);
    assert_true(after.used_size + 8000 < before.used_size);
    assert_true(after.collection_count > before.collection_count);
    assert_int_equal(eval_int(vm, "sum(len(i) for i in x)"), 501);
    mp_deinit(vm);
}

static void compacting(void **state) {
    (void)state;
    mp_vm *vm = vm_new(heap, sizeof heap);
    run(vm, "x = [[i, str(i)] for i in range(600)]\nfor i in range(0, 600, 2): x[i] = None\ni = None");
    mp_gc_info before, after;
    mp_gc_collect(vm);
    mp_gc_stats(vm, &before);
    assert_true(mp_gc_compact(vm) > 0);
    mp_gc_stats(vm, &after);
    assert_null(mp_gc_check(vm));
    assert_int_equal(after.compaction_count, before.compaction_count + 1);
    assert_true(after.moved_count > before.moved_count);
    assert_true(after.largest_free_size >= before.largest_free_size);
    assert_true(after.largest_free_size > after.free_size / 2);
    assert_int_equal(eval_int(vm, "sum(a[0] for a in x if a)"), 300 * 300);
    mp_deinit(vm);
}

/* A pinned object, and a text whose address was told, stay; an id stays the same. */
static void pins(void **state) {
    (void)state;
    mp_vm *vm = vm_new(heap, sizeof heap);
    run(vm, "a = [[0] * 5 for i in range(100)]\nt = 'te' + str(12345)\np = [1, 2, 3]\ni = id(a[50])\na[0:50] = []");
    const char *text;
    assert_int_equal(mp_value_to_text(vm, eval(vm, "t"), &text, NULL), MP_OK);
    uintptr_t address = eval(vm, "p").bits;
    assert_int_equal(mp_value_pin(vm, eval(vm, "p")), MP_OK);
    stack_clear();
    mp_gc_compact(vm);
    assert_int_equal(eval(vm, "p").bits, address);
    assert_string_equal(text, "te12345");
    assert_int_equal(eval_int(vm, "i == id(a[0])"), 1);
    assert_null(mp_gc_check(vm));
    mp_deinit(vm);
}

static void paths(void **state) {
    (void)state;
    mp_vm *vm = vm_new(heap, sizeof heap);
    run(vm, "class C: pass\nc = C()\nc.list = [{'k': (1.5, [])}]");
    mp_value out[16];
    mp_value target = eval(vm, "c.list[0]['k'][1]");
    size_t count = mp_gc_path(vm, target, out, 16);
    assert_true(count >= 5);
    assert_int_equal(out[count - 1].bits, target.bits);
    assert_int_equal(out[count - 2].bits, eval(vm, "c.list[0]['k']").bits);
    assert_int_equal(mp_gc_path(vm, target, out, 2), 0); /* none so short */
    assert_int_equal(mp_gc_path(vm, mp_value_none(), out, 16), 0);
    assert_null(mp_gc_check(vm));
    mp_deinit(vm);
}

static void collect_text(void *user, const char *text, size_t size) {
    console *c = user;
    assert_true(c->size + size < sizeof c->text);
    memcpy(c->text + c->size, text, size);
    c->size += size;
    c->text[c->size] = 0;
}

static void map(void **state) {
    (void)state;
    static console c;
    mp_vm *vm = vm_new(heap, sizeof heap);
    run(vm, "x = [(1, 2), {1: 2}, 'a' * 100, bytearray(100), 1e300]\ndef f(): pass");
    mp_gc_collect(vm);
    mp_gc_map(vm, collect_text, &c);
    assert_non_null(strstr(c.text, "GC memory layout; from 0x"));
    assert_non_null(strstr(c.text, "00000000: "));
    assert_non_null(strstr(c.text, " lines all free)"));
    for (const char *letter = "TLDFBMSAh=."; *letter != 0; letter++) {
        assert_non_null(strchr(strstr(c.text, "00000000: ") + 10, *letter));
    }
    mp_deinit(vm);
}

/* Data of bytearrays and arrays is where peripherals reach it, also after they grew; other things may be anywhere. */
static void unreachable_regions(void **state) {
    (void)state;
    const mp_region regions[] = {{heap, sizeof heap}, {heap_2, sizeof heap_2}};
    const mp_config config = {.hal = mp_hal_posix(), .regions = regions, .region_count = 2, .no_dma_mask = 1};
    mp_vm *vm = mp_init(&config, NULL);
    assert_non_null(vm);
    mp_gc_stress_set(vm, stress_mode());
    run(vm, "import array, uctypes\nb = bytearray(100)\nb.extend(bytes(900))\na = array.array('i', [1, 2])\n"
            "a.extend(range(100))\naddresses = [uctypes.addressof(b), uctypes.addressof(a)]");
    for (int i = 0; i < 2; i++) {
        char source[32];
        (void)snprintf(source, sizeof source, "addresses[%d]", i);
        uintptr_t address = (uintptr_t)eval_int(vm, source);
        assert_true(address >= (uintptr_t)heap_2 && address < (uintptr_t)heap_2 + sizeof heap_2);
    }
    run(vm, "try: c = bytearray(50000)\nexcept MemoryError as e: c = str(e)\nl = [0] * 10000"); /* a list may */
    assert_int_equal(eval_int(vm, "c == 'memory allocation failed, allocating 50000 bytes'"), 1);
    assert_null(mp_gc_check(vm));
    mp_deinit(vm);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hooks), cmocka_unit_test(steps), cmocka_unit_test(compacting), cmocka_unit_test(pins),
        cmocka_unit_test(paths), cmocka_unit_test(map),   cmocka_unit_test(unreachable_regions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
