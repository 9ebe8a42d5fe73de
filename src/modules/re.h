/* SPDX-License-Identifier: MIT
 *
 * Layer 5, for the files of the module re only: compiled programs, and what compiles and runs them.
 *
 * A program is a list of 32-bit words. An instruction's first word has its opcode in the low 8 bits and an operand in
 * the other 24; further words follow. Jumps are relative to the instruction, in words, so that a piece of code can be
 * moved to make room in front of it, which is how quantifiers and alternatives are compiled in one pass.
 *
 * The matcher keeps its state in `slots`: two for each group (byte offsets, RE_NONE: not set), one for the last group
 * that was closed, and behind them the variables of loops and assertions.
 */
#ifndef MP_MODULES_RE_H
#define MP_MODULES_RE_H

#include "objects/object.h"
#include "objects/text.h"

enum {
    RE_FLAG_TEMPLATE = 1,
    RE_FLAG_IGNORECASE = 2,
    RE_FLAG_LOCALE = 4,
    RE_FLAG_MULTILINE = 8,
    RE_FLAG_DOTALL = 16,
    RE_FLAG_UNICODE = 32,
    RE_FLAG_VERBOSE = 64,
    RE_FLAG_DEBUG = 128,
    RE_FLAG_ASCII = 256,
};

/* The opcodes, with their words after the first. Those up to RE_SET test one character. "memo" is two words: the
 * innermost loop around the instruction (its RE_LOOP, 0: none; RE_IN_LOOK or'ed), and the number of its first state. */
typedef enum re_op {
    RE_CHAR,       /* operand: the character */
    RE_CHAR_FOLD,  /* operand: the character, folded */
    RE_CHAR_FOLD_ASCII,
    RE_ANY,        /* but a newline */
    RE_ANY_ALL,
    RE_SET,        /* operand: words of the instruction << 8 | RE_SET_… ; bitmap of ASCII, items */
    RE_MATCH,      /* the end */
    RE_FAIL,
    RE_AT,         /* operand: re_at */
    RE_SAVE,       /* operand: slot */
    RE_GROUP,      /* matches what the group did; operand: group << 2 | how to compare (re_compare) */
    RE_JUMP,       /* operand: offset */
    RE_FORK,       /* tries what follows, then operand: offset; memo */
    RE_FORK_TO,    /* tries the offset first; memo */
    RE_REPEAT,     /* operand: re_greed; memo, min, max; the test that follows */
    RE_LOOP,       /* starts a loop; operand: slot of count and of last position; loop around it, radix */
    RE_UNTIL,      /* another round or operand: offset behind the loop; memo, min, max, slot << 1 | lazy */
    RE_AGAIN,      /* operand: offset of the loop's RE_UNTIL */
    RE_IF,         /* if the group is set, what follows, else operand: offset; group, the previous RE_IF */
    RE_LOOK,       /* operand: offset behind it; slot << 1 | negative, characters to go back, two for mp_re_link */
    RE_LOOK_END,   /* operand: slot << 1 | negative */
    RE_ATOMIC,     /* operand: slot */
    RE_ATOMIC_END,
} re_op;

typedef enum re_at {
    RE_AT_START,
    RE_AT_LINE_START,
    RE_AT_END,
    RE_AT_LAST_LINE_END,
    RE_AT_LINE_END,
    RE_AT_BOUNDARY,
    RE_AT_NO_BOUNDARY,
    RE_AT_ASCII = 8 /* or'ed */
} re_at;
typedef enum re_greed { RE_GREEDY, RE_LAZY, RE_POSSESSIVE } re_greed;
typedef enum re_compare { RE_EXACT, RE_FOLD, RE_FOLD_ASCII } re_compare;
enum { RE_SET_NEGATED = 1, RE_SET_FOLD = 2, RE_SET_ASCII = 4 };
/* Items of sets: the kind is in the low 8 bits, a character above it. */
typedef enum re_item {
    RE_ITEM_CHAR,
    RE_ITEM_RANGE, /* the last character is in the next word */
    RE_ITEM_DIGIT,
    RE_ITEM_NO_DIGIT,
    RE_ITEM_SPACE,
    RE_ITEM_NO_SPACE,
    RE_ITEM_WORD,
    RE_ITEM_NO_WORD
} re_item;

#define RE_NONE UINT32_MAX
#define RE_IN_LOOK 0x80000000u
#define RE_REPEAT_MAX UINT32_MAX
#define RE_CODE_MAX 0x7FFFFFu
#define RE_SET_HEAD 5u /* words before the items */

static inline uint32_t re_word(re_op op, uint32_t operand) { return (uint32_t)op | operand << 8; }
static inline re_op re_op_of(uint32_t word) { return (re_op)(word & 0xFF); }
static inline uint32_t re_operand(uint32_t word) { return word >> 8; }
static inline int32_t re_offset(uint32_t word) { return (int32_t)word >> 8; }

/* A compiled pattern. */
typedef struct re_pattern {
    mp_object object;
    mp_value pattern;    /* str or bytes */
    mp_value groupindex; /* dict of name to number */
    uint32_t *code;      /* a buffer */
    uint32_t count;      /* words of it */
    uint32_t group_count;
    uint32_t slot_count;
    uint32_t state_count; /* for the memo, see re_match.c; RE_NONE: it cannot have one */
    uint32_t if_last;     /* the last RE_IF; 0: none */
    uint16_t flags;
    bool bytes;
} re_pattern;

typedef struct re_match {
    mp_object object;
    mp_value pattern;
    mp_value string;
    size_t pos, endpos; /* indexes */
    uint32_t group_count;
    uint32_t slots[];   /* byte offsets, and the last group closed */
} re_match;

