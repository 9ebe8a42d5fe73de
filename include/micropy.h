/* SPDX-License-Identifier: MIT
 *
 * micropy: a Python interpreter as a C library. This is the whole interface for programs that embed it.
 *
 * One interpreter is one `mp_vm`, living entirely in memory that the caller gave; any number of them may exist,
 * each used by one thread at a time. Rules to remember:
 *
 *  - A function that can fail returns `mp_status`, or an `mp_value` that is MP_ERROR: an exception is then pending
 *    in the VM until it is read (mp_error_text), cleared (mp_error_clear), or returned onward from a native function.
 *  - An `mp_value` in a C local variable or argument is safe from the collector. Anywhere else (C globals, structs
 *    on the C heap) keep it with mp_ref_new.
 *  - Nothing here prints, exits or aborts.
 */
#ifndef MICROPY_H
#define MICROPY_H

#include "micropy_config.h"
#include "micropy_hal.h"

#ifdef __cplusplus
extern "C" {
#endif

#define MP_VERSION_MAJOR 0
#define MP_VERSION_MINOR 1
#define MP_VERSION_PATCH 0

#if defined(__GNUC__)
#define MP_MUST_CHECK __attribute__((warn_unused_result))
#else
#define MP_MUST_CHECK
#endif

/* One interpreter. */
typedef struct mp_vm mp_vm;

/* Any Python value: one machine word. Compare two for identity by `.bits`. */
typedef struct mp_value {
    uintptr_t bits;
} mp_value;

/* The value that is no value: an exception is pending in the VM. */
#define MP_ERROR ((mp_value){0})

typedef enum mp_status {
    MP_OK = 0,
    MP_EXCEPTION, /* an exception is pending */
    MP_EXIT       /* SystemExit is pending; mp_exit_code tells with what */
} mp_status;

/* A native function: `args` holds `argc` values and is valid during the call only. Returns a value, or MP_ERROR
 * after raising an exception (mp_raise_text or a failed call). */
typedef mp_value (*mp_native_fn)(mp_vm *vm, size_t argc, const mp_value *args);

/* A piece of memory for the heap. */
typedef struct mp_region {
    void *start;
    size_t size;
} mp_region;

typedef struct mp_config {
    const mp_hal *hal; /* may be NULL: no console, clock, files */
    /* The heap: `regions` (fixed memory), or, if region_count is 0, memory that hal->heap grows up to heap_limit. */
    const mp_region *regions;
    size_t region_count;
    unsigned no_dma_mask;    /* bit i: peripherals cannot reach region i; data of bytearrays and arrays goes elsewhere */
    size_t heap_limit;       /* bytes; 0: a default */
    size_t cache_entries;    /* inline-cache entries, a power of two; 0: a default that fits the heap */
    size_t stack_size_limit; /* bytes of C stack the VM may use; 0: what hal->stack_size says, less a reserve */
    int optimise;            /* 1: leave out assert statements; 2: docstrings, too; 3: line numbers, too */
    bool columns;            /* keep column positions for carets in tracebacks */
} mp_config;

/* Version as text: "0.1.0". */
const char *mp_version(void);

/* Makes an interpreter in the memory that `config` names. Returns NULL if that is too small or something is missing,
 * with the reason, a constant text, in *reason (which may be NULL). Undo with mp_deinit. */
mp_vm *mp_init(const mp_config *config, const char **reason);

/* Runs finalisers and gives grown memory back. `vm` may be NULL. */
void mp_deinit(mp_vm *vm);

/* Says that the current thread will use the VM from now on: refreshes the bounds of the C stack. */
void mp_thread_enter(mp_vm *vm);

/* Runs statements in the module __main__. `name` is what tracebacks call the source (NULL: "<string>"). The text is
 * UTF-8, NUL-terminated, and is not kept. */
MP_MUST_CHECK mp_status mp_exec(mp_vm *vm, const char *source, const char *name);
/* The same for a text of `size` bytes. */
MP_MUST_CHECK mp_status mp_exec_text(mp_vm *vm, const char *source, size_t size, const char *name);
/* Runs the file as __main__, reading it through hal->files as it is compiled. */
MP_MUST_CHECK mp_status mp_exec_file(mp_vm *vm, const char *path);
/* Imports a module and runs it as __main__, like python -m. */
MP_MUST_CHECK mp_status mp_exec_module(mp_vm *vm, const char *name);
/* Evaluates an expression in the module __main__. */
MP_MUST_CHECK mp_status mp_eval(mp_vm *vm, const char *source, mp_value *out);

/* Runs one interactive statement in __main__, printing the value of an expression. `source` is all the lines typed of it
 * so far; if more of them are needed, nothing is run, *out_incomplete is true, and the result MP_OK. */
MP_MUST_CHECK mp_status mp_repl_line(mp_vm *vm, const char *source, bool *out_incomplete);

/* How mp_repl_run starts. */
typedef enum mp_repl_mode {
    MP_REPL_FRIENDLY, /* a prompt for people */
    MP_REPL_RAW       /* the protocol for tools */
} mp_repl_mode;

/* How mp_repl_run ended. */
typedef enum mp_repl_end {
    MP_REPL_SOFT_RESET, /* Ctrl-D at an empty prompt */
    MP_REPL_EXIT,       /* SystemExit is pending; mp_exit_code tells with what. Without a process to end: a soft reset */
    MP_REPL_END         /* the console's input has ended */
} mp_repl_end;

/* What tools wait for after a soft reset: write it to the console before the next mp_repl_run. */
#define MP_REPL_SOFT_RESET_TEXT "MPY: soft reboot\n"

/* Reads statements from the console and runs them in __main__, until one of mp_repl_end. Speaks to people (editing,
 * history, completion, paste mode) and to tools (raw and raw-paste mode); docs/repl.md has the keys and the protocol.
 * *mode says how to start, and on return in which mode it was: after a soft reset, take down the VM, make a new one, and
 * hand *mode back. */
mp_repl_end mp_repl_run(mp_vm *vm, mp_repl_mode *mode);

/* Sets sys.argv. */
MP_MUST_CHECK mp_status mp_argv_set(mp_vm *vm, size_t argc, const char *const *argv);
/* Appends a folder to sys.path. */
MP_MUST_CHECK mp_status mp_path_add(mp_vm *vm, const char *folder);

/* Reads and writes a global variable of __main__. mp_global_get gives MP_ERROR and NameError if it is not there. */
MP_MUST_CHECK mp_value mp_global_get(mp_vm *vm, const char *name);
MP_MUST_CHECK mp_status mp_global_set(mp_vm *vm, const char *name, mp_value value);

/* Defines a native function taking argc_min to argc_max (255: any number) positional arguments, as a global of
 * __main__ or, with a module name, in that module (made if there is none). Names are copied. */
MP_MUST_CHECK mp_status mp_function_add(mp_vm *vm, const char *module, const char *name, mp_native_fn fn,
                                        unsigned argc_min, unsigned argc_max);

/* Calls anything callable. */
MP_MUST_CHECK mp_value mp_call(mp_vm *vm, mp_value callable, size_t argc, const mp_value *args);

/* Values from C. The texts are copied. */
mp_value mp_value_none(void);
mp_value mp_value_from_bool(bool value);
MP_MUST_CHECK mp_value mp_value_from_int(mp_vm *vm, int64_t value);
MP_MUST_CHECK mp_value mp_value_from_float(mp_vm *vm, double value);
MP_MUST_CHECK mp_value mp_value_from_text(mp_vm *vm, const char *utf8, size_t size);

/* Values to C. Each raises TypeError (or OverflowError) if the value does not fit. mp_value_to_text's pointer is valid as
 * long as the value is kept; the text is NUL-terminated. */
MP_MUST_CHECK mp_status mp_value_to_int(mp_vm *vm, mp_value value, int64_t *out);
MP_MUST_CHECK mp_status mp_value_to_float(mp_vm *vm, mp_value value, double *out);
MP_MUST_CHECK mp_status mp_value_to_text(mp_vm *vm, mp_value value, const char **out_utf8, size_t *out_size);
bool mp_value_is_none(mp_value value);
/* The value's str(), as a new str. */
MP_MUST_CHECK mp_value mp_value_str(mp_vm *vm, mp_value value);

/* Keeps a value alive outside of C locals. mp_ref_new returns 0 if memory is used up, else a handle. */
typedef uint32_t mp_ref;
MP_MUST_CHECK mp_ref mp_ref_new(mp_vm *vm, mp_value value);
mp_value mp_ref_get(mp_vm *vm, mp_ref ref);
void mp_ref_free(mp_vm *vm, mp_ref ref);

/* Raises an exception of the built-in class named `type` ("ValueError"). Returns MP_ERROR for convenience. */
mp_value mp_raise_text(mp_vm *vm, const char *type, const char *message);
/* True if an exception is pending. */
bool mp_error_pending(mp_vm *vm);
/* Writes the pending exception with its traceback, as python3 prints it, piece by piece; it stays pending. */
void mp_error_write(mp_vm *vm, void (*write)(void *user, const char *text, size_t size), void *user);
/* The same into a buffer, always NUL-terminated. Returns the full size without the NUL, like snprintf. */
size_t mp_error_text(mp_vm *vm, char *text, size_t size);
/* If the program has set sys.excepthook: calls it for the pending exception, which is forgotten then, and is true. */
bool mp_error_hook(mp_vm *vm);
/* Forgets the pending exception. */
void mp_error_clear(mp_vm *vm);
/* The exit status a pending SystemExit asks for; a message it carries is written to the console's error stream. */
int mp_exit_code(mp_vm *vm);
/* Asks the VM to raise KeyboardInterrupt soon. May be called from signal handlers, interrupts, other threads. */
void mp_interrupt(mp_vm *vm);

/* The heap in numbers; constant time. */
typedef struct mp_gc_info {
    size_t total_size;        /* bytes the heap can hold now */
    size_t used_size;         /* bytes in allocated blocks; while a sweep is under way also in those still to be swept */
    size_t free_size;         /* total - used */
    size_t peak_size;         /* the highest used_size so far */
    size_t largest_free_size; /* bytes of the largest free run (if there are many, of the first of the largest ones) */
    size_t collection_count;  /* collections so far */
    size_t compaction_count;  /* compactions so far */
    size_t moved_count;       /* blocks moved by them */
    size_t allocation_count;  /* allocations so far */
    size_t allocated_size;    /* bytes allocated since the last collection */
    uint32_t last_pause_us;   /* the last step of the collector, and the longest so far; 0 without a clock */
    uint32_t longest_pause_us;
} mp_gc_info;
void mp_gc_stats(mp_vm *vm, mp_gc_info *out);

/* Collects now, in one piece, and runs finalisers. Returns the number of blocks that were freed. */
size_t mp_gc_collect(mp_vm *vm);
/* Collects, and slides what lives together, so that free memory is in one piece (but for blocks whose address is known
 * outside of the VM). Returns the number of blocks moved. A VM does this itself before an allocation fails. */
size_t mp_gc_compact(mp_vm *vm);
/* Collects a little: about `budget` references are looked at, some 30 machine instructions each; begins a collection if
 * none is under way. For idle time. True if no collection is under way afterwards. */
bool mp_gc_step(mp_vm *vm, size_t budget);
/* Lets the VM collect of its own accord, or not. A VM whose collector is off fails when memory is used up. */
void mp_gc_enable(mp_vm *vm, bool enabled);
/* Collect when so many bytes were allocated since the last collection, too; negative (the default): only for want of
 * memory. The collection is done in steps that end when that many bytes were allocated. */
void mp_gc_threshold(mp_vm *vm, ptrdiff_t size);
ptrdiff_t mp_gc_threshold_get(mp_vm *vm);
/* A growing heap is collected when it has grown by that many per cent since the last collection (default 100). */
void mp_gc_growth(mp_vm *vm, unsigned percent);

/* Writes a map of the heap, a letter for each 16 bytes, 64 a line: `.` free, `=` the rest of a block, `m` marked, T tuple,
 * L list, D dict, F float, B function or bytecode, M module, S str or bytes, A bytearray or array, `h` anything else. */
void mp_gc_map(mp_vm *vm, void (*write)(void *user, const char *text, size_t size), void *user);
/* What keeps a value alive: objects from one that a root refers to, each referring to the next, up to the value itself.
 * Returns their number, at most `capacity`; 0 if there is no such path (or none so short), because only the C stack
 * refers to it. Slow: for hunting leaks. */
size_t mp_gc_path(mp_vm *vm, mp_value value, mp_value *out, size_t capacity);
/* Keeps the value's object in its place as long as it lives, so that its address may be used outside of the VM. MP_OK, or
 * MP_EXCEPTION with MemoryError pending. */
MP_MUST_CHECK mp_status mp_value_pin(mp_vm *vm, mp_value value);
/* Checks every block, table and reference of the heap. Returns NULL, or a constant text that says what is wrong. */
const char *mp_gc_check(mp_vm *vm);

/* Hooks, for measuring: called after an allocation of that many bytes, and when a collection has ended. They must not use
 * the VM, but for mp_gc_stats. Either may be NULL. The first one makes allocations slower. */
typedef struct mp_gc_hooks {
    void (*allocated)(void *user, mp_vm *vm, size_t size);
    void (*collected)(void *user, mp_vm *vm);
    void *user;
} mp_gc_hooks;
void mp_gc_hooks_set(mp_vm *vm, const mp_gc_hooks *hooks);

#ifdef __cplusplus
}
#endif
#endif
