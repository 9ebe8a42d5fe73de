/* SPDX-License-Identifier: MIT
 *
 * hal/stm32f4: the registers that this layer uses, named as in the reference manual RM0090 and the Cortex-M4 manual.
 * A peripheral that exists several times takes its base address as an argument.
 */
#ifndef STM32F4_REGISTERS_H
#define STM32F4_REGISTERS_H

#include <stdint.h>

#define REG32(address) (*(volatile uint32_t *)(uintptr_t)(address))
#define REG16(address) (*(volatile uint16_t *)(uintptr_t)(address))
#define REG8(address) (*(volatile uint8_t *)(uintptr_t)(address))

/* ---- Cortex-M4: SysTick, NVIC, system control, MPU, debug ---- */

#define STK_CTRL REG32(0xE000E010)
#define STK_LOAD REG32(0xE000E014)
#define STK_VAL REG32(0xE000E018)
#define STK_CTRL_ENABLE (1u << 0)
#define STK_CTRL_TICKINT (1u << 1)
#define STK_CTRL_CLKSOURCE (1u << 2)

#define NVIC_ISER(n) REG32(0xE000E100 + 4u * (n))
#define NVIC_ICER(n) REG32(0xE000E180 + 4u * (n))
#define NVIC_IPR(irq) REG8(0xE000E400 + (irq))

#define SCB_ICSR REG32(0xE000ED04)
#define SCB_ICSR_PENDSTSET (1u << 26)
#define SCB_VTOR REG32(0xE000ED08)
#define SCB_AIRCR REG32(0xE000ED0C)
#define SCB_AIRCR_VECTKEY 0x05FA0000u
#define SCB_AIRCR_SYSRESETREQ (1u << 2)
#define SCB_SHPR(exception) REG8(0xE000ED14 + (exception))
#define SCB_SHCSR REG32(0xE000ED24)
#define SCB_SHCSR_FAULTS (7u << 16) /* MEMFAULTENA, BUSFAULTENA, USGFAULTENA */
#define SCB_CFSR REG32(0xE000ED28)
#define SCB_CFSR_MMARVALID (1u << 7)
#define SCB_CFSR_BFARVALID (1u << 15)
#define SCB_HFSR REG32(0xE000ED2C)
#define SCB_MMFAR REG32(0xE000ED34)
#define SCB_BFAR REG32(0xE000ED38)
#define SCB_CPACR REG32(0xE000ED88)

#define MPU_TYPE REG32(0xE000ED90)
#define MPU_CTRL REG32(0xE000ED94)
#define MPU_CTRL_ENABLE (1u << 0)
#define MPU_CTRL_PRIVDEFENA (1u << 2)
#define MPU_RNR REG32(0xE000ED98)
#define MPU_RBAR REG32(0xE000ED9C)
#define MPU_RASR REG32(0xE000EDA0)
#define MPU_RASR_ENABLE (1u << 0)
#define MPU_RASR_SIZE(log2) (((log2) - 1u) << 1)
#define MPU_RASR_XN (1u << 28)

#define DEMCR REG32(0xE000EDFC)
#define DEMCR_TRCENA (1u << 24)
#define DWT_CTRL REG32(0xE0001000)
#define DWT_CTRL_CYCCNTENA (1u << 0)
#define DWT_CYCCNT REG32(0xE0001004)

/* ---- RCC, PWR, FLASH ---- */

