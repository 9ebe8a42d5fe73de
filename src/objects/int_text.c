/* SPDX-License-Identifier: MIT
 *
 * Layer 2. Ints to text and back.
 */
#include "gc/vm.h"
#include "objects/builder.h"
#include "objects/number_impl.h"
#include "objects/str.h"

void mp_number_strip(const char **text, const char **end) {
    static const char spaces[] = " \t\n\r\f\v\x1c\x1d\x1e\x1f";
    while (*text < *end && **text != 0 && strchr(spaces, **text) != NULL) {
        ++*text;
    }
    while (*text < *end && (*end)[-1] != 0 && strchr(spaces, (*end)[-1]) != NULL) {
        --*end;
    }
}

/* Skips "0x" and the like if it goes with the base, and an underscore behind it; returns the base to use, or 0 if base
 * 0 was asked for and the text starts as no number may. */
static int read_prefix(const char **text, const char *end, int base) {
    if (end - *text >= 2 && **text == '0') {
        int letter = (*text)[1] | 0x20;
        int prefix = letter == 'x' ? 16 : letter == 'o' ? 8 : letter == 'b' ? 2 : 0;
        if (prefix != 0 && (base == 0 || base == prefix)) {
            *text += 2;
            *text += *text < end && **text == '_';
            return prefix;
        }
        if (base == 0) { /* only zeros may start with a zero */
            for (const char *p = *text; p < end; p++) {
                if (*p != '0' && *p != '_') {
                    return 0;
                }
            }
        }
    }
    return base == 0 ? 10 : base;
}

/* Counts the digits; 0 if there is anything but digits and single underscores between them. */
static size_t count_digits(const char *text, const char *end, int base) {
    size_t count = 0;
    bool expected = true;
    for (; text < end; text++) {
        if (*text == '_' && !expected) {
            expected = true;
        } else if (mp_bigint_digit_value(*text) < (unsigned)base) {
            expected = false;
            count++;
        } else {
            return 0;
        }
    }
    return expected ? 0 : count;
}

mp_value mp_int_parse(mp_vm *vm, const char *text, size_t size, int base) {
    const char *end = text + size;
    mp_number_strip(&text, &end);
    bool negative = text < end && *text == '-';
    text += text < end && (*text == '-' || *text == '+');
    base = read_prefix(&text, end, base);
    size_t count = base != 0 ? count_digits(text, end, base) : 0;
    if (count == 0) {
        return MP_UNBOUND;
    }
    if (vm->int_text_limit != 0 && count > vm->int_text_limit && (base & (base - 1)) != 0) {
        return mp_raise(vm, &mp_type_ValueError,
                        "Exceeds the limit (%zu digits) for integer string conversion: value has %zu digits; use "
                        "sys.set_int_max_str_digits() to increase the limit",
                        (size_t)vm->int_text_limit, count);
    }
    size_t digit_count = mp_bigint_size_for_text(count, base) + 1;
    mp_digits_temp temp;
    mp_int_work w;
    mp_digit *digits = mp_digits_get(vm, &temp, digit_count);
    if (digits == NULL || !mp_int_work_start(vm, &w, mp_bigint_text_scratch(digit_count, base), false)) {
        return MP_ERROR;
    }
    digit_count = mp_bigint_from_text(digits, text, (size_t)(end - text), base, &w.work);
    mp_value v = mp_int_work_end(vm, &w) ? mp_int_from_digits(vm, digits, digit_count, negative) : MP_ERROR;
    mp_digits_free(vm, &temp);
    return v;
}

static bool fail_too_long(mp_vm *vm) {
    return mp_fail(vm, &mp_type_ValueError,
                   "Exceeds the limit (%zu digits) for integer string conversion; use "
                   "sys.set_int_max_str_digits() to increase the limit",
                   (size_t)vm->int_text_limit);
}

/* More bits than the largest number of that many decimal digits has? */
static bool surely_too_long(mp_vm *vm, size_t bits) {
    return vm->int_text_limit != 0 && bits / 10 * 3 > vm->int_text_limit && bits > vm->int_text_limit / 3 * 10 + 10;
}

/* Writes the text of a number that is not small at the end of the builder. */
static bool append_big(mp_builder *b, const mp_int_view *x, int base) {
    mp_vm *vm = b->vm;
    if (base == 10 && surely_too_long(vm, mp_bigint_bits(x->digits, x->count))) {
        return fail_too_long(vm);
    }
    mp_digits_temp temp;
    mp_int_work w;
    mp_digit *digits = mp_digits_get(vm, &temp, x->count + 1);
    size_t room = mp_bigint_text_size(x->digits, x->count, base);
    char *text = digits != NULL ? mp_builder_reserve(b, room) : NULL;
    if (text == NULL || !mp_int_work_start(vm, &w, mp_bigint_text_scratch(x->count, base), false)) {
        return false;
    }
    memcpy(digits, x->digits, x->count * sizeof *digits);
    char *start = mp_bigint_to_text(text + room, digits, x->count, base, &w.work);
    size_t size = (size_t)(text + room - start);
    mp_digits_free(vm, &temp);
    if (!mp_int_work_end(vm, &w)) {
        return false;
    }
    if (base == 10 && vm->int_text_limit != 0 && size > vm->int_text_limit) {
        return fail_too_long(vm);
    }
    memmove(text, start, size);
    b->size += size;
    return true;
}

/* The digits of a small int. */
static bool append_small(mp_builder *b, intptr_t i, unsigned base) {
    char text[sizeof i * 8 + 1], *start = text + sizeof text;
    uintptr_t u = i < 0 ? 0 - (uintptr_t)i : (uintptr_t)i;
    if (base == 10) { /* a constant divisor is a multiplication */
        do {
            *--start = (char)('0' + u % 10);
            u /= 10;
        } while (u != 0);
    } else {
        do {
            *--start = "0123456789abcdefghijklmnopqrstuvwxyz"[u % base];
            u /= base;
        } while (u != 0);
    }
    if (i < 0) {
        *--start = '-';
    }
    return mp_builder_append(b, start, (size_t)(text + sizeof text - start));
}

bool mp_int_append(mp_builder *b, mp_value v, int base) {
    if (mp_is_small(v)) {
        return append_small(b, mp_small(v), (unsigned)base);
    }
    mp_int_view x;
    char text[66];
    mp_int_view_get(v, &x);
    if (x.negative) {
        mp_builder_append_byte(b, '-');
    }
    if (x.count > 2) {
        if (!append_big(b, &x, base)) {
            b->failed = true;
            return false;
        }
        return true;
    }
    mp_digit digits[3] = {0, 0, 0};
    memcpy(digits, x.digits, x.count * sizeof *digits);
    char *start = mp_bigint_to_text(text + sizeof text, digits, x.count, base, NULL);
    return mp_builder_append(b, start, (size_t)(text + sizeof text - start));
}
