/* SPDX-License-Identifier: MIT
 *
 * Layer 5. The module json: JSONEncoder and JSONDecoder, and the options that they and the functions take.
 *
 * The objects are nothing but attributes, read anew each time: classes may have their own, and programs set them.
 */
#include "modules/json.h"
#include "modules/types_module.h"
#include "objects/class.h"
#include "objects/number.h"
#include "objects/str.h"
#include "objects/text.h"
#include "objects/tuple.h"

#define OPTION(name) MP_PARAM(name, MP_PARAM_OPTIONAL | MP_PARAM_KEYWORD_ONLY)
MP_NAMES_USED(object_hook, parse_float, parse_int, parse_constant, object_pairs_hook, strict, skipkeys)
MP_NAMES_USED(ensure_ascii, check_circular, allow_nan, indent, separators, default, sort_keys)

const mp_param mp_json_write_params[] = {
    OPTION(skipkeys),  OPTION(ensure_ascii), OPTION(check_circular), OPTION(allow_nan),
    OPTION(sort_keys), OPTION(indent),       OPTION(separators),     OPTION(default),
};
const mp_param mp_json_read_params[] = {
    OPTION(object_hook), OPTION(object_pairs_hook), OPTION(parse_float),
    OPTION(parse_int),   OPTION(parse_constant),    OPTION(strict),
};

/* The attributes of an encoder: the flags, and these. */
enum { INDENT = JSON_FLAGS, ITEM_SEPARATOR, KEY_SEPARATOR, FALLBACK, ATTRIBUTES };
enum { SEPARATORS = INDENT + 1, DEFAULT };

static mp_value attribute_name(size_t i) {
    return i == ITEM_SEPARATOR  ? MP_NAME(item_separator)
           : i == KEY_SEPARATOR ? MP_NAME(key_separator)
                                : mp_name_of(mp_json_write_params[MP_MIN(i, DEFAULT)].name);
}

/* ---- writing ---- */

mp_value mp_json_option_default(size_t option) {
    return option < JSON_FLAGS ? mp_from_bool(option != JSON_SKIP_KEYS && option != JSON_SORT_KEYS) : MP_NONE;
}

/* What options say about attributes; MP_UNBOUND for those that stay as the class has them. */
static bool attributes_of(mp_vm *vm, const mp_value *options, mp_value *v) {
    for (size_t i = 0; i <= INDENT; i++) {
        v[i] = mp_is_unbound(options[i]) ? mp_json_option_default(i) : options[i];
    }
    v[ITEM_SEPARATOR] = mp_is_none(v[INDENT]) ? MP_UNBOUND : MP_NAME(comma_);
    v[KEY_SEPARATOR] = MP_UNBOUND;
    v[FALLBACK] = mp_is_unbound(options[DEFAULT]) || mp_is_none(options[DEFAULT]) ? MP_UNBOUND : options[DEFAULT];
    mp_value separators = options[SEPARATORS];
    if (mp_is_unbound(separators) || mp_is_none(separators)) {
        return true;
    }
    mp_value pair = mp_tuple_from(vm, separators);
    if (mp_is_error(pair)) {
        return mp_exception_catch(vm, &mp_type_TypeError) &&
               mp_fail(vm, &mp_type_TypeError, "cannot unpack non-iterable %T object", separators);
    }
    const mp_tuple *t = mp_tuple_get(pair);
    if (t->count != 2) {
        return mp_fail(vm, &mp_type_ValueError,
                       t->count < 2 ? "not enough values to unpack (expected 2, got %zu)"
                                    : "too many values to unpack (expected 2)",
                       t->count);
    }
    v[ITEM_SEPARATOR] = t->items[0];
    v[KEY_SEPARATOR] = t->items[1];
    return true;
}

/* How to write by these attributes. */
static bool writing(mp_vm *vm, const mp_value *v, json_writing *how) {
    for (size_t i = 0; i < JSON_FLAGS; i++) {
        if (!mp_truth(vm, v[i], &how->is[i])) {
            return false;
        }
    }
    how->indent = v[INDENT];
    if (!mp_is_none(v[INDENT]) && !mp_str_is(v[INDENT])) {
        how->indent = mp_binary(vm, MP_OP_MUL, MP_NAME(space_), v[INDENT]);
    }
    how->item_separator = v[ITEM_SEPARATOR];
    how->key_separator = v[KEY_SEPARATOR];
    how->fallback = v[FALLBACK];
    for (size_t i = KEY_SEPARATOR; !mp_is_error(how->indent) && i >= ITEM_SEPARATOR; i--) {
        if (!mp_str_is(v[i])) {
            return mp_fail(vm, &mp_type_TypeError, "make_encoder() argument %zu must be str, not %A",
                           6 - (i - ITEM_SEPARATOR), v[i]);
        }
    }
    return !mp_is_error(how->indent);
}

