/* SPDX-License-Identifier: MIT
 *
 * Layer 5. The module re: Match objects, and the strings that are searched.
 *
 * Invariants: slots hold byte offsets into the string; they become indexes only where Python code sees them. A
 * bytearray may have changed since: then what is left of a group is shown.
 */
#include "modules/re.h"
#include "objects/dict.h"
#include "objects/number.h"
#include "objects/sequence.h"
#include "objects/tuple.h"

/* ---- strings ---- */

bool mp_re_subject_get(mp_vm *vm, const re_pattern *p, mp_value string, re_subject *out) {
    out->string = string;
    out->bytes = !mp_str_is(string);
    if (!out->bytes) {
        mp_text text = mp_text_of(string);
        out->start = text.data;
        out->end = text.data + text.size;
    } else {
        mp_buffer buffer;
        if (!mp_buffer_is(string)) {
            return mp_fail(vm, &mp_type_TypeError, "expected string or bytes-like object, got '%T'", string);
        }
        if (!mp_buffer_get(vm, string, &buffer)) {
            return false;
        }
        out->start = buffer.size == 0 ? "" : (const char *)buffer.data;
        out->end = out->start + buffer.size;
    }
    if (p != NULL && p->bytes != out->bytes) {
        return mp_fail(vm, &mp_type_TypeError,
                       out->bytes ? "cannot use a string pattern on a bytes-like object"
                                  : "cannot use a bytes pattern on a string-like object");
    }
    return true;
}

mp_value mp_re_slice(mp_vm *vm, mp_value string, size_t start, size_t end) {
    re_subject subject;
    if (!mp_re_subject_get(vm, NULL, string, &subject)) {
        return MP_ERROR;
    }
    size_t size = (size_t)(subject.end - subject.start);
    end = MP_MIN(end, size);
    start = MP_MIN(start, end);
    if (mp_is_exact(string, subject.bytes ? &mp_type_bytes : &mp_type_str)) {
        return mp_text_part(vm, string, start, end - start);
    }
    return mp_text_new(vm, subject.bytes ? MP_TEXT_BYTES : MP_TEXT_STR, subject.start + start, end - start);
}

mp_value mp_re_group(mp_vm *vm, mp_value string, const uint32_t *slots, size_t group, mp_value missing) {
    uint32_t start = slots[group * 2], end = slots[group * 2 + 1];
    return end == RE_NONE ? missing : mp_re_slice(vm, string, start, end);
}

mp_value mp_re_groups(mp_vm *vm, mp_value string, const uint32_t *slots, size_t count, mp_value missing) {
    mp_value tuple = mp_tuple_new(vm, count, NULL);
    for (size_t i = 0; !mp_is_error(tuple) && i < count; i++) {
        mp_value v = mp_re_group(vm, string, slots, i + 1, missing);
        if (mp_is_error(v)) {
            return MP_ERROR;
        }
        mp_gc_store(vm, &mp_tuple_get(tuple)->items[i], v);
    }
    return tuple;
}

/* ---- Match ---- */

mp_value mp_re_match_new(mp_vm *vm, mp_value pattern, mp_value string, size_t pos, size_t endpos,
                         const uint32_t *slots) {
    uint32_t groups = mp_re_pattern_get(pattern)->group_count, count = groups * 2 + 3;
    re_match *self = mp_gc_new(vm, &mp_type_re_match, sizeof *self + count * sizeof *slots);
    if (self == NULL) {
        return MP_ERROR;
    }
    mp_gc_store(vm, &self->pattern, pattern);
    mp_gc_store(vm, &self->string, string);
    self->pos = pos;
    self->endpos = endpos;
    self->group_count = groups;
    memcpy(self->slots, slots, count * sizeof *slots);
    return mp_from_pointer(self);
}

/* The number of the group that an argument names. */
static bool group_get(mp_vm *vm, mp_value self, mp_value key, size_t *out) {
    re_match *m = mp_re_match_get(self);
    intptr_t index = -1;
    if (mp_is_small(key)) {
        index = mp_small(key);
    } else if (!mp_sequence_has_index(vm, key)) {
        mp_value found = mp_dict_find(vm, mp_re_pattern_get(m->pattern)->groupindex, key);
        index = mp_is_value(found) ? mp_small(found) : -1;
        if (mp_is_error(found)) {
            return false;
        }
    } else if (!mp_index_clamp(vm, key, &index)) {
        return false;
    }
    *out = (size_t)index;
    return (index >= 0 && (size_t)index <= m->group_count) || mp_fail(vm, &mp_type_IndexError, "no such group");
}

