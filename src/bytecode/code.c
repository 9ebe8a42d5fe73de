/* SPDX-License-Identifier: MIT
 *
 * Layer 3. Code objects: making them, their tables, and what the table of opcodes derives.
 */
#include "bytecode/code.h"

#include "gc/vm.h"
#include "objects/bytes.h"
#include "objects/dict.h"
#include "objects/str.h"
#include "objects/tuple.h"

/* ---- derived from the opcode table ---- */

const char *const mp_opcode_formats[MP_OPCODE_COUNT] = {
#define X(name, format, meaning) [MP_OPCODE_##name] = (format),
    MP_OPCODES(X)
#undef X
};

unsigned mp_opcode_size(mp_opcode op) {
    unsigned size = 1;
    for (const char *p = mp_opcode_formats[op]; *p != 0; p++) {
        size += mp_operand_size(*p);
    }
    return size;
}

/* ---- numbers in tables ---- */

static size_t put_number(uint8_t *out, size_t n) {
    size_t size = 0;
    do {
        out[size++] = (uint8_t)((n & 0x7F) | (n > 0x7F ? 0x80 : 0));
        n >>= 7;
    } while (n != 0);
    return size;
}

/* Reads a number; stops at `end`. */
static size_t get_number(const uint8_t **p, const uint8_t *end) {
    size_t n = 0;
    unsigned shift = 0;
    while (*p < end) {
        uint8_t byte = *(*p)++;
        if (shift < sizeof n * 8) {
            n |= (size_t)(byte & 0x7F) << shift;
        }
        shift += 7;
        if (byte < 0x80) {
            break;
        }
    }
    return n;
}

size_t mp_code_handler_put(uint8_t *out, const mp_code_handler *handler) {
    size_t size = put_number(out, handler->start);
    size += put_number(out + size, handler->end - handler->start);
    size += put_number(out + size, handler->target);
    return size + put_number(out + size, (size_t)handler->register_index << 2 | handler->kind);
}

size_t mp_code_line_put(uint8_t *out, size_t code_delta, intptr_t line_delta, const mp_code_place *columns) {
    size_t size = put_number(out, code_delta);
    size_t zigzag = line_delta < 0 ? ((size_t)-line_delta << 1) - 1 : (size_t)line_delta << 1;
    size += put_number(out + size, zigzag);
    if (columns != NULL) {
        size += put_number(out + size, (size_t)(columns->column + 1));
        size += put_number(out + size, columns->end_line - columns->line);
        size += put_number(out + size, (size_t)columns->end_column);
    }
    return size;
}

/* ---- reading the tables ---- */

static const uint8_t *handlers_start(const mp_code *code) { return mp_code_start(code) + code->code_size; }
static const uint8_t *lines_start(const mp_code *code) { return handlers_start(code) + code->handlers_size; }

static void read_handler(const uint8_t **p, const uint8_t *end, mp_code_handler *out) {
    out->start = (uint32_t)get_number(p, end);
    out->end = out->start + (uint32_t)get_number(p, end);
    out->target = (uint32_t)get_number(p, end);
    uint32_t register_kind = (uint32_t)get_number(p, end);
    out->register_index = register_kind >> 2;
    out->kind = (mp_handler_kind)(register_kind & 3);
}

bool mp_code_handler_next(const mp_code *code, size_t *position, mp_code_handler *out) {
    const uint8_t *p = handlers_start(code) + *position;
    if (p >= lines_start(code)) {
        return false;
    }
    read_handler(&p, lines_start(code), out);
    *position = (size_t)(p - handlers_start(code));
    return true;
}

bool mp_code_handler_find(const mp_code *code, size_t offset, size_t *position, mp_code_handler *out) {
    while (mp_code_handler_next(code, position, out)) {
        if (offset >= out->start && offset < out->end) {
            return true;
        }
    }
    return false;
}

