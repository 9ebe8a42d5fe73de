/* SPDX-License-Identifier: MIT
 *
 * The verifier takes all code that the compiler makes, and refuses code in which an operand, a jump, a constant or a
 * table is wrong. And the disassembler.
 *
 * stress: no (too slow)
 */
#include "support.h"

#include "bytecode/dis.h"
#include "gc/vm.h"
#include "objects/str.h"
#include "objects/tuple.h"

#define OP(name) MP_OPCODE_##name

static _Alignas(16) char heap[512 * 1024];

enum { REGISTERS = 8 };
/* The constants of assembled code: a parameter and a free variable first. */
enum { K_PARAMETER, K_FREE, K_INT, K_KEYWORDS, K_CODE, K_PLAIN_STR, K_BAD_KEYWORDS, K_COUNT };

typedef struct assembly {
    const uint8_t *bytes;
    size_t size;
    const uint8_t *handlers;
    size_t handlers_size;
    const uint8_t *lines;
    size_t lines_size;
} assembly;

static mp_value code_new(mp_vm *vm, const mp_value *consts, size_t count, const mp_code *header, const assembly *a) {
    mp_code_parts parts = {.header = header,
                           .consts = consts,
                           .const_count = count,
                           .code = a->bytes,
                           .code_size = a->size,
                           .handlers = a->handlers,
                           .handlers_size = a->handlers_size,
                           .lines = a->lines,
                           .lines_size = a->lines_size};
    mp_value code = mp_code_new(vm, &parts);
    assert_false(mp_is_error(code));
    return code;
}

/* Code whose function has two free variables. */
static mp_value inner_new(mp_vm *vm) {
    static const uint8_t bytes[] = {OP(RETURN_NONE)};
    mp_value consts[] = {MP_NAME(keys), MP_NAME(values)};
    mp_code header = {.name = MP_NAME(keys),
                      .outer = MP_NAME(empty_),
                      .filename = MP_NAME(string_),
                      .first_line = 1,
                      .register_count = 1,
                      .free_count = 2};
    return code_new(vm, consts, 2, &header, &(assembly){.bytes = bytes, .size = sizeof bytes});
}

/* Code of the bytes for 8 registers; every kind of instruction is allowed. */
static mp_value assemble(mp_vm *vm, const assembly *a) {
    mp_value consts[K_COUNT];
    consts[K_PARAMETER] = MP_NAME(dot_zero_);
    consts[K_FREE] = MP_NAME(items);
    consts[K_INT] = MP_SMALL(5);
    consts[K_KEYWORDS] = mp_tuple_new(vm, 2, (mp_value[]){MP_NAME(keys), MP_NAME(values)});
    consts[K_CODE] = inner_new(vm);
    consts[K_PLAIN_STR] = mp_str_new_text(vm, "not an interned str");
    consts[K_BAD_KEYWORDS] = mp_tuple_new(vm, 1, &consts[K_INT]);
    mp_code header = {.name = MP_NAME(module_),
                      .outer = MP_NAME(empty_),
                      .filename = MP_NAME(string_),
                      .first_line = 10,
                      .register_count = REGISTERS,
                      .flags = MP_CODE_NAMESPACE | MP_CODE_GENERATOR,
                      .positional_count = 1,
                      .free_count = 1};
    return code_new(vm, consts, K_COUNT, &header, a);
}

static mp_value assemble_bytes(mp_vm *vm, const uint8_t *bytes, size_t size) {
    return assemble(vm, &(assembly){.bytes = bytes, .size = size});
}

/* Why the code is refused, or NULL. */
static const char *verify(mp_vm *vm, mp_value code) {
    const char *reason = "never set";
    bool ok = mp_code_verify(vm, mp_code_get(code), &reason);
    assert_false(mp_error_pending(vm));
    if (ok) {
        assert_null(reason);
    } else {
        assert_non_null(reason);
    }
    return reason;
}

static void accept(mp_vm *vm, mp_value code) {
    const char *reason = verify(vm, code);
    if (reason != NULL) {
        mp_disassemble(vm, code);
        fail_msg("refused: %s", reason);
    }
}

#define ACCEPT(vm, ...)                                                                                                \
    accept((vm), assemble_bytes((vm), (const uint8_t[]){__VA_ARGS__}, sizeof(uint8_t[]){__VA_ARGS__}))