static mp_value group_value(mp_vm *vm, mp_value self, mp_value key) {
    size_t group;
    re_match *m = mp_re_match_get(self);
    return group_get(vm, self, key, &group) ? mp_re_group(vm, m->string, m->slots, group, MP_NONE) : MP_ERROR;
}

static mp_value match_group(mp_vm *vm, size_t argc, const mp_value *args) {
    if (argc <= 2) {
        return group_value(vm, args[0], argc == 1 ? MP_SMALL(0) : args[1]);
    }
    mp_value tuple = mp_tuple_new(vm, argc - 1, NULL);
    for (size_t i = 1; !mp_is_error(tuple) && i < argc; i++) {
        mp_value v = group_value(vm, args[0], args[i]);
        if (mp_is_error(v)) {
            return MP_ERROR;
        }
        mp_gc_store(vm, &mp_tuple_get(tuple)->items[i - 1], v);
    }
    return tuple;
}

static bool default_get(mp_vm *vm, const char *function, size_t argc, const mp_value *args, mp_kw kw, mp_value *out) {
    static const mp_param params[] = {MP_PARAM(default, MP_PARAM_OPTIONAL)};
    if (!mp_args_bind(vm, function, params, 1, argc - 1, args + 1, kw, out)) {
        return false;
    }
    *out = mp_is_unbound(*out) ? MP_NONE : *out;
    return true;
}

static mp_value match_groups(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    mp_value missing;
    re_match *m = mp_re_match_get(args[0]);
    return default_get(vm, "groups", argc, args, kw, &missing)
               ? mp_re_groups(vm, m->string, m->slots, m->group_count, missing)
               : MP_ERROR;
}

static mp_value match_groupdict(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    mp_value missing, name, number;
    re_match *m = mp_re_match_get(args[0]);
    mp_value dict = default_get(vm, "groupdict", argc, args, kw, &missing) ? mp_dict_new(vm) : MP_ERROR;
    size_t position = 0;
    while (!mp_is_error(dict) && mp_dict_next(mp_re_pattern_get(m->pattern)->groupindex, &position, &name, &number)) {
        mp_value v = mp_re_group(vm, m->string, m->slots, (size_t)mp_small(number), missing);
        if (mp_is_error(v) || !mp_dict_set(vm, dict, name, v)) {
            return MP_ERROR;
        }
    }
    return dict;
}

/* An offset as an index; -1 if there is none. */
static mp_value index_value(mp_vm *vm, mp_value string, uint32_t offset) {
    if (offset == RE_NONE) {
        return MP_SMALL(-1);
    }
    return mp_int_from_size(vm, mp_str_is(string) ? mp_text_index_of(MP_TEXT_STR, string, offset) : offset);
}

static mp_value span_of(mp_vm *vm, const re_match *m, size_t group) {
    mp_value pair[2];
    bool set = m->slots[group * 2 + 1] != RE_NONE;
    for (size_t i = 0; i < 2; i++) {
        pair[i] = index_value(vm, m->string, set ? m->slots[group * 2 + i] : RE_NONE);
        if (mp_is_error(pair[i])) {
            return MP_ERROR;
        }
    }
    return mp_tuple_new(vm, 2, pair);
}

/* start, end, span: with `which` 0, 1, 2. */
static mp_value place_of(mp_vm *vm, size_t argc, const mp_value *args, size_t which) {
    size_t group = 0;
    re_match *m = mp_re_match_get(args[0]);
    if (argc > 1 && !group_get(vm, args[0], args[1], &group)) {
        return MP_ERROR;
    }
    if (which == 2) {
        return span_of(vm, m, group);
    }
    bool set = m->slots[group * 2 + 1] != RE_NONE;
    return index_value(vm, m->string, set ? m->slots[group * 2 + which] : RE_NONE);
}

static mp_value match_start(mp_vm *vm, size_t argc, const mp_value *args) { return place_of(vm, argc, args, 0); }
static mp_value match_end(mp_vm *vm, size_t argc, const mp_value *args) { return place_of(vm, argc, args, 1); }
static mp_value match_span(mp_vm *vm, size_t argc, const mp_value *args) { return place_of(vm, argc, args, 2); }

