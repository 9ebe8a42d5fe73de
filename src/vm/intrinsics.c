/* SPDX-License-Identifier: MIT
 *
 * Layer 4b. The intrinsics: operations of the language that need no speed and so have no opcode of their own. What the
 * arguments of each are stands in its row of MP_INTRINSICS (bytecode/opcodes.h).
 *
 * Arguments are registers of the running frame: they stay where they are, and hold what they hold, during the call.
 */
#include "objects/class.h"
#include "objects/dict.h"
#include "objects/exception_all.h"
#include "objects/generic.h"
#include "objects/list.h"
#include "objects/module.h"
#include "objects/set.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "vm/intrinsics.h"

static mp_value none_if(bool good) { return good ? MP_NONE : MP_ERROR; }

/* ---- sets, lists ---- */

mp_value mp_intrinsic_build_set(mp_vm *vm, size_t argc, mp_value *args) {
    mp_value set = mp_set_new(vm);
    for (size_t i = 0; i < argc && !mp_is_error(set); i++) {
        if (!mp_set_add(vm, set, args[i])) {
            return MP_ERROR;
        }
    }
    return set;
}

bool mp_is_iterable(mp_vm *vm, mp_value v) {
    const mp_type *type = mp_type_of(v);
    return mp_is_value(mp_type_find(vm, type, MP_NAME(__iter__))) ||
           mp_is_value(mp_type_find(vm, type, MP_NAME(__getitem__)));
}

mp_value mp_intrinsic_list_extend(mp_vm *vm, size_t argc, mp_value *args) {
    (void)argc;
    if (mp_list_extend(vm, args[0], args[1])) {
        return MP_NONE;
    }
    if (mp_exception_matches(vm, &mp_type_TypeError) && !mp_is_iterable(vm, args[1])) {
        vm->pending = MP_UNBOUND;
        return mp_raise(vm, &mp_type_TypeError, "Value after * must be an iterable, not %T", args[1]);
    }
    return MP_ERROR;
}

mp_value mp_intrinsic_list_to_tuple(mp_vm *vm, size_t argc, mp_value *args) {
    (void)argc;
    return mp_tuple_from(vm, args[0]);
}

mp_value mp_intrinsic_set_add(mp_vm *vm, size_t argc, mp_value *args) {
    (void)argc;
    return none_if(mp_set_add(vm, args[0], args[1]));
}

mp_value mp_intrinsic_set_update(mp_vm *vm, size_t argc, mp_value *args) {
    (void)argc;
    return none_if(mp_set_update(vm, args[0], args[1]));
}

/* ---- dicts ---- */

/* True if the value has what ** needs. *is_mapping is false for others; false: an exception is pending. */
static bool check_mapping(mp_vm *vm, mp_value v, bool *is_mapping) {
    *is_mapping = mp_is_exact(v, &mp_type_dict);
    if (!*is_mapping) {
        mp_value keys = mp_getattr_find(vm, v, MP_NAME(keys));
        *is_mapping = mp_is_value(keys);
        return !mp_is_error(keys);
    }
    return true;
}

mp_value mp_intrinsic_dict_update(mp_vm *vm, size_t argc, mp_value *args) {
    (void)argc;
    bool is_mapping;
    if (!check_mapping(vm, args[1], &is_mapping)) {
        return MP_ERROR;
    }
    if (!is_mapping) {
        return mp_raise(vm, &mp_type_TypeError, "'%T' object is not a mapping", args[1]);
    }
    return none_if(mp_dict_update(vm, args[0], args[1]));
}

