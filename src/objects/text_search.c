/* SPDX-License-Identifier: MIT
 *
 * Layer 2. Methods of str, bytes and bytearray that search: find, count, startswith, replace, partition and their kin.
 */
#include "objects/bytes.h"
#include "objects/sequence.h"
#include "objects/text.h"
#include "objects/tuple.h"

/* The part of self that start and end arguments select, as byte offsets. */
typedef struct window {
    size_t start, end;
    bool empty; /* start lies behind the end: not even an empty text is in it */
} window;

/* The arguments start and end, both optional, either may be None; as given, before the text is looked at. */
typedef struct limits {
    intptr_t values[2];
    bool given;
} limits;

static bool limits_get(mp_vm *vm, size_t argc, const mp_value *args, limits *out) {
    *out = (limits){{0, INTPTR_MAX}, false};
    for (size_t i = 0; i < argc; i++) {
        if (mp_is_none(args[i])) {
            continue;
        }
        out->given = true;
        if (!mp_sequence_has_index(vm, args[i])) {
            return mp_fail(vm, &mp_type_TypeError,
                           "slice indices must be integers or None or have an __index__ method");
        }
        if (!mp_index_clamp(vm, args[i], &out->values[i])) {
            return false;
        }
    }
    return true;
}

static window window_of(mp_text_kind kind, mp_value self, limits at) {
    size_t size = mp_text_of(self).size;
    if (!at.given) {
        return (window){0, size, false};
    }
    intptr_t length = (intptr_t)mp_text_length(kind, self);
    for (size_t i = 0; i < 2; i++) {
        at.values[i] = at.values[i] < 0 ? MP_MAX(at.values[i] + length, 0) : at.values[i];
    }
    at.values[1] = MP_MIN(at.values[1], length);
    if (at.values[0] > at.values[1]) {
        return (window){0, 0, true};
    }
    return (window){mp_text_offset_of(kind, self, (size_t)at.values[0]),
                    at.values[1] == length ? size : mp_text_offset_of(kind, self, (size_t)at.values[1]), false};
}

static mp_text window_text(mp_value self, const window *w) {
    mp_text text = mp_text_of(self);
    return (mp_text){text.data + (text.data == NULL ? 0 : w->start), w->end - w->start};
}

/* What is searched for: in bytes, also an int. */
typedef struct needle {
    mp_value value;
    uint8_t byte;
    bool is_byte;
} needle;

static bool needle_get(mp_vm *vm, mp_text_kind kind, mp_value v, needle *out) {
    *out = (needle){v, 0, false};
    if (kind == MP_TEXT_STR) {
        return mp_str_is(v) || mp_fail(vm, &mp_type_TypeError, "must be str, not %T", v);
    }
    if (mp_sequence_has_index(vm, v)) {
        out->is_byte = true;
        return mp_byte_get(vm, v, &out->byte);
    }
    return mp_buffer_is(v) ||
           mp_fail(vm, &mp_type_TypeError, "argument should be integer or bytes-like object, not '%T'", v);
}

static bool needle_text(mp_vm *vm, mp_text_kind kind, const needle *n, mp_text *out) {
    if (n->is_byte) {
        *out = (mp_text){(const char *)&n->byte, 1};
        return true;
    }
    return mp_text_get(vm, kind, n->value, "", out);
}

/* The index at which args[1] is found in args[0], or -1 in *out. */
static bool find_index(mp_vm *vm, size_t argc, const mp_value *args, bool last, intptr_t *out) {
    mp_value self = args[0];
    mp_text_kind kind = mp_text_kind_of(self);
    needle n;
    limits at;
    mp_text what;
    if (!limits_get(vm, argc - 2, args + 2, &at) || !needle_get(vm, kind, args[1], &n) ||
        !needle_text(vm, kind, &n, &what)) {
        return false;
    }
    window w = window_of(kind, self, at);
    *out = -1;
    if (!w.empty) {
        mp_text hay = window_text(self, &w);
        size_t at = last ? mp_text_find_last(hay, what) : mp_text_find_first(hay, what);
        if (at != MP_TEXT_NOT_FOUND) {
            *out = (intptr_t)mp_text_index_of(kind, self, w.start + at);
        }
    }
    return true;
}

static mp_value find_or_minus(mp_vm *vm, size_t argc, const mp_value *args, bool last) {
    intptr_t index;
    return find_index(vm, argc, args, last, &index) ? MP_SMALL(index) : MP_ERROR;
}

