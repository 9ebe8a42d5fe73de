/* SPDX-License-Identifier: MIT
 *
 * Layer 5. The module re: Pattern objects, and the searches they make: one, or one behind another.
 *
 * Invariants: Python code that runs between two searches (functions that replace) can change a bytearray that is being
 * searched, so the string is looked at anew for each search.
 */
#include "modules/re.h"
#include "objects/dict.h"
#include "objects/iterator.h"
#include "objects/list.h"
#include "objects/number.h"
#include "objects/tuple.h"

#define SLOT_ROOM 24

/* A search, and where the next one starts. */
typedef struct scan {
    mp_value pattern, string;
    size_t pos, endpos;  /* as given, clipped: indexes */
    size_t from, end;    /* byte offsets */
    bool nonempty;       /* the last match was empty: the next one may not be, at that place */
    uint32_t *slots;     /* `room` or a buffer */
    uint32_t room[SLOT_ROOM];
} scan;

/* The first or the last byte of what an index allows; the index is clipped. */
static size_t clip(const re_subject *subject, intptr_t *index) {
    mp_text_kind kind = subject->bytes ? MP_TEXT_BYTES : MP_TEXT_STR;
    size_t size = (size_t)(subject->end - subject->start);
    bool flat = subject->bytes || mp_str_ascii(subject->string);
    size_t length = flat ? size : mp_text_length(kind, subject->string);
    *index = *index < 0 ? 0 : MP_MIN(*index, (intptr_t)length);
    return flat ? (size_t)*index : mp_text_offset_of(kind, subject->string, (size_t)*index);
}

/* `pos` and `endpos` may be MP_UNBOUND. */
static bool scan_start(mp_vm *vm, scan *s, mp_value pattern, mp_value string, mp_value pos, mp_value endpos) {
    const re_pattern *p = mp_re_pattern_get(pattern);
    intptr_t first = 0, last = INTPTR_MAX;
    re_subject subject;
    if ((mp_is_value(pos) && !mp_index_clamp(vm, pos, &first)) ||
        (mp_is_value(endpos) && !mp_index_clamp(vm, endpos, &last)) ||
        !mp_re_subject_get(vm, p, string, &subject)) {
        return false;
    }
    s->pattern = pattern;
    s->string = string;
    if (mp_is_unbound(endpos)) {
        s->end = (size_t)(subject.end - subject.start);
        s->endpos = subject.bytes || mp_str_ascii(string) ? s->end : mp_str_length(string);
    } else {
        s->end = clip(&subject, &last);
        s->endpos = (size_t)last;
    }
    s->from = first <= 0 ? 0 : clip(&subject, &first);
    s->pos = MP_MAX(first, 0);
    s->nonempty = false;
    s->slots = s->room;
    if (p->slot_count > SLOT_ROOM) {
        s->slots = mp_gc_array_new(vm, p->slot_count, sizeof *s->slots);
    }
    return s->slots != NULL;
}

static void scan_end(mp_vm *vm, scan *s) {
    if (s->slots != s->room) {
        mp_gc_free(vm, s->slots);
    }
}

/* Searches once. 1: found; 0: not; -1: exception. */
static int scan_next(mp_vm *vm, scan *s, re_mode mode) {
    re_subject subject;
    const re_pattern *p = mp_re_pattern_get(s->pattern);
    if (!mp_re_subject_get(vm, p, s->string, &subject)) {
        return -1;
    }
    size_t size = (size_t)(subject.end - subject.start);
    if (s->end < size) {
        subject.end = subject.start + s->end;
        size = s->end;
    }
    if (s->from > size) {
        return 0;
    }
    int found = mp_re_run(vm, p, &subject, s->from, mode, s->nonempty, s->slots);
    if (found == 1) {
        s->nonempty = s->slots[1] == s->slots[0];
        s->from = s->slots[1];
    }
    return found;
}

static mp_value scan_match(mp_vm *vm, scan *s) {
    return mp_re_match_new(vm, s->pattern, s->string, s->pos, s->endpos, s->slots);
}

/* ---- one search ---- */

/* (string, pos, endpos) */
static bool range_args(mp_vm *vm, const char *function, size_t argc, const mp_value *args, mp_kw kw, scan *out) {
    static const mp_param params[] = {MP_PARAM(string, 0), MP_PARAM(pos, MP_PARAM_OPTIONAL),
                                      MP_PARAM(endpos, MP_PARAM_OPTIONAL)};
    mp_value a[3];
    return mp_args_bind(vm, function, params, 3, argc - 1, args + 1, kw, a) &&
           scan_start(vm, out, args[0], a[0], a[1], a[2]);
}

