/* SPDX-License-Identifier: MIT
 *
 * hal/stm32f4: what its files offer each other. The layer has one state, because there is one chip; interrupts write to
 * it, so what they share with the rest is volatile.
 */
#ifndef STM32F4_H
#define STM32F4_H

#include "micropy_hal.h"
#include "registers.h"

/* ---- clock.c ---- */

/* Frequencies in Hz, as they came out. */
typedef struct stm32_clocks {
    uint32_t hclk;  /* core, memories, AHB, SysTick */
    uint32_t pclk1; /* APB1: USART2-5, TIM2-7 at twice of it */
    uint32_t pclk2; /* APB2: USART1, USART6, TIM1, TIM8-11 at twice of it */
    uint32_t reset_flags; /* RCC_CSR as it was at the start */
    bool emulated;  /* the RCC does not answer, so this is no chip: waiting for it would be in vain */
} stm32_clocks;

extern stm32_clocks stm32_clock;

/* Starts crystal and PLL, or without a crystal the PLL from the internal oscillator, or stays with that. Every wait has
 * an end. */
void stm32_clock_init(void);

/* ---- ticks.c ---- */

void stm32_ticks_init(void);
uint64_t stm32_ticks_us(void);
uintptr_t stm32_ticks_cpu(void);
/* Sleeps until the time is over, or something happened that the VM has to look at. */
void stm32_sleep_us(uint64_t duration_us);
/* Called by interrupts when the VM has something to look at: ends a sleep. */
void stm32_wake(void);

/* ---- console.c ---- */

void stm32_console_init(void);
/* What Ctrl-C does when the mode says so: it calls `interrupt` with `user`. NULL: nothing. */
void stm32_console_attach(void (*interrupt)(void *user), void *user);
/* Returns the mode before. */
mp_console_mode stm32_console_mode(mp_console_mode mode);
int stm32_console_write(mp_stream stream, const char *data, size_t size);
ptrdiff_t stm32_console_read(char *data, size_t size, int32_t timeout_ms);
/* Writes without interrupts, at any time, also from a fault handler. */
void stm32_console_emergency(const char *text);
/* Called each millisecond. */
void stm32_console_tick(void);
/* Lets a read that waits return, because the VM has something to look at. */
void stm32_console_break(void);

/* ---- fault.c ---- */

/* Makes faults usable, and puts a guard below the stack. */
void stm32_fault_init(void);
/* Accesses memory with `width` 1, 2 or 4; false: there is nothing at this address. */
bool stm32_memory_read(uintptr_t address, unsigned width, uint32_t *out);
bool stm32_memory_write(uintptr_t address, unsigned width, uint32_t value);
/* In an emulator, ends it with that status; otherwise starts the chip anew. */
_Noreturn void stm32_exit(int status);
_Noreturn void stm32_reset(void);

/* ---- pin.c ---- */

/* "A10" or "PA10" gives 10, "B3" 19; -1 if there is no such pin. */
int stm32_pin_parse(const char *name);
/* Connects a pin with an alternate function; with a pull-up if that is asked for. */
void stm32_pin_alternate(int pin, unsigned function, bool pull_up);

extern const mp_hal_pins stm32_pins;
void stm32_pins_stop(void);

/* ---- timer.c ---- */

extern const mp_hal_timers stm32_timers;
void stm32_timers_stop(void);
/* Called each millisecond. */
void stm32_timers_tick(void);

/* ---- interrupt.c ---- */

/* All interrupts have this priority, so that none comes while another is served. */
#define STM32_PRIORITY 0x10u
void stm32_irq_enable(unsigned irq);
/* Notifies, if anybody listens, and ends a sleep or a wait for input. */
void stm32_notify(const mp_notify *notify);

/* ---- hal_stm32f4.c ---- */

extern const mp_hal stm32_hal;

/* Symbols of the linker script: their addresses are what they mean. */
extern char _heap_start[], _heap_end[], _sstack[], _estack[], _stack_guard_size[];

static inline uint32_t stm32_irq_save(void) {
    uint32_t state;
    __asm__ volatile("mrs %0, primask\n\tcpsid i" : "=r"(state) : : "memory");
    return state;
}

static inline void stm32_irq_restore(uint32_t state) { __asm__ volatile("msr primask, %0" : : "r"(state) : "memory"); }

#endif
