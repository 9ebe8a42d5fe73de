/* SPDX-License-Identifier: MIT
 *
 * Layer 5. The module re: the matcher. It runs a program (re.h) with a stack of its own of what is left to try.
 *
 * Work is bounded: where a match goes on from depends on the instruction, the position, and the rounds of the loops
 * around it. As soon as more steps were made than there are such states, a bit for each of them says whether it was
 * tried before, so that nothing is tried twice. Only programs that compare with what a group matched cannot have that.
 * What is inside of lookarounds can be tried with success more than once; there, states are marked when they have failed
 * (RE_IN_LOOK), elsewhere as soon as they are reached.
 *
 * The C stack is not used, and Python code is not run, so the subject stays where it is.
 */
#include "gc/vm.h"
#include "modules/re.h"
#include "objects/exception_all.h"

/* What is left to try. The kind is in the top bits of `what`; below it are an instruction or a slot. */
typedef struct entry {
    uint32_t what;
    uint32_t value; /* position, or what was in the slot */
} entry;
enum {
    TRY,       /* go on at the instruction */
    ROUND,     /* another round of the lazy RE_UNTIL */
    MORE,      /* another character for the lazy RE_REPEAT; how many there may be is the entry below */
    LESS,      /* a character less for the greedy RE_REPEAT; the lowest position is the entry below */
    LIMIT,     /* that */
    UNDO,      /* put the slot back */
    FAILED     /* mark the state */
};
#define KIND_SHIFT 29
#define KIND_MASK ((1u << KIND_SHIFT) - 1)
#define STEPS_PER_CHECK 4096

typedef struct matcher {
    mp_vm *vm;
    const re_pattern *pattern;
    const uint32_t *code;
    const char *start, *end; /* of the subject */
    const char *refused;     /* where the match may not end */
    bool bytes, full;
    uint32_t *slots;
    entry *stack; /* a buffer */
    uint32_t count, capacity;
    const char *at;
    uint32_t *memo; /* a buffer of bits, or NULL */
    uint32_t steps; /* until the next check */
    uint64_t steps_left; /* until the memo is made */
} matcher;

/* ---- characters ---- */

static inline uint32_t rune_next(const matcher *m, const char **at) {
    uint8_t c = (uint8_t)**at;
    if (c < 128 || m->bytes) {
        (*at)++;
        return c;
    }
    return mp_utf8_next(at);
}

static inline const char *rune_back(const matcher *m, const char *at) {
    return m->bytes || (int8_t)at[-1] >= 0 ? at - 1 : mp_utf8_previous(at);
}

static uint32_t rune_before(const matcher *m, const char *at) {
    at = rune_back(m, at);
    return rune_next(m, &at);
}

/* Moves *at behind a character that the test takes. */
static inline bool test_next(const matcher *m, const uint32_t *code, const char **at) {
    const char *next = *at;
    if (next == m->end) {
        return false;
    }
    uint32_t rune = rune_next(m, &next), word = *code;
    bool ok = re_op_of(word) == RE_CHAR                  ? rune == re_operand(word)
              : re_op_of(word) == RE_SET && rune < 128   ? code[1 + rune / 32] >> (rune % 32) & 1
                                                         : mp_re_test(code, rune);
    if (ok) {
        *at = next;
    }
    return ok;
}

/* ---- the stack ---- */

static bool push(matcher *m, uint32_t kind, uint32_t what, uint32_t value) {
    if (MP_UNLIKELY(m->count == m->capacity)) {
        uint32_t capacity = m->capacity * 2;
        entry *stack = mp_gc_array_resize(m->vm, m->stack, capacity, sizeof *stack);
        if (stack == NULL) {
            return false;
        }
        m->stack = stack;
        m->capacity = capacity;
    }
    m->stack[m->count++] = (entry){kind << KIND_SHIFT | what, value};
    return true;
}

static inline uint32_t offset_of(const matcher *m, const char *at) { return (uint32_t)(at - m->start); }

/* Sets a slot, so that it is put back when what was tried before is gone on with. */
static bool slot_set(matcher *m, uint32_t slot, uint32_t value) {
    if (m->count != 0 && !push(m, UNDO, slot, m->slots[slot])) {
        return false;
    }
    m->slots[slot] = value;
    return true;
}

/* Drops what is left to try above `count`, but not what has to be put back. */
static void cut(matcher *m, uint32_t count) {
    uint32_t to = count;
    for (uint32_t i = count; i < m->count; i++) {
        if (m->stack[i].what >> KIND_SHIFT == UNDO) {
            m->stack[to++] = m->stack[i];
        }
    }
    m->count = to;
}

