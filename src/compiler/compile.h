/* SPDX-License-Identifier: MIT
 *
 * Layer 4a. The compiler's front door: source to code object.
 */
#ifndef MP_COMPILER_COMPILE_H
#define MP_COMPILER_COMPILE_H

#include "compiler/parser.h"

/* Compiles a whole source to the code of a module, `exec`, `eval` or an interactive statement. With `use_names` the
 * code takes a namespace as its argument, else it works on its function's globals. Statement by statement: memory is
 * needed for the largest one. In MP_PARSE_SINGLE *incomplete (may be NULL) says if more input would help.
 * MP_ERROR with SyntaxError etc. pending. */
MP_CHECKED mp_value mp_compile(mp_vm *vm, mp_source *source, mp_parse_mode mode, bool use_names, bool *incomplete);

#endif
