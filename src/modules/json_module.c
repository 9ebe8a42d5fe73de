/* SPDX-License-Identifier: MIT
 *
 * Layer 5. The module json: its functions, and the arguments they take.
 *
 * There are no classes to derive encoders and decoders from; the functions take what those would be told.
 */
#include "modules/json.h"
#include "objects/module.h"
#include "objects/number.h"
#include "objects/str.h"
#include "objects/text.h"
#include "objects/tuple.h"

/* ---- loads, load ---- */

enum { LOAD_SOURCE, LOAD_CLS, LOAD_OBJECT, LOAD_FLOAT, LOAD_INT, LOAD_CONSTANT, LOAD_PAIRS, LOAD_STRICT, LOAD_COUNT };
#define OPTION(name) MP_PARAM(name, MP_PARAM_OPTIONAL | MP_PARAM_KEYWORD_ONLY)
MP_NAMES_USED(cls, object_hook, parse_float, parse_int, parse_constant, object_pairs_hook, strict, skipkeys)
MP_NAMES_USED(ensure_ascii, check_circular, allow_nan, indent, separators, default, sort_keys)

static const mp_param load_params[] = {
    MP_PARAM(s, 0),         OPTION(cls),       OPTION(object_hook),       OPTION(parse_float),
    OPTION(parse_int),      OPTION(parse_constant), OPTION(object_pairs_hook), OPTION(strict),
};

static bool truth(mp_vm *vm, mp_value v, bool missing, bool *out) {
    *out = missing;
    return mp_is_unbound(v) || mp_truth(vm, v, out);
}

static bool cls_check(mp_vm *vm, mp_value cls) {
    return mp_is_unbound(cls) || mp_is_none(cls) ||
           mp_fail(vm, &mp_type_NotImplementedError, "there are no classes of encoders and decoders");
}