static mp_value match_expand(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    re_match *m = mp_re_match_get(args[0]);
    const re_pattern *p = mp_re_pattern_get(m->pattern);
    mp_builder b;
    mp_builder_init(&b, vm);
    if (!mp_re_template_check(vm, args[1], p) || !mp_re_expand(&b, args[1], p, m->string, m->slots)) {
        return MP_ERROR;
    }
    return mp_str_is(args[1]) ? mp_builder_str(&b) : mp_builder_bytes(&b);
}

static mp_value match_same(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)vm, (void)argc;
    return args[0];
}

static mp_value match_regs(mp_vm *vm, mp_value self) {
    re_match *m = mp_re_match_get(self);
    mp_value tuple = mp_tuple_new(vm, m->group_count + 1, NULL);
    for (size_t i = 0; !mp_is_error(tuple) && i <= m->group_count; i++) {
        mp_value span = span_of(vm, m, i);
        if (mp_is_error(span)) {
            return MP_ERROR;
        }
        mp_gc_store(vm, &mp_tuple_get(tuple)->items[i], span);
    }
    return tuple;
}

static mp_value match_lastindex(mp_vm *vm, mp_value self) {
    (void)vm;
    re_match *m = mp_re_match_get(self);
    uint32_t last = m->slots[(m->group_count + 1) * 2];
    return last == RE_NONE ? MP_NONE : MP_SMALL(last);
}

static mp_value match_lastgroup(mp_vm *vm, mp_value self) {
    mp_value last = match_lastindex(vm, self), name, number;
    size_t position = 0;
    while (mp_dict_next(mp_re_pattern_get(mp_re_match_get(self)->pattern)->groupindex, &position, &name, &number)) {
        if (mp_same(last, number)) {
            return name;
        }
    }
    return MP_NONE;
}

static mp_value match_re(mp_vm *vm, mp_value self) { return (void)vm, mp_re_match_get(self)->pattern; }
static mp_value match_string(mp_vm *vm, mp_value self) { return (void)vm, mp_re_match_get(self)->string; }
static mp_value match_pos(mp_vm *vm, mp_value self) { return mp_int_from_size(vm, mp_re_match_get(self)->pos); }
static mp_value match_endpos(mp_vm *vm, mp_value self) { return mp_int_from_size(vm, mp_re_match_get(self)->endpos); }

static mp_value match_repr(mp_vm *vm, mp_value self) {
    mp_value span = span_of(vm, mp_re_match_get(self), 0);
    mp_value text = mp_is_error(span) ? MP_ERROR : group_value(vm, self, MP_SMALL(0));
    text = mp_is_error(text) ? MP_ERROR : mp_repr(vm, text);
    if (mp_is_error(text)) {
        return MP_ERROR;
    }
    mp_builder b;
    mp_builder_init(&b, vm);
    mp_builder_append_format(&b, "<re.Match object; span=%R, match=", span);
    mp_builder_append(&b, mp_str_data(text), mp_text_offset_of(MP_TEXT_STR, text, MP_MIN(mp_str_length(text), 50)));
    mp_builder_append_byte(&b, '>');
    return mp_builder_str(&b);
}

static void match_trace(mp_tracer *tracer, void *self) {
    mp_trace_slot(tracer, &((re_match *)self)->pattern);
    mp_trace_slot(tracer, &((re_match *)self)->string);
}

MP_OPS(match_ops, (trace, match_trace), (repr, match_repr), (getitem, group_value));

static const mp_native match_rows[] = {
    MP_METHOD(__copy__, match_same, 0, 0),
    MP_METHOD(__deepcopy__, match_same, 1, 1),
    MP_METHOD(end, match_end, 0, 1),
    MP_METHOD(expand, match_expand, 1, 1),
    MP_METHOD(group, match_group, 0, MP_VARIADIC),
    MP_METHOD_KW(groupdict, match_groupdict, 0, 1),
    MP_METHOD_KW(groups, match_groups, 0, 1),
    MP_METHOD(span, match_span, 0, 1),
    MP_METHOD(start, match_start, 0, 1),
    MP_GETTER(endpos, match_endpos),
    MP_GETTER(lastgroup, match_lastgroup),
    MP_GETTER(lastindex, match_lastindex),
    MP_GETTER(pos, match_pos),
    MP_GETTER(re, match_re),
    MP_GETTER(regs, match_regs),
    MP_GETTER(string, match_string),
};

MP_TYPE(mp_type_re_match, re_match_type_, &mp_type_object, sizeof(re_match), match_ops, match_rows, MP_TYPE_FINAL);