#define REFUSE(vm, ...)                                                                                                \
    assert_non_null(verify((vm), assemble_bytes((vm), (const uint8_t[]){__VA_ARGS__}, sizeof(uint8_t[]){__VA_ARGS__})))

/* ---- every instruction, by its format ---- */

static uint8_t good_const(mp_opcode op) {
    switch (op) {
    case OP(LOAD_CONST):
    case OP(LOAD_CONST_W):
        return K_INT;
    case OP(MAKE_FUNCTION):
        return K_CODE;
    case OP(CALL_KW):
        return K_KEYWORDS;
    default:
        return K_FREE;
    }
}

/* Keywords need arguments, and methods self; otherwise 0 is good (intrinsic 0 takes any number). */
static uint8_t good_number(mp_opcode op, size_t operand) {
    bool method = (op == OP(CALL_METHOD) && operand == 1) || (op == OP(CALL_METHOD_HERE) && operand == 0);
    return op == OP(CALL_KW) && operand == 1 ? 3 : method;
}

/* An instruction with operands that are right, and RETURN_NONE. Returns the size. */
static size_t make_good(mp_opcode op, uint8_t *out) {
    size_t size = 0;
    out[size++] = (uint8_t)op;
    const char *format = mp_opcode_formats[op];
    for (size_t i = 0; format[i] != 0; i++) {
        memset(out + size, 0, 4);
        if (format[i] == 'k' || format[i] == 'K') {
            out[size] = good_const(op);
        } else if (format[i] == 'n' || format[i] == 'b') {
            out[size] = good_number(op, i);
        }
        size += mp_operand_size(format[i]);
    }
    if (op == OP(MAKE_FUNCTION)) {
        memset(out + size, 0, 4);
        size += 4;
    }
    out[size++] = OP(RETURN_NONE);
    return size;
}

static void test_every_instruction(void **state) {
    (void)state;
    mp_vm *vm = vm_new(heap, sizeof heap);
    for (unsigned op = 0; op < MP_OPCODE_COUNT; op++) {
        uint8_t bytes[32];
        size_t size = make_good((mp_opcode)op, bytes);
        accept(vm, assemble_bytes(vm, bytes, size));
        /* cut off anywhere */
        for (size_t cut = 1; cut + 1 < size; cut++) {
            assert_non_null(verify(vm, assemble_bytes(vm, bytes, cut)));
        }
        /* each operand for itself too large */
        size_t at = 1;
        for (const char *format = mp_opcode_formats[op]; *format != 0; at += mp_operand_size(*format), format++) {
            if (*format == 'i' || *format == 'I' || *format == 'n' || *format == 'b') {
                continue;
            }
            uint8_t saved = bytes[at];
            bytes[at] = strchr("kK", *format) != NULL ? K_COUNT : strchr("jJ", *format) != NULL ? 100 : REGISTERS + 1;
            assert_non_null(verify(vm, assemble_bytes(vm, bytes, size)));
            bytes[at] = saved;
        }
    }
    REFUSE(vm, MP_OPCODE_COUNT, OP(RETURN_NONE));
    REFUSE(vm, 255, OP(RETURN_NONE));
    mp_deinit(vm);
}

/* ---- operands that need more than their letter ---- */

