/* SPDX-License-Identifier: MIT
 *
 * Layer 2. Methods of str, bytes and bytearray that take apart and put together: split, splitlines, strip, join.
 */
#include "objects/list.h"
#include "objects/text.h"
#include "objects/tuple.h"

/* True if a white-space character starts at `offset`; *next is where it ends. */
static inline bool space_at(mp_text_kind kind, mp_text text, size_t offset, size_t *next) {
    uint8_t c = (uint8_t)text.data[offset];
    if (MP_LIKELY(c < 128 || kind != MP_TEXT_STR)) {
        *next = offset + 1;
        return mp_byte_is_space(kind, c);
    }
    const char *p = text.data + offset;
    uint32_t rune = mp_utf8_next(&p);
    *next = (size_t)(p - text.data);
    return (mp_rune_properties(rune) & MP_RUNE_SPACE) != 0;
}

/* The same for the character that ends before `offset`; *previous is where it starts. */
static inline bool space_before(mp_text_kind kind, mp_text text, size_t offset, size_t *previous) {
    uint8_t c = (uint8_t)text.data[offset - 1];
    size_t ignored;
    if (MP_LIKELY(c < 128 || kind != MP_TEXT_STR)) {
        *previous = offset - 1;
        return mp_byte_is_space(kind, c);
    }
    *previous = (size_t)(mp_utf8_previous(text.data + offset) - text.data);
    return space_at(kind, text, *previous, &ignored);
}

/* What split is at work on. Parts gather in an array on the C stack (where the collector sees them), since most lists
 * that split makes are short. */
typedef struct splitter {
    mp_vm *vm;
    mp_value self;
    mp_text_kind kind;
    mp_text text;
    mp_value list; /* MP_UNBOUND until there are many parts */
    size_t count;  /* in `parts` */
    mp_value parts[16];
} splitter;

static bool splitter_flush(splitter *s) {
    if (mp_is_unbound(s->list)) {
        s->list = mp_list_new(s->vm, s->count, s->parts);
        s->count = 0;
        return !mp_is_error(s->list);
    }
    for (size_t i = 0; i < s->count; i++) {
        if (!mp_list_append(s->vm, s->list, s->parts[i])) {
            return false;
        }
    }
    s->count = 0;
    return true;
}

static bool splitter_add(splitter *s, size_t start, size_t end) {
    size_t size = end - start;
    mp_value part = s->kind == MP_TEXT_STR && size != s->text.size
                        ? mp_str_new(s->vm, s->text.data + start, size)
                        : mp_text_part(s->vm, s->self, start, size);
    if (mp_is_error(part)) {
        return false;
    }
    s->parts[s->count++] = part;
    return s->count < MP_COUNT_OF(s->parts) || splitter_flush(s);
}

static void splitter_init(splitter *s, mp_vm *vm, mp_value self) {
    s->vm = vm;
    s->self = self;
    s->kind = mp_text_kind_of(self);
    s->text = mp_text_of(self);
    s->list = MP_UNBOUND;
    s->count = 0;
}

static mp_value splitter_finish(splitter *s) {
    return splitter_flush(s) ? s->list : MP_ERROR;
}

/* Where the first white-space (`space`) or other character at or behind `i` starts, or the end. */
static size_t scan(mp_text_kind kind, mp_text text, size_t i, bool space) {
    size_t next;
    for (;; i = next) {
        while (space && i < text.size && (unsigned)text.data[i] - 33 < 95) {
            i++; /* most characters */
        }
        if (i == text.size || space_at(kind, text, i, &next) == space) {
            return i;
        }
    }
}

static bool split_space(splitter *s, size_t limit) {
    size_t i = 0;
    for (;;) {
        size_t start = scan(s->kind, s->text, i, false);
        if (start == s->text.size) {
            return true;
        }
        if (limit-- == 0) {
            return splitter_add(s, start, s->text.size);
        }
        i = scan(s->kind, s->text, start, true);
        if (!splitter_add(s, start, i)) {
            return false;
        }
    }
}

static bool rsplit_space(splitter *s, size_t limit) {
    size_t i = s->text.size, previous;
    for (;;) {
        while (i > 0 && space_before(s->kind, s->text, i, &previous)) {
            i = previous;
        }
        if (i == 0) {
            return true;
        }
        size_t end = i;
        if (limit-- == 0) {
            return splitter_add(s, 0, end);
        }
        while (i > 0 && !space_before(s->kind, s->text, i, &previous)) {
            i = previous;
        }
        if (!splitter_add(s, i, end)) {
            return false;
        }
    }
}

static bool split_text(splitter *s, mp_text separator, size_t limit) {
    size_t start = 0;
    for (; limit > 0; limit--) {
        size_t at = mp_text_find_first((mp_text){s->text.data + start, s->text.size - start}, separator);
        if (at == MP_TEXT_NOT_FOUND) {
            break;
        }
        if (!splitter_add(s, start, start + at)) {
            return false;
        }
        start += at + separator.size;
    }
    return splitter_add(s, start, s->text.size);
}

