/* SPDX-License-Identifier: MIT
 *
 * Layer 5. Module random: the class Random, and functions that use one hidden instance of it, which the module's dict
 * keeps. The generator is xoshiro128** (Blackman and Vigna), whose four words of state suit 32-bit machines; sequences
 * are not those of CPython.
 *
 * Each function serves both as a method and as a function of the module: it takes a Random off the front of its
 * arguments, or else the hidden one.
 */
#include "modules/random_module.h"

#include "gc/vm.h"
#include "objects/dict.h"
#include "objects/list.h"
#include "objects/module.h"
#include "objects/number_impl.h"
#include "objects/str.h"
#include "objects/tuple.h"

#include <math.h>

static const mp_type random_type;

/* ---- The generator ---- */

static uint32_t rotate(uint32_t x, unsigned bits) { return x << bits | x >> (32 - bits); }

uint32_t mp_random_bits(mp_random *r) {
    uint32_t *s = r->state, result = rotate(s[1] * 5, 7) * 9, t = s[1] << 9;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = rotate(s[3], 11);
    return result;
}

mp_real mp_random_real(mp_random *r) {
    uint64_t bits = (uint64_t)mp_random_bits(r) << 32 | mp_random_bits(r);
    return MP_REAL_FN(ldexp)((mp_real)(bits >> (64 - MP_REAL_MANT_DIG)), -MP_REAL_MANT_DIG);
}

/* A number below `limit`, all equally likely: those that would wrap unevenly are thrown away. */
static uint64_t next_below(mp_random *r, uint64_t limit) {
    uint64_t mask = UINT64_MAX >> (limit > 1 ? __builtin_clzll(limit - 1) : 63), bits;
    do {
        bits = mp_random_bits(r);
        if (mask > UINT32_MAX) {
            bits = bits << 32 | mp_random_bits(r);
        }
        bits &= mask;
    } while (bits >= limit);
    return bits;
}

/* Spreads a seed over the state (splitmix64). */
static void set_seed(mp_random *r, uint64_t seed) {
    for (size_t i = 0; i < 2; i++) {
        uint64_t z = seed += 0x9E3779B97F4A7C15u;
        z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
        z = (z ^ z >> 27) * 0x94D049BB133111EBu;
        z ^= z >> 31;
        r->state[2 * i] = (uint32_t)z;
        r->state[2 * i + 1] = (uint32_t)(z >> 32) | (i == 0);
    }
}

/* Entropy, or where there is none the clock and the object's address. */
static void seed_from_hardware(mp_vm *vm, mp_random *r) {
    const mp_hal *hal = vm->hal;
    uint64_t seed = (uintptr_t)r;
    if (hal->entropy != NULL && hal->entropy(hal->context, r->state, sizeof r->state) == 0 &&
        (r->state[0] | r->state[1] | r->state[2] | r->state[3]) != 0) {
        return;
    }
    if (hal->ticks_us != NULL) {
        seed ^= hal->ticks_us(hal->context) << 16;
    }
    if (hal->ticks_cpu != NULL) {
        seed ^= (uint64_t)hal->ticks_cpu(hal->context) << 40;
    }
    set_seed(r, seed);
}

/* ---- Whose generator ---- */

static bool random_is(mp_value v) { return mp_is_pointer(v) && mp_is_instance(v, &random_type); }

/* The hidden instance; made anew if somebody took it or the module away. */
static mp_random *hidden_instance(mp_vm *vm) {
    mp_value module = mp_dict_find(vm, vm->modules, MP_NAME(random)), v = MP_UNBOUND, dict = MP_UNBOUND;
    if (mp_is_error(module)) {
        return NULL;
    }
    if (mp_is_value(module) && mp_is_exact(module, &mp_type_module)) {
        dict = mp_module_dict(vm, module);
        v = mp_is_error(dict) ? dict : mp_dict_find_name(dict, MP_NAME(_inst));
    }
    if (mp_is_value(v) && random_is(v)) {
        return (mp_random *)mp_pointer(v);
    }
    mp_random *r = mp_is_error(v) ? NULL : mp_gc_new(vm, &random_type, sizeof *r);
    if (r == NULL) {
        return NULL;
    }
    seed_from_hardware(vm, r);
    if (!mp_is_unbound(dict) && !mp_dict_set(vm, dict, MP_NAME(_inst), mp_from_pointer(r))) {
        return NULL;
    }
    return r;
}

