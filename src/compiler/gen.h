/* SPDX-License-Identifier: MIT
 *
 * Layer 4a. Code generation, shared by its files: one `mp_gen` per function being compiled.
 *
 * Registers: parameters, then cells, then other locals, then temporaries, which are a stack (g->temp is its top).
 * Errors are sticky: the first one sets g->failed with an exception pending, and everything after it does nothing.
 *
 * Invariants: an expression is generated "into" a register; nothing else is written there before all its parts are
 * evaluated, unless the register is a temporary. A local that is not certain to have a value (g->bound) is checked
 * before it is read. A protected range never covers the clean-up code of its own block.
 */
#ifndef MP_COMPILER_GEN_H
#define MP_COMPILER_GEN_H

#include "bytecode/code.h"
#include "compiler/scope.h"

typedef int mp_reg;
typedef uint32_t mp_label;

enum { MP_REGISTER_COUNT = 256, MP_LOCAL_REGISTERS = 190, MP_PARAMETERS_MAX = 30000, MP_WINDOW_HEADER = 3 };

/* A growing buffer on the heap; lives in a C struct on the stack. */
typedef struct mp_vector {
    void *data;
    size_t count, capacity;
} mp_vector;

typedef struct mp_bound_set {
    uint64_t words[MP_REGISTER_COUNT / 64];
} mp_bound_set;

typedef enum mp_block_kind {
    MP_BLOCK_LOOP,
    MP_BLOCK_FINALLY, /* a finally clause to run on the way out */
    MP_BLOCK_WITH,    /* an __exit__ to call */
    MP_BLOCK_HANDLER, /* inside except or an exceptional finally: the handled exception is to be restored */
    MP_BLOCK_NAME,    /* `except … as name`: the name is to be unbound */
    MP_BLOCK_TRY,     /* a protected range without clean-up */
    MP_BLOCK_STAR     /* the same around an except* clause, which cannot be left by break, continue and return */
} mp_block_kind;

typedef struct mp_block {
    struct mp_block *outer;
    mp_block_kind kind;
    mp_label break_label, continue_label; /* LOOP */
    mp_bound_set break_bound;             /* LOOP: what is bound at every break */
    const mp_nodes *finally;              /* FINALLY */
    mp_reg saved;                         /* HANDLER: the register with the exception handled before; WITH: __exit__ */
    mp_ref_id name;                       /* NAME */
    mp_label handler;                     /* where exceptions in the range go; its register is exception */
    mp_reg exception;                     /* RESTORE, UNBIND: the register those are about */
    mp_handler_kind handler_kind;
    uint32_t range_start;
    bool protects;                        /* has a range */
    bool is_async;                        /* WITH */
} mp_block;

typedef struct mp_jump_site {
    uint32_t operand; /* offset of the operand */
    uint32_t end;     /* offset of the instruction's end */
    mp_label target;
    bool far;
} mp_jump_site;

typedef struct mp_range {
    uint32_t start, end;
    mp_label target;
    uint32_t register_index;
    mp_handler_kind kind;
} mp_range;

/* What is kept while one source text is compiled; lives in a C struct on the stack. */
typedef struct mp_unit {
    mp_value constants; /* names that const() has given a value: a dict, or MP_UNBOUND */
    bool has_const;     /* const was imported from micropython */
} mp_unit;

