/* SPDX-License-Identifier: MIT
 *
 * Layer 2. Generators, coroutines and asynchronous generators as objects, which have one struct: send, throw, close.
 * Running them is the VM's work (vm->hooks->resume). What asynchronous generators give out is in coroutine.c.
 *
 * Invariant: registers hold values only while the generator is suspended.
 */
#include "gc/vm.h"
#include "objects/code_info.h"
#include "objects/exception.h"
#include "objects/exception_all.h"
#include "objects/function.h"
#include "objects/iterator.h"
#include "objects/str.h"
#include "objects/tuple.h"

static void generator_trace(mp_tracer *tracer, void *self) {
    mp_generator *g = self;
    mp_trace_slot(tracer, &g->function);
    mp_trace_slot(tracer, &g->handled);
    if (g->state < MP_GENERATOR_RUNNING) {
        mp_trace_range(tracer, g->registers, g->register_count);
    }
}

const char *mp_generator_kind(mp_value v) {
    return mp_is_exact(v, &mp_type_coroutine)         ? "coroutine"
           : mp_is_exact(v, &mp_type_async_generator) ? "async generator"
                                                      : "generator";
}

mp_value mp_generator_awaited(mp_value v) {
    const mp_generator *g = mp_generator_get(v);
    return g->state == MP_GENERATOR_DELEGATING
               ? g->registers[mp_code_byte(mp_function_get(g->function)->code, g->offset + 1)]
               : MP_NONE;
}

mp_value mp_stop_to_exception(mp_vm *vm, mp_value v) {
    if (!mp_is_stop(v)) {
        return v;
    }
    mp_value value = vm->stop_value;
    vm->stop_value = MP_NONE;
    mp_value exception = mp_exception_new(vm, &mp_type_StopIteration, !mp_is_none(value), &value);
    return mp_is_error(exception) ? MP_ERROR : mp_raise_value(vm, exception);
}

static mp_value generator_next(mp_vm *vm, mp_value self) {
    return mp_recursion_check(vm) ? vm->hooks->resume(vm, self, MP_NONE) : MP_ERROR;
}

mp_value mp_generator_resume(mp_vm *vm, mp_value self, mp_value value) {
    if (mp_generator_get(self)->state == MP_GENERATOR_NEW && !mp_is_none(value)) {
        return mp_raise(vm, &mp_type_TypeError, "can't send non-None value to a just-started %s",
                        mp_generator_kind(self));
    }
    return mp_recursion_check(vm) ? vm->hooks->resume(vm, self, value) : MP_ERROR;
}

static mp_value generator_send(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return mp_stop_to_exception(vm, mp_generator_resume(vm, args[0], args[1]));
}

mp_value mp_thrown_exception(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_value exception = args[0], value = argc > 1 ? args[1] : MP_NONE;
    if (argc > 2 && !mp_is_none(args[2]) && !mp_is_exact(args[2], &mp_type_traceback)) {
        return mp_raise(vm, &mp_type_TypeError, "throw() third argument must be a traceback object");
    }
    if (mp_is_type(exception) && mp_type_is_subtype(mp_as_type(exception), &mp_type_BaseException)) {
        if (mp_is_instance(value, mp_as_type(exception))) {
            exception = value;
        } else if (mp_tuple_is(value)) {
            exception = mp_call(vm, exception, mp_tuple_get(value)->count, mp_tuple_get(value)->items);
        } else {
            exception = mp_call(vm, exception, !mp_is_none(value), &value);
        }
    } else if (mp_exception_is(exception) && !mp_is_none(value)) {
        return mp_raise(vm, &mp_type_TypeError, "instance exception may not have a separate value");
    }
    if (!mp_is_error(exception) && !mp_exception_is(exception)) {
        return mp_raise(vm, &mp_type_TypeError,
                        "exceptions must be classes or instances deriving from BaseException, not %T", exception);
    }
    return exception;
}