mp_random *mp_random_self(mp_vm *vm, size_t *argc, const mp_value **args) {
    if (*argc > 0 && random_is((*args)[0])) {
        --*argc;
        return (mp_random *)mp_pointer(*(*args)++);
    }
    return hidden_instance(vm);
}

/* ---- Seeds and state ---- */

static bool seed_from_value(mp_vm *vm, mp_random *r, mp_value v) {
    mp_hash hash;
    uint64_t seed = 0;
    if (mp_is_unbound(v) || mp_is_none(v)) {
        seed_from_hardware(vm, r);
        return true;
    }
    if (mp_int_is(v)) { /* all digits count, the sign does not */
        mp_int_view x;
        mp_int_view_get(v, &x);
        for (size_t i = x.count; i-- > 0;) {
            seed = (seed * 0x100000001B3u ^ seed >> 32) + x.digits[i];
        }
    } else if (mp_str_is(v) || mp_bytes_is(v)) {
        seed = mp_str_hash_bytes(mp_str_data(v), mp_str_size(v)) | (uint64_t)mp_str_size(v) << 32;
    } else if (mp_hash_of(vm, v, &hash)) {
        seed = hash;
    } else {
        return false;
    }
    set_seed(r, seed);
    return true;
}

static mp_value random_seed(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_random *r = mp_random_self(vm, &argc, &args);
    return r != NULL && seed_from_value(vm, r, argc > 0 ? args[0] : MP_UNBOUND) ? MP_NONE : MP_ERROR;
}

static mp_value random_getstate(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_random *r = mp_random_self(vm, &argc, &args);
    mp_value words[4];
    for (size_t i = 0; i < 4; i++) {
        words[i] = r != NULL ? mp_int_from_u64(vm, r->state[i]) : MP_ERROR;
        if (mp_is_error(words[i])) {
            return MP_ERROR;
        }
    }
    return mp_tuple_new(vm, 4, words);
}

static mp_value random_setstate(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_random *r = mp_random_self(vm, &argc, &args);
    uint32_t state[4], any = 0;
    if (r == NULL) {
        return MP_ERROR;
    }
    bool ok = argc == 1 && mp_is_exact(args[0], &mp_type_tuple) && mp_tuple_get(args[0])->count == 4;
    for (size_t i = 0; ok && i < 4; i++) {
        uint64_t word = 0;
        mp_value item = mp_tuple_get(args[0])->items[i];
        ok = mp_int_is(item) && mp_int_to_u64(item, &word) && word <= UINT32_MAX;
        state[i] = (uint32_t)word;
        any |= state[i];
    }
    if (!ok || any == 0) {
        return mp_raise(vm, &mp_type_ValueError, "not a state of this generator");
    }
    memcpy(r->state, state, sizeof state);
    return MP_NONE;
}

/* ---- Ints ---- */

static mp_value bits_value(mp_vm *vm, mp_random *r, size_t bits) {
    size_t count = bits / MP_DIGIT_BITS + (bits % MP_DIGIT_BITS != 0);
    mp_digits_temp temp;
    mp_digit *digits = mp_digits_get(vm, &temp, count);
    if (digits == NULL) {
        return MP_ERROR;
    }
    for (size_t i = 0; i < count; i++) {
        digits[i] = mp_random_bits(r);
    }
    if (bits % MP_DIGIT_BITS != 0) {
        digits[count - 1] >>= MP_DIGIT_BITS - bits % MP_DIGIT_BITS;
    }
    mp_value v = mp_int_from_digits(vm, digits, mp_bigint_trim(digits, count), false);
    mp_digits_free(vm, &temp);
    return v;
}

