/* SPDX-License-Identifier: MIT
 *
 * Layer 2. Raising: makes an exception object the pending one, and takes it away again.
 *
 * Invariants: vm->pending is MP_UNBOUND or an exception object; a function that returned MP_ERROR or false left one
 * there. When there is no memory for the exception to be raised, the allocator has made the preallocated MemoryError
 * the pending one, and that is what is raised instead.
 */
#include "gc/vm.h"
#include "objects/builder.h"
#include "objects/exception_all.h"
#include "objects/str.h"
#include "objects/tuple.h"

typedef struct errno_row {
    uint8_t number;
    const mp_type *type;
    const char *text;
} errno_row;

static const errno_row errno_rows[] = {
#define MP_ERRNO(name, number, exception, text) {number, &mp_type_##exception, text},
#include "objects/errno_table.h"
#undef MP_ERRNO
};

static const errno_row *errno_find(intptr_t error) {
    for (size_t i = 0; i < MP_COUNT_OF(errno_rows); i++) {
        if (errno_rows[i].number == error) {
            return &errno_rows[i];
        }
    }
    return NULL;
}

size_t mp_memory_error_size(mp_vm *vm, mp_value exception) {
    bool known = mp_same(exception, vm->memory_error) && vm->memory_error_size != SIZE_MAX &&
                 mp_tuple_get(mp_exception_get(exception)->args)->count == 0;
    return known ? vm->memory_error_size : 0;
}

static mp_value context_of(mp_value exception) {
    return mp_is_none(exception) ? MP_NONE : mp_exception_get(exception)->context;
}

/* `exception` is about to get `handled` as its context: cuts it out of handled's own chain of contexts. */
static void cut_cycle(mp_vm *vm, mp_value handled, mp_value exception) {
    mp_value at = handled;
    mp_value slow = handled; /* half as fast: meets `at` if there is a cycle already */
    for (bool odd = false; !mp_is_none(at); odd = !odd) {
        mp_value next = context_of(at);
        if (mp_same(next, exception)) {
            mp_gc_store(vm, &mp_exception_get(at)->context, MP_NONE);
            return;
        }
        at = next;
        slow = odd ? context_of(slow) : slow;
        if (mp_same(at, slow)) {
            return;
        }
    }
}

static void raise_formatted(mp_vm *vm, const mp_type *type, const char *format, va_list args) {
    mp_builder b;
    mp_builder_init(&b, vm);
    mp_builder_append_vformat(&b, format, args);
    mp_value message = mp_builder_str(&b);
    mp_value exception = mp_is_error(message) ? mp_exception_spare(vm, type)
                                              : mp_exception_new(vm, type, format[0] != '\0', &message);
    if (!mp_is_error(exception)) {
        mp_exception_pend(vm, exception);
    }
}

/* ---- exported ---- */

mp_value mp_exception_pend(mp_vm *vm, mp_value exception) {
    mp_value handled = vm->handled;
    if (mp_is_value(handled) && !mp_is_none(handled) && !mp_same(handled, exception)) {
        if (mp_exception_get(exception)->flags & MP_EXCEPTION_LINKED) {
            cut_cycle(vm, handled, exception);
        }
        mp_gc_store(vm, &mp_exception_get(exception)->context, handled);
    }
    mp_exception_get(exception)->flags |= MP_EXCEPTION_LINKED;
    vm->pending = exception;
    return MP_ERROR;
}

/* `name` is in parentheses where a macro has the same name. */
#define RAISING(result_type, result, name, type, ...)                                                                  \
    result_type name(__VA_ARGS__, const char *format, ...) {                                                           \
        va_list args;                                                                                                  \
        va_start(args, format);                                                                                        \
        raise_formatted(vm, type, format, args);                                                                       \
        va_end(args);                                                                                                  \
        return result;                                                                                                 \
    }
RAISING(mp_value, MP_ERROR, (mp_raise), exception, mp_vm *vm, const mp_type *exception)
RAISING(mp_value, MP_ERROR, mp_raise_type_error, &mp_type_TypeError, mp_vm *vm)
RAISING(mp_value, MP_ERROR, mp_raise_value_error, &mp_type_ValueError, mp_vm *vm)
RAISING(bool, false, (mp_fail), exception, mp_vm *vm, const mp_type *exception)
RAISING(bool, false, mp_fail_type_error, &mp_type_TypeError, mp_vm *vm)
RAISING(bool, false, mp_fail_value_error, &mp_type_ValueError, mp_vm *vm)

mp_value mp_exception_raise_named(mp_vm *vm, const mp_type *type, mp_value message, mp_value name, mp_value obj) {
    mp_value exception =
        mp_is_error(message) ? mp_exception_spare(vm, type) : mp_exception_new(vm, type, 1, &message);
    if (mp_is_error(exception)) {
        return MP_ERROR;
    }
    if (!mp_same(exception, vm->spare_error) &&
        (!mp_setattr(vm, exception, MP_NAME(name), name) ||
         (mp_is_value(obj) && !mp_setattr(vm, exception, MP_NAME(obj), obj)))) {
        return MP_ERROR;
    }
    return mp_raise_value(vm, exception);
}

mp_value mp_raise_value(mp_vm *vm, mp_value exception) {
    if (mp_exception_is(exception)) {
        return mp_exception_pend(vm, exception);
    }
    if (!mp_is_type(exception) || !mp_type_is_subtype(mp_as_type(exception), &mp_type_BaseException)) {
        return mp_raise(vm, &mp_type_TypeError, "exceptions must derive from BaseException");
    }
    mp_value instance = mp_exception_new(vm, mp_as_type(exception), 0, NULL);
    if (mp_is_error(instance)) {
        return MP_ERROR;
    }
    if (!mp_exception_is(instance)) {
        return mp_raise(vm, &mp_type_TypeError,
                        "calling %R should have returned an instance of BaseException, not %R", exception,
                        mp_type_value(mp_type_of(instance)));
    }
    return mp_exception_pend(vm, instance);
}

mp_value mp_exception_take(mp_vm *vm) {
    mp_value exception = vm->pending;
    vm->pending = MP_UNBOUND;
    return exception;
}

bool mp_exception_matches(mp_vm *vm, const mp_type *type) {
    return mp_is_value(vm->pending) && mp_is_instance(vm->pending, type);
}

bool mp_exception_catch(mp_vm *vm, const mp_type *type) {
    if (!mp_exception_matches(vm, type)) {
        return false;
    }
    vm->pending = MP_UNBOUND;
    return true;
}

const char *mp_errno_text(int error) {
    const errno_row *row = errno_find(error);
    return row == NULL ? NULL : row->text;
}

const mp_type *mp_errno_type(intptr_t error) {
    const errno_row *row = errno_find(error);
    return row == NULL ? &mp_type_OSError : row->type;
}

mp_value mp_raise_os_error(mp_vm *vm, int error, mp_value filename) {
    const errno_row *row = errno_find(error);
    mp_value args[3] = {mp_from_small(error), MP_UNBOUND, filename};
    args[1] = row != NULL ? mp_str_new_text(vm, row->text) : MP_NAME(unknown_error_);
    if (mp_is_error(args[1])) {
        return MP_ERROR;
    }
    mp_value exception = mp_exception_new(vm, &mp_type_OSError, mp_is_unbound(filename) ? 2 : 3, args);
    return mp_is_error(exception) ? MP_ERROR : mp_exception_pend(vm, exception);
}
