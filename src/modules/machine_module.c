/* SPDX-License-Identifier: MIT
 *
 * Layer 5. The module machine: the chip as a whole, and memory by its address. Pins and timers are in files of their
 * own. Everything goes through the hardware layer's operations; what it does not have raises OSError(ENODEV).
 */
#include "gc/vm.h"
#include "modules/machine.h"
#include "objects/exception.h"
#include "objects/module.h"
#include "objects/number.h"
#include "objects/str.h"

#define ERROR_NO_DEVICE 19 /* ENODEV */
#define UNIQUE_ID_MAX 32u

/* ---- exported ---- */

mp_value mp_machine_error(mp_vm *vm, int error) { return mp_raise_os_error(vm, -error, MP_UNBOUND); }

mp_value mp_machine_no_device(mp_vm *vm) { return mp_machine_error(vm, -ERROR_NO_DEVICE); }

mp_value mp_machine_result(mp_vm *vm, int status) { return status < 0 ? mp_machine_error(vm, status) : MP_NONE; }

/* ---- the chip ---- */

/* The operations; all NULL if there are none. */
static const mp_hal_board *board_of(mp_vm *vm) {
    static const mp_hal_board none = {.reset = NULL};
    return vm->hal->board != NULL ? vm->hal->board : &none;
}

static mp_value machine_reset(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc, (void)args;
    if (board_of(vm)->reset == NULL) {
        return mp_machine_no_device(vm);
    }
    board_of(vm)->reset(vm->hal->context);
    return MP_NONE;
}

/* The prompt makes a new VM after SystemExit. */
static mp_value machine_soft_reset(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc, (void)args;
    return mp_raise_value(vm, mp_type_value(&mp_type_SystemExit));
}

static mp_value machine_reset_cause(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc, (void)args;
    if (board_of(vm)->reset_cause == NULL) {
        return mp_machine_no_device(vm);
    }
    return MP_SMALL(board_of(vm)->reset_cause(vm->hal->context));
}

static mp_value machine_unique_id(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc, (void)args;
    uint8_t id[UNIQUE_ID_MAX];
    if (board_of(vm)->unique_id == NULL) {
        return mp_machine_no_device(vm);
    }
    ptrdiff_t count = board_of(vm)->unique_id(vm->hal->context, id, sizeof id);
    return count < 0 ? mp_machine_error(vm, (int)count) : mp_bytes_new(vm, id, (size_t)count);
}

static mp_value machine_freq(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc, (void)args;
    if (board_of(vm)->frequency == NULL) {
        return mp_machine_no_device(vm);
    }
    return mp_int_from_u64(vm, board_of(vm)->frequency(vm->hal->context));
}

static mp_value machine_idle(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc, (void)args;
    if (vm->hal->idle != NULL) {
        vm->hal->idle(vm->hal->context);
    }
    return MP_NONE;
}

static mp_value machine_disable_irq(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc, (void)args;
    if (board_of(vm)->irq_disable == NULL) {
        return mp_machine_no_device(vm);
    }
    return mp_int_from_u64(vm, board_of(vm)->irq_disable(vm->hal->context));
}

static mp_value machine_enable_irq(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    intptr_t state;
    if (!mp_index_get(vm, args[0], &state)) {
        return MP_ERROR;
    }
    if (board_of(vm)->irq_restore == NULL) {
        return mp_machine_no_device(vm);
    }
    board_of(vm)->irq_restore(vm->hal->context, (uint32_t)state);
    return MP_NONE;
}

/* ---- memory: mem8, mem16, mem32 ---- */

typedef struct machine_memory {
    mp_object object;
    unsigned width; /* bytes */
} machine_memory;

static unsigned width_of(mp_value self) { return ((const machine_memory *)mp_pointer(self))->width; }

/* An address, which has to be a multiple of the width. */
static bool address_get(mp_vm *vm, mp_value self, mp_value key, uintptr_t *out) {
    uint64_t address;
    mp_value i = mp_index_value(vm, key);
    if (mp_is_error(i)) {
        return false;
    }
    if (!mp_int_to_u64(i, &address) || address > UINTPTR_MAX) {
        return mp_fail(vm, &mp_type_ValueError, "address out of range");
    }
    *out = (uintptr_t)address;
    return address % width_of(self) == 0 ||
           mp_fail(vm, &mp_type_ValueError, "address %x is not aligned to %u bytes", (unsigned)address, width_of(self));
}