static mp_value find_or_raise(mp_vm *vm, size_t argc, const mp_value *args, bool last) {
    intptr_t index;
    if (!find_index(vm, argc, args, last, &index)) {
        return MP_ERROR;
    }
    if (index < 0) {
        bool is_str = mp_text_kind_of(args[0]) == MP_TEXT_STR;
        return mp_raise(vm, &mp_type_ValueError, is_str ? "substring not found" : "subsection not found");
    }
    return MP_SMALL(index);
}

mp_value mp_text_find(mp_vm *vm, size_t argc, const mp_value *args) {
    return find_or_minus(vm, argc, args, false);
}

mp_value mp_text_rfind(mp_vm *vm, size_t argc, const mp_value *args) {
    return find_or_minus(vm, argc, args, true);
}

mp_value mp_text_index(mp_vm *vm, size_t argc, const mp_value *args) {
    return find_or_raise(vm, argc, args, false);
}

mp_value mp_text_rindex(mp_vm *vm, size_t argc, const mp_value *args) {
    return find_or_raise(vm, argc, args, true);
}

mp_value mp_text_count(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_value self = args[0];
    mp_text_kind kind = mp_text_kind_of(self);
    needle n;
    limits at;
    mp_text what;
    if (!limits_get(vm, argc - 2, args + 2, &at) || !needle_get(vm, kind, args[1], &n) ||
        !needle_text(vm, kind, &n, &what)) {
        return MP_ERROR;
    }
    window w = window_of(kind, self, at);
    if (w.empty) {
        return MP_SMALL(0);
    }
    mp_text hay = window_text(self, &w);
    if (what.size == 0) {
        return MP_SMALL((mp_text_is_flat(kind, self) ? hay.size : mp_utf8_count(hay.data, hay.size)) + 1);
    }
    return MP_SMALL(mp_text_find_count(hay, what, SIZE_MAX));
}

/* ---- startswith, endswith, removeprefix, removesuffix ---- */

static bool affix_matches(mp_text text, mp_text affix, bool at_end) {
    return affix.size <= text.size &&
           (affix.size == 0 ||
            memcmp(at_end ? text.data + text.size - affix.size : text.data, affix.data, affix.size) == 0);
}

static mp_value affix_test(mp_vm *vm, size_t argc, const mp_value *args, bool at_end) {
    mp_value self = args[0], affix = args[1];
    mp_text_kind kind = mp_text_kind_of(self);
    const char *method = at_end ? "endswith" : "startswith", *name = kind == MP_TEXT_STR ? "str" : "bytes";
    bool tuple = mp_tuple_is(affix);
    limits at;
    mp_text what;
    if (!limits_get(vm, argc - 2, args + 2, &at)) {
        return MP_ERROR;
    }
    if (!tuple && !(kind == MP_TEXT_STR ? mp_str_is(affix) : mp_buffer_is(affix))) {
        return mp_raise(vm, &mp_type_TypeError, "%s first arg must be %s or a tuple of %s, not %T", method, name, name,
                        affix);
    }
    window w = window_of(kind, self, at);
    size_t count = tuple ? mp_tuple_get(affix)->count : 1;
    for (size_t i = 0; i < count; i++) {
        mp_value item = tuple ? mp_tuple_get(affix)->items[i] : affix;
        if (kind == MP_TEXT_STR && !mp_str_is(item)) {
            return mp_raise(vm, &mp_type_TypeError, "tuple for %s must only contain str, not %T", method, item);
        }
        if (!mp_text_get(vm, kind, item, "", &what)) {
            return MP_ERROR;
        }
        if (!w.empty && affix_matches(window_text(self, &w), what, at_end)) {
            return MP_TRUE;
        }
    }
    return MP_FALSE;
}

mp_value mp_text_startswith(mp_vm *vm, size_t argc, const mp_value *args) {
    return affix_test(vm, argc, args, false);
}

mp_value mp_text_endswith(mp_vm *vm, size_t argc, const mp_value *args) {
    return affix_test(vm, argc, args, true);
}

static mp_value affix_remove(mp_vm *vm, const mp_value *args, bool at_end) {
    mp_text_kind kind = mp_text_kind_of(args[0]);
    mp_text affix;
    if (!mp_text_get(vm, kind, args[1], at_end ? "removesuffix() argument " : "removeprefix() argument ", &affix)) {
        return MP_ERROR;
    }
    mp_text text = mp_text_of(args[0]);
    size_t cut = affix_matches(text, affix, at_end) ? affix.size : 0;
    return mp_text_part(vm, args[0], at_end ? 0 : cut, text.size - cut);
}

