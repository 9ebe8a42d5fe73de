/* SPDX-License-Identifier: MIT
 *
 * Layer 3. Code objects: one block with header, constants, instructions and tables; read-only once made.
 *
 * Order of the constants: names of the parameters (positional, *args, keyword-only, **kwargs), names of the free
 * variables, names of the cell variables, then the rest. After them: instructions, handlers, line table.
 */
#ifndef MP_BYTECODE_CODE_H
#define MP_BYTECODE_CODE_H

#include "bytecode/opcodes.h"
#include "objects/code_info.h"

enum {
    MP_CODE_VARARGS = 1,       /* *args */
    MP_CODE_VARKEYWORDS = 2,   /* **kwargs */
    MP_CODE_GENERATOR = 4,     /* a call makes a generator, or what one of the next two flags says */
    MP_CODE_COROUTINE = 8,
    MP_CODE_ASYNC_GENERATOR = 16,
    MP_CODE_NAMESPACE = 32,    /* r[0] is a namespace: module, class or exec code */
    MP_CODE_COLUMNS = 64,      /* the line table has columns */
    MP_CODE_SIMPLE = 128,      /* positional parameters only, no generator: the VM's fast call */
    MP_CODE_DOC = 256,         /* the constant after the names is the docstring */
    MP_CODE_CLASS_BODY = 512,
    MP_CODE_LOCAL_NAMES = 1024, /* uses locals() & co. */
    MP_CODE_MANY = 2048        /* the counts of parameters do not fit: they are the last three constants */
};

typedef struct mp_code {
    mp_object object;
    mp_value name;
    mp_value outer;                 /* str: qualified name of what it is defined in, or empty */
    mp_value filename;
    uint32_t code_size : 24;        /* bytes of instructions */
    uint32_t positional_count : 8;  /* parameters that can be given by position */
    uint32_t line_size : 24;        /* bytes of the line table */
    uint32_t keyword_only_count : 8;
    uint32_t handlers_size : 24;    /* bytes of the handler table */
    uint32_t free_count : 8;
    uint32_t first_line : 24;
    uint32_t cell_count : 8;
    uint16_t const_count;
    uint16_t register_count;        /* all of the window: registers, far locals */
    uint16_t flags;
    uint8_t positional_only_count;
    uint8_t first_cell;             /* register of the first cell variable */
    mp_value consts[];
} mp_code;

/* What happens when an exception passes a protected range of instructions, [start, end). Inner ones come first. */
typedef enum mp_handler_kind {
    MP_HANDLER_CATCH,   /* it goes to the register, execution to the target */
    MP_HANDLER_RESTORE, /* the exception being handled is what the register holds; then the search goes on */
    MP_HANDLER_UNBIND   /* the register loses its value; then the search goes on */
} mp_handler_kind;
typedef struct mp_code_handler {
    uint32_t start, end, target;
    uint32_t register_index;
    mp_handler_kind kind;
} mp_code_handler;
enum { MP_CODE_SIZE_MAX = (1 << 24) - 1 };

static inline mp_code *mp_code_get(mp_value v) { return (mp_code *)mp_pointer(v); }
static inline const uint8_t *mp_code_start(const mp_code *code) {
    return (const uint8_t *)(code->consts + code->const_count);
}
/* The count of the parameters, and of those that can be given by position, by position only, by keyword only. */
static inline unsigned mp_code_many(const mp_code *code, unsigned which) {
    return (unsigned)mp_small(code->consts[code->const_count - 3 + which]);
}
static inline unsigned mp_code_positional(const mp_code *code) {
    return code->flags & MP_CODE_MANY ? mp_code_many(code, 0) : code->positional_count;
}
static inline unsigned mp_code_positional_only(const mp_code *code) {
    return code->flags & MP_CODE_MANY ? mp_code_many(code, 1) : code->positional_only_count;
}
static inline unsigned mp_code_keyword_only(const mp_code *code) {
    return code->flags & MP_CODE_MANY ? mp_code_many(code, 2) : code->keyword_only_count;
}
/* Parameters, *args and **kwargs included. */
static inline unsigned mp_code_parameter_count(const mp_code *code) {
    return mp_code_positional(code) + mp_code_keyword_only(code) + (code->flags & MP_CODE_VARARGS ? 1u : 0u) +
           (code->flags & MP_CODE_VARKEYWORDS ? 1u : 0u);
}
/* The next handler for an exception raised by the instruction at `offset`: *position is 0 at first. False: no more. */
bool mp_code_handler_find(const mp_code *code, size_t offset, size_t *position, mp_code_handler *out);
/* All of them: *position is 0 at first. False after the last one. */
bool mp_code_handler_next(const mp_code *code, size_t *position, mp_code_handler *out);

/* What a new code object is made of; sizes in elements, tables in their final form. */
typedef struct mp_code_parts {
    const mp_code *header; /* all fields but object and the counts below */
    const mp_value *consts;
    size_t const_count;
    const uint8_t *code;
    size_t code_size;
    const uint8_t *handlers; /* encoded by mp_code_handler_put */
    size_t handlers_size;
    const uint8_t *lines;
    size_t lines_size;
} mp_code_parts;
/* ValueError if something is larger than the format allows. */
MP_CHECKED mp_value mp_code_new(mp_vm *vm, const mp_code_parts *parts);

/* Handler entries are 4 numbers as LEB128: start, end - start, target, register << 2 | kind. Writes one to out (up to
 * 20 bytes); returns the bytes. */
size_t mp_code_handler_put(uint8_t *out, const mp_code_handler *handler);

/* Line table: for each entry LEB128 of (bytes of code since the last entry), LEB128 zigzag of (line - last line) and,
 * with MP_CODE_COLUMNS, LEB128 of column + 1 (0: none), end line - line, end column. */
size_t mp_code_line_put(uint8_t *out, size_t code_delta, intptr_t line_delta, const mp_code_place *columns);

/* Bytes of an operand with this format letter. */
static inline unsigned mp_operand_size(char format) {
    return format == 'K' || format == 'I' || format == 'j' || format == 'R' ? 2 : format == 'J' ? 4 : 1;
}
/* Bytes of the instruction with this opcode, without the cells after MAKE_FUNCTION. */
unsigned mp_opcode_size(mp_opcode op);
extern const char *const mp_opcode_formats[MP_OPCODE_COUNT];

/* Checks every operand, jump and table, also of the code objects inside. False: *reason, a constant text, says what is
 * wrong; or it is NULL and an exception is pending, because memory is used up or the code nested too deeply. */
MP_CHECKED bool mp_code_verify(mp_vm *vm, const mp_code *code, const char **reason);

#endif
