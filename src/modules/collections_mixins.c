/* SPDX-License-Identifier: MIT
 *
 * Layer 5. The methods that Sequence, Set, Mapping and their mutable forms give their heirs.
 *
 * Everything is done by the heirs' own methods, so each call may run Python code and change everything.
 */
#include "modules/collections_mixins.h"

#include "objects/builtin_iterators.h"
#include "objects/dict.h"
#include "objects/dict_index.h"
#include "objects/generic.h"
#include "objects/iterator.h"
#include "objects/list.h"
#include "objects/number.h"
#include "objects/tuple.h"

/* ---- shared ---- */

bool mp_abc_holds(mp_vm *vm, mp_value v, const mp_abc *abc, bool *out) {
    return mp_instance_check(vm, v, mp_type_value(&abc->type), out);
}

static mp_value none_if(bool good) { return good ? MP_NONE : MP_ERROR; }

static bool is_iterable(mp_vm *vm, mp_value v) { return mp_is_value(mp_type_find(vm, mp_type_of(v), MP_NAME(__iter__))); }

/* self.name(item) for each item; the results do not count. */
static bool call_for_each(mp_vm *vm, mp_value self, mp_value name, mp_value iterable) {
    mp_value iterator = mp_iter(vm, iterable), item = MP_NONE;
    while (!mp_is_error(iterator) && mp_is_value(item = mp_next(vm, iterator))) {
        if (mp_is_error(mp_call_method(vm, self, name, 1, &item))) {
            return false;
        }
    }
    return !mp_is_error(iterator) && mp_is_stop(item);
}

/* self.name() until it raises. */
static mp_value call_until(mp_vm *vm, mp_value self, mp_value name, const mp_type *end) {
    while (!mp_is_error(mp_call_method(vm, self, name, 0, NULL))) {
    }
    return none_if(mp_exception_catch(vm, end));
}

/* ---- Sequence ---- */

static mp_value sequence___iter__(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return mp_seq_iterator_new(vm, &mp_type_seq_iterator, args[0]);
}

static mp_value sequence___reversed__(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    size_t length;
    mp_value made = mp_length(vm, args[0], &length) ? mp_seq_iterator_new(vm, &mp_type_reversed, args[0]) : MP_ERROR;
    if (!mp_is_error(made)) {
        ((mp_seq_iterator *)mp_pointer(made))->index = MP_SMALL(length);
    }
    return made;
}

/* How often the value is in the sequence; with `once` the search ends at the first. */
static mp_value occurrences(mp_vm *vm, const mp_value *args, bool once) {
    mp_value iterator = mp_iter(vm, args[0]), item = MP_NONE;
    intptr_t count = 0;
    bool same;
    while (!mp_is_error(iterator) && mp_is_value(item = mp_next(vm, iterator))) {
        if (!mp_equal(vm, item, args[1], &same)) {
            return MP_ERROR;
        }
        count += same;
        if (same && once) {
            return MP_TRUE;
        }
    }
    return mp_is_error(iterator) || mp_is_error(item) ? MP_ERROR : once ? MP_FALSE : mp_from_small(count);
}

static mp_value sequence___contains__(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return occurrences(vm, args, true);
}

static mp_value sequence_count(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return occurrences(vm, args, false);
}

/* index(value, start=0, stop=None) */
static mp_value sequence_index(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    static const mp_param params[] = {MP_PARAM(value, 0), MP_PARAM(start, MP_PARAM_OPTIONAL),
                                      MP_PARAM(stop, MP_PARAM_OPTIONAL)};
    mp_value in[3];
    intptr_t bounds[2] = {0, INTPTR_MAX};
    if (!mp_args_bind(vm, "index", params, 3, argc - 1, args + 1, kw, in)) {
        return MP_ERROR;
    }
    for (int i = 0; i < 2; i++) {
        size_t length = 0;
        bool given = mp_is_value(in[i + 1]) && !mp_is_none(in[i + 1]);
        if (given && (!mp_index_clamp(vm, in[i + 1], &bounds[i]) ||
                      (bounds[i] < 0 && !mp_length(vm, args[0], &length)))) {
            return MP_ERROR;
        }
        bounds[i] = bounds[i] < 0 ? bounds[i] + (intptr_t)length : bounds[i];
    }
    for (intptr_t i = MP_MAX(bounds[0], 0); i < bounds[1]; i++) {
        bool same;
        mp_value item = mp_getitem(vm, args[0], mp_from_small(i));
        if (mp_is_error(item)) {
            if (mp_exception_catch(vm, &mp_type_IndexError)) {
                break;
            }
            return MP_ERROR;
        }
        if (!mp_equal(vm, item, in[0], &same)) {
            return MP_ERROR;
        }
        if (same) {
            return mp_from_small(i);
        }
    }
    return mp_raise(vm, &mp_type_ValueError, "");
}

