/* SPDX-License-Identifier: MIT
 *
 * hal/stm32f4: vectors, and what happens between reset and main.
 *
 * Each interrupt of the part has a weak handler of its own name, NAME_IRQHandler; a driver takes one over by defining it.
 */
#include "chip.h"
#include "stm32f4.h"

#include <string.h>

int main(void);
void Reset_Handler(void);
void _set_tls(void *tls);
void __libc_init_array(void);

extern char _sidata[], _sdata[], _edata[], _sbss[], _ebss[], __tls_base[];

/* Faults, in fault.c. */
void Fault_Handler(void);

/* An exception that nobody asked for. */
void Unexpected_Handler(void);
__attribute__((naked)) void Unexpected_Handler(void) { __asm__ volatile("b Fault_Handler"); }

#define WEAK(name) __attribute__((weak, alias("Unexpected_Handler"))) void name(void);
#define WEAK_INTERRUPT(name) WEAK(name##_IRQHandler)
#define NO_INTERRUPT(number)

WEAK(NMI_Handler)
WEAK(SVC_Handler)
WEAK(DebugMon_Handler)
WEAK(PendSV_Handler)
WEAK(SysTick_Handler)
CHIP_INTERRUPTS(WEAK_INTERRUPT, NO_INTERRUPT)

typedef void (*handler)(void);

#define VECTOR(name) name##_IRQHandler,
#define NO_VECTOR(number) Unexpected_Handler,

typedef struct vectors {
    char *stack;
    handler system[15];
    handler interrupts[CHIP_INTERRUPT_COUNT];
} vectors;

extern const vectors stm32_vectors;

__attribute__((section(".isr_vector"), used)) const vectors stm32_vectors = {
    _estack,
    {Reset_Handler, NMI_Handler, Fault_Handler, Fault_Handler, Fault_Handler, Fault_Handler, NULL, NULL, NULL, NULL,
     SVC_Handler, DebugMon_Handler, NULL, PendSV_Handler, SysTick_Handler},
    {CHIP_INTERRUPTS(VECTOR, NO_VECTOR)},
};

void Reset_Handler(void) {
    SCB_CPACR |= 0xFu << 20; /* the FPU, before any code that might use it */
    __asm__ volatile("dsb\n\tisb" ::: "memory");
    SCB_VTOR = (uint32_t)(uintptr_t)&stm32_vectors;
    memcpy(_sdata, _sidata, (size_t)(_edata - _sdata));
    memset(_sbss, 0, (size_t)(_ebss - _sbss));
    _set_tls(__tls_base);
    __libc_init_array();
    (void)main();
    stm32_reset();
}
