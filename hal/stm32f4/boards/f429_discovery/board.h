/* SPDX-License-Identifier: MIT
 *
 * STM32F429I Discovery. The console is USART1, which the debugger on the board offers to the host as a serial port.
 */
#ifndef STM32F4_BOARD_H
#define STM32F4_BOARD_H

#define BOARD_NAME "STM32F429 Discovery"
#define BOARD_HSE_HZ 8000000u

#define BOARD_CONSOLE_USART 1
#define BOARD_CONSOLE_BAUD 115200u
#define BOARD_CONSOLE_TX "A9"
#define BOARD_CONSOLE_RX "A10"

/* X(name on the board, pin of the chip) */
#define BOARD_PINS(X) X("LED_GREEN", "G13") X("LED_RED", "G14") X("BUTTON", "A0")

#endif
