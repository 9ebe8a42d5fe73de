/* SPDX-License-Identifier: MIT
 *
 * Layer 5. The module collections.abc: classes that isinstance and issubclass ask about.
 *
 * Each says what a type must have: special methods, or to be one of a few built-in types or derived from it. Those that
 * CPython gives methods of their own for derived classes cannot be derived from here.
 */
#include "modules/array.h"
#include "modules/collections.h"
#include "modules/types_module.h"
#include "objects/class.h"
#include "objects/dict_views.h"
#include "objects/generic.h"

enum { NAMES = 5, MEMBERS = 9 };

typedef struct abc {
    mp_type type;
    mp_value names[NAMES];          /* zero bits behind the last one */
    const mp_type *members[MEMBERS]; /* NULL behind the last one */
} abc;

static const mp_type abc_meta;

/* The type has the method, and not None in its place. */
static bool has_method(mp_vm *vm, const mp_type *type, mp_value name) {
    mp_value found = mp_type_find(vm, type, name);
    bool unhashable = mp_same(name, MP_NAME(__hash__)) && MP_OP(type->layout->ops, unhashable) && mp_is_slot_row(found);
    return mp_is_value(found) && !mp_is_none(found) && !unhashable;
}

static bool claims(mp_vm *vm, const mp_type *cls, const mp_type *type) {
    if (mp_type_is_subtype(type, cls)) {
        return true;
    }
    if (mp_type_is_class(cls)) { /* derived from one of these: only what derives from it counts */
        return false;
    }
    const abc *a = (const abc *)(const void *)cls;
    for (size_t i = 0; i < MEMBERS && a->members[i] != NULL; i++) {
        if (mp_type_is_subtype(type, a->members[i])) {
            return true;
        }
    }
    size_t n = 0;
    while (n < NAMES && a->names[n].bits != 0 && has_method(vm, type, a->names[n])) {
        n++;
    }
    return n > 0 && (n == NAMES || a->names[n].bits == 0);
}

static mp_value abc___instancecheck__(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return mp_from_bool(claims(vm, mp_as_type(args[0]), mp_type_of(args[1])));
}

static mp_value abc___subclasscheck__(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    if (!mp_is_type(args[1])) {
        return mp_raise(vm, &mp_type_TypeError, "issubclass() arg 1 must be a class");
    }
    return mp_from_bool(claims(vm, mp_as_type(args[0]), mp_as_type(args[1])));
}

static const mp_native abc_meta_rows[] = {
    MP_METHOD(__instancecheck__, abc___instancecheck__, 1, 1),
    MP_METHOD(__subclasscheck__, abc___subclasscheck__, 1, 1),
};
MP_NAMES_USED(ABCMeta)
static const mp_type abc_meta = {{{(const mp_head *)&mp_type_type}, &abc_meta},
                                 MP_OPS_OF(mp_type_type_ops),
                                 &mp_type_type,
                                 &mp_type_type,
                                 MP_VALUE_INIT(mp_names.mp_name_ABCMeta),
                                 abc_meta_rows,
                                 MP_COUNT_OF(abc_meta_rows),
                                 0,
                                 sizeof(mp_class)};

/* ---- what classes derived from Iterator and its kin get ---- */

static mp_value abc_self(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)vm, (void)argc;
    return args[0];
}
static const mp_native plain_rows[] = {MP_GENERIC_ROW};
static const mp_native iterator_rows[] = {MP_GENERIC_ROW, MP_METHOD(__iter__, abc_self, 0, 0)};
static const mp_native async_iterator_rows[] = {MP_GENERIC_ROW, MP_METHOD(__aiter__, abc_self, 0, 0)};

static mp_value abc_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    return mp_type_is_class(type) ? MP_OP(mp_type_object.ops, make)(vm, type, argc, args, kw)
                                  : mp_raise(vm, &mp_type_TypeError, "Can't instantiate abstract class %N", type);
}
MP_OPS(abc_ops, (make, abc_make));

/* ---- the classes ---- */

#define N(name) MP_VALUE_INIT(mp_names.mp_name_##name)
#define ABC_ROWS(name_, rows_, count_, flags_, names_, ...)                                                            \
    static const abc abc_##name_ = {{{{(const mp_head *)&abc_meta}, &abc_##name_.type},                                \
                                     MP_OPS_OF(abc_ops),                                                               \
                                     &mp_type_object,                                                                  \
                                     &mp_type_object,                                                                  \
                                     MP_VALUE_INIT(mp_names.mp_name_##name_),                                          \
                                     (rows_),                                                                          \
                                     (count_),                                                                         \
                                     (flags_),                                                                         \
                                     sizeof(mp_object)},                                                               \
                                    names_,                                                                            \
                                    {__VA_ARGS__}};
#define LIST(...) {__VA_ARGS__}
#define ABC(name, flags, names, ...) ABC_ROWS(name, plain_rows, 1, flags, LIST names, __VA_ARGS__)

MP_NAMES_USED(__hash__, __await__, send, throw, close, __aiter__, __anext__, asend, athrow, aclose, __iter__, __next__,
              __reversed__, __len__, __contains__, __call__)
