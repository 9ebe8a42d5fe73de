/* SPDX-License-Identifier: MIT
 *
 * Layer 2. Declares every built-in exception type, and what exception.h has no room for: attributes of exceptions from
 * C, their shared operations, exception groups.
 */
#ifndef MP_OBJECTS_EXCEPTION_ALL_H
#define MP_OBJECTS_EXCEPTION_ALL_H

#include "objects/exception.h"

#define MP_EXCEPTION(name, base, rows) extern const mp_type mp_type_##name;
#include "objects/exception_types.h"
#undef MP_EXCEPTION

/* The operations all exception types share, and the rows of the two group types. */
MP_OPS_DECLARE(mp_exception_ops);
#define MP_EXCEPTION_GROUP_ROW_COUNT 6
extern const mp_native mp_exception_group_rows[MP_EXCEPTION_GROUP_ROW_COUNT];

/* An attribute that a built-in exception keeps: errno, filename, lineno, name, … (a constant name), __notes__, or one
 * that a program set. MP_UNBOUND if there is none. Never fails, runs no Python code, allocates nothing. */
mp_value mp_exception_attribute(mp_value exception, mp_value name);
/* Sets one. */
MP_CHECKED bool mp_exception_attribute_set(mp_vm *vm, mp_value exception, mp_value name, mp_value value);
/* `raise … from cause`: sets __cause__ (an exception, an exception class, or None) and __suppress_context__. TypeError
 * "exception causes must derive from BaseException". */
MP_CHECKED bool mp_exception_cause_set(mp_vm *vm, mp_value exception, mp_value cause);
/* Makes `exception` the pending one, with vm->handled as its __context__. Returns MP_ERROR. */
mp_value mp_exception_pend(mp_vm *vm, mp_value exception);
/* Makes sure that there is an unused spare exception, for the time that the heap is locked. */
MP_CHECKED bool mp_exception_spare_new(mp_vm *vm);
/* If the heap is locked, in place of the pending MemoryError: the spare exception as one of the built-in type, without
 * arguments; it is one object, so that the last use counts. Else MP_ERROR. */
mp_value mp_exception_spare(mp_vm *vm, const mp_type *type);
/* Raises a NameError or AttributeError with its attributes name and (if it is a value) obj. */
mp_value mp_exception_raise_named(mp_vm *vm, const mp_type *type, mp_value message, mp_value name, mp_value obj);
/* What strerror says of a positive errno; NULL if unknown. */
const char *mp_errno_text(int error);
/* The OSError subclass for an errno; OSError itself if it has none. */
const mp_type *mp_errno_type(intptr_t error);

/* Exception groups. */
bool mp_exception_is_group(mp_value v);
/* The tuple of a group's exceptions. */
mp_value mp_exception_group_items(mp_value group);
/* The type that BaseExceptionGroup(message, items) makes: ExceptionGroup if all items are Exceptions. */
const mp_type *mp_exception_group_type(mp_vm *vm, mp_value items);
/* Checks and completes a new group; args are those of the constructor. */
MP_CHECKED bool mp_exception_group_fill(mp_vm *vm, mp_value group, size_t argc, const mp_value *args);
/* Splits an exception or group by a class or tuple of classes (or a callable, or a list of exceptions); each part is
 * MP_NONE if it is empty. `rest` may be NULL: the exceptions left are not put into groups then. */
MP_CHECKED bool mp_exception_split(mp_vm *vm, mp_value exception, mp_value condition, mp_value *match, mp_value *rest);
/* What an except* clause for the type (or tuple of types) handles, always a group, and what it leaves. */
MP_CHECKED bool mp_exception_star_match(mp_vm *vm, mp_value exception, mp_value type, mp_value *match, mp_value *rest);
/* What is to be raised after all clauses: `list` has what they raised and what was left of the group (or exception);
 * MP_NONE: nothing. */
MP_CHECKED mp_value mp_exception_star_join(mp_vm *vm, mp_value group, mp_value list);

#endif
