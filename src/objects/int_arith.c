/* SPDX-License-Identifier: MIT
 *
 * Layer 2. Arithmetic of ints of any size: two small ints stay in registers as long as the result fits, everything else
 * goes through sign and magnitude.
 */
#include "base/floattext.h"
#include "gc/vm.h"
#include "objects/number_impl.h"

/* Sizes beyond this are refused before memory is asked for: count_sign could not hold them. */
#define DIGITS_MAX ((size_t)INT32_MAX - 8)

/* ---- Objects and digits ---- */

void mp_int_view_get(mp_value v, mp_int_view *out) {
    if (mp_is_small(v) || mp_is_bool(v)) {
        intptr_t i = mp_is_small(v) ? mp_small(v) : mp_same(v, MP_TRUE);
        out->negative = i < 0;
        out->digits = out->local;
        out->count = mp_bigint_from_u64(out->local, i < 0 ? -(uint64_t)i : (uint64_t)i);
        return;
    }
    const mp_int *big = (const mp_int *)mp_pointer(v);
    out->digits = big->digits;
    out->count = big->count_sign >> 1;
    out->negative = big->count_sign & 1;
}

mp_int *mp_int_alloc(mp_vm *vm, size_t capacity) {
    if (capacity > DIGITS_MAX) {
        mp_raise(vm, &mp_type_MemoryError, "");
        return NULL;
    }
    return mp_gc_new_leaf(vm, &mp_type_int, sizeof(mp_int) + capacity * sizeof(mp_digit));
}

static bool small_from_digits(const mp_digit *digits, size_t count, bool negative, mp_value *out) {
    if (count * sizeof(mp_digit) > sizeof(intptr_t)) {
        return false;
    }
    uint64_t u = count == 0 ? 0 : count == 1 ? digits[0] : digits[0] | (uint64_t)digits[1] << MP_DIGIT_BITS;
    if (u > (uint64_t)MP_SMALL_MAX + negative) {
        return false;
    }
    *out = MP_SMALL(negative ? -(uintptr_t)u : (uintptr_t)u);
    return true;
}

mp_value mp_int_finish(mp_int *i, size_t count, bool negative) {
    mp_value v;
    if (small_from_digits(i->digits, count, negative, &v)) {
        return v;
    }
    i->count_sign = (uint32_t)(count << 1 | negative);
    return mp_from_pointer(i);
}

mp_value mp_int_from_digits(mp_vm *vm, const mp_digit *digits, size_t count, bool negative) {
    mp_value v;
    if (small_from_digits(digits, count, negative, &v)) {
        return v;
    }
    mp_int *i = mp_int_alloc(vm, count);
    if (i == NULL) {
        return MP_ERROR;
    }
    memcpy(i->digits, digits, count * sizeof *digits);
    i->count_sign = (uint32_t)(count << 1 | negative);
    return mp_from_pointer(i);
}

mp_digit *mp_digits_get(mp_vm *vm, mp_digits_temp *temp, size_t count) {
    temp->digits = count <= MP_DIGITS_LOCAL ? temp->local : mp_gc_array_new(vm, count, sizeof(mp_digit));
    return temp->digits;
}

void mp_digits_free(mp_vm *vm, mp_digits_temp *temp) {
    if (temp->digits != temp->local) {
        mp_gc_free(vm, temp->digits);
    }
}

/* ---- Long computations ---- */

static bool stop_work(void *user) { return ((mp_vm *)user)->interrupt; }

bool mp_int_work_start(mp_vm *vm, mp_int_work *w, size_t scratch_count, bool needed) {
    w->scratch = scratch_count != 0 ? mp_gc_array_new(vm, scratch_count, sizeof(mp_digit)) : NULL;
    w->work = (mp_bigint_work){w->scratch, stop_work, vm, false};
    return w->scratch != NULL || scratch_count == 0 || (!needed && mp_exception_catch(vm, &mp_type_MemoryError));
}

