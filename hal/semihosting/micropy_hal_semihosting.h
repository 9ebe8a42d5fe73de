/* SPDX-License-Identifier: MIT
 *
 * A hardware layer without hardware: console, files, clock and exit by semihosting, calls by which an ARM or RISC-V
 * program asks the debugger or emulator that runs it. It needs a C library with <semihost.h> and a start-up, as picolibc
 * has them, and can serve as a start for the layer of a new machine.
 */
#ifndef MICROPY_HAL_SEMIHOSTING_H
#define MICROPY_HAL_SEMIHOSTING_H

#include "micropy_hal.h"

#ifdef __cplusplus
extern "C" {
#endif

/* The layer. There is one console and one memory; so one VM at a time, if its heap is to grow. */
extern const mp_hal mp_semihosting;

/* To be called first: opens the console, and lets faults of the processor end the program. */
void mp_semihosting_start(void);
/* The memory for the heap: what is left between the program's data and its stack. */
void mp_semihosting_memory(void **start, size_t *size);
/* The command line, to be changed at will. */
char *mp_semihosting_command_line(void);
/* Ends the program, or reports a fault at that address and ends it with status 70. */
_Noreturn void mp_semihosting_exit(int status);
_Noreturn void mp_semihosting_fault(uintptr_t address);
/* Makes faults of the processor end in mp_semihosting_fault: fault_*.c has it for each architecture. */
void mp_semihosting_fault_init(void);

/* The operations on files. */
extern const mp_hal_files mp_semihosting_files;

#ifdef __cplusplus
}
#endif
#endif