typedef struct mp_gen {
    mp_vm *vm;
    mp_arena *arena;
    mp_unit *unit;
    mp_value filename;
    struct mp_gen *outer;
    mp_scope *scope; /* the innermost, maybe a comprehension */
    mp_scope *host;  /* the one whose code this is */
    mp_value name;
    mp_value outer_name; /* qualified name of what it is in, empty at the top level */
    mp_value prefix;     /* the same for what is in it, MP_UNBOUND until needed */
    bool use_names;  /* exec'd code: names go through the namespace in r[0] */
    bool wide;       /* all jumps are far */
    bool failed;
    bool interactive;
    bool past_first;  /* of a module: a statement was seen */
    bool past_head;   /* of a module: a statement that may not stand before future statements was seen */
    bool text_annotations; /* from __future__ import annotations */
    bool unreachable;
    bool checks;      /* some local is checked for being bound, so they must be unbound at the start */
    uint16_t flags;
    uint32_t first_line;
    mp_vector code, consts, const_table, lines, jumps, labels, ranges;
    struct {
        uint16_t positional, positional_only, keyword_only;
    } parameters;
    mp_reg local_count, first_cell, cell_count, temp, temp_max;
    uint32_t far_count;
    mp_vector globals;   /* names declared global by the statements of exec'd code so far */
    uint8_t unbind_size; /* bytes of the UNBIND at the start, left out if nothing is checked */
    mp_bound_set bound;
    mp_block *block;
    /* positions */
    const mp_node *at;
    uint32_t line_pc;
    mp_code_place last;
} mp_gen;

/* ---- emit.c ---- */
void mp_gen_fail(mp_gen *g); /* notes that an exception is pending */
void mp_gen_error(mp_gen *g, const mp_node *where, const char *format, ...);
void *mp_vector_push(mp_gen *g, mp_vector *v, size_t element_size); /* NULL if failed */
mp_reg mp_gen_temp(mp_gen *g);
mp_reg mp_gen_temps(mp_gen *g, int count); /* the first of several */
void mp_gen_at(mp_gen *g, const mp_node *node); /* the source place of what is emitted next */
void mp_emit0(mp_gen *g, mp_opcode op);
void mp_emit(mp_gen *g, mp_opcode op, int a);
void mp_emit2(mp_gen *g, mp_opcode op, int a, int b);
void mp_emit3(mp_gen *g, mp_opcode op, int a, int b, int c);
void mp_emit4(mp_gen *g, mp_opcode op, int a, int b, int c, int d);
void mp_emit_byte(mp_gen *g, int byte);
/* A call of r[window], prepared by LOAD_METHOD if `method`. */
void mp_emit_call(mp_gen *g, bool method, mp_reg window, int count, mp_reg dst);
mp_label mp_label_new(mp_gen *g);
void mp_label_here(mp_gen *g, mp_label label);
/* A jump instruction; operands before the jump offset are a and b (-1: there are fewer). */
void mp_emit_jump(mp_gen *g, mp_opcode op, int a, int b, mp_label target);
void mp_emit_for_iter(mp_gen *g, mp_reg iterator, mp_reg target, mp_label exhausted);
uint32_t mp_gen_const(mp_gen *g, mp_value v);
/* Appends a constant even if it is there already: for the names at the front. */
void mp_gen_const_append(mp_gen *g, mp_value v);
void mp_gen_load_const(mp_gen *g, mp_value v, mp_reg dst);
void mp_gen_move(mp_gen *g, mp_reg dst, mp_reg src);
/* An instruction with a constant operand that has an 8-bit and a 16-bit form; `a`, `b` are the registers before and
 * after it, -1 if there are none. */
void mp_emit_k(mp_gen *g, mp_opcode op, mp_opcode wide_op, int a1, int a2, mp_value k, int after);
uint32_t mp_gen_pc(const mp_gen *g);
void mp_block_push(mp_gen *g, mp_block *block, mp_block_kind kind);
void mp_block_pop(mp_gen *g, mp_block *block);
/* Starts the range. */
void mp_block_protect(mp_gen *g, mp_block *block, mp_handler_kind kind, mp_reg reg);
void mp_block_suspend(mp_gen *g, mp_block *block);
void mp_block_resume(mp_gen *g, mp_block *block);
bool mp_gen_finish_jumps(mp_gen *g, bool *too_far);
mp_value mp_gen_make_code(mp_gen *g);