bool mp_int_work_end(mp_vm *vm, mp_int_work *w) {
    mp_gc_free(vm, w->scratch);
    if (w->work.stopped) {
        vm->interrupt = 0;
        mp_raise_value(vm, mp_type_value(&mp_type_KeyboardInterrupt));
    }
    return !w->work.stopped;
}

/* ---- Sum, difference, product ---- */

static mp_value add_views(mp_vm *vm, const mp_int_view *a, const mp_int_view *b, bool b_negative) {
    mp_int *out = mp_int_alloc(vm, MP_MAX(a->count, b->count) + 1);
    if (out == NULL) {
        return MP_ERROR;
    }
    if (a->negative == b_negative) {
        return mp_int_finish(out, mp_bigint_add(out->digits, a->digits, a->count, b->digits, b->count), b_negative);
    }
    if (mp_bigint_compare(a->digits, a->count, b->digits, b->count) < 0) {
        return mp_int_finish(out, mp_bigint_sub(out->digits, b->digits, b->count, a->digits, a->count), b_negative);
    }
    return mp_int_finish(out, mp_bigint_sub(out->digits, a->digits, a->count, b->digits, b->count), a->negative);
}

static mp_value mul_views(mp_vm *vm, const mp_int_view *a, const mp_int_view *b) {
    mp_int *out = mp_int_alloc(vm, a->count + b->count);
    if (out == NULL) {
        return MP_ERROR;
    }
    size_t scratch_count = mp_bigint_mul_scratch(a->count, b->count), count;
    if (scratch_count == 0) {
        count = mp_bigint_mul(out->digits, a->digits, a->count, b->digits, b->count, NULL);
    } else {
        mp_int_work w;
        if (!mp_int_work_start(vm, &w, scratch_count, false)) {
            return MP_ERROR;
        }
        count = mp_bigint_mul(out->digits, a->digits, a->count, b->digits, b->count, &w.work);
        if (!mp_int_work_end(vm, &w)) {
            return MP_ERROR;
        }
    }
    return mp_int_finish(out, count, a->negative != b->negative);
}

/* ---- Division ---- */

/* Floors: q is one lower, and r has b's sign, if the signs differ and something is left over. */
static bool store_floored(mp_vm *vm, mp_int *quotient, size_t quotient_count, mp_digit *rest, size_t rest_count,
                          const mp_int_view *a, const mp_int_view *b, mp_value *q, mp_value *r) {
    bool adjust = a->negative != b->negative && rest_count != 0;
    if (q != NULL) {
        static const mp_digit one = 1;
        if (adjust) {
            quotient_count = mp_bigint_add(quotient->digits, quotient->digits, quotient_count, &one, 1);
        }
        *q = mp_int_finish(quotient, quotient_count, a->negative != b->negative);
    }
    if (r != NULL) {
        if (adjust) {
            rest_count = mp_bigint_sub(rest, b->digits, b->count, rest, rest_count);
        }
        *r = mp_int_from_digits(vm, rest, rest_count, b->negative);
        return !mp_is_error(*r);
    }
    return true;
}

static bool divmod_views(mp_vm *vm, const mp_int_view *a, const mp_int_view *b, mp_value *q, mp_value *r) {
    size_t quotient_room = a->count >= b->count ? a->count - b->count + 2 : 1;
    mp_digits_temp temp;
    mp_int *quotient = NULL;
    size_t rest_room = MP_MAX(a->count, b->count) + 1;
    mp_digit *rest = mp_digits_get(vm, &temp, rest_room + b->count);
    if (rest == NULL) {
        return false;
    }
    if (q != NULL && (quotient = mp_int_alloc(vm, quotient_room)) == NULL) {
        return false;
    }
    mp_digit *divisor = rest + rest_room;
    memcpy(rest, a->digits, a->count * sizeof *rest);
    memcpy(divisor, b->digits, b->count * sizeof *rest);
    size_t rest_count;
    mp_int_work w = {.scratch = NULL};
    bool is_long = b->count > 1 && a->count > b->count + 64; /* long enough to have it interrupted */
    if (is_long && !mp_int_work_start(vm, &w, mp_bigint_divmod_scratch(a->count, b->count), false)) {
        return false;
    }
    size_t count = mp_bigint_divmod(quotient != NULL ? quotient->digits : NULL, rest, a->count, divisor, b->count,
                                    &rest_count, is_long ? &w.work : NULL);
    if (is_long && !mp_int_work_end(vm, &w)) {
        return false;
    }
    bool ok = store_floored(vm, quotient, count, rest, rest_count, a, b, q, r);
    mp_digits_free(vm, &temp);
    return ok;
}

