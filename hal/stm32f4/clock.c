/* SPDX-License-Identifier: MIT
 *
 * hal/stm32f4: the clock tree. From the crystal (HSE) or, if it does not start, from the internal oscillator (HSI), the
 * PLL makes the highest frequency of the part. If even the PLL does not lock, the chip runs from the HSI as after reset.
 */
#include "board.h"
#include "chip.h"
#include "stm32f4.h"

#define HSI_HZ 16000000u
#define PLL_INPUT_HZ 1000000u
/* Turns of a loop of some six cycles at 16 MHz: about 100 ms, fifty times what a crystal usually takes. */
#define WAIT_TURNS 270000u

_Static_assert(BOARD_HSE_HZ % PLL_INPUT_HZ == 0, "the crystal's frequency has to be whole MHz");

stm32_clocks stm32_clock = {HSI_HZ, HSI_HZ, HSI_HZ, 0, false};

/* Waits until the bits under `mask` are `value`. */
static bool wait_for(volatile uint32_t *reg, uint32_t mask, uint32_t value) {
    for (uint32_t turns = 0; turns < WAIT_TURNS; turns++) {
        if ((*reg & mask) == value) {
            return true;
        }
    }
    return false;
}

static bool pll_start(uint32_t source, uint32_t input_hz) {
    RCC_CR &= ~RCC_CR_PLLON;
    /* PLLP 0 means division by two */
    RCC_PLLCFGR = input_hz / PLL_INPUT_HZ | CHIP_PLLN << 6 | source | CHIP_PLLQ << 24;
    RCC_CR |= RCC_CR_PLLON;
    return wait_for(&RCC_CR, RCC_CR_PLLRDY, RCC_CR_PLLRDY);
}

/* The regulator's over-drive, without which the parts that have it stay below 168 MHz. */
static bool overdrive_start(void) {
    PWR_CR |= PWR_CR_ODEN;
    if (!wait_for(&PWR_CSR, PWR_CSR_ODRDY, PWR_CSR_ODRDY)) {
        return false;
    }
    PWR_CR |= PWR_CR_ODSWEN;
    return wait_for(&PWR_CSR, PWR_CSR_ODSWRDY, PWR_CSR_ODSWRDY);
}

static void clocks_set(uint32_t hclk) {
    stm32_clock.hclk = hclk;
    stm32_clock.pclk1 = hclk / 4;
    stm32_clock.pclk2 = hclk / 2;
}

void stm32_clock_init(void) {
    stm32_clock.reset_flags = RCC_CSR;
    RCC_CSR |= RCC_CSR_RMVF;
    RCC_CR |= RCC_CR_HSEON;
    if ((RCC_CR & (RCC_CR_HSEON | RCC_CR_HSION)) == 0) { /* reset leaves HSION set */
        stm32_clock.emulated = true;
        clocks_set(CHIP_HCLK_HZ); /* emulators let SysTick run at the nominal speed */
        return;
    }
    RCC_APB1ENR |= RCC_APB1ENR_PWREN;
    (void)RCC_APB1ENR;
    PWR_CR = (PWR_CR & ~PWR_CR_VOS) | CHIP_PWR_CR_VOS;
    bool crystal = wait_for(&RCC_CR, RCC_CR_HSERDY, RCC_CR_HSERDY);
    bool locked = crystal && pll_start(RCC_PLLCFGR_PLLSRC_HSE, BOARD_HSE_HZ);
    if (!locked) {
        RCC_CR &= ~RCC_CR_HSEON;
        locked = pll_start(0, HSI_HZ);
    }
    if (!locked || (CHIP_HAS_OVERDRIVE && !overdrive_start())) {
        return;
    }
    FLASH_ACR = CHIP_FLASH_LATENCY | FLASH_ACR_PRFTEN | FLASH_ACR_ICEN | FLASH_ACR_DCEN;
    if ((FLASH_ACR & 0xFu) != CHIP_FLASH_LATENCY) {
        return;
    }
    RCC_CFGR = RCC_CFGR_PPRE1_DIV4 | RCC_CFGR_PPRE2_DIV2;
    RCC_CFGR |= RCC_CFGR_SW_PLL;
    if (wait_for(&RCC_CFGR, RCC_CFGR_SWS, RCC_CFGR_SWS_PLL)) {
        clocks_set(CHIP_HCLK_HZ);
    } else { /* the divisors are set, the source is not */
        RCC_CFGR = 0;
    }
}
