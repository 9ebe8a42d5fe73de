/* SPDX-License-Identifier: MIT
 *
 * Layer 2. What tracebacks ask of code objects; the bytecode layer implements it.
 */
#ifndef MP_OBJECTS_CODE_INFO_H
#define MP_OBJECTS_CODE_INFO_H

#include "objects/object.h"

/* A range of source text. Columns are byte offsets in their lines, -1 if unknown. */
typedef struct mp_code_place {
    uint32_t line, end_line;
    int column, end_column;
} mp_code_place;

/* The source range of the instruction at `offset`; false if the code has no line table. Allocates nothing. */
bool mp_code_position(mp_value code, size_t offset, mp_code_place *out);
/* The function's name (co_name), a str. */
mp_value mp_code_name(mp_value code);
/* The name of the source file, a str. */
mp_value mp_code_filename(mp_value code);
/* The qualified name, a new str for what is not at the top level. */
MP_CHECKED mp_value mp_code_qualname(mp_vm *vm, mp_value code);
/* The docstring, or MP_NONE. */
mp_value mp_code_doc(mp_value code);
/* Cells a function of this code has, and the name of each variable. */
size_t mp_code_free_count(mp_value code);
mp_value mp_code_free_name(mp_value code, size_t index);
/* The variables whose names are kept: parameters, and those shared with other functions. None of a module or class. */
size_t mp_code_variable_count(mp_value code);
mp_value mp_code_variable_name(mp_value code, size_t index);
/* How many attributes the code sets on its first parameter, as far as plain `self.name = …` tells. */
size_t mp_code_self_attribute_count(mp_value code);
/* A byte of its instructions. */
uint8_t mp_code_byte(mp_value code, size_t offset);
/* Registers a generator of this code keeps. */
size_t mp_code_register_count(mp_value code);

#endif
