/* SPDX-License-Identifier: MIT
 *
 * Layer 4b. Frames: stack chunks, binding arguments to parameters, generators' frames.
 */
#include "vm/frame.h"

#include "gc/region.h"
#include "objects/dict.h"
#include "objects/str.h"
#include "objects/tuple.h"

enum { CHUNK_SLOTS_MIN = 64 };

/* ---- chunks ---- */

static MP_COLD bool too_deep(mp_vm *vm) {
    return mp_fail(vm, &mp_type_RecursionError, "maximum recursion depth exceeded");
}

bool mp_frame_reserve(mp_vm *vm, mp_value **base, size_t used, size_t count, unsigned *kind) {
    if (MP_LIKELY((size_t)(vm->stack_end - *base) >= count && *base <= vm->stack_end)) {
        return true;
    }
    size_t slots = MP_MAX(2 * (count + MP_LINK_SLOTS), (size_t)CHUNK_SLOTS_MIN);
    size_t last_size = vm->chunk == NULL ? 0 : (size_t)((char *)vm->chunk->end - (char *)vm->chunk);
    size_t size = MP_MAX(sizeof(mp_stack_chunk) + slots * sizeof(mp_value), last_size);
    if (vm->stack_size + size > vm->stack_size_limit) {
        return too_deep(vm);
    }
    /* the collector clears what lies above the top: the link and the arguments may lie there */
    mp_value *top = vm->top;
    if (vm->chunk != NULL && *base >= vm->chunk->slots && *base + used <= vm->chunk->end) {
        vm->top = MP_MAX(top, *base + used);
    }
    mp_stack_chunk *chunk = mp_gc_buffer_new(vm, size);
    vm->top = top;
    if (chunk == NULL) {
        if (mp_same(vm->pending, vm->memory_error)) {
            vm->pending = MP_UNBOUND;
            return too_deep(vm);
        }
        return false;
    }
    memset(chunk, 0, size);
    chunk->previous = vm->chunk;
    chunk->end = (mp_value *)(void *)((char *)chunk + size / sizeof(mp_value) * sizeof(mp_value));
    chunk->saved_top = vm->top;
    mp_value *moved = chunk->slots + MP_LINK_SLOTS;
    mp_gc_copy(vm, chunk->slots, *base - MP_LINK_SLOTS, MP_LINK_SLOTS + used);
    vm->chunk = chunk;
    vm->stack_end = chunk->end;
    vm->stack_size += size;
    vm->top = moved + used;
    *base = moved;
    *kind |= MP_FRAME_CHUNK;
    return true;
}

void mp_frame_drop_chunk(mp_vm *vm) {
    mp_stack_chunk *chunk = vm->chunk;
    vm->stack_size -= (size_t)((char *)chunk->end - (char *)chunk);
    vm->chunk = chunk->previous;
    vm->stack_end = vm->chunk->end;
    vm->top = chunk->saved_top;
    mp_gc_free(vm, chunk);
}

/* ---- arguments ---- */

/* For messages; without memory the plain name must do. */
static mp_value qualname_of(mp_vm *vm, mp_value function) {
    mp_value name = mp_getattr_find(vm, function, MP_NAME(__qualname__));
    if (!mp_is_value(name)) {
        vm->pending = MP_UNBOUND;
        return mp_code_get(mp_function_get(function)->code)->name;
    }
    return name;
}

/* A list of names for messages: 'a', 'b' and 'c'. */
static mp_value name_list(mp_vm *vm, const mp_value *names, size_t count) {
    mp_value text = MP_NAME(empty_);
    for (size_t i = 0; i < count && !mp_is_error(text); i++) {
        const char *joint = i == 0 ? "" : i + 1 < count ? ", " : count == 2 ? " and " : ", and ";
        text = mp_str_new_format(vm, "%U%s'%U'", text, joint, names[i]);
    }
    return text;
}