static mp_value random_getrandbits(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_random *r = mp_random_self(vm, &argc, &args);
    intptr_t bits;
    if (r == NULL || !mp_args_count(vm, "getrandbits", argc, 1, 1) || !mp_index_get(vm, args[0], &bits)) {
        return MP_ERROR;
    }
    if (bits < 0) {
        return mp_raise(vm, &mp_type_ValueError, "number of bits must be non-negative");
    }
    return bits_value(vm, r, (size_t)bits);
}

/* An int below `limit`, which is a positive int of any size. */
static mp_value below_value(mp_vm *vm, mp_random *r, mp_value limit) {
    uint64_t small;
    if (mp_int_to_u64(limit, &small)) {
        return mp_int_from_u64(vm, next_below(r, small));
    }
    mp_int_view x;
    mp_int_view_get(limit, &x);
    size_t bits = mp_bigint_bits(x.digits, x.count);
    for (;;) {
        mp_value v = bits_value(vm, r, bits);
        if (mp_is_error(v) || mp_int_compare(v, limit) < 0) {
            return v;
        }
    }
}

/* start + step * (a number below `count`) */
static mp_value pick(mp_vm *vm, mp_random *r, mp_value start, mp_value step, mp_value count) {
    mp_value v = below_value(vm, r, count);
    if (!mp_is_error(v) && !mp_same(step, MP_SMALL(1))) {
        v = mp_int_binary(vm, MP_OP_MUL, v, step);
    }
    return mp_is_error(v) ? v : mp_int_binary(vm, MP_OP_ADD, v, start);
}

/* ceil((stop - start) / step): -((start - stop) // step) */
static mp_value range_count(mp_vm *vm, mp_value start, mp_value stop, mp_value step) {
    mp_value v = mp_int_binary(vm, MP_OP_SUB, start, stop);
    v = mp_is_error(v) ? v : mp_int_binary(vm, MP_OP_FLOORDIV, v, step);
    return mp_is_error(v) ? v : mp_int_binary(vm, MP_OP_SUB, MP_SMALL(0), v);
}

static bool is_positive(mp_value v) { return !mp_int_is_negative(v) && !mp_same(v, MP_SMALL(0)); }

static mp_value random_randrange(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_random *r = mp_random_self(vm, &argc, &args);
    if (r == NULL || !mp_args_count(vm, "randrange", argc, 1, 3)) {
        return MP_ERROR;
    }
    bool one = argc == 1 || mp_is_none(args[1]);
    mp_value start = one ? MP_SMALL(0) : mp_index_value(vm, args[0]);
    mp_value stop = mp_is_error(start) ? start : mp_index_value(vm, args[one ? 0 : 1]);
    mp_value step = mp_is_error(stop) ? stop : argc == 3 ? mp_index_value(vm, args[2]) : MP_SMALL(1);
    if (mp_is_error(step)) {
        return step;
    }
    if (mp_same(step, MP_SMALL(0))) {
        return mp_raise(vm, &mp_type_ValueError, "zero step for randrange()");
    }
    mp_value count = range_count(vm, start, stop, step);
    if (mp_is_error(count)) {
        return count;
    }
    if (!is_positive(count)) {
        if (one) {
            return mp_raise(vm, &mp_type_ValueError, "empty range for randrange()");
        }
        mp_value width = mp_int_binary(vm, MP_OP_SUB, stop, start);
        return mp_is_error(width) ? width
               : argc == 3        ? mp_raise(vm, &mp_type_ValueError, "empty range for randrange() (%R, %R, %R)", start,
                                             stop, step)
                                  : mp_raise(vm, &mp_type_ValueError, "empty range for randrange() (%R, %R, %R)", start,
                                             stop, width);
    }
    return pick(vm, r, start, step, count);
}

