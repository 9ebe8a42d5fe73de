/* SPDX-License-Identifier: MIT
 *
 * Layer 5. The module re: the parser of patterns. It writes the program as it reads, in one pass; open groups are on a
 * stack of its own, so that nesting costs no C stack.
 *
 * Invariants: the code of a group, an alternative, or the last item of one is complete in itself (see re.h), so that a
 * quantifier or `|` can put instructions in front of it. Errors are found in CPython's order.
 */
#include "modules/re.h"
#include "objects/dict.h"
#include "objects/number.h"

#define NO_ITEM UINT32_MAX

/* How many characters something takes. */
typedef struct width {
    uint32_t min, max; /* RE_REPEAT_MAX: no limit */
} width;

typedef enum frame_kind { FRAME_PLAIN, FRAME_CAPTURE, FRAME_ATOMIC, FRAME_LOOK, FRAME_IF } frame_kind;

/* A group that is open; the whole pattern is the outermost. */
typedef struct frame {
    const char *open;     /* its bracket */
    uint32_t start;       /* its code */
    uint32_t alternative; /* code of the current alternative */
    uint32_t item;        /* code of the last item; NO_ITEM: nothing to repeat */
    uint32_t ends;        /* the last jump from an alternative to the end; each has the way to the one before */
    uint32_t number;      /* of the capture; slot of lookarounds and atomic groups */
    width sequence;       /* of the current alternative, without the last item */
    width last;           /* of the last item */
    width all;            /* of the alternatives before */
    uint16_t flags;       /* to go back to */
    uint8_t kind;
    bool repeated;        /* the last item has a quantifier */
    bool anchor;          /* it is one of ^ $ \b and the like */
    bool branches;        /* there was a `|` */
    bool negative, behind; /* of lookarounds */
} frame;

/* What is known of a group. */
typedef struct group {
    width width;
    bool closed;
} group;

typedef struct parser {
    re_source s;
    frame *frames; /* buffers */
    group *groups; /* by number; 0 is the whole */
    uint32_t depth, frame_capacity, group_count, group_capacity;
    uint32_t slots;
    uint32_t behind; /* open lookbehinds */
    uint32_t look_base; /* groups when the outermost one of them was opened */
    const char *forward; /* a test for a group that was not there yet */
    uint32_t forward_number;
    bool variable_behind; /* a lookbehind without a fixed width was seen */
    unsigned global;      /* flags of the whole pattern */
    mp_value names;
} parser;

static frame *top(parser *p) { return &p->frames[p->depth - 1]; }

static uint32_t width_add(uint32_t a, uint32_t b) { return a > RE_REPEAT_MAX - b ? RE_REPEAT_MAX : a + b; }
static uint32_t width_mul(uint32_t a, uint32_t b) {
    uint64_t product = (uint64_t)a * b;
    return product > RE_REPEAT_MAX ? RE_REPEAT_MAX : (uint32_t)product;
}

/* What is read next is an item of its own. */
static void item_begin(parser *p, uint32_t min, uint32_t max) {
    frame *f = top(p);
    f->sequence.min = width_add(f->sequence.min, f->last.min);
    f->sequence.max = width_add(f->sequence.max, f->last.max);
    f->last = (width){min, max};
    f->item = p->s.count;
    f->repeated = f->anchor = false;
}

/* ---- groups ---- */

static bool frame_push(parser *p, frame_kind kind, const char *open, uint32_t number) {
    if (p->depth == p->frame_capacity) {
        uint32_t capacity = p->frame_capacity * 2 + 4;
        frame *frames = mp_gc_array_resize(p->s.vm, p->frames, capacity, sizeof *frames);
        if (frames == NULL) {
            return false;
        }
        p->frames = frames;
        p->frame_capacity = capacity;
    }
    p->depth++;
    *top(p) = (frame){.open = open,
                      .start = p->s.count,
                      .alternative = p->s.count,
                      .item = NO_ITEM,
                      .number = number,
                      .all = {RE_REPEAT_MAX, 0},
                      .flags = (uint16_t)p->s.flags,
                      .kind = (uint8_t)kind};
    return true;
}

static bool group_new(parser *p, uint32_t *number) {
    if (p->group_count == p->group_capacity) {
        uint32_t capacity = p->group_capacity * 2 + 4;
        group *groups = mp_gc_array_resize(p->s.vm, p->groups, capacity, sizeof *groups);
        if (groups == NULL) {
            return false;
        }
        p->groups = groups;
        p->group_capacity = capacity;
    }
    *number = p->group_count++;
    p->groups[*number] = (group){.closed = false};
    return true;
}