/* What messages about a call name the callee: "f()", or "module.f()" if it is none of builtins'. */
static mp_value callee_text(mp_vm *vm, mp_value callee) {
    mp_value qualname = mp_getattr_find(vm, callee, MP_NAME(__qualname__));
    mp_value module = mp_is_value(qualname) ? mp_getattr_find(vm, callee, MP_NAME(__module__)) : qualname;
    if (mp_is_error(module)) {
        return MP_ERROR;
    }
    if (mp_is_unbound(qualname)) {
        return mp_str_of(vm, callee);
    }
    mp_value name = mp_str_of(vm, qualname);
    if (mp_is_error(name) || !mp_is_value(module) || !mp_str_is(module) || mp_str_equal(module, MP_NAME(builtins))) {
        return mp_is_error(name) ? MP_ERROR : mp_str_new_format(vm, "%U()", name);
    }
    return mp_str_new_format(vm, "%U.%U()", module, name);
}

mp_value mp_star_arguments(mp_vm *vm, mp_value callee, mp_value value) {
    if (mp_is_exact(value, &mp_type_tuple) || mp_is_iterable(vm, value)) {
        return mp_tuple_from(vm, value);
    }
    mp_value text = callee_text(vm, callee);
    return mp_is_error(text)
               ? MP_ERROR
               : mp_raise(vm, &mp_type_TypeError, "%U argument after * must be an iterable, not %T", text, value);
}

mp_value mp_intrinsic_dict_merge(mp_vm *vm, size_t argc, mp_value *args) {
    (void)argc;
    bool is_mapping;
    mp_value mapping = args[1];
    if (!check_mapping(vm, mapping, &is_mapping)) {
        return MP_ERROR;
    }
    if (!is_mapping) {
        mp_value callee = callee_text(vm, args[2]);
        return mp_is_error(callee) ? MP_ERROR
                                   : mp_raise(vm, &mp_type_TypeError,
                                              "%U argument after ** must be a mapping, not %T", callee, mapping);
    }
    if (!mp_is_exact(mapping, &mp_type_dict)) {
        mapping = mp_dict_new(vm);
        if (mp_is_error(mapping) || !mp_dict_update(vm, mapping, args[1])) {
            return MP_ERROR;
        }
    }
    size_t position = 0;
    mp_value key, value;
    while (mp_dict_next(mapping, &position, &key, &value)) {
        if (!mp_str_is(key)) {
            return mp_raise(vm, &mp_type_TypeError, "keywords must be strings");
        }
        key = mp_str_intern_value(vm, key);
        if (mp_is_error(key)) {
            return MP_ERROR;
        }
        if (mp_is_value(mp_dict_find_name(args[0], key))) {
            mp_value callee = callee_text(vm, args[2]);
            return mp_is_error(callee) ? MP_ERROR
                                       : mp_raise(vm, &mp_type_TypeError,
                                                  "%U got multiple values for keyword argument '%U'", callee, key);
        }
        if (!mp_dict_set(vm, args[0], key, value)) {
            return MP_ERROR;
        }
    }
    return MP_NONE;
}

/* ---- import ---- */

mp_value mp_intrinsic_import_from(mp_vm *vm, size_t argc, mp_value *args) {
    (void)argc;
    return mp_import_from(vm, args[0], args[1]);
}

mp_value mp_intrinsic_import_star(mp_vm *vm, size_t argc, mp_value *args) {
    (void)argc;
    return none_if(mp_import_star(vm, args[0], mp_is_none(args[1]) ? mp_frame_globals(vm) : args[1]));
}

/* ---- the prompt ---- */

static bool set_last_value(mp_vm *vm, mp_value v) {
    mp_value module = mp_import_absolute(vm, MP_NAME(builtins));
    return !mp_is_error(module) && mp_setattr(vm, module, MP_NAME(_), v);
}

/* Writes to sys.stdout, or where there is no sys, to the console. */
static bool write_line(mp_vm *vm, mp_value line) {
    if (mp_module_def_find(vm, MP_NAME(sys)) != NULL) {
        mp_value sys = mp_import_absolute(vm, MP_NAME(sys));
        mp_value stdout_ = mp_is_error(sys) ? MP_ERROR : mp_getattr(vm, sys, MP_NAME(stdout));
        return !mp_is_error(stdout_) && !mp_is_error(mp_call_method(vm, stdout_, MP_NAME(write), 1, &line));
    }
    if (vm->hal->console_write != NULL) {
        int error = vm->hal->console_write(vm->hal->context, MP_STREAM_OUT, mp_str_data(line), mp_str_size(line));
        if (error < 0) {
            (void)mp_raise_os_error(vm, -error, MP_UNBOUND);
            return false;
        }
    }
    return true;
}