bool mp_code_position(mp_value value, size_t offset, mp_code_place *out) {
    const mp_code *code = mp_code_get(value);
    const uint8_t *p = lines_start(code), *end = p + code->line_size;
    mp_code_place place = {code->first_line, code->first_line, -1, -1};
    size_t at = 0;
    while (p < end) {
        size_t delta = get_number(&p, end);
        size_t zigzag = get_number(&p, end);
        at += delta;
        if (at > offset) {
            break;
        }
        place.line += (uint32_t)(zigzag & 1 ? 0u - (zigzag >> 1) - 1 : zigzag >> 1);
        place.end_line = place.line;
        if (code->flags & MP_CODE_COLUMNS) {
            place.column = (int)get_number(&p, end) - 1;
            place.end_line = place.line + (uint32_t)get_number(&p, end);
            place.end_column = (int)get_number(&p, end);
        }
    }
    *out = place;
    return code->line_size > 0;
}

mp_value mp_code_name(mp_value code) { return mp_code_get(code)->name; }
mp_value mp_code_filename(mp_value code) { return mp_code_get(code)->filename; }


mp_value mp_code_qualname(mp_vm *vm, mp_value value) {
    const mp_code *code = mp_code_get(value);
    return mp_str_size(code->outer) == 0 ? code->name : mp_str_new_format(vm, "%U.%U", code->outer, code->name);
}

mp_value mp_code_outer(mp_value code) { return mp_code_get(code)->outer; }
size_t mp_code_free_count(mp_value code) { return mp_code_get(code)->free_count; }
uint8_t mp_code_byte(mp_value code, size_t offset) { return mp_code_start(mp_code_get(code))[offset]; }

size_t mp_code_register_count(mp_value code) { return mp_code_get(code)->register_count; }

mp_value mp_code_free_name(mp_value value, size_t index) {
    const mp_code *code = mp_code_get(value);
    return code->consts[mp_code_parameter_count(code) + index];
}

size_t mp_code_variable_count(mp_value value) {
    const mp_code *code = mp_code_get(value);
    return code->flags & MP_CODE_NAMESPACE ? 0 : mp_code_parameter_count(code) + code->free_count + code->cell_count;
}

mp_value mp_code_variable_name(mp_value value, size_t index) { return mp_code_get(value)->consts[index]; }

mp_value mp_code_doc(mp_value value) {
    const mp_code *code = mp_code_get(value);
    if (!(code->flags & MP_CODE_DOC)) {
        return MP_NONE;
    }
    return code->consts[mp_code_parameter_count(code) + code->free_count + code->cell_count];
}

static unsigned instruction_size(const mp_code *code, const uint8_t *ip) {
    unsigned size = mp_opcode_size((mp_opcode)*ip);
    if (*ip == MP_OPCODE_MAKE_FUNCTION) {
        size += 2u * mp_code_get(code->consts[ip[2] | ip[3] << 8])->free_count;
    }
    return size;
}

size_t mp_code_self_attribute_count(mp_value value) {
    const mp_code *code = mp_code_get(value);
    const uint8_t *end = mp_code_start(code) + code->code_size;
    uint64_t seen[4] = {0}; /* constants by number; names beyond 255 do not count */
    size_t count = 0;
    for (const uint8_t *ip = mp_code_start(code); ip < end; ip += instruction_size(code, ip)) {
        if (*ip == MP_OPCODE_STORE_ATTR && ip[1] == 0 && !(seen[ip[2] / 64] >> (ip[2] % 64) & 1)) {
            seen[ip[2] / 64] |= (uint64_t)1 << (ip[2] % 64);
            count++;
        }
    }
    return count;
}

/* ---- making ---- */

