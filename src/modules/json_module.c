/* SPDX-License-Identifier: MIT
 *
 * Layer 5. The module json: its functions, and the arguments they take.
 *
 * Without a class they do what the classes would, but make no object.
 */
#include "modules/json.h"
#include "objects/module.h"
#include "objects/str.h"

enum { MOST = 2 + 1 + JSON_WRITE_OPTIONS };

/* What a function takes: `count` things of its own, `cls`, and options. */
typedef struct signature {
    const char *name;
    mp_param own[2];
    size_t count;
    const mp_param *options;
    size_t option_count;
} signature;

/* The argument `cls`; MP_UNBOUND if there is none, or None. */
static mp_value class_of(size_t argc, const mp_value *args, mp_kw kw) {
    for (size_t i = 0; i < kw.count; i++) {
        if (mp_same(kw.names[i], MP_NAME(cls))) {
            return mp_is_none(args[argc + i]) ? MP_UNBOUND : args[argc + i];
        }
    }
    return MP_UNBOUND;
}

/* Sorts arguments into own ones and options. */
static bool bind(mp_vm *vm, const signature *s, size_t argc, const mp_value *args, mp_kw kw, mp_value *out) {
    static const mp_param cls = MP_PARAM(cls, MP_PARAM_OPTIONAL | MP_PARAM_KEYWORD_ONLY);
    mp_param params[MOST];
    mp_value v[MOST];
    memcpy(params, s->own, s->count * sizeof *params);
    memcpy(params + s->count, s->options, s->option_count * sizeof *params);
    params[s->count + s->option_count] = cls;
    if (!mp_args_bind(vm, s->name, params, s->count + s->option_count + 1, argc, args, kw, v)) {
        return false;
    }
    memcpy(out, v, (s->count + s->option_count) * sizeof *out);
    return true;
}

/* cls(**keywords), where the keywords are those that are not the function's own; an encoder is given all options. Fills
 * out[0..s->count). */
