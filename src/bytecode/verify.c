/* SPDX-License-Identifier: MIT
 *
 * Layer 3. The verifier: says whether a code object may be run at all. Code that comes from a file passes it first.
 *
 * One walk over the instructions checks every operand by its format letter and, where the letters cannot tell, by
 * opcode. The walk fills two bitmaps, starts of instructions and places that something goes to; in the end each place
 * must be a start. Two things are the VM's to check when they happen: that a register has a value, and its type.
 */
#include "bytecode/code.h"

#include "gc/vm.h"
#include "objects/str.h"
#include "objects/tuple.h"

enum { REGISTER_LIMIT = 256, WINDOW_HEADER = 3, OPERANDS_MAX = 4, ANY_COUNT = 255 };

typedef struct verifier {
    mp_vm *vm;
    const mp_code *code;
    const uint8_t *bytes;
    uint32_t size;
    unsigned registers; /* that an operand can name */
    uint32_t *starts;   /* a bit for each byte of code: an instruction starts here */
    uint32_t *targets;  /* something goes here */
    const char *reason;
} verifier;

/* An instruction taken apart: its operands in order, the offset behind it. */
typedef struct instruction {
    mp_opcode op;
    uint32_t end;
    uint32_t operands[OPERANDS_MAX];
} instruction;

/* How many arguments each intrinsic wants. One that is missing here takes none, so that nothing passes by accident. */
static const struct {
    uint8_t min, max;
} intrinsic_counts[MP_INTRINSIC_COUNT] = {
    [MP_INTRINSIC_BUILD_SET] = {0, ANY_COUNT},
    [MP_INTRINSIC_LIST_EXTEND] = {2, 2},
    [MP_INTRINSIC_LIST_TO_TUPLE] = {1, 1},
    [MP_INTRINSIC_SET_ADD] = {2, 2},
    [MP_INTRINSIC_SET_UPDATE] = {2, 2},
    [MP_INTRINSIC_DICT_UPDATE] = {2, 2},
    [MP_INTRINSIC_DICT_MERGE] = {3, 3},
    [MP_INTRINSIC_IMPORT_FROM] = {2, 2},
    [MP_INTRINSIC_IMPORT_STAR] = {2, 2},
    [MP_INTRINSIC_PRINT_EXPRESSION] = {1, 1},
    [MP_INTRINSIC_WITH_EXIT] = {2, 2},
    [MP_INTRINSIC_ANNOTATE] = {3, 3},
    [MP_INTRINSIC_DELETE_CELL] = {2, 2},
    [MP_INTRINSIC_CELL_OF_FREE] = {1, 1},
    [MP_INTRINSIC_SUPER_METHOD] = {4, 4},
    [MP_INTRINSIC_FRAME_LOCALS] = {1, ANY_COUNT},
    [MP_INTRINSIC_MATCH_SEQUENCE] = {3, 3},
    [MP_INTRINSIC_MATCH_MAPPING] = {2, 2},
    [MP_INTRINSIC_MATCH_KEYS] = {2, 2},
    [MP_INTRINSIC_MATCH_REST] = {2, 2},
    [MP_INTRINSIC_MATCH_CLASS] = {4, 4},
    [MP_INTRINSIC_STAR_MATCH] = {2, 2},
    [MP_INTRINSIC_STAR_JOIN] = {2, 2},
    [MP_INTRINSIC_AWAIT] = {1, 1},
    [MP_INTRINSIC_YIELD_FROM_ITER] = {1, 1},
    [MP_INTRINSIC_ASYNC_ITER] = {1, 1},
    [MP_INTRINSIC_ASYNC_NEXT] = {1, 1},
    [MP_INTRINSIC_ASYNC_ENTER] = {2, 2},
    [MP_INTRINSIC_ASYNC_EXIT] = {2, 2},
    [MP_INTRINSIC_OUTER_HANDLED] = {1, 1},
    [MP_INTRINSIC_TYPE_PARAMETER] = {3, 3},
    [MP_INTRINSIC_SET_TYPE_PARAMETERS] = {2, 2},
    [MP_INTRINSIC_GENERIC_BASE] = {1, 1},
    [MP_INTRINSIC_TYPE_ALIAS] = {3, 3},
};

static bool fail(verifier *v, const char *reason) {
    v->reason = reason;
    return false;
}

static void bit_set(uint32_t *bits, uint32_t i) { bits[i / 32] |= (uint32_t)1 << (i % 32); }