bool mp_json_writing_of(mp_vm *vm, const mp_value *options, json_writing *how) {
    mp_value v[ATTRIBUTES];
    if (!attributes_of(vm, options, v)) {
        return false;
    }
    const mp_value missing[] = {MP_NAME(comma_space_), MP_NAME(colon_space_), MP_NONE};
    for (size_t i = ITEM_SEPARATOR; i < ATTRIBUTES; i++) {
        v[i] = mp_is_unbound(v[i]) ? missing[i - ITEM_SEPARATOR] : v[i];
    }
    return writing(vm, v, how);
}

static bool encoder_init(mp_vm *vm, mp_value self, size_t argc, const mp_value *args, mp_kw kw) {
    mp_value options[JSON_WRITE_OPTIONS], v[ATTRIBUTES];
    if (!mp_args_bind(vm, "JSONEncoder.__init__", mp_json_write_params, JSON_WRITE_OPTIONS, argc, args, kw, options) ||
        !attributes_of(vm, options, v)) {
        return false;
    }
    for (size_t i = 0; i < ATTRIBUTES; i++) {
        if (!mp_is_unbound(v[i]) && !mp_setattr(vm, self, attribute_name(i), v[i])) {
            return false;
        }
    }
    return true;
}

static mp_value encoder_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    mp_value self = mp_namespace_new(vm, type);
    return mp_is_error(self) || mp_type_is_class(type) || encoder_init(vm, self, argc, args, kw) ? self : MP_ERROR;
}

static mp_value encoder_default(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return mp_raise(vm, &mp_type_TypeError, "Object of type %T is not JSON serializable", args[1]);
}

/* The text of args[1]. */
static mp_value encoded(mp_vm *vm, const mp_value *args) {
    mp_value v[ATTRIBUTES];
    json_writing how;
    for (size_t i = 0; i < ATTRIBUTES; i++) {
        v[i] = mp_getattr(vm, args[0], attribute_name(i));
        if (mp_is_error(v[i])) {
            return MP_ERROR;
        }
    }
    if (!writing(vm, v, &how)) {
        return MP_ERROR;
    }
    mp_builder b;
    mp_builder_init(&b, vm);
    return mp_json_write(&b, args[1], &how) ? mp_builder_str(&b) : MP_ERROR;
}

/* There is one piece. */
static mp_value encoder_iterencode(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    static const mp_param params[] = {MP_PARAM(o, 0), MP_PARAM(_one_shot, MP_PARAM_OPTIONAL)};
    mp_value v[3] = {args[0]};
    mp_value text = mp_args_bind(vm, "JSONEncoder.iterencode", params, 2, argc - 1, args + 1, kw, v + 1)
                        ? encoded(vm, v)
                        : MP_ERROR;
    mp_value pieces = mp_is_error(text) ? MP_ERROR : mp_tuple_new(vm, 1, &text);
    return mp_is_error(pieces) ? MP_ERROR : mp_iter(vm, pieces);
}

static mp_value encoder_encode(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    const mp_type *type = mp_type_of(args[0]);
    mp_value name = MP_NAME(iterencode);
    if (mp_str_is(args[1]) || mp_same(mp_type_find(vm, type, name), mp_type_find(vm, &mp_type_JSONEncoder, name))) {
        return encoded(vm, args);
    }
    mp_value pieces = mp_call_method(vm, args[0], name, 1, args + 1);
    return mp_is_error(pieces) ? MP_ERROR : mp_call_method(vm, MP_NAME(empty_), MP_NAME(join), 1, &pieces);
}

static const mp_native encoder_rows[] = {
    MP_NAMESPACE_DICT,
    MP_CONSTANT(item_separator, &mp_names.mp_name_comma_space_),
    MP_CONSTANT(key_separator, &mp_names.mp_name_colon_space_),
    MP_METHOD(default, encoder_default, 1, 1),
    MP_METHOD(encode, encoder_encode, 1, 1),
    MP_METHOD_KW(iterencode, encoder_iterencode, 0, MP_VARIADIC),
};
MP_OPS(encoder_ops, MP_NAMESPACE_OPS, (make, encoder_make), (init, encoder_init));
MP_TYPE(mp_type_JSONEncoder, json_encoder_type_, &mp_type_object, sizeof(mp_namespace), encoder_ops, encoder_rows, 0);

