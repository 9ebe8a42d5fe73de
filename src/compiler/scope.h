/* SPDX-License-Identifier: MIT
 *
 * Layer 4a. Scope analysis: which variable each name means.
 *
 * A first walk makes a tree of scopes and notes what each binds and uses; a second settles the free names from the
 * inside out. List, set and dict comprehensions have a scope of their own but run inside the frame of the function
 * around them (its host). At module level every name is a global, so statements can be analysed one by one.
 */
#ifndef MP_COMPILER_SCOPE_H
#define MP_COMPILER_SCOPE_H

#include "compiler/parser.h"

typedef enum mp_scope_kind {
    MP_SCOPE_MODULE,
    MP_SCOPE_CLASS,
    MP_SCOPE_FUNCTION,     /* def, lambda, generator expression */
    MP_SCOPE_COMPREHENSION /* runs in its host's frame */
} mp_scope_kind;

/* Functions that evaluate bounds of type parameters, values of aliases, and what has type parameters. */
typedef enum mp_annotation_kind {
    MP_ANNOTATION_NONE,
    MP_ANNOTATION_BOUND,
    MP_ANNOTATION_ALIAS,
    MP_ANNOTATION_GENERIC
} mp_annotation_kind;

enum {
    MP_SYMBOL_USED = 1,
    MP_SYMBOL_BOUND = 2,      /* assigned, imported, a parameter, … */
    MP_SYMBOL_PARAMETER = 4,
    MP_SYMBOL_GLOBAL = 8,     /* declared */
    MP_SYMBOL_NONLOCAL = 16,  /* declared */
    MP_SYMBOL_CELL = 32,      /* used by inner functions */
    MP_SYMBOL_DELETED = 64,   /* may lose its value: del, except … as */
    MP_SYMBOL_ANNOTATED = 128,
    MP_SYMBOL_WALRUS = 256    /* in a comprehension: assigned by := for the scope around it */
};

typedef struct mp_symbol {
    mp_ref_id name;
    uint16_t flags;
    uint16_t index; /* set by code generation: register, or number of a far local */
} mp_symbol;

/* A global or nonlocal statement of a scope: errors found later name its place. */
typedef struct mp_declaration {
    const mp_node *node;
    struct mp_declaration *next;
} mp_declaration;

typedef struct mp_scope {
    struct mp_scope *parent;
    struct mp_scope *first_child, *last_child, *next_sibling;
    unsigned kind : 2;
    unsigned comprehension : 6; /* the node's kind (LIST_COMP, …, GENERATOR_EXP), else 0 */
    bool is_generator : 1;   /* contains yield */
    bool is_coroutine : 1;   /* async def */
    bool has_await : 1;      /* something waits inside */
    bool has_walrus : 1;     /* some expression assigns */
    bool uses_locals : 1;    /* calls locals(), vars(), dir(), eval(), exec() */
    bool needs_class : 1;    /* class: a method uses __class__ or super() */
    bool in_iterable : 1;    /* the iterable of a comprehension is being walked */
    bool sees_class : 1;     /* an annotation scope in a class: other names are looked up in its namespace, r[0] */
    unsigned annotation : 2; /* what kind of annotation scope, mp_annotation_kind */
    mp_ref_id class_name; /* for mangling, the innermost class around: MP_NO_REF: none */
    mp_symbol *symbols;
    uint32_t symbol_count, symbol_capacity;
    uint32_t *table;     /* hash table of symbol numbers + 1, of twice the symbols' capacity; NULL if they are few */
    mp_ref_id *frees;    /* free variables, in the order of the function's cells */
    uint32_t free_count;
    mp_declaration *declarations;
} mp_scope;

typedef struct mp_scoper {
    mp_vm *vm;
    mp_arena *arena;
    mp_value filename;
    mp_scope *current;
    const mp_node *comprehension; /* the innermost, or NULL */
} mp_scoper;

/* The scope of a module (or of exec'd code): made once for each top-level statement's arena. */
MP_CHECKED mp_scope *mp_scope_new_module(mp_vm *vm, mp_arena *arena);
/* Analyses the statements, hanging scopes on their nodes. False with SyntaxError etc. pending. */
MP_CHECKED bool mp_scope_analyse(mp_vm *vm, mp_arena *arena, mp_value filename, mp_scope *module, const mp_nodes *body);
/* Declares the name global in a module's scope. */
MP_CHECKED bool mp_scope_declare_global(mp_arena *arena, mp_scope *module, mp_value name);
/* The symbol of that name, or NULL. */
mp_symbol *mp_scope_find(const mp_scope *scope, mp_ref_id name);
/* The number of the free variable in the scope's function, or -1. */
int mp_scope_free_find(const mp_scope *scope, mp_ref_id name);
/* The function, class or module in whose frame the scope's code runs. */
mp_scope *mp_scope_host(mp_scope *scope);
/* The name as it is inside the class (private names get _Class in front); MP_NO_REF on failure. */
MP_CHECKED mp_ref_id mp_scope_mangle(mp_arena *arena, mp_vm *vm, mp_ref_id class_name, mp_ref_id name);

#endif
