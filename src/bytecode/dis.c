/* SPDX-License-Identifier: MIT
 *
 * Layer 3. The disassembler. All of an instruction's text derives from its row in the opcode table, but for the
 * numbers that stand for names.
 */
#include "bytecode/dis.h"

#include "gc/vm.h"
#include "objects/builder.h"

typedef struct listing {
    mp_vm *vm;
    const mp_code *code;
    mp_builder line;
    uint32_t last_line;
} listing;

static const char *const opcode_names[MP_OPCODE_COUNT] = {
#define X(name, format, meaning) #name,
    MP_OPCODES(X)
#undef X
};
static const char *const special_names[MP_SPECIAL_COUNT] = {
#define X(name, value) #name,
    MP_SPECIALS(X)
#undef X
};
static const char *const intrinsic_names[MP_INTRINSIC_COUNT] = {
#define X(id, function) #function,
    MP_INTRINSICS(X)
#undef X
};
static const char *const binary_names[MP_BINARY_OP_COUNT] = {
#define X(id, symbol, name) symbol,
    MP_BINARY_OPERATORS(X)
#undef X
};
static const char *const unary_names[MP_UNARY_OP_COUNT] = {"-", "+", "~", "abs"};
static const char *const compare_names[] = {"<", "<=", "==", "!=", ">", ">=", "is", "is not", "in", "not in"};

/* Writes the line that was built and starts the next one. */
static void flush(listing *l) {
    mp_vm *vm = l->vm;
    mp_builder_append_byte(&l->line, '\n');
    if (l->line.failed) {
        vm->pending = MP_UNBOUND;
        mp_builder_init(&l->line, vm);
        return;
    }
    if (vm->hal->console_write != NULL) {
        (void)vm->hal->console_write(vm->hal->context, MP_STREAM_ERR, l->line.data, l->line.size);
    }
    l->line.size = 0;
}

/* Blanks up to the column. */
static void pad(listing *l, size_t column) {
    if (l->line.size < column) {
        mp_builder_append_repeated(&l->line, ' ', column - l->line.size);
    }
}

/* A number, right-aligned before the column. */
static void put_number(listing *l, uint32_t number, size_t column) {
    size_t digits = 1;
    for (uint32_t rest = number; rest >= 10; rest /= 10) {
        digits++;
    }
    pad(l, column - MP_MIN(digits, column));
    mp_builder_append_format(&l->line, "%u", (unsigned)number);
}

static uint32_t little_endian(const uint8_t *p, unsigned size) {
    uint32_t n = 0;
    for (unsigned i = 0; i < size; i++) {
        n |= (uint32_t)p[i] << (8 * i);
    }
    return n;
}

/* What the number of this instruction stands for, or NULL. */
static const char *number_name(mp_opcode op, uint32_t n) {
    switch (op) {
    case MP_OPCODE_LOAD_SPECIAL:
        return special_names[n];
    case MP_OPCODE_BINARY:
    case MP_OPCODE_INPLACE:
        return binary_names[n];
    case MP_OPCODE_UNARY:
        return unary_names[n];
    case MP_OPCODE_COMPARE:
        return compare_names[n];
    case MP_OPCODE_INTRINSIC:
        return intrinsic_names[n];
    default:
        return NULL;
    }
}

static void put_operand(listing *l, mp_opcode op, char format, const uint8_t *p, size_t end) {
    uint32_t n = little_endian(p, mp_operand_size(format));
    const char *name = format == 'b' ? number_name(op, n) : NULL;
    switch (format) {
    case 'k':
    case 'K':
        mp_builder_append_repr(&l->line, l->code->consts[n]);
        break;
    case 'i':
        mp_builder_append_format(&l->line, "%d", (int)(int8_t)n);
        break;
    case 'I':
        mp_builder_append_format(&l->line, "%d", (int)(int16_t)n);
        break;
    case 'j':
        mp_builder_append_format(&l->line, "-> %zu", end + (size_t)(int16_t)n);
        break;
    case 'J':
        mp_builder_append_format(&l->line, "-> %zu", end + (size_t)(int32_t)n);
        break;
    case 'n':
    case 'b':
        if (name != NULL) {
            mp_builder_append_text(&l->line, name);
        } else {
            mp_builder_append_format(&l->line, "%u", (unsigned)n);
        }
        break;
    default:
        mp_builder_append_format(&l->line, "r%u", (unsigned)n);
        break;
    }
}