static mp_value random_randint(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_random *r = mp_random_self(vm, &argc, &args);
    if (r == NULL || !mp_args_count(vm, "randint", argc, 2, 2)) {
        return MP_ERROR;
    }
    mp_value low = mp_index_value(vm, args[0]);
    mp_value high = mp_is_error(low) ? low : mp_index_value(vm, args[1]);
    mp_value stop = mp_is_error(high) ? high : mp_int_binary(vm, MP_OP_ADD, high, MP_SMALL(1));
    mp_value count = mp_is_error(stop) ? stop : mp_int_binary(vm, MP_OP_SUB, stop, low);
    if (mp_is_error(count)) {
        return count;
    }
    if (!is_positive(count)) {
        return mp_raise(vm, &mp_type_ValueError, "empty range for randrange() (%R, %R, %R)", low, stop, count);
    }
    return pick(vm, r, low, MP_SMALL(1), count);
}

/* ---- Floats ---- */

static mp_value random_random(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_random *r = mp_random_self(vm, &argc, &args);
    return r != NULL ? mp_float_new(vm, mp_random_real(r)) : MP_ERROR;
}

/* Up to two floats as arguments, with defaults already in x and y. */
static bool real_args(mp_vm *vm, size_t argc, const mp_value *args, mp_real *x, mp_real *y) {
    return (argc < 1 || mp_real_value(vm, args[0], x)) && (argc < 2 || mp_real_value(vm, args[1], y));
}

static mp_value random_uniform(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_random *r = mp_random_self(vm, &argc, &args);
    mp_real low, high;
    if (r == NULL || !mp_args_count(vm, "uniform", argc, 2, 2) || !real_args(vm, argc, args, &low, &high)) {
        return MP_ERROR;
    }
    return mp_float_new(vm, low + (high - low) * mp_random_real(r));
}

static mp_value random_triangular(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_random *r = mp_random_self(vm, &argc, &args);
    mp_real low = 0, high = 1;
    if (r == NULL || !mp_args_count(vm, "triangular", argc, 0, 3) || !real_args(vm, argc, args, &low, &high)) {
        return MP_ERROR;
    }
    mp_real mode = (low + high) / 2, u = mp_random_real(r);
    if (argc == 3 && !mp_is_none(args[2]) && !mp_real_value(vm, args[2], &mode)) {
        return MP_ERROR;
    }
    if (high == low) {
        return mp_float_new(vm, low);
    }
    mp_real part = (mode - low) / (high - low);
    return mp_float_new(vm, u <= part ? low + (high - low) * MP_REAL_FN(sqrt)(u * part)
                                      : high - (high - low) * MP_REAL_FN(sqrt)((1 - u) * (1 - part)));
}

/* The polar method of Marsaglia. */
mp_real mp_random_normal(mp_random *r) {
    mp_real x, y, square;
    do {
        x = 2 * mp_random_real(r) - 1;
        y = 2 * mp_random_real(r) - 1;
        square = x * x + y * y;
    } while (square >= 1 || square == 0);
    return x * MP_REAL_FN(sqrt)(-2 * MP_REAL_FN(log)(square) / square);
}

/* gauss and normalvariate. */
static mp_value random_gauss(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_random *r = mp_random_self(vm, &argc, &args);
    mp_real mu = 0, sigma = 1;
    if (r == NULL || !mp_args_count(vm, "gauss", argc, 0, 2) || !real_args(vm, argc, args, &mu, &sigma)) {
        return MP_ERROR;
    }
    return mp_float_new(vm, mu + sigma * mp_random_normal(r));
}

static mp_value random_expovariate(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_random *r = mp_random_self(vm, &argc, &args);
    mp_real lambda = 1, unused = 0;
    if (r == NULL || !mp_args_count(vm, "expovariate", argc, 1, 1) || !real_args(vm, argc, args, &lambda, &unused)) {
        return MP_ERROR;
    }
    if (lambda == 0) {
        return mp_raise(vm, &mp_type_ZeroDivisionError, "float division by zero");
    }
    return mp_float_new(vm, -MP_REAL_FN(log)(1 - mp_random_real(r)) / lambda);
}

