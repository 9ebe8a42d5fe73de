/* SPDX-License-Identifier: MIT
 *
 * Layer 5. machine.Pin.
 *
 * A Pin is the number that the hardware layer knows it by; how it is set up is asked of the layer. Pins of the same
 * number are equal. A handler belongs to the number, whichever object it was set with.
 */
#include "gc/vm.h"
#include "modules/machine.h"
#include "objects/event.h"
#include "objects/function.h"
#include "objects/number.h"
#include "objects/str.h"

#define NAME_SIZE 16u

typedef struct mp_pin {
    mp_object object;
    int number;
} mp_pin;

static int number_of(mp_value self) { return ((const mp_pin *)mp_pointer(self))->number; }

/* The operations, or NULL with OSError pending. */
static const mp_hal_pins *pins_of(mp_vm *vm) {
    if (vm->hal->pins == NULL) {
        (void)mp_machine_no_device(vm);
    }
    return vm->hal->pins;
}

/* ---- making, setting up ---- */

/* The pin that an argument of Pin() names: a Pin, a name, or a number. */
static bool pin_find(mp_vm *vm, mp_value id, int *out) {
    const mp_hal_pins *pins = pins_of(vm);
    char name[NAME_SIZE];
    if (pins == NULL) {
        return false;
    }
    if (mp_is_instance(id, &mp_type_pin)) {
        *out = number_of(id);
        return true;
    }
    if (mp_str_is(id)) {
        *out = pins->find(vm->hal->context, mp_str_data(id));
        return *out >= 0 || mp_fail(vm, &mp_type_ValueError, "no pin is named '%U'", id);
    }
    intptr_t number;
    if (!mp_index_get(vm, id, &number)) {
        return false;
    }
    *out = (int)number;
    return (number >= 0 && number <= INT16_MAX && pins->name(vm->hal->context, *out, name, sizeof name) == 0) ||
           mp_fail(vm, &mp_type_ValueError, "there is no pin %zd", number);
}

/* A number that may be left out, or -1. */
static bool field_get(mp_vm *vm, mp_value v, intptr_t max, const char *what, int8_t *out) {
    intptr_t number = -1;
    if (!mp_is_unbound(v) && !mp_is_none(v) && !mp_index_get(vm, v, &number)) {
        return false;
    }
    *out = (int8_t)number;
    return (number >= -1 && number <= max) || mp_fail(vm, &mp_type_ValueError, "invalid pin %s: %zd", what, number);
}

enum { ID, MODE, PULL, VALUE, DRIVE, ALT, PARAM_COUNT };

static const mp_param pin_params[PARAM_COUNT] = {
    MP_PARAM(id, MP_PARAM_POSITIONAL_ONLY), MP_PARAM(mode, MP_PARAM_OPTIONAL), MP_PARAM(pull, MP_PARAM_OPTIONAL),
    MP_PARAM(value, MP_PARAM_OPTIONAL | MP_PARAM_KEYWORD_ONLY),
    MP_PARAM(drive, MP_PARAM_OPTIONAL | MP_PARAM_KEYWORD_ONLY),
    MP_PARAM(alt, MP_PARAM_OPTIONAL | MP_PARAM_KEYWORD_ONLY)};

/* Sets the pin up as the arguments from MODE on say. */
static bool pin_configure(mp_vm *vm, int number, const mp_value *values) {
    mp_pin_config config = {-1, -1, -1, -1, -1};
    bool level;
    if (!field_get(vm, values[MODE], MP_PIN_ANALOG, "mode", &config.mode) ||
        !field_get(vm, values[PULL], MP_PIN_PULL_DOWN, "pull", &config.pull) ||
        !field_get(vm, values[DRIVE], 3, "drive", &config.drive) ||
        !field_get(vm, values[ALT], 15, "alternate function", &config.alternate)) {
        return false;
    }
    if (mp_is_none(values[PULL])) {
        config.pull = MP_PIN_PULL_NONE;
    }
    if (!mp_is_unbound(values[VALUE]) && !mp_is_none(values[VALUE])) {
        if (!mp_truth(vm, values[VALUE], &level)) {
            return false;
        }
        config.value = level;
    }
    const mp_hal_pins *pins = pins_of(vm);
    return pins != NULL &&
           mp_is_value(mp_machine_result(vm, pins->configure(vm->hal->context, number, &config)));
}

static mp_value pin_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    mp_value values[PARAM_COUNT];
    int number;
    if (!mp_args_bind(vm, "Pin", pin_params, PARAM_COUNT, argc, args, kw, values) ||
        !pin_find(vm, values[ID], &number)) {
        return MP_ERROR;
    }
    mp_pin *self = mp_object_alloc(vm, type, sizeof *self);
    if (self == NULL) {
        return MP_ERROR;
    }
    self->number = number;
    return argc == 1 && kw.count == 0 ? mp_from_pointer(self)
           : pin_configure(vm, number, values) ? mp_from_pointer(self) : MP_ERROR;
}