#define RCC_CR REG32(0x40023800)
#define RCC_CR_HSION (1u << 0)
#define RCC_CR_HSIRDY (1u << 1)
#define RCC_CR_HSEON (1u << 16)
#define RCC_CR_HSERDY (1u << 17)
#define RCC_CR_PLLON (1u << 24)
#define RCC_CR_PLLRDY (1u << 25)
#define RCC_PLLCFGR REG32(0x40023804)
#define RCC_PLLCFGR_PLLSRC_HSE (1u << 22)
#define RCC_CFGR REG32(0x40023808)
#define RCC_CFGR_SW_PLL 2u
#define RCC_CFGR_SWS_PLL (2u << 2)
#define RCC_CFGR_SWS (3u << 2)
#define RCC_CFGR_PPRE1_DIV4 (5u << 10)
#define RCC_CFGR_PPRE2_DIV2 (4u << 13)
#define RCC_AHB1ENR REG32(0x40023830)
#define RCC_APB1ENR REG32(0x40023840)
#define RCC_APB1ENR_PWREN (1u << 28)
#define RCC_APB2ENR REG32(0x40023844)
#define RCC_APB2ENR_SYSCFGEN (1u << 14)
#define RCC_CSR REG32(0x40023874)
#define RCC_CSR_RMVF (1u << 24)
#define RCC_CSR_PINRSTF (1u << 26)
#define RCC_CSR_PORRSTF (1u << 27)
#define RCC_CSR_SFTRSTF (1u << 28)
#define RCC_CSR_IWDGRSTF (1u << 29)
#define RCC_CSR_WWDGRSTF (1u << 30)
#define RCC_CSR_LPWRRSTF (1u << 31)

#define PWR_CR REG32(0x40007000)
#define PWR_CR_VOS (3u << 14)
#define PWR_CR_ODEN (1u << 16)
#define PWR_CR_ODSWEN (1u << 17)
#define PWR_CSR REG32(0x40007004)
#define PWR_CSR_ODRDY (1u << 16)
#define PWR_CSR_ODSWRDY (1u << 17)

#define FLASH_ACR REG32(0x40023C00)
#define FLASH_ACR_PRFTEN (1u << 8)
#define FLASH_ACR_ICEN (1u << 9)
#define FLASH_ACR_DCEN (1u << 10)

/* ---- GPIO, EXTI, SYSCFG ---- */

#define GPIO_BASE(port) (0x40020000u + 0x400u * (port)) /* port: 0 is A */
#define GPIO_MODER(base) REG32((base) + 0x00)
#define GPIO_OTYPER(base) REG32((base) + 0x04)
#define GPIO_OSPEEDR(base) REG32((base) + 0x08)
#define GPIO_PUPDR(base) REG32((base) + 0x0C)
#define GPIO_IDR(base) REG32((base) + 0x10)
#define GPIO_ODR(base) REG32((base) + 0x14)
#define GPIO_BSRR(base) REG32((base) + 0x18)
#define GPIO_AFR(base, half) REG32((base) + 0x20 + 4u * (half))

#define SYSCFG_EXTICR(n) REG32(0x40013808 + 4u * (n))
#define EXTI_IMR REG32(0x40013C00)
#define EXTI_RTSR REG32(0x40013C08)
#define EXTI_FTSR REG32(0x40013C0C)
#define EXTI_SWIER REG32(0x40013C10)
#define EXTI_PR REG32(0x40013C14)

/* ---- USART, TIM ---- */

#define USART_SR(base) REG32((base) + 0x00)
#define USART_SR_ORE (1u << 3)
#define USART_SR_RXNE (1u << 5)
#define USART_SR_TC (1u << 6)
#define USART_SR_TXE (1u << 7)
#define USART_DR(base) REG32((base) + 0x04)
#define USART_BRR(base) REG32((base) + 0x08)
#define USART_CR1(base) REG32((base) + 0x0C)
#define USART_CR1_RE (1u << 2)
#define USART_CR1_TE (1u << 3)
#define USART_CR1_RXNEIE (1u << 5)
#define USART_CR1_UE (1u << 13)

#define TIM_CR1(base) REG32((base) + 0x00)
#define TIM_CR1_CEN (1u << 0)
#define TIM_CR1_URS (1u << 2)
#define TIM_CR1_OPM (1u << 3)
#define TIM_DIER(base) REG32((base) + 0x0C)
#define TIM_DIER_UIE (1u << 0)
#define TIM_SR(base) REG32((base) + 0x10)
#define TIM_EGR(base) REG32((base) + 0x14)
#define TIM_EGR_UG (1u << 0)
#define TIM_CNT(base) REG32((base) + 0x24)
#define TIM_PSC(base) REG32((base) + 0x28)
#define TIM_ARR(base) REG32((base) + 0x2C)

/* ---- The unique number of the device ---- */

#define UID_BASE 0x1FFF7A10u

#endif