/* Ends the current alternative: its width goes to the group's. */
static void alternative_end(parser *p) {
    item_begin(p, 0, 0);
    frame *f = top(p);
    f->all.min = MP_MIN(f->all.min, f->sequence.min);
    f->all.max = MP_MAX(f->all.max, f->sequence.max);
    f->sequence = (width){0, 0};
    f->item = NO_ITEM;
}

/* Emits a jump to the end of the group, which is not known yet. */
static bool jump_to_end(parser *p) {
    uint32_t back = top(p)->ends == 0 ? 0 : p->s.count - top(p)->ends;
    top(p)->ends = p->s.count;
    return mp_re_emit_word(&p->s, re_word(RE_JUMP, back));
}

static void patch_ends(parser *p) {
    for (uint32_t at = top(p)->ends; at != 0;) {
        uint32_t back = re_operand(p->s.code[at]);
        p->s.code[at] = re_word(RE_JUMP, p->s.count - at);
        at = back == 0 ? 0 : at - back;
    }
}

/* Behind a `|`. */
static bool alternative_next(parser *p) {
    frame *f = top(p);
    if (f->kind == FRAME_IF) {
        if (f->branches) {
            return mp_re_fail(&p->s, p->s.at - 1, "conditional backref with more than two branches");
        }
        alternative_end(p);
        if (!jump_to_end(p)) {
            return false;
        }
        p->s.code[f->start] = re_word(RE_IF, p->s.count - f->start);
    } else {
        static const uint32_t words[] = {RE_FORK, 0, 0};
        alternative_end(p);
        if (!mp_re_insert(&p->s, f->alternative, words, 3) || !jump_to_end(p)) {
            return false;
        }
        p->s.code[f->alternative] = re_word(RE_FORK, p->s.count - f->alternative);
    }
    f->branches = true;
    f->alternative = p->s.count;
    return true;
}

/* Completes the code of the innermost group, but for what its kind needs. Gives its width. */
static width frame_finish(parser *p) {
    frame *f = top(p);
    alternative_end(p);
    patch_ends(p);
    if (f->kind == FRAME_IF && !f->branches) {
        p->s.code[f->start] = re_word(RE_IF, p->s.count - f->start);
        f->all.min = 0;
    }
    return f->all;
}

static bool look_finish(parser *p, const frame *f, width w) {
    uint32_t operand = f->number << 1 | f->negative;
    if (!mp_re_emit_word(&p->s, re_word(RE_LOOK_END, operand))) {
        return false;
    }
    uint32_t *code = p->s.code + f->start;
    code[0] = re_word(RE_LOOK, p->s.count - f->start);
    code[1] = operand;
    code[2] = 0;
    if (f->behind) {
        p->behind--;
        p->variable_behind |= w.min != w.max;
        code[2] = w.min;
    }
    return true;
}

/* Behind the `)` of a group. */
static bool group_close(parser *p) {
    if (p->depth == 1) {
        return mp_re_fail(&p->s, p->s.at - 1, "unbalanced parenthesis");
    }
    width w = frame_finish(p);
    frame f = *top(p);
    p->depth--;
    p->s.flags = f.flags;
    bool ok = true;
    if (f.kind == FRAME_CAPTURE) {
        p->groups[f.number].width = w;
        p->groups[f.number].closed = true;
        ok = mp_re_emit_word(&p->s, re_word(RE_SAVE, f.number * 2 + 1));
    } else if (f.kind == FRAME_ATOMIC) {
        ok = mp_re_emit_word(&p->s, re_word(RE_ATOMIC_END, f.number));
    } else if (f.kind == FRAME_LOOK) {
        ok = look_finish(p, &f, w);
        w = (width){0, 0};
    }
    item_begin(p, w.min, w.max);
    top(p)->item = f.start;
    return ok;
}

/* ---- what follows "(?" ---- */

/* Reads a name up to `end`: a str. */
static mp_value name_read(parser *p, char end) {
    re_source *s = &p->s;
    const char *start = s->at, *stop = memchr(start, end, (size_t)(s->end - start));
    if (start == s->end || stop == start) {
        (void)mp_re_fail(s, start, "missing group name");
        return MP_ERROR;
    }
    if (stop == NULL) {
        (void)mp_re_fail(s, start, "missing %c, unterminated name", end);
        return MP_ERROR;
    }
    s->at = stop + 1;
    return mp_str_decode(s->vm, start, (size_t)(stop - start));
}

