/* SPDX-License-Identifier: MIT
 *
 * Layer 2. The % operator of str, bytes and bytearray.
 *
 * The arguments may run Python code (__repr__, __getitem__ …); a bytearray that is the format could change meanwhile,
 * so it is copied first.
 */
#include "gc/vm.h"
#include "objects/bytes.h"
#include "objects/format.h"
#include "objects/number.h"
#include "objects/sequence.h"
#include "objects/text.h"
#include "objects/tuple.h"

typedef struct percent {
    mp_vm *vm;
    mp_text_kind kind; /* MP_TEXT_STR or MP_TEXT_BYTES: how values are written */
    const char *start, *p, *end;
    mp_value args;
    bool is_tuple;
    bool is_mapping;
    size_t used;      /* arguments of the tuple, or 1 for a single one */
    mp_value current; /* the value that %(name) selected, MP_STOP once it is used, else MP_UNBOUND */
    mp_builder b;
} percent;

static mp_value next_argument(percent *f) {
    if (!mp_is_unbound(f->current)) {
        mp_value v = f->current;
        f->current = MP_STOP;
        return !mp_is_stop(v) ? v : mp_raise(f->vm, &mp_type_TypeError, "not enough arguments for format string");
    }
    size_t count = f->is_tuple ? mp_tuple_get(f->args)->count : 1;
    if (f->used >= count) {
        return mp_raise(f->vm, &mp_type_TypeError, "not enough arguments for format string");
    }
    size_t i = f->used++;
    return f->is_tuple ? mp_tuple_get(f->args)->items[i] : f->args;
}

/* %(name): selects the value. f->p is behind the '('. */
static bool select_key(percent *f) {
    const char *key = f->p;
    size_t depth = 1;
    if (!f->is_mapping) {
        return mp_fail(f->vm, &mp_type_TypeError, "format requires a mapping");
    }
    for (; f->p < f->end; f->p++) {
        depth += *f->p == '(';
        depth -= *f->p == ')';
        if (depth == 0) {
            mp_value name = mp_text_new(f->vm, f->kind, key, (size_t)(f->p++ - key));
            f->current = mp_is_error(name) ? MP_ERROR : mp_getitem(f->vm, f->args, name);
            return !mp_is_error(f->current);
        }
    }
    return mp_fail(f->vm, &mp_type_ValueError, "incomplete format key");
}

/* A width or precision: digits, or '*' for an argument. */
static bool read_size(percent *f, const char *what, intptr_t *out) {
    if (f->p < f->end && *f->p == '*') {
        f->p++;
        mp_value v = next_argument(f);
        int64_t size;
        if (mp_is_error(v)) {
            return false;
        }
        if (!mp_int_is(v)) {
            return mp_fail(f->vm, &mp_type_TypeError, "* wants int");
        }
        if (*what == 'p' && (!mp_int_to_i64(v, &size) || size < INT32_MIN || size > INT32_MAX)) {
            return mp_fail(f->vm, &mp_type_OverflowError, "Python int too large to convert to C int");
        }
        return mp_index_get(f->vm, v, out);
    }
    intptr_t limit = *what == 'p' ? INT32_MAX : INTPTR_MAX;
    for (*out = 0; f->p < f->end && (unsigned)*f->p - '0' < 10; f->p++) {
        if (*out > (limit - 9) / 10) {
            return mp_fail(f->vm, &mp_type_ValueError, "%s too big", what);
        }
        *out = *out * 10 + (*f->p - '0');
    }
    return true;
}

/* Flags, width, precision. *zero: the flag 0. */
static bool read_spec(percent *f, mp_format_spec *spec, bool *zero) {
    *spec = (mp_format_spec){.fill = ' ', .align = '>', .precision = -1};
    *zero = false;
    bool left = false;
    for (; f->p < f->end; f->p++) {
        if (*f->p == '-') {
            left = true;
        } else if (*f->p == '+' || (*f->p == ' ' && spec->sign == 0)) {
            spec->sign = *f->p;
        } else if (*f->p == '#') {
            spec->alternate = true;
        } else if (*f->p == '0') {
            *zero = true;
        } else if (*f->p != ' ') {
            break;
        }
    }
    if (!read_size(f, "width", &spec->width)) {
        return false;
    }
    if (spec->width < 0) {
        left = true;
        spec->width = spec->width == INTPTR_MIN ? INTPTR_MAX : -spec->width;
    }
    if (f->p < f->end && *f->p == '.') {
        f->p++;
        if (!read_size(f, "precision", &spec->precision)) {
            return false;
        }
        spec->precision = MP_MAX(spec->precision, 0);
    }
    if (f->p < f->end && (*f->p == 'h' || *f->p == 'l' || *f->p == 'L')) {
        f->p++; /* length modifiers of C mean nothing */
    }
    if (left) {
        spec->align = '<';
        *zero = false;
    }
    return true;
}