const mp_native mp_sequence_rows[MP_SEQUENCE_ROWS] = {
    MP_GENERIC_ROW,
    MP_METHOD(__iter__, sequence___iter__, 0, 0),
    MP_METHOD(__reversed__, sequence___reversed__, 0, 0),
    MP_METHOD(__contains__, sequence___contains__, 1, 1),
    MP_METHOD(count, sequence_count, 1, 1),
    MP_METHOD_KW(index, sequence_index, 1, MP_VARIADIC),
    MP_CONSTANT_INT(__abc_tpflags__, 32), /* what patterns ask for */
};

/* ---- MutableSequence ---- */

static mp_value sequence_append(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    size_t length;
    if (!mp_length(vm, args[0], &length)) {
        return MP_ERROR;
    }
    mp_value pair[2] = {mp_from_small((intptr_t)length), args[1]};
    return none_if(!mp_is_error(mp_call_method(vm, args[0], MP_NAME(insert), 2, pair)));
}

static mp_value sequence_clear(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return call_until(vm, args[0], MP_NAME(pop), &mp_type_IndexError);
}

static mp_value sequence_reverse(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    size_t length;
    if (!mp_length(vm, args[0], &length)) {
        return MP_ERROR;
    }
    for (size_t i = 0; i < length / 2; i++) {
        mp_value low = mp_from_small((intptr_t)i), high = mp_from_small((intptr_t)(length - 1 - i));
        mp_value second = mp_getitem(vm, args[0], high);
        mp_value first = mp_is_error(second) ? MP_ERROR : mp_getitem(vm, args[0], low);
        if (mp_is_error(first) || !mp_setitem(vm, args[0], low, second) || !mp_setitem(vm, args[0], high, first)) {
            return MP_ERROR;
        }
    }
    return MP_NONE;
}

static mp_value sequence_extend(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_value items = mp_same(args[0], args[1]) ? mp_list_from(vm, args[1]) : args[1];
    return none_if(!mp_is_error(items) && call_for_each(vm, args[0], MP_NAME(append), items));
}

static mp_value sequence___iadd__(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return mp_is_error(mp_call_method(vm, args[0], MP_NAME(extend), 1, &args[1])) ? MP_ERROR : args[0];
}

static mp_value sequence_pop(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_value index = argc > 1 ? args[1] : MP_SMALL(-1);
    mp_value item = mp_getitem(vm, args[0], index);
    return mp_is_error(item) || !mp_setitem(vm, args[0], index, MP_UNBOUND) ? MP_ERROR : item;
}

static mp_value sequence_remove(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_value index = mp_call_method(vm, args[0], MP_NAME(index), 1, &args[1]);
    return none_if(!mp_is_error(index) && mp_setitem(vm, args[0], index, MP_UNBOUND));
}

const mp_native mp_mutable_sequence_rows[MP_MUTABLE_SEQUENCE_ROWS] = {
    MP_METHOD(append, sequence_append, 1, 1), MP_METHOD(clear, sequence_clear, 0, 0),
    MP_METHOD(reverse, sequence_reverse, 0, 0), MP_METHOD(extend, sequence_extend, 1, 1),
    MP_METHOD(pop, sequence_pop, 0, 1),       MP_METHOD(remove, sequence_remove, 1, 1),
    MP_METHOD(__iadd__, sequence___iadd__, 1, 1),
};