static bool bad_name(parser *p, const char *at, mp_value name) {
    return mp_re_fail(&p->s, at, "bad character in group name %R", name);
}

/* The name may be one of a group. */
static bool name_check(parser *p, const char *at, mp_value name) {
    const char *text = mp_str_data(name), *end = text + mp_str_size(name);
    for (unsigned wanted = MP_RUNE_ID_START; text < end; wanted = MP_RUNE_ID_CONTINUE) {
        uint32_t rune = mp_utf8_next(&text);
        if (rune != '_' && !(mp_rune_properties(rune) & wanted)) {
            return bad_name(p, at, name);
        }
    }
    return true;
}

/* The number of the group of that name. */
static bool name_find(parser *p, const char *at, mp_value name, uint32_t *number) {
    if (!name_check(p, at, name)) {
        return false;
    }
    mp_value found = mp_dict_find(p->s.vm, p->names, name);
    if (mp_is_error(found)) {
        return false;
    }
    if (mp_is_unbound(found)) {
        return mp_re_fail(&p->s, at, "unknown group name %R", name);
    }
    *number = (uint32_t)mp_small(found);
    return true;
}

/* A lookbehind may not use a group that is inside of it. */
static bool behind_check(parser *p, uint32_t number, const char *at) {
    return p->behind == 0 || number < p->look_base ||
           mp_re_fail(&p->s, at, "cannot refer to group defined in the same lookbehind subpattern");
}

static bool reference(parser *p, uint32_t number, const char *at) {
    const group *g = &p->groups[number];
    if (!g->closed) {
        return mp_re_fail(&p->s, at, "cannot refer to an open group");
    }
    if (!behind_check(p, number, p->s.at)) {
        return false;
    }
    item_begin(p, g->width.min, g->width.max);
    bool ascii = p->s.bytes || p->s.flags & RE_FLAG_ASCII;
    uint32_t compare = !(p->s.flags & RE_FLAG_IGNORECASE) ? RE_EXACT : ascii ? RE_FOLD_ASCII : RE_FOLD;
    return mp_re_emit_word(&p->s, re_word(RE_GROUP, number << 2 | compare));
}

static bool capture_open(parser *p, const char *open, mp_value name, const char *name_at) {
    uint32_t number;
    if (!group_new(p, &number)) {
        return false;
    }
    if (mp_is_value(name)) {
        mp_value old = mp_dict_find(p->s.vm, p->names, name);
        if (mp_is_error(old)) {
            return false;
        }
        if (!mp_is_unbound(old)) {
            return mp_re_fail(&p->s, name_at, "redefinition of group name %R as group %u; was group %u", name,
                              (unsigned)number, (unsigned)mp_small(old));
        }
        if (!mp_dict_set(p->s.vm, p->names, name, MP_SMALL(number))) {
            return false;
        }
    }
    if (!frame_push(p, FRAME_CAPTURE, open, number) || !mp_re_emit_word(&p->s, re_word(RE_SAVE, number * 2))) {
        return false;
    }
    top(p)->alternative = p->s.count;
    return true;
}

/* Behind "(?P". */
static bool named_open(parser *p, const char *open) {
    re_source *s = &p->s;
    if (s->at == s->end) {
        return mp_re_fail(s, s->at, "unexpected end of pattern");
    }
    const char *name_at = s->at + 1;
    uint32_t number;
    if (re_source_take(s, '<')) {
        mp_value name = name_read(p, '>');
        return !mp_is_error(name) && name_check(p, name_at, name) && capture_open(p, open, name, name_at);
    }
    if (re_source_take(s, '=')) {
        mp_value name = name_read(p, ')');
        return !mp_is_error(name) && name_find(p, name_at, name, &number) && reference(p, number, name_at);
    }
    uint32_t rune = re_source_next(s);
    mp_value text = mp_str_of_rune(s->vm, rune);
    return !mp_is_error(text) && mp_re_fail(s, open + 1, "unknown extension ?P%U", text);
}