static mp_value pin_init(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    mp_value values[PARAM_COUNT];
    return mp_args_bind(vm, "init", pin_params + MODE, PARAM_COUNT - MODE, argc - 1, args + 1, kw, values + MODE) &&
                   pin_configure(vm, number_of(args[0]), values)
               ? MP_NONE
               : MP_ERROR;
}

/* ---- the level ---- */

static mp_value level_get(mp_vm *vm, mp_value self) {
    const mp_hal_pins *pins = pins_of(vm);
    int level = pins == NULL ? 0 : pins->read(vm->hal->context, number_of(self));
    return pins == NULL ? MP_ERROR : level < 0 ? mp_machine_error(vm, level) : MP_SMALL(level);
}

static mp_value level_set(mp_vm *vm, mp_value self, bool level) {
    const mp_hal_pins *pins = pins_of(vm);
    return pins == NULL ? MP_ERROR
                        : mp_machine_result(vm, pins->write(vm->hal->context, number_of(self), level));
}

static mp_value pin_value(mp_vm *vm, size_t argc, const mp_value *args) {
    bool level;
    if (argc == 1) {
        return level_get(vm, args[0]);
    }
    return mp_truth(vm, args[1], &level) ? level_set(vm, args[0], level) : MP_ERROR;
}

static mp_value pin_on(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return level_set(vm, args[0], true);
}

static mp_value pin_off(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return level_set(vm, args[0], false);
}

static mp_value pin_toggle(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_value level = level_get(vm, args[0]);
    return mp_is_error(level) ? MP_ERROR : level_set(vm, args[0], mp_small(level) == 0);
}

static mp_value pin_call(mp_vm *vm, mp_value self, size_t argc, const mp_value *args, mp_kw kw) {
    mp_value both[2] = {self, MP_NONE};
    if (!mp_args_no_kw(vm, "Pin", kw) || !mp_args_count(vm, "Pin", argc, 0, 1)) {
        return MP_ERROR;
    }
    if (argc == 1) {
        both[1] = args[0];
    }
    return pin_value(vm, argc + 1, both);
}

/* ---- asking and changing how it is set up ---- */

static mp_value setting(mp_vm *vm, size_t argc, const mp_value *args, size_t field) {
    const mp_hal_pins *pins = pins_of(vm);
    if (pins == NULL) {
        return MP_ERROR;
    }
    if (argc == 2) {
        mp_value values[PARAM_COUNT] = {MP_UNBOUND, MP_UNBOUND, MP_UNBOUND, MP_UNBOUND, MP_UNBOUND, MP_UNBOUND};
        values[field] = args[1];
        return pin_configure(vm, number_of(args[0]), values) ? MP_NONE : MP_ERROR;
    }
    mp_pin_config config;
    int status = pins->config_get(vm->hal->context, number_of(args[0]), &config);
    if (status < 0) {
        return mp_machine_error(vm, status);
    }
    if (field == PULL && config.pull == MP_PIN_PULL_NONE) {
        return MP_NONE;
    }
    return MP_SMALL(field == MODE ? config.mode : field == PULL ? config.pull : config.drive);
}

static mp_value pin_mode(mp_vm *vm, size_t argc, const mp_value *args) { return setting(vm, argc, args, MODE); }
static mp_value pin_pull(mp_vm *vm, size_t argc, const mp_value *args) { return setting(vm, argc, args, PULL); }
static mp_value pin_drive(mp_vm *vm, size_t argc, const mp_value *args) { return setting(vm, argc, args, DRIVE); }

/* ---- interrupts ---- */

static bool has_number(mp_value argument, uintptr_t number) {
    return mp_is_instance(argument, &mp_type_pin) && number_of(argument) == (int)number;
}

/* Returns the handler as a method of the pin: calling it does what the interrupt does. */
static mp_value irq_set(mp_vm *vm, mp_value self, mp_value handler, unsigned edges) {
    const mp_hal_pins *pins = pins_of(vm);
    if (pins == NULL) {
        return MP_ERROR;
    }
    if (pins->interrupt == NULL) {
        return mp_machine_no_device(vm);
    }
    mp_notify notify = {NULL, NULL, 0};
    int status = pins->interrupt(vm->hal->context, number_of(self), 0, &notify);
    mp_value function, before = mp_event_find(vm, has_number, (uintptr_t)number_of(self), &function);
    if (!mp_is_unbound(before)) {
        (void)mp_event_remove(vm, before);
    }
    if (mp_is_none(handler) || edges == 0 || status < 0) {
        return mp_machine_result(vm, status);
    }
    mp_value method = mp_method_new(vm, handler, self);
    if (mp_is_error(method) || !mp_event_add(vm, self, handler, false, &notify)) {
        return MP_ERROR;
    }
    status = pins->interrupt(vm->hal->context, number_of(self), edges, &notify);
    if (status < 0) {
        (void)mp_event_remove(vm, self);
        return mp_machine_error(vm, status);
    }
    return method;
}

