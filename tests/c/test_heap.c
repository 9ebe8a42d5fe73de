/* SPDX-License-Identifier: MIT
 *
 * The contracts of heap.h that concern allocation. After each step every table of the heap must be sound.
 *
 * Pointers to buffers stay in local variables, where the collector sees them.
 */
#include "support.h"

#include <stdlib.h>

#include "gc/region.h"
#include "gc/vm.h"
#include "objects/object.h"

enum { HEAP_SIZE = 256 * 1024, LARGE = 1024 /* blocks of this size come from the far end */ };
static _Alignas(16) char heap[HEAP_SIZE];
static _Alignas(16) char heap_2[64 * 1024];

static void check(mp_vm *vm) {
    const char *wrong = mp_gc_check(vm);
    if (wrong != NULL) {
        fail_msg("%s", wrong);
    }
}

static size_t used(mp_vm *vm) {
    mp_gc_info info;
    mp_gc_stats(vm, &info);
    assert_int_equal(info.used_size + info.free_size, info.total_size);
    assert_true(info.peak_size >= info.used_size);
    return info.used_size;
}

static bool is_filled(const uint8_t *p, uint8_t byte, size_t size) {
    for (size_t i = 0; i < size; i++) {
        if (p[i] != byte) {
            return false;
        }
    }
    return true;
}

static void assert_out_of_memory(mp_vm *vm) {
    assert_true(mp_exception_catch(vm, &mp_type_MemoryError));
    assert_false(mp_error_pending(vm));
}

static void test_sizes(void **state) {
    (void)state;
    mp_vm *vm = vm_new(heap, sizeof heap);
    for (size_t size = 1; size <= 5000; size += size < 300 ? 1 : 97) {
        size_t before = used(vm);
        uint8_t *p = mp_gc_buffer_new(vm, size);
        assert_non_null(p);
        assert_int_equal((uintptr_t)p % MP_BLOCK_SIZE, 0);
        assert_true((char *)p >= heap && (char *)p + size <= heap + sizeof heap);
        size_t real = mp_gc_size(vm, p);
        assert_true(real >= size && real < size + MP_BLOCK_SIZE && real % MP_BLOCK_SIZE == 0);
        memset(p, 0xA5, real);
        assert_int_equal(used(vm), before + real);
        check(vm);
        mp_gc_free(vm, p);
        assert_int_equal(used(vm), before);
        check(vm);
    }
    mp_gc_free(vm, NULL);
    assert_int_equal(mp_gc_size(vm, &heap_2[0]), 0);
    mp_deinit(vm);
}

/* Objects are zero-filled behind the head, also where something else was before. */
static void test_zero_fill(void **state) {
    (void)state;
    mp_vm *vm = vm_new(heap, sizeof heap);
    for (size_t size = sizeof(mp_object); size <= 3000; size += size / 8 + 1) {
        void *blocks[4];
        for (size_t i = 0; i < MP_COUNT_OF(blocks); i++) {
            blocks[i] = mp_gc_buffer_new(vm, size);
            memset(blocks[i], 0xFF, mp_gc_size(vm, blocks[i]));
        }
        for (size_t i = 0; i < MP_COUNT_OF(blocks); i++) {
            mp_gc_free(vm, blocks[i]);
        }
        for (size_t i = 0; i < MP_COUNT_OF(blocks); i++) {
            mp_object *object = mp_gc_new(vm, &mp_type_object, size);
            assert_ptr_equal(object->head, &mp_type_object);
            assert_true(is_filled((const uint8_t *)(object + 1), 0, mp_gc_size(vm, object) - sizeof *object));
        }
        check(vm);
    }
    mp_deinit(vm);
}

