/* SPDX-License-Identifier: MIT
 *
 * Layer 4a. The abstract syntax tree: what the parser makes and scope analysis and code generation read.
 *
 * Nodes live in an arena that is emptied after each top-level statement. They hold no Python values: names and
 * constants are numbers (mp_ref_id) into the arena's table of values, so the collector need not know about nodes.
 * A node is allocated with just the size of its kind's struct. The shape covers Python 3.12's whole grammar.
 */
#ifndef MP_COMPILER_AST_H
#define MP_COMPILER_AST_H

#include "objects/object.h"

typedef uint32_t mp_ref_id; /* into mp_arena's values */
#define MP_NO_REF UINT32_MAX

/* Kind, and the struct in the union that it uses. Expressions first, then statements, then patterns. */
#define MP_NODE_KINDS(X)                                                                                               \
    /* expressions */                                                                                                  \
    X(NAME, name)            /* ref = interned name */                                                                 \
    X(CONSTANT, constant)    /* ref = value: int, float, complex, str, bytes, None, True, False, ... */                \
    X(JOINED_STR, list)      /* f-string: items are CONSTANT strs and FORMATTED */                                     \
    X(FORMATTED, formatted)  /* one {…} of an f-string */                                                              \
    X(TUPLE, list)                                                                                                     \
    X(LIST, list)                                                                                                      \
    X(SET, list)                                                                                                       \
    X(DICT, list)            /* keys and values alternate; a NULL key: **value */                                      \
    X(STARRED, child)        /* *expression */                                                                         \
    X(UNARY, child)          /* op: mp_unary_op, or MP_NODE_NOT */                                                     \
    X(BINARY, binary)        /* op: mp_binary_op */                                                                    \
    X(COMPARE, compare)      /* a chain */                                                                             \
    X(AND, list)             /* a and b and c: items */                                                                \
    X(OR, list)                                                                                                        \
    X(CONDITIONAL, three)    /* a if b else c: test = b, then = a, otherwise = c */                                    \
    X(CALL, call)                                                                                                      \
    X(ATTRIBUTE, attribute)                                                                                            \
    X(SUBSCRIPT, binary)     /* left[right] */                                                                         \
    X(SLICE, three)          /* test:then:otherwise = start:stop:step, each may be NULL */                             \
    X(LAMBDA, function)      /* body: one expression */                                                                \
    X(LIST_COMP, comprehension)                                                                                        \
    X(SET_COMP, comprehension)                                                                                         \
    X(DICT_COMP, comprehension)                                                                                        \
    X(GENERATOR_EXP, comprehension)                                                                                    \
    X(WALRUS, binary)        /* left is a NAME */                                                                      \
    X(YIELD, child)          /* child may be NULL */                                                                   \
    X(YIELD_FROM, child)                                                                                               \
    X(AWAIT, child)                                                                                                    \
    /* statements */                                                                                                   \
    X(EXPRESSION, child)                                                                                               \
    X(ASSIGN, assign)        /* a = b = value */                                                                       \
    X(AUGMENTED, binary)     /* op: mp_binary_op; left op= right */                                                    \
    X(ANNOTATED, three)      /* test: target, then: annotation, otherwise: value or NULL; op 1: a bare name */         \
    X(DELETE, list)                                                                                                    \
    X(PASS, none)                                                                                                      \
    X(BREAK, none)                                                                                                     \
    X(CONTINUE, none)                                                                                                  \
    X(RETURN, child)         /* child may be NULL */                                                                   \
    X(RAISE, binary)         /* raise left from right, each may be NULL */                                             \
    X(ASSERT, binary)        /* right may be NULL */                                                                   \
    X(GLOBAL, names)                                                                                                   \
    X(NONLOCAL, names)                                                                                                 \
    X(IMPORT, import)        /* import a.b as c, … */                                                                  \
    X(IMPORT_FROM, import)   /* from ..module import a as b; no aliases: * */                                          \
    X(IF, branch)            /* elif: an IF as the only statement of otherwise */                                      \
    X(WHILE, branch)                                                                                                   \
    X(FOR, loop)             /* op 1: async */                                                                         \
    X(WITH, with)            /* op 1: async */                                                                         \
    X(TRY, try)              /* op 1: except* */                                                                       \
    X(FUNCTION, function)    /* op 1: async */                                                                         \
    X(CLASS, class)                                                                                                    \
    X(MATCH, match)                                                                                                    \
    X(TYPE_ALIAS, type_alias)                                                                                          \
    /* patterns */                                                                                                     \
    X(PATTERN_VALUE, child)      /* compared with == (a dotted name, a number, a str) */                               \
    X(PATTERN_SINGLETON, child)  /* compared with is: None, True, False */                                             \
    X(PATTERN_SEQUENCE, list)    /* items are patterns, at most one PATTERN_STAR */                                    \
    X(PATTERN_STAR, name)        /* ref MP_NO_REF: *_ */                                                               \
    X(PATTERN_MAPPING, pattern_mapping)                                                                                \
    X(PATTERN_CLASS, pattern_class)                                                                                    \
    X(PATTERN_AS, pattern_as)    /* pattern may be NULL (capture); ref MP_NO_REF: wildcard */                          \
    X(PATTERN_OR, list)