static void test_ranges(void **state) {
    (void)state;
    mp_vm *vm = vm_new(heap, sizeof heap);
#define ROW(good, bad, ...)                                                                                            \
    do {                                                                                                               \
        enum { X = (good) };                                                                                           \
        ACCEPT(vm, __VA_ARGS__, OP(RETURN_NONE));                                                                      \
    } while (0);                                                                                                       \
    do {                                                                                                               \
        enum { X = (bad) };                                                                                            \
        REFUSE(vm, __VA_ARGS__, OP(RETURN_NONE));                                                                      \
    } while (0)
    ROW(8, 9, OP(UNBIND), 0, X);
    ROW(3, 4, OP(UNBIND), 5, X);
    ROW(3, 4, OP(UNPACK), 5, X, 0);
    ROW(3, 4, OP(UNPACK_EX), 3, 1, X, 0);
    ROW(3, 255, OP(UNPACK_EX), 3, X, 1, 0);
    ROW(5, 6, OP(FOR_ITER), X, 0, 0, 0);
    ROW(3, 4, OP(FOR_START), X, 0);
    ROW(4, 5, OP(LOAD_METHOD), X, 0, K_FREE);
    ROW(5, 6, OP(CALL), X, 0, 0);
    ROW(2, 3, OP(CALL), 3, X, 0);
    ROW(2, 3, OP(CALL_METHOD), 3, X, 0);
    ROW(1, 0, OP(CALL_METHOD), 3, X, 0);
    ROW(2, 3, OP(CALL_HERE), X, 3);
    ROW(0, 6, OP(CALL_HERE), X, 5);
    ROW(2, 3, OP(CALL_METHOD_HERE), X, 3);
    ROW(1, 0, OP(CALL_METHOD_HERE), X, 3);
    ROW(2, 3, OP(RANGE_ITER), 3, X);
    ROW(5, 6, OP(CALL_KW), 0, X, K_KEYWORDS, 0, 0);
    ROW(4, 5, OP(CALL_EX), X, 0, 0);
    ROW(3, 4, OP(CALL_EX), X, 1, 0);
    ROW(3, 4, OP(CALL_EX), 0, X, 0);
    ROW(6, 7, OP(BUILD_TUPLE), 0, 2, X);
    ROW(6, 7, OP(BUILD_LIST), 0, 2, X);
    ROW(6, 7, OP(BUILD_STRING), 0, 2, X);
    ROW(3, 4, OP(BUILD_DICT), 0, 2, X);
    ROW(5, 6, OP(BUILD_SLICE), 0, X);
    ROW(6, 7, OP(FORMAT), 0, X, 1);
    ROW(7, 8, OP(FORMAT), 0, X, 2);
    ROW(15, 16, OP(FORMAT), 0, 0, X);
    ROW(6, 7, OP(INTRINSIC), 0, MP_INTRINSIC_LIST_EXTEND, X, 2);
    ROW(2, 1, OP(INTRINSIC), 0, MP_INTRINSIC_LIST_EXTEND, 0, X);
    ROW(2, 3, OP(INTRINSIC), 0, MP_INTRINSIC_LIST_EXTEND, 0, X);
    ROW(8, 9, OP(INTRINSIC), 0, MP_INTRINSIC_BUILD_SET, 0, X);
    ROW(0, MP_INTRINSIC_COUNT, OP(INTRINSIC), 0, X, 0, 0);
    ROW(MP_SPECIAL_COUNT - 1, MP_SPECIAL_COUNT, OP(LOAD_SPECIAL), 0, X);
    ROW(0, 1, OP(FREE_GET), 0, X);
    ROW(0, 1, OP(FREE_SET), X, 0);
    ROW(0, 1, OP(LOAD_NAME_FREE), 0, K_FREE, 0, X);
    ROW(MP_BINARY_OP_COUNT - 1, MP_BINARY_OP_COUNT, OP(BINARY), 0, 0, 0, X);
    ROW(MP_BINARY_OP_COUNT - 1, MP_BINARY_OP_COUNT, OP(INPLACE), 0, 0, 0, X);
    ROW(MP_UNARY_OP_COUNT - 1, MP_UNARY_OP_COUNT, OP(UNARY), 0, 0, X);
    ROW(MP_COMPARE_OP_COUNT + 3, MP_COMPARE_OP_COUNT + 4, OP(COMPARE), 0, 0, 0, X);
#undef ROW
    mp_deinit(vm);
}

