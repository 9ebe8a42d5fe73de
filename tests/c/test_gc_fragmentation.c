/* SPDX-License-Identifier: MIT
 *
 * No fragmentation: after many allocations of random sizes and lifetimes in a pool of 128 KiB, nine tenths of what is free
 * can be had in one piece. bench/gc_fragmentation.py does the same with ten million.
 *
 * stress: no (a collection for each of the allocations)
 * needs: precise (dead values in the frames of sanitizer builds pin blocks in the middle of the pool)
 */
#include "support.h"

#include "gc/vm.h"
#include "objects/list.h"

static _Alignas(16) char pool[128 * 1024];

static void test_nine_tenths(void **state) {
    (void)state;
    mp_vm *vm = vm_new(pool, sizeof pool);
    run(vm, "import gc\n"
            "def scatter(count):\n"
            "    kept, seed = [None] * 300, 1\n"
            "    for i in range(count):\n"
            "        seed = (seed * 75 + 74) % 65537\n"
            "        size = seed % 23 if seed % 7 else seed % 900\n"
            "        kept[seed % 300] = bytes(size) if seed % 3 else [None] * (size // 8)\n"
            "    return kept\n"
            "kept = scatter(200000)\n"
            "gc.collect()\n"
            "free = gc.mem_free()\n"
            "largest = gc.stats().largest_free\n"
            "block = bytearray(free * 9 // 10)\n");
    assert_true(eval_int(vm, "len(block) > 20000") == 1);
    assert_null(mp_gc_check(vm));
    mp_deinit(vm);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_nine_tenths)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