static mp_value memory_getitem(mp_vm *vm, mp_value self, mp_value key) {
    uintptr_t address;
    uint32_t value = 0;
    if (!address_get(vm, self, key, &address)) {
        return MP_ERROR;
    }
    if (board_of(vm)->memory_read == NULL) {
        return mp_machine_no_device(vm);
    }
    int status = board_of(vm)->memory_read(vm->hal->context, address, width_of(self), &value);
    return status < 0 ? mp_machine_error(vm, status) : mp_int_from_u64(vm, value);
}

/* The low bits of any int that fits 64 bits are written, as -1 for all ones. */
static bool memory_setitem(mp_vm *vm, mp_value self, mp_value key, mp_value item) {
    uintptr_t address;
    uint64_t value;
    int64_t negative;
    if (mp_is_unbound(item)) {
        return mp_fail(vm, &mp_type_TypeError, "'%T' object doesn't support item deletion", self);
    }
    if (!address_get(vm, self, key, &address)) {
        return false;
    }
    mp_value i = mp_index_value(vm, item);
    if (mp_is_error(i)) {
        return false;
    }
    if (mp_int_to_i64(i, &negative)) {
        value = (uint64_t)negative;
    } else if (!mp_int_to_u64(i, &value)) {
        return mp_fail(vm, &mp_type_OverflowError, "int too big to convert");
    }
    if (board_of(vm)->memory_write == NULL) {
        return mp_is_value(mp_machine_no_device(vm));
    }
    uint32_t bits = (uint32_t)value & UINT32_MAX >> (32 - 8 * width_of(self));
    return mp_is_value(
        mp_machine_result(vm, board_of(vm)->memory_write(vm->hal->context, address, width_of(self), bits)));
}

static mp_value memory_repr(mp_vm *vm, mp_value self) {
    return mp_str_new_format(vm, "<%u-bit memory>", 8 * width_of(self));
}

MP_OPS(memory_ops, (repr, memory_repr), (getitem, memory_getitem), (setitem, memory_setitem));
static MP_TYPE_PLAIN(memory_type, mem, &mp_type_object, sizeof(machine_memory), memory_ops, MP_TYPE_FINAL);
static const machine_memory memory_8 = {{(const mp_head *)&memory_type}, 1};
static const machine_memory memory_16 = {{(const mp_head *)&memory_type}, 2};
static const machine_memory memory_32 = {{(const mp_head *)&memory_type}, 4};

static const mp_native machine_rows[] = {
    MP_FUNCTION(reset, machine_reset, 0, 0),
    MP_FUNCTION(soft_reset, machine_soft_reset, 0, 0),
    MP_FUNCTION(reset_cause, machine_reset_cause, 0, 0),
    MP_FUNCTION(unique_id, machine_unique_id, 0, 0),
    MP_FUNCTION(freq, machine_freq, 0, 0),
    MP_FUNCTION(idle, machine_idle, 0, 0),
    MP_FUNCTION(disable_irq, machine_disable_irq, 0, 0),
    MP_FUNCTION(enable_irq, machine_enable_irq, 1, 1),
    MP_CONSTANT(mem8, &memory_8),
    MP_CONSTANT(mem16, &memory_16),
    MP_CONSTANT(mem32, &memory_32),
    MP_CONSTANT(Pin, &mp_type_pin),
    MP_CONSTANT(Timer, &mp_type_timer),
    MP_CONSTANT_INT(PWRON_RESET, MP_RESET_POWER_ON),
    MP_CONSTANT_INT(HARD_RESET, MP_RESET_HARD),
    MP_CONSTANT_INT(WDT_RESET, MP_RESET_WATCHDOG),
    MP_CONSTANT_INT(DEEPSLEEP_RESET, MP_RESET_DEEP_SLEEP),
    MP_CONSTANT_INT(SOFT_RESET, MP_RESET_SOFT),
};

MP_MODULE(mp_module_machine, machine, machine_rows, NULL);