/* ---- Set ---- */

/* The items of `from` that are in `other`, or are not, are appended to the list. */
static bool pick(mp_vm *vm, mp_value list, mp_value from, mp_value other, bool wanted) {
    mp_value iterator = mp_iter(vm, from), item = MP_NONE;
    bool found;
    while (!mp_is_error(iterator) && mp_is_value(item = mp_next(vm, iterator))) {
        if (!mp_contains(vm, other, item, &found) || (found == wanted && !mp_list_append(vm, list, item))) {
            return false;
        }
    }
    return !mp_is_error(iterator) && mp_is_stop(item);
}

static mp_value set__from_iterable(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    /* views make plain sets */
    bool view = mp_type_is_subtype(mp_as_type(args[0]), &mp_abc_KeysView.type) ||
                mp_type_is_subtype(mp_as_type(args[0]), &mp_abc_ItemsView.type);
    return mp_call(vm, view ? mp_type_value(&mp_type_set) : args[0], 1, &args[1]);
}

static mp_value from_iterable(mp_vm *vm, mp_value self, mp_value iterable) {
    return mp_call_method(vm, self, MP_NAME(_from_iterable), 1, &iterable);
}

/* `other`, made a set if it is only iterable; MP_NOT_IMPLEMENTED if it is not. */
static mp_value as_set(mp_vm *vm, mp_value self, mp_value other) {
    bool is_set;
    if (!mp_abc_holds(vm, other, &mp_abc_Set, &is_set)) {
        return MP_ERROR;
    }
    return is_set ? other : is_iterable(vm, other) ? from_iterable(vm, self, other) : MP_NOT_IMPLEMENTED;
}

static mp_value combine(mp_vm *vm, const mp_value *args, mp_binary_op op, bool reflected) {
    mp_value self = args[0], other = args[1];
    bool strict = op == MP_OP_SUB || op == MP_OP_XOR; /* these ask `other` what is in it */
    other = strict ? as_set(vm, self, other) : is_iterable(vm, other) ? other : MP_NOT_IMPLEMENTED;
    if (mp_is_error(other) || mp_same(other, MP_NOT_IMPLEMENTED)) {
        return other;
    }
    mp_value list = mp_list_new(vm, 0, NULL);
    bool good = !mp_is_error(list);
    if (op == MP_OP_AND) {
        good = good && pick(vm, list, other, self, true);
    } else if (op == MP_OP_OR) {
        good = good && mp_list_extend(vm, list, self) && mp_list_extend(vm, list, other);
    } else {
        mp_value from = reflected ? other : self, without = reflected ? self : other;
        good = good && pick(vm, list, from, without, false) &&
               (op == MP_OP_SUB || pick(vm, list, without, from, false));
    }
    return good ? from_iterable(vm, self, list) : MP_ERROR;
}

#define SET_OPERATOR(name, op)                                                                                         \
    static mp_value set___##name##__(mp_vm *vm, size_t argc, const mp_value *args) {                                   \
        (void)argc;                                                                                                    \
        return combine(vm, args, op, false);                                                                           \
    }
SET_OPERATOR(and, MP_OP_AND)
SET_OPERATOR(or, MP_OP_OR)
SET_OPERATOR(sub, MP_OP_SUB)
SET_OPERATOR(xor, MP_OP_XOR)

static mp_value set___rsub__(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return combine(vm, args, MP_OP_SUB, true);
}

/* All of a is in b, and b has the same number of items (EQ), more (LT), or any (LE). */
static mp_value is_part(mp_vm *vm, const mp_value *args, mp_compare_op op) {
    bool swap = op == MP_GT || op == MP_GE, is_set, found = true;
    mp_value a = args[swap], b = args[!swap], item = MP_NONE;
    size_t count[2];
    if (!mp_abc_holds(vm, args[1], &mp_abc_Set, &is_set) || (is_set && (!mp_length(vm, a, &count[0]) ||
                                                                       !mp_length(vm, b, &count[1])))) {
        return MP_ERROR;
    }
    if (!is_set) {
        return MP_NOT_IMPLEMENTED;
    }
    bool strict = op == MP_LT || op == MP_GT;
    if (op == MP_EQ ? count[0] != count[1] : count[0] + strict > count[1]) {
        return MP_FALSE;
    }
    mp_value iterator = mp_iter(vm, a);
    while (!mp_is_error(iterator) && found && mp_is_value(item = mp_next(vm, iterator))) {
        if (!mp_contains(vm, b, item, &found)) {
            return MP_ERROR;
        }
    }
    return mp_is_error(iterator) || mp_is_error(item) ? MP_ERROR : mp_from_bool(found);
}

