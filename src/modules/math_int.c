/* SPDX-License-Identifier: MIT
 *
 * Layer 5. The half of module math that works on ints of any size, through the operations of int.
 */
#include "modules/math_int.h"

#include "objects/number_impl.h"

/* ---- Greatest common divisor ---- */

static mp_value absolute(mp_vm *vm, mp_value v) {
    mp_value i = mp_index_value(vm, v);
    return mp_is_error(i) ? i : mp_int_op_unary(vm, MP_OP_ABS, i);
}

/* Of two that are not negative. */
static mp_value gcd_pair(mp_vm *vm, mp_value a, mp_value b) {
    if (mp_same(a, MP_SMALL(0)) || mp_same(b, MP_SMALL(0))) {
        return mp_same(b, MP_SMALL(0)) ? a : b;
    }
    mp_int_view x, y;
    mp_int_view_get(a, &x);
    mp_int_view_get(b, &y);
    size_t room = MP_MAX(x.count, y.count) + 1;
    mp_digits_temp temp;
    mp_int_work w;
    mp_digit *digits = mp_digits_get(vm, &temp, 2 * room);
    if (digits == NULL || !mp_int_work_start(vm, &w, 0, false)) {
        return MP_ERROR;
    }
    memcpy(digits, x.digits, x.count * sizeof *digits);
    memcpy(digits + room, y.digits, y.count * sizeof *digits);
    size_t count = mp_bigint_gcd(digits, x.count, digits + room, y.count, &w.work);
    mp_value result = mp_int_work_end(vm, &w) ? mp_int_from_digits(vm, digits, count, false) : MP_ERROR;
    mp_digits_free(vm, &temp);
    return result;
}

mp_value mp_math_gcd(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_value result = MP_SMALL(0);
    for (size_t i = 0; i < argc && !mp_is_error(result); i++) {
        mp_value v = absolute(vm, args[i]);
        result = mp_is_error(v) ? v : gcd_pair(vm, result, v);
    }
    return result;
}

mp_value mp_math_lcm(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_value result = MP_SMALL(1);
    for (size_t i = 0; i < argc && !mp_is_error(result); i++) {
        mp_value v = absolute(vm, args[i]);
        if (mp_is_error(v) || mp_same(v, MP_SMALL(0)) || mp_same(result, MP_SMALL(0))) {
            result = mp_is_error(v) ? v : MP_SMALL(0); /* the other arguments are checked all the same */
            continue;
        }
        mp_value divisor = gcd_pair(vm, result, v);
        mp_value part = mp_is_error(divisor) ? divisor : mp_int_binary(vm, MP_OP_FLOORDIV, v, divisor);
        result = mp_is_error(part) ? part : mp_int_binary(vm, MP_OP_MUL, result, part);
    }
    return result;
}

/* ---- Products ---- */

/* The product of low, low + 1 ... high (all of them positive), by halves so that factors of like size meet. */
static mp_value product_range(mp_vm *vm, uint64_t low, uint64_t high) {
    if (!mp_recursion_check(vm)) {
        return MP_ERROR;
    }
    if (high - low < 8) {
        mp_value result = mp_int_from_u64(vm, low);
        while (low < high && !mp_is_error(result)) {
            mp_value factor = mp_int_from_u64(vm, ++low);
            result = mp_is_error(factor) ? factor : mp_int_binary(vm, MP_OP_MUL, result, factor);
        }
        return result;
    }
    uint64_t middle = low + (high - low) / 2;
    mp_value left = product_range(vm, low, middle);
    mp_value right = mp_is_error(left) ? left : product_range(vm, middle + 1, high);
    return mp_is_error(right) ? right : mp_int_binary(vm, MP_OP_MUL, left, right);
}

mp_value mp_math_factorial(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_value v = mp_index_value(vm, args[0]);
    int64_t n;
    if (mp_is_error(v)) {
        return v;
    }
    if (mp_int_is_negative(v)) {
        return mp_raise(vm, &mp_type_ValueError, "factorial() not defined for negative values");
    }
    if (!mp_int_to_i64(v, &n)) {
        return mp_raise(vm, &mp_type_OverflowError, "factorial() argument should not exceed %s",
                        "9223372036854775807");
    }
    /* Above this even the number of digits is out of reach. */
    if (n > INT32_MAX) {
        return mp_raise(vm, &mp_type_MemoryError, "");
    }
    return n < 2 ? MP_SMALL(1) : product_range(vm, 2, (uint64_t)n);
}

/* (n - low) * (n - low - 1) * ... * (n - high + 1), by halves as well. */
static mp_value falling_product(mp_vm *vm, mp_value n, uint64_t low, uint64_t high) {
    if (!mp_recursion_check(vm)) {
        return MP_ERROR;
    }
    if (high - low > 8) {
        uint64_t middle = low + (high - low) / 2;
        mp_value left = falling_product(vm, n, low, middle);
        mp_value right = mp_is_error(left) ? left : falling_product(vm, n, middle, high);
        return mp_is_error(right) ? right : mp_int_binary(vm, MP_OP_MUL, left, right);
    }
    mp_value result = MP_SMALL(1);
    for (uint64_t i = low; i < high && !mp_is_error(result); i++) {
        mp_value factor = mp_int_binary(vm, MP_OP_SUB, n, MP_SMALL(i));
        result = mp_is_error(factor) ? factor : mp_int_binary(vm, MP_OP_MUL, result, factor);
    }
    return result;
}

