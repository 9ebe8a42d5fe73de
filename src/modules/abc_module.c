/* SPDX-License-Identifier: MIT
 *
 * Layer 5. The module abc: abstract base classes. The metatype is in objects/abc.c.
 */
#include "objects/abc.h"
#include "objects/module.h"

static mp_value abc_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    return MP_OP(mp_type_object.ops, make)(vm, type, argc, args, kw);
}
MP_OPS(abc_ops, (make, abc_make));
MP_NAMES_USED(ABC)
static const mp_abc abc_type = {.type = {{{(const mp_head *)&mp_type_ABCMeta}, &abc_type.type},
                                         MP_OPS_OF(abc_ops),
                                         &mp_type_object,
                                         &mp_type_object,
                                         MP_VALUE_INIT(mp_names.mp_name_ABC),
                                         NULL,
                                         0,
                                         0,
                                         sizeof(mp_object)}};

static mp_value abc_abstractmethod(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return mp_setattr(vm, args[0], MP_NAME(__isabstractmethod__), MP_TRUE) ? args[0] : MP_ERROR;
}

/* What became of abstract methods after the class was made. */
static mp_value abc_update(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    bool own = mp_is_type(args[0]) && mp_type_is_class(mp_as_type(args[0])) &&
               mp_type_is_subtype(mp_type_of(args[0]), &mp_type_ABCMeta);
    return !own || mp_abc_note_abstract(vm, mp_class_of(mp_as_type(args[0]))) ? args[0] : MP_ERROR;
}

static const mp_native abc_rows[] = {
    MP_CONSTANT(ABC, &abc_type),
    MP_CONSTANT(ABCMeta, &mp_type_ABCMeta),
    MP_FUNCTION(abstractmethod, abc_abstractmethod, 1, 1),
    MP_FUNCTION(update_abstractmethods, abc_update, 1, 1),
};

MP_MODULE(mp_module_abc, abc, abc_rows, NULL);
