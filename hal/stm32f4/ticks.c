/* SPDX-License-Identifier: MIT
 *
 * hal/stm32f4: time. SysTick interrupts every millisecond; its counter gives the part below that.
 */
#include "stm32f4.h"

#define SYSTICK_EXCEPTION 15

static volatile uint64_t milliseconds;
static uint32_t cycles_per_us;
static volatile bool woken;
static bool has_cycle_counter;

void SysTick_Handler(void);
void SysTick_Handler(void) {
    milliseconds = milliseconds + 1;
    stm32_console_tick();
    stm32_timers_tick();
}

void stm32_ticks_init(void) {
    cycles_per_us = stm32_clock.hclk / 1000000u;
    STK_LOAD = cycles_per_us * 1000u - 1;
    STK_VAL = 0;
    SCB_SHPR(SYSTICK_EXCEPTION) = STM32_PRIORITY;
    STK_CTRL = STK_CTRL_ENABLE | STK_CTRL_TICKINT | STK_CTRL_CLKSOURCE;
    DEMCR |= DEMCR_TRCENA;
    DWT_CYCCNT = 0;
    DWT_CTRL |= DWT_CTRL_CYCCNTENA;
    has_cycle_counter = DWT_CYCCNT != DWT_CYCCNT; /* emulators have none */
}

uint64_t stm32_ticks_us(void) {
    uint32_t state = stm32_irq_save();
    uint32_t left = STK_VAL;
    uint64_t ms = milliseconds;
    if ((SCB_ICSR & SCB_ICSR_PENDSTSET) != 0) { /* wrapped since interrupts are off */
        left = STK_VAL;
        ms++;
    }
    stm32_irq_restore(state);
    return ms * 1000u + (STK_LOAD - left) / cycles_per_us;
}

uintptr_t stm32_ticks_cpu(void) {
    return has_cycle_counter ? DWT_CYCCNT : (uintptr_t)stm32_ticks_us() * cycles_per_us;
}

void stm32_wake(void) { woken = true; }

/* A wake that came before, while the VM looked for events, counts. Interrupts happen in here even if the program has
 * switched them off: without them, no time would pass and no input would come. */
void stm32_sleep_us(uint64_t duration_us) {
    uint64_t now = stm32_ticks_us();
    uint64_t end = now + duration_us + 1; /* of the present microsecond, part is over */
    for (; now < end && !woken; now = stm32_ticks_us()) {
        /* an interrupt that comes between the question and the wait ends the wait at once */
        uint32_t state = stm32_irq_save();
        if (end - now > 1000 && !woken) {
            __asm__ volatile("wfi");
        }
        __asm__ volatile("cpsie i\n\tisb" ::: "memory");
        stm32_irq_restore(state);
    }
    woken = false;
}
