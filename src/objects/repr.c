/* SPDX-License-Identifier: MIT
 *
 * Layer 2. The repr of the everyday types, appended to one builder: what is in a list needs no strs of its own, and printing
 * a short one no memory at all.
 */
#include "objects/builder.h"
#include "objects/number.h"
#include "objects/sequence.h"
#include "objects/str.h"
#include "objects/text.h"

/* Each level looks through those around it, so that a great depth would take long even where the C stack allows it. */
enum { DEPTH_MAX = 10000 };

/* A list or tuple, which Python code may change meanwhile. */
static void append_items(mp_builder *b, mp_value v, const char *brackets) {
    mp_repr_link link;
    if (!mp_recursion_check(b->vm)) {
        b->failed = true;
        return;
    }
    if (!mp_repr_enter(b->vm, v, &link)) {
        mp_builder_append_format(b, "%c...%c", brackets[0], brackets[1]);
        return;
    }
    b->failed |= link.depth > DEPTH_MAX && !mp_fail(b->vm, &mp_type_RecursionError, "maximum recursion depth exceeded");
    mp_builder_append_byte(b, brackets[0]);
    size_t i;
    for (i = 0; i < mp_items_of(v).count && !b->failed; i++) {
        if (i > 0) {
            mp_builder_append(b, ", ", 2);
        }
        mp_builder_append_repr(b, mp_items_of(v).items[i]);
    }
    if (i == 1 && brackets[0] == '(') {
        mp_builder_append_byte(b, ',');
    }
    mp_builder_append_byte(b, brackets[1]);
    mp_repr_leave(b->vm, &link);
}

/* A value whose struct is that of `type`; false if the type is none of those here. */
static bool append_as(mp_builder *b, mp_value v, const mp_type *type) {
    if (type == &mp_type_str) {
        mp_text_append_quoted(b, MP_TEXT_STR, mp_text_of(v));
    } else if (type == &mp_type_bytes) {
        mp_builder_append_byte(b, 'b');
        mp_text_append_quoted(b, MP_TEXT_BYTES, mp_text_of(v));
    } else if (type == &mp_type_list || type == &mp_type_tuple) {
        append_items(b, v, type == &mp_type_list ? "[]" : "()");
    } else if (type == &mp_type_float) {
        mp_float_append(b, mp_float_value(v));
    } else if (type == &mp_type_int) {
        b->failed |= !mp_int_append(b, v, 10);
    } else {
        return false;
    }
    return true;
}

/* ---- exported ---- */

bool mp_builder_append_plain(mp_builder *b, mp_value v) {
    const mp_type *type = mp_type_of(v);
    return (!mp_is_pointer(v) || mp_is_exact(v, type)) && append_as(b, v, type);
}

bool mp_builder_append_repr(mp_builder *b, mp_value v) {
    if (b->failed) {
        return false;
    }
    if (!mp_builder_append_plain(b, v)) {
        mp_value text = mp_repr(b->vm, v);
        if (mp_is_error(text)) {
            mp_builder_free(b);
            b->failed = true;
            return false;
        }
        mp_builder_append_str(b, text);
    }
    return !b->failed;
}

mp_value mp_plain_repr(mp_vm *vm, mp_value self) {
    mp_builder b;
    mp_builder_init(&b, vm);
    (void)append_as(&b, self, mp_type_of(self)->layout);
    return mp_builder_str(&b);
}
