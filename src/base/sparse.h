/* SPDX-License-Identifier: MIT
 *
 * Layer 0. Constant tables of functions, most of which a table lacks. What a table could have is said by a struct of
 * function pointers, `full`. Where speed counts (MP_SMALL_CODE 0), a table is such a struct. Where size counts, it is an array of
 * words: the first member, a bit for each other member that is there, and these, in the struct's order.
 *
 *     MP_SPARSE_TYPE(ops, struct all_ops)                                  the type of tables
 *     MP_SPARSE_TABLE(static, ops, struct all_ops, x_ops, (add, x_add), (sub, x_sub));
 *     MP_SPARSE_ADDRESS(ops, x_ops)                                        const ops *
 *     MP_SPARSE_GET(table, struct all_ops, add)                            the function, or NULL
 */
#ifndef MP_BASE_SPARSE_H
#define MP_BASE_SPARSE_H

#include "base/macros.h"

/* MP_EACH(f, context, (a, b), (c, d)) is f(context, a, b) f(context, c, d); up to 32 pairs. */
#define MP_EACH(f, context, ...)                                                                                       \
    MP_EACH_PICK(__VA_ARGS__, MP_EACH32, MP_EACH31, MP_EACH30, MP_EACH29, MP_EACH28, MP_EACH27, MP_EACH26, MP_EACH25,  \
                 MP_EACH24, MP_EACH23, MP_EACH22, MP_EACH21, MP_EACH20, MP_EACH19, MP_EACH18, MP_EACH17, MP_EACH16,    \
                 MP_EACH15, MP_EACH14, MP_EACH13, MP_EACH12, MP_EACH11, MP_EACH10, MP_EACH9, MP_EACH8, MP_EACH7,       \
                 MP_EACH6, MP_EACH5, MP_EACH4, MP_EACH3, MP_EACH2, MP_EACH1, )                                         \
    (f, context, __VA_ARGS__)
#define MP_EACH_PICK(a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16, a17, a18, a19, a20, a21,   \
                     a22, a23, a24, a25, a26, a27, a28, a29, a30, a31, a32, pick, ...)                                 \
    pick
#define MP_EACH_CALL(f, ...) f(__VA_ARGS__)
#define MP_EACH_OPEN(a, b) a, b
#define MP_EACH1(f, c, p) MP_EACH_CALL(f, c, MP_EACH_OPEN p)
#define MP_EACH2(f, c, p, ...) MP_EACH1(f, c, p) MP_EACH1(f, c, __VA_ARGS__)
#define MP_EACH3(f, c, p, ...) MP_EACH1(f, c, p) MP_EACH2(f, c, __VA_ARGS__)
#define MP_EACH4(f, c, p, ...) MP_EACH1(f, c, p) MP_EACH3(f, c, __VA_ARGS__)
#define MP_EACH5(f, c, p, ...) MP_EACH1(f, c, p) MP_EACH4(f, c, __VA_ARGS__)
#define MP_EACH6(f, c, p, ...) MP_EACH1(f, c, p) MP_EACH5(f, c, __VA_ARGS__)
#define MP_EACH7(f, c, p, ...) MP_EACH1(f, c, p) MP_EACH6(f, c, __VA_ARGS__)
#define MP_EACH8(f, c, p, ...) MP_EACH1(f, c, p) MP_EACH7(f, c, __VA_ARGS__)
#define MP_EACH9(f, c, p, ...) MP_EACH1(f, c, p) MP_EACH8(f, c, __VA_ARGS__)
#define MP_EACH10(f, c, p, ...) MP_EACH1(f, c, p) MP_EACH9(f, c, __VA_ARGS__)
#define MP_EACH11(f, c, p, ...) MP_EACH1(f, c, p) MP_EACH10(f, c, __VA_ARGS__)
#define MP_EACH12(f, c, p, ...) MP_EACH1(f, c, p) MP_EACH11(f, c, __VA_ARGS__)
#define MP_EACH13(f, c, p, ...) MP_EACH1(f, c, p) MP_EACH12(f, c, __VA_ARGS__)
#define MP_EACH14(f, c, p, ...) MP_EACH1(f, c, p) MP_EACH13(f, c, __VA_ARGS__)
#define MP_EACH15(f, c, p, ...) MP_EACH1(f, c, p) MP_EACH14(f, c, __VA_ARGS__)
#define MP_EACH16(f, c, p, ...) MP_EACH1(f, c, p) MP_EACH15(f, c, __VA_ARGS__)
#define MP_EACH17(f, c, p, ...) MP_EACH1(f, c, p) MP_EACH16(f, c, __VA_ARGS__)
#define MP_EACH18(f, c, p, ...) MP_EACH1(f, c, p) MP_EACH17(f, c, __VA_ARGS__)
#define MP_EACH19(f, c, p, ...) MP_EACH1(f, c, p) MP_EACH18(f, c, __VA_ARGS__)
#define MP_EACH20(f, c, p, ...) MP_EACH1(f, c, p) MP_EACH19(f, c, __VA_ARGS__)
#define MP_EACH21(f, c, p, ...) MP_EACH1(f, c, p) MP_EACH20(f, c, __VA_ARGS__)
#define MP_EACH22(f, c, p, ...) MP_EACH1(f, c, p) MP_EACH21(f, c, __VA_ARGS__)
#define MP_EACH23(f, c, p, ...) MP_EACH1(f, c, p) MP_EACH22(f, c, __VA_ARGS__)
#define MP_EACH24(f, c, p, ...) MP_EACH1(f, c, p) MP_EACH23(f, c, __VA_ARGS__)
#define MP_EACH25(f, c, p, ...) MP_EACH1(f, c, p) MP_EACH24(f, c, __VA_ARGS__)
#define MP_EACH26(f, c, p, ...) MP_EACH1(f, c, p) MP_EACH25(f, c, __VA_ARGS__)
#define MP_EACH27(f, c, p, ...) MP_EACH1(f, c, p) MP_EACH26(f, c, __VA_ARGS__)
#define MP_EACH28(f, c, p, ...) MP_EACH1(f, c, p) MP_EACH27(f, c, __VA_ARGS__)
#define MP_EACH29(f, c, p, ...) MP_EACH1(f, c, p) MP_EACH28(f, c, __VA_ARGS__)
#define MP_EACH30(f, c, p, ...) MP_EACH1(f, c, p) MP_EACH29(f, c, __VA_ARGS__)
#define MP_EACH31(f, c, p, ...) MP_EACH1(f, c, p) MP_EACH30(f, c, __VA_ARGS__)
#define MP_EACH32(f, c, p, ...) MP_EACH1(f, c, p) MP_EACH31(f, c, __VA_ARGS__)

