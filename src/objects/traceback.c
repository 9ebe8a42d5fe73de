/* SPDX-License-Identifier: MIT
 *
 * Layer 2. Traceback objects, and how an uncaught exception is shown: exactly as CPython shows it.
 *
 * Showing must work when memory is used up: nothing is allocated but what str(exception) needs; if that fails, the
 * text says so.
 */
#include "gc/vm.h"
#include "objects/exception_all.h"
#include "objects/function.h"
#include "objects/list.h"
#include "objects/str.h"
#include "objects/traceback_writer.h"
#include "objects/tuple.h"

enum {
    CHAIN_COUNT_MAX = 100, /* exceptions shown of one chain */
    REPEAT_COUNT_MAX = 3,  /* equal frames shown before they are counted only */
    GROUP_COUNT_MAX = 15,  /* exceptions shown of a group */
    GROUP_DEPTH_MAX = 10,
};

static void put_exception(mp_traceback_writer *w, mp_value exception);

static const mp_traceback *traceback_get(mp_value v) { return (const mp_traceback *)mp_pointer(v); }

/* ---- frames ---- */

typedef struct frame_place {
    mp_value filename, name;
    mp_code_place place;
} frame_place;

static frame_place frame_place_of(mp_value traceback) {
    const mp_traceback *tb = traceback_get(traceback);
    mp_value code = mp_function_get(tb->function)->code;
    frame_place f = {mp_code_filename(code), mp_code_name(code), {0, 0, -1, -1}};
    if (!mp_code_position(code, tb->offset, &f.place)) {
        f.place = (mp_code_place){0, 0, -1, -1};
    }
    return f;
}

static bool frame_same(const frame_place *a, const frame_place *b) {
    return mp_same(a->filename, b->filename) && mp_same(a->name, b->name) && a->place.line == b->place.line;
}

static void put_repeats(mp_traceback_writer *w, size_t count) {
    if (count <= REPEAT_COUNT_MAX) {
        return;
    }
    mp_traceback_put_text(w, "  [Previous line repeated ");
    mp_traceback_put_number(w, count - REPEAT_COUNT_MAX);
    mp_traceback_put_text(w, count - REPEAT_COUNT_MAX == 1 ? " more time]\n" : " more times]\n");
}

static void put_location(mp_traceback_writer *w, mp_value filename, size_t line) {
    mp_traceback_put_text(w, "  File \"");
    mp_traceback_put_str(w, filename);
    mp_traceback_put_text(w, "\", line ");
    mp_traceback_put_number(w, line);
}

static void put_frames(mp_traceback_writer *w, mp_value traceback) {
    frame_place last = {MP_UNBOUND, MP_UNBOUND, {0, 0, -1, -1}};
    size_t count = 0;
    for (; !mp_is_none(traceback); traceback = traceback_get(traceback)->next) {
        frame_place f = frame_place_of(traceback);
        if (!frame_same(&f, &last)) {
            put_repeats(w, count);
            last = f;
            count = 0;
        }
        if (++count > REPEAT_COUNT_MAX) {
            continue;
        }
        put_location(w, f.filename, f.place.line);
        mp_traceback_put_text(w, ", in ");
        mp_traceback_put_str(w, f.name);
        mp_traceback_put_text(w, "\n");
        mp_traceback_put_source(w, f.filename, &f.place);
    }
    put_repeats(w, count);
}

/* ---- the message ---- */

/* A class's attribute that is a str, or MP_UNBOUND. */
static mp_value type_text(mp_vm *vm, const mp_type *type, mp_value name) {
    if (!(type->flags & MP_TYPE_CLASS)) {
        return MP_UNBOUND;
    }
    mp_value v = mp_getattr_find(vm, mp_type_value(type), name);
    if (mp_is_error(v)) {
        mp_exception_take(vm);
        return MP_UNBOUND;
    }
    return mp_is_value(v) && mp_str_is(v) ? v : MP_UNBOUND;
}