static void test_constants(void **state) {
    (void)state;
    mp_vm *vm = vm_new(heap, sizeof heap);
    ACCEPT(vm, OP(LOAD_GLOBAL), 0, K_FREE, OP(RETURN_NONE));
    REFUSE(vm, OP(LOAD_GLOBAL), 0, K_INT, OP(RETURN_NONE));
    REFUSE(vm, OP(LOAD_GLOBAL), 0, K_PLAIN_STR, OP(RETURN_NONE));
    REFUSE(vm, OP(LOAD_ATTR), 0, 0, K_PLAIN_STR, OP(RETURN_NONE));
    REFUSE(vm, OP(CHECK_BOUND), 0, K_INT, 0, OP(RETURN_NONE));
    REFUSE(vm, OP(IMPORT), 0, K_INT, 0, 0, 0, OP(RETURN_NONE));
    /* keywords: a tuple of names, with arguments for all of them behind the slot of self */
    ACCEPT(vm, OP(CALL_KW), 0, 3, K_KEYWORDS, 0, 0, OP(RETURN_NONE));
    REFUSE(vm, OP(CALL_KW), 0, 2, K_KEYWORDS, 0, 0, OP(RETURN_NONE));
    REFUSE(vm, OP(CALL_KW), 0, 3, K_BAD_KEYWORDS, 0, 0, OP(RETURN_NONE));
    REFUSE(vm, OP(CALL_KW), 0, 3, K_INT, 0, 0, OP(RETURN_NONE));
    /* functions: two cells follow, each a register or a free variable */
    ACCEPT(vm, OP(MAKE_FUNCTION), 0, K_CODE, 0, 7, 5, 0, 7, 1, 0, OP(RETURN_NONE));
    REFUSE(vm, OP(MAKE_FUNCTION), 0, K_CODE, 0, 7, 6, 0, 7, 1, 0, OP(RETURN_NONE));
    REFUSE(vm, OP(MAKE_FUNCTION), 0, K_CODE, 0, 8, 0, 0, 7, 1, 0, OP(RETURN_NONE));
    REFUSE(vm, OP(MAKE_FUNCTION), 0, K_CODE, 0, 0, 0, 0, 8, 1, 0, OP(RETURN_NONE));
    REFUSE(vm, OP(MAKE_FUNCTION), 0, K_CODE, 0, 0, 0, 0, 7, 1, 1, OP(RETURN_NONE));
    REFUSE(vm, OP(MAKE_FUNCTION), 0, K_CODE, 0, 0, 0, 2, 0, 1, 0, OP(RETURN_NONE));
    REFUSE(vm, OP(MAKE_FUNCTION), 0, K_INT, 0, 0, 0, 0, 0, 0, 0, OP(RETURN_NONE));
    mp_deinit(vm);
}

static void test_jump_targets(void **state) {
    (void)state;
    mp_vm *vm = vm_new(heap, sizeof heap);
    /* 0 JUMP, 3 LOAD_INT, 6 RETURN_NONE */
    for (int target = -1; target <= 8; target++) {
        int offset = target - 3;
        uint8_t bytes[] = {OP(JUMP), (uint8_t)offset, (uint8_t)(offset >> 8), OP(LOAD_INT), 0, 0, OP(RETURN_NONE)};
        bool good = target == 0 || target == 3 || target == 6;
        assert_int_equal(verify(vm, assemble_bytes(vm, bytes, sizeof bytes)) == NULL, good);
    }
    /* the same far: 0 JUMP_FAR, 5 LOAD_INT, 8 RETURN_NONE */
    for (int target = -1; target <= 10; target++) {
        int offset = target - 5;
        uint8_t bytes[] = {OP(JUMP_FAR),
                           (uint8_t)offset,
                           (uint8_t)(offset >> 8),
                           (uint8_t)(offset >> 16),
                           (uint8_t)(offset >> 24),
                           OP(LOAD_INT),
                           0,
                           0,
                           OP(RETURN_NONE)};
        bool good = target == 0 || target == 5 || target == 8;
        assert_int_equal(verify(vm, assemble_bytes(vm, bytes, sizeof bytes)) == NULL, good);
    }
    REFUSE(vm, OP(JUMP_FAR), 0xFF, 0xFF, 0xFF, 0x7F, OP(RETURN_NONE));
    REFUSE(vm, OP(JUMP_FAR), 0, 0, 0, 0x80, OP(RETURN_NONE));
    /* into the cells behind MAKE_FUNCTION, whatever they look like */
    REFUSE(vm, OP(JUMP), 6, 0, OP(MAKE_FUNCTION), 0, K_CODE, 0, 0, 0, 0, 0, 0, 0, OP(RETURN_NONE));
    ACCEPT(vm, OP(JUMP), 10, 0, OP(MAKE_FUNCTION), 0, K_CODE, 0, 0, 0, 0, 0, 0, 0, OP(RETURN_NONE));
    mp_deinit(vm);
}