#define SET_COMPARISON(name, op)                                                                                       \
    static mp_value set___##name##__(mp_vm *vm, size_t argc, const mp_value *args) {                                   \
        (void)argc;                                                                                                    \
        return is_part(vm, args, op);                                                                                  \
    }
SET_COMPARISON(le, MP_LE)
SET_COMPARISON(lt, MP_LT)
SET_COMPARISON(eq, MP_EQ)
SET_COMPARISON(gt, MP_GT)
SET_COMPARISON(ge, MP_GE)

static mp_value set_isdisjoint(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_value list = mp_list_new(vm, 0, NULL);
    return mp_is_error(list) || !pick(vm, list, args[1], args[0], true) ? MP_ERROR
                                                                        : mp_from_bool(mp_list_get(list)->count == 0);
}

static mp_value set__hash(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_value frozen = mp_call(vm, mp_type_value(&mp_type_frozenset), 1, args);
    mp_hash hash;
    return mp_is_error(frozen) || !mp_hash_of(vm, frozen, &hash) ? MP_ERROR : mp_int_from_i64(vm, (intptr_t)hash);
}

const mp_native mp_set_rows[MP_SET_ROWS] = {
    MP_GENERIC_ROW,
    MP_METHOD(__and__, set___and__, 1, 1),
    MP_METHOD(__rand__, set___and__, 1, 1),
    MP_METHOD(__or__, set___or__, 1, 1),
    MP_METHOD(__ror__, set___or__, 1, 1),
    MP_METHOD(__sub__, set___sub__, 1, 1),
    MP_METHOD(__rsub__, set___rsub__, 1, 1),
    MP_METHOD(__xor__, set___xor__, 1, 1),
    MP_METHOD(__rxor__, set___xor__, 1, 1),
    MP_METHOD(__le__, set___le__, 1, 1),
    MP_METHOD(__lt__, set___lt__, 1, 1),
    MP_METHOD(__eq__, set___eq__, 1, 1),
    MP_METHOD(__gt__, set___gt__, 1, 1),
    MP_METHOD(__ge__, set___ge__, 1, 1),
    MP_CONSTANT(__hash__, &mp_none_object),
    MP_METHOD(isdisjoint, set_isdisjoint, 1, 1),
    MP_METHOD(_hash, set__hash, 0, 0),
    MP_CLASSMETHOD(_from_iterable, set__from_iterable, 1, 1),
};

/* ---- MutableSet ---- */

static mp_value set_remove(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    bool found;
    if (!mp_contains(vm, args[0], args[1], &found)) {
        return MP_ERROR;
    }
    return found ? none_if(!mp_is_error(mp_call_method(vm, args[0], MP_NAME(discard), 1, &args[1])))
                 : mp_key_error_raise(vm, args[1]);
}

/* The first item of an iteration; KeyError if there is none. */
static mp_value first_of(mp_vm *vm, mp_value self) {
    mp_value iterator = mp_iter(vm, self);
    mp_value item = mp_is_error(iterator) ? MP_ERROR : mp_next(vm, iterator);
    return mp_is_stop(item) ? mp_raise_value(vm, mp_type_value(&mp_type_KeyError)) : item;
}

static mp_value set_pop(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_value item = first_of(vm, args[0]);
    return mp_is_error(item) || mp_is_error(mp_call_method(vm, args[0], MP_NAME(discard), 1, &item)) ? MP_ERROR : item;
}

static mp_value set_clear(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return call_until(vm, args[0], MP_NAME(pop), &mp_type_KeyError);
}

