/* SPDX-License-Identifier: MIT
 *
 * hal/stm32f4: what is peculiar to the STM32F429.
 */
#ifndef STM32F4_CHIP_H
#define STM32F4_CHIP_H

#include "../common_interrupts.h"

#define CHIP_NAME "STM32F429"
/* The highest frequency: VCO 360 MHz / 2, with the voltage regulator in over-drive; 45 MHz = 360 / 8 is left for what
 * needs 48 MHz. Flash needs five wait states. */
#define CHIP_PLLN 360u
#define CHIP_PLLQ 8u
#define CHIP_HCLK_HZ 180000000u
#define CHIP_FLASH_LATENCY 5u
#define CHIP_HAS_OVERDRIVE 1
#define CHIP_PWR_CR_VOS (3u << 14) /* scale 1 */
#define CHIP_PORT_COUNT 11u        /* GPIOA to GPIOK */
#define CHIP_CCM_START 0x10000000u
#define CHIP_CCM_SIZE 0x10000u

#define CHIP_INTERRUPT_COUNT 91
#define CHIP_INTERRUPTS(X, Y)                                                                                          \
    COMMON_INTERRUPTS(X, Y)                                                                                            \
    X(UART7) X(UART8) X(SPI4) X(SPI5) X(SPI6) X(SAI1) X(LCD_TFT) X(LCD_TFT_1) X(DMA2D)

#endif
