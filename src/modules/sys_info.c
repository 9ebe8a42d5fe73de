/* SPDX-License-Identifier: MIT
 *
 * Layer 5. sys.version_info, implementation, flags, float_info, int_info.
 */
#include "modules/sys_info.h"

#include <float.h>

#include "gc/vm.h"
#include "modules/record.h"
#include "objects/builder.h"
#include "objects/number.h"
#include "objects/str.h"

/* Used in a constant, where MP_NAME cannot stand. */
MP_NAMES_USED(final)

static const mp_param version_fields[] = {
    MP_PARAM(major, 0), MP_PARAM(minor, 0), MP_PARAM(micro, 0), MP_PARAM(releaselevel, 0), MP_PARAM(serial, 0),
};
static const mp_param int_fields[] = {
    MP_PARAM(bits_per_digit, 0),
    MP_PARAM(sizeof_digit, 0),
    MP_PARAM(default_max_str_digits, 0),
    MP_PARAM(str_digits_check_threshold, 0),
};
static const mp_param float_fields[] = {
    MP_PARAM(max, 0),        MP_PARAM(max_exp, 0), MP_PARAM(max_10_exp, 0), MP_PARAM(min, 0),
    MP_PARAM(min_exp, 0),    MP_PARAM(min_10_exp, 0), MP_PARAM(dig, 0),     MP_PARAM(mant_dig, 0),
    MP_PARAM(epsilon, 0),    MP_PARAM(radix, 0),   MP_PARAM(rounds, 0),
};
static const mp_param flag_fields[] = {
    MP_PARAM(debug, 0),
    MP_PARAM(inspect, 0),
    MP_PARAM(interactive, 0),
    MP_PARAM(optimize, 0),
    MP_PARAM(dont_write_bytecode, 0),
    MP_PARAM(no_user_site, 0),
    MP_PARAM(no_site, 0),
    MP_PARAM(ignore_environment, 0),
    MP_PARAM(verbose, 0),
    MP_PARAM(bytes_warning, 0),
    MP_PARAM(quiet, 0),
    MP_PARAM(hash_randomization, 0),
    MP_PARAM(isolated, 0),
    MP_PARAM(dev_mode, 0),
    MP_PARAM(utf8_mode, 0),
    MP_PARAM(warn_default_encoding, 0),
    MP_PARAM(safe_path, 0),
    MP_PARAM(int_max_str_digits, 0),
};
static const mp_param hash_fields[] = {
    MP_PARAM(width, 0), MP_PARAM(modulus, 0),   MP_PARAM(inf, 0),       MP_PARAM(nan, 0),    MP_PARAM(imag, 0),
    MP_PARAM(algorithm, 0), MP_PARAM(hash_bits, 0), MP_PARAM(seed_bits, 0), MP_PARAM(cutoff, 0),
};

static MP_RECORD_TYPE(version_type, "sys", version_info, version_fields);
static MP_RECORD_TYPE(int_type, "sys", int_info, int_fields);
static MP_RECORD_TYPE(float_type, "sys", float_info, float_fields);
static MP_RECORD_TYPE(flag_type, "sys", flags, flag_fields);
static MP_RECORD_TYPE(hash_type, "sys", hash_info, hash_fields);

const struct mp_sys_version mp_sys_version_info = {
    {(const mp_head *)(const void *)&version_type},
    5,
    {MP_SMALL_INIT(3), MP_SMALL_INIT(11), MP_SMALL_INIT(0), MP_VALUE_INIT(mp_names.mp_name_final), MP_SMALL_INIT(0)},
};

static const struct mp_sys_version implementation_version = {
    {(const mp_head *)(const void *)&version_type},
    5,
    {MP_SMALL_INIT(MP_VERSION_MAJOR), MP_SMALL_INIT(MP_VERSION_MINOR), MP_SMALL_INIT(MP_VERSION_PATCH),
     MP_VALUE_INIT(mp_names.mp_name_final), MP_SMALL_INIT(0)},
};

/* digits of 32 bits; the limits on the digits of texts */
const struct mp_sys_int_limits mp_sys_int_info = {
    {(const mp_head *)(const void *)&int_type},
    4,
    {MP_SMALL_INIT(32), MP_SMALL_INIT(4), MP_SMALL_INIT(MP_INT_TEXT_LIMIT), MP_SMALL_INIT(MP_SYS_INT_TEXT_LIMIT_MIN)},
};

