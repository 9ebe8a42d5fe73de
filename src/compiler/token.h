/* SPDX-License-Identifier: MIT
 *
 * Layer 4a. The table of tokens: what the lexer makes of source text.
 *
 * A row: id, text (keywords and operators; else what messages call it), and for operators between two expressions
 * the precedence (0: none) and the op of the node they make. Keywords stand in alphabetical order.
 */
#ifndef MP_COMPILER_TOKEN_H
#define MP_COMPILER_TOKEN_H

#include "compiler/ast.h"

/* Binding strength of binary operators, weakest first. */
enum {
    MP_PREC_NONE,
    MP_PREC_OR,
    MP_PREC_AND,
    MP_PREC_NOT,
    MP_PREC_COMPARE,
    MP_PREC_BITOR,
    MP_PREC_BITXOR,
    MP_PREC_BITAND,
    MP_PREC_SHIFT,
    MP_PREC_SUM,
    MP_PREC_TERM
};

#define MP_TOKEN_KEYWORDS(X)                                                                                           \
    X(FALSE, "False", NONE, 0)                                                                                         \
    X(NONE, "None", NONE, 0)                                                                                           \
    X(TRUE, "True", NONE, 0)                                                                                           \
    X(AND, "and", AND, 0)                                                                                              \
    X(AS, "as", NONE, 0)                                                                                               \
    X(ASSERT, "assert", NONE, 0)                                                                                       \
    X(ASYNC, "async", NONE, 0)                                                                                         \
    X(AWAIT, "await", NONE, 0)                                                                                         \
    X(BREAK, "break", NONE, 0)                                                                                         \
    X(CLASS, "class", NONE, 0)                                                                                         \
    X(CONTINUE, "continue", NONE, 0)                                                                                   \
    X(DEF, "def", NONE, 0)                                                                                             \
    X(DEL, "del", NONE, 0)                                                                                             \
    X(ELIF, "elif", NONE, 0)                                                                                           \
    X(ELSE, "else", NONE, 0)                                                                                           \
    X(EXCEPT, "except", NONE, 0)                                                                                       \
    X(FINALLY, "finally", NONE, 0)                                                                                     \
    X(FOR, "for", NONE, 0)                                                                                             \
    X(FROM, "from", NONE, 0)                                                                                           \
    X(GLOBAL, "global", NONE, 0)                                                                                       \
    X(IF, "if", NONE, 0)                                                                                               \
    X(IMPORT, "import", NONE, 0)                                                                                       \
    X(IN, "in", COMPARE, MP_NODE_IN)                                                                                   \
    X(IS, "is", COMPARE, MP_NODE_IS)                                                                                   \
    X(LAMBDA, "lambda", NONE, 0)                                                                                       \
    X(NONLOCAL, "nonlocal", NONE, 0)                                                                                   \
    X(NOT, "not", COMPARE, MP_NODE_NOT_IN)                                                                             \
    X(OR, "or", OR, 0)                                                                                                 \
    X(PASS, "pass", NONE, 0)                                                                                           \
    X(RAISE, "raise", NONE, 0)                                                                                         \
    X(RETURN, "return", NONE, 0)                                                                                       \
    X(TRY, "try", NONE, 0)                                                                                             \
    X(WHILE, "while", NONE, 0)                                                                                         \
    X(WITH, "with", NONE, 0)                                                                                           \
    X(YIELD, "yield", NONE, 0)