#if MP_SMALL_CODE

typedef uintptr_t mp_sparse_word;
/* The member with this number; 0 if it is not there. */
MP_PURE mp_sparse_word mp_sparse_find(const mp_sparse_word *table, unsigned number);

#define MP_SPARSE_NUMBER_(full, member) (offsetof(full, member) / sizeof(mp_sparse_word))
#define MP_SPARSE_BIT_(full, member, function) | 1u << MP_SPARSE_NUMBER_(full, member)
#define MP_SPARSE_BELOW_(mask, number) ((mask) & ((1u << (number)) - 2u))
#define MP_SPARSE_INDEX_(mask, number) ((number) == 0 ? 0 : 2 + __builtin_popcount(MP_SPARSE_BELOW_(mask, number)))
#define MP_SPARSE_WORD_(context, member, function) MP_SPARSE_WORD__(MP_EACH_OPEN context, member, function)
#define MP_SPARSE_WORD__(...) MP_SPARSE_WORD___(__VA_ARGS__)
#define MP_SPARSE_WORD___(mask, full, member, function)                                                                \
    [MP_SPARSE_INDEX_(mask, MP_SPARSE_NUMBER_(full, member))] = (mp_sparse_word)(function),

#define MP_SPARSE_TYPE(table, full) typedef struct table table;
#define MP_SPARSE_EXTERN(table, variable) extern const mp_sparse_word variable[]
#define MP_SPARSE_ADDRESS(table, variable) ((const table *)(const void *)(variable))
#define MP_SPARSE_TABLE(linkage, table, full, variable, ...)                                                           \
    enum { variable##_mask = 0 MP_EACH(MP_SPARSE_BIT_, full, __VA_ARGS__) };                                           \
    linkage const mp_sparse_word variable[] = {                                                                        \
        [1] = variable##_mask & ~1u, MP_EACH(MP_SPARSE_WORD_, (variable##_mask, full), __VA_ARGS__)}
#define MP_SPARSE_GET(address, full, member)                                                                           \
    ((__typeof__(((full *)0)->member))MP_SPARSE_AT(address, MP_SPARSE_NUMBER_(full, member)))
#define MP_SPARSE_AT(address, number)                                                                                  \
    ((number) == 0 ? *(const mp_sparse_word *)(const void *)(address)                                                  \
                   : mp_sparse_find((const mp_sparse_word *)(const void *)(address), (number)))

#else

#define MP_SPARSE_MEMBER_(full, member_, function) .member_ = (function),

#define MP_SPARSE_TYPE(table, full) typedef full table;
#define MP_SPARSE_EXTERN(table, variable) extern const table variable
#define MP_SPARSE_ADDRESS(table, variable) (&(variable))
#define MP_SPARSE_TABLE(linkage, table, full, variable, ...)                                                           \
    linkage const table variable = {MP_EACH(MP_SPARSE_MEMBER_, full, __VA_ARGS__)}
#define MP_SPARSE_GET(address, full, member) ((address)->member)
#define MP_SPARSE_AT(address, number) (((const uintptr_t *)(const void *)(address))[number])

#endif

#endif
