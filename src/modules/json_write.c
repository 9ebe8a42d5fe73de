/* SPDX-License-Identifier: MIT
 *
 * Layer 5. The module json: writing.
 *
 * The function `default` can change what is being written; so lists and dicts are looked at anew for each item.
 */
#include "base/utf8.h"
#include "modules/json.h"
#include "objects/dict.h"
#include "objects/list.h"
#include "objects/number.h"
#include "objects/sequence.h"
#include "objects/str.h"
#include "objects/tuple.h"

/* The containers around the value that is being written. */
typedef struct outer {
    mp_value value;
    const struct outer *outer;
} outer;

typedef struct writer {
    mp_builder *b;
    const json_writing *how;
    size_t depth; /* of indentation */
} writer;

static bool write_value(writer *w, mp_value v, const outer *around);

static void write_unit(mp_builder *b, uint32_t unit) {
    char text[6] = {'\\', 'u'};
    for (unsigned i = 0; i < 4; i++) {
        text[2 + i] = "0123456789abcdef"[unit >> (12 - 4 * i) & 15];
    }
    mp_builder_append(b, text, 6);
}

/* A character that cannot stand for itself. */
static void write_escape(mp_builder *b, uint32_t rune) {
    static const char values[] = "\"\\\b\f\n\r\t";
    static const char letters[] = "\"\\bfnrt";
    const char *found = rune != 0 && rune < 128 ? strchr(values, (int)rune) : NULL;
    if (found != NULL) {
        mp_builder_append_byte(b, '\\');
        mp_builder_append_byte(b, letters[found - values]);
    } else if (rune < 0x10000) {
        write_unit(b, rune);
    } else {
        write_unit(b, 0xD800 | (rune - 0x10000) >> 10);
        write_unit(b, 0xDC00 | (rune & 0x3FF));
    }
}

static bool write_string(writer *w, mp_value str) {
    mp_builder *b = w->b;
    const char *at = mp_str_data(str), *end = at + mp_str_size(str), *piece = at;
    uint8_t limit = w->how->is[JSON_ASCII] ? 127 : 255;
    mp_builder_append_byte(b, '"');
    while (at < end) {
        uint8_t c = (uint8_t)*at;
        if (c >= 32 && c != '"' && c != '\\' && c < limit) {
            at++;
            continue;
        }
        mp_builder_append(b, piece, (size_t)(at - piece));
        write_escape(b, mp_utf8_next(&at));
        piece = at;
    }
    mp_builder_append(b, piece, (size_t)(end - piece));
    return mp_builder_append_byte(b, '"');
}

static bool write_real(writer *w, mp_real x) {
    if (x - x == 0) {
        return mp_float_append(w->b, x);
    }
    if (!w->how->is[JSON_ALLOW_NAN]) {
        return mp_fail(w->b->vm, &mp_type_ValueError, "Out of range float values are not JSON compliant");
    }
    return mp_builder_append_text(w->b, x != x ? "NaN" : x > 0 ? "Infinity" : "-Infinity");
}

/* What is neither a container nor a str; *done is false if it is nothing of that. */
static bool write_scalar(writer *w, mp_value v, bool *done) {
    *done = true;
    if (mp_is_none(v)) {
        return mp_builder_append_text(w->b, "null");
    }
    if (mp_is_bool(v)) {
        return mp_builder_append_text(w->b, mp_same(v, MP_TRUE) ? "true" : "false");
    }
    if (mp_int_is(v)) {
        v = mp_int_plain(w->b->vm, v);
        return !mp_is_error(v) && mp_int_append(w->b, v, 10);
    }
    if (mp_float_is(v)) {
        return write_real(w, mp_float_value(v));
    }
    *done = false;
    return true;
}

/* Before an item, or, with `last`, before the closing bracket. */
static bool write_gap(writer *w, bool first, bool last) {
    if (!first && !last) {
        mp_builder_append_str(w->b, w->how->item_separator);
    }
    if (mp_is_none(w->how->indent)) {
        return !w->b->failed;
    }
    mp_builder_append_byte(w->b, '\n');
    for (size_t i = 0; i < w->depth; i++) {
        mp_builder_append_str(w->b, w->how->indent);
    }
    return !w->b->failed;
}

static bool write_list(writer *w, mp_value list, const outer *around) {
    if (mp_items_of(list).count == 0) {
        return mp_builder_append_text(w->b, "[]");
    }
    mp_builder_append_byte(w->b, '[');
    w->depth++;
    for (size_t i = 0; i < mp_items_of(list).count; i++) {
        if (!write_gap(w, i == 0, false) || !write_value(w, mp_items_of(list).items[i], around)) {
            return false;
        }
    }
    w->depth--;
    return write_gap(w, false, true) && mp_builder_append_byte(w->b, ']');
}

