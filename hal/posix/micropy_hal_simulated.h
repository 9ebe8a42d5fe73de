/* SPDX-License-Identifier: MIT
 *
 * A simulated board for POSIX: sixteen pins, timers, a few words of memory. Programs that use them can be tried and
 * tested without hardware.
 *
 * Pins are named P0 to P15. P0 is wired to P1, P2 to P3, and so on: an input reads what its neighbour drives, else its
 * own pull, else 0; an open-drain output that is high drives nothing. Timers are those of the system, and notify from a
 * signal handler. All operations are recorded. One simulated board at a time can have timers that run.
 */
#ifndef MICROPY_HAL_SIMULATED_H
#define MICROPY_HAL_SIMULATED_H

#include "micropy_hal.h"

#ifdef __cplusplus
extern "C" {
#endif

enum { MP_SIMULATED_PINS = 16, MP_SIMULATED_TIMERS = 8, MP_SIMULATED_WORDS = 16, MP_SIMULATED_LOG_SIZE = 2048 };
#define MP_SIMULATED_MEMORY 0x40000000u /* address of the first word */

typedef struct mp_simulated_pin {
    mp_pin_config config;
    unsigned edges;
    mp_notify notify; /* call is NULL where nobody listens */
} mp_simulated_pin;

typedef struct mp_simulated_timer {
    void *timer; /* a timer_t, which strict C does not know */
    bool periodic;
    volatile bool done; /* it has notified once, and is free; set by the signal handler */
    mp_notify notify;   /* call is NULL where the timer is free */
} mp_simulated_timer;

/* The operations find it through the context of the hal: see mp_simulated_attach. */
typedef struct mp_simulated {
    mp_simulated_pin pins[MP_SIMULATED_PINS];
    mp_simulated_timer timers[MP_SIMULATED_TIMERS];
    uint32_t words[MP_SIMULATED_WORDS];
    /* The operations on pins and timers so far, "out P0 1;" and the like, as far as there is room. */
    size_t log_size;
    char log[MP_SIMULATED_LOG_SIZE];
    /* The operation that fails, counted down at each (0: none), and how: a negative errno. */
    unsigned fail_countdown;
    int fail_status;
} mp_simulated;

/* Clears the board, and adds its operations to a hal whose context begins with a pointer to the board. */
void mp_simulated_attach(mp_simulated *board, mp_hal *hal);

#ifdef __cplusplus
}
#endif
#endif
