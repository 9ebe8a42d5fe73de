/* SPDX-License-Identifier: MIT
 *
 * Layer 2. Exception objects: construction, attributes, str and repr, and the types themselves.
 *
 * All exceptions share one struct and one set of operations; what differs between them is in tables. Attributes such
 * as OSError.errno are read from `args` unless something else was assigned: only then is there a dict in `extra`.
 * The layout of every exception type is BaseException, so that Python classes may derive from any mixture of them.
 */
#include "base/utf8.h"
#include "gc/vm.h"
#include "objects/builder.h"
#include "objects/class.h"
#include "objects/dict.h"
#include "objects/exception_all.h"
#include "objects/list.h"
#include "objects/number.h"
#include "objects/str.h"
#include "objects/tuple.h"

enum { ONLY_EXTRA = -1, DETAILS = 10 /* of SyntaxError: items of the tuple in args[1] */ };

/* An attribute of a built-in exception: args[index] if between min and max arguments were given, else None. The names
 * are held by parameters, whose kind says whether the constructor takes it as a keyword, too. */
typedef struct attribute {
    const mp_type *type;
    mp_param param;
    int8_t index;
    uint8_t min, max;
} attribute;
enum { KEYWORD = MP_PARAM_OPTIONAL };

static const attribute attributes[] = {
    {&mp_type_StopIteration, MP_PARAM(value, 0), 0, 1, 255},
    {&mp_type_SystemExit, MP_PARAM(code, 0), 0, 1, 1},
    {&mp_type_OSError, MP_PARAM(errno, 0), 0, 2, 5},
    {&mp_type_OSError, MP_PARAM(strerror, 0), 1, 2, 5},
    {&mp_type_OSError, MP_PARAM(filename, 0), ONLY_EXTRA, 0, 0},
    {&mp_type_OSError, MP_PARAM(filename2, 0), ONLY_EXTRA, 0, 0},
    {&mp_type_BaseExceptionGroup, MP_PARAM(message, 0), ONLY_EXTRA, 0, 0},
    {&mp_type_BaseExceptionGroup, MP_PARAM(exceptions, 0), ONLY_EXTRA, 0, 0},
    {&mp_type_ImportError, MP_PARAM(msg, 0), 0, 1, 1},
    {&mp_type_ImportError, MP_PARAM(name, KEYWORD), ONLY_EXTRA, 0, 0},
    {&mp_type_ImportError, MP_PARAM(path, KEYWORD), ONLY_EXTRA, 0, 0},
    {&mp_type_NameError, MP_PARAM(name, KEYWORD), ONLY_EXTRA, 0, 0},
    {&mp_type_AttributeError, MP_PARAM(name, KEYWORD), ONLY_EXTRA, 0, 0},
    {&mp_type_AttributeError, MP_PARAM(obj, KEYWORD), ONLY_EXTRA, 0, 0},
    {&mp_type_SyntaxError, MP_PARAM(msg, 0), 0, 1, 255},
    {&mp_type_SyntaxError, MP_PARAM(filename, 0), DETAILS, 2, 2},
    {&mp_type_SyntaxError, MP_PARAM(lineno, 0), DETAILS + 1, 2, 2},
    {&mp_type_SyntaxError, MP_PARAM(offset, 0), DETAILS + 2, 2, 2},
    {&mp_type_SyntaxError, MP_PARAM(text, 0), DETAILS + 3, 2, 2},
    {&mp_type_SyntaxError, MP_PARAM(end_lineno, 0), DETAILS + 4, 2, 2},
    {&mp_type_SyntaxError, MP_PARAM(end_offset, 0), DETAILS + 5, 2, 2},
    {&mp_type_SyntaxError, MP_PARAM(print_file_and_line, 0), ONLY_EXTRA, 0, 0},
    {&mp_type_UnicodeTranslateError, MP_PARAM(object, 0), 0, 4, 4},
    {&mp_type_UnicodeTranslateError, MP_PARAM(start, 0), 1, 4, 4},
    {&mp_type_UnicodeTranslateError, MP_PARAM(end, 0), 2, 4, 4},
    {&mp_type_UnicodeTranslateError, MP_PARAM(reason, 0), 3, 4, 4},
    {&mp_type_UnicodeError, MP_PARAM(encoding, 0), 0, 5, 5},
    {&mp_type_UnicodeError, MP_PARAM(object, 0), 1, 5, 5},
    {&mp_type_UnicodeError, MP_PARAM(start, 0), 2, 5, 5},
    {&mp_type_UnicodeError, MP_PARAM(end, 0), 3, 5, 5},
    {&mp_type_UnicodeError, MP_PARAM(reason, 0), 4, 5, 5},
};

