/* SPDX-License-Identifier: MIT
 *
 * Layer 0. Dispatch of instructions: by computed goto where the compiler has it, else by switch.
 *
 *   MP_DISPATCH_TABLE(labels, COUNT, rows)   the table of labels, rows made by MP_DISPATCH_ROW
 *   MP_DISPATCH_BEGIN(labels, opcode) … MP_DISPATCH_END   around the cases, each MP_DISPATCH_CASE(PREFIX, name): code
 *   MP_DISPATCH(labels, opcode)              goes to the case of the opcode; every case ends with it or with a goto
 */
#ifndef MP_BASE_DISPATCH_H
#define MP_BASE_DISPATCH_H

#include "base/macros.h"

#if MP_COMPUTED_GOTO
#define MP_DISPATCH_ROW(prefix, name) [prefix##name] = &&L_##name,
#define MP_DISPATCH_TABLE(labels, count, rows) static const void *const labels[count] = {rows}
#define MP_DISPATCH(labels, opcode) goto *labels[opcode]
#define MP_DISPATCH_CASE(prefix, name) L_##name
#define MP_DISPATCH_BEGIN(labels, opcode) MP_DISPATCH(labels, opcode);
#define MP_DISPATCH_END
#else
#define MP_DISPATCH_ROW(prefix, name)
#define MP_DISPATCH_TABLE(labels, count, rows) enum { labels##_count = (count) }
#define MP_DISPATCH(labels, opcode) goto dispatch
#define MP_DISPATCH_CASE(prefix, name) case prefix##name
#define MP_DISPATCH_BEGIN(labels, opcode)                                                                              \
    dispatch:                                                                                                          \
    switch (opcode) {                                                                                                  \
    default:                                                                                                           \
        assert(false);
#define MP_DISPATCH_END                                                                                                \
    }
#endif

#endif