/* ---- variable.c ---- */
mp_value mp_gen_name(mp_gen *g, mp_ref_id ref); /* mangled */
void mp_gen_load(mp_gen *g, const mp_node *where, mp_ref_id ref, mp_reg dst);
/* True if the name is a module's or a class's variable, seen from the current scope; its mangled form. */
bool mp_gen_global_name(mp_gen *g, mp_ref_id ref, mp_value *name);
/* The register of a local that surely has a value, or -1. */
mp_reg mp_gen_local(mp_gen *g, mp_ref_id ref);
/* The register of a local in a register, whatever it holds, or -1. */
mp_reg mp_gen_local_target(mp_gen *g, mp_ref_id ref);
void mp_gen_store(mp_gen *g, mp_ref_id ref, mp_reg src);
void mp_gen_delete(mp_gen *g, const mp_node *where, mp_ref_id ref, bool quietly);
/* Emits the capture of a variable as two bytes after MAKE_FUNCTION. */
void mp_gen_capture(mp_gen *g, mp_ref_id name);
/* Loads the cell itself of the variable. */
void mp_gen_load_cell(mp_gen *g, mp_ref_id name, mp_reg dst);
void mp_gen_assign_registers(mp_gen *g, const mp_function_node *f);
mp_bound_set mp_bound_all(void);
mp_bound_set mp_bound_join(mp_bound_set a, mp_bound_set b);

/* ---- expression.c, call.c, fold.c ---- */
void mp_gen_expression(mp_gen *g, mp_node *node, mp_reg dst);
mp_reg mp_gen_operand(mp_gen *g, mp_node *node);
void mp_gen_condition(mp_gen *g, mp_node *node, bool sense, mp_label target);
void mp_gen_binary_chain(mp_gen *g, mp_node *node, mp_reg dst);
void mp_gen_call(mp_gen *g, mp_node *node, mp_reg dst);
/* The node is a call of value.name(…) that passes its arguments in registers. */
bool mp_gen_is_method_call(const mp_node *node);
/* Calls r[window] with the arguments; used for classes, too. `self_count` is 1 if window + 3 is taken. */
void mp_gen_call_with(mp_gen *g, mp_reg window, bool method, const mp_nodes *args, const mp_keyword *keywords,
                      uint32_t keyword_count, mp_reg dst);
void mp_gen_class_call(mp_gen *g, mp_reg window, const mp_nodes *bases, const mp_keyword *keywords,
                       uint32_t keyword_count);
/* Appends items (starred ones extend, `at` is the place of errors in that) to the list in a register. */
void mp_gen_list_items(mp_gen *g, const mp_node *at, mp_reg list, mp_node **items, uint32_t count);
void mp_gen_intrinsic(mp_gen *g, mp_intrinsic id, mp_reg first, int count, mp_reg dst);
/* Delegates to the iterator in r[pair]; the result is in r[pair + 1]. */
void mp_gen_delegate(mp_gen *g, mp_reg pair);
/* r[iterator + 2] = next item of the asynchronous iterator. What goes wrong goes to the label, for mp_gen_async_end at
 * the end of the loop. Two more temporaries must follow `iterator`. */
mp_label mp_gen_async_next(mp_gen *g, mp_reg iterator);
/* Goes on if the exception is the end of the iterator. */
void mp_gen_async_end(mp_gen *g, mp_reg iterator, mp_label handler);
/* The value of a constant expression, or MP_UNBOUND. */
mp_value mp_gen_constant(mp_gen *g, mp_node *node);
mp_value mp_fold_binary(mp_gen *g, mp_binary_op op, mp_value a, mp_value b);

/* ---- const.c ---- */
/* Looks at `from module import names`: it may be const of module micropython. */
void mp_gen_note_const_import(mp_gen *g, const mp_node *node);
/* The value of a name that const() has made a constant, if it means the global here; MP_UNBOUND if it is none. */
mp_value mp_gen_named_constant(mp_gen *g, mp_ref_id ref);
/* target = const(value): notes the constant. *out is what remains to be stored, MP_UNBOUND: nothing. False: this is an
 * assignment like any other. */