/* ---- the memo ---- */

static inline bool group_is_set(const matcher *m, uint32_t group) { return m->slots[group * 2 + 1] != RE_NONE; }

/* The bit of a state: the instruction's `memo`, the position, and what is around. */
static size_t state_bit(const matcher *m, const uint32_t *memo, uint32_t offset) {
    size_t state = 0;
    for (uint32_t loop = memo[0] & ~RE_IN_LOOK; loop != 0; loop = m->code[loop + 1]) {
        const uint32_t *slots = m->slots + re_operand(m->code[loop]);
        state = state * m->code[loop + 2] + slots[0] * 2 + (slots[1] == offset);
    }
    for (uint32_t test = m->pattern->if_last; test != 0; test = m->code[test + 2]) {
        state = state * 2 + group_is_set(m, m->code[test + 1]);
    }
    return (memo[1] + state) * ((size_t)(m->end - m->start) + 1) + offset;
}

static bool bit_get(const matcher *m, size_t bit) { return m->memo[bit / 32] >> (bit % 32) & 1; }
static void bit_set(matcher *m, size_t bit) { m->memo[bit / 32] |= 1u << (bit % 32); }

/* A state is reached: true if it is known to fail. */
static bool known(matcher *m, const uint32_t *memo, const char *at) {
    if (m->memo == NULL) {
        return false;
    }
    size_t bit = state_bit(m, memo, offset_of(m, at));
    if (bit_get(m, bit)) {
        return true;
    }
    if (!(memo[0] & RE_IN_LOOK)) {
        bit_set(m, bit);
    }
    return false;
}

/* In lookarounds: leaves a note to mark the state when all that is pushed from now on was in vain. */
static inline bool mark_later(matcher *m, uint32_t pc) {
    return m->memo == NULL || !(m->code[pc + 1] & RE_IN_LOOK) || push(m, FAILED, pc, offset_of(m, m->at));
}

/* Every now and then: serves interrupts, and makes the memo if it is time. */
static bool check(matcher *m) {
    m->steps = STEPS_PER_CHECK;
    if (m->vm->interrupt) {
        m->vm->interrupt = 0;
        (void)mp_raise_value(m->vm, mp_type_value(&mp_type_KeyboardInterrupt));
        return false;
    }
    if (m->memo != NULL || m->pattern->state_count == RE_NONE) {
        return true;
    }
    if (m->steps_left > STEPS_PER_CHECK) {
        m->steps_left -= STEPS_PER_CHECK;
        return true;
    }
    size_t bits, size = (size_t)(m->end - m->start) + 1;
    if (mp_size_mul(m->pattern->state_count, size, &bits) || bits > SIZE_MAX - 32) {
        bits = SIZE_MAX - 32; /* more than there can be */
    }
    m->memo = mp_gc_array_new(m->vm, bits / 32 + 1, sizeof *m->memo);
    if (m->memo == NULL) {
        return false;
    }
    memset(m->memo, 0, (bits / 32 + 1) * sizeof *m->memo);
    return true;
}

static inline bool count_step(matcher *m) { return --m->steps != 0 || check(m); }

/* ---- single instructions; each says whether the match goes on ---- */

typedef enum verdict { NO, YES, ERROR } verdict;

static bool at_matches(const matcher *m, uint32_t operand) {
    const char *at = m->at;
    bool ascii = operand & RE_AT_ASCII;
    re_at what = (re_at)(operand & 7);
    switch (what) {
    case RE_AT_START:
        return at == m->start;
    case RE_AT_LINE_START:
        return at == m->start || at[-1] == '\n';
    case RE_AT_END:
        return at == m->end;
    case RE_AT_LAST_LINE_END:
        return at == m->end || (at + 1 == m->end && *at == '\n');
    case RE_AT_LINE_END:
        return at == m->end || *at == '\n';
    default: {
        const char *next = at;
        bool before = at > m->start && mp_re_is_word(rune_before(m, at), ascii);
        bool after = at < m->end && mp_re_is_word(rune_next(m, &next), ascii);
        /* in an empty string, there is neither kind of place */
        return m->start != m->end && (before != after) == (what == RE_AT_BOUNDARY);
    }
    }
}

/* RE_GROUP: the text of the group once more. */
static bool group_again(matcher *m, uint32_t operand) {
    const uint32_t *slots = m->slots + (operand >> 2) * 2;
    if (!group_is_set(m, operand >> 2)) {
        return false;
    }
    const char *from = m->start + slots[0], *stop = m->start + slots[1], *at = m->at;
    size_t size = (size_t)(stop - from);
    if ((operand & 3) == RE_EXACT) {
        if ((size_t)(m->end - at) < size || memcmp(from, at, size) != 0) {
            return false;
        }
        m->at = at + size;
        return true;
    }
    bool ascii = (operand & 3) == RE_FOLD_ASCII;
    while (from < stop) {
        if (at == m->end || mp_re_fold(rune_next(m, &from), ascii) != mp_re_fold(rune_next(m, &at), ascii)) {
            return false;
        }
    }
    m->at = at;
    return true;
}

