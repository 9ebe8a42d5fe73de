/* SPDX-License-Identifier: MIT
 *
 * The smallest program with an interpreter inside: its heap is an array, its console that of the process.
 */
#include "micropy.h"
#include "micropy_hal_posix.h"

int main(void) {
    static char memory[64 * 1024];
    const mp_region heap = {memory, sizeof memory};
    const mp_config config = {.hal = mp_hal_posix(), .regions = &heap, .region_count = 1};
    mp_vm *vm = mp_init(&config, NULL);
    if (vm == NULL || mp_exec(vm, "print('hello,', sum(range(10)), 'times')", NULL) != MP_OK) {
        return 1;
    }
    mp_deinit(vm);
    return 0;
}