static mp_value match_once(mp_vm *vm, const char *function, re_mode mode, size_t argc, const mp_value *args, mp_kw kw) {
    scan s;
    if (!range_args(vm, function, argc, args, kw, &s)) {
        return MP_ERROR;
    }
    int found = scan_next(vm, &s, mode);
    mp_value result = found == 1 ? scan_match(vm, &s) : found == 0 ? MP_NONE : MP_ERROR;
    scan_end(vm, &s);
    return result;
}

static mp_value pattern_match(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    return match_once(vm, "match", RE_MATCH_AT, argc, args, kw);
}

static mp_value pattern_fullmatch(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    return match_once(vm, "fullmatch", RE_FULLMATCH, argc, args, kw);
}

static mp_value pattern_search(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    return match_once(vm, "search", RE_SEARCH, argc, args, kw);
}

/* ---- all matches ---- */

static mp_value empty_of(const scan *s) { return mp_str_is(s->string) ? MP_NAME(empty_) : MP_UNBOUND; }

/* What findall gives for a match: the match, the group, or a tuple of groups. */
static mp_value found_value(mp_vm *vm, const scan *s) {
    uint32_t groups = mp_re_pattern_get(s->pattern)->group_count;
    if (groups == 0) {
        return mp_re_group(vm, s->string, s->slots, 0, MP_NONE);
    }
    mp_value empty = empty_of(s);
    empty = mp_is_unbound(empty) ? mp_bytes_new(vm, "", 0) : empty;
    if (mp_is_error(empty)) {
        return MP_ERROR;
    }
    return groups == 1 ? mp_re_group(vm, s->string, s->slots, 1, empty)
                       : mp_re_groups(vm, s->string, s->slots, groups, empty);
}

static mp_value pattern_findall(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    scan s;
    if (!range_args(vm, "findall", argc, args, kw, &s)) {
        return MP_ERROR;
    }
    mp_value list = mp_list_new(vm, 0, NULL);
    int found = mp_is_error(list) ? -1 : 1;
    while (found == 1 && (found = scan_next(vm, &s, RE_SEARCH)) == 1) {
        mp_value v = found_value(vm, &s);
        if (mp_is_error(v) || !mp_list_append(vm, list, v)) {
            found = -1;
        }
    }
    scan_end(vm, &s);
    return found == 0 ? list : MP_ERROR;
}

static mp_value pattern_split(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    static const mp_param params[] = {MP_PARAM(string, 0), MP_PARAM(maxsplit, MP_PARAM_OPTIONAL)};
    mp_value a[2];
    intptr_t limit = 0;
    scan s;
    if (!mp_args_bind(vm, "split", params, 2, argc - 1, args + 1, kw, a) ||
        (!mp_is_unbound(a[1]) && !mp_index_get(vm, a[1], &limit)) ||
        !scan_start(vm, &s, args[0], a[0], MP_UNBOUND, MP_UNBOUND)) {
        return MP_ERROR;
    }
    mp_value list = mp_list_new(vm, 0, NULL);
    uint32_t groups = mp_re_pattern_get(s.pattern)->group_count;
    size_t last = 0;
    int found = mp_is_error(list) ? -1 : 1;
    for (intptr_t n = 0; found == 1 && (limit == 0 || n < limit); n++) {
        found = scan_next(vm, &s, RE_SEARCH);
        if (found != 1) {
            break;
        }
        mp_value piece = mp_re_slice(vm, s.string, last, s.slots[0]);
        bool ok = !mp_is_error(piece) && mp_list_append(vm, list, piece);
        for (uint32_t i = 1; ok && i <= groups; i++) {
            piece = mp_re_group(vm, s.string, s.slots, i, MP_NONE);
            ok = !mp_is_error(piece) && mp_list_append(vm, list, piece);
        }
        found = ok ? 1 : -1;
        last = s.slots[1];
    }
    scan_end(vm, &s);
    mp_value rest = found < 0 ? MP_ERROR : mp_re_slice(vm, s.string, last, SIZE_MAX);
    return !mp_is_error(rest) && mp_list_append(vm, list, rest) ? list : MP_ERROR;
}

/* ---- replacing ---- */

typedef struct replacement {
    mp_value value;
    bool call, literal;
    size_t piece; /* how many pieces there are already, for messages */
} replacement;

