/* SPDX-License-Identifier: MIT
 *
 * Layer 3. THE opcode table: the contract between code generation, verifier and VM.
 *
 * An instruction is an opcode byte and operand bytes. A row gives name, operand format and meaning; enum, sizes,
 * dispatch table, disassembler and verifier derive from it. Operand formats, one letter each, in order:
 *
 *   d  register written            s  register read               m  register read and written
 *   k  constant, 8 bits            K  constant, 16 bits           n  count, 8 bits
 *   i  signed number, 8 bits       I  signed number, 16 bits      j  jump, signed 16 bits, from the end of the
 *   J  jump, signed 32 bits           instruction                 R  local variable number, 16 bits (far ones)
 *   b  small number, 8 bits        c  first register of a call window: callee, two link slots, arguments
 *
 * Jumps: the operand counts bytes from the end of the whole instruction. Calls have their result register last,
 * because the return finds it just before the return address. Registers are r[0…255]; r[-3] is the function.
 */
#ifndef MP_BYTECODE_OPCODES_H
#define MP_BYTECODE_OPCODES_H

/* Binary operators that have an opcode for two registers; the second list also has one with a constant. */
#define MP_OPCODES(X)                                                                                                  \
    /* moves and constants */                                                                                          \
    X(MOVE, "ds", "d = s")                                                                                             \
    X(LOAD_CONST, "dk", "d = constant")                                                                                \
    X(LOAD_CONST_W, "dK", "d = constant")                                                                              \
    X(LOAD_INT, "di", "d = small int")                                                                                 \
    X(LOAD_INT_W, "dI", "d = small int")                                                                               \
    X(LOAD_SPECIAL, "db", "d = None, True, … (mp_special)")                                                            \
    X(UNBIND, "dn", "n registers from d have no value")                                                                \
    X(CHECK_BOUND, "sK", "UnboundLocalError naming the constant if s has no value")                                    \
    X(FAR_GET, "dR", "d = local variable beyond the registers")                                                        \
    X(FAR_SET, "Rs", "local variable beyond the registers = s")                                                        \
    /* variables shared with inner functions */                                                                        \
    X(CELL_NEW, "ds", "d = a new cell holding s")                                                                      \
    X(CELL_GET, "ds", "d = value in cell s, or NameError")                                                             \
    X(CELL_SET, "ss", "value in the first = the second")                                                               \
    X(FREE_GET, "db", "d = value in the function's cell b, or NameError")                                              \
    X(FREE_SET, "bs", "value in the function's cell b = s")                                                            \
    /* names */                                                                                                        \
    X(LOAD_GLOBAL, "dk", "d = global or builtin")                                                                      \
    X(LOAD_GLOBAL_W, "dK", "d = global or builtin")                                                                    \
    X(STORE_GLOBAL, "ks", "global = s")                                                                                \
    X(STORE_GLOBAL_W, "Ks", "global = s")                                                                              \
    X(DELETE_GLOBAL, "K", "del global")                                                                                \
    X(LOAD_NAME, "dK", "d = name in the namespace r[0], global or builtin")                                            \
    X(LOAD_NAME_FREE, "dKb", "d = name in the namespace r[0], or in the function's cell b")                            \
    X(STORE_NAME, "Ks", "name in the namespace r[0] = s")                                                              \
    X(DELETE_NAME, "K", "del name in the namespace r[0]")                                                              \
    /* attributes and items */                                                                                         \
    X(LOAD_ATTR, "dsk", "d = s.name")                                                                                  \
    X(LOAD_ATTR_W, "dsK", "d = s.name")                                                                                \
    X(STORE_ATTR, "sks", "first.name = second")                                                                        \
    X(STORE_ATTR_W, "sKs", "first.name = second")                                                                      \
    X(DELETE_ATTR, "sK", "del s.name")                                                                                 \
    X(LOAD_METHOD, "csk", "prepare the call window for s.name(…)")                                                     \
    X(LOAD_METHOD_W, "csK", "prepare the call window for s.name(…)")                                                   \
    X(GET_ITEM, "dss", "d = first[second]")                                                                            \
    X(SET_ITEM, "sss", "first[second] = third")                                                                        \
    X(DELETE_ITEM, "ss", "del first[second]")                                                                          \
    /* operators: two registers; register and constant; in place */                                                    \
    X(ADD, "dss", "d = a + b")                                                                                         \
    X(SUB, "dss", "d = a - b")                                                                                         \
    X(MUL, "dss", "d = a * b")                                                                                         \
    X(TRUEDIV, "dss", "d = a / b")                                                                                     \
    X(FLOORDIV, "dss", "d = a // b")                                                                                   \
    X(MOD, "dss", "d = a % b")                                                                                         \
    X(AND, "dss", "d = a & b")                                                                                         \
    X(OR, "dss", "d = a | b")                                                                                          \
    X(XOR, "dss", "d = a ^ b")                                                                                         \
    X(LSHIFT, "dss", "d = a << b")                                                                                     \
    X(RSHIFT, "dss", "d = a >> b")                                                                                     \
    X(ADD_K, "dsk", "d = a + constant")                                                                                \
    X(SUB_K, "dsk", "d = a - constant")                                                                                \
    X(MUL_K, "dsk", "d = a * constant")                                                                                \
    X(TRUEDIV_K, "dsk", "d = a / constant")                                                                            \
    X(FLOORDIV_K, "dsk", "d = a // constant")                                                                          \
    X(MOD_K, "dsk", "d = a % constant")                                                                                \
    X(AND_K, "dsk", "d = a & constant")                                                                                \
    X(LSHIFT_K, "dsk", "d = a << constant")                                                                            \
    X(RSHIFT_K, "dsk", "d = a >> constant")                                                                            \
    X(INPLACE_ADD, "dss", "d = a += b")                                                                                \
    X(INPLACE_SUB, "dss", "d = a -= b")                                                                                \
    X(INPLACE_MUL, "dss", "d = a *= b")                                                                                \
    X(BINARY, "dssb", "d = a operator b (mp_binary_op)")                                                               \
    X(INPLACE, "dssb", "d = a operator= b (mp_binary_op)")                                                             \
    X(NEG, "ds", "d = -s")                                                                                             \
    X(NOT, "ds", "d = not s")                                                                                          \
    X(UNARY, "dsb", "d = operator s (mp_unary_op)")                                                                    \
    X(COMPARE, "dssb", "d = a op b (mp_compare_op, then is, is not, in, not in)")                                      \
    /* jumps */                                                                                                        \
    X(JUMP, "j", "go on there")                                                                                        \
    X(JUMP_FAR, "J", "go on there")                                                                                    \
    X(JUMP_IF, "sj", "jump if s is true")                                                                              \
    X(JUMP_IF_NOT, "sj", "jump if s is false")                                                                         \
    X(JUMP_IF_NONE, "sj", "jump if s is None")                                                                         \
    X(JUMP_IF_NOT_NONE, "sj", "jump if s is not None")                                                                 \
    X(JUMP_IF_LT, "ssj", "jump if a < b")                                                                              \
    X(JUMP_IF_LE, "ssj", "jump if a <= b")                                                                             \
    X(JUMP_IF_EQ, "ssj", "jump if a == b")                                                                             \
    X(JUMP_IF_NE, "ssj", "jump if a != b")                                                                             \
    X(JUMP_IF_GT, "ssj", "jump if a > b")                                                                              \
    X(JUMP_IF_GE, "ssj", "jump if a >= b")                                                                             \
    X(JUMP_IF_NOT_LT, "ssj", "jump if not a < b")                                                                      \
    X(JUMP_IF_NOT_LE, "ssj", "jump if not a <= b")                                                                     \
    X(JUMP_IF_NOT_EQ, "ssj", "jump if not a == b")                                                                     \
    X(JUMP_IF_NOT_NE, "ssj", "jump if not a != b")                                                                     \
    X(JUMP_IF_NOT_GT, "ssj", "jump if not a > b")                                                                      \
    X(JUMP_IF_NOT_GE, "ssj", "jump if not a >= b")                                                                     \
    X(JUMP_IF_LT_K, "skj", "jump if a < constant")                                                                     \
    X(JUMP_IF_LE_K, "skj", "jump if a <= constant")                                                                    \
    X(JUMP_IF_EQ_K, "skj", "jump if a == constant")                                                                    \
    X(JUMP_IF_NE_K, "skj", "jump if a != constant")                                                                    \
    X(JUMP_IF_GT_K, "skj", "jump if a > constant")                                                                     \
    X(JUMP_IF_GE_K, "skj", "jump if a >= constant")                                                                    \
    X(JUMP_IF_NOT_LT_K, "skj", "jump if not a < constant")                                                             \
    X(JUMP_IF_NOT_LE_K, "skj", "jump if not a <= constant")                                                            \
    X(JUMP_IF_NOT_EQ_K, "skj", "jump if not a == constant")                                                            \
    X(JUMP_IF_NOT_NE_K, "skj", "jump if not a != constant")                                                            \
    X(JUMP_IF_NOT_GT_K, "skj", "jump if not a > constant")                                                             \
    X(JUMP_IF_NOT_GE_K, "skj", "jump if not a >= constant")                                                            \
    /* loops */                                                                                                        \
    X(GET_ITER, "ds", "d = iter(s)")                                                                                   \
    X(FOR_START, "cs", "start `for` over s: its iterator in c, or what there is of it in five registers from c on")    \
    X(RANGE_ITER, "cn", "start `for` over callee(n arguments), which is range most of the time; state in c, c+1, c+2") \
    X(FOR_ITER, "mjd", "d = next of the iterator m (or of the state that starts there), or jump")                      \
    /* calls */                                                                                                        \
    X(CALL, "cnd", "d = callee(n arguments)")                                                                          \
    X(CALL_HERE, "nc", "c = callee(n arguments)")                                                                      \
    X(CALL_METHOD, "cnd", "the same in a window prepared by LOAD_METHOD; n counts self")                               \
    X(CALL_METHOD_HERE, "nc", "the same with the result in c")                                                         \
    X(CALL_KW, "cnKd", "n counts all; the last are keywords, whose names are the tuple in the constant")               \
    X(CALL_EX, "cbd", "arguments: list or tuple (b & 2: any iterable) in c+3; b & 1: dict in c+4")                     \
    X(RETURN, "s", "return s")                                                                                         \
    X(RETURN_NONE, "", "return None")                                                                                  \
    X(YIELD, "sd", "yield s; d = what is sent")                                                                        \
    X(YIELD_FROM, "md", "delegate to the iterator m; d = its return value; d is None before")                          \
    X(MAKE_FUNCTION, "dKbc", "d = function of the code; b: 1 defaults in c, 2 keyword defaults in c+1, 4 annotations " \
                             "in c+2; two bytes follow for each cell of the code: 0 register / 1 free, number")        \
    /* building */                                                                                                     \
    X(BUILD_TUPLE, "dcn", "d = tuple of n registers")                                                                  \
    X(BUILD_LIST, "dcn", "d = list of n registers")                                                                    \
    X(BUILD_DICT, "dcn", "d = dict of n pairs of registers")                                                           \
    X(LIST_APPEND, "ss", "append second to the list first")                                                            \
    X(UNPACK, "dns", "n registers from d = the items of s")                                                            \
    X(UNPACK_EX, "dnbs", "n registers, one for the rest, b more = the items of s")                                     \
    X(BUILD_SLICE, "dc", "d = slice(c, c+1, c+2)")                                                                     \
    X(FORMAT, "dsb", "d = s formatted; b: 1 spec in s+1, 2 str(), 4 repr(), 8 ascii() first")                          \
    X(BUILD_STRING, "dcn", "d = the n strs joined")                                                                    \
    /* exceptions */                                                                                                   \
    X(RAISE, "s", "raise s; MP_UNBOUND, which LOAD_SPECIAL gives: raise again what is being handled")                  \
    X(RAISE_FROM, "ss", "raise first from second")                                                                     \
    X(RERAISE, "s", "raise s again")                                                                                   \
    X(HANDLER_ENTER, "ds", "d = exception being handled so far; now it is s")                                          \
    X(HANDLER_LEAVE, "s", "the exception being handled is s again, or if it is MP_UNBOUND, the generator's caller's")  \
    X(EXCEPTION_MATCH, "ssj", "jump if exception first is no instance of second")                                      \
    X(WITH_ENTER, "dsd", "second = type(s).__enter__(s); first = bound __exit__")                                      \
    /* all else */                                                                                                     \
    X(IMPORT, "dKbs", "d = import name, level b, names s (a tuple or None)")                                           \
    X(INTRINSIC, "dbcn", "d = intrinsic b (mp_intrinsic) of n registers")