extern const mp_type mp_type_re_pattern, mp_type_re_match, mp_type_re_error;

static inline re_pattern *mp_re_pattern_get(mp_value v) { return (re_pattern *)mp_pointer(v); }
static inline re_match *mp_re_match_get(mp_value v) { return (re_match *)mp_pointer(v); }
static inline bool mp_re_is_pattern(mp_value v) { return mp_is_exact(v, &mp_type_re_pattern); }

/* ---- re_compile.c: a new Pattern ---- */
MP_CHECKED mp_value mp_re_compile(mp_vm *vm, mp_value pattern, unsigned flags);

/* ---- re_emit.c ---- */

/* What the parser works on. */
typedef struct re_source {
    mp_vm *vm;
    mp_value pattern;
    const char *text, *end, *at;
    bool bytes;
    unsigned flags; /* those in force here */
    uint32_t *code;
    uint32_t count, capacity;
} re_source;

/* The character at source->at; moves behind it. */
static inline uint32_t re_source_next(re_source *s) {
    return s->bytes ? (uint8_t)*s->at++ : mp_utf8_next(&s->at);
}
/* The character at source->at, if it is this one, is left behind. */
static inline bool re_source_take(re_source *s, char c) { return s->at < s->end && *s->at == c ? (s->at++, true) : false; }
/* Raises re.error at a place of the pattern (NULL: none); `message` is that of mp_raise. */
bool mp_re_fail(re_source *s, const char *at, const char *message, ...);
/* The same without a source; `pos` may be None. */
bool mp_re_error_raise(mp_vm *vm, mp_value message, mp_value pattern, mp_value pos);
/* Appends words; `first` may be NULL (zeros). */
MP_CHECKED bool mp_re_emit(re_source *s, const uint32_t *words, uint32_t count);
MP_CHECKED bool mp_re_emit_word(re_source *s, uint32_t word);
/* Makes room for words at `at` and copies them there. */
MP_CHECKED bool mp_re_insert(re_source *s, uint32_t at, const uint32_t *words, uint32_t count);
/* Words of the instruction. */
uint32_t mp_re_size(const uint32_t *code);
/* Numbers slots, loops and states once all code is there. */
void mp_re_link(re_pattern *p, uint32_t slot_base);

/* ---- re_escape.c ---- */

/* What a backslash and what follows it stand for: a character, or a negative -1 - re_item, or RE_ESCAPE_FAILED. */
#define RE_ESCAPE_FAILED INT32_MIN
/* Reads an escape that is the same inside and outside of sets; source->at is behind the backslash. */
int32_t mp_re_escape(re_source *s, bool in_set);
/* Reads up to `limit` (and at least `least`) digits of a base, at s->at. */
MP_CHECKED bool mp_re_digits(re_source *s, const char *start, unsigned base, unsigned least, unsigned limit, uint32_t *out);
/* Emits the test for one character or one class. */
MP_CHECKED bool mp_re_emit_char(re_source *s, uint32_t rune);
MP_CHECKED bool mp_re_emit_class(re_source *s, re_item item);
/* Parses and emits a set; source->at is behind its '['. */
MP_CHECKED bool mp_re_emit_set(re_source *s);

/* ---- re_test.c ---- */

/* The character that stands for all that differ from this one in case only. */
uint32_t mp_re_fold(uint32_t rune, bool ascii);
bool mp_re_is_word(uint32_t rune, bool ascii);
/* True if the test at `code` takes the character. */
bool mp_re_test(const uint32_t *code, uint32_t rune);
/* The same by the items of a set only. */
bool mp_re_test_items(const uint32_t *code, uint32_t rune);

/* ---- re_match.c ---- */

/* What is to be searched. */
typedef struct re_subject {
    mp_value string;
    const char *start, *end; /* end: after which nothing is seen */
    bool bytes;
} re_subject;

typedef enum re_mode { RE_SEARCH, RE_MATCH_AT, RE_FULLMATCH } re_mode;

/* Runs the program from byte offset `from` on. 1: matches, the groups are in slots[0 … slot_count), a buffer of the
 * caller's; 0: does not match; -1: an exception is pending. `nonempty`: an empty match at `from` does not count. */
int mp_re_run(mp_vm *vm, const re_pattern *p, const re_subject *subject, size_t from, re_mode mode, bool nonempty,
              uint32_t *slots);

/* ---- re_subject.c, re_object.c, re_template.c ---- */

/* Looks at a string argument. TypeError if its kind is not that of the pattern. */
MP_CHECKED bool mp_re_subject_get(mp_vm *vm, const re_pattern *p, mp_value string, re_subject *out);
/* Part of the string between two byte offsets, as it is now. */
MP_CHECKED mp_value mp_re_slice(mp_vm *vm, mp_value string, size_t start, size_t end);
/* A Match of what mp_re_run left in `slots`. */
MP_CHECKED mp_value mp_re_match_new(mp_vm *vm, mp_value pattern, mp_value string, size_t pos, size_t endpos,
                                    const uint32_t *slots);
/* What a group matched; `missing` if it did not. */
MP_CHECKED mp_value mp_re_group(mp_vm *vm, mp_value string, const uint32_t *slots, size_t group, mp_value missing);
/* The groups behind group 0 as a tuple. */
MP_CHECKED mp_value mp_re_groups(mp_vm *vm, mp_value string, const uint32_t *slots, size_t count, mp_value missing);

/* Appends the template with the match filled in. */
MP_CHECKED bool mp_re_expand(mp_builder *b, mp_value template, const re_pattern *p, mp_value string,
                             const uint32_t *slots);
/* Checks a template without a match. */
MP_CHECKED bool mp_re_template_check(mp_vm *vm, mp_value template, const re_pattern *p);

#endif