static mp_value random_randbytes(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_random *r = mp_random_self(vm, &argc, &args);
    intptr_t count;
    if (r == NULL || !mp_args_count(vm, "randbytes", argc, 1, 1) || !mp_index_get(vm, args[0], &count)) {
        return MP_ERROR;
    }
    if (count < 0) {
        return mp_raise(vm, &mp_type_ValueError, "number of bits must be non-negative");
    }
    mp_str *bytes = mp_str_alloc(vm, &mp_type_bytes, (size_t)count);
    if (bytes == NULL) {
        return MP_ERROR;
    }
    for (size_t i = 0; i < (size_t)count; i++) {
        bytes->data[i] = (char)(mp_random_bits(r) >> 24);
    }
    return mp_str_finish(bytes);
}

/* ---- Sequences ---- */

/* sequence[i] for a random i; `length` is not 0. */
static mp_value pick_item(mp_vm *vm, mp_random *r, mp_value sequence, size_t length) {
    mp_value index = mp_int_from_size(vm, (size_t)next_below(r, length));
    return mp_is_error(index) ? index : mp_getitem(vm, sequence, index);
}

static mp_value random_choice(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_random *r = mp_random_self(vm, &argc, &args);
    size_t length;
    if (r == NULL || !mp_args_count(vm, "choice", argc, 1, 1) || !mp_length(vm, args[0], &length)) {
        return MP_ERROR;
    }
    return length == 0 ? mp_raise(vm, &mp_type_IndexError, "Cannot choose from an empty sequence")
                       : pick_item(vm, r, args[0], length);
}

static bool swap_items(mp_vm *vm, mp_value sequence, size_t i, size_t j) {
    mp_value index_i = mp_int_from_size(vm, i), index_j = mp_int_from_size(vm, j);
    mp_value a = mp_getitem(vm, sequence, index_i);
    mp_value b = mp_is_error(a) ? a : mp_getitem(vm, sequence, index_j);
    return !mp_is_error(b) && mp_setitem(vm, sequence, index_i, b) && mp_setitem(vm, sequence, index_j, a);
}

static mp_value random_shuffle(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_random *r = mp_random_self(vm, &argc, &args);
    size_t length;
    if (r == NULL || !mp_args_count(vm, "shuffle", argc, 1, 1) || !mp_length(vm, args[0], &length)) {
        return MP_ERROR;
    }
    for (size_t i = length; i > 1; i--) {
        if (!swap_items(vm, args[0], i - 1, (size_t)next_below(r, i))) {
            return MP_ERROR;
        }
    }
    return MP_NONE;
}

/* The first index whose cumulative weight is above x. */
static bool weighted_index(mp_vm *vm, mp_value cumulative, mp_real x, size_t length, size_t *out) {
    size_t low = 0, high = length - 1;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        mp_real weight;
        if (middle >= mp_list_get(cumulative)->count) {
            return mp_fail(vm, &mp_type_ValueError, "The number of weights does not match the population");
        }
        if (!mp_real_value(vm, mp_list_get(cumulative)->items[middle], &weight)) {
            return false;
        }
        if (x < weight) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    *out = low;
    return true;
}