static bool look_open(parser *p, const char *open, bool behind, bool negative) {
    uint32_t slot = p->slots;
    p->slots += 2;
    if (!frame_push(p, FRAME_LOOK, open, slot) || !mp_re_emit(&p->s, NULL, 5)) {
        return false;
    }
    p->s.code[top(p)->start] = RE_LOOK;
    top(p)->alternative = p->s.count;
    top(p)->behind = behind;
    top(p)->negative = negative;
    if (behind && p->behind++ == 0) {
        p->look_base = p->group_count;
    }
    return true;
}

/* Reads the number of a group as int() would; false if the name is not one. */
static bool number_read(mp_vm *vm, mp_value name, int64_t *out) {
    mp_value v = mp_int_parse(vm, mp_str_data(name), mp_str_size(name), 10);
    if (!mp_is_value(v)) {
        return false;
    }
    *out = mp_is_small(v) ? mp_small(v) : INT64_MAX;
    return *out >= 0;
}

/* Behind "(?(". */
static bool if_open(parser *p, const char *open) {
    re_source *s = &p->s;
    const char *name_at = s->at;
    mp_value name = name_read(p, ')');
    uint32_t number = 0;
    int64_t given;
    if (mp_is_error(name)) {
        return false;
    }
    const char *text = mp_str_data(name);
    size_t bytes = mp_str_size(name);
    uint32_t first = mp_utf8_next(&text);
    if (first == '_' || mp_rune_properties(first) & MP_RUNE_ID_START) {
        if (!name_find(p, name_at, name, &number)) {
            return false;
        }
    } else if (bytes == 0 || !number_read(s->vm, name, &given)) {
        return !mp_is_error(name) && bad_name(p, name_at, name);
    } else if (given == 0) {
        return mp_re_fail(s, name_at, "bad group number");
    } else if (given >= RE_CODE_MAX / 4) {
        return mp_re_fail(s, name_at, "invalid group reference %U", name);
    } else {
        number = (uint32_t)given;
        if (number >= p->group_count && (p->forward == NULL || number > p->forward_number)) {
            p->forward = name_at;
            p->forward_number = number;
        }
    }
    if (!behind_check(p, number, s->at)) {
        return false;
    }
    const uint32_t words[] = {RE_IF, number, 0};
    if (!frame_push(p, FRAME_IF, open, 0) || !mp_re_emit(s, words, 3)) {
        return false;
    }
    top(p)->alternative = s->count;
    return true;
}

/* ---- inline flags ---- */

enum { KIND_FLAGS = RE_FLAG_ASCII | RE_FLAG_LOCALE | RE_FLAG_UNICODE };

static unsigned flag_of(char c) {
    static const char letters[] = "iLmsxaut";
    static const uint16_t values[] = {RE_FLAG_IGNORECASE, RE_FLAG_LOCALE, RE_FLAG_MULTILINE, RE_FLAG_DOTALL,
                                      RE_FLAG_VERBOSE,    RE_FLAG_ASCII,  RE_FLAG_UNICODE,   RE_FLAG_TEMPLATE};
    const char *found = c == 0 ? NULL : strchr(letters, c);
    return found == NULL ? 0 : values[found - letters];
}

/* The character at s->at is no flag. */
static bool flag_unknown(re_source *s, const char *missing) {
    if (s->at == s->end) {
        return mp_re_fail(s, s->at, "%s", missing);
    }
    const char *at = s->at;
    uint32_t rune = re_source_next(s);
    bool letter = rune == '_' || mp_rune_properties(rune) & MP_RUNE_ALPHA;
    return mp_re_fail(s, at, "%s", letter ? "unknown flag" : missing);
}

/* Letters up to what is none. */
static bool flags_read(re_source *s, bool off, unsigned *out) {
    unsigned flag;
    while (s->at < s->end && (flag = flag_of(*s->at)) != 0) {
        s->at++;
        const char *text = NULL;
        if (!off && flag == RE_FLAG_LOCALE && !s->bytes) {
            text = "cannot use 'L' flag with a str pattern";
        } else if (!off && flag == RE_FLAG_UNICODE && s->bytes) {
            text = "cannot use 'u' flag with a bytes pattern";
        }
        *out |= flag;
        unsigned kinds = *out & KIND_FLAGS;
        if (off && flag & KIND_FLAGS) {
            text = "cannot turn off flags 'a', 'u' and 'L'";
        } else if (text == NULL && !off && kinds & (kinds - 1)) {
            text = "flags 'a', 'u' and 'L' are incompatible";
        }
        if (text != NULL) {
            return mp_re_fail(s, s->at, "bad inline flags: %s", text);
        }
    }
    return true;
}