static mp_tuple *args_of(mp_value exception) { return mp_tuple_get(mp_exception_get(exception)->args); }

/* The attribute is one of this exception's. Those of UnicodeError are for its subclasses only. */
static bool attribute_fits(mp_value self, const attribute *a) {
    return mp_is_instance(self, a->type) &&
           (a->type != &mp_type_UnicodeError || mp_is_instance(self, &mp_type_UnicodeDecodeError) ||
            mp_is_instance(self, &mp_type_UnicodeEncodeError) ||
            mp_is_instance(self, &mp_type_UnicodeTranslateError));
}

static const attribute *attribute_find(mp_value self, mp_value name) {
    mp_name_number number = mp_name_number_of(name);
    for (size_t i = 0; i < MP_COUNT_OF(attributes); i++) {
        if (attributes[i].param.name == number && attribute_fits(self, &attributes[i])) {
            return &attributes[i];
        }
    }
    return NULL;
}

/* The value that an attribute has by the constructor's arguments. */
static mp_value attribute_from_args(mp_value self, const attribute *a) {
    mp_value args = mp_exception_get(self)->args;
    size_t count = mp_tuple_get(args)->count;
    if (a->type == &mp_type_SystemExit && count > 1) {
        return args;
    }
    if (a->index == ONLY_EXTRA || count < a->min || count > a->max) {
        return MP_NONE;
    }
    if (a->index < DETAILS) {
        return mp_tuple_get(args)->items[a->index];
    }
    mp_value details = mp_tuple_get(args)->items[1];
    size_t index = (size_t)(a->index - DETAILS);
    return mp_tuple_is(details) && index < mp_tuple_get(details)->count ? mp_tuple_get(details)->items[index] : MP_NONE;
}

mp_value mp_exception_attribute(mp_value exception, mp_value name) {
    mp_value extra = mp_exception_get(exception)->extra;
    if (mp_is_value(extra)) {
        mp_value found = mp_dict_find_name(extra, name);
        if (!mp_is_unbound(found)) {
            return found;
        }
    }
    const attribute *a = attribute_find(exception, name);
    return a == NULL ? MP_UNBOUND : attribute_from_args(exception, a);
}

bool mp_exception_attribute_set(mp_vm *vm, mp_value exception, mp_value name, mp_value value) {
    if (!mp_is_value(mp_exception_get(exception)->extra)) {
        mp_value extra = mp_dict_new(vm);
        if (mp_is_error(extra)) {
            return false;
        }
        mp_gc_store(vm, &mp_exception_get(exception)->extra, extra);
    }
    return mp_dict_set(vm, mp_exception_get(exception)->extra, name, value);
}

/* ---- construction ---- */

/* Whether the type has an __init__ of its own, which alone is to judge the arguments: a class, or a module's type with
 * rows of its own (re.error). */
static bool has_own_init(mp_vm *vm, const mp_type *type) {
    return (type->flags & MP_TYPE_CLASS || type->rows != NULL) &&
           !mp_same(mp_type_find(vm, type, MP_NAME(__init__)),
                    mp_type_find(vm, &mp_type_BaseException, MP_NAME(__init__)));
}

/* Calls the __init__ row of a module's type. */
static mp_value run_own_init(mp_vm *vm, mp_value self, size_t argc, const mp_value *args, mp_kw kw) {
    mp_value init = mp_getattr(vm, self, MP_NAME(__init__));
    return mp_is_error(init) || mp_is_error(mp_call_kw(vm, init, argc, args, kw)) ? MP_ERROR : self;
}

static const attribute *keyword_find(mp_value self, mp_value name) {
    const attribute *a = attribute_find(self, name);
    return a != NULL && a->param.kind & KEYWORD ? a : NULL;
}

static bool fill_keywords(mp_vm *vm, mp_value self, const mp_value *values, mp_kw kw) {
    const char *name = mp_type_name(mp_type_of(self));
    for (size_t i = 0; i < kw.count; i++) {
        if (keyword_find(self, kw.names[i]) != NULL) {
            if (!mp_exception_attribute_set(vm, self, kw.names[i], values[i])) {
                return false;
            }
        } else if (keyword_find(self, MP_NAME(name)) != NULL) {
            return mp_fail(vm, &mp_type_TypeError, "'%U' is an invalid keyword argument for %N()", kw.names[i],
                           keyword_find(self, MP_NAME(name))->type);
        } else {
            return mp_args_no_kw(vm, name, kw);
        }
    }
    return true;
}

