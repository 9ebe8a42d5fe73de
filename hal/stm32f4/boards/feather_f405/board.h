/* SPDX-License-Identifier: MIT
 *
 * Adafruit Feather STM32F405 Express. The console is USART3 on the pins marked TX and RX.
 */
#ifndef STM32F4_BOARD_H
#define STM32F4_BOARD_H

#define BOARD_NAME "Feather STM32F405 Express"
#define BOARD_HSE_HZ 12000000u

#define BOARD_CONSOLE_USART 3
#define BOARD_CONSOLE_BAUD 115200u
#define BOARD_CONSOLE_TX "B10"
#define BOARD_CONSOLE_RX "B11"

/* X(name on the board, pin of the chip) */
#define BOARD_PINS(X)                                                                                                  \
    X("LED", "C1") X("D5", "C7") X("D6", "C6") X("D9", "B8") X("D10", "B9") X("D11", "C3") X("D12", "C2")              \
    X("D13", "C1") X("SDA", "B7") X("SCL", "B6")

#endif