static void test_reuse(void **state) {
    (void)state;
    mp_vm *vm = vm_new(heap, sizeof heap);
    mp_gc_run(vm);
    char *a = mp_gc_buffer_new(vm, 48), *b = mp_gc_buffer_new(vm, 48), *c = mp_gc_buffer_new(vm, 48);
    mp_gc_free(vm, b);
    check(vm);
    char *again = mp_gc_buffer_new(vm, 48);
    assert_true(stressed() || again == b);
    assert_int_equal(mp_gc_size(vm, a), 48);
    assert_int_equal(mp_gc_size(vm, c), 48);
    check(vm);
    /* the last block, too */
    mp_gc_free(vm, c);
    again = mp_gc_buffer_new(vm, 48);
    assert_true(stressed() || again == c);
    check(vm);
    mp_deinit(vm);
}

static void test_far_end(void **state) {
    (void)state;
    if (stress_mode() == MP_STRESS_MOVE) {
        return; /* then all blocks come from there */
    }
    mp_vm *vm = vm_new(heap, sizeof heap);
    mp_gc_run(vm);
    char *large = mp_gc_buffer_new(vm, sizeof heap / 2), *large_2 = mp_gc_buffer_new(vm, LARGE);
    char *small = mp_gc_buffer_new(vm, 200), *large_3 = mp_gc_buffer_new(vm, LARGE);
    assert_ptr_equal(large_2 + LARGE, large);
    assert_true(small < large_2);
    assert_true(large_3 + LARGE == large_2 || small < large_3);
    check(vm);
    /* a large block that is freed is free for others */
    mp_gc_free(vm, large);
    check(vm);
    assert_int_equal(mp_gc_size(vm, large_2), LARGE);
    mp_deinit(vm);
}

static void test_resize(void **state) {
    (void)state;
    mp_vm *vm = vm_new(heap, sizeof heap);
    uint8_t *p = mp_gc_resize(vm, NULL, 100);
    memset(p, 1, 100);
    /* the last block grows in place */
    uint8_t *same = mp_gc_resize(vm, p, 500);
    assert_int_equal(same == p, !stressed());
    assert_true(is_filled(same, 1, 100));
    check(vm);
    /* another one moves, and the old one is free */
    p = same;
    uint8_t *next = mp_gc_buffer_new(vm, 16);
    size_t before = used(vm);
    uint8_t *moved = mp_gc_resize(vm, p, 900);
    assert_ptr_not_equal(moved, p);
    assert_true(is_filled(moved, 1, 100));
    assert_int_equal(used(vm), before + mp_gc_size(vm, moved) - 512);
    check(vm);
    /* shrinking never moves, and gives memory back */
    before = used(vm);
    assert_ptr_equal(mp_gc_resize(vm, moved, 40), moved);
    assert_int_equal(mp_gc_size(vm, moved), 48);
    assert_int_equal(used(vm), before + 48 - 912);
    assert_true(is_filled(moved, 1, 40));
    check(vm);
    assert_ptr_equal(mp_gc_resize(vm, moved, 48), moved);
    assert_int_equal(mp_gc_size(vm, next), 16);
    /* what was cut off can be used */
    uint8_t *rest = mp_gc_buffer_new(vm, 64);
    memset(rest, 2, 64);
    assert_true(is_filled(moved, 1, 40));
    check(vm);
    mp_deinit(vm);
}

static void test_overflow(void **state) {
    (void)state;
    mp_vm *vm = vm_new(heap, sizeof heap);
    assert_null(mp_gc_buffer_new(vm, SIZE_MAX));
    assert_out_of_memory(vm);
    assert_null(mp_gc_new(vm, &mp_type_object, SIZE_MAX - 3));
    assert_out_of_memory(vm);
    assert_null(mp_gc_array_new(vm, SIZE_MAX / 2 + 2, 2));
    assert_out_of_memory(vm);
    char *p = mp_gc_buffer_new(vm, 32);
    memset(p, 7, 32);
    assert_null(mp_gc_array_resize(vm, p, SIZE_MAX / 4, 8));
    assert_out_of_memory(vm);
    assert_null(mp_gc_resize(vm, p, SIZE_MAX));
    assert_out_of_memory(vm);
    assert_null(mp_gc_resize(vm, p, HEAP_SIZE));
    assert_out_of_memory(vm);
    assert_true(is_filled((uint8_t *)p, 7, 32));
    check(vm);
    mp_deinit(vm);
}