/* clang-format off */
typedef enum mp_opcode {
#define X(name, format, meaning) MP_OPCODE_##name,
    MP_OPCODES(X)
#undef X
    MP_OPCODE_COUNT
} mp_opcode;
/* clang-format on */

/* Values of LOAD_SPECIAL. */
#define MP_SPECIALS(X)                                                                                                 \
    X(NONE, MP_NONE)                                                                                                   \
    X(TRUE, MP_TRUE)                                                                                                   \
    X(FALSE, MP_FALSE)                                                                                                 \
    X(ELLIPSIS, MP_ELLIPSIS)                                                                                           \
    X(UNBOUND, MP_UNBOUND)                                                                                             \
    X(EMPTY_TUPLE, MP_EMPTY_TUPLE)                                                                                     \
    X(ASSERTION_ERROR, MP_VALUE_OF(mp_type_AssertionError))                                                            \
    X(BUILD_CLASS, MP_VALUE_OF(mp_class_statement_function))                                                           \
    X(STOP_ASYNC_ITERATION, MP_VALUE_OF(mp_type_StopAsyncIteration))
/* clang-format off */
typedef enum mp_special {
#define X(name, value) MP_SPECIAL_##name,
    MP_SPECIALS(X)
#undef X
    MP_SPECIAL_COUNT
} mp_special;
/* clang-format on */

