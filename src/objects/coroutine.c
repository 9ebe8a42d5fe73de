/* SPDX-License-Identifier: MIT
 *
 * Layer 2. What can be awaited beside coroutines: the objects that coroutine.__await__, the methods of asynchronous
 * generators and anext() give; and the iterator behind `await`.
 *
 * They are iterators that pass on what the coroutine or generator behind them wants to tell the event loop. An
 * asynchronous generator is in state SUSPENDED after `yield`, and DELEGATING after what an `await` in it passed on.
 */
#include "gc/vm.h"
#include "objects/exception.h"
#include "objects/exception_all.h"
#include "objects/function.h"
#include "objects/iterator.h"
#include "objects/str.h"
#include "objects/tuple.h"

typedef enum stage { FRESH, STARTED, CLOSED } stage;

typedef struct awaitable {
    mp_object object;
    mp_value target;   /* coroutine, asynchronous generator, or iterator */
    mp_value argument; /* what is sent; arguments of throw(), a tuple (aclose: empty); anext's default */
    uintptr_t stage;
} awaitable;

static awaitable *get(mp_value v) { return (awaitable *)mp_pointer(v); }

static void awaitable_trace(mp_tracer *tracer, void *self) { mp_trace_range(tracer, &((awaitable *)self)->target, 2); }

static mp_value make(mp_vm *vm, const mp_type *type, mp_value target, mp_value argument) {
    awaitable *a = mp_gc_new(vm, type, sizeof *a);
    if (a == NULL) {
        return MP_ERROR;
    }
    mp_gc_store(vm, &a->target, target);
    mp_gc_store(vm, &a->argument, argument);
    a->stage = FRESH;
    return mp_from_pointer(a);
}

/* ---- asynchronous generators ---- */

/* What the generator gave, seen by who awaits: a value it yielded ends the waiting. */
static mp_value unwrap(mp_vm *vm, mp_generator *g, mp_value v) {
    if (mp_is_value(v) && g->state == MP_GENERATOR_DELEGATING) {
        return v;
    }
    g->flags &= (uint8_t)~MP_GENERATOR_BUSY;
    if (mp_is_value(v)) {
        vm->stop_value = v;
        return MP_STOP;
    }
    if (mp_is_stop(v)) {
        vm->stop_value = MP_NONE;
        mp_raise_value(vm, mp_type_value(&mp_type_StopAsyncIteration));
    }
    if (mp_exception_matches(vm, &mp_type_StopAsyncIteration) || mp_exception_matches(vm, &mp_type_GeneratorExit)) {
        g->flags |= MP_GENERATOR_CLOSED;
    }
    return MP_ERROR;
}

static mp_value close_unless_waiting(awaitable *a, mp_value v) {
    if (!mp_is_value(v)) {
        a->stage = CLOSED;
    }
    return v;
}

/* asend: value MP_UNBOUND, the exception is thrown. */
static mp_value send_step(mp_vm *vm, mp_value self, mp_value value, mp_value exception) {
    awaitable *a = get(self);
    mp_generator *g = mp_generator_get(a->target);
    if (a->stage == CLOSED) {
        return mp_raise(vm, &mp_type_RuntimeError, "cannot reuse already awaited __anext__()/asend()");
    }
    if (mp_is_unbound(value)) {
        return close_unless_waiting(a, unwrap(vm, g, mp_generator_throw(vm, a->target, exception)));
    }
    if (a->stage == FRESH) {
        if (g->flags & MP_GENERATOR_BUSY) {
            return mp_raise(vm, &mp_type_RuntimeError, "anext(): asynchronous generator is already running");
        }
        value = mp_is_none(value) ? a->argument : value;
        a->stage = STARTED;
    }
    g->flags |= MP_GENERATOR_BUSY;
    return close_unless_waiting(a, unwrap(vm, g, mp_generator_resume(vm, a->target, value)));
}

/* The end of a step of aclose: a value yielded is a mistake, and the generator's end is what was wanted. */
static mp_value close_result(mp_vm *vm, awaitable *a, mp_value v) {
    mp_generator *g = mp_generator_get(a->target);
    if (mp_is_value(v) && g->state == MP_GENERATOR_DELEGATING) {
        return v;
    }
    g->flags &= (uint8_t)~MP_GENERATOR_BUSY;
    a->stage = CLOSED;
    if (mp_is_value(v)) {
        return mp_raise(vm, &mp_type_RuntimeError, "async generator ignored GeneratorExit");
    }
    vm->stop_value = MP_NONE;
    return mp_is_stop(v) || mp_exception_catch(vm, &mp_type_StopAsyncIteration) ||
                   mp_exception_catch(vm, &mp_type_GeneratorExit)
               ? MP_STOP
               : MP_ERROR;
}

static mp_value throw_result(mp_vm *vm, awaitable *a, mp_value v) {
    bool closing = mp_tuple_get(a->argument)->count == 0;
    return closing ? close_result(vm, a, v)
                   : close_unless_waiting(a, unwrap(vm, mp_generator_get(a->target), v));
}