static void put_type_name(mp_traceback_writer *w, const mp_type *type) {
    mp_value module = type_text(w->vm, type, MP_NAME(__module__));
    mp_value name = type_text(w->vm, type, MP_NAME(__qualname__));
    if (!mp_is_unbound(module) && !mp_str_equal(module, MP_NAME(__main__)) &&
        !mp_str_equal(module, MP_NAME(builtins))) {
        mp_traceback_put_str(w, module);
        mp_traceback_put_text(w, ".");
    }
    mp_traceback_put_str(w, mp_is_unbound(name) ? type->name : name);
}

/* str(exception); of built-in exceptions with a plain message it needs no memory. MP_UNBOUND if it failed. */
static mp_value message_of(mp_vm *vm, mp_value exception) {
    const mp_type *type = mp_type_of(exception);
    mp_tuple *args = mp_tuple_get(mp_exception_get(exception)->args);
    bool plain = !(type->flags & MP_TYPE_CLASS) && !mp_is_instance(exception, &mp_type_KeyError) &&
                 !mp_exception_is_group(exception);
    if (mp_is_instance(exception, &mp_type_SyntaxError)) {
        exception = mp_exception_attribute(exception, MP_NAME(msg)); /* without the place, shown already */
    } else if (plain && args->count == 0) {
        return MP_NAME(empty_);
    } else if (plain && args->count == 1 && mp_is_exact(args->items[0], &mp_type_str)) {
        return args->items[0];
    }
    mp_value text = mp_str_of(vm, exception);
    if (mp_is_error(text)) {
        mp_exception_take(vm);
        return MP_UNBOUND;
    }
    return text;
}

static intptr_t small_or(mp_value v, intptr_t otherwise) {
    return mp_is_value(v) && mp_is_small(v) ? mp_small(v) : otherwise;
}

/* The place a SyntaxError tells of. */
static void put_syntax_place(mp_traceback_writer *w, mp_value e) {
    mp_value filename = mp_exception_attribute(e, MP_NAME(filename));
    mp_value text = mp_exception_attribute(e, MP_NAME(text));
    mp_value end_line = mp_exception_attribute(e, MP_NAME(end_lineno));
    intptr_t line = small_or(mp_exception_attribute(e, MP_NAME(lineno)), -1);
    intptr_t offset = small_or(mp_exception_attribute(e, MP_NAME(offset)), 0);
    intptr_t end_offset = small_or(mp_exception_attribute(e, MP_NAME(end_offset)), 0);
    if (line < 0) {
        return;
    }
    put_location(w, mp_str_is(filename) ? filename : MP_NAME(string_), (size_t)line);
    mp_traceback_put_text(w, "\n");
    if (mp_str_is(text)) {
        bool one_line = small_or(end_line, line) == line;
        bool range = mp_type_of(e) == &mp_type_SyntaxError; /* its subclasses point at one character */
        mp_traceback_put_syntax(w, text, offset, !range ? offset : one_line ? end_offset : INTPTR_MAX / 2);
    }
}

static void put_notes(mp_traceback_writer *w, mp_value exception) {
    mp_value notes = mp_getattr_find(w->vm, exception, MP_NAME(__notes__));
    if (mp_is_error(notes)) {
        mp_exception_take(w->vm);
        return;
    }
    if (mp_is_unbound(notes) || !mp_list_is(notes)) {
        return;
    }
    for (size_t i = 0; i < mp_list_get(notes)->count; i++) {
        mp_value text = mp_str_of(w->vm, mp_list_get(notes)->items[i]);
        if (mp_is_error(text)) {
            mp_exception_take(w->vm);
            mp_traceback_put_text(w, "<note str() failed>");
        } else {
            mp_traceback_put_str(w, text);
        }
        mp_traceback_put_text(w, "\n");
    }
}

