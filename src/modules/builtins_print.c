/* SPDX-License-Identifier: MIT
 *
 * Layer 5. print.
 *
 * print to the console collects the text in a buffer on the C stack, so that a usual line is one write, and strs,
 * numbers and short lists of them cost no allocation.
 */
#include "gc/vm.h"
#include "modules/builtins.h"
#include "modules/console.h"
#include "objects/builder.h"
#include "objects/str.h"

enum { LINE_SIZE = sizeof(void *) * 48 };

/* Where print writes: the console, or the write method of an object. */
typedef struct output {
    mp_vm *vm;
    mp_value write; /* MP_UNBOUND: the console */
    mp_stream stream;
    size_t size;
    char data[LINE_SIZE];
} output;

static bool output_flush(output *out) {
    size_t size = out->size;
    out->size = 0;
    return size == 0 || mp_console_write(out->vm, out->stream, out->data, size);
}

static bool output_text(output *out, const char *text, size_t size) {
    if (size > LINE_SIZE - out->size) {
        if (!output_flush(out)) {
            return false;
        }
        if (size > LINE_SIZE) {
            return mp_console_write(out->vm, out->stream, text, size);
        }
    }
    memcpy(out->data + out->size, text, size);
    out->size += size;
    return true;
}

static bool output_str(output *out, mp_value str) {
    if (mp_is_unbound(out->write)) {
        return output_text(out, mp_str_data(str), mp_str_size(str));
    }
    return !mp_is_error(mp_call(out->vm, out->write, 1, &str));
}

static bool output_value(output *out, mp_value v) {
    if (mp_is_exact(v, &mp_type_str)) {
        return output_str(out, v);
    }
    mp_builder b;
    mp_builder_init(&b, out->vm);
    if (mp_is_unbound(out->write) && mp_builder_append_plain(&b, v)) {
        bool ok = !b.failed && output_text(out, b.data, b.size);
        mp_builder_free(&b);
        return ok;
    }
    mp_value text = mp_str_of(out->vm, v);
    return !mp_is_error(text) && output_str(out, text);
}

static bool output_init(output *out, mp_vm *vm, mp_value file) {
    out->vm = vm;
    out->write = MP_UNBOUND;
    out->stream = MP_STREAM_OUT;
    out->size = 0;
    if (mp_is_exact(file, &mp_type_console)) {
        out->stream = (mp_stream)((const mp_console *)mp_pointer(file))->stream;
    }
    if (out->stream == MP_STREAM_ERR || mp_same(file, MP_VALUE_OF(mp_console_stdout))) {
        return true;
    }
    out->write = mp_getattr(vm, file, MP_NAME(write));
    return !mp_is_error(out->write);
}

static bool output_all(output *out, size_t argc, const mp_value *args, mp_value sep, mp_value end) {
    for (size_t i = 0; i < argc; i++) {
        if ((i > 0 && !output_str(out, sep)) || !output_value(out, args[i])) {
            return false;
        }
    }
    return output_str(out, end);
}

static bool is_given(mp_value v) { return !mp_is_unbound(v) && !mp_is_none(v); }

static bool check_text(mp_vm *vm, const char *name, mp_value v) {
    return mp_str_is(v) || mp_fail(vm, &mp_type_TypeError, "%s must be None or a string, not %T", name, v);
}

/* ---- exported ---- */

mp_value mp_builtin_print(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    static const mp_param params[] = {
        MP_PARAM(sep, MP_PARAM_OPTIONAL),
        MP_PARAM(end, MP_PARAM_OPTIONAL),
        MP_PARAM(file, MP_PARAM_OPTIONAL),
        MP_PARAM(flush, MP_PARAM_OPTIONAL),
    };
    mp_value v[MP_COUNT_OF(params)] = {MP_UNBOUND, MP_UNBOUND, MP_UNBOUND, MP_UNBOUND};
    if (kw.count != 0 && !mp_args_bind(vm, "print", params, MP_COUNT_OF(params), 0, args + argc, kw, v)) {
        return MP_ERROR;
    }
    mp_value sep = is_given(v[0]) ? v[0] : MP_NAME(space_);
    mp_value end = is_given(v[1]) ? v[1] : MP_NAME(newline_);
    mp_value file = is_given(v[2]) ? v[2] : mp_console_stream(vm, MP_NAME(stdout));
    if (mp_is_none(file)) {
        return MP_NONE;
    }
    if (!check_text(vm, "sep", sep) || !check_text(vm, "end", end)) {
        return MP_ERROR;
    }
    output out;
    if (!output_init(&out, vm, file)) {
        return MP_ERROR;
    }
    if (!output_all(&out, argc, args, sep, end)) {
        mp_value error = vm->pending; /* what came before the failure is printed nevertheless */
        vm->pending = MP_UNBOUND;
        (void)output_flush(&out);
        vm->pending = error;
        return MP_ERROR;
    }
    if (!output_flush(&out)) {
        return MP_ERROR;
    }
    bool flush = false;
    if (!mp_is_unbound(v[3]) && !mp_truth(vm, v[3], &flush)) {
        return MP_ERROR;
    }
    if (flush && mp_is_error(mp_call_method(vm, file, MP_NAME(flush), 0, NULL))) {
        return MP_ERROR;
    }
    return MP_NONE;
}