mp_value mp_generator_throw(mp_vm *vm, mp_value self, mp_value exception) {
    if (!mp_recursion_check(vm)) {
        return MP_ERROR;
    }
    if (mp_exception_is(exception)) { /* what is handled here is none of the generator's business */
        vm->pending = exception;
        mp_exception_get(exception)->flags |= MP_EXCEPTION_LINKED;
    } else {
        mp_raise_value(vm, exception);
    }
    return vm->hooks->resume(vm, self, MP_UNBOUND);
}

/* The generator waits for something that is no generator, but has a method throw. Or MP_ERROR is pending. */
static bool hands_on(mp_vm *vm, mp_value self) {
    while (mp_generator_is_plain(self)) {
        self = mp_generator_awaited(self);
    }
    mp_value method = mp_is_none(self) ? MP_UNBOUND : mp_getattr_find(vm, self, MP_NAME(throw));
    return !mp_is_unbound(method);
}

/* throw(exception) or throw(type[, value[, traceback]]). Another object's throw() gets just what was given here. */
static mp_value generator_throw(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_value thrown = MP_UNBOUND;
    if (!mp_exception_is(args[1]) && hands_on(vm, args[0])) {
        thrown = mp_is_value(vm->pending) ? MP_ERROR : mp_tuple_new(vm, argc - 1, args + 1);
        if (mp_is_error(thrown)) {
            return MP_ERROR;
        }
    }
    mp_value exception = mp_thrown_exception(vm, argc - 1, args + 1);
    if (mp_is_error(exception) && mp_is_value(thrown)) { /* it is not for this generator to judge */
        exception = mp_exception_take(vm);
    }
    vm->thrown = thrown;
    mp_value v = mp_is_error(exception) ? MP_ERROR : mp_generator_throw(vm, args[0], exception);
    vm->thrown = MP_UNBOUND;
    return mp_stop_to_exception(vm, v);
}

static mp_value generator_close(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_generator *g = mp_generator_get(args[0]);
    if (g->state == MP_GENERATOR_NEW) {
        g->state = MP_GENERATOR_DONE;
    }
    if (g->state == MP_GENERATOR_DONE) {
        return MP_NONE;
    }
    mp_value v = mp_generator_throw(vm, args[0], mp_type_value(&mp_type_GeneratorExit));
    if (mp_is_value(v)) {
        return mp_raise(vm, &mp_type_RuntimeError, "%s ignored GeneratorExit", mp_generator_kind(args[0]));
    }
    vm->stop_value = MP_NONE;
    if (mp_is_stop(v) || mp_exception_catch(vm, &mp_type_GeneratorExit) ||
        mp_exception_catch(vm, &mp_type_StopIteration)) {
        return MP_NONE;
    }
    return MP_ERROR;
}

/* One that dies while it is suspended is closed, so that its finally clauses run. */
static void generator_finalise(mp_vm *vm, void *self) {
    mp_value g = mp_from_pointer(self);
    if (mp_generator_get(g)->state != MP_GENERATOR_NEW && mp_is_error(generator_close(vm, 1, &g))) {
        mp_unraisable(vm, g);
    }
}

static mp_value generator_repr(mp_vm *vm, mp_value self) {
    mp_value name = mp_code_qualname(vm, mp_function_get(mp_generator_get(self)->function)->code);
    return mp_is_error(name) ? MP_ERROR
                             : mp_str_new_format(vm, "<%T object %U at 0x%zx>", self, name, (size_t)self.bits);
}

static mp_value generator___name__(mp_vm *vm, mp_value self) {
    return mp_getattr(vm, mp_generator_get(self)->function, MP_NAME(__name__));
}

static mp_value generator___qualname__(mp_vm *vm, mp_value self) {
    return mp_getattr(vm, mp_generator_get(self)->function, MP_NAME(__qualname__));
}

static mp_value generator_running(mp_vm *vm, mp_value self) {
    (void)vm;
    return mp_from_bool(mp_generator_get(self)->state == MP_GENERATOR_RUNNING);
}

static mp_value generator_suspended(mp_vm *vm, mp_value self) {
    (void)vm;
    uint8_t state = mp_generator_get(self)->state;
    return mp_from_bool(state == MP_GENERATOR_SUSPENDED || state == MP_GENERATOR_DELEGATING);
}