static void divmod_small(intptr_t a, intptr_t b, intptr_t *q, intptr_t *r) {
    *q = a / b;
    *r = a % b;
    if (*r != 0 && (*r < 0) != (b < 0)) {
        --*q;
        *r += b;
    }
}

bool mp_int_divmod(mp_vm *vm, mp_value a, mp_value b, mp_value *q, mp_value *r, const char *by_zero) {
    mp_int_view x, y;
    mp_int_view_get(b, &y);
    if (y.count == 0) {
        return mp_fail(vm, &mp_type_ZeroDivisionError, "%s", by_zero);
    }
    if (mp_is_small(a) && mp_is_small(b)) {
        intptr_t quotient, rest;
        divmod_small(mp_small(a), mp_small(b), &quotient, &rest);
        if (r != NULL) {
            *r = MP_SMALL(rest);
        }
        if (q != NULL) {
            *q = mp_int_from_i64(vm, quotient);
            return !mp_is_error(*q);
        }
        return true;
    }
    mp_int_view_get(a, &x);
    return divmod_views(vm, &x, &y, q, r);
}

/* a * 2^shift, for a shift of either sign; *sticky is set if bits were lost. */
static size_t shift_digits(mp_digit *out, const mp_int_view *a, intptr_t shift, bool *sticky) {
    if (shift >= 0) {
        return mp_bigint_shift_left(out, a->digits, a->count, (size_t)shift);
    }
    *sticky = mp_bigint_any_below(a->digits, a->count, (size_t)-shift);
    return mp_bigint_shift_right(out, a->digits, a->count, (size_t)-shift);
}

/* Brings the quotient to 63 or 64 bits and lets the remainder say whether there is more behind. */
static mp_value truediv_views(mp_vm *vm, const mp_int_view *a, const mp_int_view *b) {
    if (b->count == 0) {
        return mp_raise(vm, &mp_type_ZeroDivisionError, "division by zero");
    }
    mp_real x = 0;
    intptr_t shift = 63 + (intptr_t)mp_bigint_bits(b->digits, b->count) - (intptr_t)mp_bigint_bits(a->digits, a->count);
    if (a->count != 0 && shift > -5000 && shift < 5000) {
        mp_digits_temp temp;
        size_t room = shift > 0 ? a->count + (size_t)shift / MP_DIGIT_BITS + 2 : a->count + 1;
        mp_digit *rest = mp_digits_get(vm, &temp, room + b->count);
        if (rest == NULL) {
            return MP_ERROR;
        }
        bool sticky = false;
        mp_digit quotient[4] = {0, 0, 0, 0};
        size_t rest_count = shift_digits(rest, a, shift, &sticky);
        memcpy(rest + room, b->digits, b->count * sizeof *rest);
        mp_bigint_divmod(quotient, rest, rest_count, rest + room, b->count, &rest_count, NULL);
        mp_digits_free(vm, &temp);
        sticky |= rest_count != 0;
        x = mp_real_compose(quotient[0] | (uint64_t)quotient[1] << MP_DIGIT_BITS, (int)-shift, sticky);
    } else if (a->count != 0 && shift < 0) {
        x = MP_REAL_C(1.0) / MP_REAL_C(0.0);
    }
    if (x - x != 0) {
        return mp_raise(vm, &mp_type_OverflowError, "integer division result too large for a float");
    }
    return mp_float_new(vm, a->negative != b->negative ? -x : x);
}

