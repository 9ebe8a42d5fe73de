/* SPDX-License-Identifier: MIT
 *
 * hal/semihosting: the vectors of a Cortex-M, in the place of those of the C library's start-up. No interrupt is used.
 */
#include "micropy_hal_semihosting.h"

extern char __stack[];
void _start(void);

/* The processor has put eight registers onto the stack; the seventh is the address of the instruction. */
__attribute__((used)) static void fault_report(const uint32_t *frame) { mp_semihosting_fault(frame[6]); }

__attribute__((naked)) static void fault_handle(void) {
    __asm__ volatile("mov r0, sp\n\tb %0" : : "i"(fault_report));
}

typedef void (*handler)(void);

extern const struct vectors {
    char *stack;
    handler start;
    handler faults[14];
} __interrupt_vector;

#define FOUR_TIMES(x) x, x, x, x
__attribute__((section(".init"), used)) const struct vectors __interrupt_vector = {
    __stack, _start, {FOUR_TIMES(fault_handle), FOUR_TIMES(fault_handle), FOUR_TIMES(fault_handle), fault_handle, fault_handle}};

void mp_semihosting_fault_init(void) {}
