/* SPDX-License-Identifier: MIT
 *
 * The contracts of dict.h, dict_fast.h and set.h: order, growth, deletion, the sizes that the 32-bit budget fixes, and
 * a long random run against a plain model.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

#include "gc/vm.h"
#include "micropy.h"
#include "objects/dict_fast.h"
#include "objects/dict_index.h"
#include "objects/number.h"
#include "objects/set.h"
#include "objects/str.h"

static char heap[256 * 1024];

static mp_vm *vm_new(void) {
    mp_region region = {heap, sizeof heap};
    mp_config config = {.regions = &region, .region_count = 1};
    mp_vm *vm = mp_init(&config, NULL);
    assert_non_null(vm);
    return vm;
}

static mp_value text(mp_vm *vm, const char *s) {
    mp_value v = mp_str_new_text(vm, s);
    assert_false(mp_is_error(v));
    return v;
}

static mp_value numbered(mp_vm *vm, int n) {
    char name[16];
    snprintf(name, sizeof name, "key%d", n);
    return text(vm, name);
}

static void test_empty(void **state) {
    (void)state;
    mp_vm *vm = vm_new();
    mp_value dict = mp_dict_new(vm);
    bool found = true;
    size_t position = 0;
    mp_value key;
    mp_value value;
    assert_int_equal(mp_dict_count(dict), 0);
    assert_true(mp_is_unbound(mp_dict_find(vm, dict, MP_SMALL(1))));
    assert_true(mp_is_unbound(mp_dict_find_name(dict, MP_NAME(keys))));
    assert_true(mp_dict_remove(vm, dict, MP_SMALL(1), &found));
    assert_false(found);
    assert_false(mp_dict_next(dict, &position, &key, &value));
    assert_false(mp_dict_take_last(vm, dict, &key, &value));
    mp_dict_clear(vm, dict);
    mp_deinit(vm);
}

/* Bytes of the buffer are what the memory budget says: 8 a entry on 32 bits, nothing else up to 8 entries. */
static void test_small_sizes(void **state) {
    (void)state;
    mp_vm *vm = vm_new();
    static const struct {
        size_t count;
        size_t entries;
    } rows[] = {{1, 2}, {2, 2}, {3, 4}, {4, 4}, {5, 8}, {8, 8}};
    for (size_t r = 0; r < MP_COUNT_OF(rows); r++) {
        mp_value dict = mp_dict_new(vm);
        for (size_t i = 0; i < rows[r].count; i++) {
            assert_true(mp_dict_set(vm, dict, numbered(vm, (int)i), MP_SMALL(i)));
        }
        mp_dict *t = mp_dict_get_ptr(dict);
        assert_int_equal(t->count_flags & (MP_DICT_INDEX | MP_DICT_HASHES), 0);
        assert_true(mp_gc_size(vm, t->entries) <=
                    (rows[r].entries * sizeof(mp_dict_entry) + MP_BLOCK_SIZE - 1) / MP_BLOCK_SIZE * MP_BLOCK_SIZE);
    }
    assert_true(sizeof(mp_dict) <= 4 * sizeof(void *));
    mp_deinit(vm);
}

static void test_growth_keeps_order(void **state) {
    (void)state;
    mp_vm *vm = vm_new();
    mp_value dict = mp_dict_new(vm);
    for (int i = 0; i < 500; i++) {
        assert_true(mp_dict_set(vm, dict, i % 2 ? numbered(vm, i) : MP_SMALL(i), MP_SMALL(i)));
    }
    size_t position = 0;
    mp_value key;
    mp_value value;
    for (int i = 0; i < 500; i++) {
        assert_true(mp_dict_next(dict, &position, &key, &value));
        assert_int_equal(mp_small(value), i);
        value = mp_dict_find(vm, dict, i % 2 ? numbered(vm, i) : MP_SMALL(i));
        assert_int_equal(mp_small(value), i);
    }
    assert_false(mp_dict_next(dict, &position, &key, &value));
    mp_deinit(vm);
}