bool mp_gen_const_assignment(mp_gen *g, const mp_node *target, mp_node *value, mp_value *out);
/* The tuple of the node's items, each of which `item` gives; MP_UNBOUND if one is not constant. */
mp_value mp_gen_constant_tuple(mp_gen *g, const mp_node *node, mp_value (*item)(mp_gen *g, mp_node *node));

/* Takes micropython.native and its like out of the decorators of a function. */
void mp_gen_drop_decorators(mp_gen *g, mp_nodes *decorators);

/* ---- assign.c ---- */
void mp_gen_assign_target(mp_gen *g, mp_node *target, mp_reg src);
void mp_gen_assign(mp_gen *g, mp_node *node);
void mp_gen_augmented(mp_gen *g, mp_node *node);
void mp_gen_annotated(mp_gen *g, mp_node *node);
void mp_gen_delete_target(mp_gen *g, mp_node *target);

/* ---- statement.c, try.c ---- */
void mp_gen_body(mp_gen *g, const mp_nodes *body);
void mp_gen_statement(mp_gen *g, mp_node *node);
/* Evaluates the iterable into a new temporary with its iterator (three of them for range(…)). `loop` is where the
 * error is if it is not iterable. */
mp_reg mp_gen_iterator(mp_gen *g, const mp_node *loop, mp_node *iterable);
/* The same for an asynchronous iterator and the two temporaries that mp_gen_async_next wants. */
mp_reg mp_gen_async_iterator(mp_gen *g, const mp_node *loop, mp_node *iterable);
void mp_gen_try(mp_gen *g, mp_node *node);
void mp_gen_with(mp_gen *g, mp_node *node);
/* Emits the clean-up of all blocks inside `until` (NULL: all). `action` is emitted after it, then ranges go on. */
void mp_gen_unwind(mp_gen *g, mp_block *until, void (*action)(mp_gen *g, void *data), void *data);

/* ---- unparse.c ---- */
/* The value of an annotation, or its text. */
void mp_gen_annotation(mp_gen *g, mp_node *node, mp_reg dst);

/* ---- match.c ---- */
void mp_gen_match(mp_gen *g, mp_node *node);

/* ---- function.c, class.c, comprehension.c ---- */
void mp_gen_function(mp_gen *g, mp_node *node, mp_reg dst);
void mp_gen_function_statement(mp_gen *g, mp_node *node);
void mp_gen_class(mp_gen *g, mp_node *node);
void mp_gen_comprehension(mp_gen *g, mp_node *node, mp_reg dst);
/* MAKE_FUNCTION's flags for the defaults of a function. */
int mp_gen_default_flags(const mp_function_node *f);
/* The function itself, without what stands around it: defaults, as the flags say, and room for annotations are in
 * r[operands…]. */
void mp_gen_function_with(mp_gen *g, mp_node *node, mp_reg operands, int flags, mp_reg dst);
/* The class itself, with these bases, in r[dst]. */
void mp_gen_class_with(mp_gen *g, mp_node *node, const mp_nodes *bases, mp_reg dst);
/* ---- generic.c ---- */
void mp_gen_generic_function(mp_gen *g, mp_node *node, mp_reg operands, int flags, mp_reg dst);
void mp_gen_generic_class(mp_gen *g, mp_node *node, mp_reg dst);
void mp_gen_type_alias(mp_gen *g, mp_node *node);
/* Makes the code of an inner function with `body` and emits MAKE_FUNCTION. */
typedef void mp_gen_body_fn(mp_gen *g, mp_node *node);
void mp_gen_inner(mp_gen *g, mp_node *node, mp_scope *scope, mp_value name, mp_gen_body_fn *body, int make_flags,
                  mp_reg operands, mp_reg dst);
void mp_gen_init(mp_gen *g, mp_gen *outer, mp_scope *scope, mp_value name);

#endif