/* Writes a member, unless its key is to be skipped. *first is cleared by the first one. */
static bool write_member(writer *w, mp_value key, mp_value value, bool *first, const outer *around) {
    bool scalar = mp_is_none(key) || mp_int_is(key) || mp_float_is(key), done;
    if (!mp_str_is(key) && !scalar) {
        return w->how->is[JSON_SKIP_KEYS] || mp_fail(w->b->vm, &mp_type_TypeError,
                                            "keys must be str, int, float, bool or None, not %T", key);
    }
    if (!*first && !write_gap(w, false, false)) {
        return false;
    }
    *first = false;
    if (!scalar) {
        if (!write_string(w, key)) {
            return false;
        }
    } else if (mp_builder_append_byte(w->b, '"'), !write_scalar(w, key, &done) || !mp_builder_append_byte(w->b, '"')) {
        return false;
    }
    return mp_builder_append_str(w->b, w->how->key_separator) && write_value(w, value, around);
}

/* The members one by one: of a plain dict, or of a list of pairs. */
static bool write_members(writer *w, mp_value members, bool *first, const outer *around) {
    mp_value key, value;
    size_t position = 0;
    if (mp_dict_is(members)) {
        while (mp_dict_next(members, &position, &key, &value)) {
            if (!write_member(w, key, value, first, around)) {
                return false;
            }
        }
        return true;
    }
    for (; position < mp_list_get(members)->count; position++) {
        mp_value pair = mp_list_get(members)->items[position];
        if (!mp_tuple_is(pair) || mp_tuple_get(pair)->count != 2) {
            return mp_fail(w->b->vm, &mp_type_ValueError, "items must return 2-tuples");
        }
        if (!write_member(w, mp_tuple_get(pair)->items[0], mp_tuple_get(pair)->items[1], first, around)) {
            return false;
        }
    }
    return true;
}

static bool write_dict(writer *w, mp_value dict, const outer *around) {
    mp_vm *vm = w->b->vm;
    mp_value members = dict;
    if (mp_dict_count(dict) == 0) {
        return mp_builder_append_text(w->b, "{}");
    }
    if (w->how->is[JSON_SORT_KEYS] || !mp_is_exact(dict, &mp_type_dict)) {
        members = mp_call_method(vm, dict, MP_NAME(items), 0, NULL);
        members = mp_is_error(members) ? MP_ERROR : mp_list_from(vm, members);
        if (mp_is_error(members) || (w->how->is[JSON_SORT_KEYS] && !mp_list_sort(vm, members, MP_NONE, false))) {
            return false;
        }
    }
    bool first = true;
    mp_builder_append_byte(w->b, '{');
    w->depth++;
    if (!write_gap(w, true, false) || !write_members(w, members, &first, around)) {
        return false;
    }
    w->depth--;
    return write_gap(w, false, true) && mp_builder_append_byte(w->b, '}');
}

/* What only `default` knows to write. */
static bool write_fallback(writer *w, mp_value v, const outer *around) {
    if (mp_is_none(w->how->fallback)) {
        return mp_fail(w->b->vm, &mp_type_TypeError, "Object of type %T is not JSON serializable", v);
    }
    mp_value replaced = mp_call(w->b->vm, w->how->fallback, 1, &v);
    return !mp_is_error(replaced) && write_value(w, replaced, around);
}

static bool write_value(writer *w, mp_value v, const outer *around) {
    bool done;
    if (mp_str_is(v)) {
        return write_string(w, v);
    }
    bool ok = write_scalar(w, v, &done);
    if (!ok || done) {
        return ok;
    }
    if (!mp_recursion_check(w->b->vm)) {
        return false;
    }
    for (const outer *o = w->how->is[JSON_CHECK_CIRCULAR] ? around : NULL; o != NULL; o = o->outer) {
        if (mp_same(o->value, v)) {
            return mp_fail(w->b->vm, &mp_type_ValueError, "Circular reference detected");
        }
    }
    outer here = {v, around};
    if (mp_dict_is(v)) {
        return write_dict(w, v, &here);
    }
    return mp_list_is(v) || mp_tuple_is(v) ? write_list(w, v, &here) : write_fallback(w, v, &here);
}

bool mp_json_write(mp_builder *b, mp_value v, const json_writing *how) {
    writer w = {.b = b, .how = how};
    return write_value(&w, v, NULL);
}
