/* SPDX-License-Identifier: MIT
 *
 * Layer 2. Finds the outermost operator in the text of one expression, for the ~~~^~~~ lines of tracebacks.
 *
 * It is a scan over tokens with operator precedence, not a parser: the text is known to be a valid expression (the
 * compiler made its range), so an answer is only wrong about rare forms, and never reads outside of the text.
 */
#include "objects/traceback_writer.h"

enum { LOOSEST = 100, POWER = 8 }; /* precedences: | is 1, ** is 8 */

typedef struct scan {
    const char *p, *end;
    bool want_operand;
    bool starts_unary;  /* the expression starts with a sign */
    int best;           /* precedence of the loosest operator so far */
    const char *best_start, *best_end;
    const char *open, *close; /* the last trailer, if it is a subscript */
} scan;

static bool is_space(char c) { return c == ' ' || c == '\t' || c == '\f'; }

static bool is_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || (c & 0x80);
}

static char peek(const scan *s, size_t offset) { return s->end - s->p > (ptrdiff_t)offset ? s->p[offset] : '\0'; }

static bool skip_string(scan *s) {
    char quote = *s->p;
    size_t quotes = peek(s, 1) == quote && peek(s, 2) == quote ? 3 : 1;
    s->p += quotes;
    while (s->p < s->end) {
        if (*s->p == '\\') {
            s->p += 2;
        } else if (*s->p == quote && (quotes == 1 || (peek(s, 1) == quote && peek(s, 2) == quote))) {
            s->p += quotes;
            return s->p <= s->end;
        } else {
            s->p++;
        }
    }
    return false;
}

/* Skips "(…)" and the like with all that is inside. */
static bool skip_brackets(scan *s) {
    size_t depth = 0;
    while (s->p < s->end) {
        char c = *s->p;
        if (c == '"' || c == '\'') {
            if (!skip_string(s)) {
                return false;
            }
            continue;
        }
        s->p++;
        if (c == '(' || c == '[' || c == '{') {
            depth++;
        } else if ((c == ')' || c == ']' || c == '}') && --depth == 0) {
            return true;
        }
    }
    return false;
}

static void skip_number(scan *s) {
    bool hex = *s->p == '0' && (peek(s, 1) | 32) == 'x';
    while (s->p < s->end && (is_word(*s->p) || *s->p == '.')) {
        bool exponent = !hex && (*s->p | 32) == 'e';
        s->p++;
        if (exponent && (peek(s, 0) == '-' || peek(s, 0) == '+')) {
            s->p++;
        }
    }
}

static bool word_is(const char *word, size_t size, const char *text) {
    return strlen(text) == size && memcmp(word, text, size) == 0;
}

/* A name, or a string with a prefix; false for words that make the whole something else than an operation. */
static bool skip_word(scan *s) {
    const char *word = s->p;
    while (s->p < s->end && is_word(*s->p)) {
        s->p++;
    }
    if (s->p < s->end && (*s->p == '"' || *s->p == '\'')) {
        return skip_string(s);
    }
    static const char *const others[] = {"not",   "lambda", "yield", "await",  "assert", "raise", "return",
                                         "with",  "for",    "from",  "import", "except", "class", "def"};
    for (size_t i = 0; i < MP_COUNT_OF(others); i++) {
        if (word_is(word, (size_t)(s->p - word), others[i])) {
            return false;
        }
    }
    return true;
}

static bool operand(scan *s) {
    char c = *s->p;
    s->open = NULL;
    if (c == '-' || c == '+' || c == '~') {
        s->starts_unary |= s->best_start == NULL;
        s->p++;
        return true; /* still an operand to come */
    }
    s->want_operand = false;
    if (c == '"' || c == '\'') {
        return skip_string(s);
    }
    if (c == '(' || c == '[' || c == '{') {
        return skip_brackets(s);
    }
    if ((c >= '0' && c <= '9') || c == '.') {
        skip_number(s);
        return true;
    }
    return is_word(c) && skip_word(s);
}

/* The precedence and size of the binary operator at s->p; 0 if there is none. */
static int binary_operator(const scan *s, size_t *size) {
    char c = *s->p, next = peek(s, 1);
    *size = 1 + (c == next && (c == '*' || c == '/' || c == '<' || c == '>'));
    switch (c) {
    case '*':
        return next == '*' ? POWER : 6;
    case '/':
    case '%':
    case '@':
        return 6;
    case '+':
    case '-':
        return 5;
    case '<':
    case '>':
        return c == next ? 4 : 0;
    case '&':
        return 3;
    case '^':
        return 2;
    case '|':
        return 1;
    default:
        return 0;
    }
}

