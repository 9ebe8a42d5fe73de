/* SPDX-License-Identifier: MIT
 *
 * Layer 4b. The loop that executes instructions.
 *
 * State in local variables: `ip` (the current instruction), `r` (the frame's registers), `k` (its constants). While an
 * instruction runs, ip points at its opcode, so that errors know their place; NEXT moves on. vm->frame and vm->top are
 * kept up to date at every change of frames, so anything may be called at any time.
 *
 * Fast paths here handle small ints, immediate floats and cache hits; all else calls a helper.
 */
#include "base/dispatch.h"
#include "gc/region.h"
#include "objects/cache.h"
#include "objects/class.h"
#include "objects/dict.h"
#include "objects/dict_fast.h"
#include "objects/exception.h"
#include "objects/exception_all.h"
#include "objects/iterator.h"
#include "objects/list.h"
#include "objects/number.h"
#include "objects/slice.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "vm/frame.h"

/* ---- reading operands ---- */

#define R(i) r[ip[i]]
#define K8(i) k[ip[i]]
#define U16(i) ((unsigned)ip[i] | (unsigned)ip[(i) + 1] << 8)
#define S16(i) ((int16_t)U16(i))
#define K16(i) k[U16(i)]
static inline int32_t s32(const uint8_t *p) {
    return (int32_t)((uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24);
}

/* ---- numbers ---- */

static MP_ALWAYS_INLINE bool both_small(mp_value a, mp_value b) { return a.bits & b.bits & 1; }
static MP_ALWAYS_INLINE bool both_real(mp_value a, mp_value b) {
    return ((a.bits & b.bits & 2) != 0) & (((a.bits | b.bits) & 1) == 0);
}

/* A real from a small int or an immediate float; false for all else (and for ints that would be rounded). */
static MP_ALWAYS_INLINE bool as_real(mp_value v, mp_real *out) {
    if (mp_is_real(v)) {
        *out = mp_real_get(v);
        return true;
    }
    if (mp_is_small(v)) {
        intptr_t i = mp_small(v);
        *out = (mp_real)i;
        return i >= -((intptr_t)1 << MP_REAL_EXACT_BITS) && i <= ((intptr_t)1 << MP_REAL_EXACT_BITS);
    }
    return false;
}

/* Arithmetic that is no fast path of its own: mixed ints and floats first, since they are common. */
static MP_NOINLINE mp_value arithmetic(mp_vm *vm, mp_binary_op op, mp_value a, mp_value b) {
    mp_real x, y;
    if (!both_small(a, b) && as_real(a, &x) && as_real(b, &y)) {
        switch (op) {
        case MP_OP_ADD:
            return mp_float_new(vm, x + y);
        case MP_OP_SUB:
            return mp_float_new(vm, x - y);
        case MP_OP_MUL:
            return mp_float_new(vm, x * y);
        case MP_OP_TRUEDIV:
            if (y != 0) {
                return mp_float_new(vm, x / y);
            }
            break;
        default:
            break;
        }
    }
    return mp_binary(vm, op, a, b);
}

static MP_NOINLINE mp_value arithmetic_inplace(mp_vm *vm, mp_binary_op op, mp_value a, mp_value b) {
    if (mp_is_pointer(a) || mp_is_pointer(b)) {
        return mp_inplace(vm, op, a, b);
    }
    return arithmetic(vm, op, a, b);
}

/* -1: an exception; else the truth of a op b. */
static MP_NOINLINE int compare(mp_vm *vm, mp_compare_op op, mp_value a, mp_value b) {
    mp_real x, y;
    if (as_real(a, &x) && as_real(b, &y)) {
        switch (op) {
        case MP_LT:
            return x < y;
        case MP_LE:
            return x <= y;
        case MP_EQ:
            return x == y;
        case MP_NE:
            return x != y;
        case MP_GT:
            return x > y;
        default:
            return x >= y;
        }
    }
    if ((op == MP_EQ || op == MP_NE) && mp_is_exact(a, &mp_type_str) && mp_is_exact(b, &mp_type_str)) {
        return mp_str_equal(a, b) == (op == MP_EQ);
    }
    bool truth;
    return mp_compare_truth(vm, op, a, b, &truth) ? truth : -1;
}

/* ---- items ---- */

static MP_NOINLINE mp_value get_item(mp_vm *vm, mp_value o, mp_value index) {
    if (mp_is_exact(o, &mp_type_dict)) {
        mp_dict_entry *entry;
        if (mp_dict_lookup_pure(mp_dict_get_ptr(o), index, &entry) && entry != NULL) {
            return entry->value;
        }
    } else if (mp_is_exact(o, &mp_type_str) && mp_is_small(index) && mp_str_ascii(o)) {
        size_t size = mp_str_size(o);
        intptr_t i = mp_small(index);
        i = i < 0 ? i + (intptr_t)size : i;
        if (i >= 0 && (size_t)i < size) {
            return MP_VALUE_OF(mp_name_chars[(uint8_t)mp_str_data(o)[i]]);
        }
    }
    return mp_getitem(vm, o, index);
}

static MP_NOINLINE bool set_item(mp_vm *vm, mp_value o, mp_value index, mp_value value) {
    if (mp_is_exact(o, &mp_type_dict)) {
        mp_dict_entry *entry;
        if (mp_dict_lookup_pure(mp_dict_get_ptr(o), index, &entry) && entry != NULL) {
            mp_gc_store(vm, &entry->value, value);
            return true;
        }
        return mp_dict_set(vm, o, index, value);
    }
    return mp_setitem(vm, o, index, value);
}

/* ---- frames ---- */

/* Notes in a traceback that the exception passed this place. Memory that is short costs the entry, no more. */
static void add_traceback(mp_vm *vm, const mp_value *base, size_t offset) {
    mp_value exception = vm->pending;
    if (vm->memory_error_fresh && mp_same(exception, vm->memory_error)) {
        vm->memory_error_fresh = false;
        mp_exception_get(exception)->traceback = MP_NONE;
        mp_exception_get(exception)->context = MP_NONE;
    }
    bool locked = mp_same(exception, vm->memory_error);
    mp_traceback *entry = locked && vm->heap.fail_countdown == 0 ? NULL : mp_gc_new(vm, &mp_type_traceback, sizeof *entry);
    vm->pending = exception;
    if (entry == NULL) {
        return;
    }
    mp_gc_store(vm, &entry->next, mp_exception_get(exception)->traceback);
    mp_gc_store(vm, &entry->code, mp_frame_function(base)->code);
    entry->offset = offset;
    mp_gc_store(vm, &mp_exception_get(exception)->traceback, mp_from_pointer(entry));
}

/* Puts a suspended generator's registers onto the stack at `base`, whose link is filled. */
static mp_value *revive(mp_vm *vm, mp_generator *g, mp_value *base, unsigned kind, mp_value offset_link,
                        mp_value caller) {
    const mp_code *code = mp_code_get(mp_function_get(g->function)->code);
    base[-4] = mp_from_pointer(g);
    base[-3] = g->function;
    base[-2] = offset_link;
    base[-1] = caller;
    if (!mp_frame_reserve(vm, &base, 0, code->register_count, &kind)) {
        return NULL;
    }
    base[-2].bits |= (uintptr_t)(kind & MP_FRAME_CHUNK) << 1;
    memcpy(base, g->registers, code->register_count * sizeof *base);
    mp_value outer = vm->handled;
    if (!mp_is_none(g->handled)) {
        vm->handled = g->handled;
    }
    mp_gc_store(vm, &g->handled, outer);
    return base;
}

/* Takes the registers of a generator off the stack. */
static void suspend(mp_vm *vm, mp_generator *g, const mp_value *base, size_t offset, unsigned state) {
    const mp_code *code = mp_frame_code(base);
    mp_gc_copy(vm, g->registers, base, code->register_count);
    g->offset = (uint32_t)offset;
    g->state = (uint8_t)state;
    mp_value outer = g->handled;
    mp_gc_store(vm, &g->handled, mp_same(vm->handled, outer) ? MP_NONE : vm->handled);
    vm->handled = outer;
}

static void finish_generator(mp_vm *vm, mp_generator *g) {
    g->state = MP_GENERATOR_DONE;
    vm->handled = g->handled;
    g->handled = MP_NONE;
}

/* A StopIteration that leaves a generator is an error of the generator. */
static void convert_stop_iteration(mp_vm *vm) {
    if (mp_exception_matches(vm, &mp_type_StopIteration)) {
        mp_value cause = mp_exception_take(vm);
        mp_raise(vm, &mp_type_RuntimeError, "generator raised StopIteration");
        mp_value made = mp_exception_take(vm);
        if (!mp_exception_is(made) || !mp_exception_cause_set(vm, made, cause)) {
            return;
        }
        mp_gc_store(vm, &mp_exception_get(made)->context, cause);
        vm->pending = made;
    }
}

/* Passes a pending exception on to what a generator delegates to. Gives what that yields; MP_STOP with
 * vm->stop_value when it has returned; MP_ERROR. */
static mp_value throw_into(mp_vm *vm, mp_value iterator) {
    bool exit = mp_exception_matches(vm, &mp_type_GeneratorExit);
    if (mp_is_exact(iterator, &mp_type_generator) && !exit) {
        return vm->hooks->resume(vm, iterator, MP_UNBOUND);
    }
    mp_value exception = mp_exception_take(vm);
    mp_value method = mp_getattr_find(vm, iterator, exit ? MP_NAME(close) : MP_NAME(throw));
    if (mp_is_error(method)) {
        return MP_ERROR;
    }
    mp_value v = MP_UNBOUND;
    if (mp_is_value(method)) {
        v = mp_call(vm, method, !exit, &exception);
    }
    if (mp_is_error(v)) {
        if (!exit && mp_exception_matches(vm, &mp_type_StopIteration)) {
            vm->stop_value = mp_exception_value(mp_exception_take(vm));
            return MP_STOP;
        }
        return MP_ERROR;
    }
    if (exit || mp_is_unbound(v)) {
        vm->pending = exception;
        return MP_ERROR;
    }
    return v;
}

/* The Python __init__ for a call of this class that can run in the loop; MP_UNBOUND if it cannot, MP_NONE if there is
 * no __init__ to run. */
static mp_value simple_init(mp_vm *vm, mp_value callee, size_t argc) {
    const mp_type *type = mp_as_type(callee);
    if (!mp_type_is_class(type) || type->layout != &mp_type_object ||
        !mp_same(mp_type_find(vm, type, MP_NAME(__new__)), MP_VALUE_OF(mp_object_new_row))) {
        return MP_UNBOUND;
    }
    mp_value init = mp_type_find(vm, type, MP_NAME(__init__));
    if (mp_same(init, MP_VALUE_OF(mp_object_init_row))) {
        return argc == 0 ? MP_NONE : MP_UNBOUND;
    }
    return mp_is_value(init) && mp_function_is(init) &&
                   !(mp_code_get(mp_function_get(init)->code)->flags & MP_CODE_GENERATOR)
               ? init
               : MP_UNBOUND;
}

/* ---- dispatch: see base/dispatch.h ---- */
#define DISPATCH() MP_DISPATCH(labels, *ip)
#define CASE(name) MP_DISPATCH_CASE(MP_OPCODE_, name)

#define NEXT(size)                                                                                                     \
    do {                                                                                                               \
        ip += (size);                                                                                                  \
        DISPATCH();                                                                                                    \
    } while (0)
/* Jumps relative to the end of an instruction; backward ones use fuel. */
#define JUMP(size, offset)                                                                                             \
    do {                                                                                                               \
        int32_t offset_ = (offset);                                                                                    \
        ip += (size) + offset_;                                                                                        \
        if (offset_ < 0 && MP_UNLIKELY(--vm->fuel < 0)) {                                                              \
            goto service;                                                                                              \
        }                                                                                                              \
        DISPATCH();                                                                                                    \
    } while (0)
#define CHECK(v)                                                                                                       \
    do {                                                                                                               \
        if (MP_UNLIKELY(mp_is_error(v))) {                                                                             \
            goto error;                                                                                                \
        }                                                                                                              \
    } while (0)
#define TRY(condition)                                                                                                 \
    do {                                                                                                               \
        if (MP_UNLIKELY(!(condition))) {                                                                               \
            goto error;                                                                                                \
        }                                                                                                              \
    } while (0)

#define ARITHMETIC(NAME, B, SLOW, INT_CASE, REAL_CASE)                                                                 \
    CASE(NAME) : {                                                                                                     \
        mp_value a = R(2), b = B, v;                                                                                   \
        if (both_small(a, b)) {                                                                                        \
            INT_CASE                                                                                                   \
        } else if (both_real(a, b)) {                                                                                  \
            mp_real x = mp_real_get(a), y = mp_real_get(b);                                                            \
            REAL_CASE                                                                                                  \
        }                                                                                                              \
        v = SLOW;                                                                                                      \
        CHECK(v);                                                                                                      \
        R(1) = v;                                                                                                      \
        NEXT(4);                                                                                                       \
    }
#define REAL_RESULT(expression)                                                                                        \
    if (MP_LIKELY(mp_real_encode(expression, &v))) {                                                                   \
        R(1) = v;                                                                                                      \
        NEXT(4);                                                                                                       \
    }
#define INT_RESULT(value)                                                                                              \
    do {                                                                                                               \
        R(1).bits = (uintptr_t)(value);                                                                                \
        NEXT(4);                                                                                                       \
    } while (0)
#define INT_ADD                                                                                                        \
    intptr_t sum;                                                                                                      \
    if (MP_LIKELY(!__builtin_add_overflow((intptr_t)a.bits, (intptr_t)(b.bits - 1), &sum))) {                          \
        INT_RESULT(sum);                                                                                               \
    }
#define INT_SUB                                                                                                        \
    intptr_t difference;                                                                                               \
    if (MP_LIKELY(!__builtin_sub_overflow((intptr_t)a.bits, (intptr_t)(b.bits - 1), &difference))) {                   \
        INT_RESULT(difference);                                                                                        \
    }
#define INT_MUL                                                                                                        \
    intptr_t product;                                                                                                  \
    if (MP_LIKELY(!__builtin_mul_overflow((intptr_t)(a.bits - 1), mp_small(b), &product))) {                           \
        INT_RESULT(product | 1);                                                                                       \
    }
#define INT_FLOORDIV                                                                                                   \
    intptr_t x = mp_small(a), y = mp_small(b);                                                                         \
    if (MP_LIKELY(y > 0)) {                                                                                            \
        intptr_t q = x / y;                                                                                            \
        q -= (x % y) < 0;                                                                                              \
        INT_RESULT((uintptr_t)q << 1 | 1);                                                                             \
    }
#define INT_MOD                                                                                                        \
    intptr_t x = mp_small(a), y = mp_small(b);                                                                         \
    if (MP_LIKELY(y > 0)) {                                                                                            \
        intptr_t m = x % y;                                                                                            \
        m += m < 0 ? y : 0;                                                                                            \
        INT_RESULT((uintptr_t)m << 1 | 1);                                                                             \
    }
#define INT_TRUEDIV                                                                                                    \
    mp_real x, y;                                                                                                      \
    if (as_real(a, &x) && as_real(b, &y) && y != 0) {                                                                  \
        REAL_RESULT(x / y)                                                                                             \
    }
#define INT_LSHIFT                                                                                                     \
    intptr_t x = mp_small(a), y = mp_small(b);                                                                         \
    if (MP_LIKELY(y >= 0 && y < (intptr_t)sizeof(intptr_t) * 8 - 2)) {                                                 \
        intptr_t s = (intptr_t)((uintptr_t)x << y);                                                                    \
        if (MP_LIKELY((s >> y) == x && mp_small_fits(s))) {                                                            \
            INT_RESULT((uintptr_t)s << 1 | 1);                                                                         \
        }                                                                                                              \
    }
#define INT_RSHIFT                                                                                                     \
    intptr_t x = mp_small(a), y = mp_small(b);                                                                         \
    if (MP_LIKELY(y >= 0)) {                                                                                           \
        intptr_t s = y < (intptr_t)sizeof(intptr_t) * 8 ? x >> y : x >> (sizeof(intptr_t) * 8 - 1);                    \
        INT_RESULT((uintptr_t)s << 1 | 1);                                                                             \
    }

#define COMPARE_JUMP(NAME, B, C_OP, OP, SENSE)                                                                         \
    CASE(NAME) : {                                                                                                     \
        mp_value a = R(1), b = B;                                                                                      \
        bool truth;                                                                                                    \
        if (both_small(a, b)) {                                                                                        \
            truth = (intptr_t)a.bits C_OP(intptr_t) b.bits;                                                            \
        } else if (both_real(a, b)) {                                                                                  \
            truth = mp_real_get(a) C_OP mp_real_get(b);                                                                \
        } else {                                                                                                       \
            int result = compare(vm, OP, a, b);                                                                        \
            TRY(result >= 0);                                                                                          \
            truth = result;                                                                                            \
        }                                                                                                              \
        if (truth == (SENSE)) {                                                                                        \
            JUMP(5, S16(3));                                                                                           \
        }                                                                                                              \
        NEXT(5);                                                                                                       \
    }
#define COMPARE_JUMPS(SUFFIX, B)                                                                                       \
    COMPARE_JUMP(JUMP_IF_LT##SUFFIX, B, <, MP_LT, true)                                                                \
    COMPARE_JUMP(JUMP_IF_LE##SUFFIX, B, <=, MP_LE, true)                                                               \
    COMPARE_JUMP(JUMP_IF_EQ##SUFFIX, B, ==, MP_EQ, true)                                                               \
    COMPARE_JUMP(JUMP_IF_NE##SUFFIX, B, !=, MP_NE, true)                                                               \
    COMPARE_JUMP(JUMP_IF_GT##SUFFIX, B, >, MP_GT, true)                                                                \
    COMPARE_JUMP(JUMP_IF_GE##SUFFIX, B, >=, MP_GE, true)                                                               \
    COMPARE_JUMP(JUMP_IF_NOT_LT##SUFFIX, B, <, MP_LT, false)                                                           \
    COMPARE_JUMP(JUMP_IF_NOT_LE##SUFFIX, B, <=, MP_LE, false)                                                          \
    COMPARE_JUMP(JUMP_IF_NOT_EQ##SUFFIX, B, ==, MP_EQ, false)                                                          \
    COMPARE_JUMP(JUMP_IF_NOT_NE##SUFFIX, B, !=, MP_NE, false)                                                          \
    COMPARE_JUMP(JUMP_IF_NOT_GT##SUFFIX, B, >, MP_GT, false)                                                           \
    COMPARE_JUMP(JUMP_IF_NOT_GE##SUFFIX, B, >=, MP_GE, false)

/* Enters the frame at `base`, which is filled and linked. */
#define ENTER(base_, start_)                                                                                           \
    do {                                                                                                               \
        const mp_code *code_ = mp_frame_code(base_);                                                                   \
        r = (base_);                                                                                                   \
        k = code_->consts;                                                                                             \
        ip = mp_code_start(code_) + (start_);                                                                          \
        vm->frame = r;                                                                                                 \
        vm->top = r + code_->register_count;                                                                           \
    } while (0)

/* Runs from the frame at `base` (kind ENTRY or RESUME) until it returns, yields or raises. `start` is the offset of the
 * first instruction; with `throwing` the pending exception is raised there. */
static mp_value run(mp_vm *vm, mp_value *base, size_t start, bool throwing) {
#define X(name, format, meaning) MP_DISPATCH_ROW(MP_OPCODE_, name)
    MP_DISPATCH_TABLE(labels, MP_OPCODE_COUNT, MP_OPCODES(X));
#undef X
    static const mp_value specials[MP_SPECIAL_COUNT] = {
        MP_VALUE_INIT(mp_none_object), MP_VALUE_INIT(mp_true_object), MP_VALUE_INIT(mp_false_object),
        MP_VALUE_INIT(mp_ellipsis_object), {16}, MP_VALUE_INIT(mp_empty_tuple),
        MP_VALUE_INIT(mp_type_AssertionError), MP_VALUE_INIT(mp_build_class_function),
        MP_VALUE_INIT(mp_type_StopIteration)};
    const uint8_t *ip;
    const mp_value *k;
    mp_value *r;
    mp_value result;        /* what is being returned or yielded */
    mp_value *window;       /* of a call: the callee */
    size_t argc;
    unsigned call_size;     /* bytes of the call instruction */
    bool self_fits;         /* the callee was looked up on the first argument */
    mp_value callee;
    unsigned kind;

    ENTER(base, start);
    if (throwing) {
        goto throw_in;
    }
    MP_DISPATCH_BEGIN(labels, *ip)

    /* ---- moves and constants ---- */

    CASE(MOVE) : R(1) = R(2);
    NEXT(3);

    CASE(LOAD_CONST) : R(1) = K8(2);
    NEXT(3);

    CASE(LOAD_CONST_W) : R(1) = K16(2);
    NEXT(4);

    CASE(LOAD_INT) : R(1) = MP_SMALL((int8_t)ip[2]);
    NEXT(3);

    CASE(LOAD_INT_W) : R(1) = MP_SMALL(S16(2));
    NEXT(4);

    CASE(LOAD_SPECIAL) : R(1) = specials[ip[2]];
    NEXT(3);

    CASE(UNBIND) : for (unsigned i = 0; i < ip[2]; i++) {
        (&R(1))[i] = MP_UNBOUND;
    }
    NEXT(3);

    CASE(CHECK_BOUND) : if (MP_UNLIKELY(mp_is_unbound(R(1)))) {
        (void)mp_unbound_local_error(vm, K16(2));
        goto error;
    }
    NEXT(4);

    CASE(FAR_GET) : R(1) = r[U16(2)];
    NEXT(4);

    CASE(FAR_SET) : r[U16(1)] = R(3);
    NEXT(4);

    /* ---- cells ---- */

    CASE(CELL_NEW) : result = mp_cell_new(vm, R(2));
    CHECK(result);
    R(1) = result;
    NEXT(3);

    CASE(CELL_GET) : result = ((mp_cell *)mp_pointer(R(2)))->value;
    if (MP_UNLIKELY(mp_is_unbound(result))) {
        (void)mp_unbound_cell_error(vm, r, ip[2], false);
        goto error;
    }
    R(1) = result;
    NEXT(3);

    CASE(CELL_SET) : mp_gc_store(vm, &((mp_cell *)mp_pointer(R(1)))->value, R(2));
    NEXT(3);

    CASE(FREE_GET) : result = ((mp_cell *)mp_pointer(mp_frame_function(r)->cells[ip[2]]))->value;
    if (MP_UNLIKELY(mp_is_unbound(result))) {
        (void)mp_unbound_cell_error(vm, r, ip[2], true);
        goto error;
    }
    R(1) = result;
    NEXT(3);

    CASE(FREE_SET) : mp_gc_store(vm, &((mp_cell *)mp_pointer(mp_frame_function(r)->cells[ip[1]]))->value, R(2));
    NEXT(3);

    /* ---- names ---- */

#define LOAD_GLOBAL_BODY(NAME, SIZE)                                                                                   \
    {                                                                                                                  \
        mp_value globals = mp_frame_function(r)->globals;                                                              \
        const mp_dict *dict = mp_dict_get_ptr(globals);                                                                \
        const mp_cache_entry *entry = mp_cache_at(vm, (uintptr_t)ip);                                                  \
        if (MP_LIKELY(entry->where == (uintptr_t)ip && entry->key == (const void *)dict)) {                            \
            size_t index = entry->extra >> 3;                                                                          \
            if ((entry->extra & 7) == MP_CACHE_DICT_ENTRY) {                                                           \
                if (MP_LIKELY(index < dict->used && mp_same(dict->entries[index].key, NAME))) {                        \
                    R(1) = dict->entries[index].value;                                                                 \
                    NEXT(SIZE);                                                                                        \
                }                                                                                                      \
            } else if (MP_LIKELY(index == vm->names_version)) {                                                        \
                R(1) = entry->value;                                                                                   \
                NEXT(SIZE);                                                                                            \
            }                                                                                                          \
        }                                                                                                              \
        result = mp_slow_load_global(vm, ip, globals, NAME);                                                           \
        CHECK(result);                                                                                                 \
        R(1) = result;                                                                                                 \
        NEXT(SIZE);                                                                                                    \
    }
    CASE(LOAD_GLOBAL) : LOAD_GLOBAL_BODY(K8(2), 3)
    CASE(LOAD_GLOBAL_W) : LOAD_GLOBAL_BODY(K16(2), 4)

#define STORE_GLOBAL_BODY(NAME, VALUE, SIZE)                                                                           \
    {                                                                                                                  \
        mp_value globals = mp_frame_function(r)->globals;                                                              \
        mp_dict *dict = mp_dict_get_ptr(globals);                                                                      \
        const mp_cache_entry *entry = mp_cache_at(vm, (uintptr_t)ip);                                                  \
        size_t index = entry->extra >> 3;                                                                              \
        if (entry->where == (uintptr_t)ip && entry->key == (const void *)dict && index < dict->used &&                 \
            mp_same(dict->entries[index].key, NAME)) {                                                                 \
            mp_gc_store(vm, &dict->entries[index].value, VALUE);                                                       \
            NEXT(SIZE);                                                                                                \
        }                                                                                                              \
        TRY(mp_slow_store_global(vm, ip, globals, NAME, VALUE));                                                       \
        NEXT(SIZE);                                                                                                    \
    }
    CASE(STORE_GLOBAL) : STORE_GLOBAL_BODY(K8(1), R(2), 3)
    CASE(STORE_GLOBAL_W) : STORE_GLOBAL_BODY(K16(1), R(3), 4)

    CASE(DELETE_GLOBAL) : CHECK(mp_slow_delete(vm, mp_frame_function(r)->globals, K16(1)));
    NEXT(3);

    CASE(LOAD_NAME) : result = mp_slow_load_name(vm, r[0], mp_frame_function(r)->globals, K16(2), true);
    CHECK(result);
    R(1) = result;
    NEXT(4);

    CASE(LOAD_NAME_FREE) : result = mp_slow_load_name(vm, r[0], mp_frame_function(r)->globals, K16(2), false);
    CHECK(result);
    if (mp_is_unbound(result)) {
        result = ((mp_cell *)mp_pointer(mp_frame_function(r)->cells[ip[4]]))->value;
        if (mp_is_unbound(result)) {
            (void)mp_unbound_cell_error(vm, r, ip[4], true);
            goto error;
        }
    }
    R(1) = result;
    NEXT(5);

    CASE(STORE_NAME) : TRY(mp_setitem(vm, r[0], K16(1), R(3)));
    NEXT(4);

    CASE(DELETE_NAME) : CHECK(mp_slow_delete(vm, r[0], K16(1)));
    NEXT(3);

    /* ---- attributes ---- */

#define LOAD_ATTR_BODY(NAME, SIZE)                                                                                     \
    {                                                                                                                  \
        mp_value o = R(2);                                                                                             \
        const mp_cache_entry *entry = mp_cache_at(vm, (uintptr_t)ip);                                                  \
        if (MP_LIKELY(mp_is_pointer(o) && entry->where == (uintptr_t)ip)) {                                            \
            const mp_head *head = mp_pointer(o)->head;                                                                 \
            if (MP_LIKELY(entry->key == (const void *)head)) {                                                         \
                size_t offset = entry->extra >> 3;                                                                     \
                switch (entry->extra & 7) {                                                                            \
                case MP_CACHE_SLOT:                                                                                    \
                    R(1) = ((mp_value *)mp_pointer(o))[offset];                                                        \
                    NEXT(SIZE);                                                                                        \
                case MP_CACHE_OVERFLOW: {                                                                              \
                    const mp_shape *shape = (const mp_shape *)head;                                                    \
                    R(1) = mp_instance_overflow(shape, mp_pointer(o), shape->first_slot)[offset];                      \
                    NEXT(SIZE);                                                                                        \
                }                                                                                                      \
                case MP_CACHE_VALUE:                                                                                   \
                    R(1) = entry->value;                                                                               \
                    NEXT(SIZE);                                                                                        \
                case MP_CACHE_METHOD:                                                                                  \
                    result = mp_method_new(vm, entry->value, o);                                                       \
                    CHECK(result);                                                                                     \
                    R(1) = result;                                                                                     \
                    NEXT(SIZE);                                                                                        \
                case MP_CACHE_GETTER:                                                                                  \
                    result = ((const mp_native *)mp_pointer(entry->value))->u.get(vm, o);                              \
                    CHECK(result);                                                                                     \
                    R(1) = result;                                                                                     \
                    NEXT(SIZE);                                                                                        \
                default:                                                                                               \
                    break;                                                                                             \
                }                                                                                                      \
            } else if (entry->key == (const void *)mp_pointer(o)) { /* a module or class */                            \
                if (mp_fast_module_attr(vm, entry, o, NAME, &result)) {                                                \
                    R(1) = result;                                                                                     \
                    NEXT(SIZE);                                                                                        \
                }                                                                                                      \
            }                                                                                                          \
        }                                                                                                              \
        result = mp_slow_load_attr(vm, ip, o, NAME);                                                                   \
        CHECK(result);                                                                                                 \
        R(1) = result;                                                                                                 \
        NEXT(SIZE);                                                                                                    \
    }
    CASE(LOAD_ATTR) : LOAD_ATTR_BODY(K8(3), 4)
    CASE(LOAD_ATTR_W) : LOAD_ATTR_BODY(K16(3), 5)

#define STORE_ATTR_BODY(NAME, VALUE, SIZE)                                                                             \
    {                                                                                                                  \
        mp_value o = R(1);                                                                                             \
        const mp_cache_entry *entry = mp_cache_at(vm, (uintptr_t)ip);                                                  \
        if (MP_LIKELY(mp_is_pointer(o) && entry->where == (uintptr_t)ip &&                                             \
                      entry->key == (const void *)mp_pointer(o)->head)) {                                              \
            size_t offset = entry->extra >> 3;                                                                         \
            unsigned what = entry->extra & 7;                                                                          \
            if (MP_LIKELY(what != MP_CACHE_OVERFLOW)) {                                                                \
                mp_gc_store(vm, (mp_value *)mp_pointer(o) + offset, VALUE);                                            \
                if (what == MP_CACHE_ADD) {                                                                            \
                    mp_pointer(o)->head = (const mp_head *)mp_pointer(entry->value);                                   \
                }                                                                                                      \
                NEXT(SIZE);                                                                                            \
            }                                                                                                          \
            const mp_shape *shape = (const mp_shape *)mp_pointer(o)->head;                                             \
            mp_gc_store(vm, mp_instance_overflow(shape, mp_pointer(o), shape->first_slot) + offset, VALUE);            \
            NEXT(SIZE);                                                                                                \
        }                                                                                                              \
        TRY(mp_slow_store_attr(vm, ip, o, NAME, VALUE));                                                               \
        NEXT(SIZE);                                                                                                    \
    }
    CASE(STORE_ATTR) : STORE_ATTR_BODY(K8(2), R(3), 4)
    CASE(STORE_ATTR_W) : STORE_ATTR_BODY(K16(2), R(4), 5)

    CASE(DELETE_ATTR) : TRY(mp_setattr(vm, R(1), K16(2), MP_UNBOUND));
    NEXT(4);

#define LOAD_METHOD_BODY(NAME, SIZE)                                                                                   \
    {                                                                                                                  \
        mp_value o = R(2);                                                                                             \
        const mp_cache_entry *entry = mp_cache_at(vm, (uintptr_t)ip);                                                  \
        window = &R(1);                                                                                                \
        if (MP_LIKELY(mp_is_pointer(o) && entry->where == (uintptr_t)ip)) {                                            \
            if (MP_LIKELY(entry->key == (const void *)mp_pointer(o)->head)) {                                          \
                unsigned what = entry->extra & 7;                                                                      \
                if (MP_LIKELY(what == MP_CACHE_METHOD)) {                                                              \
                    window[0] = entry->value;                                                                          \
                    window[3] = o;                                                                                     \
                    NEXT(SIZE);                                                                                        \
                }                                                                                                      \
                if (what == MP_CACHE_SLOT) {                                                                           \
                    window[0] = ((mp_value *)mp_pointer(o))[entry->extra >> 3];                                        \
                    window[3] = MP_UNBOUND;                                                                            \
                    NEXT(SIZE);                                                                                        \
                }                                                                                                      \
            } else if (entry->key == (const void *)mp_pointer(o) &&                                                    \
                       mp_fast_module_attr(vm, entry, o, NAME, &result)) {                                             \
                window[0] = result;                                                                                    \
                window[3] = MP_UNBOUND;                                                                                \
                NEXT(SIZE);                                                                                            \
            }                                                                                                          \
        }                                                                                                              \
        TRY(mp_slow_load_method(vm, ip, o, NAME, window));                                                             \
        NEXT(SIZE);                                                                                                    \
    }
    CASE(LOAD_METHOD) : LOAD_METHOD_BODY(K8(3), 4)
    CASE(LOAD_METHOD_W) : LOAD_METHOD_BODY(K16(3), 5)

    /* ---- items ---- */

    CASE(GET_ITEM) : {
        mp_value o = R(2), index = R(3);
        if (mp_is_small(index) && mp_is_pointer(o)) {
            intptr_t i = mp_small(index);
            if (mp_pointer(o)->head == (const mp_head *)&mp_type_list) {
                const mp_list *list = mp_list_get(o);
                i += i < 0 ? (intptr_t)list->count : 0;
                if (MP_LIKELY((size_t)i < list->count)) {
                    R(1) = list->items[i];
                    NEXT(4);
                }
            } else if (mp_pointer(o)->head == (const mp_head *)&mp_type_tuple) {
                const mp_tuple *tuple = mp_tuple_get(o);
                i += i < 0 ? (intptr_t)tuple->count : 0;
                if (MP_LIKELY((size_t)i < tuple->count)) {
                    R(1) = tuple->items[i];
                    NEXT(4);
                }
            }
        }
        result = get_item(vm, o, index);
        CHECK(result);
        R(1) = result;
        NEXT(4);
    }

    CASE(SET_ITEM) : {
        mp_value o = R(1), index = R(2);
        if (mp_is_small(index) && mp_is_exact(o, &mp_type_list)) {
            const mp_list *list = mp_list_get(o);
            intptr_t i = mp_small(index);
            i += i < 0 ? (intptr_t)list->count : 0;
            if (MP_LIKELY((size_t)i < list->count)) {
                mp_gc_store(vm, &list->items[i], R(3));
                NEXT(4);
            }
        }
        TRY(set_item(vm, o, index, R(3)));
        NEXT(4);
    }

    CASE(DELETE_ITEM) : TRY(mp_setitem(vm, R(1), R(2), MP_UNBOUND));
    NEXT(3);

    /* ---- operators ---- */

    ARITHMETIC(ADD, R(3), arithmetic(vm, MP_OP_ADD, a, b), INT_ADD, REAL_RESULT(x + y))
    ARITHMETIC(SUB, R(3), arithmetic(vm, MP_OP_SUB, a, b), INT_SUB, REAL_RESULT(x - y))
    ARITHMETIC(MUL, R(3), arithmetic(vm, MP_OP_MUL, a, b), INT_MUL, REAL_RESULT(x * y))
    ARITHMETIC(TRUEDIV, R(3), arithmetic(vm, MP_OP_TRUEDIV, a, b), INT_TRUEDIV, if (y != 0) { REAL_RESULT(x / y) })
    ARITHMETIC(FLOORDIV, R(3), arithmetic(vm, MP_OP_FLOORDIV, a, b), INT_FLOORDIV, (void)x; (void)y;)
    ARITHMETIC(MOD, R(3), arithmetic(vm, MP_OP_MOD, a, b), INT_MOD, (void)x; (void)y;)
    ARITHMETIC(AND, R(3), mp_binary(vm, MP_OP_AND, a, b), INT_RESULT(a.bits & b.bits);, (void)x; (void)y;)
    ARITHMETIC(OR, R(3), mp_binary(vm, MP_OP_OR, a, b), INT_RESULT(a.bits | b.bits);, (void)x; (void)y;)
    ARITHMETIC(XOR, R(3), mp_binary(vm, MP_OP_XOR, a, b), INT_RESULT((a.bits ^ b.bits) | 1);, (void)x; (void)y;)
    ARITHMETIC(LSHIFT, R(3), mp_binary(vm, MP_OP_LSHIFT, a, b), INT_LSHIFT, (void)x; (void)y;)
    ARITHMETIC(RSHIFT, R(3), mp_binary(vm, MP_OP_RSHIFT, a, b), INT_RSHIFT, (void)x; (void)y;)
    ARITHMETIC(ADD_K, K8(3), arithmetic(vm, MP_OP_ADD, a, b), INT_ADD, REAL_RESULT(x + y))
    ARITHMETIC(SUB_K, K8(3), arithmetic(vm, MP_OP_SUB, a, b), INT_SUB, REAL_RESULT(x - y))
    ARITHMETIC(MUL_K, K8(3), arithmetic(vm, MP_OP_MUL, a, b), INT_MUL, REAL_RESULT(x * y))
    ARITHMETIC(TRUEDIV_K, K8(3), arithmetic(vm, MP_OP_TRUEDIV, a, b), INT_TRUEDIV, if (y != 0) { REAL_RESULT(x / y) })
    ARITHMETIC(FLOORDIV_K, K8(3), arithmetic(vm, MP_OP_FLOORDIV, a, b), INT_FLOORDIV, (void)x; (void)y;)
    ARITHMETIC(MOD_K, K8(3), arithmetic(vm, MP_OP_MOD, a, b), INT_MOD, (void)x; (void)y;)
    ARITHMETIC(AND_K, K8(3), mp_binary(vm, MP_OP_AND, a, b), INT_RESULT(a.bits & b.bits);, (void)x; (void)y;)
    ARITHMETIC(LSHIFT_K, K8(3), mp_binary(vm, MP_OP_LSHIFT, a, b), INT_LSHIFT, (void)x; (void)y;)
    ARITHMETIC(RSHIFT_K, K8(3), mp_binary(vm, MP_OP_RSHIFT, a, b), INT_RSHIFT, (void)x; (void)y;)
    ARITHMETIC(INPLACE_ADD, R(3), arithmetic_inplace(vm, MP_OP_ADD, a, b), INT_ADD, REAL_RESULT(x + y))
    ARITHMETIC(INPLACE_SUB, R(3), arithmetic_inplace(vm, MP_OP_SUB, a, b), INT_SUB, REAL_RESULT(x - y))
    ARITHMETIC(INPLACE_MUL, R(3), arithmetic_inplace(vm, MP_OP_MUL, a, b), INT_MUL, REAL_RESULT(x * y))

    CASE(BINARY) : result = mp_binary(vm, (mp_binary_op)ip[4], R(2), R(3));
    CHECK(result);
    R(1) = result;
    NEXT(5);

    CASE(INPLACE) : result = mp_inplace(vm, (mp_binary_op)ip[4], R(2), R(3));
    CHECK(result);
    R(1) = result;
    NEXT(5);

    CASE(NEG) : {
        mp_value a = R(2);
        if (mp_is_small(a) && mp_small(a) != MP_SMALL_MIN) {
            R(1) = MP_SMALL(-mp_small(a));
            NEXT(3);
        }
        if (mp_is_real(a) && mp_real_encode(-mp_real_get(a), &result)) {
            R(1) = result;
            NEXT(3);
        }
        result = mp_unary(vm, MP_OP_NEG, a);
        CHECK(result);
        R(1) = result;
        NEXT(3);
    }

    CASE(NOT) : {
        bool truth;
        mp_value a = R(2);
        if (mp_is_bool(a)) {
            truth = mp_same(a, MP_TRUE);
        } else {
            TRY(mp_truth(vm, a, &truth));
        }
        R(1) = mp_from_bool(!truth);
        NEXT(3);
    }

    CASE(UNARY) : result = mp_unary(vm, (mp_unary_op)ip[3], R(2));
    CHECK(result);
    R(1) = result;
    NEXT(4);

    CASE(COMPARE) : {
        mp_value a = R(2), b = R(3);
        unsigned op = ip[4];
        if (op < MP_COMPARE_OP_COUNT && !mp_is_pointer(a) && !mp_is_pointer(b)) {
            int truth = compare(vm, (mp_compare_op)op, a, b);
            TRY(truth >= 0);
            result = mp_from_bool(truth);
        } else {
            result = mp_slow_compare(vm, op, a, b);
            CHECK(result);
        }
        R(1) = result;
        NEXT(5);
    }

    /* ---- jumps ---- */

    CASE(JUMP) : JUMP(3, S16(1));

    CASE(JUMP_FAR) : JUMP(5, s32(ip + 1));

#define TRUTH_JUMP(SENSE)                                                                                              \
    {                                                                                                                  \
        mp_value a = R(1);                                                                                             \
        bool truth;                                                                                                    \
        if (mp_same(a, MP_TRUE)) {                                                                                     \
            truth = true;                                                                                              \
        } else if (mp_same(a, MP_FALSE) || mp_is_none(a)) {                                                            \
            truth = false;                                                                                             \
        } else {                                                                                                       \
            TRY(mp_truth(vm, a, &truth));                                                                              \
        }                                                                                                              \
        if (truth == (SENSE)) {                                                                                        \
            JUMP(4, S16(2));                                                                                           \
        }                                                                                                              \
        NEXT(4);                                                                                                       \
    }
    CASE(JUMP_IF) : TRUTH_JUMP(true)
    CASE(JUMP_IF_NOT) : TRUTH_JUMP(false)

    CASE(JUMP_IF_NONE) : if (mp_is_none(R(1))) {
        JUMP(4, S16(2));
    }
    NEXT(4);

    CASE(JUMP_IF_NOT_NONE) : if (!mp_is_none(R(1))) {
        JUMP(4, S16(2));
    }
    NEXT(4);

    COMPARE_JUMPS(, R(2))
    COMPARE_JUMPS(_K, K8(2))

    /* ---- loops ---- */

    CASE(GET_ITER) : result = mp_iter(vm, R(2));
    CHECK(result);
    R(1) = result;
    NEXT(3);

    CASE(RANGE_ITER) : TRY(mp_slow_range_iter(vm, &R(1), ip[2]));
    NEXT(3);

    CASE(FOR_ITER) : {
        mp_value *state = &R(1);
        mp_value iterator = state[0];
        if (mp_is_small(iterator)) {
            if (MP_LIKELY(!mp_same(state[1], MP_SMALL(0)))) {
                state[1].bits -= 2;
                state[0].bits += state[2].bits - 1;
                R(4) = iterator;
                NEXT(5);
            }
            JUMP(5, S16(2));
        }
        const mp_head *head = mp_pointer(iterator)->head;
        if (head == (const mp_head *)&mp_type_list_iterator) {
            mp_seq_iterator *it = (mp_seq_iterator *)mp_pointer(iterator);
            if (MP_LIKELY(!mp_is_none(it->sequence) && it->index < mp_list_get(it->sequence)->count)) {
                R(4) = mp_list_get(it->sequence)->items[it->index++];
                NEXT(5);
            }
        } else if (head == (const mp_head *)&mp_type_tuple_iterator) {
            mp_seq_iterator *it = (mp_seq_iterator *)mp_pointer(iterator);
            if (MP_LIKELY(!mp_is_none(it->sequence) && it->index < mp_tuple_get(it->sequence)->count)) {
                R(4) = mp_tuple_get(it->sequence)->items[it->index++];
                NEXT(5);
            }
        } else if (head == (const mp_head *)&mp_type_generator) {
            mp_generator *g = (mp_generator *)mp_pointer(iterator);
            if (g->state <= MP_GENERATOR_SUSPENDED && MP_LIKELY(vm->top + MP_LINK_SLOTS <= vm->stack_end)) {
                mp_value link = mp_link_make((size_t)(ip + 5 - (const uint8_t *)k), MP_FRAME_FOR);
                base = revive(vm, g, vm->top + MP_LINK_SLOTS, MP_FRAME_FOR, link, (mp_value){(uintptr_t)r | 1});
                TRY(base != NULL);
                bool fresh = g->state == MP_GENERATOR_NEW;
                g->state = MP_GENERATOR_RUNNING;
                ENTER(base, g->offset);
                if (!fresh) {
                    r[ip[-1]] = MP_NONE;
                }
                DISPATCH();
            }
        }
        result = mp_next(vm, iterator);
        if (mp_is_value(result)) {
            R(4) = result;
            NEXT(5);
        }
        CHECK(result);
        JUMP(5, S16(2));
    }

    /* ---- calls ---- */

    CASE(CALL_METHOD_HERE) : window = &R(2);
    argc = ip[1];
    call_size = 3;
    goto call_method;

    CASE(CALL_METHOD) : window = &R(1);
    argc = ip[2];
    call_size = 4;

call_method:
    self_fits = !mp_is_unbound(window[3]);
    if (!self_fits) { /* no self: the window starts one later */
        window[1] = window[0];
        window++;
        argc--;
    }
    goto call;

    CASE(CALL_HERE) : window = &R(2);
    argc = ip[1];
    call_size = 3;
    self_fits = false;
    goto call;

    CASE(CALL) : window = &R(1);
    argc = ip[2];
    call_size = 4;
    self_fits = false;

call:
    callee = window[0];
    if (MP_UNLIKELY(--vm->fuel < 0)) {
        TRY(mp_slow_service(vm));
    }
    if (MP_LIKELY(mp_is_pointer(callee))) {
        const mp_head *head = mp_pointer(callee)->head;
        if (MP_LIKELY(head == (const mp_head *)&mp_type_function)) {
            base = window + 3;
            kind = MP_FRAME_CALL;
            goto call_function;
        }
        /* a method that was looked up on its self fits it; one called as list.append(x, 1) may not */
        if (head == (const mp_head *)&mp_type_builtin_function ||
            (head == (const mp_head *)&mp_type_method_descriptor && self_fits)) {
            const mp_native *row = (const mp_native *)mp_pointer(callee);
            size_t given = argc - row->v.call.has_self;
            if (MP_LIKELY(!row->v.call.takes_kw && argc >= row->v.call.has_self && given >= row->v.call.argc_min &&
                          (given <= row->v.call.argc_max || row->v.call.argc_max == MP_VARIADIC))) {
                result = row->u.fn(vm, argc, window + 3);
            } else {
                result = mp_native_call(vm, row, argc, window + 3, MP_NO_KW);
            }
            CHECK(result);
            r[ip[call_size - 1]] = result;
            NEXT(call_size);
        }
        if (head == (const mp_head *)&mp_type_type) {
            mp_value init = simple_init(vm, callee, argc);
            if (!mp_is_unbound(init)) {
                mp_object *object = mp_object_alloc(vm, mp_as_type(callee), sizeof(mp_object));
                TRY(object != NULL);
                if (mp_is_none(init)) {
                    r[ip[call_size - 1]] = mp_from_pointer(object);
                    NEXT(call_size);
                }
                /* self goes in front of the arguments, the instance below the link */
                kind = MP_FRAME_INIT;
                base = window + 5;
                if (MP_UNLIKELY(base + argc + 1 > vm->stack_end)) {
                    goto call_slowly;
                }
                memmove(base + 1, window + 3, argc * sizeof *base);
                base[0] = mp_from_pointer(object);
                base[-4] = base[0];
                callee = init;
                argc++;
                goto call_function;
            }
        }
        if (head == (const mp_head *)&mp_type_method) {
            const mp_method *method = (const mp_method *)mp_pointer(callee);
            if (mp_function_is(method->function) && window + 4 + argc < vm->stack_end) {
                memmove(window + 4, window + 3, argc * sizeof *window);
                window[3] = method->self;
                callee = method->function;
                argc++;
                base = window + 3;
                kind = MP_FRAME_CALL;
                goto call_function;
            }
        }
    }
call_slowly:
    result = mp_call_kw(vm, callee, argc, window + 3, MP_NO_KW);
    CHECK(result);
    r[ip[call_size - 1]] = result;
    NEXT(call_size);

call_function: {
    /* base[0…argc) are the arguments */
    const mp_function *f = mp_function_get(callee);
    const mp_code *code = mp_code_get(f->code);
    base[-3] = callee;
    base[-1].bits = (uintptr_t)r | 1;
    if (MP_LIKELY((code->flags & MP_CODE_SIMPLE) && argc == code->positional_count &&
                  base + code->register_count <= vm->stack_end)) {
        base[-2] = mp_link_make((size_t)(ip + call_size - (const uint8_t *)k), kind);
        r = base;
        k = code->consts;
        ip = mp_code_start(code);
        vm->frame = r;
        vm->top = r + code->register_count;
        DISPATCH();
    }
    /* room for the frame first, then the general binding, in place */
    mp_value *old_top = vm->top;
    vm->top = MP_MAX(vm->top, base + argc); /* the arguments may lie beyond the frame */
    unsigned link_kind = kind;
    base[-2] = mp_link_make(0, 0);
    size_t room = MP_MAX(code->register_count, argc);
    if (!mp_frame_reserve(vm, &base, argc, room, &link_kind)) {
        vm->top = old_top;
        goto error;
    }
    base[-2] = mp_link_make((size_t)(ip + call_size - (const uint8_t *)k), link_kind);
    vm->top = base + room;
    if (link_kind & MP_FRAME_CHUNK) {
        vm->chunk->saved_top = old_top;
    }
    bool bound = mp_arguments_bind(vm, callee, argc, base, 0, NULL, base);
    if (bound && !(code->flags & MP_CODE_GENERATOR)) {
        ENTER(base, 0);
        DISPATCH();
    }
    result = bound ? mp_generator_new(vm, callee, base) : MP_ERROR;
    if (link_kind & MP_FRAME_CHUNK) {
        mp_frame_drop_chunk(vm);
    }
    vm->top = old_top;
    CHECK(result);
    r[ip[call_size - 1]] = result;
    NEXT(call_size);
}

    CASE(CALL_KW) : {
        window = &R(1);
        const mp_tuple *names = mp_tuple_get(K16(3));
        argc = ip[2] - names->count;
        callee = window[0];
        if (mp_is_unbound(window[3])) {
            window++;
            argc--;
        }
        result = mp_call_kw(vm, callee, argc, window + 3, (mp_kw){names->count, names->items});
        CHECK(result);
        R(5) = result;
        NEXT(6);
    }

    CASE(CALL_EX) : result = mp_slow_call_ex(vm, &R(1), ip[2]);
    CHECK(result);
    R(3) = result;
    NEXT(4);

    CASE(RETURN_NONE) : result = MP_NONE;
    goto do_return;

    CASE(RETURN) : result = R(1);

do_return: {
    uintptr_t link = r[-2].bits >> 1;
    mp_value *caller = (mp_value *)(r[-1].bits & ~(uintptr_t)3); // NOLINT
    if (MP_LIKELY((link & 15) == MP_FRAME_CALL)) {
        r = caller;
    } else {
        kind = link & 7;
        mp_value aux = r[-4];
        if (kind == MP_FRAME_INIT) {
            if (MP_UNLIKELY(!mp_is_none(result))) {
                mp_raise(vm, &mp_type_TypeError, "__init__() should return None, not '%T'", result);
                goto error;
            }
            result = aux;
        } else if (kind == MP_FRAME_FOR || kind == MP_FRAME_DELEGATE || kind == MP_FRAME_RESUME) {
            finish_generator(vm, (mp_generator *)mp_pointer(aux));
        }
        if (link & MP_FRAME_CHUNK) {
            mp_frame_drop_chunk(vm);
        }
        if (kind == MP_FRAME_ENTRY) {
            return result;
        }
        if (kind == MP_FRAME_RESUME) {
            vm->stop_value = result;
            return MP_STOP;
        }
        r = caller;
        if (kind == MP_FRAME_FOR) { /* the loop ends */
            const mp_code *code = mp_frame_code(r);
            k = code->consts;
            ip = (const uint8_t *)k + (link >> 4);
            ip += S16(-3);
            vm->frame = r;
            vm->top = r + code->register_count;
            DISPATCH();
        }
    }
    const mp_code *code = mp_frame_code(r);
    k = code->consts;
    ip = (const uint8_t *)k + (link >> 4);
    vm->frame = r;
    vm->top = r + code->register_count;
    r[ip[-1]] = result;
    DISPATCH();
}

    CASE(YIELD) : result = R(1);
    kind = MP_GENERATOR_SUSPENDED;
    ip += 3;

do_yield: { /* ip: where the generator goes on; kind: its state */
    uintptr_t link = r[-2].bits >> 1;
    mp_value *caller = (mp_value *)(r[-1].bits & ~(uintptr_t)3); // NOLINT
    const mp_code *code = mp_frame_code(r);
    suspend(vm, (mp_generator *)mp_pointer(r[-4]), r, (size_t)(ip - mp_code_start(code)), kind);
    if (link & MP_FRAME_CHUNK) {
        mp_frame_drop_chunk(vm);
    }
    kind = link & 7;
    if (kind == MP_FRAME_RESUME) {
        return result;
    }
    r = caller;
    code = mp_frame_code(r);
    k = code->consts;
    ip = (const uint8_t *)k + (link >> 4);
    vm->frame = r;
    vm->top = r + code->register_count;
    if (kind == MP_FRAME_DELEGATE) { /* the outer generator yields it, too */
        ip -= 3;
        kind = MP_GENERATOR_DELEGATING;
        goto do_yield;
    }
    r[ip[-1]] = result;
    DISPATCH();
}

    CASE(YIELD_FROM) : {
        mp_value iterator = R(1), sent = R(2);
        if (mp_is_exact(iterator, &mp_type_generator)) {
            mp_generator *g = (mp_generator *)mp_pointer(iterator);
            bool room = vm->top + MP_LINK_SLOTS <= vm->stack_end;
            if (room && (g->state == MP_GENERATOR_SUSPENDED || (g->state == MP_GENERATOR_NEW && mp_is_none(sent)))) {
                mp_value link = mp_link_make((size_t)(ip + 3 - (const uint8_t *)k), MP_FRAME_DELEGATE);
                base = revive(vm, g, vm->top + MP_LINK_SLOTS, MP_FRAME_DELEGATE, link, (mp_value){(uintptr_t)r | 1});
                TRY(base != NULL);
                bool fresh = g->state == MP_GENERATOR_NEW;
                g->state = MP_GENERATOR_RUNNING;
                ENTER(base, g->offset);
                if (!fresh) {
                    r[ip[-1]] = sent;
                }
                DISPATCH();
            }
            result = vm->hooks->resume(vm, iterator, sent);
        } else if (mp_is_none(sent)) {
            vm->stop_value = MP_NONE;
            result = mp_next(vm, iterator);
        } else {
            result = mp_call_method(vm, iterator, MP_NAME(send), 1, &sent);
            if (mp_is_error(result) && mp_exception_matches(vm, &mp_type_StopIteration)) {
                vm->stop_value = mp_exception_value(mp_exception_take(vm));
                result = MP_STOP;
            }
        }
    }
delegated: /* ip is at a YIELD_FROM whose iterator gave `result` */
    CHECK(result);
    if (mp_is_stop(result)) {
        R(2) = vm->stop_value;
        vm->stop_value = MP_NONE;
        NEXT(3);
    }
    kind = MP_GENERATOR_DELEGATING;
    goto do_yield;

    CASE(MAKE_FUNCTION) : {
        mp_value code = K16(2);
        result = mp_slow_make_function(vm, r, code, ip[4], &R(5), ip + 6);
        CHECK(result);
        R(1) = result;
        NEXT(6 + 2 * mp_code_get(code)->free_count);
    }

    /* ---- building ---- */

    CASE(BUILD_TUPLE) : result = mp_tuple_new(vm, ip[3], &R(2));
    CHECK(result);
    R(1) = result;
    NEXT(4);

    CASE(BUILD_LIST) : result = mp_list_new(vm, ip[3], &R(2));
    CHECK(result);
    R(1) = result;
    NEXT(4);

    CASE(BUILD_DICT) : {
        result = mp_dict_new(vm);
        CHECK(result);
        const mp_value *pairs = &R(2);
        for (unsigned i = 0; i < ip[3]; i++) {
            TRY(mp_dict_set(vm, result, pairs[2 * i], pairs[2 * i + 1]));
        }
        R(1) = result;
        NEXT(4);
    }

    CASE(LIST_APPEND) : {
        mp_list *list = mp_list_get(R(1));
        if (MP_LIKELY(list->count < list->capacity)) {
            mp_gc_store(vm, &list->items[list->count], R(2));
            list->count++;
            NEXT(3);
        }
        TRY(mp_list_append(vm, R(1), R(2)));
        NEXT(3);
    }

    CASE(UNPACK) : {
        mp_value v = R(3);
        size_t count = ip[2];
        if (mp_is_exact(v, &mp_type_tuple) && mp_tuple_get(v)->count == count) {
            const mp_value *items = mp_tuple_get(v)->items;
            mp_value *out = &R(1);
            for (size_t i = 0; i < count; i++) {
                out[i] = items[i];
            }
            NEXT(4);
        }
        TRY(mp_slow_unpack(vm, v, &R(1), count, false, 0));
        NEXT(4);
    }

    CASE(UNPACK_EX) : TRY(mp_slow_unpack(vm, R(4), &R(1), ip[2], true, ip[3]));
    NEXT(5);

    CASE(BUILD_SLICE) : {
        const mp_value *parts = &R(2);
        result = mp_slice_new(vm, parts[0], parts[1], parts[2]);
        CHECK(result);
        R(1) = result;
        NEXT(3);
    }

    CASE(FORMAT) : result = mp_slow_format(vm, R(2), (&R(2))[1], ip[3]);
    CHECK(result);
    R(1) = result;
    NEXT(4);

    CASE(BUILD_STRING) : result = mp_slow_build_string(vm, ip[3], &R(2));
    CHECK(result);
    R(1) = result;
    NEXT(4);

    /* ---- exceptions ---- */

    CASE(RAISE) : if (mp_slow_raise(vm, R(1), MP_UNBOUND)) {
        goto error;
    }
    goto reraise;

    CASE(RAISE_FROM) : if (mp_slow_raise(vm, R(1), R(2))) {
        goto error;
    }
    goto reraise;

    CASE(RERAISE) : vm->pending = R(1);
    goto reraise;

    CASE(HANDLER_ENTER) : R(1) = vm->handled;
    vm->handled = R(2);
    NEXT(3);

    CASE(HANDLER_LEAVE) : vm->handled = R(1);
    NEXT(2);

    CASE(EXCEPTION_MATCH) : {
        bool matches;
        TRY(mp_slow_exception_match(vm, R(1), R(2), &matches));
        if (!matches) {
            JUMP(5, S16(3));
        }
        NEXT(5);
    }

    CASE(WITH_ENTER) : {
        mp_value exit, value;
        TRY(mp_slow_with_enter(vm, R(2), &exit, &value));
        R(1) = exit;
        R(3) = value;
        NEXT(4);
    }

    /* ---- all else ---- */

    CASE(IMPORT) : result = mp_import(vm, K16(2), ip[4], R(5), mp_frame_function(r)->globals);
    CHECK(result);
    R(1) = result;
    NEXT(6);

    CASE(INTRINSIC) : result = mp_intrinsics[ip[2]](vm, ip[4], &R(3));
    CHECK(result);
    R(1) = result;
    NEXT(5);

    MP_DISPATCH_END

service:
    TRY(mp_slow_service(vm));
    DISPATCH();

throw_in: {
    /* into a generator: the exception is pending, ip is where it was suspended */
    mp_generator *g = (mp_generator *)mp_pointer(r[-4]);
    if (g->state != MP_GENERATOR_DELEGATING) {
        g->state = MP_GENERATOR_RUNNING;
        ip = g->offset > 0 ? ip - 1 : ip;
        goto error;
    }
    g->state = MP_GENERATOR_RUNNING;
    result = throw_into(vm, R(1));
    if (mp_is_error(result)) {
        goto error;
    }
    goto delegated;
}

error:
    assert(mp_is_value(vm->pending));
    vm->frame = r;
    vm->top = r + mp_frame_code(r)->register_count;
    add_traceback(vm, r, (size_t)(ip - mp_code_start(mp_frame_code(r))));

reraise:
    for (;;) {
        const mp_code *code = mp_frame_code(r);
        mp_code_handler handler;
        size_t position = 0;
        while (mp_code_handler_find(code, (size_t)(ip - mp_code_start(code)), &position, &handler)) {
            if (handler.kind == MP_HANDLER_RESTORE) {
                vm->handled = r[handler.register_index];
                continue;
            }
            if (handler.kind == MP_HANDLER_UNBIND) {
                r[handler.register_index] = MP_UNBOUND;
                continue;
            }
            r[handler.register_index] = vm->pending;
            vm->pending = MP_UNBOUND;
            k = code->consts;
            ip = mp_code_start(code) + handler.target;
            vm->frame = r;
            vm->top = r + code->register_count;
            DISPATCH();
        }
        uintptr_t link = r[-2].bits >> 1;
        mp_value *caller = (mp_value *)(r[-1].bits & ~(uintptr_t)3); // NOLINT
        kind = link & 7;
        if (kind == MP_FRAME_FOR || kind == MP_FRAME_DELEGATE || kind == MP_FRAME_RESUME) {
            convert_stop_iteration(vm);
            finish_generator(vm, (mp_generator *)mp_pointer(r[-4]));
        }
        if (link & MP_FRAME_CHUNK) {
            mp_frame_drop_chunk(vm);
        }
        if (kind == MP_FRAME_ENTRY || kind == MP_FRAME_RESUME) {
            return MP_ERROR;
        }
        r = caller;
        code = mp_frame_code(r);
        ip = (const uint8_t *)code->consts + (link >> 4) - 1;
        vm->frame = r;
        vm->top = r + code->register_count;
        add_traceback(vm, r, (size_t)(ip - mp_code_start(code)));
    }
}

/* ---- exported ---- */

/* Starts a frame above everything that is in use. */
static mp_value enter_from_c(mp_vm *vm, mp_value function, size_t argc, const mp_value *args, size_t kw_count,
                             const mp_value *kw_names) {
    const mp_code *code = mp_code_get(mp_function_get(function)->code);
    mp_value *saved_frame = vm->frame, *saved_top = vm->top;
    mp_value link[MP_LINK_SLOTS];
    mp_value *base = vm->top + MP_LINK_SLOTS;
    unsigned kind = MP_FRAME_ENTRY;
    if (base > vm->stack_end) { /* the link does not even fit: it is made in the new chunk */
        base = link + MP_LINK_SLOTS;
    }
    base[-4] = base[-2] = MP_SMALL(0);
    base[-1].bits = (uintptr_t)vm->frame | 1;
    base[-3] = function;
    size_t room = MP_MAX((size_t)code->register_count, mp_code_parameter_count(code));
    if (base == link + MP_LINK_SLOTS) {
        mp_value *end = vm->stack_end;
        vm->stack_end = base; /* forces a new chunk */
        bool ok = mp_frame_reserve(vm, &base, 0, room + 1, &kind);
        if (!ok) {
            vm->stack_end = end;
            return MP_ERROR;
        }
    } else if (!mp_frame_reserve(vm, &base, 0, room, &kind)) {
        return MP_ERROR;
    }
    base[-2] = mp_link_make(0, kind);
    vm->top = base;
    memset(base, 0, room * sizeof *base);
    vm->top = base + room;
    mp_value result;
    if (!mp_arguments_bind(vm, function, argc, args, kw_count, kw_names, base)) {
        result = MP_ERROR;
    } else if (code->flags & MP_CODE_GENERATOR) {
        result = mp_generator_new(vm, function, base);
    } else {
        result = run(vm, base, 0, false);
        kind &= ~(unsigned)MP_FRAME_CHUNK; /* the loop has dropped it */
    }
    if (kind & MP_FRAME_CHUNK) {
        mp_frame_drop_chunk(vm);
    }
    vm->frame = saved_frame;
    vm->top = saved_top;
    return result;
}

mp_value mp_run_call(mp_vm *vm, mp_value function, size_t argc, const mp_value *args, size_t kw_count,
                     const mp_value *kw_names) {
    return mp_recursion_check(vm) ? enter_from_c(vm, function, argc, args, kw_count, kw_names) : MP_ERROR;
}

mp_value mp_run_code(mp_vm *vm, mp_value code, mp_value globals, mp_value names) {
    mp_value function = mp_function_new(vm, code, globals);
    bool namespace = mp_code_get(code)->flags & MP_CODE_NAMESPACE;
    return mp_is_error(function) ? MP_ERROR : mp_run_call(vm, function, namespace, &names, 0, NULL);
}

mp_value mp_run_resume(mp_vm *vm, mp_value generator, mp_value value) {
    mp_generator *g = mp_generator_get(generator);
    bool throwing = mp_is_unbound(value);
    if (g->state == MP_GENERATOR_RUNNING) {
        return mp_raise(vm, &mp_type_ValueError, "generator already executing");
    }
    if (g->state == MP_GENERATOR_DONE || (throwing && g->state == MP_GENERATOR_NEW)) {
        bool was_new = g->state == MP_GENERATOR_NEW;
        g->state = MP_GENERATOR_DONE;
        if (throwing && was_new) {
            return MP_ERROR;
        }
        vm->stop_value = MP_NONE;
        return throwing ? MP_ERROR : MP_STOP;
    }
    mp_value *saved_frame = vm->frame, *saved_top = vm->top;
    mp_value pending = vm->pending;
    mp_value *base = vm->top + MP_LINK_SLOTS;
    mp_value link[MP_LINK_SLOTS];
    mp_value *end = vm->stack_end;
    if (base > vm->stack_end) {
        base = link + MP_LINK_SLOTS;
        vm->stack_end = base;
    }
    base = revive(vm, g, base, MP_FRAME_RESUME, mp_link_make(0, MP_FRAME_RESUME),
                  (mp_value){(uintptr_t)vm->frame | 1});
    if (base == NULL) {
        vm->stack_end = end;
        return MP_ERROR;
    }
    if (throwing) {
        vm->pending = pending;
    } else {
        const uint8_t *ip = mp_code_start(mp_frame_code(base)) + g->offset;
        if (g->state == MP_GENERATOR_SUSPENDED) {
            base[ip[-1]] = value;
        } else if (g->state == MP_GENERATOR_DELEGATING) {
            base[ip[2]] = value;
        }
        g->state = MP_GENERATOR_RUNNING;
    }
    mp_value result = run(vm, base, g->offset, throwing);
    vm->frame = saved_frame;
    vm->top = saved_top;
    return result;
}