/* clang-format off */
typedef enum mp_node_kind {
#define X(kind, member) MP_NODE_##kind,
    MP_NODE_KINDS(X)
#undef X
    MP_NODE_KIND_COUNT
} mp_node_kind;
/* clang-format on */

#define MP_NODE_NOT MP_UNARY_OP_COUNT /* op of UNARY for `not` */

/* Operators of COMPARE: mp_compare_op, then these. */
enum { MP_NODE_IS = MP_COMPARE_OP_COUNT, MP_NODE_IS_NOT, MP_NODE_IN, MP_NODE_NOT_IN };

typedef struct mp_node mp_node;

/* A sequence of nodes (in the arena). */
typedef struct mp_nodes {
    uint32_t count;
    mp_node **items;
} mp_nodes;

/* An alias of an import: `name` may be dotted (one interned str "a.b"); as_name MP_NO_REF if absent. */
typedef struct mp_alias {
    mp_ref_id name;
    mp_ref_id as_name;
} mp_alias;

/* A keyword argument of a call or class; name MP_NO_REF: **value. `order` is the count of positional arguments
 * (starred ones included) that stand before it in the source. */
typedef struct mp_keyword {
    mp_ref_id name;
    uint32_t order;
    mp_node *value;
} mp_keyword;

typedef enum mp_parameter_kind {
    MP_PARAMETER_POSITIONAL_ONLY,
    MP_PARAMETER_NORMAL,
    MP_PARAMETER_STAR,         /* *args */
    MP_PARAMETER_KEYWORD_ONLY, /* after * or *args */
    MP_PARAMETER_STAR_STAR     /* **kwargs */
} mp_parameter_kind;

/* Parameters stand in source order, which is also the order of mp_parameter_kind. */
typedef struct mp_parameter {
    mp_ref_id name;
    uint8_t kind;
    uint32_t line;
    uint16_t column;
    mp_node *annotation;    /* or NULL */
    mp_node *default_value; /* or NULL */
} mp_parameter;

/* One `for target in iterable if … if …` of a comprehension. */
typedef struct mp_comp_for {
    bool is_async;
    mp_node *target;
    mp_node *iterable;
    mp_nodes conditions;
} mp_comp_for;

/* One except clause. */
typedef struct mp_handler {
    mp_node *type;  /* or NULL: all */
    mp_ref_id name; /* or MP_NO_REF */
    uint32_t line;
    mp_nodes body;
} mp_handler;

typedef struct mp_with_item {
    mp_node *context;
    mp_node *target; /* or NULL */
} mp_with_item;

typedef struct mp_match_case {
    mp_node *pattern;
    mp_node *guard; /* or NULL */
    uint32_t line;
    mp_nodes body;
} mp_match_case;

typedef struct mp_type_parameter {
    mp_ref_id name;
    uint8_t stars; /* 0: T, 1: *Ts, 2: **P */
    mp_node *bound; /* or NULL */
    struct mp_scope *scope; /* of the bound, set by scope analysis */
} mp_type_parameter;

typedef struct mp_function_node {
    mp_ref_id name;          /* MP_NO_REF for lambdas */
    mp_ref_id doc;           /* docstring or MP_NO_REF (the statement stays in the body) */
    uint32_t parameter_count;
    mp_parameter *parameters;
    mp_node *returns;        /* annotation or NULL */
    mp_nodes body;           /* statements; lambda: one expression */
    mp_nodes decorators;     /* in source order */
    uint32_t type_parameter_count;
    mp_type_parameter *type_parameters;
    struct mp_scope *scope;  /* set by scope analysis */
    struct mp_scope *type_scope; /* the one around it, of its type parameters */
} mp_function_node;