static void test_end(void **state) {
    (void)state;
    mp_vm *vm = vm_new(heap, sizeof heap);
    ACCEPT(vm, OP(RETURN), 0);
    ACCEPT(vm, OP(RAISE), 0);
    ACCEPT(vm, OP(RAISE_FROM), 0, 0);
    ACCEPT(vm, OP(RERAISE), 0);
    ACCEPT(vm, OP(JUMP), 0xFD, 0xFF);
    REFUSE(vm, OP(RETURN_NONE), OP(MOVE), 0, 0);
    REFUSE(vm, OP(JUMP_IF), 0, 0xFC, 0xFF);
    assert_non_null(verify(vm, assemble_bytes(vm, (const uint8_t[]){0}, 0)));
    mp_deinit(vm);
}

static void test_kinds_of_code(void **state) {
    (void)state;
    mp_vm *vm = vm_new(heap, sizeof heap);
    static const uint8_t yields[] = {OP(YIELD), 0, 0, OP(RETURN_NONE)};
    static const uint8_t delegates[] = {OP(YIELD_FROM), 0, 0, OP(RETURN_NONE)};
    static const uint8_t loads[] = {OP(LOAD_NAME), 0, K_FREE, 0, OP(RETURN_NONE)};
    static const struct {
        const uint8_t *bytes;
        size_t size;
        unsigned flag;
    } rows[] = {{yields, sizeof yields, MP_CODE_GENERATOR},
                {delegates, sizeof delegates, MP_CODE_GENERATOR},
                {loads, sizeof loads, MP_CODE_NAMESPACE}};
    for (size_t i = 0; i < MP_COUNT_OF(rows); i++) {
        mp_value code = assemble_bytes(vm, rows[i].bytes, rows[i].size);
        accept(vm, code);
        mp_code *c = mp_code_get(code);
        c->flags &= (uint16_t)~rows[i].flag;
        c->flags |= rows[i].flag == MP_CODE_GENERATOR ? MP_CODE_SIMPLE : 0;
        assert_non_null(verify(vm, code));
    }
    mp_deinit(vm);
}

/* ---- tables and header ---- */

static mp_value with_handler(mp_vm *vm, uint32_t start, uint32_t end, uint32_t target, uint32_t reg, int more) {
    /* 0 MOVE, 3 LOAD_INT, 6 RETURN_NONE */
    static const uint8_t bytes[] = {OP(MOVE), 0, 0, OP(LOAD_INT), 0, 0, OP(RETURN_NONE)};
    mp_code_handler handler = {start, end, target, reg, MP_HANDLER_CATCH};
    uint8_t table[24] = {0};
    size_t size = mp_code_handler_put(table, &handler);
    return assemble(
        vm, &(assembly){.bytes = bytes, .size = sizeof bytes, .handlers = table, .handlers_size = size + (size_t)more});
}

static void test_handlers(void **state) {
    (void)state;
    mp_vm *vm = vm_new(heap, sizeof heap);
    accept(vm, with_handler(vm, 0, 3, 6, 0, 0));
    accept(vm, with_handler(vm, 3, 7, 0, REGISTERS - 1, 0));
    assert_non_null(verify(vm, with_handler(vm, 0, 3, 6, REGISTERS, 0)));
    assert_non_null(verify(vm, with_handler(vm, 1, 3, 6, 0, 0)));
    assert_non_null(verify(vm, with_handler(vm, 0, 4, 6, 0, 0)));
    assert_non_null(verify(vm, with_handler(vm, 0, 8, 6, 0, 0)));
    assert_non_null(verify(vm, with_handler(vm, 0, 3, 5, 0, 0)));
    assert_non_null(verify(vm, with_handler(vm, 0, 3, 7, 0, 0)));
    assert_non_null(verify(vm, with_handler(vm, 6, 3, 0, 0, 0)));
    assert_non_null(verify(vm, with_handler(vm, 0, 3, 6, 0, 1)));
    assert_non_null(verify(vm, with_handler(vm, 0, 3, 6, 0, -1)));
    mp_value code = with_handler(vm, 0, 3, 6, 5, 0);
    mp_code_handler found;
    size_t position = 0;
    assert_true(mp_code_handler_find(mp_code_get(code), 0, &position, &found));
    assert_int_equal(found.target, 6);
    assert_int_equal(found.register_index, 5);
    assert_int_equal(found.kind, MP_HANDLER_CATCH);
    assert_false(mp_code_handler_find(mp_code_get(code), 0, &position, &found));
    position = 0;
    assert_false(mp_code_handler_find(mp_code_get(code), 3, &position, &found));
    /* kinds: there are three */
    static const uint8_t table[] = {0, 3, 6, 5 << 2 | MP_HANDLER_UNBIND}, bad_table[] = {0, 3, 6, 5 << 2 | 3};
    static const uint8_t bytes[] = {OP(MOVE), 0, 0, OP(LOAD_INT), 0, 0, OP(RETURN_NONE)};
    accept(vm, assemble(vm, &(assembly){bytes, sizeof bytes, table, sizeof table, NULL, 0}));
    assert_non_null(verify(vm, assemble(vm, &(assembly){bytes, sizeof bytes, bad_table, sizeof bad_table, NULL, 0})));
    mp_deinit(vm);
}

