/* SPDX-License-Identifier: MIT
 *
 * Netduino Plus 2, the board that QEMU emulates as "netduinoplus2". The console is USART1, QEMU's first serial port.
 */
#ifndef STM32F4_BOARD_H
#define STM32F4_BOARD_H

#define BOARD_NAME "Netduino Plus 2"
#define BOARD_HSE_HZ 25000000u

#define BOARD_CONSOLE_USART 1
#define BOARD_CONSOLE_BAUD 115200u
#define BOARD_CONSOLE_TX "B6"
#define BOARD_CONSOLE_RX "B7"

/* X(name on the board, pin of the chip) */
#define BOARD_PINS(X) X("LED", "A10") X("BUTTON", "B11")

#endif