/* ---- Shifts ---- */

static mp_value shift_left(mp_vm *vm, const mp_int_view *a, size_t bits) {
    if (a->count == 0) {
        return MP_SMALL(0);
    }
    mp_int *out = mp_int_alloc(vm, a->count + bits / MP_DIGIT_BITS + 1);
    if (out == NULL) {
        return MP_ERROR;
    }
    return mp_int_finish(out, mp_bigint_shift_left(out->digits, a->digits, a->count, bits), a->negative);
}

/* Rounds down: a negative number that loses bits has one more in its magnitude. */
static mp_value shift_right(mp_vm *vm, const mp_int_view *a, size_t bits) {
    static const mp_digit one = 1;
    if (bits / MP_DIGIT_BITS >= a->count) {
        return MP_SMALL(a->negative ? -1 : 0);
    }
    mp_int *out = mp_int_alloc(vm, a->count - bits / MP_DIGIT_BITS + 1);
    if (out == NULL) {
        return MP_ERROR;
    }
    size_t count = mp_bigint_shift_right(out->digits, a->digits, a->count, bits);
    if (a->negative && mp_bigint_any_below(a->digits, a->count, bits)) {
        count = mp_bigint_add(out->digits, out->digits, count, &one, 1);
    }
    return mp_int_finish(out, count, a->negative);
}

static mp_value shift_op(mp_vm *vm, mp_binary_op op, mp_value a, mp_value b) {
    mp_int_view x, y;
    mp_int_view_get(a, &x);
    mp_int_view_get(b, &y);
    if (y.negative) {
        return mp_raise(vm, &mp_type_ValueError, "negative shift count");
    }
    uint64_t bits;
    bool far = !mp_int_to_u64(b, &bits) || bits > SIZE_MAX / 2;
    if (op == MP_OP_RSHIFT) {
        return shift_right(vm, &x, far ? SIZE_MAX / 2 : (size_t)bits);
    }
    if (far && x.count != 0) {
        return mp_raise(vm, &mp_type_OverflowError, "too many digits in integer");
    }
    return shift_left(vm, &x, (size_t)bits);
}


/* ---- Dispatch ---- */

static mp_value logic_op(mp_vm *vm, mp_bigint_logic op, const mp_int_view *a, const mp_int_view *b) {
    bool negative;
    mp_int *out = mp_int_alloc(vm, MP_MAX(a->count, b->count) + 1);
    if (out == NULL) {
        return MP_ERROR;
    }
    size_t count = mp_bigint_logic_op(out->digits, op, a->digits, a->count, a->negative, b->digits, b->count,
                                      b->negative, &negative);
    return mp_int_finish(out, count, negative);
}

static MP_NOINLINE mp_value binary_big(mp_vm *vm, mp_binary_op op, mp_value a, mp_value b) {
    mp_int_view x, y;
    mp_value result;
    mp_int_view_get(a, &x);
    mp_int_view_get(b, &y);
    switch (op) {
    case MP_OP_ADD:
        return add_views(vm, &x, &y, y.negative);
    case MP_OP_SUB:
        return add_views(vm, &x, &y, !y.negative);
    case MP_OP_MUL:
        return mul_views(vm, &x, &y);
    case MP_OP_TRUEDIV:
        return truediv_views(vm, &x, &y);
    case MP_OP_FLOORDIV:
        return mp_int_divmod(vm, a, b, &result, NULL, "integer division or modulo by zero") ? result : MP_ERROR;
    case MP_OP_MOD:
        return mp_int_divmod(vm, a, b, NULL, &result, "integer modulo by zero") ? result : MP_ERROR;
    case MP_OP_POW:
        return mp_int_pow(vm, a, b);
    case MP_OP_AND:
        return logic_op(vm, MP_BIGINT_AND, &x, &y);
    case MP_OP_OR:
        return logic_op(vm, MP_BIGINT_OR, &x, &y);
    case MP_OP_XOR:
        return logic_op(vm, MP_BIGINT_XOR, &x, &y);
    case MP_OP_LSHIFT:
    case MP_OP_RSHIFT:
        return shift_op(vm, op, a, b);
    default:
        return MP_NOT_IMPLEMENTED;
    }
}

