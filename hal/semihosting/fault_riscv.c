/* SPDX-License-Identifier: MIT
 *
 * hal/semihosting: traps of a RISC-V processor in machine mode. No interrupt is used.
 */
#include "micropy_hal_semihosting.h"

/* The instructions for control registers count as an extension, which the compiler's libraries are not built with. */
#define CSR(instruction) ".option push\n\t.option arch, +zicsr\n\t" instruction "\n\t.option pop"

__attribute__((aligned(4))) static void trap_handle(void) {
    uintptr_t address;
    __asm__ volatile(CSR("csrr %0, mepc") : "=r"(address));
    mp_semihosting_fault(address);
}

void mp_semihosting_fault_init(void) { __asm__ volatile(CSR("csrw mtvec, %0") : : "r"(trap_handle)); }