static bool append_part(mp_builder *b, replacement *r, mp_value string, size_t start, size_t end) {
    if (start >= end) {
        return true;
    }
    mp_value part = mp_re_slice(b->vm, string, start, end);
    r->piece++;
    return !mp_is_error(part) && mp_builder_append(b, mp_str_data(part), mp_str_size(part));
}

/* Appends a value that stands for a match. */
static bool append_value(mp_builder *b, const replacement *r, bool bytes, mp_value v) {
    mp_buffer buffer;
    if (!bytes && mp_str_is(v)) {
        return mp_builder_append_str(b, v);
    }
    if (bytes && mp_buffer_is(v)) {
        return mp_buffer_get(b->vm, v, &buffer) &&
               (buffer.size == 0 || mp_builder_append(b, (const char *)buffer.data, buffer.size));
    }
    return mp_fail(b->vm, &mp_type_TypeError, "sequence item %zu: expected %s, %T found", r->piece,
                   bytes ? "a bytes-like object" : "str instance", v);
}

static bool append_replacement(mp_builder *b, replacement *r, scan *s) {
    mp_vm *vm = b->vm;
    bool bytes = !mp_str_is(s->string);
    mp_value v = r->value;
    if (r->call) {
        mp_value match = scan_match(vm, s);
        v = mp_is_error(match) ? MP_ERROR : mp_call(vm, r->value, 1, &match);
        if (mp_is_error(v)) {
            return false;
        }
        if (mp_is_none(v)) {
            return true;
        }
    } else if (!r->literal && mp_str_is(v) != bytes) {
        return mp_re_expand(b, v, mp_re_pattern_get(s->pattern), s->string, s->slots);
    }
    bool ok = append_value(b, r, bytes, v);
    r->piece++;
    return ok;
}

/* Sets up what is to be put in. */
static bool replacement_start(mp_vm *vm, replacement *r, mp_value value, mp_value pattern) {
    *r = (replacement){.value = value, .call = mp_is_callable(vm, value)};
    if (r->call) {
        return true;
    }
    mp_buffer buffer = {.size = 0};
    if (mp_str_is(value)) {
        buffer = (mp_buffer){.data = (uint8_t *)mp_str_get(value)->data, .size = mp_str_size(value)};
    } else if (mp_buffer_is(value) && !mp_buffer_get(vm, value, &buffer)) {
        return false;
    }
    r->literal = (mp_str_is(value) || mp_buffer_is(value)) &&
                 (buffer.size == 0 || memchr(buffer.data, '\\', buffer.size) == NULL);
    return r->literal || mp_re_template_check(vm, value, mp_re_pattern_get(pattern));
}

/* The new string, or with `counted` a tuple of it and the number of replacements. */
static mp_value substitute(mp_vm *vm, bool counted, size_t argc, const mp_value *args, mp_kw kw) {
    static const mp_param params[] = {MP_PARAM(repl, 0), MP_PARAM(string, 0), MP_PARAM(count, MP_PARAM_OPTIONAL)};
    mp_value a[3];
    intptr_t limit = 0, n = 0;
    scan s;
    replacement r;
    if (!mp_args_bind(vm, counted ? "subn" : "sub", params, 3, argc - 1, args + 1, kw, a) ||
        (!mp_is_unbound(a[2]) && !mp_index_get(vm, a[2], &limit)) || !replacement_start(vm, &r, a[0], args[0]) ||
        !scan_start(vm, &s, args[0], a[1], MP_UNBOUND, MP_UNBOUND)) {
        return MP_ERROR;
    }
    mp_builder b;
    mp_builder_init(&b, vm);
    size_t last = 0;
    int found = 1;
    while (found == 1 && (limit == 0 || n < limit) && (found = scan_next(vm, &s, RE_SEARCH)) == 1) {
        bool ok = append_part(&b, &r, s.string, last, s.slots[0]) && append_replacement(&b, &r, &s);
        found = ok ? 1 : -1;
        last = s.slots[1];
        n++;
    }
    scan_end(vm, &s);
    mp_value result = MP_ERROR;
    if (found >= 0) {
        if (n == 0) {
            result = mp_re_slice(vm, s.string, 0, SIZE_MAX);
        } else if (append_part(&b, &r, s.string, last, SIZE_MAX)) {
            result = mp_str_is(s.string) ? mp_builder_str(&b) : mp_builder_bytes(&b);
        }
    }
    if (mp_is_error(result) || !counted) {
        return result;
    }
    const mp_value pair[] = {result, mp_from_small(n)};
    return mp_tuple_new(vm, 2, pair);
}