mp_value mp_code_new(mp_vm *vm, const mp_code_parts *parts) {
    if (parts->const_count > UINT16_MAX || parts->code_size > MP_CODE_SIZE_MAX ||
        parts->handlers_size > MP_CODE_SIZE_MAX || parts->lines_size > MP_CODE_SIZE_MAX) {
        return mp_raise(vm, &mp_type_ValueError, "code object is too large");
    }
    size_t size = sizeof(mp_code) + parts->const_count * sizeof(mp_value) + parts->code_size + parts->handlers_size +
                  parts->lines_size;
    mp_code *code = mp_gc_new(vm, &mp_type_code, size);
    if (code == NULL) {
        return MP_ERROR;
    }
    mp_object object = code->object;
    memcpy(code, parts->header, sizeof *code);
    code->object = object;
    code->const_count = (uint16_t)parts->const_count;
    code->handlers_size = (uint32_t)parts->handlers_size & MP_CODE_SIZE_MAX;
    code->code_size = (uint32_t)parts->code_size & MP_CODE_SIZE_MAX;
    code->line_size = (uint32_t)parts->lines_size & MP_CODE_SIZE_MAX;
    bool plain = !(code->flags & (MP_CODE_VARARGS | MP_CODE_VARKEYWORDS | MP_CODE_GENERATOR | MP_CODE_MANY)) &&
                 code->keyword_only_count == 0;
    code->flags |= plain ? MP_CODE_SIMPLE : 0;
    mp_gc_copy(vm, code->consts, parts->consts, parts->const_count);
    uint8_t *p = (uint8_t *)(code->consts + parts->const_count);
    memcpy(p, parts->code, parts->code_size);
    if (parts->handlers_size > 0) {
        memcpy(p + parts->code_size, parts->handlers, parts->handlers_size);
    }
    if (parts->lines_size > 0) {
        memcpy(p + parts->code_size + parts->handlers_size, parts->lines, parts->lines_size);
    }
    return mp_from_pointer(code);
}

/* ---- the type ---- */

static void code_trace(mp_tracer *tracer, void *self) {
    mp_code *code = self;
    mp_trace_slot(tracer, &code->name);
    mp_trace_slot(tracer, &code->outer);
    mp_trace_slot(tracer, &code->filename);
    mp_trace_range(tracer, code->consts, code->const_count);
}

static mp_value code_repr(mp_vm *vm, mp_value self) {
    mp_code *code = mp_code_get(self);
    return mp_str_new_format(vm, "<code object %U, file \"%U\", line %u>", code->name, code->filename,
                             (unsigned)code->first_line);
}

static mp_value code_co_name(mp_vm *vm, mp_value self) {
    (void)vm;
    return mp_code_get(self)->name;
}
static mp_value code_co_qualname(mp_vm *vm, mp_value self) {
    return mp_code_qualname(vm, self);
}
static mp_value code_co_filename(mp_vm *vm, mp_value self) {
    (void)vm;
    return mp_code_get(self)->filename;
}
static mp_value code_co_firstlineno(mp_vm *vm, mp_value self) {
    (void)vm;
    return MP_SMALL(mp_code_get(self)->first_line);
}
static mp_value code_co_argcount(mp_vm *vm, mp_value self) {
    (void)vm;
    const mp_code *code = mp_code_get(self);
    return MP_SMALL(code->flags & MP_CODE_NAMESPACE ? 0 : mp_code_positional(code)); /* the namespace is none */
}
static mp_value code_co_kwonlyargcount(mp_vm *vm, mp_value self) {
    (void)vm;
    return MP_SMALL(mp_code_keyword_only(mp_code_get(self)));
}
static mp_value code_co_posonlyargcount(mp_vm *vm, mp_value self) {
    (void)vm;
    return MP_SMALL(mp_code_positional_only(mp_code_get(self)));
}
/* The flag bits that tools read: *args 4, **kwargs 8, generator 32, coroutine 128, asynchronous generator 512. */
static mp_value code_co_flags(mp_vm *vm, mp_value self) {
    (void)vm;
    unsigned flags = mp_code_get(self)->flags;
    int kind = flags & MP_CODE_COROUTINE ? 128 : flags & MP_CODE_ASYNC_GENERATOR ? 512 : 32;
    return MP_SMALL((flags & MP_CODE_VARARGS ? 4 : 0) | (flags & MP_CODE_VARKEYWORDS ? 8 : 0) |
                    (flags & MP_CODE_GENERATOR ? kind : 0) | 3);
}

/* Names among the constants as a tuple. */
static mp_value names(mp_vm *vm, const mp_code *code, size_t first, size_t count) {
    return mp_tuple_new(vm, count, code->consts + first);
}
static mp_value code_co_freevars(mp_vm *vm, mp_value self) {
    const mp_code *code = mp_code_get(self);
    return names(vm, code, mp_code_parameter_count(code), code->free_count);
}
static mp_value code_co_cellvars(mp_vm *vm, mp_value self) {
    const mp_code *code = mp_code_get(self);
    return names(vm, code, mp_code_parameter_count(code) + code->free_count, code->cell_count);
}