static mp_value with_lines(mp_vm *vm, const uint8_t *lines, size_t size, bool columns) {
    static const uint8_t bytes[] = {OP(MOVE), 0, 0, OP(RETURN_NONE)};
    mp_value code = assemble(vm, &(assembly){.bytes = bytes, .size = sizeof bytes, .lines = lines, .lines_size = size});
    mp_code_get(code)->flags |= columns ? MP_CODE_COLUMNS : 0;
    return code;
}

static void test_lines(void **state) {
    (void)state;
    mp_vm *vm = vm_new(heap, sizeof heap);
    uint8_t table[80];
    size_t size = mp_code_line_put(table, 0, 2, NULL);
    size += mp_code_line_put(table + size, 3, -12, NULL);
    accept(vm, with_lines(vm, table, size, false));
    mp_code_place place;
    assert_true(mp_code_position(with_lines(vm, table, size, false), 0, &place));
    assert_int_equal(place.line, 12);
    assert_true(mp_code_position(with_lines(vm, table, size, false), 3, &place));
    assert_int_equal(place.line, 0);
    assert_non_null(verify(vm, with_lines(vm, table, size - 1, false)));
    assert_non_null(verify(vm, with_lines(vm, table, size, true)));
    /* before line 0, after the last, behind the code */
    size = mp_code_line_put(table, 0, -11, NULL);
    assert_non_null(verify(vm, with_lines(vm, table, size, false)));
    size = mp_code_line_put(table, 5, 1, NULL);
    assert_non_null(verify(vm, with_lines(vm, table, size, false)));
    static const uint8_t endless[] = {0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x00, 0x00};
    assert_non_null(verify(vm, with_lines(vm, endless, sizeof endless, false)));
    mp_code_place columns = {12, 13, 4, 9};
    size = mp_code_line_put(table, 0, 2, &columns);
    accept(vm, with_lines(vm, table, size, true));
    assert_true(mp_code_position(with_lines(vm, table, size, true), 0, &place));
    assert_memory_equal(&place, &columns, sizeof place);
    mp_deinit(vm);
}

static void test_header(void **state) {
    (void)state;
    mp_vm *vm = vm_new(heap, sizeof heap);
    static const uint8_t bytes[] = {OP(MOVE), 0, 0, OP(RETURN_NONE)};
#define REFUSE_WITH(change)                                                                                            \
    do {                                                                                                               \
        mp_value code = assemble_bytes(vm, bytes, sizeof bytes);                                                       \
        mp_code *c = mp_code_get(code);                                                                                \
        accept(vm, code);                                                                                              \
        change;                                                                                                        \
        assert_non_null(verify(vm, code));                                                                             \
    } while (0)
    REFUSE_WITH(c->name = MP_NONE);
    REFUSE_WITH(c->outer = MP_UNBOUND);
    REFUSE_WITH(c->filename = MP_SMALL(1));
    REFUSE_WITH(c->register_count = 0);
    REFUSE_WITH(c->positional_count = 200);
    REFUSE_WITH(c->positional_count = 0);
    REFUSE_WITH(c->positional_only_count = 2);
    REFUSE_WITH(c->cell_count = 9);
    REFUSE_WITH(c->first_cell = 9);
    REFUSE_WITH(c->free_count = 2); /* the next constant is no name */
    REFUSE_WITH(c->free_count = K_COUNT);
    REFUSE_WITH(c->flags |= MP_CODE_SIMPLE);
    REFUSE_WITH(c->flags |= MP_CODE_DOC); /* the next constant is no str */
    REFUSE_WITH(c->flags |= MP_CODE_LOCAL_NAMES);
    REFUSE_WITH(c->consts[K_PARAMETER] = c->consts[K_PLAIN_STR]);
    REFUSE_WITH(c->consts[K_INT] = MP_UNBOUND);
    REFUSE_WITH(c->consts[K_INT] = MP_ERROR);
#undef REFUSE_WITH
    mp_deinit(vm);
}