static bool rsplit_text(splitter *s, mp_text separator, size_t limit) {
    size_t end = s->text.size;
    for (; limit > 0; limit--) {
        size_t at = mp_text_find_last((mp_text){s->text.data, end}, separator);
        if (at == MP_TEXT_NOT_FOUND) {
            break;
        }
        if (!splitter_add(s, at + separator.size, end)) {
            return false;
        }
        end = at;
    }
    return splitter_add(s, 0, end);
}

static void list_reverse(mp_vm *vm, mp_value list) {
    mp_list *l = mp_list_get(list);
    for (size_t i = 0, k = l->count; i + 1 < k; i++) {
        mp_value swapped = l->items[--k];
        mp_gc_store(vm, &l->items[k], l->items[i]);
        mp_gc_store(vm, &l->items[i], swapped);
    }
}

static mp_value split_any(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw, bool from_right) {
    static const mp_param params[] = {MP_PARAM(sep, MP_PARAM_OPTIONAL), MP_PARAM(maxsplit, MP_PARAM_OPTIONAL)};
    mp_value self = args[0], a[2];
    mp_text_kind kind = mp_text_kind_of(self);
    if (!mp_text_args(vm, from_right ? "rsplit" : "split", params, 2, argc - 1, args + 1, kw, a)) {
        return MP_ERROR;
    }
    intptr_t limit = -1;
    if (!mp_is_unbound(a[1]) && !mp_index_get(vm, a[1], &limit)) {
        return MP_ERROR;
    }
    bool space = mp_is_unbound(a[0]) || mp_is_none(a[0]), ok;
    mp_text separator = {NULL, 0};
    if (!space) {
        if (kind == MP_TEXT_STR && !mp_str_is(a[0])) {
            return mp_raise(vm, &mp_type_TypeError, "must be str or None, not %T", a[0]);
        }
        if (!mp_text_get(vm, kind, a[0], "", &separator)) {
            return MP_ERROR;
        }
        if (separator.size == 0) {
            return mp_raise(vm, &mp_type_ValueError, "empty separator");
        }
    }
    splitter s;
    splitter_init(&s, vm, self);
    size_t count = limit < 0 ? SIZE_MAX : (size_t)limit;
    if (from_right) {
        ok = space ? rsplit_space(&s, count) : rsplit_text(&s, separator, count);
    } else {
        ok = space ? split_space(&s, count) : split_text(&s, separator, count);
    }
    mp_value list = ok ? splitter_finish(&s) : MP_ERROR;
    if (from_right && !mp_is_error(list)) {
        list_reverse(vm, list);
    }
    return list;
}

mp_value mp_text_split(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    return split_any(vm, argc, args, kw, false);
}

mp_value mp_text_rsplit(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    return split_any(vm, argc, args, kw, true);
}

/* True if a line ends at `offset`; *next is behind the line end. */
static bool line_end_at(mp_text_kind kind, mp_text text, size_t offset, size_t *next) {
    uint8_t c = (uint8_t)text.data[offset];
    *next = offset + 1;
    if (c == '\r') {
        *next += *next < text.size && text.data[*next] == '\n';
        return true;
    }
    if (c == '\n' || kind != MP_TEXT_STR || c < 128) {
        return c == '\n' || (kind == MP_TEXT_STR && (c == '\v' || c == '\f' || (c >= 0x1C && c <= 0x1E)));
    }
    const char *p = text.data + offset;
    uint32_t rune = mp_utf8_next(&p);
    *next = (size_t)(p - text.data);
    return rune == 0x85 || rune == 0x2028 || rune == 0x2029;
}

mp_value mp_text_splitlines(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    static const mp_param params[] = {MP_PARAM(keepends, MP_PARAM_OPTIONAL)};
    mp_value self = args[0], option;
    mp_text_kind kind = mp_text_kind_of(self);
    intptr_t keep = 0;
    if (!mp_text_args(vm, "splitlines", params, 1, argc - 1, args + 1, kw, &option) ||
        (!mp_is_unbound(option) && !mp_index_clamp(vm, option, &keep))) {
        return MP_ERROR;
    }
    splitter s;
    splitter_init(&s, vm, self);
    size_t start = 0, i = 0, next;
    while (i < s.text.size) {
        if (line_end_at(kind, s.text, i, &next)) {
            if (!splitter_add(&s, start, keep ? next : i)) {
                return MP_ERROR;
            }
            start = next;
        }
        i = next;
    }
    return start == s.text.size || splitter_add(&s, start, s.text.size) ? splitter_finish(&s) : MP_ERROR;
}

/* ---- strip ---- */

enum { STRIP_LEFT = 1, STRIP_RIGHT = 2 };

/* True if the character of `size` bytes at p is one of `set`. */
static bool in_set(mp_text set, bool flat, const char *p, size_t size) {
    if (flat || size == 1) {
        return set.size != 0 && memchr(set.data, (uint8_t)*p, set.size) != NULL;
    }
    return mp_text_find_first(set, (mp_text){p, size}) != MP_TEXT_NOT_FOUND;
}