/* ---- operands ---- */

/* The registers first … first + count - 1 exist. */
static bool check_span(verifier *v, uint32_t first, uint32_t count) {
    return first + count <= v->registers || fail(v, "a range of registers is too long");
}

static bool is_str(mp_value value) { return mp_is_value(value) && mp_is_exact(value, &mp_type_str); }

static bool is_name(mp_value value) { return is_str(value) && mp_str_interned(value); }

static bool takes_name(mp_opcode op) {
    /* globals, names, attributes and methods stand together in the table */
    return (op >= MP_OPCODE_LOAD_GLOBAL && op <= MP_OPCODE_LOAD_METHOD_W) || op == MP_OPCODE_CHECK_BOUND ||
           op == MP_OPCODE_IMPORT;
}

static bool check_const(verifier *v, mp_opcode op, uint32_t number) {
    if (number >= v->code->const_count) {
        return fail(v, "there is no such constant");
    }
    mp_value value = v->code->consts[number];
    if (takes_name(op)) {
        return is_name(value) || fail(v, "a name is not an interned str");
    }
    if (op == MP_OPCODE_MAKE_FUNCTION) {
        return mp_is_exact(value, &mp_type_code) || fail(v, "a function's code is not a code object");
    }
    if (op == MP_OPCODE_CALL_KW) {
        return mp_is_exact(value, &mp_type_tuple) || fail(v, "the keywords of a call are not a tuple");
    }
    return true;
}

static bool note_target(verifier *v, int64_t target) {
    if (target < 0 || target >= v->size) {
        return fail(v, "a jump leads out of the code");
    }
    bit_set(v->targets, (uint32_t)target);
    return true;
}

/* Reads one operand and checks what its letter alone tells. */
static bool check_operand(verifier *v, const instruction *in, char format, const uint8_t *p, uint32_t *out) {
    uint32_t word = p[0] | (mp_operand_size(format) > 1 ? (uint32_t)p[1] << 8 : 0);
    *out = word;
    switch (format) {
    case 'd':
    case 's':
    case 'm':
    case 'R':
        return word < (format == 'R' ? v->code->register_count : v->registers) || fail(v, "there is no such register");
    case 'c': /* may be the end if nothing is taken from there */
        return word <= v->registers || fail(v, "there is no such register");
    case 'k':
    case 'K':
        return check_const(v, in->op, word);
    case 'j':
        return note_target(v, (int64_t)in->end + (int16_t)word);
    case 'J':
        return note_target(v, (int64_t)in->end + (int32_t)(word | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24));
    default: /* numbers: by opcode */
        return true;
    }
}

/* ---- what the letters cannot tell ---- */

static bool check_limit(verifier *v, uint32_t value, uint32_t limit) {
    return value < limit || fail(v, "a number is too large");
}

static bool check_flag(verifier *v, unsigned flag) {
    return (v->code->flags & flag) || fail(v, "an instruction does not fit this kind of code");
}

/* The count includes self, or the place for it. */
static bool check_self(verifier *v, uint32_t count) { return count > 0 || fail(v, "a method call lacks self"); }

/* The names are strs, no more of them than there are arguments behind the slot of self. */
static bool check_keywords(verifier *v, const instruction *in) {
    const mp_tuple *names = mp_tuple_get(v->code->consts[in->operands[2]]);
    if (names->count + 1 > in->operands[1]) {
        return fail(v, "a call has more keywords than arguments");
    }
    for (size_t i = 0; i < names->count; i++) {
        if (!is_name(names->items[i])) {
            return fail(v, "a keyword is not an interned str");
        }
    }
    return true;
}

/* Defaults and such in the registers from operand 3 on, and the cells, two bytes each, that follow the instruction. */
static bool check_make_function(verifier *v, instruction *in) {
    uint32_t flags = in->operands[2];
    uint32_t taken = flags & 4 ? 3 : flags & 2 ? 2 : flags & 1;
    if (!check_limit(v, flags, 8) || !check_span(v, in->operands[3], taken)) {
        return false;
    }
    uint32_t count = mp_code_get(v->code->consts[in->operands[1]])->free_count;
    if (2 * count > v->size - in->end) {
        return fail(v, "the code ends inside an instruction");
    }
    for (uint32_t i = 0; i < count; i++) {
        const uint8_t *cell = v->bytes + in->end + 2 * i;
        if (cell[0] > 1 || cell[1] >= (cell[0] == 0 ? v->registers : v->code->free_count)) {
            return fail(v, "there is no such cell");
        }
    }
    in->end += 2 * count;
    return true;
}

