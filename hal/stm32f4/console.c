/* SPDX-License-Identifier: MIT
 *
 * hal/stm32f4: the console, a USART.
 *
 * Output waits for the transmitter. "\n" is sent as "\r\n" unless a "\r" came before it, as terminals want it.
 *
 * Input is put into a ring by the receive interrupt, which also looks for Ctrl-C. When the ring is full, the interrupt
 * is masked, so that one byte waits in the data register, and with it the sender, if it can wait. If nobody reads for
 * STALL_MS, bytes are thrown away instead, so that a Ctrl-C behind them is seen.
 */
#include "board.h"
#include "stm32f4.h"

#define RING_SIZE 512u /* a power of two; a client that does not wait sends 256 bytes at a time */
#define STALL_MS 100u
#define MAX_SLEEP_US 100000u
#define CTRL_C 3
#define EAGAIN_CODE 11
#define EINTR_CODE 4

/* The n-th USART: base, interrupt, where its clock is enabled, alternate function of its pins. */
#define USART_BASE(n)                                                                                                  \
    ((n) == 1   ? 0x40011000u                                                                                          \
     : (n) == 2 ? 0x40004400u                                                                                          \
     : (n) == 3 ? 0x40004800u                                                                                          \
     : (n) == 4 ? 0x40004C00u                                                                                          \
     : (n) == 5 ? 0x40005000u                                                                                          \
                : 0x40011400u)
#define USART_IRQ(n) ((n) == 6 ? 71u : (n) >= 4 ? 48u + (n) : 36u + (n))
#define USART_IS_APB2(n) ((n) == 1 || (n) == 6)
#define USART_ENABLE(n) (1u << ((n) == 1 ? 4 : (n) == 6 ? 5 : 15 + (n)))
#define USART_FUNCTION(n) ((n) >= 4 ? 8u : 7u)
#define JOIN_(a, b, c) a##b##c
#define JOIN(a, b, c) JOIN_(a, b, c)
#define HANDLER JOIN(USART, BOARD_CONSOLE_USART, _IRQHandler)

#define BASE USART_BASE(BOARD_CONSOLE_USART)

static struct {
    void (*volatile interrupt)(void *user); /* NULL: Ctrl-C is a byte like others */
    void *user;
    volatile uint8_t mode;
    volatile bool interrupted; /* a read has to return because of Ctrl-C or an event */
    volatile uint16_t head, tail; /* head: where the interrupt writes; they only grow, and wrap */
    volatile uint16_t stalled_ms;
    bool after_cr;
    uint8_t ring[RING_SIZE];
} console;

static bool ring_full(void) { return (uint16_t)(console.head - console.tail) == RING_SIZE; }

void stm32_console_break(void) {
    console.interrupted = true;
    stm32_wake();
}

/* Takes what the receiver has. With `discard`, what finds no room is thrown away. */
static void receive(bool discard) {
    while ((USART_SR(BASE) & USART_SR_RXNE) != 0) {
        if (ring_full() && !discard) {
            USART_CR1(BASE) &= ~USART_CR1_RXNEIE;
            return;
        }
        uint8_t byte = (uint8_t)USART_DR(BASE);
        if (byte == CTRL_C && console.mode != MP_CONSOLE_KEYS && console.interrupt != NULL) {
            console.interrupt(console.user);
            stm32_console_break();
        } else if (!ring_full()) {
            console.ring[console.head % RING_SIZE] = byte;
            console.head++;
            stm32_wake();
        }
    }
    if ((USART_SR(BASE) & USART_SR_ORE) != 0) {
        (void)USART_DR(BASE); /* reading both clears an overrun, which would interrupt for ever */
    }
}

void HANDLER(void);
void HANDLER(void) { receive(false); }

void stm32_console_tick(void) {
    if (!ring_full()) {
        console.stalled_ms = 0;
    } else if (console.stalled_ms < STALL_MS) {
        console.stalled_ms++;
    } else {
        receive(true);
    }
}

void stm32_console_init(void) {
    int tx = stm32_pin_parse(BOARD_CONSOLE_TX);
    int rx = stm32_pin_parse(BOARD_CONSOLE_RX);
    stm32_pin_alternate(tx, USART_FUNCTION(BOARD_CONSOLE_USART), false);
    stm32_pin_alternate(rx, USART_FUNCTION(BOARD_CONSOLE_USART), true);
    if (USART_IS_APB2(BOARD_CONSOLE_USART)) {
        RCC_APB2ENR |= USART_ENABLE(BOARD_CONSOLE_USART);
        (void)RCC_APB2ENR;
    } else {
        RCC_APB1ENR |= USART_ENABLE(BOARD_CONSOLE_USART);
        (void)RCC_APB1ENR;
    }
    uint32_t clock = USART_IS_APB2(BOARD_CONSOLE_USART) ? stm32_clock.pclk2 : stm32_clock.pclk1;
    USART_BRR(BASE) = (clock + BOARD_CONSOLE_BAUD / 2) / BOARD_CONSOLE_BAUD;
    USART_CR1(BASE) = USART_CR1_UE | USART_CR1_RE | USART_CR1_TE | USART_CR1_RXNEIE;
    stm32_irq_enable(USART_IRQ(BOARD_CONSOLE_USART));
}

void stm32_console_attach(void (*interrupt)(void *user), void *user) {
    console.interrupt = NULL; /* the receive interrupt may come between the two */
    console.user = user;
    console.interrupt = interrupt;
}

mp_console_mode stm32_console_mode(mp_console_mode mode) {
    mp_console_mode before = (mp_console_mode)console.mode;
    console.mode = (uint8_t)mode;
    return before;
}

static void send(char byte) {
    while ((USART_SR(BASE) & USART_SR_TXE) == 0) {
    }
    USART_DR(BASE) = (uint8_t)byte;
}

int stm32_console_write(mp_stream stream, const char *data, size_t size) {
    for (size_t i = 0; i < size; i++) {
        if (data[i] == '\n' && !console.after_cr && stream != MP_STREAM_BINARY) {
            send('\r');
        }
        send(data[i]);
        console.after_cr = data[i] == '\r';
    }
    return 0;
}

void stm32_console_emergency(const char *text) {
    USART_CR1(BASE) |= USART_CR1_UE | USART_CR1_TE;
    for (; *text != '\0'; text++) {
        send(*text);
    }
}

/* Sleeps until there is input; else -EAGAIN after the timeout, -EINTR after an interrupt. */
static int wait_for_input(int32_t timeout_ms) {
    uint64_t end = timeout_ms < 0 ? UINT64_MAX : stm32_ticks_us() + (uint64_t)timeout_ms * 1000u;
    while (console.head == console.tail) {
        uint64_t now = stm32_ticks_us();
        if (console.interrupted) { /* also before this was called: the VM looks for events first */
            console.interrupted = false;
            return -EINTR_CODE;
        }
        if (now >= end) {
            return -EAGAIN_CODE;
        }
        stm32_sleep_us(end - now < MAX_SLEEP_US ? end - now : MAX_SLEEP_US);
    }
    return 0;
}

ptrdiff_t stm32_console_read(char *data, size_t size, int32_t timeout_ms) {
    if (console.head == console.tail) {
        int status = wait_for_input(timeout_ms);
        if (status < 0) {
            return status;
        }
    }
    size_t count = 0;
    while (count < size && console.tail != console.head) {
        data[count++] = (char)console.ring[console.tail % RING_SIZE];
        console.tail++;
    }
    USART_CR1(BASE) |= USART_CR1_RXNEIE;
    return (ptrdiff_t)count;
}
