/* SPDX-License-Identifier: MIT
 *
 * Layer 5. The module re: writing programs, and errors of patterns.
 *
 * Invariants: what mp_re_insert moves has no jumps across its ends, so nothing in it has to change. Slots of loops and
 * assertions are numbered from 0 while the number of groups is not known; mp_re_link adds what is in front of them.
 */
#include "modules/re.h"
#include "objects/exception_all.h"
#include "objects/tuple.h"

/* ---- errors ---- */

/* Sets pos, lineno and colno of a re.error, and completes the message. MP_ERROR on exception. */
static mp_value error_place(mp_vm *vm, mp_value error, mp_value message, mp_value pattern, intptr_t pos) {
    bool bytes = !mp_str_is(pattern);
    mp_text text = mp_text_of(pattern);
    size_t length = mp_text_length(bytes ? MP_TEXT_BYTES : MP_TEXT_STR, pattern);
    intptr_t line = 1, column = pos + 1;
    bool lines = memchr(text.data, '\n', text.size) != NULL;
    const char *at = text.data;
    for (intptr_t i = 0; i < pos && (size_t)i < length; i++) {
        uint32_t rune = bytes ? (uint8_t)*at++ : mp_utf8_next(&at);
        if (rune == '\n') {
            line++;
            column = pos - i;
        }
    }
    if (!mp_exception_attribute_set(vm, error, MP_NAME(lineno), mp_from_small(line)) ||
        !mp_exception_attribute_set(vm, error, MP_NAME(colno), mp_from_small(column))) {
        return MP_ERROR;
    }
    return lines ? mp_str_new_format(vm, "%U at position %zd (line %zd, column %zd)", message, pos, line, column)
                 : mp_str_new_format(vm, "%U at position %zd", message, pos);
}

/* Fills a new re.error: message[, pattern[, pos]]. */
static bool error_fill(mp_vm *vm, mp_value error, mp_value message, mp_value pattern, mp_value pos) {
    if (!mp_exception_attribute_set(vm, error, MP_NAME(msg), message) ||
        !mp_exception_attribute_set(vm, error, MP_NAME(pattern), pattern) ||
        !mp_exception_attribute_set(vm, error, MP_NAME(pos), pos) ||
        !mp_exception_attribute_set(vm, error, MP_NAME(lineno), MP_NONE) ||
        !mp_exception_attribute_set(vm, error, MP_NAME(colno), MP_NONE)) {
        return false;
    }
    if (mp_is_small(pos) && mp_str_is(message) && (mp_str_is(pattern) || mp_bytes_is(pattern))) {
        message = error_place(vm, error, message, pattern, mp_small(pos));
        if (mp_is_error(message)) {
            return false;
        }
    }
    mp_value args = mp_tuple_new(vm, 1, &message);
    if (mp_is_error(args)) {
        return false;
    }
    mp_gc_store(vm, &mp_exception_get(error)->args, args);
    return true;
}

static mp_value error_init(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    static const mp_param params[] = {MP_PARAM(msg, 0), MP_PARAM(pattern, MP_PARAM_OPTIONAL),
                                      MP_PARAM(pos, MP_PARAM_OPTIONAL)};
    mp_value v[3];
    if (!mp_args_bind(vm, "error.__init__", params, 3, argc - 1, args + 1, kw, v)) {
        return MP_ERROR;
    }
    for (size_t i = 1; i < 3; i++) {
        v[i] = mp_is_unbound(v[i]) ? MP_NONE : v[i];
    }
    return error_fill(vm, args[0], v[0], v[1], v[2]) ? MP_NONE : MP_ERROR;
}

bool mp_re_error_raise(mp_vm *vm, mp_value message, mp_value pattern, mp_value pos) {
    mp_value error = mp_is_error(message) ? MP_ERROR : mp_exception_new(vm, &mp_type_re_error, 0, NULL);
    if (!mp_is_error(error) && error_fill(vm, error, message, pattern, pos)) {
        (void)mp_raise_value(vm, error);
    }
    return false;
}

bool mp_re_fail(re_source *s, const char *at, const char *message, ...) {
    mp_builder b;
    mp_builder_init(&b, s->vm);
    va_list args;
    va_start(args, message);
    mp_builder_append_vformat(&b, message, args);
    va_end(args);
    size_t index = at == NULL ? 0 : s->bytes ? (size_t)(at - s->text) : mp_utf8_count(s->text, (size_t)(at - s->text));
    mp_value text = mp_builder_str(&b);
    return at == NULL ? mp_re_error_raise(s->vm, text, MP_NONE, MP_NONE)
                      : mp_re_error_raise(s->vm, text, s->pattern, MP_SMALL(index));
}

/* ---- code ---- */

bool mp_re_insert(re_source *s, uint32_t at, const uint32_t *words, uint32_t count) {
    if (s->count + count > s->capacity) {
        uint32_t capacity = s->count + count + s->count / 2 + 16;
        if (capacity > RE_CODE_MAX) {
            return mp_fail(s->vm, &mp_type_OverflowError, "regular expression code size limit exceeded");
        }
        uint32_t *code = mp_gc_array_resize(s->vm, s->code, capacity, sizeof *code);
        if (code == NULL) {
            return false;
        }
        s->code = code;
        s->capacity = capacity;
    }
    uint32_t *to = s->code + at;
    memmove(to + count, to, (s->count - at) * sizeof *to);
    if (words != NULL) {
        memcpy(to, words, count * sizeof *to);
    } else {
        memset(to, 0, count * sizeof *to);
    }
    s->count += count;
    return true;
}