static bool check_intrinsic(verifier *v, const instruction *in) {
    uint32_t id = in->operands[1], count = in->operands[3];
    if (!check_limit(v, id, MP_INTRINSIC_COUNT)) {
        return false;
    }
    if (count < intrinsic_counts[id].min || count > intrinsic_counts[id].max) {
        return fail(v, "an intrinsic has the wrong number of arguments");
    }
    return check_span(v, in->operands[2], count);
}

/* Numbers that choose something. */
static bool check_numbers(verifier *v, const instruction *in) {
    const uint32_t *o = in->operands;
    switch (in->op) {
    case MP_OPCODE_LOAD_SPECIAL:
        return check_limit(v, o[1], MP_SPECIAL_COUNT);
    case MP_OPCODE_FREE_GET:
        return check_limit(v, o[1], v->code->free_count);
    case MP_OPCODE_FREE_SET:
        return check_limit(v, o[0], v->code->free_count);
    case MP_OPCODE_LOAD_NAME_FREE:
        return check_flag(v, MP_CODE_NAMESPACE) && check_limit(v, o[2], v->code->free_count);
    case MP_OPCODE_LOAD_NAME:
    case MP_OPCODE_STORE_NAME:
    case MP_OPCODE_DELETE_NAME:
        return check_flag(v, MP_CODE_NAMESPACE);
    case MP_OPCODE_YIELD:
    case MP_OPCODE_YIELD_FROM:
        return check_flag(v, MP_CODE_GENERATOR);
    case MP_OPCODE_BINARY:
    case MP_OPCODE_INPLACE:
        return check_limit(v, o[3], MP_BINARY_OP_COUNT);
    case MP_OPCODE_UNARY:
        return check_limit(v, o[2], MP_UNARY_OP_COUNT);
    case MP_OPCODE_COMPARE: /* and is, is not, in, not in */
        return check_limit(v, o[3], MP_COMPARE_OP_COUNT + 4);
    default:
        return true;
    }
}

/* Ranges of registers. */
static bool check_ranges(verifier *v, instruction *in) {
    const uint32_t *o = in->operands;
    switch (in->op) {
    case MP_OPCODE_UNBIND:
    case MP_OPCODE_UNPACK:
        return check_span(v, o[0], o[1]);
    case MP_OPCODE_UNPACK_EX:
        return check_span(v, o[0], o[1] + 1 + o[2]);
    case MP_OPCODE_FOR_ITER: /* the state of a range, if it holds a small int */
        return o[0] + 3 <= v->code->register_count || fail(v, "a range of registers is too long");
    case MP_OPCODE_FOR_START:
        return check_span(v, o[0], MP_ITERATOR_WORDS);
    case MP_OPCODE_LOAD_METHOD:
    case MP_OPCODE_LOAD_METHOD_W:
        return check_span(v, o[0], WINDOW_HEADER + 1);
    case MP_OPCODE_RANGE_ITER:
    case MP_OPCODE_CALL:
        return check_span(v, o[0], WINDOW_HEADER + o[1]);
    case MP_OPCODE_CALL_HERE:
        return check_span(v, o[1], WINDOW_HEADER + o[0]);
    case MP_OPCODE_CALL_METHOD:
        return check_self(v, o[1]) && check_span(v, o[0], WINDOW_HEADER + o[1]);
    case MP_OPCODE_CALL_METHOD_HERE:
        return check_self(v, o[0]) && check_span(v, o[1], WINDOW_HEADER + o[0]);
    case MP_OPCODE_CALL_KW:
        return check_span(v, o[0], WINDOW_HEADER + o[1]) && check_keywords(v, in);
    case MP_OPCODE_CALL_EX:
        return check_limit(v, o[1], 4) && check_span(v, o[0], WINDOW_HEADER + 1 + (o[1] & 1));
    case MP_OPCODE_BUILD_TUPLE:
    case MP_OPCODE_BUILD_LIST:
    case MP_OPCODE_BUILD_STRING:
        return check_span(v, o[1], o[2]);
    case MP_OPCODE_BUILD_DICT:
        return check_span(v, o[1], 2 * o[2]);
    case MP_OPCODE_BUILD_SLICE:
        return check_span(v, o[1], 3);
    case MP_OPCODE_FORMAT:
        return check_limit(v, o[2], 16) && check_span(v, o[1], 1 + (o[2] & 1));
    case MP_OPCODE_MAKE_FUNCTION:
        return check_make_function(v, in);
    case MP_OPCODE_INTRINSIC:
        return check_intrinsic(v, in);
    default:
        return true;
    }
}