/* ---- reading ---- */

bool mp_json_reading_of(mp_vm *vm, const mp_value *options, json_reading *how) {
    mp_value v[JSON_READ_OPTIONS];
    for (size_t i = 0; i < JSON_READ_OPTIONS; i++) {
        v[i] = mp_is_unbound(options[i]) ? MP_NONE : options[i];
    }
    *how = (json_reading){v[0], v[1], v[2], v[3], v[4], true};
    return mp_is_unbound(options[JSON_READ_OPTIONS - 1]) || mp_truth(vm, v[JSON_READ_OPTIONS - 1], &how->strict);
}

static bool decoder_init(mp_vm *vm, mp_value self, size_t argc, const mp_value *args, mp_kw kw) {
    mp_value v[JSON_READ_OPTIONS];
    if (!mp_args_bind(vm, "JSONDecoder.__init__", mp_json_read_params, JSON_READ_OPTIONS, argc, args, kw, v)) {
        return false;
    }
    for (size_t i = 0; i < JSON_READ_OPTIONS; i++) {
        mp_value missing = i + 1 < JSON_READ_OPTIONS ? MP_NONE : MP_TRUE;
        if (!mp_setattr(vm, self, mp_name_of(mp_json_read_params[i].name), mp_is_unbound(v[i]) ? missing : v[i])) {
            return false;
        }
    }
    return true;
}

static mp_value decoder_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    mp_value self = mp_namespace_new(vm, type);
    return mp_is_error(self) || mp_type_is_class(type) || decoder_init(vm, self, argc, args, kw) ? self : MP_ERROR;
}

static bool reading(mp_vm *vm, mp_value self, json_reading *how) {
    mp_value v[JSON_READ_OPTIONS];
    for (size_t i = 0; i < JSON_READ_OPTIONS; i++) {
        v[i] = mp_getattr(vm, self, mp_name_of(mp_json_read_params[i].name));
        if (mp_is_error(v[i])) {
            return false;
        }
    }
    return mp_json_reading_of(vm, v, how);
}

static mp_value decoder_decode(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    if (!mp_str_is(args[1])) {
        return mp_buffer_is(args[1])
                   ? mp_raise(vm, &mp_type_TypeError, "cannot use a string pattern on a bytes-like object")
                   : mp_raise(vm, &mp_type_TypeError, "expected string or bytes-like object, got '%T'", args[1]);
    }
    json_reading how;
    return reading(vm, args[0], &how) ? mp_json_read(vm, args[1], &how) : MP_ERROR;
}

static mp_value decoder_raw_decode(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    static const mp_param params[] = {MP_PARAM(s, 0), MP_PARAM(idx, MP_PARAM_OPTIONAL)};
    mp_value v[2];
    intptr_t index = 0;
    if (!mp_args_bind(vm, "JSONDecoder.raw_decode", params, 2, argc - 1, args + 1, kw, v) ||
        (!mp_is_unbound(v[1]) && !mp_index_get(vm, v[1], &index))) {
        return MP_ERROR;
    }
    if (!mp_str_is(v[0])) {
        return mp_raise(vm, &mp_type_TypeError, "first argument must be a string, not %T", v[0]);
    }
    if (index < 0) {
        return mp_raise(vm, &mp_type_ValueError, "idx cannot be negative");
    }
    json_reading how;
    size_t length;
    if (!reading(vm, args[0], &how) || !mp_length(vm, v[0], &length)) {
        return MP_ERROR;
    }
    size_t offset = mp_text_offset_of(MP_TEXT_STR, v[0], MP_MIN((size_t)index, length));
    mp_value pair[] = {mp_json_read_at(vm, v[0], &how, &offset), MP_NONE};
    pair[1] = MP_SMALL(mp_text_index_of(MP_TEXT_STR, v[0], offset));
    return mp_is_error(pair[0]) ? MP_ERROR : mp_tuple_new(vm, 2, pair);
}

static const mp_native decoder_rows[] = {
    MP_NAMESPACE_DICT,
    MP_METHOD(decode, decoder_decode, 1, 1),
    MP_METHOD_KW(raw_decode, decoder_raw_decode, 0, MP_VARIADIC),
};
MP_OPS(decoder_ops, MP_NAMESPACE_OPS, (make, decoder_make), (init, decoder_init));
MP_TYPE(mp_type_JSONDecoder, json_decoder_type_, &mp_type_object, sizeof(mp_namespace), decoder_ops, decoder_rows, 0);