static MP_COLD bool missing_error(mp_vm *vm, mp_value function, const mp_value *out, size_t from, size_t to,
                                  const char *what) {
    const mp_code *code = mp_code_get(mp_function_get(function)->code);
    mp_value names[8];
    size_t count = 0;
    for (size_t i = from; i < to; i++) {
        if (mp_is_unbound(out[i])) {
            if (count < MP_COUNT_OF(names)) {
                names[count] = code->consts[i];
            }
            count++;
        }
    }
    mp_value list = name_list(vm, names, MP_MIN(count, MP_COUNT_OF(names)));
    return !mp_is_error(list) &&
           mp_fail(vm, &mp_type_TypeError, "%U() missing %zu required %s argument%s: %U", qualname_of(vm, function), count, what,
                   count == 1 ? "" : "s", list);
}

static MP_COLD bool too_many_error(mp_vm *vm, mp_value function, size_t given, size_t keyword_only_given) {
    const mp_code *code = mp_code_get(mp_function_get(function)->code);
    size_t takes = mp_code_positional(code);
    mp_value tuple = mp_function_defaults(function);
    size_t defaults = mp_is_none(tuple) ? 0 : mp_tuple_get(tuple)->count;
    mp_value count_text = defaults > 0 ? mp_str_new_format(vm, "from %zu to %zu", takes - defaults, takes)
                                       : mp_str_new_format(vm, "%zu", takes);
    if (mp_is_error(count_text)) {
        return false;
    }
    const char *plural = takes == 1 && defaults == 0 ? "" : "s";
    if (keyword_only_given > 0) {
        return mp_fail(vm, &mp_type_TypeError,
                       "%U() takes %U positional argument%s but %zu positional argument%s (and %zu keyword-only "
                       "argument%s) were given",
                       qualname_of(vm, function), count_text, plural, given, given == 1 ? "" : "s", keyword_only_given,
                       keyword_only_given == 1 ? "" : "s");
    }
    return mp_fail(vm, &mp_type_TypeError, "%U() takes %U positional argument%s but %zu %s given", qualname_of(vm, function),
                   count_text, plural, given, given == 1 ? "was" : "were");
}

/* Puts defaults where positional parameters lack a value. */
static bool fill_defaults(mp_vm *vm, mp_value function, mp_value *out, size_t given) {
    const mp_code *code = mp_code_get(mp_function_get(function)->code);
    mp_value tuple = mp_function_defaults(function);
    const mp_tuple *defaults = mp_is_none(tuple) ? NULL : mp_tuple_get(tuple);
    size_t count = defaults != NULL ? defaults->count : 0, total = mp_code_positional(code);
    size_t first = count > total ? 0 : total - count;
    bool missing = false;
    for (size_t i = given; i < total; i++) {
        if (mp_is_unbound(out[i]) && i >= first) {
            out[i] = defaults->items[count - total + i];
        }
        missing = missing || mp_is_unbound(out[i]);
    }
    return !missing || missing_error(vm, function, out, 0, total, "positional");
}

/* Where the parameters' kinds start in the registers. */
typedef struct layout {
    size_t star, keyword_only, star_star;
} layout;

static layout layout_of(const mp_code *code) {
    layout l;
    l.star = mp_code_positional(code);
    l.keyword_only = l.star + (code->flags & MP_CODE_VARARGS ? 1 : 0);
    l.star_star = l.keyword_only + mp_code_keyword_only(code);
    return l;
}

/* The parameter that a keyword names, or SIZE_MAX. */
static size_t find_parameter(const mp_code *code, layout l, mp_value name) {
    for (size_t i = mp_code_positional_only(code); i < l.star_star; i++) {
        if ((i < mp_code_positional(code) || i >= l.keyword_only) &&
            (mp_same(code->consts[i], name) || mp_str_equal(code->consts[i], name))) {
            return i;
        }
    }
    return SIZE_MAX;
}

static MP_COLD bool unexpected_keyword(mp_vm *vm, mp_value function, mp_value name) {
    const mp_code *code = mp_code_get(mp_function_get(function)->code);
    for (size_t i = 0; i < mp_code_positional_only(code); i++) {
        if (mp_str_equal(code->consts[i], name)) {
            return mp_fail(vm, &mp_type_TypeError,
                           "%U() got some positional-only arguments passed as keyword arguments: '%U'",
                           qualname_of(vm, function), name);
        }
    }
    return mp_fail(vm, &mp_type_TypeError, "%U() got an unexpected keyword argument '%U'", qualname_of(vm, function),
                   name);
}