/* The last lines: type, message, notes. */
static void put_message(mp_traceback_writer *w, mp_value exception) {
    if (mp_is_instance(exception, &mp_type_SyntaxError)) {
        put_syntax_place(w, exception);
    }
    put_type_name(w, mp_type_of(exception));
    size_t wanted_size = mp_memory_error_size(w->vm, exception);
    mp_value message = message_of(w->vm, exception);
    if (wanted_size != 0) { /* without the str, for which there is no memory */
        mp_traceback_put_text(w, ": " MP_MEMORY_ERROR_TEXT);
        mp_traceback_put_number(w, wanted_size);
        mp_traceback_put_text(w, " bytes");
    } else if (mp_is_unbound(message)) {
        mp_traceback_put_text(w, ": <exception str() failed>");
    } else if (mp_str_size(message) > 0) {
        mp_traceback_put_text(w, ": ");
        mp_traceback_put_str(w, message);
    }
    mp_value meant = mp_suggestion(w->vm, exception);
    if (!mp_is_unbound(meant)) {
        mp_traceback_put_text(w, ". Did you mean: '");
        mp_traceback_put_str(w, meant);
        mp_traceback_put_text(w, "'?");
    }
    mp_traceback_put_text(w, "\n");
    put_notes(w, exception);
}

/* ---- groups ---- */

/* "  +-+---------------- 1 ----------------", or the closing line if number is 0. */
static void put_separator(mp_traceback_writer *w, size_t number, bool more) {
    unsigned depth = w->depth;
    w->depth = 0; /* this line is part of the margin */
    mp_traceback_put_repeated(w, ' ', 2 * (size_t)depth);
    if (number == 0) {
        mp_traceback_put_text(w, "+------------------------------------\n");
    } else {
        mp_traceback_put_text(w, number == 1 ? "+-+---------------- " : "  +---------------- ");
        if (more) {
            mp_traceback_put_text(w, "...");
        } else {
            mp_traceback_put_number(w, number);
        }
        mp_traceback_put_text(w, " ----------------\n");
    }
    w->depth = depth;
}

static void put_group_items(mp_traceback_writer *w, mp_value group) {
    mp_value items = mp_exception_group_items(group);
    size_t count = mp_tuple_get(items)->count;
    size_t shown = MP_MIN(count, GROUP_COUNT_MAX + 1);
    w->need_close = false;
    for (size_t i = 0; i < shown; i++) {
        bool last = i + 1 == shown, more = i == GROUP_COUNT_MAX;
        w->need_close = last || w->need_close;
        put_separator(w, i + 1, more);
        w->depth++;
        if (more) {
            mp_traceback_put_text(w, "and ");
            mp_traceback_put_number(w, count - GROUP_COUNT_MAX);
            mp_traceback_put_text(w, count - GROUP_COUNT_MAX == 1 ? " more exception\n" : " more exceptions\n");
        } else {
            put_exception(w, mp_tuple_get(items)->items[i]);
        }
        if (last && w->need_close) {
            put_separator(w, 0, false);
            w->need_close = false;
        }
        w->depth--;
    }
}

static void put_group(mp_traceback_writer *w, mp_value group) {
    if (w->depth > GROUP_DEPTH_MAX) {
        mp_traceback_put_text(w, "... (max_group_depth is 10)\n");
        return;
    }
    bool outermost = w->depth == 0;
    w->depth += outermost;
    mp_value traceback = mp_exception_get(group)->traceback;
    if (!mp_is_none(traceback)) {
        w->margin = outermost ? '+' : '|';
        mp_traceback_put_text(w, "Exception Group Traceback (most recent call last):\n");
        put_frames(w, traceback);
    }
    put_message(w, group);
    put_group_items(w, group);
    w->depth -= outermost;
}

/* ---- chains ---- */

static bool is_exception(mp_value v) { return mp_is_value(v) && !mp_is_none(v); }

/* The exception to be shown before this one, or MP_NONE. */
static mp_value previous_of(mp_value exception, bool *is_cause) {
    const mp_exception *e = mp_exception_get(exception);
    *is_cause = is_exception(e->cause);
    if (*is_cause) {
        return e->cause;
    }
    return e->flags & MP_EXCEPTION_SUPPRESS_CONTEXT || !is_exception(e->context) ? MP_NONE : e->context;
}

static mp_value walk_back(mp_value exception, size_t steps) {
    bool is_cause;
    while (steps-- > 0) {
        exception = previous_of(exception, &is_cause);
    }
    return exception;
}