static void test_nested(void **state) {
    (void)state;
    mp_vm *vm = vm_new(heap, sizeof heap);
    static const uint8_t bytes[] = {OP(RETURN_NONE)};
    mp_value code = assemble_bytes(vm, bytes, sizeof bytes);
    mp_value inner = mp_code_get(code)->consts[K_CODE];
    accept(vm, code);
    mp_code_get(inner)->register_count = 0;
    mp_code_get(inner)->cell_count = 1;
    assert_non_null(verify(vm, code));
    /* code inside itself: too deep, whatever the stack */
    mp_code_get(code)->consts[K_CODE] = code;
    const char *reason;
    assert_false(mp_code_verify(vm, mp_code_get(code), &reason));
    assert_null(reason);
    assert_true(mp_exception_catch(vm, &mp_type_RecursionError) || mp_exception_catch(vm, &mp_type_MemoryError));
    mp_deinit(vm);
}

/* ---- what the compiler makes ---- */

static const char *const sources[] = {
    "",
    "x = 1\nprint(x + 2, -x, not x, x ** 2, x if x else 3)\n",
    "def f(a, b=2, *c, d, e=5, **g):\n    'doc'\n    return a, b, c, d, e, g\nf(1, d=2, **{'h': 3})\nf(*[1], d=4)\n",
    "def outer(p):\n    v = p\n    def inner(k):\n        nonlocal v\n        v += k\n        return lambda: v + p\n"
    "    return inner\n",
    "class A(object, metaclass=type):\n    'doc'\n    x: int = 1\n    def m(self):\n        return super().m()\n"
    "    @property\n    def p(self):\n        return self.__private\n",
    "try:\n    pass\nexcept (ValueError, TypeError) as e:\n    raise KeyError from e\nexcept OSError:\n    pass\n"
    "else:\n    x = 1\nfinally:\n    y = 2\n",
    "def g(n):\n    for i in range(n):\n        try:\n            yield i\n        finally:\n            if n > 3: "
    "continue\n"
    "    r = yield from g(n - 1)\n    return r\n",
    "def w(a):\n    with a as b, a() as (c, *d):\n        for x in b:\n            if x: break\n            return c\n"
    "    else_ = [i * j for i in a for j in b if i if j]\n    return {k: v for k, v in a}, {x for x in a}, (z for z in "
    "a)\n",
    "import sys, os.path as p\nfrom collections import OrderedDict as O, deque\n",
    "a = [1, 2, *[3]]; b = (*a, 4); c = {**{}, 'x': 1}; d = {1, *a}; a[1:2] = b[::2]; del a[0], c['x'], d\n"
    "s = f'{a!r:>{b[0]}}{c=} {s!s}'\nassert a, 'message'\n",
    "while True:\n    try:\n        while 1 < x <= 3 != 4:\n            break\n        else:\n            continue\n"
    "    except:\n        raise\n    break\n",
};

static mp_value compile(mp_vm *vm, const char *source) {
    mp_value text = mp_str_new_text(vm, source);
    mp_value code = vm->hooks->compile(vm, text, MP_NAME(string_), "exec");
    if (mp_is_error(code)) {
        char message[300];
        (void)mp_error_text(vm, message, sizeof message);
        fail_msg("%s%s", source, message);
    }
    return code;
}

static void test_compiled(void **state) {
    (void)state;
    mp_vm *vm = vm_new(heap, sizeof heap);
    for (size_t i = 0; i < MP_COUNT_OF(sources); i++) {
        vm->columns = i % 2 == 0;
        accept(vm, compile(vm, sources[i]));
    }
    mp_deinit(vm);
}

