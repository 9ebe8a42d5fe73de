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
#include "vm/loop_macros.h"
#include "vm/numbers.h"
#include "vm/step.h"

mp_value mp_loop_run(mp_vm *vm, mp_value *base, size_t start, bool throwing) {
#define X(name, format, meaning) MP_DISPATCH_ROW(MP_OPCODE_, name)
    MP_DISPATCH_TABLE(labels, MP_OPCODE_COUNT, MP_OPCODES(X));
#undef X
    static const mp_value specials[MP_SPECIAL_COUNT] = {
        MP_VALUE_INIT(mp_none_object), MP_VALUE_INIT(mp_true_object), MP_VALUE_INIT(mp_false_object),
        MP_VALUE_INIT(mp_ellipsis_object), {16}, MP_VALUE_INIT(mp_empty_tuple),
        MP_VALUE_INIT(mp_type_AssertionError), MP_VALUE_INIT(mp_class_statement_function),
        MP_VALUE_INIT(mp_type_StopAsyncIteration)};
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

    CASE(LOAD_GLOBAL) : LOAD_GLOBAL_BODY(K8(2), 3)
    CASE(LOAD_GLOBAL_W) : LOAD_GLOBAL_BODY(K16(2), 4)

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

    CASE(LOAD_ATTR) : LOAD_ATTR_BODY(K8(3), 4)
    CASE(LOAD_ATTR_W) : LOAD_ATTR_BODY(K16(3), 5)

    CASE(STORE_ATTR) : STORE_ATTR_BODY(K8(2), R(3), 4)
    CASE(STORE_ATTR_W) : STORE_ATTR_BODY(K16(2), R(4), 5)

    CASE(DELETE_ATTR) : TRY(mp_setattr(vm, R(1), K16(2), MP_UNBOUND));
    NEXT(4);

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
        result = mp_step_get_item(vm, o, index);
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
        TRY(mp_step_set_item(vm, o, index, R(3)));
        NEXT(4);
    }

    CASE(DELETE_ITEM) : TRY(mp_setitem(vm, R(1), R(2), MP_UNBOUND));
    NEXT(3);

    /* ---- operators ---- */

    ARITHMETIC(ADD, R(3), mp_step_arithmetic(vm, MP_OP_ADD, a, b), INT_ADD, REAL_RESULT(x + y))
    ARITHMETIC(SUB, R(3), mp_step_arithmetic(vm, MP_OP_SUB, a, b), INT_SUB, REAL_RESULT(x - y))
    ARITHMETIC(MUL, R(3), mp_step_arithmetic(vm, MP_OP_MUL, a, b), INT_MUL, REAL_RESULT(x * y))
    ARITHMETIC(TRUEDIV, R(3), mp_step_arithmetic(vm, MP_OP_TRUEDIV, a, b), INT_TRUEDIV, if (y != 0) { REAL_RESULT(x / y) })
    ARITHMETIC(FLOORDIV, R(3), mp_step_arithmetic(vm, MP_OP_FLOORDIV, a, b), INT_FLOORDIV, (void)x; (void)y;)
    ARITHMETIC(MOD, R(3), mp_step_arithmetic(vm, MP_OP_MOD, a, b), INT_MOD, (void)x; (void)y;)
    ARITHMETIC(AND, R(3), mp_binary(vm, MP_OP_AND, a, b), INT_RESULT(a.bits & b.bits);, (void)x; (void)y;)
    ARITHMETIC(OR, R(3), mp_binary(vm, MP_OP_OR, a, b), INT_RESULT(a.bits | b.bits);, (void)x; (void)y;)
    ARITHMETIC(XOR, R(3), mp_binary(vm, MP_OP_XOR, a, b), INT_RESULT((a.bits ^ b.bits) | 1);, (void)x; (void)y;)
    ARITHMETIC(LSHIFT, R(3), mp_binary(vm, MP_OP_LSHIFT, a, b), INT_LSHIFT, (void)x; (void)y;)
    ARITHMETIC(RSHIFT, R(3), mp_binary(vm, MP_OP_RSHIFT, a, b), INT_RSHIFT, (void)x; (void)y;)
    ARITHMETIC(ADD_K, K8(3), mp_step_arithmetic(vm, MP_OP_ADD, a, b), INT_ADD, REAL_RESULT(x + y))
    ARITHMETIC(SUB_K, K8(3), mp_step_arithmetic(vm, MP_OP_SUB, a, b), INT_SUB, REAL_RESULT(x - y))
    ARITHMETIC(MUL_K, K8(3), mp_step_arithmetic(vm, MP_OP_MUL, a, b), INT_MUL, REAL_RESULT(x * y))
    ARITHMETIC(TRUEDIV_K, K8(3), mp_step_arithmetic(vm, MP_OP_TRUEDIV, a, b), INT_TRUEDIV, if (y != 0) { REAL_RESULT(x / y) })
    ARITHMETIC(FLOORDIV_K, K8(3), mp_step_arithmetic(vm, MP_OP_FLOORDIV, a, b), INT_FLOORDIV, (void)x; (void)y;)
    ARITHMETIC(MOD_K, K8(3), mp_step_arithmetic(vm, MP_OP_MOD, a, b), INT_MOD, (void)x; (void)y;)
    ARITHMETIC(AND_K, K8(3), mp_binary(vm, MP_OP_AND, a, b), INT_RESULT(a.bits & b.bits);, (void)x; (void)y;)
    ARITHMETIC(LSHIFT_K, K8(3), mp_binary(vm, MP_OP_LSHIFT, a, b), INT_LSHIFT, (void)x; (void)y;)
    ARITHMETIC(RSHIFT_K, K8(3), mp_binary(vm, MP_OP_RSHIFT, a, b), INT_RSHIFT, (void)x; (void)y;)
    ARITHMETIC(INPLACE_ADD, R(3), mp_step_arithmetic_inplace(vm, MP_OP_ADD, a, b), INT_ADD, REAL_RESULT(x + y))
    ARITHMETIC(INPLACE_SUB, R(3), mp_step_arithmetic_inplace(vm, MP_OP_SUB, a, b), INT_SUB, REAL_RESULT(x - y))
    ARITHMETIC(INPLACE_MUL, R(3), mp_step_arithmetic_inplace(vm, MP_OP_MUL, a, b), INT_MUL, REAL_RESULT(x * y))

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
            int truth = mp_step_compare(vm, (mp_compare_op)op, a, b);
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

    CASE(FOR_START) : TRY(mp_step_for_start(vm, &R(1), R(2)));
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
        if (iterator.bits == (uintptr_t)&mp_type_list_iterator) { /* the head of one that lies here */
            const mp_list *list = mp_list_get(state[1]);
            if (MP_LIKELY((size_t)mp_small(state[2]) < list->count)) {
                R(4) = list->items[mp_small(state[2])];
                state[2].bits += 2;
                NEXT(5);
            }
            goto exhausted;
        }
        if (iterator.bits == (uintptr_t)&mp_type_tuple_iterator) {
            const mp_tuple *tuple = mp_tuple_get(state[1]);
            if (MP_LIKELY((size_t)mp_small(state[2]) < tuple->count)) {
                R(4) = tuple->items[mp_small(state[2])];
                state[2].bits += 2;
                NEXT(5);
            }
            goto exhausted;
        }
        if (head == (const mp_head *)&mp_type_generator) {
            mp_generator *g = (mp_generator *)mp_pointer(iterator);
            if (g->state <= MP_GENERATOR_DELEGATING && MP_LIKELY(vm->top + MP_LINK_SLOTS <= vm->stack_end)) {
                mp_value link = mp_link_make((size_t)(ip + 5 - (const uint8_t *)k), MP_FRAME_FOR);
                base = mp_step_revive(vm, g, vm->top + MP_LINK_SLOTS, MP_FRAME_FOR, link, (mp_value){(uintptr_t)r | 1});
                TRY(base != NULL);
                unsigned state = g->state;
                g->state = MP_GENERATOR_RUNNING;
                ENTER(base, g->offset);
                if (state != MP_GENERATOR_NEW) {
                    r[ip[state == MP_GENERATOR_DELEGATING ? 2 : -1]] = MP_NONE;
                }
                DISPATCH();
            }
        }
        if (head == (const mp_head *)&mp_type_list_iterator) { /* of a generator expression */
            mp_seq_iterator *it = (mp_seq_iterator *)mp_pointer(iterator);
            if (MP_LIKELY(!mp_is_none(it->sequence) &&
                          mp_seq_iterator_index(it) < mp_list_get(it->sequence)->count)) {
                R(4) = mp_list_get(it->sequence)->items[mp_seq_iterator_step(it)];
                NEXT(5);
            }
        }
        result = mp_next(vm, head == (const mp_head *)&mp_type_type ? mp_from_pointer(state) : iterator);
        if (mp_is_value(result)) {
            R(4) = result;
            NEXT(5);
        }
        CHECK(result);
        JUMP(5, S16(2));
    exhausted: /* what is left is an empty range */
        state[0] = state[1] = MP_SMALL(0);
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
            size_t given = argc - row->has_self;
            if (MP_LIKELY(!row->takes_kw && argc >= row->has_self && given >= row->argc_min &&
                          (given <= row->argc_max || row->argc_max == MP_VARIADIC))) {
                result = row->u.fn(vm, argc, window + 3);
            } else {
                result = mp_native_call(vm, row, argc, window + 3, MP_NO_KW);
            }
            CHECK(result);
            r[ip[call_size - 1]] = result;
            NEXT(call_size);
        }
        if (head == (const mp_head *)&mp_type_type) {
            mp_value init = mp_step_simple_init(vm, callee, argc);
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
            mp_step_finish_generator(vm, (mp_generator *)mp_pointer(aux));
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
    mp_step_suspend(vm, (mp_generator *)mp_pointer(r[-4]), r, (size_t)(ip - mp_code_start(code)), kind);
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
        if (mp_generator_is_plain(iterator)) {
            mp_generator *g = (mp_generator *)mp_pointer(iterator);
            bool room = vm->top + MP_LINK_SLOTS <= vm->stack_end;
            unsigned state = g->state;
            if (room && state <= MP_GENERATOR_DELEGATING && (state != MP_GENERATOR_NEW || mp_is_none(sent))) {
                mp_value link = mp_link_make((size_t)(ip + 3 - (const uint8_t *)k), MP_FRAME_DELEGATE);
                base = mp_step_revive(vm, g, vm->top + MP_LINK_SLOTS, MP_FRAME_DELEGATE, link, (mp_value){(uintptr_t)r | 1});
                TRY(base != NULL);
                g->state = MP_GENERATOR_RUNNING;
                ENTER(base, g->offset);
                if (state != MP_GENERATOR_NEW) {
                    r[ip[state == MP_GENERATOR_DELEGATING ? 2 : -1]] = sent;
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

    CASE(HANDLER_LEAVE) : vm->handled = mp_is_unbound(R(1)) ? mp_step_outer_handled(r) : R(1);
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

    CASE(IMPORT) : result = mp_import_statement(vm, K16(2), ip[4], R(5), mp_frame_function(r)->globals);
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
    base = mp_step_revive_delegate(vm, r, R(1), (size_t)(ip + 3 - (const uint8_t *)k));
    if (base != NULL) { /* it goes to the innermost */
        ENTER(base, ((mp_generator *)mp_pointer(base[-4]))->offset);
        goto throw_in;
    }
    result = mp_step_throw_into(vm, R(1));
    if (mp_is_error(result)) {
        goto error;
    }
    goto delegated;
}

error:
    assert(mp_is_value(vm->pending));
    vm->frame = r;
    vm->top = r + mp_frame_code(r)->register_count;
    mp_step_add_traceback(vm, r, (size_t)(ip - mp_code_start(mp_frame_code(r))));

reraise:
    for (;;) {
        const mp_code *code = mp_frame_code(r);
        mp_code_handler handler;
        size_t position = 0;
        while (mp_code_handler_find(code, (size_t)(ip - mp_code_start(code)), &position, &handler)) {
            if (handler.kind == MP_HANDLER_RESTORE) {
                mp_value saved = r[handler.register_index];
                vm->handled = mp_is_unbound(saved) ? mp_step_outer_handled(r) : saved;
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
            mp_step_convert_stop_iteration(vm, r[-4]);
            mp_step_finish_generator(vm, (mp_generator *)mp_pointer(r[-4]));
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
        mp_step_add_traceback(vm, r, (size_t)(ip - mp_code_start(code)));
    }
}