/* Exceptions in the chain that ends with this one; a cycle is followed once. */
static size_t chain_count(mp_value exception) {
    bool is_cause;
    mp_value at = exception;
    for (size_t count = 1; count < CHAIN_COUNT_MAX; count++) {
        at = previous_of(at, &is_cause);
        if (mp_is_none(at)) {
            return count;
        }
        for (size_t i = 0; i < count; i++) {
            if (mp_same(walk_back(exception, i), at)) {
                return count;
            }
        }
    }
    return CHAIN_COUNT_MAX;
}

static void put_alone(mp_traceback_writer *w, mp_value exception) {
    if (!mp_is_none(mp_exception_get(exception)->traceback)) {
        mp_traceback_put_text(w, "Traceback (most recent call last):\n");
        put_frames(w, mp_exception_get(exception)->traceback);
    }
    put_message(w, exception);
}

static void put_exception(mp_traceback_writer *w, mp_value exception) {
    size_t count = chain_count(exception);
    for (size_t i = count; i-- > 0;) {
        mp_value e = walk_back(exception, i);
        if (mp_exception_is_group(e)) {
            put_group(w, e);
        } else {
            put_alone(w, e);
        }
        bool is_cause;
        if (i > 0) {
            (void)previous_of(walk_back(exception, i - 1), &is_cause);
            mp_traceback_put_text(
                w, is_cause ? "\nThe above exception was the direct cause of the following exception:\n\n"
                            : "\nDuring handling of the above exception, another exception occurred:\n\n");
        }
    }
}

/* ---- exported ---- */

void mp_exception_write(mp_vm *vm, mp_value exception, void (*write)(void *user, const char *text, size_t size),
                        void *user) {
    mp_traceback_writer w = {.vm = vm, .write = write, .user = user, .margin = '|'};
    mp_value pending = vm->pending; /* str() below may run Python code */
    vm->pending = MP_UNBOUND;
    put_exception(&w, exception);
    vm->pending = pending;
}

static void write_to_console(void *user, const char *text, size_t size) {
    const mp_hal *hal = ((mp_vm *)user)->hal;
    if (hal->console_write != NULL) {
        (void)hal->console_write(hal->context, MP_STREAM_ERR, text, size);
    }
}

void mp_unraisable(mp_vm *vm, mp_value function) {
    mp_value exception = mp_exception_take(vm);
    mp_value text = mp_repr(vm, function);
    if (mp_is_error(text)) {
        mp_exception_take(vm);
        text = MP_NAME(__del__);
    }
    mp_traceback_writer w = {.vm = vm, .write = write_to_console, .user = vm, .margin = '|'};
    mp_traceback_put_text(&w, "Exception ignored in: ");
    mp_traceback_put_str(&w, text);
    mp_traceback_put_text(&w, "\n");
    put_alone(&w, exception);
}

static void traceback_trace(mp_tracer *tracer, void *object) {
    mp_traceback *self = object;
    mp_trace_range(tracer, &self->next, 2);
}

static mp_value traceback_next(mp_vm *vm, mp_value self) {
    (void)vm;
    return traceback_get(self)->next;
}

static mp_value traceback_line(mp_vm *vm, mp_value self) {
    (void)vm;
    return mp_from_small((intptr_t)frame_place_of(self).place.line);
}

static mp_value traceback_offset(mp_vm *vm, mp_value self) {
    (void)vm;
    return mp_from_small((intptr_t)traceback_get(self)->offset);
}

static mp_value traceback_frame(mp_vm *vm, mp_value self) {
    return mp_frame_object_new(vm, traceback_get(self)->function, traceback_get(self)->offset);
}

MP_OPS(traceback_ops, (trace, traceback_trace));
static const mp_native traceback_rows[] = {
    MP_GETTER(tb_next, traceback_next),
    MP_GETTER(tb_frame, traceback_frame),
    MP_GETTER(tb_lineno, traceback_line),
    MP_GETTER(tb_lasti, traceback_offset),
};
MP_TYPE(mp_type_traceback, traceback, &mp_type_object, sizeof(mp_traceback), traceback_ops, traceback_rows,
        MP_TYPE_FINAL);