/* The list of running sums of `weights`, or a copy of `cumulative`; MP_NONE if neither is given. */
static mp_value cumulative_weights(mp_vm *vm, mp_value weights, mp_value cumulative) {
    bool has_weights = !mp_is_unbound(weights) && !mp_is_none(weights);
    bool has_cumulative = !mp_is_unbound(cumulative) && !mp_is_none(cumulative);
    if (!has_weights) {
        return has_cumulative ? mp_list_from(vm, cumulative) : MP_NONE;
    }
    if (has_cumulative) {
        return mp_raise(vm, &mp_type_TypeError, "Cannot specify both weights and cumulative weights");
    }
    mp_value list = mp_list_from(vm, weights);
    if (mp_is_error(list)) {
        return list;
    }
    for (size_t i = 1; i < mp_list_get(list)->count; i++) {
        mp_value *items = mp_list_get(list)->items;
        mp_value sum = mp_binary(vm, MP_OP_ADD, items[i - 1], items[i]);
        if (mp_is_error(sum)) {
            return sum;
        }
        mp_gc_store(vm, &mp_list_get(list)->items[i], sum);
    }
    return list;
}

static bool check_weights(mp_vm *vm, mp_value cumulative, size_t length, mp_real *total) {
    if (mp_list_get(cumulative)->count != length) {
        return mp_fail(vm, &mp_type_ValueError, "The number of weights does not match the population");
    }
    *total = 0;
    if (length != 0 && !mp_real_value(vm, mp_list_get(cumulative)->items[length - 1], total)) {
        return false;
    }
    if (!(*total > 0)) {
        return mp_fail(vm, &mp_type_ValueError, "Total of weights must be greater than zero");
    }
    return *total - *total == 0 || mp_fail(vm, &mp_type_ValueError, "Total of weights must be finite");
}

static mp_value random_choices(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    static const mp_param params[] = {
        MP_PARAM(population, 0),
        MP_PARAM(weights, MP_PARAM_OPTIONAL),
        MP_PARAM(cum_weights, MP_PARAM_OPTIONAL | MP_PARAM_KEYWORD_ONLY),
        MP_PARAM(k, MP_PARAM_OPTIONAL | MP_PARAM_KEYWORD_ONLY),
    };
    mp_random *r = mp_random_self(vm, &argc, &args);
    mp_value in[4];
    intptr_t k = 1;
    size_t length, index = 0;
    mp_real total = 0;
    if (r == NULL || !mp_args_bind(vm, "choices", params, 4, argc, args, kw, in) ||
        (!mp_is_unbound(in[3]) && !mp_index_get(vm, in[3], &k)) || !mp_length(vm, in[0], &length)) {
        return MP_ERROR;
    }
    mp_value cumulative = cumulative_weights(vm, in[1], in[2]);
    if (mp_is_error(cumulative) || (!mp_is_none(cumulative) && !check_weights(vm, cumulative, length, &total))) {
        return MP_ERROR;
    }
    if (length == 0 && k > 0) {
        return mp_raise(vm, &mp_type_IndexError, "list index out of range");
    }
    mp_value list = mp_list_new(vm, 0, NULL);
    for (intptr_t i = 0; i < k && !mp_is_error(list); i++) {
        if (mp_is_none(cumulative)) {
            index = (size_t)next_below(r, length);
        } else if (!weighted_index(vm, cumulative, mp_random_real(r) * total, length, &index)) {
            return MP_ERROR;
        }
        mp_value position = mp_int_from_size(vm, index);
        mp_value item = mp_is_error(position) ? position : mp_getitem(vm, in[0], position);
        if (mp_is_error(item) || !mp_list_append(vm, list, item)) {
            return MP_ERROR;
        }
    }
    return list;
}

/* The population of sample() as a list, each item as often as `counts` says. */
static mp_value sample_pool(mp_vm *vm, mp_value population, mp_value counts) {
    mp_value pool = mp_list_from(vm, population);
    if (mp_is_error(pool) || mp_is_unbound(counts) || mp_is_none(counts)) {
        return pool;
    }
    mp_value times = mp_list_from(vm, counts), out = mp_is_error(times) ? times : mp_list_new(vm, 0, NULL);
    if (mp_is_error(out)) {
        return out;
    }
    if (mp_list_get(times)->count != mp_list_get(pool)->count) {
        return mp_raise(vm, &mp_type_ValueError, "The number of counts does not match the population");
    }
    for (size_t i = 0; i < mp_list_get(pool)->count && i < mp_list_get(times)->count; i++) {
        intptr_t count;
        if (!mp_index_get(vm, mp_list_get(times)->items[i], &count)) {
            return MP_ERROR;
        }
        if (count < 0) {
            return mp_raise(vm, &mp_type_ValueError, "Counts must be non-negative");
        }
        for (; count > 0; count--) {
            if (!mp_list_append(vm, out, mp_list_get(pool)->items[i])) {
                return MP_ERROR;
            }
        }
    }
    return out;
}

