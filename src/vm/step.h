/* SPDX-License-Identifier: MIT
 *
 * Layer 4b. What the loop calls where an instruction is more than a few lines: arithmetic beyond the fast paths, items,
 * tracebacks, generators' frames.
 */
#ifndef MP_VM_STEP_H
#define MP_VM_STEP_H

#include "vm/frame.h"

/* Arithmetic that is no fast path of its own: mixed ints and floats first, since they are common. */
mp_value mp_step_arithmetic(mp_vm *vm, mp_binary_op op, mp_value a, mp_value b);
mp_value mp_step_arithmetic_inplace(mp_vm *vm, mp_binary_op op, mp_value a, mp_value b);
/* -1: an exception; else the truth of a op b. */
int mp_step_compare(mp_vm *vm, mp_compare_op op, mp_value a, mp_value b);
mp_value mp_step_get_item(mp_vm *vm, mp_value o, mp_value index);
bool mp_step_set_item(mp_vm *vm, mp_value o, mp_value index, mp_value value);
/* Notes in a traceback that the exception passed this place. Memory that is short costs the entry, no more. */
void mp_step_add_traceback(mp_vm *vm, const mp_value *base, size_t offset);
/* Puts a suspended generator's registers onto the stack at `base`, whose link is filled. */
mp_value *mp_step_revive(mp_vm *vm, mp_generator *g, mp_value *base, unsigned kind, mp_value offset_link,
                        mp_value caller);
/* The frame of what the frame at `r` delegates to, ready for the pending exception to be raised in; NULL if that is not a
 * suspended generator or coroutine, or there is no room, or the exception is GeneratorExit. */
mp_value *mp_step_revive_delegate(mp_vm *vm, const mp_value *r, mp_value iterator, size_t return_offset);
/* Takes the registers of a generator off the stack. */
void mp_step_suspend(mp_vm *vm, mp_generator *g, const mp_value *base, size_t offset, unsigned state);
/* The exception that the caller of the generator running in this frame handles, or MP_NONE. */
mp_value mp_step_outer_handled(const mp_value *r);
void mp_step_finish_generator(mp_vm *vm, mp_generator *g);
/* A StopIteration that leaves a generator is an error of the generator. */
void mp_step_convert_stop_iteration(mp_vm *vm, mp_value generator);
/* Passes a pending exception on to what a generator delegates to. Gives what that yields; MP_STOP with
 * vm->stop_value when it has returned; MP_ERROR. */
mp_value mp_step_throw_into(mp_vm *vm, mp_value iterator);
/* Starts a `for`: state[0] gets the iterator, or the iterator is made in the registers from there on. */
bool mp_step_for_start(mp_vm *vm, mp_value *state, mp_value iterable);
/* The Python __init__ for a call of this class that can run in the loop; MP_UNBOUND if it cannot, MP_NONE if there is
 * no __init__ to run. */
mp_value mp_step_simple_init(mp_vm *vm, mp_value callee, size_t argc);
/* Runs from the frame at `base` (kind ENTRY or RESUME) until it returns, yields or raises. `start` is the offset of the
 * first instruction; with `throwing` the pending exception is raised there. */
mp_value mp_loop_run(mp_vm *vm, mp_value *base, size_t start, bool throwing);

#endif