/* ---- the instructions ---- */

static bool check_instruction(verifier *v, uint32_t at, instruction *in) {
    in->op = (mp_opcode)v->bytes[at];
    if (v->bytes[at] >= MP_OPCODE_COUNT) {
        return fail(v, "there is no such instruction");
    }
    unsigned size = mp_opcode_size(in->op);
    if (size > v->size - at) {
        return fail(v, "the code ends inside an instruction");
    }
    bit_set(v->starts, at);
    in->end = at + size;
    const uint8_t *p = v->bytes + at + 1;
    const char *format = mp_opcode_formats[in->op];
    for (unsigned i = 0; format[i] != 0; i++) {
        assert(i < OPERANDS_MAX);
        if (!check_operand(v, in, format[i], p, &in->operands[i])) {
            return false;
        }
        p += mp_operand_size(format[i]);
    }
    return check_numbers(v, in) && check_ranges(v, in);
}

static bool never_goes_on(mp_opcode op) {
    return op == MP_OPCODE_JUMP || op == MP_OPCODE_JUMP_FAR || op == MP_OPCODE_RETURN || op == MP_OPCODE_RETURN_NONE ||
           op == MP_OPCODE_RAISE || op == MP_OPCODE_RAISE_FROM || op == MP_OPCODE_RERAISE;
}

static bool check_instructions(verifier *v) {
    instruction in = {MP_OPCODE_COUNT, 0, {0}};
    for (uint32_t at = 0; at < v->size; at = in.end) {
        if (!check_instruction(v, at, &in)) {
            return false;
        }
    }
    return never_goes_on(in.op) || fail(v, "the code does not end with a return, a raise or a jump");
}

static bool check_targets(verifier *v) {
    for (uint32_t i = 0; i < (v->size + 31) / 32; i++) {
        if (v->targets[i] & ~v->starts[i]) {
            return fail(v, "a jump leads into an instruction");
        }
    }
    return true;
}

/* ---- tables ---- */

/* Reads a number of up to 32 bits (and a sign) as LEB128; false if it does not end before `end`. */
static bool read_number(const uint8_t **p, const uint8_t *end, uint64_t *out) {
    *out = 0;
    for (unsigned shift = 0; *p < end && shift < 64; shift += 7) {
        uint8_t byte = *(*p)++;
        *out |= (uint64_t)(byte & 0x7F) << shift;
        if (byte < 0x80) {
            return true;
        }
    }
    return false;
}

static bool check_handlers(verifier *v) {
    const uint8_t *p = v->bytes + v->size, *end = p + v->code->handlers_size;
    while (p < end) {
        uint64_t start, length, target, reg;
        if (!read_number(&p, end, &start) || !read_number(&p, end, &length) || !read_number(&p, end, &target) ||
            !read_number(&p, end, &reg)) {
            return fail(v, "the handler table is cut off");
        }
        if (start > v->size || length > v->size - start || target >= v->size || reg >> 2 >= v->registers ||
            (reg & 3) > MP_HANDLER_UNBIND) {
            return fail(v, "a handler is out of range");
        }
        if (length > 0) {
            bit_set(v->targets, (uint32_t)start);
        }
        if (start + length < v->size) {
            bit_set(v->targets, (uint32_t)(start + length));
        }
        bit_set(v->targets, (uint32_t)target);
    }
    return true;
}

static bool check_lines(verifier *v) {
    const uint8_t *p = v->bytes + v->size + v->code->handlers_size, *end = p + v->code->line_size;
    unsigned columns = v->code->flags & MP_CODE_COLUMNS ? 3 : 0;
    uint64_t at = 0;
    int64_t line = v->code->first_line;
    while (p < end) {
        uint64_t delta, zigzag, ignored;
        bool ok = read_number(&p, end, &delta) && read_number(&p, end, &zigzag);
        for (unsigned i = 0; i < columns && ok; i++) {
            ok = read_number(&p, end, &ignored) && ignored <= INT32_MAX;
        }
        if (!ok || delta > v->size - at || zigzag > (uint64_t)2 * UINT32_MAX) {
            return fail(v, "the line table is malformed");
        }
        at += delta;
        line += zigzag & 1 ? -(int64_t)(zigzag >> 1) - 1 : (int64_t)(zigzag >> 1);
        if (line < 0 || line > UINT32_MAX) {
            return fail(v, "the line table is malformed");
        }
    }
    return true;
}