static mp_value throw_start(mp_vm *vm, awaitable *a, mp_value value) {
    mp_generator *g = mp_generator_get(a->target);
    bool closing = mp_tuple_get(a->argument)->count == 0;
    if (g->flags & MP_GENERATOR_BUSY) {
        a->stage = CLOSED;
        return mp_raise(vm, &mp_type_RuntimeError, "%s(): asynchronous generator is already running",
                        closing ? "aclose" : "athrow");
    }
    if (g->flags & MP_GENERATOR_CLOSED) {
        a->stage = CLOSED;
        return mp_raise_value(vm, mp_type_value(&mp_type_StopAsyncIteration));
    }
    if (!mp_is_none(value)) {
        return mp_raise(vm, &mp_type_RuntimeError, "can't send non-None value to a just-started coroutine");
    }
    mp_value exception = closing ? mp_type_value(&mp_type_GeneratorExit)
                                 : mp_thrown_exception(vm, mp_tuple_get(a->argument)->count,
                                                       mp_tuple_get(a->argument)->items);
    if (mp_is_error(exception)) {
        return MP_ERROR;
    }
    a->stage = STARTED;
    g->flags |= MP_GENERATOR_BUSY | (closing ? MP_GENERATOR_CLOSED : 0);
    return throw_result(vm, a, mp_generator_throw(vm, a->target, exception));
}

/* athrow and aclose */
static mp_value throw_step(mp_vm *vm, mp_value self, mp_value value, mp_value exception) {
    awaitable *a = get(self);
    if (a->stage != CLOSED && mp_generator_get(a->target)->state == MP_GENERATOR_DONE) {
        a->stage = CLOSED;
        vm->stop_value = MP_NONE;
        return MP_STOP;
    }
    if (a->stage == CLOSED) {
        return mp_raise(vm, &mp_type_RuntimeError, "cannot reuse already awaited aclose()/athrow()");
    }
    if (mp_is_unbound(value)) {
        return throw_result(vm, a, mp_generator_throw(vm, a->target, exception));
    }
    if (a->stage == FRESH) {
        return throw_start(vm, a, value);
    }
    return throw_result(vm, a, mp_generator_resume(vm, a->target, value));
}

/* ---- coroutine.__await__(), anext() ---- */

static mp_value wrapper_step(mp_vm *vm, mp_value self, mp_value value, mp_value exception) {
    mp_value coroutine = get(self)->target;
    return mp_is_unbound(value) ? mp_generator_throw(vm, coroutine, exception)
                                : mp_generator_resume(vm, coroutine, value);
}

/* What a method of any iterator gives, StopIteration as MP_STOP. */
static mp_value pass_on(mp_vm *vm, mp_value iterator, mp_value name, mp_value argument) {
    mp_value v = mp_call_method(vm, iterator, name, 1, &argument);
    if (mp_is_error(v) && mp_exception_matches(vm, &mp_type_StopIteration)) {
        vm->stop_value = mp_exception_value(mp_exception_take(vm));
        return MP_STOP;
    }
    return v;
}

static mp_value anext_step(mp_vm *vm, mp_value self, mp_value value, mp_value exception) {
    awaitable *a = get(self);
    if (a->stage == FRESH) {
        mp_value found = mp_await_iterator(vm, a->target, "object %T can't be used in 'await' expression");
        if (mp_is_error(found)) {
            return MP_ERROR;
        }
        mp_gc_store(vm, &a->target, found);
        a->stage = STARTED;
    }
    mp_value v, iterator = a->target;
    if (mp_is_unbound(value)) {
        v = pass_on(vm, iterator, MP_NAME(throw), exception);
    } else if (mp_is_none(value) && MP_OP(mp_type_of(iterator)->ops, next) != NULL) {
        vm->stop_value = MP_NONE;
        v = mp_next(vm, iterator);
    } else {
        v = pass_on(vm, iterator, MP_NAME(send), value);
    }
    if (mp_is_error(v) && mp_exception_catch(vm, &mp_type_StopAsyncIteration)) {
        vm->stop_value = a->argument;
        return MP_STOP;
    }
    return v;
}

/* ---- the types ---- */

static mp_value step(mp_vm *vm, mp_value self, mp_value value, mp_value exception);

static mp_value awaitable_next(mp_vm *vm, mp_value self) {
    return mp_recursion_check(vm) ? step(vm, self, MP_NONE, MP_UNBOUND) : MP_ERROR;
}

static mp_value awaitable_send(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return mp_stop_to_exception(vm, step(vm, args[0], args[1], MP_UNBOUND));
}

static mp_value awaitable_throw(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_value exception = mp_thrown_exception(vm, argc - 1, args + 1);
    return mp_is_error(exception) ? MP_ERROR
                                  : mp_stop_to_exception(vm, step(vm, args[0], MP_UNBOUND, exception));
}