/* Behind "(?", at a flag or a minus sign. */
static bool flags_open(parser *p, const char *open) {
    re_source *s = &p->s;
    unsigned on = 0, off = 0;
    if (!flags_read(s, false, &on)) {
        return false;
    }
    if (on != 0 && re_source_take(s, ')')) {
        bool first = p->depth == 1 && !top(p)->branches && top(p)->item == NO_ITEM && s->count == top(p)->start;
        if (!first) {
            return mp_re_fail(s, open, "global flags not at the start of the expression");
        }
        p->global |= on;
        return true;
    }
    if (s->at == s->end || (*s->at != ':' && *s->at != '-')) {
        return flag_unknown(s, "missing -, : or )");
    }
    if (on & (RE_FLAG_DEBUG | RE_FLAG_TEMPLATE)) {
        return mp_re_fail(s, s->at, "bad inline flags: cannot turn on global flag");
    }
    if (*s->at++ == '-') {
        const char *start = s->at;
        if (!flags_read(s, true, &off)) {
            return false;
        }
        if (s->at == start) {
            return flag_unknown(s, "missing flag");
        }
        if (s->at == s->end || *s->at != ':') {
            return flag_unknown(s, "missing :");
        }
        s->at++;
        if (off & RE_FLAG_TEMPLATE) {
            return mp_re_fail(s, s->at - 1, "bad inline flags: cannot turn off global flag");
        }
        if (on & off) {
            return mp_re_fail(s, s->at - 1, "bad inline flags: flag turned on and off");
        }
    }
    unsigned flags = s->flags;
    flags = (on & KIND_FLAGS ? flags & ~(unsigned)KIND_FLAGS : flags) | on;
    if (!frame_push(p, FRAME_PLAIN, open, 0)) {
        return false;
    }
    s->flags = flags & ~off;
    return true;
}

static bool atomic_open(parser *p, const char *open) {
    uint32_t slot = p->slots++;
    if (!frame_push(p, FRAME_ATOMIC, open, slot) || !mp_re_emit_word(&p->s, re_word(RE_ATOMIC, slot))) {
        return false;
    }
    top(p)->alternative = p->s.count;
    return true;
}

/* Behind a `(`. */
static bool group_open(parser *p) {
    re_source *s = &p->s;
    const char *open = s->at - 1;
    if (!re_source_take(s, '?')) {
        return capture_open(p, open, MP_UNBOUND, NULL);
    }
    if (s->at == s->end) {
        return mp_re_fail(s, s->at, "unexpected end of pattern");
    }
    char c = *s->at;
    if (flag_of(c) != 0 || c == '-') {
        return flags_open(p, open);
    }
    uint32_t rune = re_source_next(s);
    switch (rune) {
    case 'P':
        return named_open(p, open);
    case ':':
        return frame_push(p, FRAME_PLAIN, open, 0);
    case '#':
        while (s->at < s->end) {
            if (re_source_next(s) == ')') {
                return true;
            }
        }
        return mp_re_fail(s, open, "missing ), unterminated comment");
    case '=':
    case '!':
        return look_open(p, open, false, rune == '!');
    case '(':
        return if_open(p, open);
    case '>':
        return atomic_open(p, open);
    default:
        break;
    }
    if (rune == '<') {
        if (s->at == s->end) {
            return mp_re_fail(s, s->at, "unexpected end of pattern");
        }
        rune = re_source_next(s);
        if (rune == '=' || rune == '!') {
            return look_open(p, open, true, rune == '!');
        }
    }
    mp_value text = mp_str_of_rune(s->vm, rune);
    return !mp_is_error(text) && mp_re_fail(s, open + 1, c == '<' ? "unknown extension ?<%U" : "unknown extension ?%U", text);
}

/* ---- quantifiers ---- */

/* Wraps the item in instructions in front of it and one behind it, whose operand is the way back. */
static bool wrap(parser *p, uint32_t item, const uint32_t *words, uint32_t count, re_op back, uint32_t back_to) {
    if (!mp_re_insert(&p->s, item, words, count)) {
        return false;
    }
    uint32_t end = p->s.count;
    return mp_re_emit_word(&p->s, re_word(back, (item + back_to - end) & 0xFFFFFF));
}