static bool bind_keywords(mp_vm *vm, mp_value function, layout l, size_t kw_count, const mp_value *kw_names,
                          const mp_value *kw_values, mp_value *out) {
    const mp_code *code = mp_code_get(mp_function_get(function)->code);
    mp_value dict = MP_UNBOUND;
    if (code->flags & MP_CODE_VARKEYWORDS) {
        dict = mp_dict_new(vm);
        if (mp_is_error(dict)) {
            return false;
        }
        out[l.star_star] = dict;
    }
    for (size_t i = 0; i < kw_count; i++) {
        size_t index = find_parameter(code, l, kw_names[i]);
        if (index != SIZE_MAX) {
            if (mp_is_value(out[index])) {
                return mp_fail(vm, &mp_type_TypeError, "%U() got multiple values for argument '%U'",
                               qualname_of(vm, function), kw_names[i]);
            }
            out[index] = kw_values[i];
        } else if (!mp_is_value(dict)) {
            return unexpected_keyword(vm, function, kw_names[i]);
        } else if (!mp_dict_set(vm, dict, kw_names[i], kw_values[i])) {
            return false;
        }
    }
    return true;
}

static bool fill_keyword_defaults(mp_vm *vm, mp_value function, layout l, mp_value *out) {
    const mp_code *code = mp_code_get(mp_function_get(function)->code);
    const mp_function_extra *extra = mp_function_extra_find(function);
    bool missing = false;
    for (size_t i = l.keyword_only; i < l.star_star; i++) {
        if (mp_is_unbound(out[i]) && extra != NULL && !mp_is_none(extra->keyword_defaults)) {
            mp_value v = mp_dict_find_name(extra->keyword_defaults, code->consts[i]);
            out[i] = mp_is_value(v) ? v : MP_UNBOUND;
        }
        missing = missing || mp_is_unbound(out[i]);
    }
    return !missing || missing_error(vm, function, out, l.keyword_only, l.star_star, "keyword-only");
}

/* The general case: `args` does not overlap `out`. */
static bool bind_all(mp_vm *vm, mp_value function, size_t argc, const mp_value *args, size_t kw_count,
                     const mp_value *kw_names, mp_value *out) {
    const mp_code *code = mp_code_get(mp_function_get(function)->code);
    layout l = layout_of(code);
    size_t total = mp_code_parameter_count(code);
    size_t direct = MP_MIN(argc, (size_t)mp_code_positional(code));
    for (size_t i = 0; i < total; i++) {
        out[i] = i < direct ? args[i] : MP_UNBOUND;
    }
    if (code->flags & MP_CODE_VARARGS) {
        mp_value rest = mp_tuple_new(vm, argc - direct, args + direct);
        if (mp_is_error(rest)) {
            return false;
        }
        out[l.star] = rest;
    }
    if (!bind_keywords(vm, function, l, kw_count, kw_names, args + argc, out)) {
        return false;
    }
    if (argc > direct && !(code->flags & MP_CODE_VARARGS)) {
        size_t keyword_only = 0;
        for (size_t i = l.keyword_only; i < l.star_star; i++) {
            keyword_only += mp_is_value(out[i]);
        }
        return too_many_error(vm, function, argc, keyword_only);
    }
    return fill_defaults(vm, function, out, direct) && fill_keyword_defaults(vm, function, l, out);
}

bool mp_arguments_bind(mp_vm *vm, mp_value function, size_t argc, const mp_value *args, size_t kw_count,
                       const mp_value *kw_names, mp_value *out) {
    const mp_code *code = mp_code_get(mp_function_get(function)->code);
    bool plain = kw_count == 0 && mp_code_keyword_only(code) == 0 &&
                 !(code->flags & (MP_CODE_VARARGS | MP_CODE_VARKEYWORDS));
    size_t positional = mp_code_positional(code);
    if (plain && argc <= positional) {
        if (args != out) {
            mp_gc_copy(vm, out, args, argc);
        }
        for (size_t i = argc; i < positional; i++) {
            out[i] = MP_UNBOUND;
        }
        return argc == positional || fill_defaults(vm, function, out, argc);
    }
    if (args != out) {
        return bind_all(vm, function, argc, args, kw_count, kw_names, out);
    }
    mp_value few[16] = {{0}};
    size_t total = argc + kw_count;
    mp_value *copy = total <= MP_COUNT_OF(few) ? few : mp_gc_array_new(vm, total, sizeof *copy);
    if (copy == NULL) {
        return false;
    }
    mp_gc_copy(vm, copy, args, total);
    bool ok = bind_all(vm, function, argc, copy, kw_count, kw_names, out);
    if (copy != few) {
        mp_gc_free(vm, copy);
    }
    return ok;
}

