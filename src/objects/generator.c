/* SPDX-License-Identifier: MIT
 *
 * Layer 2. Generators as objects: send, throw, close. Running them is the VM's work (vm->hooks->resume).
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

static void generator_trace(mp_tracer *tracer, void *self) {
    mp_generator *g = self;
    mp_trace_slot(tracer, &g->function);
    mp_trace_slot(tracer, &g->handled);
    if (g->state < MP_GENERATOR_RUNNING) {
        mp_trace_range(tracer, g->registers, g->register_count);
    }
}

/* MP_STOP becomes StopIteration with the value. */
static mp_value stop_to_exception(mp_vm *vm, mp_value v) {
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

static mp_value generator_send(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    if (mp_generator_get(args[0])->state == MP_GENERATOR_NEW && !mp_is_none(args[1])) {
        return mp_raise(vm, &mp_type_TypeError, "can't send non-None value to a just-started generator");
    }
    return mp_recursion_check(vm) ? stop_to_exception(vm, vm->hooks->resume(vm, args[0], args[1])) : MP_ERROR;
}

/* throw(exception) or throw(type[, value[, traceback]]) */
static mp_value generator_throw(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_value exception = args[1];
    if (argc > 2 && mp_is_type(exception) && !mp_is_none(args[2])) {
        exception = mp_exception_is(args[2]) ? args[2] : mp_call(vm, exception, 1, &args[2]);
    } else if (mp_is_type(exception) && mp_type_is_subtype(mp_as_type(exception), &mp_type_BaseException)) {
        exception = mp_call(vm, exception, 0, NULL);
    }
    if (mp_is_error(exception)) {
        return MP_ERROR;
    }
    if (!mp_exception_is(exception)) {
        return mp_raise(vm, &mp_type_TypeError,
                        "exceptions must be classes or instances deriving from BaseException, not %T", exception);
    }
    mp_raise_value(vm, exception);
    return mp_recursion_check(vm) ? stop_to_exception(vm, vm->hooks->resume(vm, args[0], MP_UNBOUND)) : MP_ERROR;
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
    mp_raise_value(vm, mp_type_value(&mp_type_GeneratorExit));
    mp_value v = vm->hooks->resume(vm, args[0], MP_UNBOUND);
    if (mp_is_value(v)) {
        return mp_raise(vm, &mp_type_RuntimeError, "generator ignored GeneratorExit");
    }
    vm->stop_value = MP_NONE;
    if (mp_is_stop(v) || mp_exception_catch(vm, &mp_type_GeneratorExit) ||
        mp_exception_catch(vm, &mp_type_StopIteration)) {
        return MP_NONE;
    }
    return MP_ERROR;
}

static mp_value generator_repr(mp_vm *vm, mp_value self) {
    mp_value name = mp_code_qualname(vm, mp_function_get(mp_generator_get(self)->function)->code);
    return mp_is_error(name) ? MP_ERROR : mp_str_new_format(vm, "<generator object %U at 0x%zx>", name, (size_t)self.bits);
}

static mp_value generator___name__(mp_vm *vm, mp_value self) {
    return mp_getattr(vm, mp_generator_get(self)->function, MP_NAME(__name__));
}

static mp_value generator___qualname__(mp_vm *vm, mp_value self) {
    return mp_getattr(vm, mp_generator_get(self)->function, MP_NAME(__qualname__));
}

static mp_value generator_gi_running(mp_vm *vm, mp_value self) {
    (void)vm;
    return mp_from_bool(mp_generator_get(self)->state == MP_GENERATOR_RUNNING);
}

static mp_value generator_gi_code(mp_vm *vm, mp_value self) {
    (void)vm;
    return mp_function_get(mp_generator_get(self)->function)->code;
}

static const mp_native generator_rows[] = {
    MP_METHOD(send, generator_send, 1, 1),
    MP_METHOD(throw, generator_throw, 1, 3),
    MP_METHOD(close, generator_close, 0, 0),
    MP_GETTER(__name__, generator___name__),
    MP_GETTER(__qualname__, generator___qualname__),
    MP_GETTER(gi_running, generator_gi_running),
    MP_GETTER(gi_code, generator_gi_code),
};

static const mp_type_ops generator_ops = {
    .trace = generator_trace,
    .repr = generator_repr,
    .iter = mp_iter_self,
    .next = generator_next,
};
MP_TYPE(mp_type_generator, generator, &mp_type_object, sizeof(mp_generator), generator_ops, generator_rows,
        MP_TYPE_FINAL);
