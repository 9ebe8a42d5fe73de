/* SPDX-License-Identifier: MIT
 *
 * Layer 4b. The building blocks of the loop's cases, for loop.c alone: operands, dispatch, arithmetic, comparisons, and
 * the cases that exist with an 8-bit and a 16-bit constant. They use its local variables vm, ip, r, k, result, window.
 */
#ifndef MP_VM_LOOP_MACROS_H
#define MP_VM_LOOP_MACROS_H

#include "base/dispatch.h"
#include "objects/cache.h"
#include "vm/step.h"

/* ---- reading operands ---- */

#define R(i) r[ip[i]]
#define K8(i) k[ip[i]]
#define U16(i) ((unsigned)ip[i] | (unsigned)ip[(i) + 1] << 8)
#define S16(i) ((int16_t)U16(i))
#define K16(i) k[U16(i)]
static inline int32_t s32(const uint8_t *p) {
    return (int32_t)((uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24);
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
        if (mp_both_small(a, b)) {                                                                                     \
            INT_CASE                                                                                                   \
        } else if (mp_both_real(a, b)) {                                                                               \
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
    if (mp_as_real(a, &x) && mp_as_real(b, &y) && y != 0) {                                                            \
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
        if (mp_both_small(a, b)) {                                                                                     \
            truth = (intptr_t)a.bits C_OP(intptr_t) b.bits;                                                            \
        } else if (mp_both_real(a, b)) {                                                                               \
            truth = mp_real_get(a) C_OP mp_real_get(b);                                                                \
        } else {                                                                                                       \
            int result = mp_step_compare(vm, OP, a, b);                                                                \
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

/* ---- names and attributes: the cache hit, else the slow path ---- */

#define LOAD_GLOBAL_BODY(NAME, SIZE)                                                                                   \
    {                                                                                                                  \
        mp_value globals = mp_frame_function(r)->globals;                                                              \
        const mp_dict *dict = mp_dict_get_ptr(globals);                                                                \
        const mp_cache_entry *entry = mp_cache_at(vm, (uintptr_t)ip);                                                  \
        if (MP_LIKELY(entry->where == (uintptr_t)ip && entry->key == (const void *)dict)) {                            \
            size_t index = entry->extra >> 3;                                                                          \
            if ((entry->extra & 7) == MP_CACHE_DICT_ENTRY) {                                                           \
                if (MP_LIKELY(mp_dict_has_entry(dict, index) && mp_same(dict->entries[index].key, NAME))) {            \
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

#define STORE_GLOBAL_BODY(NAME, VALUE, SIZE)                                                                           \
    {                                                                                                                  \
        mp_value globals = mp_frame_function(r)->globals;                                                              \
        mp_dict *dict = mp_dict_get_ptr(globals);                                                                      \
        const mp_cache_entry *entry = mp_cache_at(vm, (uintptr_t)ip);                                                  \
        size_t index = entry->extra >> 3;                                                                              \
        if (entry->where == (uintptr_t)ip && entry->key == (const void *)dict && mp_dict_has_entry(dict, index) &&     \
            mp_same(dict->entries[index].key, NAME)) {                                                                 \
            mp_gc_store(vm, &dict->entries[index].value, VALUE);                                                       \
            NEXT(SIZE);                                                                                                \
        }                                                                                                              \
        TRY(mp_slow_store_global(vm, ip, globals, NAME, VALUE));                                                       \
        NEXT(SIZE);                                                                                                    \
    }

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
                    result = mp_native_get(vm, (const mp_native *)mp_pointer(entry->value), o);                        \
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

#endif