bool mp_re_emit(re_source *s, const uint32_t *words, uint32_t count) { return mp_re_insert(s, s->count, words, count); }

bool mp_re_emit_word(re_source *s, uint32_t word) { return mp_re_emit(s, &word, 1); }

uint32_t mp_re_size(const uint32_t *code) {
    static const uint8_t sizes[] = {
        [RE_FORK] = 3, [RE_FORK_TO] = 3, [RE_REPEAT] = 5, [RE_LOOP] = 3, [RE_UNTIL] = 6, [RE_IF] = 3, [RE_LOOK] = 5};
    re_op op = re_op_of(*code);
    uint32_t size = op == RE_SET ? re_operand(*code) >> 8 : op < sizeof sizes ? sizes[op] : 0;
    return size == 0 ? 1 : size;
}

/* Where the walk of mp_re_link is: the innermost loop (its address; 0: none) and assertion. */
typedef struct place {
    uint32_t loop, look;
} place;

/* How many states an instruction inside the loop has; loop radixes multiply outwards. */
static uint32_t states_of(const re_pattern *p, const place *at) {
    size_t states = 1;
    for (uint32_t loop = at->loop; loop != 0; loop = p->code[loop + 1]) {
        if (mp_size_mul(states, p->code[loop + 2], &states)) {
            return RE_NONE;
        }
    }
    for (uint32_t test = p->if_last; test != 0; test = p->code[test + 2]) {
        if (mp_size_mul(states, 2, &states)) {
            return RE_NONE;
        }
    }
    return states > RE_NONE ? RE_NONE : (uint32_t)states;
}

/* Rounds of the loop that starts at `code` and can be told apart, times two for having moved on or not. */
static uint32_t radix_of(const uint32_t *until) {
    uint32_t limit = until[4] == RE_REPEAT_MAX ? until[3] : until[4];
    return limit >= RE_NONE / 2 - 1 ? RE_NONE : (limit + 1) * 2;
}

static void link_memo(re_pattern *p, uint32_t *memo, const place *at) {
    uint32_t states = states_of(p, at);
    memo[0] = at->loop | (at->look != 0 ? RE_IN_LOOK : 0);
    memo[1] = p->state_count;
    p->state_count = p->state_count >= RE_NONE - states ? RE_NONE : p->state_count + states;
}

static void link_one(re_pattern *p, uint32_t pc, uint32_t slot_base, place *at) {
    uint32_t *code = p->code + pc, slot = slot_base << 8;
    switch (re_op_of(*code)) {
    case RE_FORK:
    case RE_FORK_TO:
    case RE_REPEAT:
        link_memo(p, code + 1, at);
        break;
    case RE_LOOP:
        code[0] += slot;
        code[1] = at->loop;
        code[2] = radix_of(code + 3);
        at->loop = pc;
        break;
    case RE_UNTIL:
        link_memo(p, code + 1, at);
        code[5] += slot_base << 1;
        break;
    case RE_AGAIN:
        at->loop = p->code[at->loop + 1];
        break;
    case RE_LOOK: /* what is inside does not depend on loops around it */
        code[1] += slot_base << 1;
        code[3] = at->loop;
        code[4] = at->look;
        at->look = pc;
        at->loop = 0;
        break;
    case RE_LOOK_END:
        code[0] += slot << 1;
        at->loop = p->code[at->look + 3];
        at->look = p->code[at->look + 4];
        break;
    case RE_ATOMIC:
    case RE_ATOMIC_END:
        code[0] += slot;
        break;
    default:
        break;
    }
}

void mp_re_link(re_pattern *p, uint32_t slot_base) {
    place at = {0, 0};
    bool group = false;
    for (uint32_t pc = 0; pc < p->count; pc += mp_re_size(p->code + pc)) {
        uint32_t *code = p->code + pc;
        if (re_op_of(*code) == RE_IF) {
            code[2] = p->if_last;
            p->if_last = pc;
        }
        group |= re_op_of(*code) == RE_GROUP;
    }
    for (uint32_t pc = 0; pc < p->count; pc += mp_re_size(p->code + pc)) {
        link_one(p, pc, slot_base, &at);
    }
    if (group) {
        p->state_count = RE_NONE; /* the outcome depends on more than place and position */
    }
}

/* ---- re.error ---- */

static const mp_native error_rows[] = {MP_METHOD_KW(__init__, error_init, 0, MP_VARIADIC)};

const mp_type mp_type_re_error = {{{(const mp_head *)&mp_type_type}, &mp_type_re_error},
                                  MP_OPS_OF(mp_exception_ops),
                                  &mp_type_Exception,
                                  &mp_type_BaseException,
                                  MP_VALUE_INIT(mp_names.mp_name_re_error_type_),
                                  error_rows,
                                  MP_COUNT_OF(error_rows),
                                  MP_TYPE_EXCEPTION,
                                  sizeof(mp_exception)};