/* OSError(errno, strerror, filename, winerror, filename2): args keeps the first two. */
static bool fill_os_error(mp_vm *vm, mp_value self, size_t argc, const mp_value *args) {
    if (argc < 3 || argc > 5 || mp_is_none(args[2])) {
        return true;
    }
    mp_value pair = mp_tuple_new(vm, 2, args);
    if (mp_is_error(pair) || !mp_exception_attribute_set(vm, self, MP_NAME(filename), args[2]) ||
        (argc == 5 && !mp_exception_attribute_set(vm, self, MP_NAME(filename2), args[4]))) {
        return false;
    }
    mp_gc_store(vm, &mp_exception_get(self)->args, pair);
    return true;
}

/* The checks of UnicodeDecodeError(encoding, object, start, end, reason) and its siblings. */
static bool fill_unicode_error(mp_vm *vm, mp_value self, size_t argc, const mp_value *args) {
    bool translate = mp_is_instance(self, &mp_type_UnicodeTranslateError);
    bool decode = mp_is_instance(self, &mp_type_UnicodeDecodeError);
    if (!translate && !decode && !mp_is_instance(self, &mp_type_UnicodeEncodeError)) {
        return true;
    }
    const char *kinds = translate ? "siis" : decode ? "sbiis" : "ssiis";
    if (argc != strlen(kinds)) {
        return mp_fail(vm, &mp_type_TypeError, "function takes exactly %zu arguments (%zu given)", strlen(kinds), argc);
    }
    for (size_t i = 0; i < argc; i++) {
        bool good = kinds[i] == 's' ? mp_str_is(args[i]) : kinds[i] == 'b' ? mp_buffer_is(args[i]) : mp_int_is(args[i]);
        if (good) {
            continue;
        }
        if (kinds[i] != 's') {
            return mp_fail(vm, &mp_type_TypeError,
                           kinds[i] == 'b' ? "a bytes-like object is required, not '%T'"
                                           : "'%T' object cannot be interpreted as an integer",
                           args[i]);
        }
        return mp_fail(vm, &mp_type_TypeError, "argument %zu must be str, not %A", i + 1, args[i]);
    }
    return true;
}

/* SyntaxError(msg, (filename, lineno, offset, text[, end_lineno, end_offset])) */
static bool fill_syntax_error(mp_vm *vm, size_t argc, const mp_value *args) {
    if (argc != 2) {
        return true;
    }
    mp_value details = mp_tuple_from(vm, args[1]);
    if (mp_is_error(details)) {
        return false;
    }
    size_t count = mp_tuple_get(details)->count;
    if (count < 4 || count > 6) {
        return mp_fail(vm, &mp_type_TypeError, "function takes at %s arguments (%zu given)",
                       count < 4 ? "least 4" : "most 6", count);
    }
    return count != 5 || mp_fail(vm, &mp_type_TypeError, "end_offset must be provided when end_lineno is provided");
}

static bool fill(mp_vm *vm, mp_value self, size_t argc, const mp_value *args, mp_kw kw) {
    mp_value tuple = mp_tuple_new(vm, argc, args);
    if (mp_is_error(tuple)) {
        return false;
    }
    mp_gc_store(vm, &mp_exception_get(self)->args, tuple);
    if (kw.count != 0 && !fill_keywords(vm, self, args + argc, kw)) {
        return false;
    }
    if (mp_is_instance(self, &mp_type_OSError)) {
        return fill_os_error(vm, self, argc, args);
    }
    if (mp_is_instance(self, &mp_type_UnicodeError)) {
        return fill_unicode_error(vm, self, argc, args);
    }
    if (mp_is_instance(self, &mp_type_SyntaxError)) {
        return fill_syntax_error(vm, argc, args);
    }
    return !mp_exception_is_group(self) || mp_exception_group_fill(vm, self, argc, args);
}

/* A new exception without arguments. */
static void start(mp_vm *vm, mp_exception *self) {
    mp_gc_store(vm, &self->args, MP_EMPTY_TUPLE);
    mp_gc_store(vm, &self->traceback, MP_NONE);
    mp_gc_store(vm, &self->cause, MP_UNBOUND);
    mp_gc_store(vm, &self->context, MP_NONE);
    mp_gc_store(vm, &self->extra, MP_UNBOUND);
}