/* What may follow an operand: a call, a subscript, an attribute, another piece of string, an operator. */
static bool after_operand(scan *s) {
    const char *start = s->p;
    char c = *start;
    if (c == '(' || c == '[') {
        bool good = skip_brackets(s);
        s->open = c == '[' ? start : NULL;
        s->close = s->p;
        return good;
    }
    if (c == '.') {
        s->p++;
        s->open = NULL;
        while (s->p < s->end && is_space(*s->p)) {
            s->p++;
        }
        return s->p < s->end && is_word(*s->p) && skip_word(s);
    }
    if (c == '"' || c == '\'') {
        return skip_string(s);
    }
    size_t size;
    int precedence = binary_operator(s, &size);
    if (precedence == 0) {
        return false;
    }
    /* operators group to the left, so the last of the loosest is outermost; but ** groups to the right */
    if (precedence < s->best || (precedence == s->best && precedence != POWER)) {
        s->best = precedence;
        s->best_start = start;
        s->best_end = start + size;
    }
    s->p += size;
    s->want_operand = true;
    return true;
}

/* ---- CPython's notion of where the operator is ---- */

/* Takes the parentheses off text that consists of an expression in parentheses (and is no tuple or generator). */
static bool strip_group(const char **start, const char **end) {
    scan s = {.p = *start, .end = *end};
    if (s.p == s.end || *s.p != '(' || !skip_brackets(&s) || s.p != *end) {
        return false;
    }
    const char *inner = *start + 1, *last = *end - 1;
    while (inner < last && is_space(*inner)) {
        inner++;
    }
    while (last > inner && is_space(last[-1])) {
        last--;
    }
    for (s = (scan){.p = inner, .end = last}; s.p < last;) {
        const char *word = s.p;
        bool good = true;
        if (*s.p == '(' || *s.p == '[' || *s.p == '{') {
            good = skip_brackets(&s);
        } else if (*s.p == '"' || *s.p == '\'') {
            good = skip_string(&s);
        } else if (is_word(*s.p)) {
            while (s.p < last && is_word(*s.p)) {
                s.p++;
            }
            good = s.p - word != 3 || memcmp(word, "for", 3) != 0;
        } else {
            good = *s.p++ != ',';
        }
        if (!good) {
            return false;
        }
    }
    if (inner == last) {
        return false; /* the empty tuple */
    }
    *start = inner;
    *end = last;
    return true;
}

static void strip(const char **start, const char **end) {
    while (*end > *start && is_space((*end)[-1])) {
        --*end;
    }
    while (*start < *end && is_space(**start)) {
        ++*start;
    }
    while (strip_group(start, end)) {
    }
}

/* CPython looks for the operator between the operands, and does not count parentheses around these as parts of them:
 * the first character found is marked, and the next one too if it is no space. */
static void mark_operator(const scan *s, const char *text, size_t *start, size_t *end) {
    const char *left = text, *left_end = s->best_start, *right = s->best_end, *right_end = s->end;
    strip(&left, &left_end);
    strip(&right, &right_end);
    while (is_space(*left_end)) {
        left_end++;
    }
    *start = (size_t)(left_end - text);
    *end = *start + 1 + (left_end + 1 < right && !is_space(left_end[1]));
}

/* The same for the brackets of a subscript: from the end of the value to one behind the end of the index. */
static void mark_subscript(const scan *s, const char *text, size_t *start, size_t *end) {
    const char *value = text, *value_end = s->open, *index = s->open + 1, *index_end = s->close - 1;
    strip(&value, &value_end);
    strip(&index, &index_end);
    *start = (size_t)(value_end - text);
    *end = (size_t)(index_end + 1 - text);
}

/* ---- exported ---- */

bool mp_caret_anchors(const char *text, size_t size, size_t *start, size_t *end) {
    scan s = {.p = text, .end = text + size, .want_operand = true, .best = LOOSEST};
    while (s.p < s.end) {
        if (is_space(*s.p)) {
            s.p++;
        } else if (!(s.want_operand ? operand(&s) : after_operand(&s))) {
            return false;
        }
    }
    if (s.want_operand || s.p > s.end) {
        return false;
    }
    if (s.best_start != NULL && !(s.best == POWER && s.starts_unary)) {
        mark_operator(&s, text, start, end);
        return true;
    }
    if (s.best_start == NULL && !s.starts_unary && s.open != NULL) {
        mark_subscript(&s, text, start, end);
        return true;
    }
    return false;
}