/* A few items of a long sequence are picked by their indexes, so that sample(range(10**9), 3) stays small. */
#define FEW 24

static mp_value sample_few(mp_vm *vm, mp_random *r, mp_value population, size_t length, size_t k) {
    size_t taken[FEW];
    mp_value items[FEW];
    for (size_t i = 0; i < k;) {
        taken[i] = (size_t)next_below(r, length);
        size_t j = 0;
        while (taken[j] != taken[i]) {
            j++;
        }
        if (j < i) {
            continue;
        }
        mp_value index = mp_int_from_size(vm, taken[i]);
        items[i] = mp_is_error(index) ? index : mp_getitem(vm, population, index);
        if (mp_is_error(items[i++])) {
            return MP_ERROR;
        }
    }
    return mp_list_new(vm, k, items);
}

static mp_value random_sample(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    static const mp_param params[] = {
        MP_PARAM(population, 0),
        MP_PARAM(k, 0),
        MP_PARAM(counts, MP_PARAM_OPTIONAL | MP_PARAM_KEYWORD_ONLY),
    };
    mp_random *r = mp_random_self(vm, &argc, &args);
    mp_value in[3];
    intptr_t k;
    if (r == NULL || !mp_args_bind(vm, "sample", params, 3, argc, args, kw, in) || !mp_index_get(vm, in[1], &k)) {
        return MP_ERROR;
    }
    if (mp_is_small(in[0]) || mp_is_real(in[0]) || mp_is_instance(in[0], &mp_type_set) ||
        mp_is_instance(in[0], &mp_type_frozenset) || mp_is_instance(in[0], &mp_type_dict)) {
        return mp_raise(vm, &mp_type_TypeError,
                        "Population must be a sequence.  For dicts or sets, use sorted(d).");
    }
    size_t length;
    bool counted = !mp_is_unbound(in[2]) && !mp_is_none(in[2]);
    if (!mp_length(vm, in[0], &length)) {
        return MP_ERROR;
    }
    if (!counted && k >= 0 && k <= FEW && length / 4 > (size_t)k) {
        return sample_few(vm, r, in[0], length, (size_t)k);
    }
    mp_value pool = sample_pool(vm, in[0], in[2]);
    if (mp_is_error(pool)) {
        return pool;
    }
    size_t count = mp_list_get(pool)->count;
    if (k < 0 || (size_t)k > count) {
        return mp_raise(vm, &mp_type_ValueError, "Sample larger than population or is negative");
    }
    /* Items that were picked move to the front; nobody else knows the list. */
    mp_value *items = mp_list_get(pool)->items;
    for (size_t i = 0; i < (size_t)k; i++) {
        size_t j = i + (size_t)next_below(r, count - i);
        mp_value item = items[j];
        mp_gc_store(vm, &items[j], items[i]);
        mp_gc_store(vm, &items[i], item);
    }
    return mp_list_new(vm, (size_t)k, items);
}

/* ---- The tables ---- */

static mp_value random_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    if (!mp_args_no_kw(vm, "Random", kw) || !mp_args_count(vm, "Random", argc, 0, 1)) {
        return MP_ERROR;
    }
    mp_random *r = mp_object_alloc(vm, type, sizeof *r);
    if (r == NULL || !seed_from_value(vm, r, argc > 0 ? args[0] : MP_UNBOUND)) {
        return MP_ERROR;
    }
    return mp_from_pointer(r);
}

