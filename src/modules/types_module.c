/* SPDX-License-Identifier: MIT
 *
 * Layer 5. The module types: names for types, and making classes by calls.
 */
#include "modules/types_module.h"

#include "objects/class.h"
#include "objects/dict.h"
#include "objects/exception.h"
#include "objects/function.h"
#include "objects/generic.h"
#include "objects/list.h"
#include "objects/module.h"
#include "objects/str.h"
#include "objects/tuple.h"

static const mp_param class_params[] = {
    MP_PARAM(name, 0),
    MP_PARAM(bases, MP_PARAM_OPTIONAL),
    MP_PARAM(kwds, MP_PARAM_OPTIONAL),
    MP_PARAM(exec_body, MP_PARAM_OPTIONAL),
};
enum { NAME, BASES, KEYWORDS, BODY };

/* Sorts the arguments of new_class and prepare_class; the bases become a tuple, the keywords a new dict. */
static bool class_args(mp_vm *vm, const char *function, size_t count, size_t argc, const mp_value *args, mp_kw kw,
                       mp_value *parts) {
    parts[BODY] = MP_UNBOUND;
    if (!mp_args_bind(vm, function, class_params, count, argc, args, kw, parts)) {
        return false;
    }
    bool keywords = mp_is_value(parts[KEYWORDS]) && !mp_is_none(parts[KEYWORDS]);
    parts[BASES] = mp_is_unbound(parts[BASES]) ? MP_EMPTY_TUPLE : mp_tuple_from(vm, parts[BASES]);
    if (mp_is_error(parts[BASES])) {
        return false;
    }
    mp_value dict = mp_dict_new(vm);
    if (mp_is_error(dict) || (keywords && !mp_dict_update(vm, dict, parts[KEYWORDS]))) {
        return false;
    }
    parts[KEYWORDS] = dict;
    return true;
}

/* function(*head, **keywords): `head` has `count` values in a list, which this changes. */
static mp_value call_with(mp_vm *vm, mp_value function, mp_value head, mp_value keywords) {
    mp_value names = mp_list_new(vm, 0, NULL), key, value;
    size_t position = 0, argc = mp_list_get(head)->count;
    while (!mp_is_error(names) && mp_dict_next(keywords, &position, &key, &value)) {
        if (!mp_is_instance(key, &mp_type_str)) {
            return mp_raise(vm, &mp_type_TypeError, "keywords must be strings");
        }
        key = mp_str_intern_value(vm, key);
        if (mp_is_error(key) || !mp_list_append(vm, names, key) || !mp_list_append(vm, head, value)) {
            return MP_ERROR;
        }
    }
    if (mp_is_error(names)) {
        return MP_ERROR;
    }
    const mp_list *n = mp_list_get(names);
    return mp_call_kw(vm, function, argc, mp_list_get(head)->items, (mp_kw){n->count, n->items});
}

/* new_class(name, bases=(), kwds=None, exec_body=None): what a class statement does, with a function as its body. */
static mp_value types_new_class(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    mp_value parts[4];
    if (!class_args(vm, "new_class", 4, argc, args, kw, parts)) {
        return MP_ERROR;
    }
    bool body = mp_is_value(parts[BODY]) && !mp_is_none(parts[BODY]);
    mp_value head[2] = {body ? parts[BODY] : mp_type_value(&mp_type_dict), parts[NAME]};
    mp_value list = mp_list_new(vm, 2, head);
    return mp_is_error(list) || !mp_list_extend(vm, list, parts[BASES])
               ? MP_ERROR
               : call_with(vm, MP_VALUE_OF(mp_build_class_function), list, parts[KEYWORDS]);
}

/* prepare_class(name, bases=(), kwds=None): (metaclass, namespace, keywords) */
static mp_value types_prepare_class(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    mp_value parts[4];
    if (!class_args(vm, "prepare_class", 3, argc, args, kw, parts)) {
        return MP_ERROR;
    }
    mp_value metaclass = mp_dict_find_name(parts[KEYWORDS], MP_NAME(metaclass));
    bool found;
    if (mp_is_value(metaclass)) {
        if (!mp_dict_remove(vm, parts[KEYWORDS], MP_NAME(metaclass), &found)) {
            return MP_ERROR;
        }
    } else {
        const mp_tuple *bases = mp_tuple_get(parts[BASES]);
        metaclass = mp_type_value(bases->count > 0 ? mp_type_of(bases->items[0]) : &mp_type_type);
    }
    if (mp_is_type(metaclass)) {
        const mp_type *best = mp_class_metaclass(vm, mp_as_type(metaclass), parts[BASES]);
        if (best == NULL) {
            return MP_ERROR;
        }
        metaclass = mp_type_value(best);
    }
    mp_value prepare = mp_getattr_find(vm, metaclass, MP_NAME(__prepare__));
    mp_value dict = MP_ERROR;
    if (mp_is_unbound(prepare)) {
        dict = mp_dict_new(vm);
    } else if (mp_is_value(prepare)) {
        mp_value head = mp_list_new(vm, 2, parts);
        dict = mp_is_error(head) ? MP_ERROR : call_with(vm, prepare, head, parts[KEYWORDS]);
    }
    mp_value result[3] = {metaclass, dict, parts[KEYWORDS]};
    return mp_is_error(dict) ? MP_ERROR : mp_tuple_new(vm, 3, result);
}

