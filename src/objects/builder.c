/* SPDX-License-Identifier: MIT
 *
 * Layer 2. The text builder: a little room in the struct, then a buffer on the heap that grows by half. The appends after a failure do nothing.
 */
#include "objects/builder.h"

#include "base/utf8.h"
#include "objects/str.h"

void mp_builder_init(mp_builder *b, mp_vm *vm) {
    b->vm = vm;
    b->data = b->room;
    b->size = 0;
    b->capacity = sizeof b->room;
    b->failed = false;
}

/* Moves the text to a buffer of at least `size` more bytes; false if there is no memory. */
static MP_NOINLINE bool grow(mp_builder *b, size_t size) {
    size_t need;
    bool overflow = mp_size_add(b->size, size, &need);
    size_t capacity = overflow || need > MP_STR_SIZE_MAX ? SIZE_MAX : MP_MAX(need, b->capacity + b->capacity / 2);
    bool in_room = b->data == b->room;
    char *data = mp_gc_array_resize(b->vm, in_room ? NULL : b->data, capacity, capacity == SIZE_MAX ? 2 : 1);
    if (data == NULL) {
        mp_builder_free(b);
        b->failed = true;
        return false;
    }
    if (in_room) {
        memcpy(data, b->room, b->size);
    }
    b->data = data;
    b->capacity = capacity;
    return true;
}

char *mp_builder_reserve(mp_builder *b, size_t size) {
    if (MP_UNLIKELY(b->failed) || (MP_UNLIKELY(b->capacity - b->size < size) && !grow(b, size))) {
        return NULL;
    }
    return b->data + b->size;
}

bool mp_builder_append(mp_builder *b, const char *data, size_t size) {
    if (MP_LIKELY(b->capacity - b->size >= size && size != 0)) {
        memcpy(b->data + b->size, data, size);
        b->size += size;
        return true;
    }
    char *to = size == 0 ? NULL : mp_builder_reserve(b, size);
    if (to == NULL) {
        return !b->failed;
    }
    memcpy(to, data, size);
    b->size += size;
    return true;
}

bool mp_builder_append_text(mp_builder *b, const char *text) {
    return mp_builder_append(b, text, strlen(text));
}

bool mp_builder_append_byte(mp_builder *b, int byte) {
    if (MP_LIKELY(b->size < b->capacity)) {
        b->data[b->size++] = (char)byte;
        return true;
    }
    char c = (char)byte;
    return mp_builder_append(b, &c, 1);
}

bool mp_builder_append_repeated(mp_builder *b, int byte, size_t count) {
    char *to = mp_builder_reserve(b, count);
    if (to == NULL) {
        return !b->failed;
    }
    memset(to, byte, count);
    b->size += count;
    return true;
}

bool mp_builder_append_rune(mp_builder *b, uint32_t rune) {
    char text[4];
    return mp_builder_append(b, text, mp_utf8_put(text, rune));
}

bool mp_builder_append_str(mp_builder *b, mp_value str) {
    return mp_builder_append(b, mp_str_data(str), mp_str_size(str));
}

static void append_number(mp_builder *b, uintptr_t number, unsigned base) {
    char text[24];
    char *end = text + sizeof text, *p = end;
    do {
        *--p = "0123456789abcdef"[number % base];
        number /= base;
    } while (number != 0);
    mp_builder_append(b, p, (size_t)(end - p));
}

static void append_signed(mp_builder *b, intptr_t number) {
    if (number < 0) {
        mp_builder_append_byte(b, '-');
    }
    append_number(b, number < 0 ? 0 - (uintptr_t)number : (uintptr_t)number, 10);
}

bool mp_builder_append_vformat(mp_builder *b, const char *format, va_list args) {
    for (;;) {
        const char *percent = strchr(format, '%');
        if (percent == NULL) {
            mp_builder_append_text(b, format);
            return !b->failed;
        }
        mp_builder_append(b, format, (size_t)(percent - format));
        format = percent + 2;
        switch (percent[1]) {
        case 's': mp_builder_append_text(b, va_arg(args, const char *)); break;
        case 'd': append_signed(b, va_arg(args, int)); break;
        case 'u': append_number(b, va_arg(args, unsigned), 10); break;
        case 'x': append_number(b, va_arg(args, unsigned), 16); break;
        case 'z':
            format++;
            if (percent[2] == 'd') {
                append_signed(b, va_arg(args, intptr_t));
            } else {
                append_number(b, va_arg(args, size_t), percent[2] == 'x' ? 16 : 10);
            }
            break;
        case 'c': mp_builder_append_byte(b, va_arg(args, int)); break;
        case 'U': mp_builder_append_str(b, va_arg(args, mp_value)); break;
        case 'R': mp_builder_append_repr(b, va_arg(args, mp_value)); break;
        case 'T': mp_builder_append_text(b, mp_type_name(mp_type_of(va_arg(args, mp_value)))); break;
        case 'A': {
            mp_value v = va_arg(args, mp_value);
            mp_builder_append_text(b, mp_is_none(v) ? "None" : mp_type_name(mp_type_of(v)));
            break;
        }
        case 'N': mp_builder_append_text(b, mp_type_name(va_arg(args, const mp_type *))); break;
        default: mp_builder_append_byte(b, percent[1]); break;
        }
    }
}

bool mp_builder_append_format(mp_builder *b, const char *format, ...) {
    va_list args;
    va_start(args, format);
    bool ok = mp_builder_append_vformat(b, format, args);
    va_end(args);
    return ok;
}

mp_value mp_str_new_format(mp_vm *vm, const char *format, ...) {
    mp_builder b;
    mp_builder_init(&b, vm);
    va_list args;
    va_start(args, format);
    mp_builder_append_vformat(&b, format, args);
    va_end(args);
    return mp_builder_str(&b);
}

mp_value mp_builder_str(mp_builder *b) {
    if (b->failed) {
        return MP_ERROR;
    }
    mp_value v = mp_str_new(b->vm, b->data, b->size);
    mp_builder_free(b);
    return v;
}

mp_value mp_builder_bytes(mp_builder *b) {
    if (b->failed) {
        return MP_ERROR;
    }
    mp_value v = mp_bytes_new(b->vm, b->data, b->size);
    mp_builder_free(b);
    return v;
}

void mp_builder_free(mp_builder *b) {
    if (b->data != b->room) {
        mp_gc_free(b->vm, b->data);
    }
    b->data = b->room;
    b->size = 0;
    b->capacity = sizeof b->room;
}