static bool append_text(percent *f, const mp_format_spec *spec, mp_text text) {
    bool flat = f->kind != MP_TEXT_STR;
    size_t length = flat ? text.size : mp_utf8_count(text.data, text.size);
    if (spec->precision >= 0 && (size_t)spec->precision < length) {
        length = (size_t)spec->precision;
        text.size = flat ? length : mp_utf8_offset(text.data, text.size, length);
    }
    mp_format_append_padded(&f->b, spec, text.data, text.size, length);
    return !f->b.failed;
}

/* %s, %r, %a (and %b for bytes). */
static bool convert_text(percent *f, const mp_format_spec *spec, int type, mp_value v) {
    mp_value s;
    if (f->kind == MP_TEXT_STR) {
        s = type == 's' ? mp_str_of(f->vm, v) : type == 'r' ? mp_repr(f->vm, v) : mp_repr_ascii(f->vm, v);
    } else if (type == 'r' || type == 'a') {
        s = mp_repr_ascii(f->vm, v);
    } else if (mp_buffer_is(v)) {
        mp_buffer buffer;
        return mp_buffer_get(f->vm, v, &buffer) &&
               append_text(f, spec, (mp_text){(const char *)buffer.data, buffer.size});
    } else {
        s = mp_special_call(f->vm, v, MP_NAME(__bytes__), 0, NULL);
        if (mp_is_unbound(s)) {
            return mp_fail(f->vm, &mp_type_TypeError, "%%b requires a bytes-like object, or an object that implements "
                           "__bytes__, not '%T'", v);
        }
    }
    return !mp_is_error(s) && append_text(f, spec, mp_text_of(s));
}

static bool convert_char(percent *f, const mp_format_spec *spec, mp_value v) {
    char text[4];
    mp_format_spec plain = *spec;
    plain.precision = -1;
    bool is_str = f->kind == MP_TEXT_STR;
    if (is_str ? mp_str_is(v) && mp_str_length(v) == 1
               : (mp_bytes_is(v) || mp_bytearray_is(v)) && mp_text_of(v).size == 1) {
        return append_text(f, &plain, mp_text_of(v));
    }
    if (!mp_sequence_has_index(f->vm, v)) {
        return mp_fail(f->vm, &mp_type_TypeError,
                       is_str ? "%%c requires int or char" : "%%c requires an integer in range(256) or a single byte");
    }
    int64_t rune;
    mp_value index = mp_index_value(f->vm, v);
    if (mp_is_error(index)) {
        return false;
    }
    if (!mp_int_to_i64(index, &rune) || rune < 0 || rune > (is_str ? 0x10FFFF : 255)) {
        return mp_fail(f->vm, &mp_type_OverflowError,
                       is_str ? "%%c arg not in range(0x110000)" : "%%c arg not in range(256)");
    }
    size_t size = 1;
    text[0] = (char)rune;
    if (is_str) {
        size = mp_utf8_put(text, (uint32_t)rune);
    }
    return append_text(f, &plain, (mp_text){text, size});
}

/* The int that %d and %x show. Floats are cut off by %d and refused by %x. */
static mp_value integer_of(percent *f, int type, mp_value v) {
    if (mp_int_is(v)) {
        return mp_int_plain(f->vm, v);
    }
    if (type == 'd' && mp_float_is(v)) {
        return mp_int_from_real(f->vm, mp_float_value(v));
    }
    mp_value result = MP_UNBOUND;
    if (mp_type_of(v)->flags & MP_TYPE_CLASS) {
        result = mp_special_call(f->vm, v, type == 'd' ? MP_NAME(__int__) : MP_NAME(__index__), 0, NULL);
        if (mp_is_unbound(result) && type == 'd') {
            result = mp_special_call(f->vm, v, MP_NAME(__index__), 0, NULL);
        }
    }
    if (mp_is_unbound(result) || (!mp_is_error(result) && !mp_int_is(result))) {
        return mp_raise(f->vm, &mp_type_TypeError,
                        type == 'd' ? "%%%c format: a real number is required, not %T"
                                    : "%%%c format: an integer is required, not %T",
                        f->kind != MP_TEXT_STR && f->p[-1] == 'i' ? 'd' : (uint8_t)f->p[-1], v);
    }
    return mp_is_error(result) ? result : mp_int_plain(f->vm, result);
}

static bool convert_number(percent *f, mp_format_spec *spec, bool zero, int type, mp_value v) {
    if (zero) {
        spec->fill = '0';
        spec->align = '=';
    }
    if (type == 'd' || type == 'x' || type == 'X' || type == 'o') {
        v = integer_of(f, type, v);
        return !mp_is_error(v) && mp_format_append_int(&f->b, spec, v);
    }
    mp_real x;
    bool ok = !mp_str_is(v) && !mp_buffer_is(v) && mp_real_value(f->vm, v, &x);
    if (!ok && (mp_is_unbound(f->vm->pending) ||
                (f->kind != MP_TEXT_STR && mp_exception_catch(f->vm, &mp_type_Exception)))) {
        return mp_fail(f->vm, &mp_type_TypeError,
                       f->kind == MP_TEXT_STR ? "must be real number, not %T" : "float argument required, not %T", v);
    }
    return ok && mp_format_append_real(&f->b, spec, x);
}