#define MP_TOKEN_OPERATORS(X)                                                                                          \
    X(LPAR, "(", NONE, 0)                                                                                              \
    X(RPAR, ")", NONE, 0)                                                                                              \
    X(LSQB, "[", NONE, 0)                                                                                              \
    X(RSQB, "]", NONE, 0)                                                                                              \
    X(LBRACE, "{", NONE, 0)                                                                                            \
    X(RBRACE, "}", NONE, 0)                                                                                            \
    X(COMMA, ",", NONE, 0)                                                                                             \
    X(COLON, ":", NONE, 0)                                                                                             \
    X(SEMICOLON, ";", NONE, 0)                                                                                         \
    X(DOT, ".", NONE, 0)                                                                                               \
    X(ELLIPSIS, "...", NONE, 0)                                                                                        \
    X(ARROW, "->", NONE, 0)                                                                                            \
    X(WALRUS, ":=", NONE, 0)                                                                                           \
    X(EXCLAMATION, "!", NONE, 0)                                                                                       \
    X(TILDE, "~", NONE, 0)                                                                                             \
    X(EQUAL, "=", NONE, 0)                                                                                             \
    X(LESS, "<", COMPARE, MP_LT)                                                                                       \
    X(LESS_EQUAL, "<=", COMPARE, MP_LE)                                                                                \
    X(EQ_EQUAL, "==", COMPARE, MP_EQ)                                                                                  \
    X(NOT_EQUAL, "!=", COMPARE, MP_NE)                                                                                 \
    X(GREATER, ">", COMPARE, MP_GT)                                                                                    \
    X(GREATER_EQUAL, ">=", COMPARE, MP_GE)                                                                             \
    /* in the order of mp_binary_op, and so are the next */                                                            \
    X(PLUS, "+", SUM, MP_OP_ADD)                                                                                       \
    X(MINUS, "-", SUM, MP_OP_SUB)                                                                                      \
    X(STAR, "*", TERM, MP_OP_MUL)                                                                                      \
    X(SLASH, "/", TERM, MP_OP_TRUEDIV)                                                                                 \
    X(DOUBLE_SLASH, "//", TERM, MP_OP_FLOORDIV)                                                                        \
    X(PERCENT, "%", TERM, MP_OP_MOD)                                                                                   \
    X(DOUBLE_STAR, "**", NONE, MP_OP_POW)                                                                              \
    X(AT, "@", TERM, MP_OP_MATMUL)                                                                                     \
    X(AMPERSAND, "&", BITAND, MP_OP_AND)                                                                               \
    X(BAR, "|", BITOR, MP_OP_OR)                                                                                       \
    X(CARET, "^", BITXOR, MP_OP_XOR)                                                                                   \
    X(LEFT_SHIFT, "<<", SHIFT, MP_OP_LSHIFT)                                                                           \
    X(RIGHT_SHIFT, ">>", SHIFT, MP_OP_RSHIFT)                                                                          \
    X(PLUS_EQUAL, "+=", NONE, MP_OP_ADD)                                                                               \
    X(MINUS_EQUAL, "-=", NONE, MP_OP_SUB)                                                                              \
    X(STAR_EQUAL, "*=", NONE, MP_OP_MUL)                                                                               \
    X(SLASH_EQUAL, "/=", NONE, MP_OP_TRUEDIV)                                                                          \
    X(DOUBLE_SLASH_EQUAL, "//=", NONE, MP_OP_FLOORDIV)                                                                 \
    X(PERCENT_EQUAL, "%=", NONE, MP_OP_MOD)                                                                            \
    X(DOUBLE_STAR_EQUAL, "**=", NONE, MP_OP_POW)                                                                       \
    X(AT_EQUAL, "@=", NONE, MP_OP_MATMUL)                                                                              \
    X(AMPERSAND_EQUAL, "&=", NONE, MP_OP_AND)                                                                          \
    X(BAR_EQUAL, "|=", NONE, MP_OP_OR)                                                                                 \
    X(CARET_EQUAL, "^=", NONE, MP_OP_XOR)                                                                              \
    X(LEFT_SHIFT_EQUAL, "<<=", NONE, MP_OP_LSHIFT)                                                                     \
    X(RIGHT_SHIFT_EQUAL, ">>=", NONE, MP_OP_RSHIFT)

#define MP_TOKENS(X)                                                                                                   \
    X(END, "end of file", NONE, 0)                                                                                     \
    X(ERROR, "error", NONE, 0) /* the lexer's error_… fields say which */                                              \
    X(NEWLINE, "newline", NONE, 0)                                                                                     \
    X(INDENT, "indent", NONE, 0)                                                                                       \
    X(DEDENT, "dedent", NONE, 0)                                                                                       \
    X(NAME, "name", NONE, 0)                                                                                           \
    X(NUMBER, "number", NONE, 0)                                                                                       \
    X(STRING, "string", NONE, 0)                                                                                       \
    X(FSTRING_START, "f-string", NONE, 0)  /* prefix and quotes */                                                     \
    X(FSTRING_MIDDLE, "f-string", NONE, 0) /* literal text */                                                          \
    X(FSTRING_END, "f-string", NONE, 0)    /* quotes */                                                                \
    MP_TOKEN_KEYWORDS(X)                                                                                               \
    MP_TOKEN_OPERATORS(X)
/* clang-format off */
typedef enum mp_token_kind {
#define X(id, text, precedence, op) MP_TOKEN_##id,
    MP_TOKENS(X)
#undef X
    MP_TOKEN_COUNT
} mp_token_kind;
/* clang-format on */

/* What `flags` says of a NUMBER ... */
enum { MP_NUMBER_INT, MP_NUMBER_FLOAT, MP_NUMBER_IMAGINARY };
/* ... and of a STRING or FSTRING_START. */
enum { MP_STRING_RAW = 1, MP_STRING_BYTES = 2, MP_STRING_FORMAT = 4, MP_STRING_TRIPLE = 8, MP_STRING_UNICODE = 16 };

/* One token. Its text is `size` bytes at `offset` of the source; columns are bytes from the start of the line. */
typedef struct mp_token {
    uint8_t kind;
    uint8_t flags;
    uint8_t prefix_size; /* STRING, FSTRING_START: letters before the quotes */
    char quote;
    uint16_t nesting; /* brackets open behind the token */
    uint32_t line;
    uint32_t column;
    uint32_t end_line;
    uint32_t end_column;
    size_t offset;
    size_t size;
} mp_token;

typedef struct mp_token_info {
    char text[12];
    uint8_t precedence;
    uint8_t op;
} mp_token_info;
extern const mp_token_info mp_token_table[MP_TOKEN_COUNT];

#endif