/* irq() without arguments: what it returned when the handler was set, or None. */
static mp_value irq_get(mp_vm *vm, mp_value self) {
    mp_value function, pin = mp_event_find(vm, has_number, (uintptr_t)number_of(self), &function);
    return mp_is_unbound(pin) ? MP_NONE : mp_method_new(vm, function, pin);
}

/* priority, wake and hard are taken for the sake of programs that give them: handlers always run in the VM. */
static mp_value pin_irq(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    static const mp_param params[] = {MP_PARAM(handler, MP_PARAM_OPTIONAL), MP_PARAM(trigger, MP_PARAM_OPTIONAL),
                                      MP_PARAM(priority, MP_PARAM_OPTIONAL), MP_PARAM(wake, MP_PARAM_OPTIONAL),
                                      MP_PARAM(hard, MP_PARAM_OPTIONAL)};
    mp_value values[MP_COUNT_OF(params)];
    intptr_t edges = MP_PIN_FALLING | MP_PIN_RISING;
    if (argc == 1 && kw.count == 0) {
        return irq_get(vm, args[0]);
    }
    if (!mp_args_bind(vm, "irq", params, MP_COUNT_OF(params), argc - 1, args + 1, kw, values) ||
        (!mp_is_unbound(values[1]) && !mp_index_get(vm, values[1], &edges))) {
        return MP_ERROR;
    }
    if (edges < 0 || edges > (MP_PIN_FALLING | MP_PIN_RISING)) {
        return mp_raise(vm, &mp_type_ValueError, "invalid trigger: %zd", edges);
    }
    mp_value handler = mp_is_unbound(values[0]) ? MP_NONE : values[0];
    if (!mp_is_none(handler) && !mp_is_callable(vm, handler)) {
        return mp_raise(vm, &mp_type_TypeError, "'%T' object is not callable", handler);
    }
    return irq_set(vm, args[0], handler, (unsigned)edges);
}

/* ---- as an object ---- */

static mp_value pin_repr(mp_vm *vm, mp_value self) {
    char name[NAME_SIZE];
    const mp_hal_pins *pins = pins_of(vm);
    if (pins == NULL) {
        return MP_ERROR;
    }
    if (pins->name(vm->hal->context, number_of(self), name, sizeof name) < 0) {
        name[0] = '\0';
    }
    return mp_str_new_format(vm, "Pin('%s')", name);
}

static mp_value pin_compare(mp_vm *vm, mp_compare_op op, mp_value self, mp_value other) {
    (void)vm;
    if (!mp_is_instance(other, &mp_type_pin) || (op != MP_EQ && op != MP_NE)) {
        return MP_NOT_IMPLEMENTED;
    }
    return mp_from_bool((number_of(self) == number_of(other)) == (op == MP_EQ));
}

static bool pin_hash(mp_vm *vm, mp_value self, mp_hash *out) {
    (void)vm;
    *out = (mp_hash)number_of(self);
    return true;
}

MP_OPS(pin_ops, (make, pin_make), (call, pin_call), (repr, pin_repr), (compare, pin_compare), (hash, pin_hash));

static const mp_native pin_rows[] = {
    MP_METHOD_KW(init, pin_init, 0, MP_VARIADIC),
    MP_METHOD(value, pin_value, 0, 1),
    MP_METHOD(on, pin_on, 0, 0),
    MP_METHOD(off, pin_off, 0, 0),
    MP_METHOD(high, pin_on, 0, 0),
    MP_METHOD(low, pin_off, 0, 0),
    MP_METHOD(toggle, pin_toggle, 0, 0),
    MP_METHOD(mode, pin_mode, 0, 1),
    MP_METHOD(pull, pin_pull, 0, 1),
    MP_METHOD(drive, pin_drive, 0, 1),
    MP_METHOD_KW(irq, pin_irq, 0, MP_VARIADIC),
    MP_CONSTANT_INT(IN, MP_PIN_IN),
    MP_CONSTANT_INT(OUT, MP_PIN_OUT),
    MP_CONSTANT_INT(OPEN_DRAIN, MP_PIN_OPEN_DRAIN),
    MP_CONSTANT_INT(ALT, MP_PIN_ALTERNATE),
    MP_CONSTANT_INT(ALT_OPEN_DRAIN, MP_PIN_ALTERNATE_OPEN_DRAIN),
    MP_CONSTANT_INT(ANALOG, MP_PIN_ANALOG),
    MP_CONSTANT_INT(PULL_UP, MP_PIN_PULL_UP),
    MP_CONSTANT_INT(PULL_DOWN, MP_PIN_PULL_DOWN),
    MP_CONSTANT_INT(DRIVE_0, 0),
    MP_CONSTANT_INT(DRIVE_1, 1),
    MP_CONSTANT_INT(DRIVE_2, 2),
    MP_CONSTANT_INT(DRIVE_3, 3),
    MP_CONSTANT_INT(IRQ_FALLING, MP_PIN_FALLING),
    MP_CONSTANT_INT(IRQ_RISING, MP_PIN_RISING),
};

MP_TYPE(mp_type_pin, Pin, &mp_type_object, sizeof(mp_pin), pin_ops, pin_rows, 0);