mp_value mp_text_removeprefix(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return affix_remove(vm, args, false);
}

mp_value mp_text_removesuffix(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return affix_remove(vm, args, true);
}

/* ---- replace ---- */

/* Puts `by` before every character and at the end, `count` times at most. */
static mp_value replace_empty(mp_vm *vm, mp_value self, mp_text by, size_t count) {
    mp_text_kind kind = mp_text_kind_of(self);
    mp_text text = mp_text_of(self);
    bool flat = mp_text_is_flat(kind, self);
    mp_builder b;
    mp_builder_init(&b, vm);
    size_t i = 0;
    for (; count > 0 && !b.failed; count--) {
        mp_builder_append(&b, by.data, by.size);
        if (i == text.size) {
            break;
        }
        size_t n = flat ? 1 : mp_utf8_size((uint8_t)text.data[i]);
        mp_builder_append(&b, text.data + i, n);
        i += n;
    }
    if (i < text.size) {
        mp_builder_append(&b, text.data + i, text.size - i);
    }
    return mp_text_build(kind, &b);
}

static mp_value replace_text(mp_vm *vm, mp_value self, mp_text what, mp_text by, size_t limit) {
    mp_text_kind kind = mp_text_kind_of(self);
    mp_text text = mp_text_of(self);
    size_t count = limit == 0 ? 0 : mp_text_find_count(text, what, limit);
    if (count == 0) {
        return mp_text_part(vm, self, 0, text.size);
    }
    size_t size = text.size - count * what.size, added;
    if (mp_size_mul(count, by.size, &added) || mp_size_add(size, added, &size)) {
        size = SIZE_MAX / 2;
    }
    char *to;
    mp_value result = mp_text_alloc(vm, kind, size, &to);
    if (mp_is_error(result)) {
        return MP_ERROR;
    }
    for (; count > 0; count--) {
        size_t at = mp_text_find_first(text, what);
        to = mp_text_put(to, text.data, at);
        to = mp_text_put(to, by.data, by.size);
        text.data += at + what.size;
        text.size -= at + what.size;
    }
    mp_text_put(to, text.data, text.size);
    return mp_text_seal(kind, result);
}

mp_value mp_text_replace(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_value self = args[0];
    mp_text_kind kind = mp_text_kind_of(self);
    mp_text what, by;
    intptr_t limit = -1;
    for (int again = 0; again < 2; again++) { /* the count may run Python code, but comes last */
        if (!mp_text_get(vm, kind, args[1], "replace() argument 1 ", &what) ||
            !mp_text_get(vm, kind, args[2], "replace() argument 2 ", &by) ||
            (again == 0 && argc > 3 && !mp_index_get(vm, args[3], &limit))) {
            return MP_ERROR;
        }
    }
    if (what.size == 0) {
        return replace_empty(vm, self, by, (size_t)limit);
    }
    return replace_text(vm, self, what, by, (size_t)limit);
}

/* ---- partition ---- */

static mp_value partition_by(mp_vm *vm, const mp_value *args, bool last) {
    mp_value self = args[0];
    mp_text_kind kind = mp_text_kind_of(self);
    mp_text separator;
    if (!mp_text_get(vm, kind, args[1], "", &separator)) {
        return MP_ERROR;
    }
    if (separator.size == 0) {
        return mp_raise(vm, &mp_type_ValueError, "empty separator");
    }
    mp_text text = mp_text_of(self);
    size_t at = last ? mp_text_find_last(text, separator) : mp_text_find_first(text, separator);
    bool found = at != MP_TEXT_NOT_FOUND;
    size_t head = found ? at : last ? 0 : text.size, middle = found ? separator.size : 0;
    mp_value parts[3];
    parts[0] = mp_text_part(vm, self, 0, head);
    if (mp_is_error(parts[0])) {
        return MP_ERROR;
    }
    bool shared = found && kind != MP_TEXT_BYTEARRAY;
    parts[1] = shared ? args[1] : mp_text_new(vm, kind, separator.data, middle);
    if (mp_is_error(parts[1])) {
        return MP_ERROR;
    }
    parts[2] = mp_text_part(vm, self, head + middle, text.size - head - middle);
    return mp_is_error(parts[2]) ? MP_ERROR : mp_tuple_new(vm, 3, parts);
}

mp_value mp_text_partition(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return partition_by(vm, args, false);
}

mp_value mp_text_rpartition(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return partition_by(vm, args, true);
}