mp_value mp_exception_spare(mp_vm *vm, const mp_type *type) {
    if (vm->heap.lock_depth == 0 || !mp_is_value(vm->spare_error) || mp_type_is_class(type) ||
        mp_type_is_subtype(type, &mp_type_BaseExceptionGroup) || !mp_exception_catch(vm, &mp_type_MemoryError)) {
        return MP_ERROR;
    }
    mp_exception *self = mp_exception_get(vm->spare_error);
    self->object.head = (const mp_head *)(const void *)type;
    self->flags = MP_EXCEPTION_SPENT;
    start(vm, self);
    return vm->spare_error;
}

static mp_value exception_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    if (type == &mp_type_OSError && argc >= 2 && argc <= 5 && mp_is_small(args[0])) {
        type = mp_errno_type(mp_small(args[0]));
    } else if (type == &mp_type_BaseExceptionGroup && argc == 2) {
        type = mp_exception_group_type(vm, args[1]);
    }
    mp_exception *self = mp_object_alloc(vm, type, sizeof *self);
    if (self == NULL) {
        return mp_exception_spare(vm, type);
    }
    start(vm, self);
    mp_value value = mp_from_pointer(self);
    if (argc == 0 && kw.count == 0 && !mp_exception_is_group(value) && !mp_is_instance(value, &mp_type_UnicodeError)) {
        return value;
    }
    if (!mp_exception_is_group(value) && has_own_init(vm, type)) { /* it will call init, if it wants to */
        mp_value tuple = mp_tuple_new(vm, argc, args);
        if (mp_is_error(tuple)) {
            return MP_ERROR;
        }
        mp_gc_store(vm, &self->args, tuple);
        return type->flags & MP_TYPE_CLASS ? value : run_own_init(vm, value, argc, args, kw);
    }
    return fill(vm, value, argc, args, kw) ? value : MP_ERROR;
}

static bool exception_init(mp_vm *vm, mp_value self, size_t argc, const mp_value *args, mp_kw kw) {
    /* Unicode errors and groups were checked when they were made; Python code may pass anything here */
    if (mp_exception_is_group(self)) {
        mp_value tuple = mp_args_no_kw(vm, mp_type_name(mp_type_of(self)), kw) ? mp_tuple_new(vm, argc, args) : MP_ERROR;
        if (!mp_is_error(tuple)) {
            mp_gc_store(vm, &mp_exception_get(self)->args, tuple);
        }
        return !mp_is_error(tuple);
    }
    return fill(vm, self, argc, args, kw);
}

static void exception_trace(mp_tracer *tracer, void *object) {
    mp_exception *self = object;
    mp_trace_range(tracer, &self->args, 5);
}

/* ---- repr and str ---- */

static mp_value exception_repr(mp_vm *vm, mp_value self) {
    if (!mp_recursion_check(vm)) {
        return MP_ERROR;
    }
    mp_builder b;
    mp_builder_init(&b, vm);
    mp_value args = mp_exception_get(self)->args;
    mp_builder_append_text(&b, mp_type_plain_name(mp_type_of(self)));
    if (mp_tuple_get(args)->count == 1) {
        mp_builder_append_format(&b, "(%R)", mp_tuple_get(args)->items[0]);
    } else {
        mp_builder_append_repr(&b, args);
    }
    return mp_builder_str(&b);
}

static mp_value format_str(mp_vm *vm, const char *format, ...) {
    mp_builder b;
    mp_builder_init(&b, vm);
    va_list args;
    va_start(args, format);
    mp_builder_append_vformat(&b, format, args);
    va_end(args);
    return mp_builder_str(&b);
}

static mp_value memory_error_text(mp_vm *vm) {
    size_t size = vm->memory_error_size;
    mp_builder b;
    mp_builder_init(&b, vm);
    mp_builder_append_format(&b, MP_MEMORY_ERROR_TEXT "%zu bytes", size);
    return mp_builder_str(&b);
}

static mp_value plain_str(mp_vm *vm, mp_value self) {
    mp_value args = mp_exception_get(self)->args;
    switch (mp_tuple_get(args)->count) {
    case 0:
        if (mp_memory_error_size(vm, self) != 0) {
            return memory_error_text(vm);
        }
        return MP_NAME(empty_);
    case 1:
        return mp_str_of(vm, mp_tuple_get(args)->items[0]);
    default:
        return mp_str_of(vm, args);
    }
}

static mp_value key_error_str(mp_vm *vm, mp_value self) {
    mp_tuple *args = args_of(self);
    return args->count == 1 ? mp_repr(vm, args->items[0]) : plain_str(vm, self);
}