mp_value mp_display(mp_vm *vm, mp_value v) {
    if (mp_is_none(v)) {
        return MP_NONE;
    }
    mp_value text = mp_repr(vm, v);
    mp_value line = mp_is_error(text) ? MP_ERROR : mp_str_new_format(vm, "%U\n", text);
    return none_if(!mp_is_error(line) && write_line(vm, line) && set_last_value(vm, v));
}

mp_value mp_intrinsic_print_expression(mp_vm *vm, size_t argc, mp_value *args) {
    mp_value hook = mp_sys_hook(vm, MP_NAME(displayhook));
    return mp_is_value(hook) ? none_if(!mp_is_error(mp_call(vm, hook, argc, args))) : mp_display(vm, args[0]);
}

/* ---- with, annotations ---- */

mp_value mp_call_exit(mp_vm *vm, mp_value exit, mp_value exception) {
    mp_value three[3] = {MP_NONE, MP_NONE, MP_NONE};
    if (!mp_is_none(exception)) {
        three[0] = mp_type_value(mp_type_of(exception));
        three[1] = exception;
        three[2] = mp_exception_get(exception)->traceback;
    }
    return mp_call(vm, exit, 3, three);
}

mp_value mp_intrinsic_with_exit(mp_vm *vm, size_t argc, mp_value *args) {
    (void)argc;
    mp_value result = mp_call_exit(vm, args[0], args[1]);
    bool truth = false;
    if (mp_is_error(result) || (!mp_is_none(args[1]) && !mp_truth(vm, result, &truth))) {
        return MP_ERROR;
    }
    return mp_from_bool(truth);
}

mp_value mp_intrinsic_annotate(mp_vm *vm, size_t argc, mp_value *args) {
    (void)argc;
    mp_value space = mp_is_none(args[0]) ? mp_frame_globals(vm) : args[0];
    mp_value annotations;
    if (mp_is_exact(space, &mp_type_dict)) {
        annotations = mp_dict_find_name(space, MP_NAME(__annotations__));
    } else {
        annotations = mp_getitem(vm, space, MP_NAME(__annotations__));
        if (mp_is_error(annotations) && mp_exception_catch(vm, &mp_type_KeyError)) {
            annotations = MP_UNBOUND;
        }
    }
    if (mp_is_unbound(annotations)) {
        annotations = mp_dict_new(vm);
        if (mp_is_error(annotations) || !mp_setitem(vm, space, MP_NAME(__annotations__), annotations)) {
            return MP_ERROR;
        }
    }
    return none_if(!mp_is_error(annotations) && mp_setitem(vm, annotations, args[1], args[2]));
}

/* ---- super ---- */

/* super(class, self).name, without the super object where the attribute is a function or a built-in method: then
 * args[3] stays self, which the call passes first. Else there is nothing to pass. */
mp_value mp_intrinsic_super_method(mp_vm *vm, size_t argc, mp_value *args) {
    (void)argc;
    mp_value type = args[1], name = args[2], self = args[3];
    bool plain = mp_same(args[0], mp_type_value(&mp_type_super)) && mp_is_value(type) && mp_is_type(type) &&
                 mp_is_value(self) && !mp_is_type(self) &&
                 mp_type_is_subtype(mp_type_of(self), mp_as_type(type)) && !mp_same(name, MP_NAME(__class__));
    mp_value found = plain ? mp_super_find(vm, mp_type_of(self), mp_as_type(type), name) : MP_UNBOUND;
    if (mp_is_value(found) && (mp_function_is(found) || (mp_is_exact(found, &mp_type_method_descriptor) &&
                                                         mp_native_applies((const mp_native *)mp_pointer(found), self)))) {
        return found;
    }
    mp_value super = mp_call(vm, args[0], 2, (mp_value[]){type, self});
    args[3] = MP_UNBOUND;
    return mp_is_error(super) ? MP_ERROR : mp_getattr(vm, super, name);
}