static void test_names(void **state) {
    (void)state;
    mp_vm *vm = vm_new();
    mp_value dict = mp_dict_new(vm);
    /* The same text in another object. */
    mp_value name = text(vm, "a name of some length");
    assert_true(mp_dict_set(vm, dict, name, MP_SMALL(1)));
    mp_value interned = mp_str_intern(vm, "a name of some length", 21);
    assert_int_equal(mp_small(mp_dict_find_name(dict, interned)), 1);
    mp_dict_entry *entry = mp_dict_entry_find_name(mp_dict_get_ptr(dict), interned);
    assert_non_null(entry);
    assert_true(mp_same(entry->key, name));
    assert_null(mp_dict_entry_find_name(mp_dict_get_ptr(dict), MP_NAME(keys)));
    assert_true(mp_dict_lookup_pure(mp_dict_get_ptr(dict), MP_SMALL(5), &entry));
    assert_null(entry);
    assert_false(mp_dict_lookup_pure(mp_dict_get_ptr(dict), MP_NONE, &entry));
    mp_deinit(vm);
}

/* Keys other than the pure ones bring hashes; the names stay findable. */
static void test_hashes(void **state) {
    (void)state;
    mp_vm *vm = vm_new();
    for (int count = 0; count < 40; count++) {
        mp_value dict = mp_dict_new(vm);
        for (int i = 0; i < count; i++) {
            assert_true(mp_dict_set(vm, dict, numbered(vm, i), MP_SMALL(i)));
        }
        mp_value bytes = mp_bytes_new(vm, "xyz", 3);
        assert_true(mp_dict_set(vm, dict, bytes, MP_SMALL(-1)));
        assert_true(mp_dict_get_ptr(dict)->count_flags & MP_DICT_HASHES);
        for (int i = count; i < 40; i++) {
            assert_true(mp_dict_set(vm, dict, numbered(vm, i), MP_SMALL(i)));
        }
        for (int i = 0; i < 40; i++) {
            assert_int_equal(mp_small(mp_dict_find_name(dict, mp_str_intern_value(vm, numbered(vm, i)))), i);
        }
        assert_int_equal(mp_small(mp_dict_find(vm, dict, mp_bytes_new(vm, "xyz", 3))), -1);
    }
    mp_deinit(vm);
}

static void test_equal_numbers(void **state) {
    (void)state;
    mp_vm *vm = vm_new();
    mp_value dict = mp_dict_new(vm);
    assert_true(mp_dict_set(vm, dict, MP_SMALL(1), MP_SMALL(10)));
    assert_int_equal(mp_small(mp_dict_find(vm, dict, MP_TRUE)), 10);
    assert_int_equal(mp_small(mp_dict_find(vm, dict, mp_float_new(vm, MP_REAL_C(1.0)))), 10);
    assert_true(mp_dict_set(vm, dict, mp_float_new(vm, MP_REAL_C(-3.0)), MP_SMALL(20)));
    assert_int_equal(mp_small(mp_dict_find(vm, dict, MP_SMALL(-3))), 20);
    assert_int_equal(mp_dict_count(dict), 2);
    mp_deinit(vm);
}

static void test_take_last_and_copy(void **state) {
    (void)state;
    mp_vm *vm = vm_new();
    mp_value dict = mp_dict_new(vm);
    bool found;
    mp_value key;
    mp_value value;
    for (int i = 0; i < 100; i++) {
        assert_true(mp_dict_set(vm, dict, MP_SMALL(i), MP_SMALL(i)));
    }
    for (int i = 50; i < 99; i++) {
        assert_true(mp_dict_remove(vm, dict, MP_SMALL(i), &found) && found);
    }
    mp_value copy = mp_dict_copy(vm, dict);
    assert_true(mp_dict_take_last(vm, dict, &key, &value));
    assert_int_equal(mp_small(key), 99);
    assert_true(mp_dict_take_last(vm, dict, &key, &value));
    assert_int_equal(mp_small(key), 49);
    assert_int_equal(mp_dict_count(dict), 49);
    assert_int_equal(mp_dict_count(copy), 51);
    assert_int_equal(mp_small(mp_dict_find(vm, copy, MP_SMALL(99))), 99);
    mp_deinit(vm);
}

static void test_unhashable(void **state) {
    (void)state;
    mp_vm *vm = vm_new();
    mp_value dict = mp_dict_new(vm);
    assert_true(mp_is_error(mp_dict_find(vm, dict, dict)));
    assert_true(mp_exception_catch(vm, &mp_type_TypeError));
    assert_false(mp_dict_set(vm, dict, dict, MP_NONE));
    assert_true(mp_exception_catch(vm, &mp_type_TypeError));
    assert_int_equal(mp_dict_count(dict), 0);
    mp_deinit(vm);
}