static mp_value make(mp_vm *vm, mp_value cls, const signature *s, size_t argc, const mp_value *args, mp_kw kw,
                     mp_value *out) {
    size_t own = 0, n = 0, total = argc + 4 * kw.count + 2 * JSON_WRITE_OPTIONS;
    mp_value *all = mp_gc_array_new(vm, total, sizeof *all);
    if (all == NULL) {
        return MP_ERROR;
    }
    for (size_t i = 0; i < total; i++) {
        all[i] = i < argc ? args[i] : MP_NONE; /* the collector looks at them */
    }
    mp_value *own_values = all + argc, *own_names = own_values + kw.count, *values = own_names + kw.count;
    mp_value *names = values + kw.count + JSON_WRITE_OPTIONS;
    for (; s->options == mp_json_write_params && n < JSON_WRITE_OPTIONS; n++) {
        names[n] = mp_name_of(s->options[n].name);
        values[n] = mp_json_option_default(n);
    }
    for (size_t i = 0; i < kw.count; i++) {
        mp_value name = kw.names[i];
        if (mp_same(name, MP_NAME(cls))) {
            continue;
        }
        if (mp_same(name, mp_name_of(s->own[0].name)) || mp_same(name, mp_name_of(s->own[s->count - 1].name))) {
            own_names[own] = name;
            own_values[own++] = args[argc + i];
            continue;
        }
        size_t at = 0;
        while (at < n && !mp_same(names[at], name)) {
            at++;
        }
        names[at] = name;
        values[at] = args[argc + i];
        n = MP_MAX(n, at + 1);
    }
    bool good = mp_args_bind(vm, s->name, s->own, s->count, argc, all, (mp_kw){own, own_names}, out);
    mp_value made = good ? mp_call_kw(vm, cls, 0, values, (mp_kw){n, names}) : MP_ERROR;
    mp_gc_free(vm, all);
    return made;
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

/* ---- loads, load ---- */

static mp_value load(mp_vm *vm, const signature *s, size_t argc, const mp_value *args, mp_kw kw) {
    mp_value v[MOST], cls = class_of(argc, args, kw), decoder = MP_UNBOUND;
    json_reading how;
    if (mp_is_value(cls)) {
        decoder = make(vm, cls, s, argc, args, kw, v);
    } else if (!bind(vm, s, argc, args, kw, v) || !mp_json_reading_of(vm, v + 1, &how)) {
        return MP_ERROR;
    }
    if (!mp_is_error(decoder) && s->own[0].name == MP_NAME_NUMBER_OF(mp_name_fp)) {
        v[0] = mp_call_method(vm, v[0], MP_NAME(read), 0, NULL);
    }
    mp_value text = mp_is_error(decoder) || mp_is_error(v[0]) ? MP_ERROR : text_of(vm, v[0]);
    if (mp_is_error(text)) {
        return MP_ERROR;
    }
    return mp_is_unbound(decoder) ? mp_json_read(vm, text, &how)
                                  : mp_call_method(vm, decoder, MP_NAME(decode), 1, &text);
}

static mp_value json_loads(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    static const signature s = {"loads", {MP_PARAM(s, 0)}, 1, mp_json_read_params, JSON_READ_OPTIONS};
    return load(vm, &s, argc, args, kw);
}

static mp_value json_load(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    static const signature s = {"load", {MP_PARAM(fp, 0)}, 1, mp_json_read_params, JSON_READ_OPTIONS};
    return load(vm, &s, argc, args, kw);
}

/* ---- dumps, dump ---- */

/* Writes piece by piece what an encoder makes. */
static mp_value write_pieces(mp_vm *vm, mp_value file, mp_value pieces) {
    mp_value iterator = mp_is_error(pieces) ? MP_ERROR : mp_iter(vm, pieces);
    mp_value result = iterator;
    while (!mp_is_error(result)) {
        mp_value piece = mp_next(vm, iterator);
        if (mp_is_stop(piece)) {
            return MP_NONE;
        }
        result = mp_is_error(piece) ? MP_ERROR : mp_call_method(vm, file, MP_NAME(write), 1, &piece);
    }
    return MP_ERROR;
}

static mp_value dump(mp_vm *vm, const signature *s, size_t argc, const mp_value *args, mp_kw kw) {
    mp_value v[MOST], cls = class_of(argc, args, kw);
    bool to_file = s->count > 1;
    if (mp_is_value(cls)) {
        mp_value encoder = make(vm, cls, s, argc, args, kw, v);
        mp_value made = mp_is_error(encoder)
                            ? MP_ERROR
                            : mp_call_method(vm, encoder, to_file ? MP_NAME(iterencode) : MP_NAME(encode), 1, v);
        return to_file ? write_pieces(vm, v[1], made) : made;
    }
    json_writing how;
    if (!bind(vm, s, argc, args, kw, v) || !mp_json_writing_of(vm, v + s->count, &how)) {
        return MP_ERROR;
    }
    mp_builder b;
    mp_builder_init(&b, vm);
    mp_value text = mp_json_write(&b, v[0], &how) ? mp_builder_str(&b) : MP_ERROR;
    if (!to_file || mp_is_error(text)) {
        return text;
    }
    return mp_is_error(mp_call_method(vm, v[1], MP_NAME(write), 1, &text)) ? MP_ERROR : MP_NONE;
}

static mp_value json_dumps(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    static const signature s = {"dumps", {MP_PARAM(obj, 0)}, 1, mp_json_write_params, JSON_WRITE_OPTIONS};
    return dump(vm, &s, argc, args, kw);
}

static mp_value json_dump(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    static const signature s = {"dump", {MP_PARAM(obj, 0), MP_PARAM(fp, 0)}, 2, mp_json_write_params,
                                JSON_WRITE_OPTIONS};
    return dump(vm, &s, argc, args, kw);
}

static const mp_native json_rows[] = {
    MP_FUNCTION_KW(dump, json_dump, 0, MP_VARIADIC),
    MP_FUNCTION_KW(dumps, json_dumps, 0, MP_VARIADIC),
    MP_FUNCTION_KW(load, json_load, 0, MP_VARIADIC),
    MP_FUNCTION_KW(loads, json_loads, 0, MP_VARIADIC),
    MP_CONSTANT(JSONDecodeError, &mp_type_json_error),
    MP_CONSTANT(JSONDecoder, &mp_type_JSONDecoder),
    MP_CONSTANT(JSONEncoder, &mp_type_JSONEncoder),
};

MP_MODULE(mp_module_json, json, json_rows, NULL);
