/* SPDX-License-Identifier: MIT
 *
 * The contracts of heap.h that concern collection: what stays alive, what goes, finalisers, triggers.
 *
 * The stack is scanned conservatively, so single blocks may stay alive by chance: tests of what goes use many blocks.
 */
#include "support.h"

#include "gc/region.h"
#include "gc/vm.h"
#include "objects/list.h"
#include "objects/str.h"

static _Alignas(16) char heap[4 << 20];

/* An object with everything a type can own: a value, an object, a buffer of values. */
typedef struct probe {
    mp_object object;
    mp_value value;
    struct probe *next;
    mp_value *items;
    size_t count;
    unsigned *finalised; /* counts in a C variable */
} probe;

static void probe_trace(mp_tracer *tracer, void *self) {
    probe *p = self;
    mp_trace_slot(tracer, &p->value);
    mp_trace_pointer(tracer, &p->next);
    mp_trace_buffer(tracer, &p->items);
    mp_trace_range(tracer, p->items, p->count);
}

static void probe_finalise(mp_vm *vm, void *self) {
    (void)vm;
    probe *p = self;
    if (p->finalised != NULL) {
        ++*p->finalised;
    }
}

MP_OPS(probe_ops, (trace, probe_trace), (finalise, probe_finalise));
MP_OPS(leaf_ops, (trace, NULL));
static MP_TYPE_PLAIN(probe_type, object, &mp_type_object, sizeof(probe), probe_ops, 0);
static MP_TYPE_PLAIN(leaf_type, object, &mp_type_object, sizeof(probe), leaf_ops, 0);

static void check(mp_vm *vm) {
    const char *wrong = mp_gc_check(vm);
    if (wrong != NULL) {
        fail_msg("%s", wrong);
    }
}

static size_t used(mp_vm *vm) {
    mp_gc_info info;
    mp_gc_stats(vm, &info);
    return info.used_size;
}

static probe *probe_new(mp_vm *vm, size_t count) {
    probe *p = mp_gc_new(vm, &probe_type, sizeof *p);
    assert_non_null(p);
    p->value = MP_NONE;
    if (count > 0) {
        p->items = mp_gc_array_new(vm, count, sizeof *p->items);
        assert_non_null(p->items);
        for (size_t i = 0; i < count; i++) {
            p->items[i] = MP_UNBOUND;
        }
        p->count = count;
    }
    return p;
}

static void collect(mp_vm *vm) {
    stack_clear();
    (void)mp_gc_collect(vm);
    check(vm);
}

/* ---- what stays ---- */

static void test_locals(void **state) {
    (void)state;
    mp_vm *vm = vm_new(heap, 256 * 1024);
    mp_value list = mp_list_new(vm, 0, NULL);
    mp_value text = mp_str_new_text(vm, "a text nobody else has");
    for (int i = 0; i < 200; i++) {
        assert_true(mp_list_append(vm, list, mp_str_new_text(vm, "another text, one of many")));
        if (i % 50 == 0) {
            collect(vm);
        }
    }
    collect(vm);
    assert_true(mp_str_equal_text(text, "a text nobody else has"));
    for (size_t i = 0; i < 200; i++) {
        assert_true(mp_str_equal_text(mp_list_get(list)->items[i], "another text, one of many"));
    }
    mp_deinit(vm);
}

/* Values in many registers at once, and in an argument, over a collection. */
static MP_NOINLINE intptr_t sum_over_collection(mp_vm *vm, probe *argument) {
    probe *a = probe_new(vm, 0), *b = probe_new(vm, 0), *c = probe_new(vm, 0), *d = probe_new(vm, 0);
    a->value = MP_SMALL(1), b->value = MP_SMALL(20), c->value = MP_SMALL(300), d->value = MP_SMALL(4000);
    mp_gc_run(vm);
    for (int i = 0; i < 100; i++) {
        (void)probe_new(vm, 3);
    }
    return mp_small(a->value) + mp_small(b->value) + mp_small(c->value) + mp_small(d->value) +
           mp_small(argument->value);
}

static void test_registers(void **state) {
    (void)state;
    mp_vm *vm = vm_new(heap, 256 * 1024);
    probe *argument = probe_new(vm, 5);
    argument->value = MP_SMALL(50000);
    assert_int_equal(sum_over_collection(vm, argument), 54321);
    check(vm);
    mp_deinit(vm);
}

