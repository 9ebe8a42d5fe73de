/* SPDX-License-Identifier: MIT
 *
 * Layer 5. The module re: its functions. They compile their first argument and call the method of the same name; the
 * patterns compiled last are kept in the module's attribute _cache, a list.
 */
#include "gc/vm.h"
#include "modules/re.h"
#include "objects/dict.h"
#include "objects/list.h"
#include "objects/module.h"
#include "objects/number.h"
#include "objects/tuple.h"

#define CACHE_COUNT 16

extern const mp_module_def mp_module_re;

/* The list; MP_UNBOUND if the module has been taken away or changed. */
static mp_value cache_list(mp_vm *vm) {
    mp_value module = mp_dict_find_name(vm->modules, MP_NAME(re));
    if (!mp_is_value(module) || !mp_is_exact(module, &mp_type_module)) {
        return MP_UNBOUND;
    }
    const mp_module *m = (const mp_module *)mp_pointer(module);
    mp_value list = m->def == &mp_module_re && mp_is_value(m->dict) ? mp_dict_find_name(m->dict, MP_NAME(_cache))
                                                                    : MP_UNBOUND;
    return mp_is_value(list) && mp_is_exact(list, &mp_type_list) ? list : MP_UNBOUND;
}

/* The pattern is that of these arguments. (The flags of its text are in its own flags; those given are kept beside.) */
static bool cache_fits(mp_value entry, mp_value pattern, intptr_t flags) {
    if (!mp_tuple_is(entry) || mp_tuple_get(entry)->count != 2) {
        return false;
    }
    const mp_value *items = mp_tuple_get(entry)->items;
    if (!mp_same(items[1], MP_SMALL(flags)) || !mp_re_is_pattern(items[0])) {
        return false;
    }
    mp_value text = mp_re_pattern_get(items[0])->pattern;
    return mp_same(text, pattern) ||
           (mp_str_is(text) && mp_str_is(pattern) && mp_str_equal(text, pattern) && mp_type_of(text) == mp_type_of(pattern));
}

static bool cache_add(mp_vm *vm, mp_value list, mp_value pattern, intptr_t flags) {
    const mp_value pair[] = {pattern, MP_SMALL(flags)};
    mp_value entry = mp_tuple_new(vm, 2, pair);
    if (mp_is_error(entry)) {
        return false;
    }
    mp_list *items = mp_list_get(list);
    if (items->count >= CACHE_COUNT) {
        mp_gc_move(vm, items->items, items->items + 1, items->count - 1);
        mp_gc_store(vm, &items->items[items->count - 1], entry);
        return true;
    }
    return mp_list_append(vm, list, entry);
}

/* The compiled pattern of a function's arguments; `flags` may be MP_UNBOUND. */
static mp_value compiled(mp_vm *vm, mp_value pattern, mp_value flags) {
    intptr_t bits = 0;
    if (!mp_is_unbound(flags) && !mp_index_get(vm, flags, &bits)) {
        return MP_ERROR;
    }
    if (mp_re_is_pattern(pattern)) {
        return bits == 0 ? pattern
                         : mp_raise(vm, &mp_type_ValueError, "cannot process flags argument with a compiled pattern");
    }
    mp_value list = cache_list(vm);
    for (size_t i = mp_is_unbound(list) ? 0 : mp_list_get(list)->count; i > 0; i--) {
        mp_value entry = mp_list_get(list)->items[i - 1];
        if (cache_fits(entry, pattern, bits)) {
            return mp_tuple_get(entry)->items[0];
        }
    }
    if (!mp_str_is(pattern) && !mp_bytes_is(pattern)) {
        return mp_raise(vm, &mp_type_TypeError, "first argument must be string or compiled pattern");
    }
    mp_value result = mp_re_compile(vm, pattern, (unsigned)bits & 0xFFFF);
    if (mp_is_error(result) || mp_is_unbound(list) || (bits & RE_FLAG_DEBUG)) {
        return result;
    }
    return cache_add(vm, list, result, bits) ? result : MP_ERROR;
}

static mp_value re_compile(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    static const mp_param params[] = {MP_PARAM(pattern, 0), MP_PARAM(flags, MP_PARAM_OPTIONAL)};
    mp_value a[2];
    return mp_args_bind(vm, "compile", params, 2, argc, args, kw, a) ? compiled(vm, a[0], a[1]) : MP_ERROR;
}

/* The parameters of the functions, and the method each calls with those between pattern and flags. */
static const mp_param search_params[] = {MP_PARAM(pattern, 0), MP_PARAM(string, 0), MP_PARAM(flags, MP_PARAM_OPTIONAL)};
static const mp_param split_params[] = {MP_PARAM(pattern, 0), MP_PARAM(string, 0),
                                        MP_PARAM(maxsplit, MP_PARAM_OPTIONAL), MP_PARAM(flags, MP_PARAM_OPTIONAL)};
static const mp_param sub_params[] = {MP_PARAM(pattern, 0), MP_PARAM(repl, 0), MP_PARAM(string, 0),
                                      MP_PARAM(count, MP_PARAM_OPTIONAL), MP_PARAM(flags, MP_PARAM_OPTIONAL)};