static mp_value awaitable_close(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    awaitable *a = get(args[0]);
    if (!mp_is_exact(a->target, &mp_type_async_generator)) { /* the coroutine's or iterator's work */
        return mp_call_method(vm, a->target, MP_NAME(close), 0, NULL);
    }
    a->stage = CLOSED;
    return MP_NONE;
}

static mp_value awaitable___await__(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)vm;
    (void)argc;
    return args[0];
}

/* coroutine_wrapper has all but the last */
static const mp_native awaitable_rows[] = {
    MP_METHOD(send, awaitable_send, 1, 1),
    MP_METHOD(throw, awaitable_throw, 1, 3),
    MP_METHOD(close, awaitable_close, 0, 0),
    MP_METHOD(__await__, awaitable___await__, 0, 0),
};
MP_OPS(awaitable_ops, (trace, awaitable_trace), (iter, mp_iter_self), (next, awaitable_next));
static MP_TYPE(wrapper_type, coroutine_wrapper, &mp_type_object, sizeof(awaitable), awaitable_ops,
               *(const mp_native(*)[MP_COUNT_OF(awaitable_rows) - 1])awaitable_rows, MP_TYPE_FINAL);
static MP_TYPE(send_type, async_generator_asend, &mp_type_object, sizeof(awaitable), awaitable_ops, awaitable_rows,
               MP_TYPE_FINAL);
static MP_TYPE(throw_type, async_generator_athrow, &mp_type_object, sizeof(awaitable), awaitable_ops, awaitable_rows,
               MP_TYPE_FINAL);
static MP_TYPE(anext_type, anext_awaitable, &mp_type_object, sizeof(awaitable), awaitable_ops, awaitable_rows,
               MP_TYPE_FINAL);

/* Goes on with a value, or with an exception if the value is MP_UNBOUND. */
static mp_value step(mp_vm *vm, mp_value self, mp_value value, mp_value exception) {
    const mp_type *type = mp_type_of(self);
    return type == &send_type    ? send_step(vm, self, value, exception)
           : type == &throw_type ? throw_step(vm, self, value, exception)
           : type == &anext_type ? anext_step(vm, self, value, exception)
                                 : wrapper_step(vm, self, value, exception);
}

/* ---- exported ---- */

mp_value mp_coroutine_wrapper_new(mp_vm *vm, mp_value coroutine) {
    return make(vm, &wrapper_type, coroutine, MP_NONE);
}

mp_value mp_async_generator_send_new(mp_vm *vm, mp_value generator, mp_value value) {
    return make(vm, &send_type, generator, value);
}

mp_value mp_async_generator_throw_new(mp_vm *vm, mp_value generator, size_t argc, const mp_value *args) {
    mp_value tuple = mp_tuple_new(vm, argc, args);
    return mp_is_error(tuple) ? MP_ERROR : make(vm, &throw_type, generator, tuple);
}

mp_value mp_await_iterator(mp_vm *vm, mp_value v, const char *complaint) {
    if (mp_generator_is_plain(v)) {
        return mp_is_exact(v, &mp_type_coroutine) && mp_generator_get(v)->state == MP_GENERATOR_DELEGATING
                   ? mp_raise(vm, &mp_type_RuntimeError, "coroutine is being awaited already")
                   : v;
    }
    mp_value iterator = mp_special_call(vm, v, MP_NAME(__await__), 0, NULL);
    if (mp_is_unbound(iterator)) {
        return mp_raise(vm, &mp_type_TypeError, complaint, v);
    }
    if (mp_is_value(iterator) && mp_is_exact(iterator, &mp_type_coroutine)) {
        return mp_raise(vm, &mp_type_TypeError, "__await__() returned a coroutine");
    }
    if (mp_is_value(iterator) && !mp_is_iterator(vm, iterator)) {
        return mp_raise(vm, &mp_type_TypeError, "__await__() returned non-iterator of type '%T'", iterator);
    }
    return iterator;
}

mp_value mp_aiter(mp_vm *vm, mp_value v) {
    mp_value iterator = mp_special_call(vm, v, MP_NAME(__aiter__), 0, NULL);
    if (mp_is_unbound(iterator)) {
        return mp_raise(vm, &mp_type_TypeError, "'%T' object is not an async iterable", v);
    }
    if (mp_is_value(iterator) && !mp_is_value(mp_type_find(vm, mp_type_of(iterator), MP_NAME(__anext__)))) {
        return mp_raise(vm, &mp_type_TypeError, "aiter() returned not an async iterator of type '%T'", iterator);
    }
    return iterator;
}

mp_value mp_anext(mp_vm *vm, mp_value v, mp_value or_else) {
    mp_value awaitable = mp_special_call(vm, v, MP_NAME(__anext__), 0, NULL);
    if (mp_is_unbound(awaitable)) {
        return mp_raise(vm, &mp_type_TypeError, "'%T' object is not an async iterator", v);
    }
    return mp_is_error(awaitable) || mp_is_unbound(or_else) ? awaitable : make(vm, &anext_type, awaitable, or_else);
}
