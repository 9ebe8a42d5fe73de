/* SPDX-License-Identifier: MIT
 *
 * Layer 4b. Frames on the Python stack, shared by the files of the VM.
 *
 * A frame's registers start at `base`; below them lie the link to the caller:
 *
 *   base[-4]  the generator, or the instance that __init__ works on; only for those kinds
 *   base[-3]  the function
 *   base[-2]  small int: return place (bytes from the caller's constants) and kind
 *   base[-1]  the caller's base, with bit 0 set so that it looks like an int
 *
 * A call's arguments are evaluated into the place where they are the callee's first registers.
 */
#ifndef MP_VM_FRAME_H
#define MP_VM_FRAME_H

#include "vm/run.h"

enum { MP_LINK_SLOTS = 4 };

typedef enum mp_frame_kind {
    MP_FRAME_CALL,     /* the result goes to the register named by the byte before the return place */
    MP_FRAME_INIT,     /* __init__: the instance is the result */
    MP_FRAME_FOR,      /* a generator run by FOR_ITER */
    MP_FRAME_DELEGATE, /* a generator run by YIELD_FROM */
    MP_FRAME_ENTRY,    /* called from C */
    MP_FRAME_RESUME,   /* a generator resumed from C */
    MP_FRAME_CHUNK = 8 /* or'ed: the frame is the first of its stack chunk */
} mp_frame_kind;

static inline mp_function *mp_frame_function(const mp_value *base) { return (mp_function *)mp_pointer(base[-3]); }
static inline mp_code *mp_frame_code(const mp_value *base) { return mp_code_get(mp_frame_function(base)->code); }
static inline mp_value mp_link_make(size_t offset, unsigned kind) { return (mp_value){(offset << 4 | kind) << 1 | 1}; }
static inline size_t mp_link_offset(const mp_value *base) { return base[-2].bits >> 5; }
static inline unsigned mp_link_kind(const mp_value *base) { return base[-2].bits >> 1 & 7; }
static inline bool mp_link_chunk(const mp_value *base) { return base[-2].bits >> 1 & MP_FRAME_CHUNK; }
static inline mp_value *mp_link_caller(const mp_value *base) { return (mp_value *)(base[-1].bits & ~(uintptr_t)3); } // NOLINT

/* Makes room for `count` registers at `base`, whose first `used` (and the link) are filled already. Moves the frame to
 * a new chunk if needed: *base is where it is then, and *kind gets MP_FRAME_CHUNK. False: RecursionError. */
MP_CHECKED bool mp_frame_reserve(mp_vm *vm, mp_value **base, size_t used, size_t count, unsigned *kind);
/* Drops the chunk whose first frame is being left. */
void mp_frame_drop_chunk(mp_vm *vm);
/* Sorts arguments into the parameters' registers out[0…]; args may be out. Missing ones raise TypeError. */
MP_CHECKED bool mp_arguments_bind(mp_vm *vm, mp_value function, size_t argc, const mp_value *args, size_t kw_count,
                                  const mp_value *kw_names, mp_value *out);
/* Makes the generator object for a call whose parameters are in registers[0…]. */
MP_CHECKED mp_value mp_generator_new(mp_vm *vm, mp_value function, const mp_value *registers);

/* ---- slow paths of instructions (slow.c): they fill the inline cache entry of the instruction ---- */
MP_CHECKED mp_value mp_slow_load_attr(mp_vm *vm, const uint8_t *ip, mp_value o, mp_value name);
MP_CHECKED bool mp_slow_store_attr(mp_vm *vm, const uint8_t *ip, mp_value o, mp_value name, mp_value value);
/* window[0] = callee, window[3] = self or MP_UNBOUND */
MP_CHECKED bool mp_slow_load_method(mp_vm *vm, const uint8_t *ip, mp_value o, mp_value name, mp_value *window);
MP_CHECKED mp_value mp_slow_load_global(mp_vm *vm, const uint8_t *ip, mp_value globals, mp_value name);
MP_CHECKED bool mp_slow_store_global(mp_vm *vm, const uint8_t *ip, mp_value globals, mp_value name, mp_value value);
/* A hit of an entry whose key is the module or class itself: true if it is still right. */
bool mp_fast_module_attr(mp_vm *vm, const mp_cache_entry *entry, mp_value o, mp_value name, mp_value *out);
MP_CHECKED mp_value mp_slow_load_name(mp_vm *vm, mp_value names, mp_value globals, mp_value name, bool or_global);
MP_CHECKED mp_value mp_slow_compare(mp_vm *vm, unsigned op, mp_value a, mp_value b);
MP_CHECKED bool mp_slow_unpack(mp_vm *vm, mp_value iterable, mp_value *out, size_t before, bool star, size_t after);
MP_CHECKED mp_value mp_slow_format(mp_vm *vm, mp_value v, mp_value spec, unsigned flags);
MP_CHECKED mp_value mp_slow_build_string(mp_vm *vm, size_t count, const mp_value *parts);
MP_CHECKED bool mp_slow_raise(mp_vm *vm, mp_value exception, mp_value cause);
MP_CHECKED bool mp_slow_exception_match(mp_vm *vm, mp_value exception, mp_value type, bool *out);
MP_CHECKED bool mp_slow_with_enter(mp_vm *vm, mp_value manager, mp_value *out_exit, mp_value *out_value);
MP_CHECKED mp_value mp_slow_make_function(mp_vm *vm, const mp_value *base, mp_value code, unsigned flags,
                                          const mp_value *operands, const uint8_t *captures);
MP_CHECKED bool mp_slow_range_iter(mp_vm *vm, mp_value *window, size_t argc);
MP_CHECKED mp_value mp_slow_call_ex(mp_vm *vm, const mp_value *window, unsigned flags);
/* The type has __iter__ or __getitem__ (intrinsics.c). */
bool mp_is_iterable(mp_vm *vm, mp_value v);
/* The tuple of the arguments in *value of a call (intrinsics.c). */
MP_CHECKED mp_value mp_star_arguments(mp_vm *vm, mp_value callee, mp_value value);
MP_CHECKED mp_value mp_slow_delete(mp_vm *vm, mp_value dict, mp_value name);
MP_COLD mp_value mp_unbound_local_error(mp_vm *vm, mp_value name);
MP_COLD mp_value mp_unbound_cell_error(mp_vm *vm, const mp_value *base, unsigned index, bool is_free);
/* Serves interrupts and refuels; false: an exception is pending. */
MP_CHECKED bool mp_slow_service(mp_vm *vm);
/* The number of frames, counted up to one more than `limit`. */
size_t mp_frame_depth(mp_vm *vm, size_t limit);

/* What a cache entry's `extra` says, low bits; the rest is an offset. */
enum {
    MP_CACHE_SLOT,        /* inline slot at word `extra >> 3` */
    MP_CACHE_OVERFLOW,    /* overflow buffer's slot `extra >> 3`; inline slots end at shape->first_slot + inline_count */
    MP_CACHE_VALUE,       /* the value itself */
    MP_CACHE_METHOD,      /* the value is a function that gets self */
    MP_CACHE_ADD,         /* STORE_ATTR: the value is the shape to change to, the slot is inline at `extra >> 3` */
    MP_CACHE_DICT_ENTRY,  /* entry `extra >> 3` of the module's or globals' dict, if the key is still there */
    MP_CACHE_VERSIONED,   /* the value, as long as names_version is `extra >> 3` */
    MP_CACHE_GETTER       /* the value is a getset row */
};

#endif
