/* SPDX-License-Identifier: MIT
 *
 * Layer 1. The VM structure: all state of one interpreter. It lies at the start of the heap's first region.
 *
 * Fields belong to the layer named beside them; other layers read them through that layer's functions, but for the
 * plain ones at the top. Whatever holds a value here is a root and is listed in MP_VM_VALUES.
 */
#ifndef MP_GC_VM_H
#define MP_GC_VM_H

#include "gc/heap.h"
#include "gc/region.h"

/* Sources of events (objects/event.h) at a time. */
enum { MP_EVENT_COUNT = 16 };
/* sys.int_info.default_max_str_digits */
#define MP_INT_TEXT_LIMIT 4300

typedef struct mp_cache_entry {
    uintptr_t where; /* address of the instruction (or of the name) */
    const void *key; /* shape, type or dict that was seen there */
    mp_value value;
    uintptr_t extra;
} mp_cache_entry;

typedef struct mp_stack_chunk {
    struct mp_stack_chunk *previous;
    mp_value *end;
    mp_value *saved_top; /* of the previous chunk */
    mp_value slots[];
} mp_stack_chunk;

/* What lower layers ask of higher ones; set once by src/api. */
typedef struct mp_hooks {
    /* Calls a Python function or generator function object; args as in mp_call_kw. */
    mp_value (*call_function)(mp_vm *vm, mp_value function, size_t argc, const mp_value *args, size_t kw_count,
                              const mp_value *kw_names);
    /* Resumes a generator with a value (or, if `value` is MP_UNBOUND, with the pending exception thrown in). The result
     * is what it yields; MP_STOP with vm->stop_value set when it returns. */
    mp_value (*resume)(mp_vm *vm, mp_value generator, mp_value value);
    /* The globals of the running Python function, MP_UNBOUND if none runs. May be NULL. */
    mp_value (*globals)(mp_vm *vm);
    /* Imports by absolute name; returns the module named last ("a.b" gives b). */
    mp_value (*import)(mp_vm *vm, mp_value name);
    /* Compiles source (a str or bytes) to a code object; mode is "exec", "eval" or "single". NULL: no compiler. */
    mp_value (*compile)(mp_vm *vm, mp_value source, mp_value filename, const char *mode);
    /* Compiles a source file, read piece by piece, to the code of a module. NULL: no compiler. */
    mp_value (*compile_file)(mp_vm *vm, mp_value path);
} mp_hooks;

struct mp_vm {
    mp_barrier barrier;      /* must be first: see gc/heap.h */
    /* any layer */
    const mp_hal *hal;       /* never NULL; operations in it may be */
    const mp_hooks *hooks;
    mp_value pending;        /* the exception being raised, or MP_UNBOUND */
    mp_value handled;        /* the exception being handled (sys.exception()), or MP_NONE */
    mp_value stop_value;     /* what a generator returned, with MP_STOP */
    mp_value thrown;         /* tuple: what throw() was given, on its way to another throw(); or MP_UNBOUND */
    uint8_t optimise;        /* -O level: 1 no asserts, 2 no docstrings, 3 no line numbers */
    bool columns;            /* keep columns for carets */
    volatile uint8_t interrupt; /* set by mp_interrupt: KeyboardInterrupt is due */
    volatile uint8_t events;    /* set by interrupts: event_due has to be looked at */
    void (*disassemble)(mp_vm *vm, mp_value code); /* what lists code before it runs (bytecode/dis.h), or NULL */

    /* vm/: the Python stack and the fuel */
    mp_value *frame;         /* registers of the running frame; NULL if none runs */
    mp_value *top;           /* first free slot above the running frame */
    mp_value *stack_end;     /* end of the current chunk */
    mp_stack_chunk *chunk;
    size_t stack_size;       /* bytes in all chunks */
    size_t stack_size_limit;
    int32_t fuel;            /* backward jumps and calls until the next check */
    uint32_t depth_limit;    /* sys.setrecursionlimit; 0: memory decides */

    /* C stack */
    char *c_stack_base;
    char *c_stack_limit;     /* lowest address that native code may start from */
    size_t c_stack_size_limit; /* mp_config.stack_size_limit */

    /* objects/: caches, interned strs, well-known containers */
    mp_cache_entry *cache;   /* never NULL; a single entry that is never filled if caches are off */
    size_t cache_mask;       /* entries - 1 */
    mp_cache_entry no_cache; /* that single entry */
    uintptr_t names_version; /* changes when a global name appears or goes */
    mp_value *interned;      /* open-addressing table of dynamic names, weak; MP_UNBOUND: deleted, 0 bits: empty */
    size_t interned_mask;
    size_t interned_count;
    size_t interned_used;    /* slots that are not empty, deleted ones included */
    struct mp_repr_link *repr_links;
    void *iterator_place;    /* where mp_iterator_alloc is to make the next iterator; NULL: on the heap */
    uint32_t int_text_limit; /* sys.set_int_max_str_digits; 0: none */
    mp_value memory_error;   /* preallocated */
    mp_value spare_error;    /* an exception object for what is raised while the heap is locked, or MP_UNBOUND */
    bool memory_error_fresh; /* it was raised and the VM has not seen it yet */
    size_t memory_error_size; /* bytes that could not be had; SIZE_MAX: more than there are addresses */
    mp_value modules;        /* sys.modules, a dict */
    mp_value builtins;       /* dict of what was set on module builtins; MP_UNBOUND: none */
    mp_value main_module;
    mp_value path;           /* sys.path, a list */
    mp_value argv;           /* sys.argv, a list */
    mp_value sys_dict;       /* attributes set on sys (stdout, …); MP_UNBOUND: none */
    mp_value refs;           /* list behind mp_ref */

    /* objects/event.c */
    mp_value event_handlers; /* list of functions and arguments; MP_UNBOUND: none */
    uint32_t event_once;     /* bit n: source n's handler goes when it is called */
    bool event_serving;      /* handlers run now */
    volatile uint8_t event_due[MP_EVENT_COUNT]; /* set by interrupts */
    uint32_t (*rune_of_name)(const char *name, size_t size); /* base/unicode_names.h, or NULL: not linked */
    mp_value exit_calls;     /* set of what is called when the VM ends; MP_UNBOUND: none */
    const struct mp_module_def *const *module_defs; /* the linked modules, NULL-terminated */
    struct mp_import_link *import_links; /* modules whose code runs now, see vm/import.c; on the C stack */

    /* gc/ */
    mp_heap heap;
};

/* The fields that hold values: the roots, unbound at first. A new one is added here. */
#define MP_VM_VALUES(X)                                                                                                \
    X(pending) X(handled) X(stop_value) X(thrown) X(memory_error) X(spare_error) X(modules) X(builtins) X(main_module) X(path) X(argv)          \
    X(sys_dict) X(refs) X(event_handlers) X(exit_calls)

#endif