/* Fills the heap with blocks that are linked through their first word; returns the last. */
static void **fill(mp_vm *vm, size_t size) {
    void **last = NULL;
    for (;;) {
        void **block = mp_gc_buffer_new(vm, size);
        if (block == NULL) {
            return last;
        }
        *block = (void *)last;
        last = block;
    }
}

static void test_exhausted(void **state) {
    (void)state;
    mp_vm *vm = vm_new(heap, sizeof heap);
    if (stress_mode() == MP_STRESS_MOVE) { /* pins are found one after the other in a chain of buffers without owner */
        mp_gc_stress_set(vm, MP_STRESS_COLLECT);
    }
    static const size_t sizes[] = {16, 32, 240, 256, 1008, 1024, 20000};
    size_t free_before = 0;
    for (size_t i = 0; i < MP_COUNT_OF(sizes); i++) {
        void **last = fill(vm, sizes[i]);
        assert_out_of_memory(vm);
        check(vm);
        mp_gc_info info;
        mp_gc_stats(vm, &info);
        assert_true(info.free_size < sizes[i] + LARGE);
        /* a smaller one may fit, this one does not */
        assert_null(mp_gc_buffer_new(vm, sizes[i]));
        assert_out_of_memory(vm);
        size_t count = 0;
        while (last != NULL) {
            void **previous = *last;
            mp_gc_free(vm, last);
            last = previous;
            count++;
        }
        assert_true(count > 0);
        check(vm);
        mp_gc_run(vm);
        mp_gc_stats(vm, &info);
        assert_true(i == 0 || info.free_size + 256 >= free_before);
        free_before = info.free_size;
    }
    /* all that was free is one run again */
    void *most = mp_gc_buffer_new(vm, free_before - LARGE);
    assert_non_null(most);
    mp_deinit(vm);
}

static void test_regions(void **state) {
    (void)state;
    mp_region regions[] = {{heap, sizeof heap / 4}, {heap_2 + 3, sizeof heap_2 - 5}};
    mp_config config = {.hal = mp_hal_posix(), .regions = regions, .region_count = 2};
    mp_vm *vm = mp_init(&config, NULL);
    assert_non_null(vm);
    bool in_first = false, in_second = false;
    void **last = NULL;
    for (;;) {
        void **block = mp_gc_buffer_new(vm, 160);
        if (block == NULL) {
            break;
        }
        char *p = (char *)block;
        bool first = p >= heap && p + 160 <= heap + sizeof heap / 4;
        bool second = p >= heap_2 + 3 && p + 160 <= heap_2 + sizeof heap_2 - 2;
        assert_true(first || second);
        in_first = in_first || first;
        in_second = in_second || second;
        *block = (void *)last;
        last = block;
    }
    assert_out_of_memory(vm);
    assert_true(in_first && in_second);
    check(vm);
    for (size_t i = 0; last != NULL; i++) {
        void **previous = *last;
        assert_int_equal(mp_gc_size(vm, last), 160);
        mp_gc_free(vm, last);
        last = previous;
    }
    check(vm);
    mp_gc_run(vm);
    check(vm);
    assert_non_null(mp_gc_buffer_new(vm, sizeof heap_2 * 3 / 4));
    mp_deinit(vm);
}

static void test_growing(void **state) {
    (void)state;
    mp_config config = {.hal = mp_hal_posix(), .heap_limit = 32u << 20};
    mp_vm *vm = mp_init(&config, NULL);
    assert_non_null(vm);
    mp_gc_info first, now;
    mp_gc_stats(vm, &first);
    void **last = fill(vm, 100000);
    assert_out_of_memory(vm);
    mp_gc_stats(vm, &now);
    assert_true(now.total_size > first.total_size && now.total_size <= 32u << 20);
    assert_true(now.used_size > 28u << 20);
    check(vm);
    assert_non_null(last);
    last = NULL;
    mp_gc_run(vm);
    check(vm);
    mp_deinit(vm);
}

