/* SPDX-License-Identifier: MIT
 *
 * Layer 5. The module collections.abc: classes that isinstance and issubclass ask about, and that give their heirs
 * methods (collections_mixins.c).
 *
 * Each says what a type must have: special methods, or to be one of a few built-in types or derived from it.
 */
#include "modules/array.h"
#include "modules/collections.h"
#include "modules/collections_mixins.h"
#include "modules/collections_views.h"
#include "modules/types_module.h"
#include "objects/dict_views.h"
#include "objects/generic.h"

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
                                  : mp_abc_instantiation_error(vm, type);
}
MP_OPS(abc_ops, (make, abc_make));

/* ---- the classes ---- */

#define N(name) MP_VALUE_INIT(mp_names.mp_name_##name)
#define LIST(...) {__VA_ARGS__}
#define ABC_TYPE(variable, name_, ops_, base_, layout_, rows_, flags_, size_)                                          \
    {{{(const mp_head *)&mp_type_ABCMeta}, &(variable).type}, MP_OPS_OF(ops_), (base_), (layout_),                             \
     MP_VALUE_INIT(mp_names.mp_name_##name_), (rows_), (uint8_t)MP_COUNT_OF(rows_), (flags_), (uint16_t)(size_)}
/* Structural ones: what has the methods belongs to them. */
#define ABC(name, flags, rows, names, ...)                                                                             \
    static const mp_abc abc_##name = {ABC_TYPE(abc_##name, name, abc_ops, &mp_type_object, &mp_type_object, rows,      \
                                               (flags), sizeof(mp_object)),                         \
                                      LIST names, {__VA_ARGS__}, {{0}}};
/* Nominal ones: only what derives from them, is registered, or is a member. */
#define MIXIN(variable, name, base, rows, flags, abstract, ...)                                                        \
    const mp_abc variable = {ABC_TYPE(variable, name, abc_ops, base, &mp_type_object, rows,                            \
                                      (flags), sizeof(mp_object)),                                  \
                             {{0}}, {__VA_ARGS__}, LIST abstract};
#define VIEW(variable, name, ops, base, rows, flags, ...)                                                              \
    const mp_abc variable = {                                                                                          \
        ABC_TYPE(variable, name, ops, base, &(variable).type, rows, flags, sizeof(mp_view)), {{0}}, {__VA_ARGS__}, {{0}}};

MP_NAMES_USED(__hash__, __await__, send, throw, close, __aiter__, __anext__, asend, athrow, aclose, __iter__, __next__,
              __reversed__, __len__, __contains__, __call__, __getitem__, __setitem__, __delitem__, insert, add, discard)
ABC(Hashable, 0, plain_rows, (N(__hash__)), NULL)
ABC(Awaitable, 0, plain_rows, (N(__await__)), NULL)
ABC(Coroutine, MP_TYPE_FINAL, plain_rows, (N(__await__), N(send), N(throw), N(close)), NULL)
ABC(AsyncIterable, 0, plain_rows, (N(__aiter__)), NULL)
ABC(AsyncIterator, 0, async_iterator_rows, (N(__anext__), N(__aiter__)), NULL)
ABC(AsyncGenerator, MP_TYPE_FINAL, plain_rows, (N(__aiter__), N(__anext__), N(asend), N(athrow), N(aclose)), NULL)
ABC(Iterable, 0, plain_rows, (N(__iter__)), NULL)
ABC(Iterator, 0, iterator_rows, (N(__iter__), N(__next__)), NULL)
ABC(Reversible, 0, plain_rows, (N(__reversed__), N(__iter__)), &mp_type_tuple, &mp_type_str, &mp_type_memoryview,
    &mp_type_bytes, &mp_type_bytearray, &mp_type_array)