static void test_interior_pointers(void **state) {
    (void)state;
    mp_vm *vm = vm_new(heap, 256 * 1024);
    enum { SIZE = 4000 };
    for (size_t offset = 1; offset < SIZE; offset = offset * 3 + 5) {
        volatile uintptr_t inside = (uintptr_t)mp_gc_buffer_new(vm, SIZE) + offset;
        memset((char *)inside - offset, 0x5A, SIZE); // NOLINT
        stack_clear();
        mp_gc_run(vm);
        for (int i = 0; i < 40; i++) {
            char *other = mp_gc_buffer_new(vm, SIZE);
            assert_non_null(other);
            memset(other, 0, SIZE);
        }
        const char *start = (const char *)inside - offset; // NOLINT
        for (size_t i = 0; i < SIZE; i++) {
            assert_int_equal(start[i], 0x5A);
        }
        check(vm);
    }
    mp_deinit(vm);
}

static void test_roots(void **state) {
    (void)state;
    mp_vm *vm = vm_new(heap, 256 * 1024);
    mp_ref refs[50];
    for (size_t i = 0; i < MP_COUNT_OF(refs); i++) {
        mp_value v = mp_str_new_format(vm, "kept value %zu", i);
        refs[i] = mp_ref_new(vm, v);
        assert_int_not_equal(refs[i], 0);
    }
    assert_int_equal(mp_exec(vm, "kept = ['x' * 50 for i in range(20)]", NULL), MP_OK);
    mp_raise(vm, &mp_type_ValueError, "a pending %s", "exception");
    collect(vm);
    for (int i = 0; i < 2000; i++) {
        mp_value v = mp_str_new_text(vm, "something to overwrite what was freed");
        assert_false(mp_is_error(v));
    }
    collect(vm);
    char message[100];
    assert_true(mp_error_text(vm, message, sizeof message) > 0);
    assert_string_equal(message, "ValueError: a pending exception\n");
    mp_error_clear(vm);
    for (size_t i = 0; i < MP_COUNT_OF(refs); i++) {
        char expected[40];
        snprintf(expected, sizeof expected, "kept value %zu", i);
        assert_true(mp_str_equal_text(mp_ref_get(vm, refs[i]), expected));
    }
    mp_value same;
    assert_int_equal(mp_eval(vm, "kept == ['x' * 50] * 20", &same), MP_OK);
    assert_true(mp_same(same, MP_TRUE));
    mp_deinit(vm);
}

/* ---- what goes ---- */

static MP_NOINLINE void make_garbage(mp_vm *vm, size_t count, unsigned *finalised) {
    for (size_t i = 0; i < count; i++) {
        probe *p = probe_new(vm, 5), *q = probe_new(vm, 0);
        /* a cycle, and a buffer */
        mp_gc_store_pointer(vm, &p->next, q);
        mp_gc_store_pointer(vm, &q->next, p);
        mp_gc_store(vm, &p->items[2], mp_from_pointer(q));
        p->finalised = finalised;
        assert_true(finalised == NULL || mp_gc_finalisable_add(vm, p));
    }
    stack_clear();
}

static void test_unreachable(void **state) {
    (void)state;
    mp_vm *vm = vm_new(heap, 1 << 20);
    collect(vm);
    size_t before = used(vm);
    make_garbage(vm, 1000, NULL);
    assert_true(stressed() || used(vm) > before + 1000 * 2 * sizeof(probe));
    stack_clear();
    size_t freed = mp_gc_collect(vm);
    check(vm);
    if (!stressed()) {
        assert_true(freed >= 3 * 990);
    }
    assert_true(used(vm) < before + 10 * 3 * 128);
    mp_deinit(vm);
}

/* A heap that is much smaller than what is allocated in the course of time. */
static void test_collects_by_itself(void **state) {
    (void)state;
    mp_vm *vm = vm_new(heap, 128 * 1024);
    for (int i = 0; i < (stressed() ? 20 : 400); i++) {
        make_garbage(vm, 50, NULL);
    }
    mp_gc_info info;
    mp_gc_stats(vm, &info);
    assert_true(stressed() || info.collection_count > 5);
    check(vm);
    mp_deinit(vm);
}

static void test_buffers_of_dead_owners(void **state) {
    (void)state;
    mp_vm *vm = vm_new(heap, 1 << 20);
    probe *owner = probe_new(vm, 1000);
    for (size_t i = 0; i < owner->count; i++) {
        mp_gc_store(vm, &owner->items[i], mp_from_pointer(probe_new(vm, 2)));
    }
    size_t full = used(vm);
    collect(vm);
    assert_true(used(vm) >= full - 4096);
    mp_gc_free(vm, owner->items);
    owner->items = NULL;
    owner->count = 0;
    collect(vm);
    assert_true(used(vm) < full - 900 * (sizeof(probe) + 2 * sizeof(mp_value)));
    mp_deinit(vm);
}