/* The parameters in CPython's order: *args and **kwargs last. The names of other variables are not kept. */
static mp_value code_co_varnames(mp_vm *vm, mp_value self) {
    const mp_code *code = mp_code_get(self);
    size_t count = code->flags & MP_CODE_NAMESPACE ? 0 : mp_code_parameter_count(code);
    mp_value tuple = names(vm, code, 0, count);
    if (!mp_is_error(tuple) && count > 0 && code->flags & MP_CODE_VARARGS) {
        mp_value *items = mp_tuple_get(tuple)->items;
        size_t star = mp_code_positional(code), last = star + mp_code_keyword_only(code);
        mp_value name = items[star];
        mp_gc_move(vm, items + star, items + star + 1, last - star);
        mp_gc_store(vm, &items[last], name);
    }
    return tuple;
}
static mp_value code_co_nlocals(mp_vm *vm, mp_value self) {
    (void)vm;
    const mp_code *code = mp_code_get(self);
    return MP_SMALL(code->flags & MP_CODE_NAMESPACE ? 0 : mp_code_parameter_count(code));
}
static mp_value code_co_consts(mp_vm *vm, mp_value self) {
    const mp_code *code = mp_code_get(self);
    size_t header = mp_code_parameter_count(code) + code->free_count + code->cell_count;
    return names(vm, code, header, code->const_count - header - (code->flags & MP_CODE_MANY ? 3 : 0));
}
/* The globals and attributes that the instructions name, in the order of their first use. */
static mp_value code_co_names(mp_vm *vm, mp_value self) {
    const mp_code *code = mp_code_get(self);
    mp_value found = mp_dict_new(vm);
    const uint8_t *start = mp_code_start(code);
    for (size_t at = 0; at < code->code_size && !mp_is_error(found); at += instruction_size(code, start + at)) {
        const char *format = mp_opcode_formats[start[at]];
        if (start[at] < MP_OPCODE_LOAD_GLOBAL || start[at] > MP_OPCODE_LOAD_METHOD_W) {
            continue;
        }
        size_t operand = at + 1;
        while (*format != 'k' && *format != 'K') {
            operand += mp_operand_size(*format++);
        }
        size_t number = start[operand] | (*format == 'K' ? (size_t)start[operand + 1] << 8 : 0);
        if (!mp_dict_set(vm, found, code->consts[number], MP_NONE)) {
            return MP_ERROR;
        }
    }
    return mp_is_error(found) ? MP_ERROR : mp_tuple_from(vm, found);
}
/* The instructions themselves: of use for comparing only. */
static mp_value code_co_code(mp_vm *vm, mp_value self) {
    const mp_code *code = mp_code_get(self);
    return mp_bytes_new(vm, mp_code_start(code), code->code_size);
}
static mp_value code_co_stacksize(mp_vm *vm, mp_value self) {
    (void)vm;
    return MP_SMALL(mp_code_get(self)->register_count);
}

static const mp_native code_rows[] = {
    MP_GETTER(co_name, code_co_name),
    MP_GETTER(co_qualname, code_co_qualname),
    MP_GETTER(co_filename, code_co_filename),
    MP_GETTER(co_firstlineno, code_co_firstlineno),
    MP_GETTER(co_argcount, code_co_argcount),
    MP_GETTER(co_kwonlyargcount, code_co_kwonlyargcount),
    MP_GETTER(co_posonlyargcount, code_co_posonlyargcount),
    MP_GETTER(co_flags, code_co_flags),
    MP_GETTER(co_freevars, code_co_freevars),
    MP_GETTER(co_cellvars, code_co_cellvars),
    MP_GETTER(co_varnames, code_co_varnames),
    MP_GETTER(co_nlocals, code_co_nlocals),
    MP_GETTER(co_consts, code_co_consts),
    MP_GETTER(co_names, code_co_names),
    MP_GETTER(co_code, code_co_code),
    MP_GETTER(co_stacksize, code_co_stacksize),
};

MP_OPS(code_ops, (trace, code_trace), (repr, code_repr));

MP_TYPE(mp_type_code, code, &mp_type_object, sizeof(mp_code), code_ops, code_rows, MP_TYPE_FINAL);