static mp_value set___ior__(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return call_for_each(vm, args[0], MP_NAME(add), args[1]) ? args[0] : MP_ERROR;
}

/* Discards the items of `other`, or (kept) those that are not in it. */
static mp_value discard(mp_vm *vm, mp_value self, mp_value other, bool kept) {
    mp_value items = kept ? mp_binary(vm, MP_OP_SUB, self, other) : other;
    if (mp_same(items, self)) {
        items = mp_list_from(vm, items);
    }
    return !mp_is_error(items) && call_for_each(vm, self, MP_NAME(discard), items) ? self : MP_ERROR;
}

static mp_value set___iand__(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return discard(vm, args[0], args[1], true);
}

static mp_value set___isub__(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return discard(vm, args[0], args[1], false);
}

static mp_value set___ixor__(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_value other = mp_same(args[0], args[1]) ? args[1] : as_set(vm, args[0], args[1]);
    mp_value common = mp_is_error(other) ? MP_ERROR : mp_list_new(vm, 0, NULL);
    mp_value fresh = mp_is_error(common) ? MP_ERROR : mp_list_new(vm, 0, NULL);
    if (mp_is_error(fresh) || mp_same(other, MP_NOT_IMPLEMENTED)) {
        return mp_is_error(fresh) ? MP_ERROR : mp_iter(vm, args[1]);
    }
    return pick(vm, common, other, args[0], true) && pick(vm, fresh, other, args[0], false) &&
                   call_for_each(vm, args[0], MP_NAME(discard), common) &&
                   call_for_each(vm, args[0], MP_NAME(add), fresh)
               ? args[0]
               : MP_ERROR;
}

const mp_native mp_mutable_set_rows[MP_MUTABLE_SET_ROWS] = {
    MP_METHOD(remove, set_remove, 1, 1),
    MP_METHOD(pop, set_pop, 0, 0),
    MP_METHOD(clear, set_clear, 0, 0),
    MP_METHOD(__ior__, set___ior__, 1, 1),
    MP_METHOD(__iand__, set___iand__, 1, 1),
    MP_METHOD(__ixor__, set___ixor__, 1, 1),
    MP_METHOD(__isub__, set___isub__, 1, 1),
};

/* ---- Mapping ---- */

/* self[key]; MP_UNBOUND if that raises KeyError. */
static mp_value look_up(mp_vm *vm, mp_value self, mp_value key) {
    mp_value value = mp_getitem(vm, self, key);
    return mp_is_error(value) && mp_exception_catch(vm, &mp_type_KeyError) ? MP_UNBOUND : value;
}

static const mp_param key_params[] = {MP_PARAM(key, 0), MP_PARAM(default, MP_PARAM_OPTIONAL)};

static mp_value mapping_get(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    mp_value in[2];
    if (!mp_args_bind(vm, "get", key_params, 2, argc - 1, args + 1, kw, in)) {
        return MP_ERROR;
    }
    mp_value value = look_up(vm, args[0], in[0]);
    return !mp_is_unbound(value) ? value : mp_is_value(in[1]) ? in[1] : MP_NONE;
}

static mp_value mapping___contains__(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_value value = look_up(vm, args[0], args[1]);
    return mp_is_error(value) ? MP_ERROR : mp_from_bool(!mp_is_unbound(value));
}

static mp_value mapping_keys(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return mp_view_new(vm, &mp_abc_KeysView.type, args[0]);
}
static mp_value mapping_items(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return mp_view_new(vm, &mp_abc_ItemsView.type, args[0]);
}
static mp_value mapping_values(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return mp_view_new(vm, &mp_abc_ValuesView.type, args[0]);
}

static mp_value mapping___eq__(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    bool is_mapping;
    mp_value dicts[2];
    if (!mp_abc_holds(vm, args[1], &mp_abc_Mapping, &is_mapping)) {
        return MP_ERROR;
    }
    for (int i = 0; is_mapping && i < 2; i++) {
        mp_value items = mp_call_method(vm, args[i], MP_NAME(items), 0, NULL);
        dicts[i] = mp_is_error(items) ? MP_ERROR : mp_call(vm, mp_type_value(&mp_type_dict), 1, &items);
        if (mp_is_error(dicts[i])) {
            return MP_ERROR;
        }
    }
    return is_mapping ? mp_compare(vm, MP_EQ, dicts[0], dicts[1]) : MP_NOT_IMPLEMENTED;
}