/* A buffer that no object owns yet, but a local variable names: what it refers to stays, buffers behind it as well. */
static void test_unowned_buffer(void **state) {
    (void)state;
    mp_vm *vm = vm_new(heap, 1 << 20);
    void **outer = mp_gc_array_new(vm, 10, sizeof *outer);
    memset((void *)outer, 0, 10 * sizeof *outer);
    for (size_t i = 0; i < 10; i++) {
        mp_value *inner = mp_gc_array_new(vm, 10, sizeof *inner);
        for (size_t k = 0; k < 10; k++) {
            inner[k] = MP_UNBOUND;
        }
        mp_gc_store_pointer(vm, &outer[i], inner);
        for (size_t k = 0; k < 10; k++) {
            mp_gc_store(vm, &inner[k], mp_str_new_format(vm, "text %zu of %zu, kept by a buffer only", k, i));
        }
    }
    collect(vm);
    make_garbage(vm, 500, NULL);
    collect(vm);
    for (size_t i = 0; i < 10; i++) {
        for (size_t k = 0; k < 10; k++) {
            char expected[60];
            snprintf(expected, sizeof expected, "text %zu of %zu, kept by a buffer only", k, i);
            assert_true(mp_str_equal_text(((mp_value *)outer[i])[k], expected));
        }
    }
    mp_deinit(vm);
}

/* ---- deep and wide ---- */

static size_t chain_length(const probe *p) {
    size_t count = 0;
    for (; p != NULL; p = p->next) {
        assert_ptr_equal(p->object.head, &probe_type);
        count++;
    }
    return count;
}

static void test_deep(void **state) {
    (void)state;
    mp_vm *vm = vm_new(heap, sizeof heap);
    const int count_all = stressed() ? 500 : 30000;
    probe *first = NULL;
    for (int i = 0; i < count_all; i++) {
        probe *p = probe_new(vm, 0);
        mp_gc_store_pointer(vm, &p->next, first);
        first = p;
    }
    collect(vm);
    make_garbage(vm, 100, NULL);
    collect(vm);
    assert_int_equal(chain_length(first), count_all);
    /* the same with lists */
    mp_value list = mp_list_new(vm, 0, NULL);
    for (int i = 0; i < count_all / 4; i++) {
        list = mp_list_new(vm, 1, &list);
    }
    collect(vm);
    mp_value inner = list;
    for (int i = 0; i < count_all / 4; i++) {
        inner = mp_list_get(inner)->items[0];
    }
    assert_int_equal(mp_list_get(inner)->count, 0);
    mp_deinit(vm);
}

/* Far more objects than the mark stack holds are found at once, and each of them leads on. */
static void test_mark_stack_overflow(void **state) {
    (void)state;
    mp_vm *vm = vm_new(heap, sizeof heap);
    enum { DEPTH = 3 };
    const size_t count_all = stressed() ? 300 : 12000;
    probe *root = probe_new(vm, count_all);
    for (size_t i = 0; i < count_all; i++) {
        probe *chain = NULL;
        for (int k = 0; k < DEPTH; k++) {
            probe *p = probe_new(vm, 0);
            mp_gc_store_pointer(vm, &p->next, chain);
            p->value = MP_SMALL(i);
            chain = p;
        }
        mp_gc_store(vm, &root->items[i], mp_from_pointer(chain));
    }
    assert_true(stressed() || vm->heap.mark_capacity < count_all);
    size_t before = used(vm);
    vm->heap.mark_capacity = MP_MIN(vm->heap.mark_capacity, 4u); /* and with next to no mark stack */
    collect(vm);
    assert_true(used(vm) + 4096 > before);
    make_garbage(vm, 1000, NULL);
    collect(vm);
    for (size_t i = 0; i < count_all; i++) {
        const probe *p = (const probe *)mp_pointer(root->items[i]);
        assert_int_equal(chain_length(p), DEPTH);
        assert_int_equal(mp_small(p->next->value), i);
    }
    mp_deinit(vm);
}

/* Buffers that only the stack knows, one behind the other: the collector must not need C stack for each. */
static void test_chain_of_buffers(void **state) {
    (void)state;
    mp_vm *vm = vm_new(heap, sizeof heap);
    const int count_all = stressed() ? 300 : 100000;
    void **first = NULL;
    for (int i = 0; i < count_all; i++) {
        void **block = mp_gc_buffer_new(vm, 2 * sizeof *block);
        assert_non_null(block);
        block[0] = (void *)first;
        block[1] = NULL;
        first = block;
    }
    collect(vm);
    make_garbage(vm, 1000, NULL);
    collect(vm);
    int count = 0;
    for (void **block = first; block != NULL; block = (void **)block[0]) {
        count++;
    }
    assert_int_equal(count, count_all);
    mp_deinit(vm);
}

/* ---- types without references, finalisers, triggers ---- */

static void test_leaf(void **state) {
    (void)state;
    mp_vm *vm = vm_new(heap, 256 * 1024);
    probe *leaf = mp_gc_new(vm, &leaf_type, sizeof *leaf);
    assert_non_null(leaf);
    leaf->value = (mp_value){(uintptr_t)heap + 40}; /* no reference at all */
    collect(vm);
    assert_ptr_equal(leaf->object.head, &leaf_type);
    mp_deinit(vm);
}

