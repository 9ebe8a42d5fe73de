/* SPDX-License-Identifier: MIT
 *
 * The hardware layer for POSIX systems: console on file descriptors 0, 1 and 2, clocks, files, memory that grows.
 */
#ifndef MICROPY_HAL_POSIX_H
#define MICROPY_HAL_POSIX_H

#include <termios.h>

#include "micropy_hal_simulated.h"

#ifdef __cplusplus
extern "C" {
#endif

/* The layer as a constant, to be shared by any number of VMs and threads. Every console write is a system call. */
const mp_hal *mp_hal_posix(void);

/* A layer whose standard output is collected in a buffer, unless it is a terminal. The buffer is written when it is
 * full; before anything is read from the console or written to its error stream, and before sleeping; by a
 * console_write of size 0; and by mp_posix_buffered_flush, which must be called in the end. Where standard input and
 * output are terminals, console_mode sets them up; MP_CONSOLE_PROGRAM restores them. One thread at a time. */
typedef struct mp_posix_buffered {
    mp_simulated *simulated; /* &board; first, where the simulated board looks for it */
    mp_simulated board;
    mp_hal hal;
    mp_console_mode mode;
    struct termios original; /* how the terminal was in MP_CONSOLE_PROGRAM */
    bool direct; /* standard output is a terminal */
    size_t count;
    char data[8192];
} mp_posix_buffered;

/* Fills in *buffered and returns &buffered->hal. */
const mp_hal *mp_posix_buffered_init(mp_posix_buffered *buffered);
/* Returns 0 or -errno; the buffer is empty afterwards either way. */
int mp_posix_buffered_flush(mp_posix_buffered *buffered);

/* The operations on files, which mp_hal_posix points to. */
extern const mp_hal_files mp_posix_files;

#ifdef __cplusplus
}
#endif
#endif