/* The text of an argument, a str. */
static mp_value text_of(mp_vm *vm, mp_value source) {
    if (mp_str_is(source)) {
        return source;
    }
    if (!mp_bytes_is(source) && !mp_is_instance(source, &mp_type_bytearray)) {
        return mp_raise(vm, &mp_type_TypeError, "the JSON object must be str, bytes or bytearray, not %T", source);
    }
    mp_buffer buffer;
    if (!mp_buffer_get(vm, source, &buffer)) {
        return MP_ERROR;
    }
    if (buffer.size == 0) {
        return MP_NAME(empty_);
    }
    size_t mark = buffer.size >= 3 && memcmp(buffer.data, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    return mp_str_decode(vm, (const char *)buffer.data + mark, buffer.size - mark);
}

static mp_value load(mp_vm *vm, mp_value source, const mp_value *a) {
    json_reading how = {a[LOAD_OBJECT], a[LOAD_PAIRS], a[LOAD_FLOAT], a[LOAD_INT], a[LOAD_CONSTANT], true};
    mp_value *hooks = &how.object_hook;
    for (size_t i = 0; i < 5; i++) {
        hooks[i] = mp_is_unbound(hooks[i]) ? MP_NONE : hooks[i];
    }
    if (!cls_check(vm, a[LOAD_CLS]) || !truth(vm, a[LOAD_STRICT], true, &how.strict)) {
        return MP_ERROR;
    }
    mp_value text = text_of(vm, source);
    return mp_is_error(text) ? MP_ERROR : mp_json_read(vm, text, &how);
}

static mp_value json_loads(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    mp_value a[LOAD_COUNT];
    return mp_args_bind(vm, "loads", load_params, LOAD_COUNT, argc, args, kw, a) ? load(vm, a[0], a) : MP_ERROR;
}

static mp_value json_load(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    static const mp_param file = MP_PARAM(fp, 0);
    mp_param params[LOAD_COUNT];
    mp_value a[LOAD_COUNT];
    memcpy(params, load_params, sizeof params);
    params[0] = file;
    if (!mp_args_bind(vm, "load", params, LOAD_COUNT, argc, args, kw, a)) {
        return MP_ERROR;
    }
    mp_value source = mp_call_method(vm, a[0], MP_NAME(read), 0, NULL);
    return mp_is_error(source) ? MP_ERROR : load(vm, source, a);
}

/* ---- dumps, dump ---- */

enum {
    DUMP_OBJECT,
    DUMP_FILE,
    DUMP_SKIP_KEYS,
    DUMP_ASCII,
    DUMP_CIRCULAR,
    DUMP_NAN,
    DUMP_CLS,
    DUMP_INDENT,
    DUMP_SEPARATORS,
    DUMP_DEFAULT,
    DUMP_SORT,
    DUMP_COUNT
};

static const mp_param dump_params[] = {
    MP_PARAM(obj, 0),       MP_PARAM(fp, 0),    OPTION(skipkeys), OPTION(ensure_ascii), OPTION(check_circular),
    OPTION(allow_nan),      OPTION(cls),        OPTION(indent),   OPTION(separators),   OPTION(default),
    OPTION(sort_keys),
};

/* The text of one level of indentation, or None. */
static mp_value indent_of(mp_vm *vm, mp_value v) {
    if (mp_is_unbound(v) || mp_is_none(v)) {
        return MP_NONE;
    }
    return mp_str_is(v) ? v : mp_binary(vm, MP_OP_MUL, MP_NAME(space_), v);
}

static bool separators_get(mp_vm *vm, mp_value v, json_writing *how) {
    how->item_separator = mp_is_none(how->indent) ? MP_NAME(comma_space_) : MP_NAME(comma_);
    how->key_separator = MP_NAME(colon_space_);
    if (mp_is_unbound(v) || mp_is_none(v)) {
        return true;
    }
    mp_value pair = mp_tuple_from(vm, v);
    if (mp_is_error(pair)) {
        return mp_exception_catch(vm, &mp_type_TypeError) &&
               mp_fail(vm, &mp_type_TypeError, "cannot unpack non-iterable %T object", v);
    }
    const mp_tuple *t = mp_tuple_get(pair);
    if (t->count != 2) {
        return mp_fail(vm, &mp_type_ValueError,
                       t->count < 2 ? "not enough values to unpack (expected 2, got %zu)"
                                    : "too many values to unpack (expected 2)",
                       t->count);
    }
    how->item_separator = t->items[0];
    how->key_separator = t->items[1];
    for (size_t i = 2; i-- > 0;) {
        if (!mp_str_is(t->items[i])) {
            return mp_fail(vm, &mp_type_TypeError, "make_encoder() argument %zu must be str, not %A", 6 - i,
                           t->items[i]);
        }
    }
    return true;
}

/* `a` is laid out as dump_params are. */
static mp_value dump(mp_vm *vm, const mp_value *a) {
    json_writing how = {.fallback = mp_is_unbound(a[DUMP_DEFAULT]) ? MP_NONE : a[DUMP_DEFAULT],
                        .indent = indent_of(vm, a[DUMP_INDENT])};
    if (mp_is_error(how.indent) || !cls_check(vm, a[DUMP_CLS]) || !separators_get(vm, a[DUMP_SEPARATORS], &how) ||
        !truth(vm, a[DUMP_SKIP_KEYS], false, &how.skip_keys) || !truth(vm, a[DUMP_ASCII], true, &how.ascii) ||
        !truth(vm, a[DUMP_CIRCULAR], true, &how.check_circular) || !truth(vm, a[DUMP_NAN], true, &how.allow_nan) ||
        !truth(vm, a[DUMP_SORT], false, &how.sort_keys)) {
        return MP_ERROR;
    }
    mp_builder b;
    mp_builder_init(&b, vm);
    return mp_json_write(&b, a[DUMP_OBJECT], &how) ? mp_builder_str(&b) : MP_ERROR;
}

static mp_value json_dumps(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    mp_param params[DUMP_COUNT - 1];
    mp_value a[DUMP_COUNT];
    params[0] = dump_params[0];
    memcpy(params + 1, dump_params + 2, sizeof params - sizeof *params);
    if (!mp_args_bind(vm, "dumps", params, DUMP_COUNT - 1, argc, args, kw, a)) {
        return MP_ERROR;
    }
    memmove(a + 2, a + 1, (DUMP_COUNT - 2) * sizeof *a);
    return dump(vm, a);
}

static mp_value json_dump(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    mp_value a[DUMP_COUNT];
    mp_value text = mp_args_bind(vm, "dump", dump_params, DUMP_COUNT, argc, args, kw, a) ? dump(vm, a) : MP_ERROR;
    mp_value done = mp_is_error(text) ? MP_ERROR : mp_call_method(vm, a[DUMP_FILE], MP_NAME(write), 1, &text);
    return mp_is_error(done) ? MP_ERROR : MP_NONE;
}

static const mp_native json_rows[] = {
    MP_FUNCTION_KW(dump, json_dump, 0, MP_VARIADIC),
    MP_FUNCTION_KW(dumps, json_dumps, 0, MP_VARIADIC),
    MP_FUNCTION_KW(load, json_load, 0, MP_VARIADIC),
    MP_FUNCTION_KW(loads, json_loads, 0, MP_VARIADIC),
    MP_CONSTANT(JSONDecodeError, &mp_type_json_error),
};

MP_MODULE(mp_module_json, json, json_rows, NULL);