#define KEYS 64

static void test_random_against_model(void **state) {
    (void)state;
    mp_vm *vm = vm_new();
    mp_value dict = mp_dict_new(vm);
    int order[KEYS];
    int count = 0;
    uint32_t seed = 12345;
    for (int round = 0; round < 40000; round++) {
        seed = seed * 1664525u + 1013904223u;
        int range = (round / 3000) % 2 ? KEYS : 10;
        int n = (int)(seed >> 16) % range;
        mp_value key = n % 3 == 0 ? numbered(vm, n) : n % 3 == 1 ? MP_SMALL(n) : mp_float_new(vm, (mp_real)n / 4 + 100);
        int at = 0;
        while (at < count && order[at] != n) {
            at++;
        }
        if ((seed >> 8) % 5 < 3) {
            assert_true(mp_dict_set(vm, dict, key, MP_SMALL(n)));
            if (at == count) {
                order[count++] = n;
            }
        } else {
            bool found;
            assert_true(mp_dict_remove(vm, dict, key, &found));
            assert_int_equal(found, at < count);
            if (found) {
                memmove(order + at, order + at + 1, (size_t)(--count - at) * sizeof *order);
            }
        }
        assert_int_equal(mp_dict_count(dict), count);
        if (round % 16 == 0) {
            size_t position = 0;
            mp_value value;
            for (int i = 0; i < count; i++) {
                assert_true(mp_dict_next(dict, &position, &key, &value));
                assert_int_equal(mp_small(value), order[i]);
            }
            assert_false(mp_dict_next(dict, &position, &key, &value));
        }
    }
    mp_deinit(vm);
}

static void test_out_of_memory(void **state) {
    (void)state;
    mp_vm *vm = vm_new();
    mp_value dict = mp_dict_new(vm);
    intptr_t count = 0;
    while (mp_dict_set(vm, dict, MP_SMALL(count), MP_SMALL(count))) {
        count++;
    }
    assert_true(mp_exception_catch(vm, &mp_type_MemoryError));
    assert_int_equal(mp_dict_count(dict), count);
    for (intptr_t i = 0; i < count; i++) {
        assert_int_equal(mp_small(mp_dict_find(vm, dict, MP_SMALL(i))), i);
    }
    mp_dict_clear(vm, dict);
    assert_true(mp_dict_set(vm, dict, MP_SMALL(0), MP_NONE));
    mp_deinit(vm);
}

static void test_set(void **state) {
    (void)state;
    mp_vm *vm = vm_new();
    mp_value set = mp_set_new(vm);
    bool found;
    for (int i = 0; i < 300; i++) {
        assert_true(mp_set_add(vm, set, numbered(vm, i % 100)));
    }
    assert_int_equal(mp_set_count(set), 100);
    assert_true(mp_set_contains(vm, set, numbered(vm, 42), &found) && found);
    assert_true(mp_set_remove(vm, set, numbered(vm, 42), &found) && found);
    assert_true(mp_set_contains(vm, set, numbered(vm, 42), &found) && !found);
    mp_value frozen = mp_frozenset_from(vm, set);
    bool subset;
    assert_true(mp_set_is_subset(vm, frozen, set, &subset) && subset);
    mp_hash hash;
    mp_hash other_hash;
    assert_true(mp_hash_of(vm, frozen, &hash));
    assert_true(mp_hash_of(vm, mp_frozenset_from(vm, frozen), &other_hash));
    assert_true(hash == other_hash);
    assert_true(mp_set_add(vm, set, frozen));
    assert_true(mp_set_contains(vm, set, frozen, &found) && found);
    assert_int_equal(mp_set_count(MP_EMPTY_FROZENSET), 0);
    mp_deinit(vm);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_empty),
        cmocka_unit_test(test_small_sizes),
        cmocka_unit_test(test_growth_keeps_order),
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_hashes),
        cmocka_unit_test(test_equal_numbers),
        cmocka_unit_test(test_take_last_and_copy),
        cmocka_unit_test(test_unhashable),
        cmocka_unit_test(test_random_against_model),
        cmocka_unit_test(test_out_of_memory),
        cmocka_unit_test(test_set),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
