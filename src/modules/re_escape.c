/* SPDX-License-Identifier: MIT
 *
 * Layer 5. The module re: escapes and sets of characters in patterns.
 */
#include "base/unicode.h"
#include "gc/vm.h"
#include "modules/re.h"

static int32_t escape_fail(re_source *s, const char *start, const char *what) {
    mp_value text = mp_str_decode(s->vm, start, (size_t)(s->at - start));
    if (!mp_is_error(text)) {
        (void)mp_re_fail(s, start, "%s %U", what, text);
    }
    return RE_ESCAPE_FAILED;
}

static unsigned digit_value(char c) {
    unsigned d = (unsigned)c - '0';
    return d < 10 ? d : (unsigned)(c | 32) - 'a' < 6 ? (unsigned)(c | 32) - 'a' + 10 : 99;
}

bool mp_re_digits(re_source *s, const char *start, unsigned base, unsigned least, unsigned limit, uint32_t *out) {
    unsigned count = 0;
    *out = 0;
    for (; count < limit && s->at < s->end && digit_value(*s->at) < base; count++) {
        *out = *out * base + digit_value(*s->at++);
    }
    return count >= least || escape_fail(s, start, "incomplete escape") != RE_ESCAPE_FAILED;
}

/* \0… \377, of which `out` has the value. */
static int32_t octal_check(re_source *s, const char *start, uint32_t value) {
    if (value <= 255) {
        return (int32_t)value;
    }
    mp_value text = mp_str_new(s->vm, start, (size_t)(s->at - start));
    if (!mp_is_error(text)) {
        (void)mp_re_fail(s, start, "octal escape value %U outside of range 0-0o377", text);
    }
    return RE_ESCAPE_FAILED;
}

/* \N{NAME} */
static int32_t name_escape(re_source *s, const char *start) {
    if (!re_source_take(s, '{')) {
        (void)mp_re_fail(s, s->at, "missing {");
        return RE_ESCAPE_FAILED;
    }
    const char *name = s->at, *end = memchr(name, '}', (size_t)(s->end - name));
    if (end == name || name == s->end) {
        (void)mp_re_fail(s, name, "missing character name");
        return RE_ESCAPE_FAILED;
    }
    if (end == NULL) {
        (void)mp_re_fail(s, name, "missing }, unterminated name");
        return RE_ESCAPE_FAILED;
    }
    size_t size = (size_t)(end - name);
    uint32_t rune = s->vm->rune_of_name == NULL ? UINT32_MAX : s->vm->rune_of_name(name, size);
    if (rune != UINT32_MAX) {
        s->at = end + 1;
        return (int32_t)rune;
    }
    mp_value text = mp_str_new(s->vm, name, size);
    if (!mp_is_error(text)) {
        (void)mp_re_fail(s, start, "undefined character name %R", text);
    }
    return RE_ESCAPE_FAILED;
}

int32_t mp_re_escape(re_source *s, bool in_set) {
    static const char letters[] = "abfnrtv\\dDsSwW";
    static const char controls[] = "\a\b\f\n\r\t\v\\";
    const char *start = s->at - 1;
    uint32_t value;
    if (s->at == s->end) {
        (void)mp_re_fail(s, start, "bad escape (end of pattern)");
        return RE_ESCAPE_FAILED;
    }
    uint32_t c = re_source_next(s);
    const char *letter = c < 128 && c != 0 ? strchr(letters, (int)c) : NULL;
    if (letter != NULL && (in_set || c != 'b')) {
        size_t i = (size_t)(letter - letters);
        return i < 8 ? controls[i] : -1 - (int32_t)(RE_ITEM_DIGIT + (i - 8));
    }
    if (c == 'x' || (!s->bytes && (c == 'u' || c == 'U'))) {
        unsigned digits = c == 'x' ? 2 : c == 'u' ? 4 : 8;
        if (!mp_re_digits(s, start, 16, digits, digits, &value)) {
            return RE_ESCAPE_FAILED;
        }
        return value <= 0x10FFFF ? (int32_t)value : escape_fail(s, start, "bad escape");
    }
    if (c == 'N' && !s->bytes) {
        return name_escape(s, start);
    }
    if (c == '0' || (in_set && c - '0' < 8)) {
        s->at -= c != '0';
        return mp_re_digits(s, start, 8, 0, c == '0' ? 2 : 3, &value) ? octal_check(s, start, value) : RE_ESCAPE_FAILED;
    }
    if (c - '0' < 10 && !in_set && s->at + 1 < s->end && c < '8' && digit_value(*s->at) < 8 &&
        digit_value(s->at[1]) < 8) {
        s->at--;
        return mp_re_digits(s, start, 8, 3, 3, &value) ? octal_check(s, start, value) : RE_ESCAPE_FAILED;
    }
    if (c < 128 && ((c | 32) - 'a' < 26 || c - '0' < 10)) {
        return escape_fail(s, start, "bad escape");
    }
    return (int32_t)c;
}