static void test_finalisers(void **state) {
    (void)state;
    mp_vm *vm = vm_new(heap, 1 << 20);
    unsigned finalised = 0, kept = 0;
    probe *alive = probe_new(vm, 0);
    alive->finalised = &kept;
    assert_true(mp_gc_finalisable_add(vm, alive));
    make_garbage(vm, 500, &finalised);
    collect(vm);
    assert_true(finalised >= 490 && finalised <= 500);
    assert_int_equal(kept, 0);
    unsigned after_first = finalised;
    collect(vm);
    assert_true(finalised <= 500); /* each once */
    assert_true(finalised >= after_first);
    assert_ptr_equal(alive->object.head, &probe_type);
    mp_deinit(vm);
    assert_int_equal(kept, 1);
    assert_int_equal(finalised, 500);
}

static void test_threshold(void **state) {
    (void)state;
    if (stressed()) {
        return;
    }
    mp_vm *vm = vm_new(heap, 1 << 20);
    assert_int_equal(mp_gc_threshold_get(vm), -1);
    mp_gc_info before, after;
    mp_gc_collect(vm);
    mp_gc_stats(vm, &before);
    make_garbage(vm, 500, NULL);
    mp_gc_stats(vm, &after);
    assert_int_equal(after.collection_count, before.collection_count);
    mp_gc_threshold(vm, 8000);
    assert_int_equal(mp_gc_threshold_get(vm), 8000);
    mp_gc_collect(vm);
    mp_gc_stats(vm, &before);
    for (int i = 0; i < 1000; i++) {
        assert_non_null(mp_gc_buffer_new(vm, 160));
    }
    mp_gc_stats(vm, &after);
    size_t count = after.collection_count - before.collection_count;
    assert_true(count >= 18 && count <= 40); /* a collection begins at half of the threshold and ends before it */
    assert_true(after.allocated_size <= 8000 + 160);
    mp_gc_threshold(vm, -7);
    assert_int_equal(mp_gc_threshold_get(vm), -1);
    mp_deinit(vm);
}

static void test_disabled(void **state) {
    (void)state;
    if (stressed()) {
        return;
    }
    mp_vm *vm = vm_new(heap, 256 * 1024);
    assert_int_equal(mp_exec(vm, "import gc\ngc.disable()", NULL), MP_OK);
    mp_gc_info before, after;
    mp_gc_stats(vm, &before);
    while (mp_gc_buffer_new(vm, 64) != NULL) {
    }
    mp_gc_stats(vm, &after);
    assert_int_equal(before.collection_count, after.collection_count);
    assert_true(mp_exception_catch(vm, &mp_type_MemoryError));
    assert_true(mp_gc_collect(vm) > 1000);
    assert_int_equal(mp_exec(vm, "gc.enable()", NULL), MP_OK);
    for (int i = 0; i < 10000; i++) {
        assert_non_null(mp_gc_buffer_new(vm, 64));
    }
    check(vm);
    mp_deinit(vm);
}

/* Interned strs that nothing uses go, and their names can come back. */
static void test_interned(void **state) {
    (void)state;
    mp_vm *vm = vm_new(heap, 1 << 20);
    collect(vm);
    size_t before = used(vm), count = vm->interned_count;
    for (int round = 0; round < 3; round++) {
        for (int i = 0; i < 1000; i++) {
            char name[32];
            int size = snprintf(name, sizeof name, "an_interned_name_%d", i);
            mp_value v = mp_str_intern(vm, name, (size_t)size);
            assert_true(mp_str_interned(v));
            assert_true(mp_same(v, mp_str_intern(vm, name, (size_t)size)));
        }
        collect(vm);
        assert_true(vm->interned_count < count + 10);
    }
    assert_true(used(vm) < before + 1000 * 32); /* the table may have grown */
    mp_deinit(vm);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_locals),
        cmocka_unit_test(test_registers),
        cmocka_unit_test(test_interior_pointers),
        cmocka_unit_test(test_roots),
        cmocka_unit_test(test_unreachable),
        cmocka_unit_test(test_collects_by_itself),
        cmocka_unit_test(test_buffers_of_dead_owners),
        cmocka_unit_test(test_unowned_buffer),
        cmocka_unit_test(test_deep),
        cmocka_unit_test(test_mark_stack_overflow),
        cmocka_unit_test(test_chain_of_buffers),
        cmocka_unit_test(test_leaf),
        cmocka_unit_test(test_finalisers),
        cmocka_unit_test(test_threshold),
        cmocka_unit_test(test_disabled),
        cmocka_unit_test(test_interned),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
