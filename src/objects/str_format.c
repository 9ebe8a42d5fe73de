/* SPDX-License-Identifier: MIT
 *
 * Layer 2. str.format and str.format_map: replacement fields with numbers or names, attributes, indexes, conversions,
 * and format specifications that have fields in turn.
 */
#include "objects/number.h"
#include "objects/text.h"

typedef struct formatter {
    mp_vm *vm;
    const mp_value *args; /* the positional ones */
    size_t argc;
    mp_kw kw;
    const mp_value *kw_values;
    mp_value mapping;    /* format_map's argument, else MP_UNBOUND */
    intptr_t next_index; /* of an empty field */
    bool automatic, manual;
} formatter;

static bool expand(formatter *f, mp_text text, unsigned depth, mp_builder *b);

static bool fail(formatter *f, const char *message) {
    return mp_fail(f->vm, &mp_type_ValueError, message);
}

/* The number that the text is; -1: it is none. */
static bool parse_index(formatter *f, mp_text text, intptr_t *out) {
    *out = text.size == 0 ? -1 : 0;
    for (size_t i = 0; i < text.size; i++) {
        unsigned digit = (uint8_t)text.data[i] - (unsigned)'0';
        if (digit > 9) {
            *out = -1;
            return true;
        }
        if (*out > (INTPTR_MAX - 9) / 10) {
            return fail(f, "Too many decimal digits in format string");
        }
        *out = *out * 10 + (intptr_t)digit;
    }
    return true;
}

static mp_value lookup_name(formatter *f, mp_text name) {
    mp_value key = mp_str_new(f->vm, name.data, name.size);
    if (mp_is_error(key)) {
        return MP_ERROR;
    }
    if (!mp_is_unbound(f->mapping)) {
        return mp_getitem(f->vm, f->mapping, key);
    }
    for (size_t i = 0; i < f->kw.count; i++) {
        if (mp_str_equal(f->kw.names[i], key)) {
            return f->kw_values[i];
        }
    }
    return mp_raise(f->vm, &mp_type_KeyError, "%U", key);
}

/* The value of the first part of a field name. */
static mp_value lookup_first(formatter *f, mp_text name) {
    intptr_t index;
    if (!parse_index(f, name, &index)) {
        return MP_ERROR;
    }
    if (name.size != 0 && index < 0) {
        return lookup_name(f, name);
    }
    if (name.size == 0 ? f->manual : f->automatic) {
        fail(f, name.size == 0 ? "cannot switch from manual field specification to automatic field numbering"
                               : "cannot switch from automatic field numbering to manual field specification");
        return MP_ERROR;
    }
    f->automatic |= name.size == 0;
    f->manual |= name.size != 0;
    if (!mp_is_unbound(f->mapping)) {
        return fail(f, "Format string contains positional fields"), MP_ERROR;
    }
    index = name.size == 0 ? f->next_index++ : index;
    if ((size_t)index >= f->argc) {
        return mp_raise(f->vm, &mp_type_IndexError, "Replacement index %zd out of range for positional args tuple",
                        index);
    }
    return f->args[index];
}

/* The value of `v` followed by .name and [index] parts. */
static mp_value lookup_rest(formatter *f, mp_value v, const char *p, const char *end) {
    while (p < end && !mp_is_error(v)) {
        char kind = *p++;
        const char *start = p;
        if (kind == '.') {
            while (p < end && *p != '.' && *p != '[') {
                p++;
            }
        } else if (kind == '[') {
            while (p < end && *p != ']') {
                p++;
            }
            if (p == end) {
                return fail(f, "Missing ']' in format string"), MP_ERROR;
            }
        } else {
            return fail(f, "Only '.' or '[' may follow ']' in format field specifier"), MP_ERROR;
        }
        mp_text part = {start, (size_t)(p - start)};
        intptr_t index = -1;
        if (part.size == 0) {
            return fail(f, "Empty attribute in format string"), MP_ERROR;
        }
        if (kind == '.') {
            mp_value name = mp_str_intern(f->vm, part.data, part.size);
            v = mp_is_error(name) ? MP_ERROR : mp_getattr(f->vm, v, name);
            continue;
        }
        p++;
        if (!parse_index(f, part, &index)) {
            return MP_ERROR;
        }
        mp_value key = index >= 0 ? mp_int_from_i64(f->vm, index) : mp_str_new(f->vm, part.data, part.size);
        v = mp_is_error(key) ? MP_ERROR : mp_getitem(f->vm, v, key);
    }
    return v;
}

static mp_value lookup(formatter *f, mp_text field) {
    const char *p = field.data, *end = p + field.size;
    while (p < end && *p != '.' && *p != '[') {
        p++;
    }
    mp_value v = lookup_first(f, (mp_text){field.data, (size_t)(p - field.data)});
    return mp_is_error(v) ? MP_ERROR : lookup_rest(f, v, p, end);
}

