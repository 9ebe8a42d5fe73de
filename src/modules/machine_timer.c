/* SPDX-License-Identifier: MIT
 *
 * Layer 5. machine.Timer: a function called after a time, once or again and again.
 *
 * While a timer runs, the registration of its function keeps it alive.
 */
#include "gc/vm.h"
#include "modules/machine.h"
#include "objects/event.h"
#include "objects/number.h"
#include "objects/str.h"

enum { ONE_SHOT, PERIODIC };

typedef struct mp_timer {
    mp_object object;
    int id;      /* as asked for; -1: any */
    int running; /* number of the timer that was started, or -1 */
    unsigned source; /* that it notifies for */
} mp_timer;

static mp_timer *timer_get(mp_value self) { return (mp_timer *)mp_pointer(self); }

static const mp_hal_timers *timers_of(mp_vm *vm) {
    if (vm->hal->timers == NULL) {
        (void)mp_machine_no_device(vm);
    }
    return vm->hal->timers;
}

static void timer_stop(mp_vm *vm, mp_value self) {
    mp_timer *timer = timer_get(self);
    /* one that has notified once has no source any more, and its number may serve another */
    if (timer->running >= 0 && mp_event_remove(vm, self)) {
        (void)vm->hal->timers->stop(vm->hal->context, timer->running, timer->source);
    }
    timer->running = -1;
}

enum { MODE, FREQ, PERIOD, CALLBACK, HARD, PARAM_COUNT };

/* The period in microseconds from period (ms) or freq (Hz); 0: neither was given. */
static bool period_get(mp_vm *vm, const mp_value *values, uint64_t *out) {
    *out = 0;
    if (!mp_is_unbound(values[FREQ]) && !mp_same(values[FREQ], MP_SMALL(-1))) {
        mp_real hertz;
        if (!mp_real_value(vm, values[FREQ], &hertz)) {
            return false;
        }
        if (!(hertz > 0 && hertz <= 1000000)) {
            return mp_fail(vm, &mp_type_ValueError, "invalid frequency");
        }
        mp_real period = 1000000 / hertz;
        *out = period < (mp_real)UINT32_MAX * 1000 ? (uint64_t)period : (uint64_t)UINT32_MAX * 1000;
    } else if (!mp_is_unbound(values[PERIOD]) && !mp_same(values[PERIOD], MP_SMALL(-1))) {
        intptr_t period;
        if (!mp_index_get(vm, values[PERIOD], &period)) {
            return false;
        }
        if (period <= 0) {
            return mp_fail(vm, &mp_type_ValueError, "invalid period");
        }
        *out = (uint64_t)period * 1000;
    }
    return true;
}

static bool timer_start(mp_vm *vm, mp_value self, const mp_value *values) {
    intptr_t mode = PERIODIC;
    uint64_t period_us;
    const mp_hal_timers *timers = timers_of(vm);
    if (timers == NULL || (!mp_is_unbound(values[MODE]) && !mp_index_get(vm, values[MODE], &mode)) ||
        !period_get(vm, values, &period_us)) {
        return false;
    }
    if (mode != ONE_SHOT && mode != PERIODIC) {
        return mp_fail(vm, &mp_type_ValueError, "invalid mode: %zd", mode);
    }
    mp_value callback = mp_is_unbound(values[CALLBACK]) ? MP_NONE : values[CALLBACK];
    if (!mp_is_none(callback) && !mp_is_callable(vm, callback)) {
        return mp_fail(vm, &mp_type_TypeError, "'%T' object is not callable", callback);
    }
    timer_stop(vm, self);
    if (period_us == 0 || mp_is_none(callback)) {
        return true;
    }
    mp_notify notify;
    if (!mp_event_add(vm, self, callback, mode == ONE_SHOT, &notify)) {
        return false;
    }
    int number = timers->start(vm->hal->context, timer_get(self)->id, period_us, mode == PERIODIC, &notify);
    if (number < 0) {
        (void)mp_event_remove(vm, self);
        return mp_is_value(mp_machine_error(vm, number));
    }
    timer_get(self)->running = number;
    timer_get(self)->source = notify.source;
    return true;
}

static bool timer_bind(mp_vm *vm, mp_value self, size_t argc, const mp_value *args, mp_kw kw) {
    static const mp_param params[PARAM_COUNT] = {
        MP_PARAM(mode, MP_PARAM_OPTIONAL | MP_PARAM_KEYWORD_ONLY),
        MP_PARAM(freq, MP_PARAM_OPTIONAL | MP_PARAM_KEYWORD_ONLY),
        MP_PARAM(period, MP_PARAM_OPTIONAL | MP_PARAM_KEYWORD_ONLY),
        MP_PARAM(callback, MP_PARAM_OPTIONAL | MP_PARAM_KEYWORD_ONLY),
        MP_PARAM(hard, MP_PARAM_OPTIONAL | MP_PARAM_KEYWORD_ONLY)};
    mp_value values[PARAM_COUNT];
    return mp_args_bind(vm, "Timer", params, PARAM_COUNT, argc, args, kw, values) && timer_start(vm, self, values);
}

static mp_value timer_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    intptr_t id = -1;
    if (timers_of(vm) == NULL || (argc > 0 && !mp_index_get(vm, args[0], &id))) {
        return MP_ERROR;
    }
    if (id < -1 || id > INT16_MAX) {
        return mp_raise(vm, &mp_type_ValueError, "Timer(%zd) does not exist", id);
    }
    mp_timer *timer = mp_object_alloc(vm, type, sizeof *timer);
    if (timer == NULL) {
        return MP_ERROR;
    }
    timer->id = (int)id;
    timer->running = -1;
    mp_value self = mp_from_pointer(timer);
    size_t skip = argc > 0;
    return (argc <= 1 && kw.count == 0) || timer_bind(vm, self, argc - skip, args + skip, kw) ? self : MP_ERROR;
}

static mp_value timer_init(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    return timer_bind(vm, args[0], argc - 1, args + 1, kw) ? MP_NONE : MP_ERROR;
}

static mp_value timer_deinit(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    timer_stop(vm, args[0]);
    return MP_NONE;
}

static mp_value timer_repr(mp_vm *vm, mp_value self) {
    return mp_str_new_format(vm, "Timer(%d)", timer_get(self)->id);
}

MP_OPS(timer_ops, (make, timer_make), (repr, timer_repr));

static const mp_native timer_rows[] = {
    MP_METHOD_KW(init, timer_init, 0, MP_VARIADIC),
    MP_METHOD(deinit, timer_deinit, 0, 0),
    MP_CONSTANT_INT(ONE_SHOT, ONE_SHOT),
    MP_CONSTANT_INT(PERIODIC, PERIODIC),
};

MP_TYPE(mp_type_timer, Timer, &mp_type_object, sizeof(mp_timer), timer_ops, timer_rows, 0);
