/* SPDX-License-Identifier: MIT
 *
 * Layer 2. Frames as tracebacks show them (tb_frame): which code ran, with which globals, at which line.
 *
 * What runs is no object: this one is made when it is asked for, and knows no local variables but those of modules.
 */
#include "objects/class.h"
#include "objects/code_info.h"
#include "objects/dict.h"
#include "objects/exception.h"
#include "objects/function.h"
#include "objects/str.h"

typedef struct mp_frame_object {
    mp_object object;
    mp_value function;
    uintptr_t offset; /* of the instruction */
} mp_frame_object;

static const mp_frame_object *frame_get(mp_value v) { return (const mp_frame_object *)mp_pointer(v); }
static mp_value code_of(mp_value frame) { return mp_function_get(frame_get(frame)->function)->code; }

mp_value mp_frame_object_new(mp_vm *vm, mp_value function, size_t offset) {
    mp_frame_object *frame = mp_gc_new(vm, &mp_type_frame, sizeof *frame);
    if (frame == NULL) {
        return MP_ERROR;
    }
    mp_gc_store(vm, &frame->function, function);
    frame->offset = offset;
    return mp_from_pointer(frame);
}

static void frame_trace(mp_tracer *tracer, void *self) { mp_trace_slot(tracer, &((mp_frame_object *)self)->function); }

static mp_value frame_code(mp_vm *vm, mp_value self) {
    (void)vm;
    return code_of(self);
}

static mp_value frame_globals(mp_vm *vm, mp_value self) {
    (void)vm;
    return mp_function_get(frame_get(self)->function)->globals;
}

static mp_value frame_locals(mp_vm *vm, mp_value self) {
    return mp_same(mp_code_name(code_of(self)), MP_NAME(module_)) ? frame_globals(vm, self) : mp_dict_new(vm);
}

static mp_value frame_line(mp_vm *vm, mp_value self) {
    (void)vm;
    mp_code_place place = {0, 0, -1, -1};
    bool known = mp_code_position(code_of(self), frame_get(self)->offset, &place);
    return known ? mp_from_small((intptr_t)place.line) : MP_NONE;
}

static mp_value frame_offset(mp_vm *vm, mp_value self) {
    (void)vm;
    return mp_from_small((intptr_t)frame_get(self)->offset);
}

static mp_value frame_back(mp_vm *vm, mp_value self) {
    (void)vm, (void)self;
    return MP_NONE;
}

static mp_value frame_repr(mp_vm *vm, mp_value self) {
    mp_value code = code_of(self);
    mp_value line = frame_line(vm, self);
    return mp_str_new_format(vm, "<frame at 0x%zx, file '%U', line %R, code %U>", (size_t)self.bits,
                             mp_code_filename(code), line, mp_code_name(code));
}

static const mp_native frame_rows[] = {
    MP_GETTER(f_code, frame_code),   MP_GETTER(f_globals, frame_globals), MP_GETTER(f_locals, frame_locals),
    MP_GETTER(f_lineno, frame_line), MP_GETTER(f_lasti, frame_offset),    MP_GETTER(f_back, frame_back),
};

MP_OPS(frame_ops, (trace, frame_trace), (repr, frame_repr));
MP_TYPE(mp_type_frame, frame, &mp_type_object, sizeof(mp_frame_object), frame_ops, frame_rows, MP_TYPE_FINAL);
