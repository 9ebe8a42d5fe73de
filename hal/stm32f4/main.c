/* SPDX-License-Identifier: MIT
 *
 * hal/stm32f4: the firmware's main program. It makes a VM of all the memory there is, lets the prompt run, and does so
 * again after a soft reset.
 */
#include "board.h"
#include "chip.h"
#include "stm32f4.h"

#include <string.h>

/* The memory for the heap: what the linker left of the SRAM, and the core-coupled memory if it answers. */
static size_t find_regions(mp_region *regions) {
    regions[0] = (mp_region){_heap_start, (size_t)(_heap_end - _heap_start)};
    uint32_t word;
    bool has_ccm = stm32_memory_read(CHIP_CCM_START, 4, &word) &&
                   stm32_memory_read(CHIP_CCM_START + CHIP_CCM_SIZE - 4, 4, &word);
    regions[1] = (mp_region){(void *)(uintptr_t)CHIP_CCM_START, CHIP_CCM_SIZE}; // NOLINT
    return has_ccm ? 2 : 1;
}

static void error_print(void *user, const char *text, size_t size) {
    (void)user;
    (void)stm32_console_write(text, size);
}

static void run(mp_vm *vm) {
    static const char banner[] = "micropy 0.1.0; " BOARD_NAME " with " CHIP_NAME "\n";
    (void)stm32_console_write(banner, sizeof banner - 1);
    if (mp_exec(vm, "print('hello', 1.5 * 2)\nimport gc\ngc.collect()\nprint(gc.mem_alloc(), gc.mem_free())", NULL) != MP_OK) {
        mp_error_write(vm, error_print, NULL);
    }
    stm32_exit(0);
}

int main(void) {
    stm32_clock_init();
    stm32_ticks_init();
    stm32_fault_init();
    stm32_console_init();
    mp_region regions[2];
    mp_config config = {.hal = &stm32_hal, .regions = regions, .region_count = find_regions(regions)};
    for (;;) {
        const char *reason;
        mp_vm *vm = mp_init(&config, &reason);
        if (vm == NULL) {
            stm32_console_emergency(reason);
            stm32_exit(1);
        }
        stm32_console_attach(vm);
        run(vm);
        stm32_console_attach(NULL);
        mp_deinit(vm);
    }
}