static void test_fail_at(void **state) {
    (void)state;
    mp_vm *vm = vm_new(heap, sizeof heap);
    for (size_t k = 1; k < 6; k++) {
        mp_gc_fail_at(vm, k);
        for (size_t i = 1; i < k; i++) {
            assert_non_null(mp_gc_buffer_new(vm, 32));
        }
        assert_null(mp_gc_buffer_new(vm, 32));
        assert_out_of_memory(vm);
        for (size_t i = 0; i < 10; i++) {
            assert_non_null(mp_gc_buffer_new(vm, 32));
        }
        check(vm);
    }
    mp_gc_fail_at(vm, 3);
    mp_gc_fail_at(vm, 0);
    for (size_t i = 0; i < 10; i++) {
        assert_non_null(mp_gc_buffer_new(vm, 32));
    }
    /* resizing allocates, too */
    void *p = mp_gc_buffer_new(vm, 16);
    mp_gc_fail_at(vm, 1);
    assert_null(mp_gc_resize(vm, p, 4000));
    assert_out_of_memory(vm);
    assert_int_equal(mp_gc_size(vm, p), 16);
    mp_deinit(vm);
}

static void test_lock(void **state) {
    (void)state;
    mp_vm *vm = vm_new(heap, sizeof heap);
    assert_int_equal(mp_exec(vm, "import micropython, gc\nmicropython.heap_lock()", NULL), MP_OK);
    assert_null(mp_gc_buffer_new(vm, 16));
    assert_out_of_memory(vm);
    mp_gc_run(vm);
    mp_gc_threshold(vm, -1);
    assert_null(mp_gc_buffer_new(vm, 16));
    assert_out_of_memory(vm);
    vm->heap.lock_depth = 0;
    assert_non_null(mp_gc_buffer_new(vm, 16));
    check(vm);
    mp_deinit(vm);
}

static void test_counters(void **state) {
    (void)state;
    mp_vm *vm = vm_new(heap, sizeof heap);
    mp_gc_info before, after;
    mp_gc_collect(vm);
    mp_gc_stats(vm, &before);
    assert_int_equal(before.allocated_size, 0);
    void *p = mp_gc_buffer_new(vm, 100), *q = mp_gc_buffer_new(vm, 2000);
    mp_gc_stats(vm, &after);
    assert_int_equal(after.allocation_count, before.allocation_count + 2);
    assert_int_equal(after.used_size, before.used_size + 112 + 2000);
    assert_int_equal(after.total_size, before.total_size);
    if (!stressed()) {
        assert_int_equal(after.allocated_size, 112 + 2000);
        assert_int_equal(after.collection_count, before.collection_count);
    }
    mp_gc_free(vm, q);
    mp_gc_stats(vm, &before);
    assert_true(before.peak_size >= after.used_size);
    mp_gc_free(vm, p);
    mp_gc_collect(vm);
    mp_gc_stats(vm, &after);
    assert_int_equal(after.collection_count, before.collection_count + 1);
    mp_deinit(vm);
}

/* ---- against a model ---- */

enum { SLOTS = 120 };

typedef struct model_block {
    uint8_t *data;
    size_t size;
    uint8_t byte;
    bool object;
} model_block;

typedef struct model {
    mp_vm *vm;
    model_block slots[SLOTS];
    uint32_t random;
} model;

static uint32_t next_random(model *m, uint32_t limit) {
    m->random = m->random * 1664525u + 1013904223u;
    return (uint32_t)((uint64_t)(m->random >> 4) * limit >> 28);
}

static size_t random_size(model *m) {
    static const uint32_t limits[] = {32, 64, 300, 1200, 6000};
    return sizeof(mp_object) + next_random(m, limits[next_random(m, MP_COUNT_OF(limits))]);
}

/* What is in the block is what the model put there; objects keep their head. */
static void model_verify(const model *m, const model_block *b) {
    size_t head = b->object ? sizeof(mp_object) : 0;
    assert_true(is_filled(b->data + head, b->byte, b->size - head));
    assert_true(mp_gc_size(m->vm, b->data) >= b->size);
}