/* %s or %d and nothing else, in a str: what most conversions are. */
static bool convert_plain(percent *f) {
    mp_format_spec spec = {.fill = ' ', .align = '>', .type = (uint8_t)*f->p++, .precision = -1};
    mp_value v = next_argument(f);
    if (mp_is_error(v)) {
        return false;
    }
    if (spec.type == 's') {
        v = mp_is_exact(v, &mp_type_str) ? v : mp_str_of(f->vm, v);
        return !mp_is_error(v) && mp_builder_append_str(&f->b, v);
    }
    return mp_is_small(v) ? mp_int_append(&f->b, v, 10) : convert_number(f, &spec, false, 'd', v);
}

/* One conversion; f->p is behind the '%'. */
static bool convert(percent *f) {
    mp_format_spec spec;
    bool zero;
    if (f->p < f->end && *f->p == '%') {
        f->p++;
        return mp_builder_append_byte(&f->b, '%');
    }
    if (f->p < f->end && (*f->p == 's' || *f->p == 'd') && f->kind == MP_TEXT_STR) {
        return convert_plain(f);
    }
    if (f->p < f->end && *f->p == '(') {
        f->p++;
        if (!select_key(f)) {
            return false;
        }
    }
    if (!read_spec(f, &spec, &zero)) {
        return false;
    }
    if (f->p == f->end) {
        return mp_fail(f->vm, &mp_type_ValueError, "incomplete format");
    }
    const char *at = f->p;
    uint32_t type = f->kind == MP_TEXT_STR ? mp_utf8_next(&f->p) : (uint8_t)*f->p++;
    mp_value v = next_argument(f);
    if (mp_is_error(v)) {
        return false;
    }
    type = type == 'i' || type == 'u' ? 'd' : type;
    spec.type = type;
    if (type < 128 && strchr(f->kind == MP_TEXT_STR ? "sra" : "sbra", (int)type) != NULL && type != 0) {
        return convert_text(f, &spec, (int)type, v);
    }
    if (type == 'c') {
        return convert_char(f, &spec, v);
    }
    if (type != 0 && type < 128 && strchr("dxXoeEfFgG", (int)type) != NULL) {
        return convert_number(f, &spec, zero, (int)type, v);
    }
    size_t index = f->kind == MP_TEXT_STR ? mp_utf8_count(f->start, (size_t)(at - f->start)) : (size_t)(at - f->start);
    return mp_fail(f->vm, &mp_type_ValueError, "unsupported format character '%c' (0x%x) at index %zu",
                   type >= 32 && type < 127 ? (int)type : '?', (unsigned)type, index);
}

static bool run(percent *f) {
    while (f->p < f->end) {
        const char *next = memchr(f->p, '%', (size_t)(f->end - f->p));
        next = next == NULL ? f->end : next;
        if (!mp_builder_append(&f->b, f->p, (size_t)(next - f->p))) {
            return false;
        }
        f->p = next;
        if (f->p < f->end) {
            f->p++;
            if (!convert(f)) {
                return false;
            }
        }
    }
    size_t count = f->is_tuple ? mp_tuple_get(f->args)->count : 1;
    return f->is_mapping || f->used >= count ||
           mp_fail(f->vm, &mp_type_TypeError, "not all arguments converted during %s formatting",
                   f->kind == MP_TEXT_STR ? "string" : "bytes");
}

/* Has __getitem__, and is not one of the types that count as one value. */
static bool is_mapping(mp_vm *vm, mp_text_kind kind, mp_value v) {
    if (mp_tuple_is(v) || mp_str_is(v) || (kind != MP_TEXT_STR && (mp_bytes_is(v) || mp_bytearray_is(v)))) {
        return false;
    }
    const mp_type *type = mp_type_of(v);
    return type->flags & MP_TYPE_CLASS ? !mp_is_unbound(mp_type_find(vm, type, MP_NAME(__getitem__)))
                                       : MP_OP(type->ops, getitem) != NULL;
}

mp_value mp_str_percent(mp_vm *vm, mp_value fmt, mp_value args) {
    mp_text_kind kind = mp_text_kind_of(fmt);
    mp_text text = mp_text_of(fmt);
    if (kind == MP_TEXT_BYTEARRAY) {
        mp_value copy = mp_bytes_new(vm, text.data, text.size);
        if (mp_is_error(copy)) {
            return MP_ERROR;
        }
        text = mp_text_of(copy);
    }
    percent f = {.vm = vm,
                 .kind = kind == MP_TEXT_STR ? MP_TEXT_STR : MP_TEXT_BYTES,
                 .start = text.data,
                 .p = text.data,
                 .end = text.data + text.size,
                 .args = args,
                 .is_tuple = mp_tuple_is(args),
                 .is_mapping = is_mapping(vm, kind, args),
                 .current = MP_UNBOUND};
    mp_builder_init(&f.b, vm);
    if ((text.size != 0 && mp_builder_reserve(&f.b, text.size + 24) == NULL) || !run(&f)) {
        mp_builder_free(&f.b);
        return MP_ERROR;
    }
    return mp_text_build(kind, &f.b);
}