static mp_value pattern_sub(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    return substitute(vm, false, argc, args, kw);
}

static mp_value pattern_subn(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    return substitute(vm, true, argc, args, kw);
}

/* ---- finditer and scanner ---- */

typedef struct scanner {
    mp_object object;
    mp_value pattern, string; /* string: None at the end */
    size_t pos, endpos, from, end;
    bool nonempty;
} scanner;

static const mp_type iterator_type, scanner_type;

static mp_value scanner_new(mp_vm *vm, const mp_type *type, const char *function, size_t argc, const mp_value *args,
                            mp_kw kw) {
    scan s;
    if (!range_args(vm, function, argc, args, kw, &s)) {
        return MP_ERROR;
    }
    scan_end(vm, &s);
    scanner *self = mp_gc_new(vm, type, sizeof *self);
    if (self == NULL) {
        return MP_ERROR;
    }
    mp_gc_store(vm, &self->pattern, s.pattern);
    mp_gc_store(vm, &self->string, s.string);
    self->pos = s.pos;
    self->endpos = s.endpos;
    self->from = s.from;
    self->end = s.end;
    return mp_from_pointer(self);
}

static mp_value pattern_finditer(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    return scanner_new(vm, &iterator_type, "finditer", argc, args, kw);
}

static mp_value pattern_scanner(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    return scanner_new(vm, &scanner_type, "scanner", argc, args, kw);
}

/* The next Match; None if there is none. */
static mp_value scanner_next(mp_vm *vm, mp_value self, re_mode mode) {
    scanner *it = (scanner *)mp_pointer(self);
    scan s;
    if (mp_is_none(it->string)) {
        return MP_NONE;
    }
    if (!scan_start(vm, &s, it->pattern, it->string, MP_UNBOUND, MP_UNBOUND)) {
        return MP_ERROR;
    }
    s.pos = it->pos;
    s.endpos = it->endpos;
    s.from = it->from;
    s.end = it->end;
    s.nonempty = it->nonempty;
    int found = scan_next(vm, &s, mode);
    mp_value match = found == 1 ? scan_match(vm, &s) : found == 0 ? MP_NONE : MP_ERROR;
    it->from = s.from;
    it->nonempty = s.nonempty;
    if (found == 0) {
        mp_gc_store(vm, &it->string, MP_NONE);
    }
    scan_end(vm, &s);
    return match;
}

static mp_value iterator_next(mp_vm *vm, mp_value self) {
    mp_value match = scanner_next(vm, self, RE_SEARCH);
    return mp_is_none(match) ? MP_STOP : match;
}

static mp_value scanner_match(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return scanner_next(vm, args[0], RE_MATCH_AT);
}

static mp_value scanner_search(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return scanner_next(vm, args[0], RE_SEARCH);
}

static mp_value scanner_pattern(mp_vm *vm, mp_value self) { return (void)vm, ((scanner *)mp_pointer(self))->pattern; }

static void scanner_trace(mp_tracer *tracer, void *self) {
    mp_trace_slot(tracer, &((scanner *)self)->pattern);
    mp_trace_slot(tracer, &((scanner *)self)->string);
}

MP_OPS(iterator_ops, (trace, scanner_trace), (iter, mp_iter_self), (next, iterator_next));
MP_OPS(scanner_ops, (trace, scanner_trace));
static const mp_native scanner_rows[] = {
    MP_METHOD(match, scanner_match, 0, 0),
    MP_METHOD(search, scanner_search, 0, 0),
    MP_GETTER(pattern, scanner_pattern),
};
static MP_TYPE_PLAIN(iterator_type, callable_iterator, &mp_type_object, sizeof(scanner), iterator_ops, MP_TYPE_FINAL);
static MP_TYPE(scanner_type, re_scanner_type_, &mp_type_object, sizeof(scanner), scanner_ops, scanner_rows,
               MP_TYPE_FINAL);

/* ---- Pattern ---- */