/* ---- header and constants ---- */

/* With MP_CODE_LOCAL_NAMES the constant `number` is a tuple that names registers. */
static bool check_local_names(verifier *v, unsigned number) {
    const mp_code *code = v->code;
    if (number >= code->const_count || !mp_is_exact(code->consts[number], &mp_type_tuple) ||
        mp_tuple_get(code->consts[number])->count > v->registers) {
        return fail(v, "the names of the local variables are malformed");
    }
    return true;
}

static bool check_header(verifier *v) {
    const mp_code *code = v->code;
    unsigned parameters = mp_code_parameter_count(code);
    bool plain = !(code->flags & (MP_CODE_VARARGS | MP_CODE_VARKEYWORDS | MP_CODE_GENERATOR | MP_CODE_MANY)) &&
                 code->keyword_only_count == 0;
    if (!is_str(code->name) || !is_str(code->outer) || !is_str(code->filename)) {
        return fail(v, "a name of the code is not a str");
    }
    if (mp_code_positional_only(code) > mp_code_positional(code) || ((code->flags & MP_CODE_SIMPLE) != 0) != plain ||
        ((code->flags & MP_CODE_NAMESPACE) && mp_code_positional(code) == 0)) {
        return fail(v, "the parameters are inconsistent");
    }
    if (parameters > code->register_count || code->first_cell + (unsigned)code->cell_count > v->registers) {
        return fail(v, "there are too few registers");
    }
    unsigned names = parameters + code->free_count + code->cell_count;
    bool doc = code->flags & MP_CODE_DOC;
    if (names + doc > code->const_count) {
        return fail(v, "there are too few constants");
    }
    if (code->code_size == 0) {
        return fail(v, "the code is empty");
    }
    if (doc && !is_str(code->consts[names])) {
        return fail(v, "the docstring is not a str");
    }
    return !(code->flags & MP_CODE_LOCAL_NAMES) || check_local_names(v, names + doc);
}

static bool check_consts(verifier *v) {
    const mp_code *code = v->code;
    unsigned names = mp_code_parameter_count(code) + code->free_count + code->cell_count;
    for (unsigned i = 0; i < code->const_count; i++) {
        mp_value value = code->consts[i];
        if (!mp_is_value(value)) {
            return fail(v, "a constant has no value");
        }
        if (i < names && !is_name(value)) {
            return fail(v, "a name is not an interned str");
        }
    }
    return true;
}

/* The counts of parameters among the constants. */
static bool check_many(verifier *v) {
    const mp_code *code = v->code;
    for (unsigned i = 1; (code->flags & MP_CODE_MANY) && i <= 3; i++) {
        mp_value count = code->const_count < i ? MP_NONE : code->consts[code->const_count - i];
        if (!mp_is_small(count) || mp_small(count) < 0 || mp_small(count) > code->const_count) {
            return fail(v, "the parameters are inconsistent");
        }
    }
    return true;
}

static bool check_all(verifier *v) {
    return check_many(v) && check_consts(v) && check_header(v) && check_instructions(v) && check_handlers(v) &&
           check_targets(v) && check_lines(v);
}

bool mp_code_verify(mp_vm *vm, const mp_code *code, const char **reason) {
    *reason = NULL;
    if (!mp_recursion_check(vm)) {
        return false;
    }
    size_t words = (size_t)code->code_size / 32 + 1;
    uint32_t *bits = mp_gc_array_new(vm, words, 2 * sizeof *bits);
    if (bits == NULL) {
        return false;
    }
    memset(bits, 0, words * 2 * sizeof *bits);
    verifier v = {.vm = vm,
                  .code = code,
                  .bytes = mp_code_start(code),
                  .size = code->code_size,
                  .registers = MP_MIN(code->register_count, REGISTER_LIMIT),
                  .starts = bits,
                  .targets = bits + words};
    bool ok = check_all(&v);
    *reason = v.reason;
    mp_gc_free(vm, bits);
    for (unsigned i = 0; ok && i < code->const_count; i++) {
        if (mp_is_exact(code->consts[i], &mp_type_code)) {
            ok = mp_code_verify(vm, mp_code_get(code->consts[i]), reason);
        }
    }
    return ok;
}