/* What Python code sees as that attribute of self; None if there is none. */
static mp_value seen(mp_vm *vm, mp_value self, mp_value name) {
    mp_value v = mp_getattr_find(vm, self, name);
    return mp_is_unbound(v) ? MP_NONE : v;
}

static mp_value os_error_str(mp_vm *vm, mp_value self) {
    mp_value number = seen(vm, self, MP_NAME(errno));
    mp_value text = mp_is_error(number) ? MP_ERROR : seen(vm, self, MP_NAME(strerror));
    mp_value filename = mp_is_error(text) ? MP_ERROR : seen(vm, self, MP_NAME(filename));
    mp_value filename2 = mp_is_error(filename) ? MP_ERROR : seen(vm, self, MP_NAME(filename2));
    if (mp_is_error(filename2)) {
        return MP_ERROR;
    }
    bool pair = args_of(self)->count == 2; /* then None counts like any other value */
    if (mp_is_none(filename) && !pair && (mp_is_none(number) || mp_is_none(text))) {
        return plain_str(vm, self);
    }
    number = mp_str_of(vm, number);
    text = mp_is_error(number) ? MP_ERROR : mp_str_of(vm, text);
    if (mp_is_error(text)) {
        return MP_ERROR;
    }
    if (mp_is_none(filename)) {
        return format_str(vm, "[Errno %U] %U", number, text);
    }
    return mp_is_none(filename2) ? format_str(vm, "[Errno %U] %U: %R", number, text, filename)
                                 : format_str(vm, "[Errno %U] %U: %R -> %R", number, text, filename, filename2);
}

static mp_value import_error_str(mp_vm *vm, mp_value self) {
    mp_value message = mp_exception_attribute(self, MP_NAME(msg));
    return mp_is_exact(message, &mp_type_str) ? message : plain_str(vm, self);
}

static mp_value syntax_error_str(mp_vm *vm, mp_value self) {
    mp_value message = mp_str_of(vm, mp_exception_attribute(self, MP_NAME(msg)));
    if (mp_is_error(message)) {
        return MP_ERROR;
    }
    mp_value filename = mp_exception_attribute(self, MP_NAME(filename));
    mp_value line = mp_exception_attribute(self, MP_NAME(lineno));
    bool has_line = mp_int_is(line);
    if (!mp_str_is(filename)) {
        return has_line ? format_str(vm, "%U (line %R)", message, line) : message;
    }
    const char *text = mp_str_data(filename);
    const char *slash = strrchr(text, '/');
    text = slash == NULL ? text : slash + 1;
    return has_line ? format_str(vm, "%U (%s, line %R)", message, text, line)
                    : format_str(vm, "%U (%s)", message, text);
}

/* The character at `index` of a str, as '\xe9', '\u1234' or '\U00012345'. */
static mp_value character_escape(mp_vm *vm, mp_value str, mp_value index) {
    mp_value c = mp_getitem(vm, str, index);
    if (mp_is_error(c)) {
        return MP_ERROR;
    }
    const char *text = mp_str_data(c);
    uint32_t rune = mp_utf8_next(&text);
    unsigned digits = rune < 0x100 ? 2 : rune < 0x10000 ? 4 : 8;
    char out[11] = {'\\', rune < 0x100 ? 'x' : rune < 0x10000 ? 'u' : 'U'};
    for (unsigned i = 0; i < digits; i++) {
        out[2 + i] = "0123456789abcdef"[rune >> (4 * (digits - 1 - i)) & 15];
    }
    return mp_str_new(vm, out, digits + 2);
}