ABC(Generator, MP_TYPE_FINAL, plain_rows, (N(__iter__), N(__next__), N(send), N(throw), N(close)), NULL)
ABC(Sized, 0, plain_rows, (N(__len__)), NULL)
ABC(Container, 0, plain_rows, (N(__contains__)), &mp_type_dict_values, &mp_type_memoryview)
ABC(Collection, 0, plain_rows, (N(__len__), N(__iter__), N(__contains__)), &mp_type_dict_values, &mp_type_memoryview)
ABC(Callable, 0, plain_rows, (N(__call__)), NULL)
ABC(ByteString, MP_TYPE_FINAL, plain_rows, ({0}), &mp_type_bytes, &mp_type_bytearray)
static MIXIN(abc_Sequence, Sequence, &mp_type_object, mp_sequence_rows, 0,
             (N(__getitem__), N(__len__)), &mp_type_tuple, &mp_type_str, &mp_type_range, &mp_type_memoryview,
             &mp_type_bytes, &mp_type_list, &mp_type_bytearray, &mp_type_deque, &mp_type_array)
static MIXIN(abc_MutableSequence, MutableSequence, &abc_Sequence.type, mp_mutable_sequence_rows, 0,
             (N(__getitem__), N(__len__), N(__setitem__), N(__delitem__), N(insert)), &mp_type_list,
             &mp_type_bytearray, &mp_type_deque, &mp_type_array)
MIXIN(mp_abc_Set, Set, &mp_type_object, mp_set_rows, 0, (N(__contains__), N(__iter__), N(__len__)), &mp_type_set,
      &mp_type_frozenset, &mp_type_dict_keys, &mp_type_dict_items)
static MIXIN(abc_MutableSet, MutableSet, &mp_abc_Set.type, mp_mutable_set_rows, 0,
             (N(__contains__), N(__iter__), N(__len__), N(add), N(discard)), &mp_type_set)
MIXIN(mp_abc_Mapping, Mapping, &mp_type_object, mp_mapping_rows, 0,
      (N(__getitem__), N(__iter__), N(__len__)), &mp_type_dict, &mp_type_mappingproxy, &mp_type_ChainMap)
static MIXIN(abc_MutableMapping, MutableMapping, &mp_abc_Mapping.type, mp_mutable_mapping_rows, 0,
             (N(__getitem__), N(__iter__), N(__len__), N(__setitem__), N(__delitem__)), &mp_type_dict,
             &mp_type_ChainMap)
static const mp_native set_view_rows[] = {MP_CONSTANT(__base__, &mp_abc_Set)}; /* the second base */
static VIEW(abc_MappingView, MappingView, mp_view_ops, &mp_type_object, mp_view_rows, 0, &mp_type_dict_keys,
            &mp_type_dict_items, &mp_type_dict_values)
VIEW(mp_abc_KeysView, KeysView, mp_item_view_ops, &abc_MappingView.type, set_view_rows, MP_TYPE_TWO_BASES,
     &mp_type_dict_keys)
VIEW(mp_abc_ItemsView, ItemsView, mp_item_view_ops, &abc_MappingView.type, set_view_rows, MP_TYPE_TWO_BASES,
     &mp_type_dict_items)
VIEW(mp_abc_ValuesView, ValuesView, mp_item_view_ops, &abc_MappingView.type, plain_rows, 0, &mp_type_dict_values)

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
    MP_CONSTANT(Set, &mp_abc_Set),
    MP_CONSTANT(MutableSet, &abc_MutableSet),
    MP_CONSTANT(Mapping, &mp_abc_Mapping),
    MP_CONSTANT(MutableMapping, &abc_MutableMapping),
    MP_CONSTANT(MappingView, &abc_MappingView),
    MP_CONSTANT(KeysView, &mp_abc_KeysView),
    MP_CONSTANT(ItemsView, &mp_abc_ItemsView),
    MP_CONSTANT(ValuesView, &mp_abc_ValuesView),
};

MP_MODULE(mp_module_collections_abc, collections_abc_, abc_module_rows, NULL);
