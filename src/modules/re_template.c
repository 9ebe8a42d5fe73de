/* SPDX-License-Identifier: MIT
 *
 * Layer 5. The module re: replacement templates, as sub() and Match.expand() have them. They are short, so they are
 * read anew for each match.
 */
#include "modules/re.h"
#include "objects/dict.h"
#include "objects/number.h"

typedef struct expansion {
    re_source s; /* the template */
    const re_pattern *pattern;
    mp_value string;
    const uint32_t *slots; /* NULL: only check */
    mp_builder *out;
} expansion;

/* What the group matched, nothing if it did not. */
static bool put_group(expansion *e, uint32_t group, const char *at) {
    if (group > e->pattern->group_count) {
        return mp_re_fail(&e->s, at, "invalid group reference %u", (unsigned)group);
    }
    if (e->slots == NULL || e->slots[group * 2 + 1] == RE_NONE) {
        return true;
    }
    mp_value v = mp_re_slice(e->s.vm, e->string, e->slots[group * 2], e->slots[group * 2 + 1]);
    return !mp_is_error(v) && mp_builder_append(e->out, mp_str_data(v), mp_str_size(v));
}

static bool put_rune(expansion *e, uint32_t rune) {
    if (e->slots == NULL) {
        return true;
    }
    return e->s.bytes ? mp_builder_append_byte(e->out, (int)rune) : mp_builder_append_rune(e->out, rune);
}

/* Behind "\g". */
static bool put_named(expansion *e) {
    re_source *s = &e->s;
    if (!re_source_take(s, '<')) {
        return mp_re_fail(s, s->at, "missing <");
    }
    const char *at = s->at, *end = memchr(at, '>', (size_t)(s->end - at));
    if (end == at || at == s->end) {
        return mp_re_fail(s, at, "missing group name");
    }
    if (end == NULL) {
        return mp_re_fail(s, at, "missing >, unterminated name");
    }
    mp_value name = mp_str_decode(s->vm, at, (size_t)(end - at));
    if (mp_is_error(name)) {
        return false;
    }
    s->at = end + 1;
    mp_value number = mp_int_parse(s->vm, at, (size_t)(end - at), 10);
    if (mp_is_small(number) && mp_small(number) >= 0) {
        return put_group(e, (uint32_t)MP_MIN(mp_small(number), (intptr_t)RE_CODE_MAX), at);
    }
    mp_value yes = mp_is_unbound(number) ? mp_text_isidentifier(s->vm, 1, &name) : number;
    if (mp_is_error(yes)) {
        return false;
    }
    if (!mp_same(yes, MP_TRUE)) {
        return mp_re_fail(s, at, "bad character in group name %R", name);
    }
    number = mp_dict_find(s->vm, e->pattern->groupindex, name);
    if (mp_is_unbound(number)) {
        return mp_fail(s->vm, &mp_type_IndexError, "unknown group name %R", name);
    }
    return !mp_is_error(number) && put_group(e, (uint32_t)mp_small(number), at);
}

static bool is_octal(const re_source *s, size_t i) { return s->at + i < s->end && (unsigned)s->at[i] - '0' < 8; }

/* Behind a backslash, at a digit. */
static bool put_number(expansion *e) {
    re_source *s = &e->s;
    const char *start = s->at - 1;
    uint32_t value;
    if (*s->at == '0' || (is_octal(s, 0) && is_octal(s, 1) && is_octal(s, 2))) {
        if (!mp_re_digits(s, start, 8, 0, 3, &value)) {
            return false;
        }
        if (value <= 255) {
            return put_rune(e, value);
        }
        mp_value text = mp_str_new(s->vm, start, (size_t)(s->at - start));
        return !mp_is_error(text) && mp_re_fail(s, start, "octal escape value %U outside of range 0-0o377", text);
    }
    return mp_re_digits(s, start, 10, 0, 2, &value) && put_group(e, value, start + 1);
}

static bool put_escape(expansion *e) {
    static const char letters[] = "abfnrtv\\";
    static const char controls[] = "\a\b\f\n\r\t\v\\";
    re_source *s = &e->s;
    const char *start = s->at - 1;
    if (s->at == s->end) {
        return mp_re_fail(s, start, "bad escape (end of pattern)");
    }
    if ((unsigned)*s->at - '0' < 10) {
        return put_number(e);
    }
    if (re_source_take(s, 'g')) {
        return put_named(e);
    }
    uint32_t c = re_source_next(s);
    const char *found = c < 128 && c != 0 ? strchr(letters, (int)c) : NULL;
    if (found != NULL) {
        return put_rune(e, (uint8_t)controls[found - letters]);
    }
    if ((c | 32) - 'a' < 26) {
        return mp_re_fail(s, start, "bad escape \\%c", (int)c);
    }
    return put_rune(e, '\\') && put_rune(e, c);
}

static bool expand(expansion *e, mp_value template) {
    mp_text text;
    re_source *s = &e->s;
    if (s->bytes) {
        mp_buffer buffer;
        if (!mp_buffer_get(s->vm, template, &buffer)) {
            return false;
        }
        text = (mp_text){(const char *)buffer.data, buffer.size};
    } else {
        text = mp_text_of(template);
    }
    if (text.size == 0) {
        return true;
    }
    s->text = s->at = text.data;
    s->end = text.data + text.size;
    while (s->at < s->end) {
        const char *stop = memchr(s->at, '\\', (size_t)(s->end - s->at));
        stop = stop == NULL ? s->end : stop;
        if (e->slots != NULL && !mp_builder_append(e->out, s->at, (size_t)(stop - s->at))) {
            return false;
        }
        s->at = stop;
        if (stop < s->end && (s->at++, !put_escape(e))) {
            return false;
        }
    }
    return true;
}

bool mp_re_expand(mp_builder *b, mp_value template, const re_pattern *p, mp_value string, const uint32_t *slots) {
    expansion e = {.s = {.vm = b->vm, .pattern = template, .bytes = !mp_str_is(template)},
                   .pattern = p,
                   .string = string,
                   .slots = slots,
                   .out = b};
    return expand(&e, template);
}

bool mp_re_template_check(mp_vm *vm, mp_value template, const re_pattern *p) {
    if (!mp_str_is(template) && !mp_buffer_is(template)) {
        return mp_fail(vm, &mp_type_TypeError, "decoding to str: need a bytes-like object, %T found", template);
    }
    expansion e = {.s = {.vm = vm, .pattern = template, .bytes = !mp_str_is(template)}, .pattern = p};
    return expand(&e, template);
}