struct mp_node {
    uint8_t kind;            /* mp_node_kind */
    uint8_t op;
    uint16_t end_line_delta; /* lines after `line` at which the node ends (saturated) */
    uint32_t line;           /* 1-based */
    uint16_t column;         /* bytes from the line's start, 0-based (saturated), like end_column, which is exclusive */
    uint16_t end_column;
    union {
        struct { char unused; } none;
        struct { mp_ref_id ref; } name, constant;
        struct { mp_node *child; } child;
        struct { mp_node *left, *right; } binary;
        struct { mp_node *test, *then, *otherwise; } three;
        mp_nodes list;
        struct {
            mp_node *value;
            mp_node *spec;        /* JOINED_STR, CONSTANT or NULL */
            char conversion;      /* 'r', 's', 'a' or 0 */
            mp_ref_id debug_text; /* text up to and including '=' of f"{x=}", or MP_NO_REF */
        } formatted;
        struct { uint32_t count; uint8_t *ops; mp_node **items; } compare; /* count operators, count + 1 items */
        struct {
            mp_node *callee;
            mp_nodes args; /* STARRED for *x */
            uint32_t keyword_count;
            mp_keyword *keywords;
        } call;
        struct { mp_node *value; mp_ref_id name; } attribute;
        struct {
            mp_node *element;  /* key of DICT_COMP */
            mp_node *value;    /* DICT_COMP only */
            uint32_t count;
            mp_comp_for *fors;
            struct mp_scope *scope; /* set by scope analysis */
        } comprehension;
        struct { mp_nodes targets; mp_node *value; } assign;
        struct { uint32_t count; mp_ref_id *refs; } names;
        struct {
            mp_ref_id module; /* IMPORT_FROM: dotted name or MP_NO_REF */
            uint32_t level;   /* leading dots */
            uint32_t count;
            mp_alias *aliases;
        } import;
        struct { mp_node *test; mp_nodes body, otherwise; } branch;
        struct { mp_node *target, *iterable; mp_nodes body, otherwise; } loop;
        struct { uint32_t count; mp_with_item *items; mp_nodes body; } with;
        struct {
            mp_nodes body;
            uint32_t handler_count;
            mp_handler *handlers;
            mp_nodes otherwise, finally;
        } try;
        mp_function_node function;
        struct {
            mp_ref_id name;
            mp_ref_id doc;
            mp_nodes bases; /* STARRED for *x */
            uint32_t keyword_count;
            mp_keyword *keywords;
            mp_nodes body;
            mp_nodes decorators;
            uint32_t type_parameter_count;
            mp_type_parameter *type_parameters;
            struct mp_scope *scope; /* set by scope analysis */
            struct mp_scope *type_scope;
        } class;
        struct { mp_node *subject; uint32_t count; mp_match_case *cases; } match;
        struct {
            mp_ref_id name;
            uint32_t type_parameter_count;
            mp_type_parameter *type_parameters;
            mp_node *value;
            struct mp_scope *scope; /* of the value */
            struct mp_scope *type_scope;
        } type_alias;
        struct { mp_nodes keys, values; mp_ref_id rest; } pattern_mapping; /* rest: **rest or MP_NO_REF */
        struct {
            mp_node *type;
            mp_nodes positional;
            mp_nodes keyword_patterns;
            mp_ref_id *keyword_names;
        } pattern_class;
        struct { mp_node *pattern; mp_ref_id ref; } pattern_as;
    } u;
};

/* Bytes to allocate for a node of the kind. */
extern const uint8_t mp_node_sizes[MP_NODE_KIND_COUNT];

/* ---- The arena ---- */

typedef struct mp_arena mp_arena;

/* A new arena: a heap object, kept alive by the caller's C local. */
MP_CHECKED mp_arena *mp_arena_new(mp_vm *vm);
/* Zero-filled memory of the arena; NULL with MemoryError pending. Does not move. */
MP_CHECKED void *mp_arena_alloc(mp_arena *arena, size_t size);
/* A new node with kind and position filled in. */
MP_CHECKED mp_node *mp_arena_node(mp_arena *arena, mp_node_kind kind, uint32_t line, uint32_t column);
/* Keeps a value; MP_NO_REF with MemoryError pending. Names (interned strs) get the same number each time. */
MP_CHECKED mp_ref_id mp_arena_value(mp_arena *arena, mp_value value);
MP_CHECKED mp_ref_id mp_arena_name(mp_arena *arena, const char *utf8, size_t size);
/* The value of a number. */
mp_value mp_arena_get(const mp_arena *arena, mp_ref_id ref);
/* Forgets all nodes and values, keeping a little memory for the next statement. */
void mp_arena_reset(mp_arena *arena);
/* Gives all memory back. */
void mp_arena_free(mp_arena *arena);

#endif