static mp_value pattern_repr(mp_vm *vm, mp_value self) {
    static const char *const names[] = {"re.TEMPLATE", "re.IGNORECASE", "re.LOCALE", "re.MULTILINE", "re.DOTALL",
                                        "re.UNICODE",  "re.VERBOSE",    "re.DEBUG",  "re.ASCII"};
    const re_pattern *p = mp_re_pattern_get(self);
    mp_value text = mp_repr(vm, p->pattern);
    if (mp_is_error(text)) {
        return MP_ERROR;
    }
    unsigned flags = p->flags & ~(p->bytes ? 0u : (unsigned)RE_FLAG_UNICODE);
    mp_builder b;
    mp_builder_init(&b, vm);
    mp_builder_append_text(&b, "re.compile(");
    size_t shown = mp_text_offset_of(MP_TEXT_STR, text, MP_MIN(mp_str_length(text), 200));
    mp_builder_append(&b, mp_str_data(text), shown);
    const char *separator = ", ";
    for (unsigned i = 0; i < MP_COUNT_OF(names); i++) {
        if (flags & 1u << i) {
            mp_builder_append_text(&b, separator);
            mp_builder_append_text(&b, names[i]);
            separator = "|";
        }
        flags &= ~(1u << i);
    }
    if (flags != 0) {
        mp_builder_append_format(&b, "%s0x%x", separator, flags);
    }
    mp_builder_append_byte(&b, ')');
    return mp_builder_str(&b);
}

static mp_value pattern_compare(mp_vm *vm, mp_compare_op op, mp_value self, mp_value other) {
    if ((op != MP_EQ && op != MP_NE) || !mp_re_is_pattern(other)) {
        return MP_NOT_IMPLEMENTED;
    }
    const re_pattern *a = mp_re_pattern_get(self), *b = mp_re_pattern_get(other);
    bool equal = a->flags == b->flags && a->bytes == b->bytes;
    if (equal && !mp_equal(vm, a->pattern, b->pattern, &equal)) {
        return MP_ERROR;
    }
    return mp_from_bool(equal == (op == MP_EQ));
}

static bool pattern_hash(mp_vm *vm, mp_value self, mp_hash *out) {
    return mp_hash_of(vm, mp_re_pattern_get(self)->pattern, out) && (*out ^= mp_re_pattern_get(self)->flags, true);
}

static void pattern_trace(mp_tracer *tracer, void *self) {
    mp_trace_slot(tracer, &((re_pattern *)self)->pattern);
    mp_trace_slot(tracer, &((re_pattern *)self)->groupindex);
    mp_trace_buffer(tracer, &((re_pattern *)self)->code);
}

static mp_value pattern_same(mp_vm *vm, size_t argc, const mp_value *args) { return (void)vm, (void)argc, args[0]; }
static mp_value pattern_pattern(mp_vm *vm, mp_value self) { return (void)vm, mp_re_pattern_get(self)->pattern; }
static mp_value pattern_flags(mp_vm *vm, mp_value self) { return (void)vm, MP_SMALL(mp_re_pattern_get(self)->flags); }
static mp_value pattern_groups(mp_vm *vm, mp_value self) {
    return (void)vm, MP_SMALL(mp_re_pattern_get(self)->group_count);
}
static mp_value pattern_groupindex(mp_vm *vm, mp_value self) {
    return mp_dict_copy(vm, mp_re_pattern_get(self)->groupindex);
}

MP_OPS(pattern_ops, (trace, pattern_trace), (repr, pattern_repr), (hash, pattern_hash), (compare, pattern_compare));

static const mp_native pattern_rows[] = {
    MP_METHOD(__copy__, pattern_same, 0, 0),
    MP_METHOD(__deepcopy__, pattern_same, 1, 1),
    MP_METHOD_KW(findall, pattern_findall, 0, MP_VARIADIC),
    MP_METHOD_KW(finditer, pattern_finditer, 0, MP_VARIADIC),
    MP_METHOD_KW(fullmatch, pattern_fullmatch, 0, MP_VARIADIC),
    MP_METHOD_KW(match, pattern_match, 0, MP_VARIADIC),
    MP_METHOD_KW(scanner, pattern_scanner, 0, MP_VARIADIC),
    MP_METHOD_KW(search, pattern_search, 0, MP_VARIADIC),
    MP_METHOD_KW(split, pattern_split, 0, MP_VARIADIC),
    MP_METHOD_KW(sub, pattern_sub, 0, MP_VARIADIC),
    MP_METHOD_KW(subn, pattern_subn, 0, MP_VARIADIC),
    MP_GETTER(flags, pattern_flags),
    MP_GETTER(groupindex, pattern_groupindex),
    MP_GETTER(groups, pattern_groups),
    MP_GETTER(pattern, pattern_pattern),
};

MP_TYPE(mp_type_re_pattern, re_pattern_type_, &mp_type_object, sizeof(re_pattern), pattern_ops, pattern_rows,
        MP_TYPE_FINAL);
