/* SPDX-License-Identifier: MIT
 *
 * Layer 5. The module binascii: bytes as hexadecimal or base64 text, and CRC-32.
 */
#include "objects/exception_all.h"
#include "objects/module.h"
#include "objects/number.h"
#include "objects/text.h"

static const mp_type error_type;

static mp_value fail(mp_vm *vm, const char *text) { return mp_raise(vm, &error_type, text); }

/* What the functions that read text take: bytes, or a str of ASCII characters. */
static bool ascii_get(mp_vm *vm, mp_value v, mp_text *out) {
    mp_buffer buffer;
    if (mp_str_is(v)) {
        *out = mp_text_of(v);
        return mp_str_ascii(v) ||
               mp_fail(vm, &mp_type_ValueError, "string argument should contain only ASCII characters");
    }
    if (!mp_buffer_is(v)) {
        return mp_fail(vm, &mp_type_TypeError, "argument should be bytes, buffer or ASCII string, not '%T'", v);
    }
    if (!mp_buffer_get(vm, v, &buffer)) {
        return false;
    }
    *out = (mp_text){(const char *)buffer.data, buffer.size};
    return true;
}

/* ---- hexadecimal ---- */

static mp_value binascii_hexlify(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    static const mp_param params[] = {MP_PARAM(data, 0), MP_PARAM(sep, MP_PARAM_OPTIONAL),
                                      MP_PARAM(bytes_per_sep, MP_PARAM_OPTIONAL)};
    mp_value a[3];
    mp_buffer buffer;
    if (!mp_args_bind(vm, "hexlify", params, 3, argc, args, kw, a) || !mp_buffer_get(vm, a[0], &buffer)) {
        return MP_ERROR;
    }
    size_t given = mp_is_unbound(a[1]) ? 0 : mp_is_unbound(a[2]) ? 1 : 2;
    mp_value hex = mp_bytes_hex(vm, (mp_text){(const char *)buffer.data, buffer.size}, given, a + 1, MP_NO_KW);
    return mp_is_error(hex) ? MP_ERROR : mp_bytes_new(vm, mp_str_data(hex), mp_str_size(hex));
}

static unsigned hex_digit(char c) {
    unsigned digit = (unsigned)c - '0', letter = ((unsigned)c | 32) - 'a';
    return digit < 10 ? digit : letter < 6 ? letter + 10 : 16;
}

static mp_value binascii_unhexlify(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_text text;
    char *to;
    if (!ascii_get(vm, args[0], &text)) {
        return MP_ERROR;
    }
    if (text.size % 2 != 0) {
        return fail(vm, "Odd-length string");
    }
    mp_value v = mp_text_alloc(vm, MP_TEXT_BYTES, text.size / 2, &to);
    for (size_t i = 0; !mp_is_error(v) && i < text.size; i += 2) {
        unsigned high = hex_digit(text.data[i]), low = hex_digit(text.data[i + 1]);
        if (high > 15 || low > 15) {
            return fail(vm, "Non-hexadecimal digit found");
        }
        to[i / 2] = (char)(high << 4 | low);
    }
    return mp_is_error(v) ? MP_ERROR : mp_text_seal(MP_TEXT_BYTES, v);
}

/* ---- base64 ---- */

static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

static bool truth_of(mp_vm *vm, mp_value v, bool missing, bool *out) {
    *out = missing;
    return mp_is_unbound(v) || mp_truth(vm, v, out);
}

static mp_value binascii_b2a_base64(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    static const mp_param params[] = {MP_PARAM(data, MP_PARAM_POSITIONAL_ONLY),
                                      MP_PARAM(newline, MP_PARAM_OPTIONAL | MP_PARAM_KEYWORD_ONLY)};
    mp_value a[2];
    mp_buffer buffer;
    bool newline;
    char *to;
    if (!mp_args_bind(vm, "b2a_base64", params, 2, argc, args, kw, a) || !truth_of(vm, a[1], true, &newline) ||
        !mp_buffer_get(vm, a[0], &buffer)) {
        return MP_ERROR;
    }
    if (buffer.size > SIZE_MAX / 2) {
        return fail(vm, "Too much data for base64 line");
    }
    size_t size = (buffer.size + 2) / 3 * 4;
    mp_value v = mp_text_alloc(vm, MP_TEXT_BYTES, size + newline, &to);
    if (mp_is_error(v)) {
        return MP_ERROR;
    }
    for (size_t i = 0; i < buffer.size; i += 3) {
        size_t left = buffer.size - i;
        uint32_t bits = (uint32_t)buffer.data[i] << 16 | (left > 1 ? (uint32_t)buffer.data[i + 1] << 8 : 0u) |
                        (left > 2 ? buffer.data[i + 2] : 0u);
        for (unsigned n = 0; n < 4; n++) {
            *to++ = n <= left ? alphabet[bits >> (18 - 6 * n) & 63] : '=';
        }
    }
    if (newline) {
        *to = '\n';
    }
    return mp_text_seal(MP_TEXT_BYTES, v);
}

/* The six bits of a character; 64 if it is none of the alphabet. */
static uint32_t base64_value(char c) {
    const char *found = c == 0 ? NULL : strchr(alphabet, c);
    return found == NULL ? 64 : (uint32_t)(found - alphabet);
}