mp_value mp_int_binary(mp_vm *vm, mp_binary_op op, mp_value a, mp_value b) {
    if (!mp_is_small(a) || !mp_is_small(b)) {
        return binary_big(vm, op, a, b);
    }
    intptr_t x = mp_small(a), y = mp_small(b), result;
    switch (op) {
    case MP_OP_ADD:
        return mp_int_from_i64(vm, (int64_t)x + y);
    case MP_OP_SUB:
        return mp_int_from_i64(vm, (int64_t)x - y);
    case MP_OP_MUL:
        if (!__builtin_mul_overflow(x, y, &result)) {
            return mp_int_from_i64(vm, result);
        }
        break;
    case MP_OP_TRUEDIV: {
        const intptr_t exact = (intptr_t)1 << MP_MIN(MP_REAL_MANT_DIG, (int)sizeof(intptr_t) * 8 - 2);
        if (y != 0 && x <= exact && -x <= exact && y <= exact && -y <= exact) {
            return mp_float_new(vm, (mp_real)x / (mp_real)y);
        }
        break;
    }
    case MP_OP_FLOORDIV:
    case MP_OP_MOD:
        if (y != 0) {
            intptr_t quotient, rest;
            divmod_small(x, y, &quotient, &rest);
            return op == MP_OP_MOD ? MP_SMALL(rest) : mp_int_from_i64(vm, quotient);
        }
        break;
    case MP_OP_AND:
        return MP_SMALL(x & y);
    case MP_OP_OR:
        return MP_SMALL(x | y);
    case MP_OP_XOR:
        return MP_SMALL(x ^ y);
    case MP_OP_LSHIFT:
        if (y >= 0 && y < (intptr_t)sizeof(intptr_t) * 8 - 2 && x <= MP_SMALL_MAX >> y && x >= MP_SMALL_MIN >> y) {
            return MP_SMALL((uintptr_t)x << y);
        }
        break;
    case MP_OP_RSHIFT:
        if (y >= 0) {
            return MP_SMALL(x >> MP_MIN(y, (intptr_t)sizeof(intptr_t) * 8 - 1));
        }
        break;
    default:
        break;
    }
    return binary_big(vm, op, a, b);
}

mp_value mp_int_op_binary(mp_vm *vm, mp_binary_op op, mp_value a, mp_value b) {
    return mp_int_is(a) && mp_int_is(b) ? mp_int_binary(vm, op, a, b) : MP_NOT_IMPLEMENTED;
}

static mp_value negate(mp_vm *vm, mp_value v) { return mp_int_binary(vm, MP_OP_SUB, MP_SMALL(0), v); }

mp_value mp_int_op_unary(mp_vm *vm, mp_unary_op op, mp_value self) {
    mp_value v = mp_int_plain(vm, self);
    if (mp_is_error(v)) {
        return v;
    }
    switch (op) {
    case MP_OP_NEG:
        return negate(vm, v);
    case MP_OP_INVERT:
        return mp_int_binary(vm, MP_OP_SUB, MP_SMALL(-1), v);
    case MP_OP_ABS:
        return mp_int_is_negative(v) ? negate(vm, v) : v;
    default:
        return v;
    }
}

/* ---- Comparing ---- */

int mp_int_compare(mp_value a, mp_value b) {
    if (mp_is_small(a) && mp_is_small(b)) {
        return (mp_small(a) > mp_small(b)) - (mp_small(a) < mp_small(b));
    }
    mp_int_view x, y;
    mp_int_view_get(a, &x);
    mp_int_view_get(b, &y);
    if (x.negative != y.negative) {
        return x.negative ? -1 : 1;
    }
    int order = mp_bigint_compare(x.digits, x.count, y.digits, y.count);
    return x.negative ? -order : order;
}