/* The cells that MAKE_FUNCTION hands over; returns their bytes. */
static size_t put_cells(listing *l, const uint8_t *p, uint32_t code_number) {
    size_t count = mp_code_get(l->code->consts[code_number])->free_count;
    for (size_t i = 0; i < count; i++) {
        mp_builder_append_format(&l->line, p[2 * i] == 0 ? "%s r%u" : "%s free %u", i == 0 ? "; cells" : ",",
                                 (unsigned)p[2 * i + 1]);
    }
    return 2 * count;
}

/* One instruction as a line: source line if it is new, offset, name, operands. Returns the instruction's size. */
static size_t put_instruction(listing *l, size_t offset) {
    const uint8_t *start = mp_code_start(l->code) + offset;
    mp_opcode op = (mp_opcode)*start;
    size_t size = mp_opcode_size(op);
    mp_code_place place;
    if (mp_code_position(mp_from_pointer(l->code), offset, &place) && place.line != l->last_line) {
        put_number(l, place.line, 6);
        l->last_line = place.line;
    }
    pad(l, 6);
    put_number(l, (uint32_t)offset, 13);
    pad(l, 15);
    mp_builder_append_text(&l->line, opcode_names[op]);
    const uint8_t *p = start + 1;
    for (const char *format = mp_opcode_formats[op]; *format != 0; format++) {
        if (p == start + 1) {
            mp_builder_append_byte(&l->line, ' ');
            pad(l, 32);
        } else {
            mp_builder_append_text(&l->line, ", ");
        }
        put_operand(l, op, *format, p, offset + size);
        p += mp_operand_size(*format);
    }
    if (op == MP_OPCODE_MAKE_FUNCTION) {
        size += put_cells(l, p, little_endian(start + 2, 2));
    }
    flush(l);
    return size;
}

static void put_handlers(listing *l) {
    mp_code_handler handler;
    size_t position = 0;
    while (mp_code_handler_next(l->code, &position, &handler)) {
        static const char *const kinds[] = {"exception in", "restore handled from", "unbind"};
        mp_builder_append_format(&l->line, "    exceptions from %u to %u", (unsigned)handler.start,
                                 (unsigned)handler.end);
        if (handler.kind == MP_HANDLER_CATCH) {
            mp_builder_append_format(&l->line, " -> %u", (unsigned)handler.target);
        }
        mp_builder_append_format(&l->line, ", %s r%u", kinds[handler.kind], (unsigned)handler.register_index);
        flush(l);
    }
}

/* ---- exported ---- */

void mp_disassemble_on(mp_vm *vm) { vm->disassemble = mp_disassemble; }

void mp_disassemble(mp_vm *vm, mp_value value) {
    listing l = {.vm = vm, .code = mp_code_get(value)};
    mp_builder_init(&l.line, vm);
    mp_value name = mp_code_qualname(vm, value);
    if (mp_is_error(name)) {
        vm->pending = MP_UNBOUND;
        name = l.code->name;
    }
    mp_builder_append_format(&l.line, "%U, line %u of %U: %u bytes, %u registers, %u constants", name,
                             (unsigned)l.code->first_line, l.code->filename, (unsigned)l.code->code_size,
                             (unsigned)l.code->register_count, (unsigned)l.code->const_count);
    flush(&l);
    for (size_t offset = 0; offset < l.code->code_size;) {
        offset += put_instruction(&l, offset);
    }
    put_handlers(&l);
    flush(&l);
    mp_builder_free(&l.line);
    if (!mp_recursion_check(vm)) {
        vm->pending = MP_UNBOUND;
        return;
    }
    for (unsigned i = 0; i < l.code->const_count; i++) {
        if (mp_is_exact(l.code->consts[i], &mp_type_code)) {
            mp_disassemble(vm, l.code->consts[i]);
        }
    }
}
