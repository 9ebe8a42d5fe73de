/* SPDX-License-Identifier: MIT
 *
 * Layer 2. Events: Python functions that are called because something happened outside, such as an edge at a pin, or
 * because they were scheduled.
 *
 * An interrupt handler only sets a byte for the event's source (mp_notify in micropy_hal.h). The functions are called
 * at the next safe point: from the VM's loop, while sleeping, and while waiting for input.
 */
#ifndef MP_OBJECTS_EVENT_H
#define MP_OBJECTS_EVENT_H

#include "objects/object.h"

/* Raises KeyboardInterrupt if mp_interrupt asked for it, and calls the functions that are due. Their exceptions are
 * written to standard error; KeyboardInterrupt and SystemExit come through. False: an exception is pending. */
MP_CHECKED bool mp_event_serve(mp_vm *vm);

/* Registers `function` to be called with `argument`, which names the source: an object has one at most, and its former
 * one is replaced. `once`: only for the first event. *out is what the hardware layer is given. */
MP_CHECKED bool mp_event_add(mp_vm *vm, mp_value argument, mp_value function, bool once, mp_notify *out);
/* Forgets it; false if there is none. */
bool mp_event_remove(mp_vm *vm, mp_value argument);
/* The registered argument that `same` holds true for, and the function; or MP_UNBOUND. */
mp_value mp_event_find(mp_vm *vm, bool (*same)(mp_value argument, uintptr_t what), uintptr_t what, mp_value *function);
/* Calls function(argument) once, soon. RuntimeError if too many calls are waiting. */
MP_CHECKED bool mp_event_schedule(mp_vm *vm, mp_value function, mp_value argument);

#endif