mp_value mp_sys_flags(mp_vm *vm, mp_value module) {
    (void)module;
    mp_value items[MP_COUNT_OF(flag_fields)];
    for (size_t i = 0; i < MP_COUNT_OF(items); i++) {
        mp_value name = mp_name_of(flag_fields[i].name);
        bool is_bool = mp_same(name, MP_NAME(dev_mode)) || mp_same(name, MP_NAME(safe_path));
        items[i] = is_bool                                        ? MP_FALSE
                   : mp_same(name, MP_NAME(optimize))             ? mp_from_small(vm->optimise)
                   : mp_same(name, MP_NAME(int_max_str_digits))   ? mp_sys_int_info.items[2]
                   : mp_same(name, MP_NAME(dont_write_bytecode)) || mp_same(name, MP_NAME(utf8_mode)) ? MP_SMALL(1)
                                                                                                     : MP_SMALL(0);
    }
    return mp_record_new(vm, &flag_type, items);
}

/* The modulus of the hashes of numbers, 2^61 - 1 or 2^31 - 1; strs are hashed with 32-bit FNV-1a. */
mp_value mp_sys_hash_info(mp_vm *vm, mp_value module) {
    (void)module;
    const unsigned width = sizeof(mp_hash) * 8, bits = width == 64 ? 61 : 31;
    mp_value items[] = {
        MP_SMALL(width), mp_int_from_u64(vm, ((uint64_t)1 << bits) - 1),
        MP_SMALL(314159), MP_SMALL(0),
        MP_SMALL(1000003), MP_NAME(fnv),
        MP_SMALL(32), MP_SMALL(0),
        MP_SMALL(0),
    };
    return mp_is_error(items[1]) ? MP_ERROR : mp_record_new(vm, &hash_type, items);
}

mp_value mp_sys_float_info(mp_vm *vm, mp_value module) {
    (void)module;
    const bool single = MP_FLOAT_SINGLE;
    mp_value items[] = {
        mp_float_new(vm, single ? (mp_real)FLT_MAX : (mp_real)DBL_MAX),
        mp_from_small(single ? FLT_MAX_EXP : DBL_MAX_EXP),
        mp_from_small(single ? FLT_MAX_10_EXP : DBL_MAX_10_EXP),
        mp_float_new(vm, single ? (mp_real)FLT_MIN : (mp_real)DBL_MIN),
        mp_from_small(single ? FLT_MIN_EXP : DBL_MIN_EXP),
        mp_from_small(single ? FLT_MIN_10_EXP : DBL_MIN_10_EXP),
        mp_from_small(single ? FLT_DIG : DBL_DIG),
        mp_from_small(single ? FLT_MANT_DIG : DBL_MANT_DIG),
        mp_float_new(vm, single ? (mp_real)FLT_EPSILON : (mp_real)DBL_EPSILON),
        MP_SMALL(2),
        MP_SMALL(1),
    };
    for (size_t i = 0; i < MP_COUNT_OF(items); i++) {
        if (mp_is_error(items[i])) {
            return MP_ERROR;
        }
    }
    return mp_record_new(vm, &float_type, items);
}

mp_value mp_sys_platform(mp_vm *vm, mp_value module) {
    (void)module;
    return vm->hal->getenv != NULL ? MP_NAME(linux_) : MP_NAME(stm32); /* only hosts have an environment */
}

mp_value mp_sys_version(mp_vm *vm, mp_value module) {
    (void)module;
    mp_builder b;
    mp_builder_init(&b, vm);
    mp_builder_append_format(&b, "3.11.0; micropy %d.%d.%d", MP_VERSION_MAJOR, MP_VERSION_MINOR, MP_VERSION_PATCH);
    return mp_builder_str(&b);
}

/* ---- sys.implementation ---- */

static mp_value implementation_name(mp_vm *vm, mp_value self) {
    (void)vm, (void)self;
    return MP_NAME(micropython);
}

static mp_value implementation_get_version(mp_vm *vm, mp_value self) {
    (void)vm, (void)self;
    return MP_VALUE_OF(implementation_version);
}

static mp_value implementation_machine(mp_vm *vm, mp_value self) {
    mp_builder b;
    mp_builder_init(&b, vm);
    mp_builder_append_format(&b, "micropy on %U", mp_sys_platform(vm, self));
    return mp_builder_str(&b);
}

static mp_value implementation_repr(mp_vm *vm, mp_value self) {
    mp_value machine = implementation_machine(vm, self);
    if (mp_is_error(machine)) {
        return MP_ERROR;
    }
    mp_builder b;
    mp_builder_init(&b, vm);
    mp_builder_append_format(&b, "namespace(name='micropython', version=%R, _machine=%R)",
                             MP_VALUE_OF(implementation_version), machine);
    return mp_builder_str(&b);
}

static const mp_native implementation_rows[] = {
    MP_GETTER(name, implementation_name),
    MP_GETTER(version, implementation_get_version),
    MP_GETTER(_machine, implementation_machine),
};
MP_OPS(implementation_ops, (repr, implementation_repr));
static MP_TYPE(implementation_type, SimpleNamespace, &mp_type_object, sizeof(mp_object), implementation_ops,
               implementation_rows, MP_TYPE_FINAL);

const mp_object mp_sys_implementation = {(const mp_head *)&implementation_type};
