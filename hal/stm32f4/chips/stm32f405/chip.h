/* SPDX-License-Identifier: MIT
 *
 * hal/stm32f4: what is peculiar to the STM32F405.
 */
#ifndef STM32F4_CHIP_H
#define STM32F4_CHIP_H

#include "../common_interrupts.h"

#define CHIP_NAME "STM32F405"
/* The highest frequency: VCO 336 MHz / 2; 48 MHz for USB = 336 / 7. Flash needs five wait states. */
#define CHIP_PLLN 336u
#define CHIP_PLLQ 7u
#define CHIP_HCLK_HZ 168000000u
#define CHIP_FLASH_LATENCY 5u
#define CHIP_HAS_OVERDRIVE 0
#define CHIP_PWR_CR_VOS (1u << 14) /* scale 1 */
#define CHIP_PORT_COUNT 9u         /* GPIOA to GPIOI */
#define CHIP_CCM_START 0x10000000u
#define CHIP_CCM_SIZE 0x10000u

#define CHIP_INTERRUPT_COUNT 82
#define CHIP_INTERRUPTS(X, Y) COMMON_INTERRUPTS(X, Y)

#endif