/* Jumps of more than 32 KiB, many constants, many variables. */
static void test_compiled_large(void **state) {
    (void)state;
    static _Alignas(16) char large_heap[8 << 20];
    static char source[400000];
    mp_vm *vm = vm_new(large_heap, sizeof large_heap);
    size_t size = (size_t)sprintf(source, "def f(x):\n  for i in x:\n    while x[i] < 3:\n");
    for (int i = 0; i < 3000; i++) {
        size += (size_t)sprintf(source + size, "      v%d = x.a%d(i, k=%d)\n", i, i, i * 1000 + 7);
    }
    sprintf(source + size, "      if v1 and not (i or v2): continue\n    else: break\n  return lambda: v3 + v2999\n");
    mp_value code = compile(vm, source);
    accept(vm, code);
    mp_deinit(vm);
}

static void verify_mutations(mp_vm *vm, mp_value code, uint32_t *random) {
    mp_code *c = mp_code_get(code);
    size_t size = c->code_size + c->handlers_size + c->line_size;
    uint8_t *bytes = (uint8_t *)(uintptr_t)mp_code_start(c);
    for (int i = 0; i < 300; i++) {
        *random = *random * 1664525u + 1013904223u;
        size_t at = (*random >> 8) % size;
        uint8_t saved = bytes[at];
        bytes[at] = (uint8_t)(*random >> 4);
        (void)verify(vm, code);
        bytes[at] = saved;
    }
    for (unsigned i = 0; i < c->const_count; i++) {
        if (mp_is_exact(c->consts[i], &mp_type_code)) {
            verify_mutations(vm, c->consts[i], random);
        }
    }
}

/* Whatever the bytes are, the verifier answers (the sanitizers watch). */
static void test_mutated(void **state) {
    (void)state;
    mp_vm *vm = vm_new(heap, sizeof heap);
    uint32_t random = 1;
    for (size_t i = 0; i < MP_COUNT_OF(sources); i++) {
        mp_value code = compile(vm, sources[i]);
        verify_mutations(vm, code, &random);
        accept(vm, code);
    }
    mp_deinit(vm);
}

static void test_out_of_memory(void **state) {
    (void)state;
    mp_vm *vm = vm_new(heap, sizeof heap);
    mp_value code = compile(vm, sources[1]);
    const char *reason = "never set";
    mp_gc_fail_at(vm, 1);
    assert_false(mp_code_verify(vm, mp_code_get(code), &reason));
    assert_null(reason);
    assert_true(mp_exception_catch(vm, &mp_type_MemoryError));
    accept(vm, code);
    mp_deinit(vm);
}

/* ---- the disassembler ---- */

static void test_disassemble(void **state) {
    (void)state;
    static console out;
    mp_vm *vm = vm_new_with(console_init(&out), heap, sizeof heap);
    for (size_t i = 0; i < MP_COUNT_OF(sources); i++) {
        mp_disassemble(vm, compile(vm, sources[i]));
        assert_false(mp_error_pending(vm));
    }
    static const char *const parts[] = {"<module>, line 1 of <string>: ",
                                        "LOAD_GLOBAL ",
                                        "'print'",
                                        "MAKE_FUNCTION ",
                                        "outer.<locals>.inner, line 3 ",
                                        "; cells r",
                                        "exceptions from ",
                                        "RETURN_NONE\n",
                                        ", list_extend, ",
                                        ", **",
                                        "LOAD_SPECIAL "};
    for (size_t i = 0; i < MP_COUNT_OF(parts); i++) {
        if (strstr(out.text, parts[i]) == NULL) {
            fail_msg("the listing lacks \"%s\":\n%s", parts[i], out.text);
        }
    }
    /* without memory it leaves lines out */
    mp_value code = compile(vm, sources[1]);
    mp_gc_fail_at(vm, 2);
    mp_disassemble(vm, code);
    assert_false(mp_error_pending(vm));
    mp_deinit(vm);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_instruction),
        cmocka_unit_test(test_ranges),
        cmocka_unit_test(test_constants),
        cmocka_unit_test(test_jump_targets),
        cmocka_unit_test(test_end),
        cmocka_unit_test(test_kinds_of_code),
        cmocka_unit_test(test_handlers),
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_header),
        cmocka_unit_test(test_nested),
        cmocka_unit_test(test_compiled),
        cmocka_unit_test(test_compiled_large),
        cmocka_unit_test(test_mutated),
        cmocka_unit_test(test_out_of_memory),
        cmocka_unit_test(test_disassemble),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
