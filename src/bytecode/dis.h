/* SPDX-License-Identifier: MIT
 *
 * Layer 3. The disassembler: code objects as text, for people.
 */
#ifndef MP_BYTECODE_DIS_H
#define MP_BYTECODE_DIS_H

#include "bytecode/code.h"

/* From now on the VM lists the code that it compiles before running it. */
void mp_disassemble_on(mp_vm *vm);
/* Writes a listing of the code, then of the code objects inside it, to the console's error stream. Lines for which
 * there is no memory are left out. The code must be sound: compiled here, or verified. */
void mp_disassemble(mp_vm *vm, mp_value code);

#endif