static mp_value strip_any(mp_vm *vm, size_t argc, const mp_value *args, int sides, const char *name) {
    mp_value self = args[0];
    mp_text_kind kind = mp_text_kind_of(self);
    bool space = argc < 2 || mp_is_none(args[1]);
    mp_text set = {NULL, 0};
    if (!space && kind == MP_TEXT_STR && !mp_str_is(args[1])) {
        return mp_raise(vm, &mp_type_TypeError, "%s arg must be None or str", name);
    }
    if (!space && !mp_text_get(vm, kind, args[1], "", &set)) {
        return MP_ERROR;
    }
    mp_text text = mp_text_of(self);
    size_t start = 0, end = text.size, next;
    bool flat = mp_text_is_flat(kind, self);
    while ((sides & STRIP_LEFT) && start < end) {
        next = start + (flat ? 1 : mp_utf8_size((uint8_t)text.data[start]));
        if (!(space ? space_at(kind, text, start, &next) : in_set(set, flat, text.data + start, next - start))) {
            break;
        }
        start = next;
    }
    while ((sides & STRIP_RIGHT) && end > start) {
        next = flat ? end - 1 : (size_t)(mp_utf8_previous(text.data + end) - text.data);
        if (!(space ? space_before(kind, text, end, &next) : in_set(set, flat, text.data + next, end - next))) {
            break;
        }
        end = next;
    }
    return mp_text_part(vm, self, start, end - start);
}

mp_value mp_text_strip(mp_vm *vm, size_t argc, const mp_value *args) {
    return strip_any(vm, argc, args, STRIP_LEFT | STRIP_RIGHT, "strip");
}

mp_value mp_text_lstrip(mp_vm *vm, size_t argc, const mp_value *args) {
    return strip_any(vm, argc, args, STRIP_LEFT, "lstrip");
}

mp_value mp_text_rstrip(mp_vm *vm, size_t argc, const mp_value *args) {
    return strip_any(vm, argc, args, STRIP_RIGHT, "rstrip");
}

/* ---- join ---- */

/* The items of an exact list or tuple. */
static const mp_value *sequence_items(mp_value sequence, size_t *count) {
    if (mp_is_exact(sequence, &mp_type_list)) {
        *count = mp_list_get(sequence)->count;
        return mp_list_get(sequence)->items;
    }
    *count = mp_tuple_get(sequence)->count;
    return mp_tuple_get(sequence)->items;
}

/* The item's contents. Runs no Python code, so that the items cannot change between the two passes of join. */
static bool join_item(mp_vm *vm, mp_text_kind kind, mp_value item, size_t index, mp_text *out) {
    if (kind == MP_TEXT_STR) {
        if (!mp_str_is(item)) {
            return mp_fail(vm, &mp_type_TypeError, "sequence item %zu: expected str instance, %T found", index, item);
        }
        *out = (mp_text){mp_str_data(item), mp_str_size(item)};
        return true;
    }
    if (!mp_buffer_is(item)) {
        return mp_fail(vm, &mp_type_TypeError, "sequence item %zu: expected a bytes-like object, %T found", index,
                       item);
    }
    return mp_text_get(vm, kind, item, "", out);
}

mp_value mp_text_join(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_value self = args[0], sequence = args[1];
    mp_text_kind kind = mp_text_kind_of(self);
    if (!mp_is_exact(sequence, &mp_type_list) && !mp_is_exact(sequence, &mp_type_tuple)) {
        mp_value iterator = mp_iter(vm, sequence);
        if (mp_is_error(iterator)) {
            return mp_exception_catch(vm, &mp_type_TypeError)
                       ? mp_raise(vm, &mp_type_TypeError, "can only join an iterable")
                       : MP_ERROR;
        }
        sequence = mp_list_from(vm, iterator);
        if (mp_is_error(sequence)) {
            return MP_ERROR;
        }
    }
    size_t count, size = 0;
    const mp_value *items = sequence_items(sequence, &count);
    mp_text separator = mp_text_of(self), item;
    if (count == 1 && mp_is_exact(items[0], kind == MP_TEXT_STR ? &mp_type_str : &mp_type_bytes) &&
        kind != MP_TEXT_BYTEARRAY) {
        return items[0];
    }
    for (size_t i = 0; i < count; i++) {
        if (!join_item(vm, kind, items[i], i, &item)) {
            return MP_ERROR;
        }
        if (mp_size_add(size, item.size + (i == 0 ? 0 : separator.size), &size)) {
            size = SIZE_MAX / 2;
        }
    }
    char *to;
    mp_value result = mp_text_alloc(vm, kind, size, &to);
    if (mp_is_error(result)) {
        return MP_ERROR;
    }
    for (size_t i = 0; i < count; i++) {
        if (!join_item(vm, kind, items[i], i, &item)) {
            return MP_ERROR;
        }
        to = mp_text_put(to, separator.data, i == 0 ? 0 : separator.size);
        to = mp_text_put(to, item.data, item.size);
    }
    return mp_text_seal(kind, result);
}