static bool is_ascii_only(const re_source *s) { return s->bytes || s->flags & RE_FLAG_ASCII; }

bool mp_re_emit_char(re_source *s, uint32_t rune) {
    bool ascii = is_ascii_only(s);
    if (!(s->flags & RE_FLAG_IGNORECASE) || (rune < 128 && (rune | 32) - 'a' >= 26)) {
        return mp_re_emit_word(s, re_word(RE_CHAR, rune));
    }
    return mp_re_emit_word(s, re_word(ascii ? RE_CHAR_FOLD_ASCII : RE_CHAR_FOLD, mp_re_fold(rune, ascii)));
}

/* Starts a set; gives its address. */
static bool set_start(re_source *s, bool negated, uint32_t *start) {
    uint32_t flags = (negated ? RE_SET_NEGATED : 0u) | (s->flags & RE_FLAG_IGNORECASE ? RE_SET_FOLD : 0u) |
                     (is_ascii_only(s) ? RE_SET_ASCII : 0u);
    *start = s->count;
    return mp_re_emit(s, NULL, RE_SET_HEAD) && (s->code[*start] = re_word(RE_SET, flags), true);
}

/* Completes it: the size, and the bitmap. */
static bool set_finish(re_source *s, uint32_t start) {
    uint32_t *code = s->code + start, words = s->count - start;
    if (words > 0xFFFF) {
        return mp_fail(s->vm, &mp_type_OverflowError, "regular expression code size limit exceeded");
    }
    *code |= words << 16;
    for (uint32_t rune = 0; rune < 128; rune++) {
        code[1 + rune / 32] |= (uint32_t)mp_re_test_items(code, rune) << (rune % 32);
    }
    return true;
}

bool mp_re_emit_class(re_source *s, re_item item) {
    uint32_t start;
    return set_start(s, false, &start) && mp_re_emit_word(s, item) && set_finish(s, start);
}

/* One end of a range, or all there is of an item: what mp_re_escape gives. `text` is how messages show it. */
static int32_t member(re_source *s, mp_value *text, unsigned *length) {
    const char *start = s->at;
    uint32_t c = re_source_next(s);
    const char *end = s->at;
    int32_t value = (int32_t)c;
    *length = 1;
    if (c == '\\') {
        value = mp_re_escape(s, true);
        if (value == RE_ESCAPE_FAILED) {
            return value;
        }
        const char *at = s->at;
        s->at = end;
        (void)re_source_next(s);
        end = s->at;
        s->at = at;
        *length = 2;
    }
    *text = s->bytes && end == start + 1 ? mp_str_of_rune(s->vm, c) : mp_str_decode(s->vm, start, (size_t)(end - start));
    return mp_is_error(*text) ? RE_ESCAPE_FAILED : value;
}

/* An item or a range; true if it was emitted. `open` is the set's bracket. */
static bool set_item(re_source *s, const char *open) {
    mp_value first, last;
    unsigned first_length, last_length;
    int32_t low = member(s, &first, &first_length), high;
    if (low == RE_ESCAPE_FAILED) {
        return false;
    }
    bool fold = s->flags & RE_FLAG_IGNORECASE;
    bool range = s->at < s->end && *s->at == '-' && !(s->at + 1 < s->end && s->at[1] == ']');
    if (!range) {
        return low < 0 ? mp_re_emit_word(s, (uint32_t)(-1 - low))
                       : mp_re_emit_word(s, re_word((re_op)RE_ITEM_CHAR, fold ? mp_re_fold((uint32_t)low, is_ascii_only(s))
                                                                              : (uint32_t)low));
    }
    s->at++;
    if (s->at == s->end) {
        return mp_re_fail(s, open, "unterminated character set");
    }
    high = member(s, &last, &last_length);
    if (high == RE_ESCAPE_FAILED) {
        return false;
    }
    if (low < 0 || high < low) {
        const char *at = s->at;
        for (unsigned back = first_length + 1 + last_length; back > 0; back--) {
            at = s->bytes ? at - 1 : mp_utf8_previous(at);
        }
        return mp_re_fail(s, at, "bad character range %U-%U", first, last);
    }
    return mp_re_emit_word(s, re_word((re_op)RE_ITEM_RANGE, (uint32_t)low)) && mp_re_emit_word(s, (uint32_t)high);
}

bool mp_re_emit_set(re_source *s) {
    const char *open = s->at - 1;
    uint32_t start;
    if (!set_start(s, re_source_take(s, '^'), &start)) {
        return false;
    }
    for (bool first = true;; first = false) {
        if (s->at == s->end) {
            return mp_re_fail(s, open, "unterminated character set");
        }
        if (!first && re_source_take(s, ']')) {
            break;
        }
        if (!set_item(s, open)) {
            return false;
        }
    }
    return set_finish(s, start);
}