/* ---- RE_REPEAT ----
 *
 * Outside of lookarounds, the states of an endless repeat are "all that can be taken from here on"; those of others are
 * "what comes behind, from here on". */

static bool is_star(const uint32_t *code) { return code[4] == RE_REPEAT_MAX && !(code[1] & RE_IN_LOOK); }

/* Goes on behind a greedy repeat, from `at` or the next lower position that is worth it. */
static verdict repeat_less(matcher *m, uint32_t pc, uint32_t floor, const char *at) {
    const uint32_t *code = m->code + pc;
    while (!is_star(code) && known(m, code + 1, at)) {
        if (offset_of(m, at) == floor) {
            return NO;
        }
        at = rune_back(m, at);
    }
    m->at = at;
    bool ok = offset_of(m, at) == floor || (push(m, LIMIT, 0, floor) && push(m, LESS, pc, offset_of(m, at)));
    return ok && mark_later(m, pc) ? YES : ERROR;
}

/* The same for a lazy one, which may take `left` more characters. */
static verdict repeat_more(matcher *m, uint32_t pc, uint32_t left, const char *at) {
    const uint32_t *code = m->code + pc;
    while (known(m, code + 1, at)) {
        if (is_star(code) || left == 0 || !test_next(m, code + 5, &at)) {
            return NO;
        }
        left -= left != RE_REPEAT_MAX;
    }
    m->at = at;
    return push(m, LIMIT, 0, left) && push(m, MORE, pc, offset_of(m, at)) && mark_later(m, pc) ? YES : ERROR;
}

/* How far a greedy repeat gets from `at`, with `left` more characters. */
static const char *repeat_run(matcher *m, const uint32_t *code, uint32_t left, const char *at) {
    const uint32_t *test = code + 5;
    if (m->memo != NULL && is_star(code) && re_operand(*code) == RE_GREEDY) {
        const char *first = at;
        while (!known(m, code + 1, at)) {
            if (!test_next(m, test, &at)) {
                return at;
            }
        }
        return at == first ? NULL : rune_back(m, at); /* from there on, all has been tried */
    }
    if (re_op_of(*test) == RE_ANY_ALL && left == RE_REPEAT_MAX) {
        return m->end;
    }
    while (left > 0 && test_next(m, test, &at)) {
        left--;
    }
    return at;
}

static verdict repeat(matcher *m, uint32_t pc) {
    const uint32_t *code = m->code + pc;
    uint32_t min = code[3], left = code[4] == RE_REPEAT_MAX ? RE_REPEAT_MAX : code[4] - min;
    re_greed greed = (re_greed)re_operand(*code);
    const char *at = m->at;
    for (uint32_t n = 0; n < min; n++) {
        if (!test_next(m, code + 5, &at)) {
            return NO;
        }
    }
    if (greed == RE_LAZY) {
        return repeat_more(m, pc, left, at);
    }
    uint32_t floor = offset_of(m, at);
    at = repeat_run(m, code, left, at);
    if (greed == RE_GREEDY) {
        return at == NULL ? NO : repeat_less(m, pc, floor, at);
    }
    m->at = at;
    return YES;
}

/* ---- other instructions; *pc is where to go on ---- */

static bool round_begin(matcher *m, uint32_t *pc) {
    const uint32_t *code = m->code + *pc;
    uint32_t slot = code[5] >> 1, count = m->slots[slot], limit = code[4] == RE_REPEAT_MAX ? code[3] : code[4];
    bool needed = count < code[3];
    *pc += 6;
    return (count >= limit || slot_set(m, slot, count + 1)) &&
           (needed || slot_set(m, slot + 1, offset_of(m, m->at)));
}

static verdict until(matcher *m, uint32_t *pc) {
    const uint32_t *code = m->code + *pc;
    uint32_t slot = code[5] >> 1, count = m->slots[slot], exit = *pc + (uint32_t)re_offset(*code);
    if (count < code[3]) {
        return round_begin(m, pc) ? YES : ERROR;
    }
    if ((code[4] != RE_REPEAT_MAX && count >= code[4]) || m->slots[slot + 1] == offset_of(m, m->at)) {
        *pc = exit;
        return YES;
    }
    if (known(m, code + 1, m->at)) {
        return NO;
    }
    bool lazy = code[5] & 1;
    if (!mark_later(m, *pc) || !push(m, lazy ? ROUND : TRY, lazy ? *pc : exit, offset_of(m, m->at))) {
        return ERROR;
    }
    if (lazy) {
        *pc = exit;
        return YES;
    }
    return round_begin(m, pc) ? YES : ERROR;
}