static mp_value unicode_error_str(mp_vm *vm, mp_value self) {
    mp_value object = mp_exception_attribute(self, MP_NAME(object));
    mp_value start = mp_exception_attribute(self, MP_NAME(start));
    mp_value end = mp_exception_attribute(self, MP_NAME(end));
    mp_value reason = mp_str_of(vm, mp_exception_attribute(self, MP_NAME(reason)));
    mp_value encoding = mp_exception_attribute(self, MP_NAME(encoding)); /* MP_UNBOUND: a UnicodeTranslateError */
    encoding = mp_is_error(reason) ? MP_ERROR : mp_is_unbound(encoding) ? encoding : mp_str_of(vm, encoding);
    if (mp_is_error(encoding)) {
        return MP_ERROR;
    }
    if (!mp_is_small(start) || !mp_is_small(end)) {
        return plain_str(vm, self);
    }
    bool decode = mp_is_instance(self, &mp_type_UnicodeDecodeError);
    bool translate = mp_is_instance(self, &mp_type_UnicodeTranslateError);
    mp_value codec = translate ? MP_NAME(empty_) : format_str(vm, "'%U' codec ", encoding);
    if (mp_is_error(codec)) {
        return MP_ERROR;
    }
    const char *verb = decode ? "decode" : translate ? "translate" : "encode";
    const char *noun = decode ? "byte" : "character";
    intptr_t first = mp_small(start), last = mp_small(end) - 1;
    size_t length = 0;
    if (!mp_length(vm, object, &length)) {
        return MP_ERROR;
    }
    if (first != last || first < 0 || (size_t)first >= length) {
        return format_str(vm, "%Ucan't %s %ss in position %zd-%zd: %U", codec, verb, noun, first, last, reason);
    }
    if (!decode) {
        mp_value c = character_escape(vm, object, start);
        return mp_is_error(c) ? MP_ERROR
                              : format_str(vm, "%Ucan't %s character '%U' in position %zd: %U", codec, verb, c, first,
                                           reason);
    }
    mp_value byte = mp_getitem(vm, object, start);
    if (mp_is_error(byte)) {
        return MP_ERROR;
    }
    unsigned value = mp_is_small(byte) ? (unsigned)mp_small(byte) & 0xFF : 0;
    return format_str(vm, "%Ucan't decode byte 0x%c%c in position %zd: %U", codec, "0123456789abcdef"[value >> 4],
                      "0123456789abcdef"[value & 15], first, reason);
}

static mp_value group_str(mp_vm *vm, mp_value self) {
    mp_value message = mp_exception_attribute(self, MP_NAME(message));
    size_t count = mp_tuple_get(mp_exception_group_items(self))->count;
    return format_str(vm, "%U (%zu sub-exception%s)", mp_is_value(message) ? message : MP_NAME(empty_), count,
                      count == 1 ? "" : "s");
}

static mp_value exception_str(mp_vm *vm, mp_value self) {
    static const struct {
        const mp_type *type;
        mp_value (*str)(mp_vm *vm, mp_value self);
    } rows[] = {
        {&mp_type_KeyError, key_error_str},
        {&mp_type_OSError, os_error_str},
        {&mp_type_ImportError, import_error_str},
        {&mp_type_SyntaxError, syntax_error_str},
        {&mp_type_UnicodeDecodeError, unicode_error_str},
        {&mp_type_UnicodeEncodeError, unicode_error_str},
        {&mp_type_UnicodeTranslateError, unicode_error_str},
        {&mp_type_BaseExceptionGroup, group_str},
    };
    for (size_t i = 0; i < MP_COUNT_OF(rows); i++) {
        if (mp_is_instance(self, rows[i].type)) {
            return rows[i].str(vm, self);
        }
    }
    return plain_str(vm, self);
}

/* ---- attributes ---- */

static bool is_reserved(mp_value name) { return mp_same(name, MP_NAME(__class__)) || mp_same(name, MP_NAME(__dict__)); }

static mp_value exception_getattr(mp_vm *vm, mp_value self, mp_value name) {
    (void)vm;
    return mp_exception_attribute(self, name);
}

static bool exception_setattr(mp_vm *vm, mp_value self, mp_value name, mp_value value, bool *handled) {
    *handled = !is_reserved(name);
    if (!*handled) {
        return true;
    }
    if (!mp_is_unbound(value)) {
        return mp_exception_attribute_set(vm, self, name, value);
    }
    mp_value extra = mp_exception_get(self)->extra;
    bool found = false;
    if (mp_is_value(extra) && !mp_dict_remove(vm, extra, name, &found)) {
        return false;
    }
    if (attribute_find(self, name) != NULL) { /* one of the built-in ones: it reads as None from now on */
        return mp_exception_attribute_set(vm, self, name, MP_NONE);
    }
    *handled = found;
    return true;
}

static bool exception_dir(mp_vm *vm, mp_value self, mp_value list) {
    for (size_t i = 0; i < MP_COUNT_OF(attributes); i++) {
        if (attribute_fits(self, &attributes[i]) && !mp_list_append(vm, list, mp_name_of(attributes[i].param.name))) {
            return false;
        }
    }
    mp_value extra = mp_exception_get(self)->extra, key, value;
    size_t position = 0;
    while (mp_is_value(extra) && mp_dict_next(extra, &position, &key, &value)) {
        if (!mp_list_append(vm, list, key)) {
            return false;
        }
    }
    return true;
}