/* A loop in the general form. */
static bool loop_make(parser *p, uint32_t item, uint32_t min, uint32_t max, bool lazy) {
    uint32_t slot = p->slots;
    p->slots += 2;
    uint32_t exit = p->s.count - item + 7;
    const uint32_t words[] = {re_word(RE_LOOP, slot), 0,   0,   re_word(RE_UNTIL, exit), 0, 0, min, max,
                              slot << 1 | lazy};
    return wrap(p, item, words, MP_COUNT_OF(words), RE_AGAIN, 3);
}

static bool repeat_code(parser *p, uint32_t item, uint32_t min, uint32_t max, re_greed greed) {
    re_source *s = &p->s;
    uint32_t length = s->count - item;
    bool lazy = greed == RE_LAZY;
    if (re_op_of(s->code[item]) <= RE_SET && length == mp_re_size(s->code + item)) {
        const uint32_t words[] = {re_word(RE_REPEAT, greed), 0, 0, min, max};
        return mp_re_insert(s, item, words, 5);
    }
    re_op fork = lazy ? RE_FORK_TO : RE_FORK, fork_back = lazy ? RE_FORK : RE_FORK_TO;
    bool nullable = top(p)->last.min == 0;
    if (min == 0 && max == 1) {
        const uint32_t words[] = {re_word(fork, length + 3), 0, 0};
        return mp_re_insert(s, item, words, 3);
    }
    if (min > 1 || max != RE_REPEAT_MAX || nullable) {
        return loop_make(p, item, min, max, lazy);
    }
    if (min == 0) {
        const uint32_t words[] = {re_word(fork, length + 4), 0, 0};
        return wrap(p, item, words, 3, RE_JUMP, 0);
    }
    const uint32_t words[] = {re_word(fork_back, (0 - length) & 0xFFFFFF), 0, 0};
    return mp_re_emit(s, words, 3);
}

static bool repeat_apply(parser *p, uint32_t min, uint32_t max, re_greed greed) {
    frame *f = top(p);
    uint32_t item = f->item;
    if (max == 0 || item == p->s.count) {
        p->s.count = item; /* nothing is there, or left */
    } else if (!(min == 1 && max == 1) && !repeat_code(p, item, min, max, greed)) {
        return false;
    }
    if (greed == RE_POSSESSIVE && item < p->s.count && re_op_of(p->s.code[item]) != RE_REPEAT) {
        uint32_t slot = p->slots++;
        const uint32_t word = re_word(RE_ATOMIC, slot);
        if (!mp_re_insert(&p->s, item, &word, 1) || !mp_re_emit_word(&p->s, re_word(RE_ATOMIC_END, slot))) {
            return false;
        }
    }
    f->last.min = width_mul(f->last.min, min);
    f->last.max = width_mul(f->last.max, max);
    f->repeated = true;
    return true;
}

/* Digits of {m,n}; false with `*out` unchanged if there are none. */
static bool count_read(re_source *s, uint32_t *out, bool *too_large) {
    const char *start = s->at;
    uint64_t value = 0;
    for (; s->at < s->end && (unsigned)*s->at - '0' < 10; s->at++) {
        value = MP_MIN(value * 10 + (unsigned)(*s->at - '0'), (uint64_t)RE_REPEAT_MAX);
    }
    if (s->at == start) {
        return false;
    }
    *too_large |= value >= RE_REPEAT_MAX;
    *out = (uint32_t)value;
    return true;
}

/* Reads a quantifier. *found is false (and nothing is read) if `{` is an ordinary character here. */
static bool quantifier_read(parser *p, uint32_t *min, uint32_t *max, bool *found) {
    re_source *s = &p->s;
    const char *start = s->at;
    char c = *s->at++;
    bool too_large = false;
    *found = true;
    *min = c == '+';
    *max = c == '?' ? 1 : RE_REPEAT_MAX;
    if (c != '{') {
        return true;
    }
    bool low = count_read(s, min, &too_large);
    if (re_source_take(s, ',')) {
        (void)count_read(s, max, &too_large);
    } else {
        *found = low;
        *max = *min;
    }
    if (!re_source_take(s, '}')) {
        *found = false;
    }
    if (!*found) {
        s->at = start;
        return true;
    }
    if (too_large) {
        return mp_fail(s->vm, &mp_type_OverflowError, "the repetition number is too large");
    }
    return *max >= *min || mp_re_fail(s, start + 1, "min repeat greater than max repeat");
}