/* ---- type parameters ---- */

mp_value mp_intrinsic_type_parameter(mp_vm *vm, size_t argc, mp_value *args) {
    (void)argc;
    return mp_type_parameter_new(vm, args[0], (unsigned)mp_small(args[1]), args[2]);
}

mp_value mp_intrinsic_set_type_parameters(mp_vm *vm, size_t argc, mp_value *args) {
    (void)argc;
    return mp_setattr(vm, args[0], MP_NAME(__type_params__), args[1]) ? args[0] : MP_ERROR;
}

/* A TypeVarTuple stands there as *Ts. */
mp_value mp_intrinsic_generic_base(mp_vm *vm, size_t argc, mp_value *args) {
    (void)argc;
    mp_value list = mp_list_new(vm, 0, NULL);
    for (size_t i = 0; i < mp_tuple_get(args[0])->count && !mp_is_error(list); i++) {
        mp_value item = mp_tuple_get(args[0])->items[i];
        bool starred = mp_is_exact(item, &mp_type_TypeVarTuple);
        list = (starred ? mp_list_extend(vm, list, item) : mp_list_append(vm, list, item)) ? list : MP_ERROR;
    }
    mp_value items = mp_is_error(list) ? MP_ERROR : mp_tuple_from(vm, list);
    return mp_is_error(items) ? MP_ERROR : mp_generic_alias_new(vm, mp_type_value(&mp_type_Generic), items);
}

mp_value mp_intrinsic_type_alias(mp_vm *vm, size_t argc, mp_value *args) {
    (void)argc;
    return mp_type_alias_new(vm, args[0], args[1], args[2]);
}

/* ---- variables ---- */

static const mp_function *running_function(mp_vm *vm) { return mp_function_get(vm->frame[-3]); }

mp_value mp_intrinsic_cell_of_free(mp_vm *vm, size_t argc, mp_value *args) {
    (void)argc;
    return running_function(vm)->cells[mp_small(args[0])];
}

mp_value mp_intrinsic_delete_cell(mp_vm *vm, size_t argc, mp_value *args) {
    (void)argc;
    mp_cell *cell = (mp_cell *)mp_pointer(args[0]);
    if (mp_is_value(cell->value) || mp_is_none(args[1])) {
        mp_gc_store(vm, &cell->value, MP_UNBOUND);
        return MP_NONE;
    }
    const mp_function *function = running_function(vm);
    size_t count = mp_code_free_count(function->code);
    for (size_t i = 0; i < count; i++) {
        if (mp_same(function->cells[i], args[0])) {
            return mp_raise(vm, &mp_type_NameError,
                            "cannot access free variable '%U' where it is not associated with a value in enclosing "
                            "scope",
                            args[1]);
        }
    }
    return mp_raise(vm, &mp_type_UnboundLocalError,
                    "cannot access local variable '%U' where it is not associated with a value", args[1]);
}

mp_value mp_intrinsic_frame_locals(mp_vm *vm, size_t argc, mp_value *args) {
    mp_value dict = mp_dict_new(vm);
    for (size_t i = 1; i < argc && !mp_is_error(dict); i++) {
        if (mp_is_value(args[i]) && !mp_dict_set(vm, dict, mp_tuple_get(args[0])->items[i - 1], args[i])) {
            return MP_ERROR;
        }
    }
    return dict;
}

const mp_intrinsic_fn mp_intrinsics[MP_INTRINSIC_COUNT] = {
#define X(id, function) mp_intrinsic_##function,
    MP_INTRINSICS(X)
#undef X
};