static bool may_not_delete(mp_vm *vm, mp_value value, const char *name) {
    return !mp_is_unbound(value) || mp_fail(vm, &mp_type_TypeError, "%s may not be deleted", name);
}

/* What a program has set. */
static mp_value get_dict(mp_vm *vm, mp_value self) {
    if (mp_type_is_class(mp_type_of(self))) {
        return mp_instance_dict(vm, mp_pointer(self));
    }
    mp_value dict = mp_dict_new(vm), key, value;
    size_t position = 0;
    mp_value extra = mp_is_error(dict) ? MP_UNBOUND : mp_exception_get(self)->extra;
    while (mp_is_value(extra) && mp_dict_next(extra, &position, &key, &value)) {
        if ((!mp_str_is(key) || attribute_find(self, key) == NULL) && !mp_dict_set(vm, dict, key, value)) {
            return MP_ERROR;
        }
    }
    return dict;
}

static mp_value get_args(mp_vm *vm, mp_value self) {
    if (mp_memory_error_size(vm, self) != 0) {
        mp_value text = memory_error_text(vm);
        return mp_is_error(text) ? MP_ERROR : mp_tuple_new(vm, 1, &text);
    }
    return mp_exception_get(self)->args;
}

static bool set_args(mp_vm *vm, mp_value self, mp_value value) {
    if (!may_not_delete(vm, value, "args")) {
        return false;
    }
    mp_value args = mp_tuple_from(vm, value);
    if (mp_is_error(args)) {
        return false;
    }
    mp_gc_store(vm, &mp_exception_get(self)->args, args);
    return true;
}

static mp_value get_cause(mp_vm *vm, mp_value self) {
    (void)vm;
    mp_value cause = mp_exception_get(self)->cause;
    return mp_is_unbound(cause) ? MP_NONE : cause;
}

static bool check_link(mp_vm *vm, mp_value value, const char *what) {
    return mp_is_none(value) || mp_exception_is(value) ||
           mp_fail(vm, &mp_type_TypeError, "exception %s must be None or derive from BaseException", what);
}

static bool set_cause(mp_vm *vm, mp_value self, mp_value value) {
    if (!may_not_delete(vm, value, "__cause__") || !check_link(vm, value, "cause")) {
        return false;
    }
    mp_gc_store(vm, &mp_exception_get(self)->cause, value);
    mp_exception_get(self)->flags |= MP_EXCEPTION_SUPPRESS_CONTEXT;
    return true;
}

static mp_value get_context(mp_vm *vm, mp_value self) {
    (void)vm;
    return mp_exception_get(self)->context;
}

static bool set_context(mp_vm *vm, mp_value self, mp_value value) {
    if (!may_not_delete(vm, value, "__context__") || !check_link(vm, value, "context")) {
        return false;
    }
    if (!mp_is_none(value)) {
        mp_exception_get(value)->flags |= MP_EXCEPTION_LINKED;
    }
    mp_gc_store(vm, &mp_exception_get(self)->context, value);
    return true;
}

static mp_value get_suppress(mp_vm *vm, mp_value self) {
    (void)vm;
    return mp_from_bool(mp_exception_get(self)->flags & MP_EXCEPTION_SUPPRESS_CONTEXT);
}

static bool set_suppress(mp_vm *vm, mp_value self, mp_value value) {
    if (!mp_is_value(value) || !mp_is_bool(value)) {
        return mp_fail(vm, &mp_type_TypeError, "attribute value type must be bool");
    }
    uintptr_t others = mp_exception_get(self)->flags & ~(uintptr_t)MP_EXCEPTION_SUPPRESS_CONTEXT;
    mp_exception_get(self)->flags = others | (mp_same(value, MP_TRUE) ? MP_EXCEPTION_SUPPRESS_CONTEXT : 0);
    return true;
}

static mp_value get_traceback(mp_vm *vm, mp_value self) {
    (void)vm;
    return mp_exception_get(self)->traceback;
}

static bool set_traceback(mp_vm *vm, mp_value self, mp_value value) {
    if (!may_not_delete(vm, value, "__traceback__")) {
        return false;
    }
    if (!mp_is_none(value) && !mp_is_exact(value, &mp_type_traceback)) {
        return mp_fail(vm, &mp_type_TypeError, "__traceback__ must be a traceback or None");
    }
    mp_gc_store(vm, &mp_exception_get(self)->traceback, value);
    return true;
}

static mp_value exception_with_traceback(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return set_traceback(vm, args[0], args[1]) ? args[0] : MP_ERROR;
}

