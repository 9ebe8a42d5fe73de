/* SPDX-License-Identifier: MIT
 *
 * hal/stm32f4: timers. Numbers 2 to 5 are the general-purpose timers TIM2 to TIM5; a timer of no particular number
 * counts the milliseconds of SysTick, or is one of the others if its period is no whole number of those.
 *
 * TIM2 and TIM5 count 32 bits; the others 16, so that they reach 51 s at 84 MHz.
 */
#include "stm32f4.h"

#define FIRST 2
#define COUNT 4u
#define SOFT_FIRST 16 /* numbers of the timers that count milliseconds */
#define SOFT_COUNT 8u
#define NO_DEVICE (-19)
#define BUSY (-16)
#define INVALID (-22)
#define EMULATED_HZ 1000000000u /* what QEMU lets its timers count at */

static const struct {
    uint32_t base;
    uint8_t irq;
    bool wide;
} timers[COUNT] = {{0x40000000, 28, true}, {0x40000400, 29, false}, {0x40000800, 30, false}, {0x40000C00, 50, true}};

static mp_notify listeners[COUNT]; /* call is NULL where a timer is free */

static struct {
    mp_notify notify; /* call is NULL where it is free */
    uint32_t left_ms;
    uint32_t period_ms; /* 0: once */
} soft[SOFT_COUNT];

/* ---- those that count milliseconds ---- */

void stm32_timers_tick(void) {
    for (unsigned i = 0; i < SOFT_COUNT; i++) {
        if (soft[i].notify.call == NULL || --soft[i].left_ms != 0) {
            continue;
        }
        mp_notify notify = soft[i].notify;
        soft[i].left_ms = soft[i].period_ms;
        if (soft[i].period_ms == 0) {
            soft[i].notify.call = NULL;
        }
        stm32_notify(&notify);
    }
}

static int soft_start(uint32_t period_ms, bool periodic, const mp_notify *notify) {
    for (unsigned i = 0; i < SOFT_COUNT; i++) {
        if (soft[i].notify.call == NULL) {
            uint32_t state = stm32_irq_save();
            soft[i].left_ms = period_ms;
            soft[i].period_ms = periodic ? period_ms : 0;
            soft[i].notify = *notify;
            stm32_irq_restore(state);
            return SOFT_FIRST + (int)i;
        }
    }
    return BUSY;
}

static void soft_stop(unsigned i, unsigned source) {
    uint32_t state = stm32_irq_save();
    if (soft[i].notify.source == source) {
        soft[i].notify.call = NULL;
    }
    stm32_irq_restore(state);
}

/* ---- TIM2 to TIM5 ---- */

/* Timers of APB1 count at twice its frequency, if that is divided. */
static uint64_t cycles_of(uint64_t period_us) {
    uint32_t hertz = stm32_clock.emulated                      ? EMULATED_HZ
                     : stm32_clock.pclk1 == stm32_clock.hclk ? stm32_clock.hclk
                                                             : 2 * stm32_clock.pclk1;
    return period_us * (hertz / 1000000u);
}

static void halt(unsigned i) {
    TIM_CR1(timers[i].base) = 0;
    TIM_DIER(timers[i].base) = 0;
    TIM_SR(timers[i].base) = 0;
    listeners[i].call = NULL;
}

static int hard_start(unsigned i, uint64_t period_us, bool periodic, const mp_notify *notify) {
    uint64_t most = timers[i].wide ? (uint64_t)1 << 32 : (uint64_t)1 << 16;
    uint64_t cycles = cycles_of(period_us);
    uint64_t prescaler = (cycles + most - 1) / most;
    if (cycles == 0 || prescaler > 65536) {
        return INVALID;
    }
    uint32_t base = timers[i].base;
    RCC_APB1ENR |= 1u << i;
    (void)RCC_APB1ENR;
    halt(i);
    listeners[i] = *notify;
    TIM_PSC(base) = (uint32_t)(prescaler - 1);
    TIM_ARR(base) = (uint32_t)(cycles / prescaler - 1);
    TIM_CNT(base) = 0;
    TIM_CR1(base) = TIM_CR1_URS | (periodic ? 0 : TIM_CR1_OPM);
    TIM_EGR(base) = TIM_EGR_UG; /* takes the prescaler over */
    TIM_SR(base) = 0;
    TIM_DIER(base) = TIM_DIER_UIE;
    stm32_irq_enable(timers[i].irq);
    TIM_CR1(base) |= TIM_CR1_CEN;
    return (int)i + FIRST;
}

static void serve(unsigned i) {
    TIM_SR(timers[i].base) = 0;
    (void)TIM_SR(timers[i].base); /* or the interrupt might still be seen after the return */
    mp_notify listener = listeners[i];
    if ((TIM_CR1(timers[i].base) & TIM_CR1_OPM) != 0) {
        halt(i);
    }
    stm32_notify(&listener);
}

#define TIMER_HANDLER(name, i)                                                                                         \
    void name(void);                                                                                                   \
    void name(void) { serve(i); }
TIMER_HANDLER(TIM2_IRQHandler, 0)
TIMER_HANDLER(TIM3_IRQHandler, 1)
TIMER_HANDLER(TIM4_IRQHandler, 2)
TIMER_HANDLER(TIM5_IRQHandler, 3)

/* ---- operations ---- */

static int timer_start(void *context, int id, uint64_t period_us, bool periodic, const mp_notify *notify) {
    (void)context;
    if (id >= 0) {
        return id >= FIRST && id < FIRST + (int)COUNT
                   ? hard_start((unsigned)(id - FIRST), period_us, periodic, notify)
                   : NO_DEVICE;
    }
    if (period_us % 1000 == 0 && period_us / 1000 <= UINT32_MAX) {
        return soft_start((uint32_t)(period_us / 1000), periodic, notify);
    }
    for (unsigned i = COUNT; i-- > 0;) { /* the lower ones are what programs ask for by number */
        if (listeners[i].call == NULL) {
            return hard_start(i, period_us, periodic, notify);
        }
    }
    return BUSY;
}

static int timer_stop(void *context, int id, unsigned source) {
    (void)context;
    if (id >= SOFT_FIRST && id < SOFT_FIRST + (int)SOFT_COUNT) {
        soft_stop((unsigned)(id - SOFT_FIRST), source);
    } else if (id >= FIRST && id < FIRST + (int)COUNT && listeners[id - FIRST].source == source) {
        halt((unsigned)(id - FIRST));
    }
    return 0;
}

void stm32_timers_stop(void) {
    for (unsigned i = 0; i < SOFT_COUNT; i++) {
        soft[i].notify.call = NULL;
    }
    for (unsigned i = 0; i < COUNT; i++) {
        if (listeners[i].call != NULL) {
            halt(i);
        }
    }
}

const mp_hal_timers stm32_timers = {.start = timer_start, .stop = timer_stop};