static void model_fill(model *m, model_block *b, size_t from) {
    b->byte = (uint8_t)(1 + next_random(m, 250));
    size_t head = b->object ? sizeof(mp_object) : 0;
    memset(b->data + MP_MAX(head, from), b->byte, b->size - MP_MAX(head, from));
}

static void model_allocate(model *m, model_block *b) {
    b->size = random_size(m);
    b->object = next_random(m, 4) == 0;
    b->data = b->object ? mp_gc_new(m->vm, &mp_type_object, b->size) : mp_gc_buffer_new(m->vm, b->size);
    if (b->data == NULL) {
        assert_out_of_memory(m->vm);
        return;
    }
    assert_true(!b->object || is_filled(b->data + sizeof(mp_object), 0, b->size - sizeof(mp_object)));
    model_fill(m, b, 0);
}

static void model_resize(model *m, model_block *b) {
    size_t size = random_size(m), kept = MP_MIN(size, b->size);
    uint8_t *data = mp_gc_resize(m->vm, b->data, size);
    if (data == NULL) {
        assert_out_of_memory(m->vm);
        return;
    }
    assert_true(is_filled(data, b->byte, kept));
    b->data = data;
    b->size = size;
    model_fill(m, b, 0);
}

static void model_step(model *m) {
    model_block *b = &m->slots[next_random(m, SLOTS)];
    if (b->data == NULL) {
        model_allocate(m, b);
        return;
    }
    model_verify(m, b);
    uint32_t what = next_random(m, 10);
    if (what < 3 && !b->object) {
        model_resize(m, b);
    } else if (what < 7 && !b->object) {
        mp_gc_free(m->vm, b->data);
        b->data = NULL;
    } else if (what >= 7) {
        b->data = NULL; /* for the collector */
    }
}

static void model_run(mp_vm *vm, uint32_t seed, int steps) {
    model m = {.vm = vm, .random = seed};
    for (int step = 0; step < steps; step++) {
        model_step(&m);
        if (next_random(&m, 200) == 0) {
            mp_gc_run(vm);
        }
        if (step % 8 == 0) {
            check(vm);
        }
    }
    mp_gc_run(vm);
    check(vm);
    size_t sum = 0;
    for (size_t i = 0; i < SLOTS; i++) {
        if (m.slots[i].data != NULL) {
            model_verify(&m, &m.slots[i]);
            sum += mp_gc_size(vm, m.slots[i].data);
        }
    }
    assert_true(used(vm) >= sum);
}

static void test_model(void **state) {
    (void)state;
    for (uint32_t seed = 1; seed <= 6; seed++) {
        mp_vm *vm = vm_new(heap, seed % 2 ? sizeof heap : sizeof heap / 2);
        mp_gc_threshold(vm, seed == 3 ? 10000 : -1);
        model_run(vm, seed, stress_mode() == MP_STRESS_MOVE ? 200 : stressed() ? 1500 : 8000);
        mp_deinit(vm);
    }
    mp_region regions[] = {{heap, sizeof heap / 4}, {heap_2, sizeof heap_2 / 2}, {heap_2 + sizeof heap_2 / 2, 20000}};
    mp_config config = {.hal = mp_hal_posix(), .regions = regions, .region_count = 3};
    mp_vm *vm = mp_init(&config, NULL);
    assert_non_null(vm);
    model_run(vm, 7, stress_mode() == MP_STRESS_MOVE ? 200 : stressed() ? 1500 : 8000);
    mp_deinit(vm);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sizes),     cmocka_unit_test(test_zero_fill), cmocka_unit_test(test_reuse),
        cmocka_unit_test(test_far_end),   cmocka_unit_test(test_resize),    cmocka_unit_test(test_overflow),
        cmocka_unit_test(test_exhausted), cmocka_unit_test(test_regions),   cmocka_unit_test(test_growing),
        cmocka_unit_test(test_fail_at),   cmocka_unit_test(test_lock),      cmocka_unit_test(test_counters),
        cmocka_unit_test(test_model),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