static verdict look(matcher *m, uint32_t *pc) {
    const uint32_t *code = m->code + *pc;
    uint32_t slot = code[1] >> 1, behind = *pc + (uint32_t)re_offset(*code);
    bool negative = code[1] & 1;
    const char *at = m->at;
    for (uint32_t back = code[2]; back > 0; back--) {
        if (at == m->start) {
            *pc = behind;
            return negative ? YES : NO;
        }
        at = rune_back(m, at);
    }
    m->slots[slot] = m->count;
    m->slots[slot + 1] = offset_of(m, m->at);
    if (negative && !push(m, TRY, behind, offset_of(m, m->at))) {
        return ERROR;
    }
    m->at = at;
    *pc += 5;
    return YES;
}

static verdict look_end(matcher *m, uint32_t operand) {
    uint32_t slot = operand >> 1, count = m->slots[slot];
    m->at = m->start + m->slots[slot + 1];
    if (!(operand & 1)) {
        cut(m, count);
        return YES;
    }
    while (m->count > count) {
        entry e = m->stack[--m->count];
        if (e.what >> KIND_SHIFT == UNDO) {
            m->slots[e.what & KIND_MASK] = e.value;
        }
    }
    return NO;
}

static verdict save(matcher *m, uint32_t slot) {
    uint32_t last = (m->pattern->group_count + 1) * 2;
    return slot_set(m, slot, offset_of(m, m->at)) && (!(slot & 1) || slot_set(m, last, slot / 2)) ? YES : ERROR;
}

static verdict fork_to(matcher *m, uint32_t *pc, uint32_t first, uint32_t other) {
    if (known(m, m->code + *pc + 1, m->at)) {
        return NO;
    }
    bool ok = mark_later(m, *pc) && push(m, TRY, other, offset_of(m, m->at)) && count_step(m);
    *pc = first;
    return ok ? YES : ERROR;
}

/* Those that are not in the loop of `run`. */
static verdict instruction(matcher *m, uint32_t *pc) {
    const uint32_t *code = m->code + *pc;
    uint32_t operand = re_operand(*code), target = *pc + (uint32_t)re_offset(*code);
    verdict v = YES;
    switch (re_op_of(*code)) {
    case RE_FORK:
        return fork_to(m, pc, *pc + 3, target);
    case RE_FORK_TO:
        return fork_to(m, pc, target, *pc + 3);
    case RE_REPEAT:
        v = repeat(m, *pc);
        *pc += 5 + mp_re_size(code + 5);
        return v;
    case RE_LOOP:
        *pc += 3;
        return slot_set(m, operand, 0) && slot_set(m, operand + 1, RE_NONE) ? YES : ERROR;
    case RE_UNTIL:
        v = until(m, pc);
        return v != YES || count_step(m) ? v : ERROR;
    case RE_AGAIN:
        *pc = target;
        return YES;
    case RE_LOOK:
        return look(m, pc);
    case RE_LOOK_END:
        v = look_end(m, operand);
        break;
    case RE_ATOMIC:
        m->slots[operand] = m->count;
        break;
    case RE_ATOMIC_END:
        cut(m, m->slots[operand]);
        break;
    case RE_GROUP:
        v = group_again(m, operand) ? YES : NO;
        break;
    case RE_IF:
        *pc = group_is_set(m, code[1]) ? *pc + 3 : target;
        return YES;
    default:
        return NO;
    }
    *pc += 1;
    return v;
}

/* Takes up what was left to try last. NO: there is nothing. */
static verdict resume(matcher *m, uint32_t *pc) {
    if (!count_step(m)) {
        return ERROR;
    }
    while (m->count != 0) {
        entry e = m->stack[--m->count];
        uint32_t what = e.what & KIND_MASK, kind = e.what >> KIND_SHIFT;
        const uint32_t *code = m->code + what;
        const char *at = m->start + e.value;
        verdict v = NO;
        if (kind == UNDO) {
            m->slots[what] = e.value;
            continue;
        }
        if (kind == FAILED) {
            bit_set(m, state_bit(m, code + 1, e.value));
            continue;
        }
        m->at = at;
        *pc = what;
        if (kind == TRY) {
            return YES;
        }
        if (kind == ROUND) {
            return round_begin(m, pc) ? YES : ERROR;
        }
        uint32_t limit = m->stack[--m->count].value;
        if (kind == LESS) {
            v = repeat_less(m, what, limit, rune_back(m, at));
        } else if (limit != 0 && test_next(m, code + 5, &at)) {
            v = repeat_more(m, what, limit - (limit != RE_REPEAT_MAX), at);
        }
        *pc = what + 5 + mp_re_size(code + 5);
        if (v != NO) {
            return v;
        }
    }
    return NO;
}

