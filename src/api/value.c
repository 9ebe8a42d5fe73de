/* SPDX-License-Identifier: MIT
 *
 * Layer 6. Values from and to C.
 */
#include "api/api.h"
#include "objects/number.h"

mp_value mp_value_none(void) { return MP_NONE; }
mp_value mp_value_from_bool(bool value) { return mp_from_bool(value); }
mp_value mp_value_from_int(mp_vm *vm, int64_t value) { return mp_int_from_i64(vm, value); }
mp_value mp_value_from_float(mp_vm *vm, double value) { return mp_float_new(vm, (mp_real)value); }
mp_value mp_value_from_text(mp_vm *vm, const char *utf8, size_t size) { return mp_str_decode(vm, utf8, size); }

mp_status mp_value_to_int(mp_vm *vm, mp_value value, int64_t *out) {
    mp_value index = mp_index_value(vm, value);
    bool good = !mp_is_error(index) &&
                (mp_int_to_i64(index, out) ||
                 mp_fail(vm, &mp_type_OverflowError, "Python int too large to convert to C int"));
    return mp_api_status(vm, good);
}

mp_status mp_value_to_float(mp_vm *vm, mp_value value, double *out) {
    mp_real real;
    bool good = mp_real_value(vm, value, &real);
    if (good) {
        *out = (double)real;
    }
    return mp_api_status(vm, good);
}

mp_status mp_value_to_text(mp_vm *vm, mp_value value, const char **out_utf8, size_t *out_size) {
    if (!mp_str_is(value)) {
        return mp_api_status(vm, mp_fail(vm, &mp_type_TypeError, "expected str, not %T", value));
    }
    if (!mp_gc_pin(vm, mp_pointer(value))) {
        return MP_EXCEPTION;
    }
    *out_utf8 = mp_str_data(value);
    if (out_size != NULL) {
        *out_size = mp_str_size(value);
    }
    return MP_OK;
}

mp_status mp_value_pin(mp_vm *vm, mp_value value) {
    return mp_api_status(vm, !mp_is_pointer(value) || mp_gc_pin(vm, mp_pointer(value)));
}

bool mp_value_is_none(mp_value value) { return mp_is_none(value); }
mp_value mp_value_str(mp_vm *vm, mp_value value) { return mp_str_of(vm, value); }