size_t mp_real_whole(mp_real x, mp_digit *digits, bool *fraction) {
    int e;
    uint64_t m = x == 0 ? 0 : mp_real_decompose(x, &e);
    *fraction = false;
    if (m == 0) {
        return 0;
    }
    if (e < 0) {
        uint64_t whole = e > -64 ? m >> -e : 0;
        *fraction = e <= -64 || whole << -e != m;
        return mp_bigint_from_u64(digits, whole);
    }
    return mp_bigint_shift_left(digits, digits, mp_bigint_from_u64(digits, m), (size_t)e);
}

int mp_int_compare_real(mp_value a, mp_real b) {
    mp_int_view x;
    mp_digit whole[MP_REAL_WHOLE_DIGITS];
    bool fraction;
    mp_int_view_get(a, &x);
    if (b != b) {
        return 2;
    }
    bool negative = b < 0;
    if (x.count == 0 || x.negative != negative) {
        return x.count == 0 ? (b < 0) - (b > 0) : x.negative ? -1 : 1;
    }
    int order = -1;
    if (b - b == 0) {
        size_t count = mp_real_whole(b, whole, &fraction);
        order = mp_bigint_compare(x.digits, x.count, whole, count);
        order = order == 0 && fraction ? -1 : order;
    }
    return negative ? -order : order;
}

bool mp_compare_result(mp_compare_op op, int order) {
    switch (op) {
    case MP_LT:
        return order == -1;
    case MP_LE:
        return order <= 0;
    case MP_EQ:
        return order == 0;
    case MP_NE:
        return order != 0;
    case MP_GT:
        return order == 1;
    default:
        return order == 0 || order == 1;
    }
}

mp_value mp_int_op_compare(mp_vm *vm, mp_compare_op op, mp_value self, mp_value other) {
    (void)vm;
    if (!mp_int_is(other)) {
        return MP_NOT_IMPLEMENTED;
    }
    return mp_from_bool(mp_compare_result(op, mp_int_compare(self, other)));
}

/* ---- Hashes ---- */

/* The largest Mersenne prime exponent for which results fit a word. */
#define HASH_BITS (sizeof(mp_hash) == 8 ? 61 : 31)
#define HASH_PRIME (((uint64_t)1 << HASH_BITS) - 1)

/* h * 2^bits modulo the prime: a rotation. */
static uint64_t hash_rotate(uint64_t h, unsigned bits) {
    bits %= HASH_BITS;
    return ((h << bits) & HASH_PRIME) | h >> (HASH_BITS - bits);
}

static mp_hash hash_sign(uint64_t h, bool negative) {
    mp_hash hash = negative ? (mp_hash)0 - (mp_hash)h : (mp_hash)h;
    return hash == (mp_hash)-1 ? (mp_hash)-2 : hash;
}

mp_hash mp_int_hash(mp_value v) {
    mp_int_view x;
    mp_int_view_get(v, &x);
    uint64_t h = 0;
    for (size_t i = x.count; i-- > 0;) {
        h = (hash_rotate(h, MP_DIGIT_BITS) + x.digits[i]) % HASH_PRIME;
    }
    return hash_sign(h, x.negative);
}

mp_hash mp_real_hash(mp_real x) {
    if (x - x != 0) {
        return x != x ? 0 : hash_sign(314159, x < 0);
    }
    if (x == 0) {
        return 0;
    }
    int e;
    uint64_t m = mp_real_decompose(x, &e) % HASH_PRIME;
    e %= (int)HASH_BITS;
    return hash_sign(hash_rotate(m, (unsigned)(e < 0 ? e + (int)HASH_BITS : e)), x < 0);
}

bool mp_int_op_hash(mp_vm *vm, mp_value self, mp_hash *out) {
    (void)vm;
    if (mp_is_small(self) && mp_small(self) >= 0 && (uint64_t)mp_small(self) < HASH_PRIME) {
        *out = (mp_hash)mp_small(self);
    } else {
        *out = mp_int_hash(self);
    }
    return true;
}