static mp_value generator_code(mp_vm *vm, mp_value self) {
    (void)vm;
    return mp_function_get(mp_generator_get(self)->function)->code;
}

static mp_value generator_awaited(mp_vm *vm, mp_value self) {
    (void)vm;
    return mp_generator_awaited(self);
}

#define SHARED_ROWS                                                                                                    \
    MP_METHOD(send, generator_send, 1, 1), MP_METHOD(throw, generator_throw, 1, 3),                                    \
        MP_METHOD(close, generator_close, 0, 0)
#define NAME_ROWS                                                                                                      \
    MP_GETTER(__name__, generator___name__), MP_GETTER(__qualname__, generator___qualname__)

static const mp_native generator_rows[] = {
    SHARED_ROWS,
    NAME_ROWS,
    MP_GETTER(gi_running, generator_running),
    MP_GETTER(gi_suspended, generator_suspended),
    MP_GETTER(gi_code, generator_code),
    MP_GETTER(gi_yieldfrom, generator_awaited),
};

MP_OPS(generator_ops, (trace, generator_trace), (finalise, generator_finalise), (repr, generator_repr),
       (iter, mp_iter_self), (next, generator_next));
MP_TYPE(mp_type_generator, generator, &mp_type_object, sizeof(mp_generator), generator_ops, generator_rows,
        MP_TYPE_FINAL);

/* ---- coroutines ---- */

static mp_value coroutine___await__(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return mp_coroutine_wrapper_new(vm, args[0]);
}

static const mp_native coroutine_rows[] = {
    SHARED_ROWS,
    NAME_ROWS,
    MP_METHOD(__await__, coroutine___await__, 0, 0),
    MP_GETTER(cr_running, generator_running),
    MP_GETTER(cr_suspended, generator_suspended),
    MP_GETTER(cr_code, generator_code),
    MP_GETTER(cr_await, generator_awaited),
};

MP_OPS(coroutine_ops, (trace, generator_trace), (finalise, generator_finalise), (repr, generator_repr));
MP_TYPE(mp_type_coroutine, coroutine, &mp_type_object, sizeof(mp_generator), coroutine_ops, coroutine_rows,
        MP_TYPE_FINAL);

/* ---- asynchronous generators ---- */

static mp_value async_generator___aiter__(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)vm;
    (void)argc;
    return args[0];
}

static mp_value async_generator___anext__(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return mp_async_generator_send_new(vm, args[0], MP_NONE);
}

static mp_value async_generator_asend(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return mp_async_generator_send_new(vm, args[0], args[1]);
}

static mp_value async_generator_athrow(mp_vm *vm, size_t argc, const mp_value *args) {
    return mp_async_generator_throw_new(vm, args[0], argc - 1, args + 1);
}

static mp_value async_generator_aclose(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return mp_async_generator_throw_new(vm, args[0], 0, NULL);
}

static mp_value async_generator_running(mp_vm *vm, mp_value self) {
    (void)vm;
    return mp_from_bool(mp_generator_get(self)->flags & MP_GENERATOR_BUSY);
}

static const mp_native async_generator_rows[] = {
    NAME_ROWS,
    MP_METHOD(__aiter__, async_generator___aiter__, 0, 0),
    MP_METHOD(__anext__, async_generator___anext__, 0, 0),
    MP_METHOD(asend, async_generator_asend, 1, 1),
    MP_METHOD(athrow, async_generator_athrow, 1, 3),
    MP_METHOD(aclose, async_generator_aclose, 0, 0),
    MP_GETTER(ag_running, async_generator_running),
    MP_GETTER(ag_suspended, generator_suspended),
    MP_GETTER(ag_code, generator_code),
    MP_GETTER(ag_await, generator_awaited),
};

MP_TYPE(mp_type_async_generator, async_generator, &mp_type_object, sizeof(mp_generator), coroutine_ops,
        async_generator_rows, MP_TYPE_FINAL);