/* Appends what the text stands for. Strictly, or as mail does: what does not belong there is skipped. */
static bool base64_read(mp_builder *b, mp_text text, bool strict) {
    const char *error = strict && text.size > 0 && text.data[0] == '=' ? "Leading padding not allowed" : NULL;
    unsigned place = 0, pads = 0;
    bool padding = false;
    uint32_t bits = 0;
    for (size_t i = 0; i < text.size && error == NULL; i++) {
        if (text.data[i] == '=') {
            padding = true;
            if (place >= 2 && place + ++pads >= 4) {
                if (!strict || i + 1 == text.size) {
                    return !b->failed;
                }
                error = "Excess data after padding";
            }
            continue;
        }
        uint32_t value = base64_value(text.data[i]);
        if (value == 64 || (strict && padding)) {
            error = !strict ? NULL : value == 64 ? "Only base64 data is allowed" : "Discontinuous padding not allowed";
            continue;
        }
        pads = 0;
        bits = bits << 6 | value;
        if (place != 0) {
            mp_builder_append_byte(b, (int)(bits >> (6 - 2 * place) & 255));
        }
        place = (place + 1) % 4;
    }
    if (error == NULL && place == 1) {
        (void)mp_raise(b->vm, &error_type,
                       "Invalid base64-encoded string: number of data characters (%zu) cannot be 1 more than a "
                       "multiple of 4",
                       b->size / 3 * 4 + 1);
        return false;
    }
    error = error == NULL && place != 0 ? "Incorrect padding" : error;
    return error == NULL ? !b->failed : !mp_is_error(fail(b->vm, error));
}

static mp_value binascii_a2b_base64(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    static const mp_param params[] = {MP_PARAM(data, MP_PARAM_POSITIONAL_ONLY),
                                      MP_PARAM(strict_mode, MP_PARAM_OPTIONAL | MP_PARAM_KEYWORD_ONLY)};
    mp_value a[2];
    mp_text text;
    bool strict;
    mp_builder b;
    mp_builder_init(&b, vm);
    return mp_args_bind(vm, "a2b_base64", params, 2, argc, args, kw, a) && truth_of(vm, a[1], false, &strict) &&
                   ascii_get(vm, a[0], &text) && base64_read(&b, text, strict)
               ? mp_builder_bytes(&b)
               : MP_ERROR;
}

/* ---- CRC ---- */

/* The start value: any int, of which the low 32 bits count. */
static bool start_get(mp_vm *vm, size_t argc, const mp_value *args, uint32_t *out) {
    *out = 0;
    if (argc < 2) {
        return true;
    }
    mp_value start = mp_index_value(vm, args[1]);
    mp_value v = mp_is_error(start) ? MP_ERROR : mp_binary(vm, MP_OP_AND, start, mp_from_small(0xFFFF));
    mp_value high = mp_is_error(v) ? MP_ERROR : mp_binary(vm, MP_OP_RSHIFT, start, mp_from_small(16));
    high = mp_is_error(high) ? MP_ERROR : mp_binary(vm, MP_OP_AND, high, mp_from_small(0xFFFF));
    if (mp_is_error(high)) {
        return false;
    }
    *out = (uint32_t)mp_small(v) | (uint32_t)mp_small(high) << 16;
    return true;
}

static mp_value binascii_crc32(mp_vm *vm, size_t argc, const mp_value *args) {
    static const uint32_t table[] = {0x00000000, 0x1DB71064, 0x3B6E20C8, 0x26D930AC, 0x76DC4190, 0x6B6B51F4,
                                     0x4DB26158, 0x5005713C, 0xEDB88320, 0xF00F9344, 0xD6D6A3E8, 0xCB61B38C,
                                     0x9B64C2B0, 0x86D3D2D4, 0xA00AE278, 0xBDBDF21C}; /* of four bits each */
    uint32_t crc;
    mp_buffer buffer;
    if (!start_get(vm, argc, args, &crc) || !mp_buffer_get(vm, args[0], &buffer)) {
        return MP_ERROR;
    }
    crc = ~crc;
    for (size_t i = 0; i < buffer.size; i++) {
        crc ^= buffer.data[i];
        crc = crc >> 4 ^ table[crc & 15];
        crc = crc >> 4 ^ table[crc & 15];
    }
    return mp_int_from_u64(vm, (uint32_t)~crc);
}

static const mp_native binascii_rows[] = {
    MP_FUNCTION_KW(a2b_base64, binascii_a2b_base64, 0, MP_VARIADIC),
    MP_FUNCTION(a2b_hex, binascii_unhexlify, 1, 1),
    MP_FUNCTION_KW(b2a_base64, binascii_b2a_base64, 0, MP_VARIADIC),
    MP_FUNCTION_KW(b2a_hex, binascii_hexlify, 0, MP_VARIADIC),
    MP_FUNCTION(crc32, binascii_crc32, 1, 2),
    MP_FUNCTION_KW(hexlify, binascii_hexlify, 0, MP_VARIADIC),
    MP_FUNCTION(unhexlify, binascii_unhexlify, 1, 1),
    MP_CONSTANT(Error, &error_type),
};

static const mp_type error_type = {{{(const mp_head *)&mp_type_type}, &error_type},
                                   MP_OPS_OF(mp_exception_ops),
                                   &mp_type_ValueError,
                                   &mp_type_BaseException,
                                   MP_VALUE_INIT(mp_names.mp_name_Error),
                                   NULL,
                                   0,
                                   MP_TYPE_EXCEPTION,
                                   sizeof(mp_exception)};

MP_MODULE(mp_module_binascii, binascii, binascii_rows, NULL);