MP_OPS(random_ops, (make, random_make));

static const mp_native random_type_rows[] = {
    MP_METHOD(betavariate, mp_random_betavariate, 2, 2),
    MP_METHOD(gammavariate, mp_random_gammavariate, 2, 2),
    MP_METHOD(lognormvariate, mp_random_lognormvariate, 2, 2),
    MP_METHOD(paretovariate, mp_random_paretovariate, 1, 1),
    MP_METHOD(vonmisesvariate, mp_random_vonmisesvariate, 2, 2),
    MP_METHOD(weibullvariate, mp_random_weibullvariate, 2, 2),
    MP_METHOD(randbytes, random_randbytes, 1, 1),
    MP_METHOD(choice, random_choice, 1, 1),
    MP_METHOD_KW(choices, random_choices, 0, MP_VARIADIC),
    MP_METHOD(expovariate, random_expovariate, 1, 1),
    MP_METHOD(gauss, random_gauss, 0, 2),
    MP_METHOD(getrandbits, random_getrandbits, 1, 1),
    MP_METHOD(getstate, random_getstate, 0, 0),
    MP_METHOD(normalvariate, random_gauss, 0, 2),
    MP_METHOD(randint, random_randint, 2, 2),
    MP_METHOD(random, random_random, 0, 0),
    MP_METHOD(randrange, random_randrange, 1, 3),
    MP_METHOD_KW(sample, random_sample, 0, MP_VARIADIC),
    MP_METHOD(seed, random_seed, 0, 1),
    MP_METHOD(setstate, random_setstate, 1, 1),
    MP_METHOD(shuffle, random_shuffle, 1, 1),
    MP_METHOD(triangular, random_triangular, 0, 3),
    MP_METHOD(uniform, random_uniform, 2, 2),
};

static MP_TYPE(random_type, Random, &mp_type_object, sizeof(mp_random), random_ops, random_type_rows, 0);

static const mp_native random_rows[] = {
    MP_CONSTANT(Random, &random_type),
    MP_FUNCTION(betavariate, mp_random_betavariate, 2, 2),
    MP_FUNCTION(gammavariate, mp_random_gammavariate, 2, 2),
    MP_FUNCTION(lognormvariate, mp_random_lognormvariate, 2, 2),
    MP_FUNCTION(paretovariate, mp_random_paretovariate, 1, 1),
    MP_FUNCTION(vonmisesvariate, mp_random_vonmisesvariate, 2, 2),
    MP_FUNCTION(weibullvariate, mp_random_weibullvariate, 2, 2),
    MP_FUNCTION(randbytes, random_randbytes, 1, 1),
    MP_FUNCTION(choice, random_choice, 1, 1),
    MP_FUNCTION_KW(choices, random_choices, 0, MP_VARIADIC),
    MP_FUNCTION(expovariate, random_expovariate, 1, 1),
    MP_FUNCTION(gauss, random_gauss, 0, 2),
    MP_FUNCTION(getrandbits, random_getrandbits, 1, 1),
    MP_FUNCTION(getstate, random_getstate, 0, 0),
    MP_FUNCTION(normalvariate, random_gauss, 0, 2),
    MP_FUNCTION(randint, random_randint, 2, 2),
    MP_FUNCTION(random, random_random, 0, 0),
    MP_FUNCTION(randrange, random_randrange, 1, 3),
    MP_FUNCTION_KW(sample, random_sample, 0, MP_VARIADIC),
    MP_FUNCTION(seed, random_seed, 0, 1),
    MP_FUNCTION(setstate, random_setstate, 1, 1),
    MP_FUNCTION(shuffle, random_shuffle, 1, 1),
    MP_FUNCTION(triangular, random_triangular, 0, 3),
    MP_FUNCTION(uniform, random_uniform, 2, 2),
};

MP_MODULE(mp_module_random, random, random_rows, NULL);