ABC(Hashable, 0, (N(__hash__)), NULL)
ABC(Awaitable, 0, (N(__await__)), NULL)
ABC(Coroutine, MP_TYPE_FINAL, (N(__await__), N(send), N(throw), N(close)), NULL)
ABC(AsyncIterable, 0, (N(__aiter__)), NULL)
ABC_ROWS(AsyncIterator, async_iterator_rows, 2, 0, LIST(N(__anext__), N(__aiter__)), NULL)
ABC(AsyncGenerator, MP_TYPE_FINAL, (N(__aiter__), N(__anext__), N(asend), N(athrow), N(aclose)), NULL)
ABC(Iterable, 0, (N(__iter__)), NULL)
ABC_ROWS(Iterator, iterator_rows, 2, 0, LIST(N(__iter__), N(__next__)), NULL)
ABC(Reversible, 0, (N(__reversed__), N(__iter__)), &mp_type_tuple, &mp_type_str, &mp_type_memoryview, &mp_type_bytes,
    &mp_type_bytearray, &mp_type_array)
ABC(Generator, MP_TYPE_FINAL, (N(__iter__), N(__next__), N(send), N(throw), N(close)), NULL)
ABC(Sized, 0, (N(__len__)), NULL)
ABC(Container, 0, (N(__contains__)), &mp_type_dict_values, &mp_type_memoryview)
ABC(Collection, 0, (N(__len__), N(__iter__), N(__contains__)), &mp_type_dict_values, &mp_type_memoryview)
ABC(Callable, 0, (N(__call__)), NULL)
ABC(ByteString, MP_TYPE_FINAL, ({0}), &mp_type_bytes, &mp_type_bytearray)
ABC(Sequence, MP_TYPE_FINAL, ({0}), &mp_type_tuple, &mp_type_str, &mp_type_range, &mp_type_memoryview, &mp_type_bytes,
    &mp_type_list, &mp_type_bytearray, &mp_type_deque, &mp_type_array)
ABC(MutableSequence, MP_TYPE_FINAL, ({0}), &mp_type_list, &mp_type_bytearray, &mp_type_deque, &mp_type_array)
ABC(Set, MP_TYPE_FINAL, ({0}), &mp_type_set, &mp_type_frozenset, &mp_type_dict_keys, &mp_type_dict_items)
ABC(MutableSet, MP_TYPE_FINAL, ({0}), &mp_type_set)
ABC(Mapping, MP_TYPE_FINAL, ({0}), &mp_type_dict, &mp_type_mappingproxy, &mp_type_ChainMap)
ABC(MutableMapping, MP_TYPE_FINAL, ({0}), &mp_type_dict, &mp_type_ChainMap)
ABC(MappingView, MP_TYPE_FINAL, ({0}), &mp_type_dict_keys, &mp_type_dict_items, &mp_type_dict_values)
ABC(KeysView, MP_TYPE_FINAL, ({0}), &mp_type_dict_keys)
ABC(ItemsView, MP_TYPE_FINAL, ({0}), &mp_type_dict_items)
ABC(ValuesView, MP_TYPE_FINAL, ({0}), &mp_type_dict_values)

static const mp_native abc_module_rows[] = {
    MP_CONSTANT(Hashable, &abc_Hashable),
    MP_CONSTANT(Awaitable, &abc_Awaitable),
    MP_CONSTANT(Coroutine, &abc_Coroutine),
    MP_CONSTANT(AsyncIterable, &abc_AsyncIterable),
    MP_CONSTANT(AsyncIterator, &abc_AsyncIterator),
    MP_CONSTANT(AsyncGenerator, &abc_AsyncGenerator),
    MP_CONSTANT(Iterable, &abc_Iterable),
    MP_CONSTANT(Iterator, &abc_Iterator),
    MP_CONSTANT(Reversible, &abc_Reversible),
    MP_CONSTANT(Generator, &abc_Generator),
    MP_CONSTANT(Sized, &abc_Sized),
    MP_CONSTANT(Container, &abc_Container),
    MP_CONSTANT(Collection, &abc_Collection),
    MP_CONSTANT(Callable, &abc_Callable),
    MP_CONSTANT(ByteString, &abc_ByteString),
    MP_CONSTANT(Sequence, &abc_Sequence),
    MP_CONSTANT(MutableSequence, &abc_MutableSequence),
    MP_CONSTANT(Set, &abc_Set),
    MP_CONSTANT(MutableSet, &abc_MutableSet),
    MP_CONSTANT(Mapping, &abc_Mapping),
    MP_CONSTANT(MutableMapping, &abc_MutableMapping),
    MP_CONSTANT(MappingView, &abc_MappingView),
    MP_CONSTANT(KeysView, &abc_KeysView),
    MP_CONSTANT(ItemsView, &abc_ItemsView),
    MP_CONSTANT(ValuesView, &abc_ValuesView),
};

MP_MODULE(mp_module_collections_abc, collections_abc_, abc_module_rows, NULL);