/* At one of the characters "*+?{"; *done is false if it is not a quantifier. */
static bool quantifier(parser *p, bool *done) {
    re_source *s = &p->s;
    const char *start = s->at;
    uint32_t min, max;
    if (!quantifier_read(p, &min, &max, done)) {
        return false;
    }
    if (!*done) {
        return true;
    }
    if (top(p)->item == NO_ITEM || top(p)->anchor) {
        return mp_re_fail(s, start, "nothing to repeat");
    }
    if (top(p)->repeated) {
        return mp_re_fail(s, start, "multiple repeat");
    }
    re_greed greed = re_source_take(s, '?') ? RE_LAZY : re_source_take(s, '+') ? RE_POSSESSIVE : RE_GREEDY;
    return repeat_apply(p, min, max, greed);
}

/* ---- characters ---- */

static bool emit_at(parser *p, re_at at) {
    item_begin(p, 0, 0);
    top(p)->anchor = true;
    bool ascii = p->s.bytes || p->s.flags & RE_FLAG_ASCII;
    return mp_re_emit_word(&p->s, re_word(RE_AT, at | (at >= RE_AT_BOUNDARY && ascii ? RE_AT_ASCII : 0)));
}

/* \1 to \99, unless it is an octal escape. *done is false if it is none. */
static bool group_escape(parser *p, bool *done) {
    re_source *s = &p->s;
    const char *at = s->at;
    if (at == s->end || *at < '1' || *at > '9') {
        return true;
    }
    uint32_t number = (uint32_t)(*at - '0');
    if (at + 1 < s->end && (unsigned)at[1] - '0' < 10) {
        if (at + 2 < s->end && *at < '8' && at[1] < '8' && (unsigned)at[2] - '0' < 8) {
            return true;
        }
        number = number * 10 + (uint32_t)(at[1] - '0');
    }
    *done = true;
    s->at += number > 9 ? 2 : 1;
    if (number >= p->group_count) {
        return mp_re_fail(s, at, "invalid group reference %u", (unsigned)number);
    }
    return reference(p, number, at - 1);
}

/* Behind a backslash. */
static bool escape(parser *p) {
    re_source *s = &p->s;
    static const char letters[] = "AZbB";
    static const uint8_t places[] = {RE_AT_START, RE_AT_END, RE_AT_BOUNDARY, RE_AT_NO_BOUNDARY};
    const char *found = s->at == s->end || *s->at == 0 ? NULL : strchr(letters, *s->at);
    bool done = false;
    if (found != NULL) {
        s->at++;
        return emit_at(p, (re_at)places[found - letters]);
    }
    bool ok = group_escape(p, &done);
    if (!ok || done) {
        return ok;
    }
    int32_t value = mp_re_escape(s, false);
    if (value == RE_ESCAPE_FAILED) {
        return false;
    }
    item_begin(p, 1, 1);
    return value < 0 ? mp_re_emit_class(s, (re_item)(-1 - value)) : mp_re_emit_char(s, (uint32_t)value);
}

/* Reads white space and comments of verbose patterns. True if there was some. */
static bool skip_space(re_source *s) {
    if (!(s->flags & RE_FLAG_VERBOSE)) {
        return false;
    }
    if (*s->at == '#') {
        const char *end = memchr(s->at, '\n', (size_t)(s->end - s->at));
        s->at = end == NULL ? s->end : end + 1;
        return true;
    }
    return (*s->at == ' ' || (*s->at >= '\t' && *s->at <= '\r')) ? (s->at++, true) : false;
}

/* Parses one thing. */
static bool step(parser *p) {
    re_source *s = &p->s;
    if (skip_space(s)) {
        return true;
    }
    bool done = false;
    char c = *s->at;
    if (c == '*' || c == '+' || c == '?' || c == '{') {
        bool ok = quantifier(p, &done);
        if (!ok || done) {
            return ok;
        }
    }
    uint32_t rune = re_source_next(s);
    switch (rune) {
    case '(':
        return group_open(p);
    case ')':
        return group_close(p);
    case '|':
        return alternative_next(p);
    case '\\':
        return escape(p);
    case '^':
        return emit_at(p, s->flags & RE_FLAG_MULTILINE ? RE_AT_LINE_START : RE_AT_START);
    case '$':
        return emit_at(p, s->flags & RE_FLAG_MULTILINE ? RE_AT_LINE_END : RE_AT_LAST_LINE_END);
    default:
        break;
    }
    item_begin(p, 1, 1);
    if (rune == '[') {
        return mp_re_emit_set(s);
    }
    return rune == '.' ? mp_re_emit_word(s, s->flags & RE_FLAG_DOTALL ? RE_ANY_ALL : RE_ANY) : mp_re_emit_char(s, rune);
}

