/* SPDX-License-Identifier: MIT
 *
 * Layer 2. Abstract base classes: the metatype ABCMeta. What is abstract is noted when a class is made; what is
 * registered is noted in the class that is registered (or, if that is a built-in type, in those it is registered with).
 */
#ifndef MP_OBJECTS_ABC_H
#define MP_OBJECTS_ABC_H

#include "objects/class.h"

enum { MP_ABC_NAMES = 5, MP_ABC_MEMBERS = 9 };

/* A built-in class whose metatype is ABCMeta. */
typedef struct mp_abc {
    mp_type type;
    mp_value names[MP_ABC_NAMES];            /* what has these methods derives from it; zero bits behind the last one */
    const mp_type *members[MP_ABC_MEMBERS];  /* so do these and what derives from them; NULL behind the last one */
    mp_value abstract[MP_ABC_NAMES];         /* what heirs must define; if there is none: `names` */
} mp_abc;

extern const mp_type mp_type_ABCMeta;

/* Notes what is abstract in a class whose metaclass is ABCMeta or derives from it. */
MP_CHECKED bool mp_abc_note_abstract(mp_vm *vm, mp_class *cls);
/* Raises TypeError: the class has abstract methods. */
mp_value mp_abc_instantiation_error(mp_vm *vm, const mp_type *type);

#endif