/* ---- generators and functions ---- */

mp_value mp_generator_new(mp_vm *vm, mp_value function, const mp_value *registers) {
    const mp_code *code = mp_code_get(mp_function_get(function)->code);
    const mp_type *type = code->flags & MP_CODE_COROUTINE         ? &mp_type_coroutine
                          : code->flags & MP_CODE_ASYNC_GENERATOR ? &mp_type_async_generator
                                                                  : &mp_type_generator;
    mp_generator *g = mp_gc_new(vm, type, sizeof *g + code->register_count * sizeof(mp_value));
    if (g == NULL) {
        return MP_ERROR;
    }
    g->register_count = mp_code_get(mp_function_get(function)->code)->register_count;
    mp_gc_store(vm, &g->function, function);
    g->handled = MP_NONE;
    g->offset = 0;
    g->state = MP_GENERATOR_NEW;
    mp_gc_copy(vm, g->registers, registers, mp_code_parameter_count(code));
    /* only where something is to be done when it dies half-way */
    return code->handlers_size > 0 && !mp_gc_finalisable_add(vm, g) ? MP_ERROR : mp_from_pointer(g);
}

mp_value mp_function_new(mp_vm *vm, mp_value code, mp_value globals) {
    size_t count = mp_code_get(code)->free_count;
    /* the code must be there before the collector can trace the cells */
    mp_function *f = mp_gc_new(vm, &mp_type_function, sizeof *f + count * sizeof(mp_value));
    if (f == NULL) {
        return MP_ERROR;
    }
    mp_gc_store(vm, &f->code, code);
    mp_gc_store(vm, &f->globals, globals);
    f->extra = MP_UNBOUND;
    return mp_from_pointer(f);
}

mp_value mp_frame_globals(mp_vm *vm) {
    return vm->frame == NULL ? MP_UNBOUND : mp_frame_function(vm->frame)->globals;
}

/* A variable's value as locals() shows it. */
static mp_value visible(mp_value v) {
    if (mp_is_value(v) && mp_is_exact(v, &mp_type_cell)) {
        return ((mp_cell *)mp_pointer(v))->value;
    }
    return v;
}

mp_value mp_frame_locals(mp_vm *vm) {
    mp_value *r = vm->frame;
    if (r == NULL) {
        return MP_UNBOUND;
    }
    const mp_code *code = mp_frame_code(r);
    if (code->flags & MP_CODE_NAMESPACE) {
        return r[0];
    }
    if (mp_same(code->name, MP_NAME(module_))) {
        return mp_frame_function(r)->globals;
    }
    mp_value dict = mp_dict_new(vm);
    if (mp_is_error(dict) || !(code->flags & MP_CODE_LOCAL_NAMES)) {
        return dict;
    }
    size_t header = mp_code_parameter_count(code) + code->free_count + code->cell_count;
    const mp_tuple *names = mp_tuple_get(code->consts[header + (code->flags & MP_CODE_DOC ? 1 : 0)]);
    for (size_t i = 0; i < names->count; i++) {
        mp_value v = visible(r[i]);
        if (mp_str_is(names->items[i]) && mp_is_value(v) && !mp_dict_set(vm, dict, names->items[i], v)) {
            return MP_ERROR;
        }
    }
    for (size_t i = 0; i < code->free_count; i++) {
        mp_value v = visible(mp_frame_function(r)->cells[i]);
        if (mp_is_value(v) && !mp_dict_set(vm, dict, mp_code_free_name(mp_frame_function(r)->code, i), v)) {
            return MP_ERROR;
        }
    }
    return dict;
}