/* ---- all of it ---- */

static bool flags_check(mp_vm *vm, bool bytes, unsigned flags) {
    const char *text = NULL;
    if (bytes) {
        if (flags & RE_FLAG_UNICODE) {
            text = "cannot use UNICODE flag with a bytes pattern";
        } else if (flags & RE_FLAG_LOCALE && flags & RE_FLAG_ASCII) {
            text = "ASCII and LOCALE flags are incompatible";
        }
    } else if (flags & RE_FLAG_LOCALE) {
        text = "cannot use LOCALE flag with a str pattern";
    } else if (flags & RE_FLAG_ASCII && flags & RE_FLAG_UNICODE) {
        text = "ASCII and UNICODE flags are incompatible";
    }
    return text == NULL || mp_fail(vm, &mp_type_ValueError, text);
}

/* Parses the pattern once. A global flag in it can ask for another run: then `p->global` is not what it was. */
static bool parse(parser *p, unsigned flags) {
    re_source *s = &p->s;
    mp_text text = mp_text_of(s->pattern);
    s->text = s->at = text.data;
    s->end = text.data + text.size;
    s->flags = flags;
    s->count = p->depth = p->group_count = p->slots = p->behind = 0;
    p->forward = NULL;
    p->variable_behind = false;
    p->names = mp_dict_new(s->vm);
    uint32_t zero;
    /* the first word is there so that no loop and no assertion has the address 0 */
    if (mp_is_error(p->names) || !group_new(p, &zero) || !mp_re_emit_word(s, re_word(RE_JUMP, 1)) ||
        !frame_push(p, FRAME_PLAIN, s->at, 0)) {
        return false;
    }
    while (s->at < s->end) {
        if (!step(p)) {
            return false;
        }
        if (p->global & ~s->flags & ~(unsigned)KIND_FLAGS && p->depth == 1) {
            return true;
        }
    }
    if (p->depth > 1) {
        return mp_re_fail(s, top(p)->open, "missing ), unterminated subpattern");
    }
    (void)frame_finish(p);
    if (p->forward != NULL && p->forward_number >= p->group_count) {
        return mp_re_fail(s, p->forward, "invalid group reference %u", (unsigned)p->forward_number);
    }
    return mp_re_emit_word(s, RE_MATCH);
}

static mp_value pattern_make(parser *p, unsigned flags) {
    mp_vm *vm = p->s.vm;
    if (p->variable_behind) {
        (void)mp_re_fail(&p->s, NULL, "look-behind requires fixed-width pattern");
        return MP_ERROR;
    }
    uint32_t *code = mp_gc_array_resize(vm, p->s.code, p->s.count, sizeof *code);
    re_pattern *self = code == NULL ? NULL : mp_gc_new(vm, &mp_type_re_pattern, sizeof *self);
    if (self == NULL) {
        return MP_ERROR;
    }
    mp_gc_store(vm, &self->pattern, p->s.pattern);
    mp_gc_store(vm, &self->groupindex, p->names);
    mp_gc_store_pointer(vm, &self->code, code);
    self->count = p->s.count;
    self->group_count = p->group_count - 1;
    self->slot_count = p->group_count * 2 + 1 + p->slots;
    self->flags = (uint16_t)flags;
    self->bytes = p->s.bytes;
    mp_re_link(self, p->group_count * 2 + 1);
    return mp_from_pointer(self);
}

mp_value mp_re_compile(mp_vm *vm, mp_value pattern, unsigned flags) {
    parser p = {.s = {.vm = vm, .pattern = pattern, .bytes = !mp_str_is(pattern)}};
    for (unsigned before = flags;; before = p.global) {
        p.global = before;
        if (!p.s.bytes && !(before & (RE_FLAG_ASCII | RE_FLAG_LOCALE))) {
            before |= RE_FLAG_UNICODE;
        }
        if (!parse(&p, before)) {
            return MP_ERROR;
        }
        if (p.global & ~before) {
            continue;
        }
        flags = p.global | before;
        if (!flags_check(vm, p.s.bytes, flags)) {
            return MP_ERROR;
        }
        mp_value result = pattern_make(&p, flags);
        mp_gc_free(vm, p.frames);
        mp_gc_free(vm, p.groups);
        return result;
    }
}