const mp_native mp_mapping_rows[MP_MAPPING_ROWS] = {
    MP_GENERIC_ROW,
    MP_METHOD_KW(get, mapping_get, 1, MP_VARIADIC),
    MP_METHOD(__contains__, mapping___contains__, 1, 1),
    MP_METHOD(keys, mapping_keys, 0, 0),
    MP_METHOD(items, mapping_items, 0, 0),
    MP_METHOD(values, mapping_values, 0, 0),
    MP_METHOD(__eq__, mapping___eq__, 1, 1),
    MP_CONSTANT(__hash__, &mp_none_object),
    MP_CONSTANT(__reversed__, &mp_none_object),
    MP_CONSTANT_INT(__abc_tpflags__, 64),
};

/* ---- MutableMapping ---- */

static mp_value mapping_pop(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    mp_value in[2];
    if (!mp_args_bind(vm, "pop", key_params, 2, argc - 1, args + 1, kw, in)) {
        return MP_ERROR;
    }
    mp_value value = mp_getitem(vm, args[0], in[0]);
    if (mp_is_error(value)) {
        return mp_is_value(in[1]) && mp_exception_catch(vm, &mp_type_KeyError) ? in[1] : MP_ERROR;
    }
    return mp_setitem(vm, args[0], in[0], MP_UNBOUND) ? value : MP_ERROR;
}

static mp_value mapping_popitem(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_value pair[2] = {first_of(vm, args[0]), MP_NONE};
    pair[1] = mp_is_error(pair[0]) ? MP_ERROR : mp_getitem(vm, args[0], pair[0]);
    return mp_is_error(pair[1]) || !mp_setitem(vm, args[0], pair[0], MP_UNBOUND) ? MP_ERROR
                                                                                 : mp_tuple_new(vm, 2, pair);
}

static mp_value mapping_clear(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return call_until(vm, args[0], MP_NAME(popitem), &mp_type_KeyError);
}

static mp_value mapping_setdefault(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    mp_value in[2];
    if (!mp_args_bind(vm, "setdefault", key_params, 2, argc - 1, args + 1, kw, in)) {
        return MP_ERROR;
    }
    mp_value value = look_up(vm, args[0], in[0]);
    if (!mp_is_unbound(value)) {
        return value;
    }
    value = mp_is_value(in[1]) ? in[1] : MP_NONE;
    return mp_setitem(vm, args[0], in[0], value) ? value : MP_ERROR;
}

/* update(other=(), /, **keywords): a dict sorts out what the arguments are. */
static mp_value mapping_update(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    mp_value dict = argc > 2 ? MP_UNBOUND : mp_call_kw(vm, mp_type_value(&mp_type_dict), argc - 1, args + 1, kw);
    mp_value key, value;
    size_t position = 0;
    if (mp_is_unbound(dict)) {
        return mp_raise(vm, &mp_type_TypeError,
                        "MutableMapping.update() takes from 1 to 2 positional arguments but %zu were given", argc);
    }
    while (!mp_is_error(dict) && mp_dict_next(dict, &position, &key, &value)) {
        if (!mp_setitem(vm, args[0], key, value)) {
            return MP_ERROR;
        }
    }
    return none_if(!mp_is_error(dict));
}

const mp_native mp_mutable_mapping_rows[MP_MUTABLE_MAPPING_ROWS] = {
    MP_METHOD_KW(pop, mapping_pop, 1, MP_VARIADIC),
    MP_METHOD(popitem, mapping_popitem, 0, 0),
    MP_METHOD(clear, mapping_clear, 0, 0),
    MP_METHOD_KW(setdefault, mapping_setdefault, 1, MP_VARIADIC),
    MP_METHOD_KW(update, mapping_update, 0, MP_VARIADIC),
};
