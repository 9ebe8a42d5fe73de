/* SPDX-License-Identifier: MIT
 *
 * Layer 6. C text to str.
 */
#include "api/api.h"
#include "base/utf8.h"
#include "objects/builder.h"

mp_value mp_api_str(mp_vm *vm, const char *text, size_t size) {
    bool ascii;
    size_t offset;
    if (mp_utf8_check(text, size, false, &ascii, &offset)) {
        return mp_str_new(vm, text, size);
    }
    mp_builder b;
    mp_builder_init(&b, vm);
    while (!mp_utf8_check(text, size, false, &ascii, &offset)) {
        mp_builder_append(&b, text, offset);
        mp_builder_append_rune(&b, 0xDC00u + (uint8_t)text[offset]);
        text += offset + 1;
        size -= offset + 1;
    }
    mp_builder_append(&b, text, size);
    return mp_builder_str(&b);
}

mp_value mp_api_name(mp_vm *vm, const char *text) {
    mp_value str = mp_api_str(vm, text, strlen(text));
    return mp_is_error(str) ? MP_ERROR : mp_str_intern_value(vm, str);
}