/* A replacement field, taken apart. */
typedef struct field {
    mp_text name;
    uint32_t conversion; /* or 0 */
    mp_text spec;
} field;

/* Reads a field; *p is behind its '{', and behind its '}' afterwards. */
static bool read_field(formatter *f, const char **p, const char *end, field *out) {
    const char *q = *p;
    bool bracket = false;
    for (; q < end && (bracket || (*q != '}' && *q != ':' && *q != '!')); q++) {
        if (*q == '{' && !bracket) {
            return fail(f, "unexpected '{' in field name");
        }
        bracket = *q == '[' || (bracket && *q != ']');
    }
    *out = (field){{*p, (size_t)(q - *p)}, 0, {q, 0}};
    if (q == end) {
        return fail(f, "expected '}' before end of string");
    }
    if (*q == '!') {
        q++;
        if (q == end) {
            return fail(f, "end of string while looking for conversion specifier");
        }
        out->conversion = mp_utf8_next(&q);
        if (q == end) {
            return fail(f, "unmatched '{' in format spec");
        }
        if (*q != ':' && *q != '}') {
            return fail(f, "expected ':' after conversion specifier");
        }
    }
    if (*q == ':') {
        const char *start = ++q;
        for (size_t depth = 1; q < end; q++) {
            depth += *q == '{';
            depth -= *q == '}';
            if (depth == 0) {
                break;
            }
        }
        if (q == end) {
            return fail(f, "unmatched '{' in format spec");
        }
        out->spec = (mp_text){start, (size_t)(q - start)};
    }
    *p = q + 1;
    return true;
}

static mp_value convert(formatter *f, uint32_t conversion, mp_value v) {
    switch (conversion) {
    case 0: return v;
    case 's': return mp_str_of(f->vm, v);
    case 'r': return mp_repr(f->vm, v);
    case 'a': return mp_repr_ascii(f->vm, v);
    default: break;
    }
    mp_value text = mp_str_of_rune(f->vm, conversion);
    return mp_is_error(text) ? MP_ERROR
                             : mp_raise(f->vm, &mp_type_ValueError, "Unknown conversion specifier %U", text);
}

static bool expand_field(formatter *f, const field *part, unsigned depth, mp_builder *b) {
    mp_value v = lookup(f, part->name), spec = MP_NAME(empty_);
    if (!mp_is_error(v)) {
        v = convert(f, part->conversion, v);
    }
    if (mp_is_error(v)) {
        return false;
    }
    if (part->spec.size != 0) {
        if (memchr(part->spec.data, '{', part->spec.size) != NULL) {
            mp_builder inner;
            mp_builder_init(&inner, f->vm);
            if (!expand(f, part->spec, depth - 1, &inner)) {
                mp_builder_free(&inner);
                return false;
            }
            spec = mp_builder_str(&inner);
        } else {
            spec = mp_str_new(f->vm, part->spec.data, part->spec.size);
        }
        if (mp_is_error(spec)) {
            return false;
        }
    } else if (mp_is_exact(v, &mp_type_str)) {
        return mp_builder_append_str(b, v);
    } else if (mp_is_small(v)) {
        return mp_int_append(b, v, 10);
    }
    mp_value text = mp_format(f->vm, v, spec);
    return !mp_is_error(text) && mp_builder_append_str(b, text);
}

static bool expand(formatter *f, mp_text text, unsigned depth, mp_builder *b) {
    const char *p = text.data, *end = p + text.size;
    if (depth == 0) {
        return fail(f, "Max string recursion exceeded");
    }
    while (p < end) {
        const char *start = p;
        while (p < end && *p != '{' && *p != '}') {
            p++;
        }
        if (!mp_builder_append(b, start, (size_t)(p - start))) {
            return false;
        }
        if (p == end) {
            break;
        }
        char brace = *p++;
        if (p < end && *p == brace) {
            p++;
            if (!mp_builder_append_byte(b, brace)) {
                return false;
            }
            continue;
        }
        if (brace == '}' || p == end) {
            return fail(f, brace == '}' ? "Single '}' encountered in format string"
                                        : "Single '{' encountered in format string");
        }
        field part = {{NULL, 0}, 0, {NULL, 0}};
        if (!read_field(f, &p, end, &part) || !expand_field(f, &part, depth, b)) {
            return false;
        }
    }
    return true;
}

static mp_value run(formatter *f, mp_value self) {
    mp_builder b;
    mp_builder_init(&b, f->vm);
    if (!expand(f, mp_text_of(self), 2, &b)) {
        mp_builder_free(&b);
        return MP_ERROR;
    }
    return mp_builder_str(&b);
}

mp_value mp_str_format_method(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    formatter f = {
        .vm = vm, .args = args + 1, .argc = argc - 1, .kw = kw, .kw_values = args + argc, .mapping = MP_UNBOUND};
    return run(&f, args[0]);
}

mp_value mp_str_format_map_method(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    formatter f = {.vm = vm, .mapping = args[1]};
    return run(&f, args[0]);
}