static mp_value exception_add_note(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    if (!mp_str_is(args[1])) {
        return mp_raise(vm, &mp_type_TypeError, "note must be a str, not '%T'", args[1]);
    }
    mp_value notes = mp_getattr_find(vm, args[0], MP_NAME(__notes__));
    if (mp_is_unbound(notes)) {
        notes = mp_list_new(vm, 0, NULL);
        if (mp_is_error(notes) || !mp_setattr(vm, args[0], MP_NAME(__notes__), notes)) {
            return MP_ERROR;
        }
    }
    if (mp_is_error(notes)) {
        return MP_ERROR;
    }
    if (!mp_list_is(notes)) {
        return mp_raise(vm, &mp_type_TypeError, "Cannot add note: __notes__ is not a list");
    }
    return mp_list_append(vm, notes, args[1]) ? MP_NONE : MP_ERROR;
}

/* ---- exported ---- */

mp_value mp_exception_new(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args) {
    return type->flags & MP_TYPE_CLASS ? mp_call(vm, mp_type_value(type), argc, args)
                                       : exception_make(vm, type, argc, args, MP_NO_KW);
}

bool mp_exception_spare_new(mp_vm *vm) {
    if (mp_is_value(vm->spare_error) && !(mp_exception_get(vm->spare_error)->flags & MP_EXCEPTION_SPENT)) {
        return true;
    }
    mp_value spare = exception_make(vm, &mp_type_Exception, 0, NULL, MP_NO_KW);
    if (mp_is_error(spare)) {
        return false;
    }
    vm->spare_error = spare;
    return true;
}

mp_value mp_exception_value(mp_value exception) { return mp_exception_attribute(exception, MP_NAME(value)); }

bool mp_exception_cause_set(mp_vm *vm, mp_value exception, mp_value cause) {
    if (mp_is_type(cause) && mp_type_is_subtype(mp_as_type(cause), &mp_type_BaseException)) {
        cause = mp_exception_new(vm, mp_as_type(cause), 0, NULL);
        if (mp_is_error(cause)) {
            return false;
        }
    }
    if (!mp_is_none(cause) && !mp_exception_is(cause)) {
        return mp_fail(vm, &mp_type_TypeError, "exception causes must derive from BaseException");
    }
    return set_cause(vm, exception, cause);
}

MP_OPS_EXTERN(mp_exception_ops, (trace, exception_trace), (make, exception_make), (init, exception_init),
    (repr, exception_repr), (str, exception_str), (getattr, exception_getattr), (setattr, exception_setattr),
    (dir, exception_dir));

static const mp_native base_rows[] = {
    MP_GETTER(__dict__, get_dict),
    MP_GETSET(args, get_args, set_args),
    MP_GETSET(__cause__, get_cause, set_cause),
    MP_GETSET(__context__, get_context, set_context),
    MP_GETSET(__suppress_context__, get_suppress, set_suppress),
    MP_GETSET(__traceback__, get_traceback, set_traceback),
    MP_METHOD(with_traceback, exception_with_traceback, 1, 1),
    MP_METHOD(add_note, exception_add_note, 1, 1),
};

static const mp_native group2_rows[] = {MP_CONSTANT(__base__, &mp_type_Exception)};

#define FLAGS_plain MP_TYPE_EXCEPTION
#define FLAGS_base MP_TYPE_EXCEPTION
#define FLAGS_group MP_TYPE_EXCEPTION
#define FLAGS_group2 MP_TYPE_EXCEPTION | MP_TYPE_TWO_BASES
#define ROWS_plain NULL, 0
#define ROWS_group2 group2_rows, MP_COUNT_OF(group2_rows)
#define ROWS_base base_rows, MP_COUNT_OF(base_rows)
#define ROWS_group mp_exception_group_rows, MP_EXCEPTION_GROUP_ROW_COUNT
#define MP_EXCEPTION(name_, base_, rows_)                                                                              \
    const mp_type mp_type_##name_ = {{{(const mp_head *)&mp_type_type}, &mp_type_##name_},                             \
                                     MP_OPS_OF(mp_exception_ops),                                                      \
                                     &mp_type_##base_,                                                                 \
                                     &mp_type_BaseException,                                                           \
                                     MP_VALUE_INIT(mp_names.mp_name_##name_),                                          \
                                     ROWS_##rows_,                                                                     \
                                     FLAGS_##rows_,                                                                    \
                                     sizeof(mp_exception)};
#include "objects/exception_types.h"
#undef MP_EXCEPTION