/* n over k. A small k is divided by step by step, which keeps the numbers small. */
static mp_value combinations(mp_vm *vm, mp_value n, uint64_t k) {
    mp_value result = MP_SMALL(1);
    if (k > 40) {
        result = falling_product(vm, n, 0, k);
        mp_value divisor = mp_is_error(result) ? result : product_range(vm, 2, k);
        return mp_is_error(divisor) ? divisor : mp_int_binary(vm, MP_OP_FLOORDIV, result, divisor);
    }
    for (uint64_t i = 0; i < k && !mp_is_error(result); i++) {
        mp_value factor = mp_int_binary(vm, MP_OP_SUB, n, MP_SMALL(i));
        result = mp_is_error(factor) ? factor : mp_int_binary(vm, MP_OP_MUL, result, factor);
        result = mp_is_error(result) ? result : mp_int_binary(vm, MP_OP_FLOORDIV, result, MP_SMALL(i + 1));
    }
    return result;
}

static mp_value choose(mp_vm *vm, mp_value n, mp_value k, bool ordered) {
    if (mp_int_is_negative(n) || mp_int_is_negative(k)) {
        return mp_raise(vm, &mp_type_ValueError, "%c must be a non-negative integer",
                        mp_int_is_negative(n) ? 'n' : 'k');
    }
    if (mp_int_compare(k, n) > 0) {
        return MP_SMALL(0);
    }
    if (!ordered) {
        mp_value other = mp_int_binary(vm, MP_OP_SUB, n, k);
        if (mp_is_error(other)) {
            return other;
        }
        k = mp_int_compare(other, k) < 0 ? other : k;
    }
    int64_t count;
    if (!mp_int_to_i64(k, &count) || count > INT32_MAX / 2) {
        return mp_raise(vm, &mp_type_OverflowError, "%s must not exceed 9223372036854775807",
                        ordered ? "k" : "min(n - k, k)");
    }
    return ordered ? falling_product(vm, n, 0, (uint64_t)count) : combinations(vm, n, (uint64_t)count);
}

mp_value mp_math_comb(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_value n = mp_index_value(vm, args[0]);
    mp_value k = mp_is_error(n) ? n : mp_index_value(vm, args[1]);
    return mp_is_error(k) ? k : choose(vm, n, k, false);
}

mp_value mp_math_perm(mp_vm *vm, size_t argc, const mp_value *args) {
    if (argc < 2 || mp_is_none(args[1])) {
        return mp_math_factorial(vm, 1, args);
    }
    mp_value n = mp_index_value(vm, args[0]);
    mp_value k = mp_is_error(n) ? n : mp_index_value(vm, args[1]);
    return mp_is_error(k) ? k : choose(vm, n, k, true);
}

mp_value mp_math_prod(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    static const mp_param params[] = {
        MP_PARAM(iterable, MP_PARAM_POSITIONAL_ONLY),
        MP_PARAM(start, MP_PARAM_OPTIONAL | MP_PARAM_KEYWORD_ONLY),
    };
    mp_value in[2];
    if (!mp_args_bind(vm, "prod", params, 2, argc, args, kw, in)) {
        return MP_ERROR;
    }
    mp_value result = mp_is_unbound(in[1]) ? MP_SMALL(1) : in[1];
    mp_value iterator = mp_iter(vm, in[0]);
    if (mp_is_error(iterator)) {
        return iterator;
    }
    for (;;) {
        mp_value item = mp_next(vm, iterator);
        if (mp_is_stop(item)) {
            return result;
        }
        result = mp_is_error(item) ? item : mp_binary(vm, MP_OP_MUL, result, item);
        if (mp_is_error(result)) {
            return result;
        }
    }
}

/* ---- Square root ---- */

/* Bit by bit: root is what is found so far, shifted. */
static uint64_t isqrt_small(uint64_t n) {
    uint64_t root = 0;
    for (uint64_t bit = (uint64_t)1 << 62; bit != 0; bit >>= 2) {
        if (n >= root + bit) {
            n -= root + bit;
            root = (root >> 1) + bit;
        } else {
            root >>= 1;
        }
    }
    return root;
}

/* The root of the upper half of the bits gives half of the root's bits; one step of Newton's iteration doubles them, and
 * is at most one too high. */
static mp_value isqrt_big(mp_vm *vm, mp_value n) {
    uint64_t small;
    if (mp_int_to_u64(n, &small)) {
        return mp_int_from_u64(vm, isqrt_small(small));
    }
    mp_int_view view;
    mp_int_view_get(n, &view);
    size_t k = (mp_bigint_bits(view.digits, view.count) - 1) / 4;
    mp_value x = mp_int_binary(vm, MP_OP_RSHIFT, n, MP_SMALL(2 * k));
    x = mp_is_error(x) ? x : isqrt_big(vm, x);
    x = mp_is_error(x) ? x : mp_int_binary(vm, MP_OP_LSHIFT, x, MP_SMALL(k));
    mp_value quotient = mp_is_error(x) ? x : mp_int_binary(vm, MP_OP_FLOORDIV, n, x);
    x = mp_is_error(quotient) ? quotient : mp_int_binary(vm, MP_OP_ADD, x, quotient);
    x = mp_is_error(x) ? x : mp_int_binary(vm, MP_OP_RSHIFT, x, MP_SMALL(1));
    mp_value square = mp_is_error(x) ? x : mp_int_binary(vm, MP_OP_MUL, x, x);
    if (mp_is_error(square) || mp_int_compare(square, n) <= 0) {
        return mp_is_error(square) ? square : x;
    }
    return mp_int_binary(vm, MP_OP_SUB, x, MP_SMALL(1));
}

mp_value mp_math_isqrt(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_value n = mp_index_value(vm, args[0]);
    if (mp_is_error(n)) {
        return n;
    }
    if (mp_int_is_negative(n)) {
        return mp_raise(vm, &mp_type_ValueError, "isqrt() argument must be nonnegative");
    }
    return isqrt_big(vm, n);
}