/* Operations that need no speed: INTRINSIC calls mp_intrinsic_<name>(vm, argc, args), see vm/intrinsics.c. */
#define MP_INTRINSICS(X)                                                                                               \
    X(BUILD_SET, build_set)             /* set of the arguments */                                                     \
    X(LIST_EXTEND, list_extend)         /* list, iterable */                                                           \
    X(LIST_TO_TUPLE, list_to_tuple)     /* list */                                                                     \
    X(SET_ADD, set_add)                 /* set, item */                                                                \
    X(SET_UPDATE, set_update)           /* set, iterable */                                                            \
    X(DICT_UPDATE, dict_update)         /* dict, mapping */                                                            \
    X(DICT_MERGE, dict_merge)           /* dict, mapping, callee: keywords of a call, no duplicates */                 \
    X(IMPORT_FROM, import_from)         /* module, name */                                                             \
    X(IMPORT_STAR, import_star)         /* module, namespace or None for globals */                                    \
    X(PRINT_EXPRESSION, print_expression) /* value, at the interactive prompt */                                       \
    X(WITH_EXIT, with_exit)             /* exit, exception or None: gives the truth of the result */                   \
    X(ANNOTATE, annotate)               /* namespace or None, name, annotation */                                             \
    X(DELETE_CELL, delete_cell)         /* cell, name or None: quietly */                                                     \
    X(CELL_OF_FREE, cell_of_free)       /* number: the running function's cell */                                             \
    X(SUPER_METHOD, super_method)       /* super, class, name, self: prepares the call window for super().name(…) */  \
    X(FRAME_LOCALS, frame_locals)       /* names, values…: dict of those that are bound */                             \
    X(MATCH_SEQUENCE, match_sequence)   /* subject, items, True: or more: its length, None if it does not match */    \
    X(MATCH_MAPPING, match_mapping)     /* subject, items at least: a bool */                                          \
    X(MATCH_KEYS, match_keys)           /* subject, keys: tuple of the values, None if one is not there */            \
    X(MATCH_REST, match_rest)           /* subject, keys: dict of the other items */                                   \
    X(MATCH_CLASS, match_class)         /* subject, class, positional parts, names: tuple of attributes, or None */    \
    X(STAR_MATCH, star_match)           /* exception (what is left after it), type: what except* handles, or None */  \
    X(STAR_JOIN, star_join)             /* exception, list of those raised or left: what to raise, or None */          \
    X(AWAIT, await)                     /* value: the iterator to delegate to; so for those below */                   \
    X(YIELD_FROM_ITER, yield_from_iter) /* value: the iterator that `yield from` delegates to */                       \
    X(ASYNC_ITER, async_iter)           /* value: its asynchronous iterator */                                         \
    X(ASYNC_NEXT, async_next)           /* asynchronous iterator */                                                    \
    X(ASYNC_ENTER, async_enter)         /* (becomes the bound __aexit__), manager */                                   \
    X(ASYNC_EXIT, async_exit)           /* __aexit__, exception or None */                                             \
    X(OUTER_HANDLED, outer_handled)     /* exception handled so far: MP_UNBOUND if it is the generator's caller's */ \
    X(TYPE_PARAMETER, type_parameter)   /* name, kind (objects/generic.h), function that gives the bound, or None */   \
    X(SET_TYPE_PARAMETERS, set_type_parameters) /* function, tuple: the function */                                    \
    X(GENERIC_BASE, generic_base)       /* type parameters: Generic[them] */                                           \
    X(TYPE_ALIAS, type_alias)           /* name, type parameters, function that gives the value */
/* clang-format off */
typedef enum mp_intrinsic {
#define X(id, function) MP_INTRINSIC_##id,
    MP_INTRINSICS(X)
#undef X
    MP_INTRINSIC_COUNT
} mp_intrinsic;
/* clang-format on */

#endif
