/* SPDX-License-Identifier: MIT
 *
 * hal/stm32f4: the firmware's main program. It makes a VM of all the memory there is, lets the prompt run, and does so
 * again after a soft reset.
 */
#include "chip.h"
#include "micropy.h"
#include "stm32f4.h"

/* The memory for the heap: what the linker left of the SRAM, and the core-coupled memory if it answers. */
static size_t find_regions(mp_region *regions) {
    regions[0] = (mp_region){_heap_start, (size_t)(_heap_end - _heap_start)};
    uint32_t word;
    bool has_ccm = stm32_memory_read(CHIP_CCM_START, 4, &word) &&
                   stm32_memory_read(CHIP_CCM_START + CHIP_CCM_SIZE - 4, 4, &word);
    regions[1] = (mp_region){(void *)(uintptr_t)CHIP_CCM_START, CHIP_CCM_SIZE}; // NOLINT
    return has_ccm ? 2 : 1;
}

static void interrupt(void *user) { mp_interrupt(user); }

int main(void) {
    stm32_clock_init();
    stm32_ticks_init();
    stm32_fault_init();
    stm32_console_init();
    mp_region regions[2];
    mp_config config = {.hal = &stm32_hal,
                        .regions = regions,
                        .region_count = find_regions(regions),
                        .no_dma_mask = 1u << 1}; /* DMA controllers cannot reach the core-coupled memory */
    mp_repl_mode mode = MP_REPL_FRIENDLY;
    for (;;) {
        const char *reason;
        mp_vm *vm = mp_init(&config, &reason);
        if (vm == NULL) {
            stm32_console_emergency(reason);
            stm32_exit(1);
        }
        stm32_console_attach(interrupt, vm);
        if (mp_repl_run(vm, &mode) == MP_REPL_EXIT) {
            (void)mp_exit_code(vm); /* writes the message that sys.exit was given */
        }
        stm32_console_attach(NULL, NULL);
        mp_deinit(vm);
        (void)stm32_console_write(MP_STREAM_OUT, MP_REPL_SOFT_RESET_TEXT, sizeof MP_REPL_SOFT_RESET_TEXT - 1);
    }
}