/* Tries to match at m->at. */
static verdict run(matcher *m) {
    const char *start = m->at;
    uint32_t pc = 0;
    m->count = 0;
    memset(m->slots, 0xFF, m->pattern->slot_count * sizeof *m->slots);
    for (;;) {
        const uint32_t *code = m->code + pc;
        re_op op = re_op_of(*code);
        verdict v;
        if (op <= RE_SET) {
            v = test_next(m, code, &m->at) ? YES : NO;
            pc += op == RE_SET ? re_operand(*code) >> 8 : 1;
        } else if (op == RE_SAVE) {
            v = save(m, re_operand(*code));
            pc++;
        } else if (op == RE_JUMP) {
            pc += (uint32_t)re_offset(*code);
            continue;
        } else if (op == RE_AT) {
            v = at_matches(m, re_operand(*code)) ? YES : NO;
            pc++;
        } else if (op != RE_MATCH) {
            v = instruction(m, &pc);
        } else if ((m->full && m->at != m->end) || m->at == m->refused) {
            v = NO;
        } else {
            m->slots[0] = offset_of(m, start);
            m->slots[1] = offset_of(m, m->at);
            return YES;
        }
        if (v == NO) {
            v = resume(m, &pc);
            if (v == NO) {
                return NO;
            }
        }
        if (v == ERROR) {
            return ERROR;
        }
    }
}

/* ---- searching ---- */

/* The test that the first character of a match has to pass; NULL if there may be none. */
static const uint32_t *first_test(const re_pattern *p) {
    const uint32_t *code = p->code + 1;
    while (re_op_of(*code) == RE_SAVE) {
        code++;
    }
    if (re_op_of(*code) == RE_REPEAT && code[3] != 0) {
        code += 5;
    }
    return re_op_of(*code) <= RE_SET ? code : NULL;
}

/* Moves m->at to the next place where the test passes. */
static bool skip_to(matcher *m, const uint32_t *test) {
    uint32_t rune = re_operand(*test);
    if (re_op_of(*test) == RE_CHAR && (rune < 128 || m->bytes)) {
        const char *found = m->at == m->end ? NULL : memchr(m->at, (int)rune, (size_t)(m->end - m->at));
        m->at = found;
        return found != NULL;
    }
    while (m->at < m->end) {
        const char *next = m->at;
        if (test_next(m, test, &next)) {
            return true;
        }
        (void)rune_next(m, &m->at);
    }
    return false;
}

static verdict search(matcher *m, bool once) {
    const uint32_t *test = once ? NULL : first_test(m->pattern);
    for (;;) {
        if (test != NULL && !skip_to(m, test)) {
            return NO;
        }
        const char *at = m->at;
        verdict v = run(m);
        if (v != NO || once || at == m->end) {
            return v;
        }
        m->at = at;
        (void)rune_next(m, &m->at);
        m->refused = NULL;
    }
}

int mp_re_run(mp_vm *vm, const re_pattern *p, const re_subject *subject, size_t from, re_mode mode, bool nonempty,
              uint32_t *slots) {
    size_t size = (size_t)(subject->end - subject->start);
    if (size >= RE_NONE - 1) {
        (void)mp_raise(vm, &mp_type_OverflowError, "string is too large for a regular expression");
        return -1;
    }
    const char *at = subject->start + from;
    matcher m = {.vm = vm,
                 .pattern = p,
                 .code = p->code,
                 .start = subject->start,
                 .end = subject->end,
                 .refused = nonempty ? at : NULL,
                 .bytes = subject->bytes,
                 .full = mode == RE_FULLMATCH,
                 .slots = slots,
                 .capacity = 32,
                 .at = at,
                 .steps = STEPS_PER_CHECK,
                 .steps_left = (uint64_t)p->state_count * (size + 1)};
    m.stack = mp_gc_array_new(vm, m.capacity, sizeof *m.stack);
    if (m.stack == NULL) {
        return -1;
    }
    verdict v = search(&m, mode != RE_SEARCH);
    mp_gc_free(vm, m.stack);
    mp_gc_free(vm, m.memo);
    return v == YES ? 1 : v == NO ? 0 : -1;
}