static mp_value types_resolve_bases(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_value bases = mp_tuple_from(vm, args[0]);
    if (mp_is_error(bases)) {
        return MP_ERROR;
    }
    mp_value resolved = mp_class_resolve_bases(vm, mp_tuple_get(bases)->count, mp_tuple_get(bases)->items);
    bool same = !mp_is_error(resolved) && mp_tuple_get(resolved)->count == mp_tuple_get(bases)->count;
    for (size_t i = 0; same && i < mp_tuple_get(bases)->count; i++) {
        same = mp_same(mp_tuple_get(bases)->items[i], mp_tuple_get(resolved)->items[i]);
    }
    return same ? args[0] : resolved;
}

/* get_original_bases(cls) */
static mp_value types_get_original_bases(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    if (!mp_is_type(args[0])) {
        return mp_raise(vm, &mp_type_TypeError, "Expected an instance of type, not '%T'", args[0]);
    }
    mp_value bases = mp_type_find_own(vm, mp_as_type(args[0]), MP_NAME(__orig_bases__));
    return mp_is_value(bases) ? bases : mp_getattr(vm, args[0], MP_NAME(__bases__));
}

static mp_value types_coroutine(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return mp_is_callable(vm, args[0]) ? args[0]
                                       : mp_raise(vm, &mp_type_TypeError, "types.coroutine() expects a callable");
}

static const mp_native types_rows[] = {
    MP_CONSTANT(AsyncGeneratorType, &mp_type_async_generator),
    MP_CONSTANT(BuiltinFunctionType, &mp_type_builtin_function),
    MP_CONSTANT(BuiltinMethodType, &mp_type_builtin_method),
    MP_CONSTANT(CellType, &mp_type_cell),
    MP_CONSTANT(ClassMethodDescriptorType, &mp_type_class_method_row),
    MP_CONSTANT(CodeType, &mp_type_code),
    MP_CONSTANT(CoroutineType, &mp_type_coroutine),
    MP_CONSTANT(DynamicClassAttribute, &mp_type_DynamicClassAttribute),
    MP_CONSTANT(EllipsisType, &mp_type_ellipsis),
    MP_CONSTANT(FrameType, &mp_type_frame),
    MP_CONSTANT(FunctionType, &mp_type_function),
    MP_CONSTANT(GeneratorType, &mp_type_generator),
    MP_CONSTANT(GenericAlias, &mp_type_generic_alias),
    MP_CONSTANT(GetSetDescriptorType, &mp_type_getset_descriptor),
    MP_CONSTANT(LambdaType, &mp_type_function),
    MP_CONSTANT(MappingProxyType, &mp_type_mappingproxy),
    MP_CONSTANT(MemberDescriptorType, &mp_type_member),
    MP_CONSTANT(MethodDescriptorType, &mp_type_method_descriptor),
    MP_CONSTANT(MethodType, &mp_type_method),
    MP_CONSTANT(MethodWrapperType, &mp_type_builtin_method),
    MP_CONSTANT(ModuleType, &mp_type_module),
    MP_CONSTANT(NoneType, &mp_type_none),
    MP_CONSTANT(NotImplementedType, &mp_type_not_implemented),
    MP_CONSTANT(SimpleNamespace, &mp_type_SimpleNamespace),
    MP_CONSTANT(TracebackType, &mp_type_traceback),
    MP_CONSTANT(UnionType, &mp_type_union),
    MP_CONSTANT(WrapperDescriptorType, &mp_type_slot_wrapper),
    MP_FUNCTION(coroutine, types_coroutine, 1, 1),
    MP_FUNCTION(get_original_bases, types_get_original_bases, 1, 1),
    MP_FUNCTION_KW(new_class, types_new_class, 0, MP_VARIADIC),
    MP_FUNCTION_KW(prepare_class, types_prepare_class, 0, MP_VARIADIC),
    MP_FUNCTION(resolve_bases, types_resolve_bases, 1, 1),
};

MP_MODULE(mp_module_types, types, types_rows, NULL);