static mp_value delegate(mp_vm *vm, mp_value name, const mp_param *params, size_t count, size_t argc,
                         const mp_value *args, mp_kw kw) {
    mp_value a[6];
    if (!mp_args_bind(vm, mp_str_data(name), params, count, argc, args, kw, a)) {
        return MP_ERROR;
    }
    a[0] = compiled(vm, a[0], a[count - 1]);
    if (mp_is_error(a[0])) {
        return MP_ERROR;
    }
    size_t given = count - 1;
    given -= mp_is_unbound(a[given - 1]);
    return mp_call_method(vm, a[0], name, given - 1, a + 1);
}

#define DELEGATE(name, params)                                                                                         \
    static mp_value re_##name(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {                                \
        return delegate(vm, MP_NAME(name), params, MP_COUNT_OF(params), argc, args, kw);                               \
    }
static mp_value re_match_(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) { /* re_match is a struct */
    return delegate(vm, MP_NAME(match), search_params, MP_COUNT_OF(search_params), argc, args, kw);
}

DELEGATE(fullmatch, search_params)
DELEGATE(search, search_params)
DELEGATE(findall, search_params)
DELEGATE(finditer, search_params)
DELEGATE(split, split_params)
DELEGATE(sub, sub_params)
DELEGATE(subn, sub_params)

static mp_value re_escape(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_buffer buffer;
    bool str = mp_str_is(args[0]);
    if (str) {
        buffer = (mp_buffer){.data = (uint8_t *)mp_str_get(args[0])->data, .size = mp_str_size(args[0])};
    } else if (!mp_buffer_is(args[0])) {
        return mp_raise(vm, &mp_type_TypeError, "decoding to str: need a bytes-like object, %T found", args[0]);
    } else if (!mp_buffer_get(vm, args[0], &buffer)) {
        return MP_ERROR;
    }
    mp_builder b;
    mp_builder_init(&b, vm);
    for (size_t i = 0; i < buffer.size; i++) {
        uint8_t c = buffer.data[i];
        if (c != 0 && strchr("()[]{}?*+-|^$\\.&~# \t\n\r\v\f", c) != NULL) {
            mp_builder_append_byte(&b, '\\');
        }
        mp_builder_append_byte(&b, c);
    }
    return str ? mp_builder_str(&b) : mp_builder_bytes(&b);
}

static mp_value re_purge(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc, (void)args;
    mp_value list = cache_list(vm);
    if (!mp_is_unbound(list)) {
        mp_list_get(list)->count = 0;
    }
    return MP_NONE;
}

static bool re_init(mp_vm *vm, mp_value module) {
    mp_value list = mp_list_new(vm, 0, NULL);
    return !mp_is_error(list) && mp_setattr(vm, module, MP_NAME(_cache), list);
}

static const mp_native re_rows[] = {
    MP_FUNCTION_KW(compile, re_compile, 0, MP_VARIADIC),
    MP_FUNCTION(escape, re_escape, 1, 1),
    MP_FUNCTION_KW(findall, re_findall, 0, MP_VARIADIC),
    MP_FUNCTION_KW(finditer, re_finditer, 0, MP_VARIADIC),
    MP_FUNCTION_KW(fullmatch, re_fullmatch, 0, MP_VARIADIC),
    MP_FUNCTION_KW(match, re_match_, 0, MP_VARIADIC),
    MP_FUNCTION(purge, re_purge, 0, 0),
    MP_FUNCTION_KW(search, re_search, 0, MP_VARIADIC),
    MP_FUNCTION_KW(split, re_split, 0, MP_VARIADIC),
    MP_FUNCTION_KW(sub, re_sub, 0, MP_VARIADIC),
    MP_FUNCTION_KW(subn, re_subn, 0, MP_VARIADIC),
    MP_CONSTANT_INT(A, RE_FLAG_ASCII),
    MP_CONSTANT_INT(ASCII, RE_FLAG_ASCII),
    MP_CONSTANT_INT(DEBUG, RE_FLAG_DEBUG),
    MP_CONSTANT_INT(DOTALL, RE_FLAG_DOTALL),
    MP_CONSTANT_INT(I, RE_FLAG_IGNORECASE),
    MP_CONSTANT_INT(IGNORECASE, RE_FLAG_IGNORECASE),
    MP_CONSTANT_INT(L, RE_FLAG_LOCALE),
    MP_CONSTANT_INT(LOCALE, RE_FLAG_LOCALE),
    MP_CONSTANT_INT(M, RE_FLAG_MULTILINE),
    MP_CONSTANT_INT(MULTILINE, RE_FLAG_MULTILINE),
    MP_CONSTANT_INT(NOFLAG, 0),
    MP_CONSTANT_INT(S, RE_FLAG_DOTALL),
    MP_CONSTANT_INT(U, RE_FLAG_UNICODE),
    MP_CONSTANT_INT(UNICODE, RE_FLAG_UNICODE),
    MP_CONSTANT_INT(VERBOSE, RE_FLAG_VERBOSE),
    MP_CONSTANT_INT(X, RE_FLAG_VERBOSE),
    MP_CONSTANT(Match, &mp_type_re_match),
    MP_CONSTANT(Pattern, &mp_type_re_pattern),
    MP_CONSTANT(error, &mp_type_re_error),
};

MP_MODULE(mp_module_re, re, re_rows, re_init);
