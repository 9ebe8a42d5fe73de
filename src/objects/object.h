/* SPDX-License-Identifier: MIT
 *
 * Layer 2. What a type is, and the object protocol: the operations that work on any value.
 *
 * A built-in type is one constant `mp_type` with an `mp_type_ops` of C functions and a table of attributes; a
 * Python class is an `mp_class` (class.h), which starts with an `mp_type`. Operations a type lacks are NULL.
 *
 * Rule for re-entrancy: whatever may run Python code (any protocol function here, any callable) may change every
 * mutable object. After such a call, read pointers, counts and capacities again.
 */
#ifndef MP_OBJECTS_OBJECT_H
#define MP_OBJECTS_OBJECT_H

#include "base/sparse.h"
#include "gc/heap.h"
#include "mp_names.h"

/* MP_NAME(append) is the interned constant str "append"; a build step collects all names that are used. All are members
 * of one struct, so that 16 bits say which one is meant. */
#define MP_NAME(name) MP_VALUE_OF(mp_names.mp_name_##name)
#define MP_NAME_NUMBER_OF(member) (mp_name_number)(offsetof(struct mp_names, member) / sizeof(uintptr_t))
_Static_assert(sizeof(struct mp_names) / sizeof(uintptr_t) < UINT16_MAX, "numbers of names");
static inline mp_value mp_name_of(mp_name_number number) {
    return mp_from_pointer((const char *)&mp_names + number * sizeof(uintptr_t));
}
/* Its number, UINT16_MAX for other values. */
static inline mp_name_number mp_name_number_of(mp_value v) {
    uintptr_t distance = v.bits - (uintptr_t)&mp_names;
    return distance < sizeof mp_names ? (mp_name_number)(distance / sizeof(uintptr_t)) : UINT16_MAX;
}

/* Tells the build step of names that only macros put together. */
#define MP_NAMES_USED(...) struct mp_names_used;

/* Binary operators: enum suffix, symbol, name inside the dunders. */
#define MP_BINARY_OPERATORS(X)                                                                                         \
    X(ADD, "+", add)                                                                                                   \
    X(SUB, "-", sub)                                                                                                   \
    X(MUL, "*", mul)                                                                                                   \
    X(TRUEDIV, "/", truediv)                                                                                           \
    X(FLOORDIV, "//", floordiv)                                                                                        \
    X(MOD, "%", mod)                                                                                                   \
    X(POW, "**", pow)                                                                                                  \
    X(MATMUL, "@", matmul)                                                                                             \
    X(AND, "&", and)                                                                                                   \
    X(OR, "|", or)                                                                                                     \
    X(XOR, "^", xor)                                                                                                   \
    X(LSHIFT, "<<", lshift)                                                                                            \
    X(RSHIFT, ">>", rshift)
/* clang-format off */
typedef enum mp_binary_op {
#define X(id, symbol, name) MP_OP_##id,
    MP_BINARY_OPERATORS(X)
#undef X
    MP_BINARY_OP_COUNT
} mp_binary_op;
/* clang-format on */

typedef enum mp_unary_op { MP_OP_NEG, MP_OP_POS, MP_OP_INVERT, MP_OP_ABS, MP_UNARY_OP_COUNT } mp_unary_op;

/* Rich comparisons, in this order everywhere. */
typedef enum mp_compare_op { MP_LT, MP_LE, MP_EQ, MP_NE, MP_GT, MP_GE, MP_COMPARE_OP_COUNT } mp_compare_op;

typedef uintptr_t mp_hash;

/* Calls with keywords: kw.count values follow the argc positional ones in `args`; their names are in kw.names. */
typedef struct mp_kw {
    size_t count;
    const mp_value *names; /* interned strs */
} mp_kw;
#define MP_NO_KW ((mp_kw){0, NULL})

typedef mp_value (*mp_native_kw_fn)(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw);

/* A view of memory for the buffer protocol. */
typedef struct mp_buffer {
    uint8_t *data;
    size_t size;      /* bytes */
    bool readonly;
    char format;      /* as in struct: 'B', 'i', 'd', … */
    size_t item_size; /* bytes */
} mp_buffer;

/* What a type can do. `self` is the object; C functions may assume its type. Most types lack most of it: see MP_OPS. */
struct mp_type_ops_all {
    /* Visits every reference the object holds. NULL: it holds none. */
    void (*trace)(mp_tracer *tracer, void *self);
    /* Called once, at a safe point, when nothing refers to the object any more (somebody may again, later). */
    void (*finalise)(mp_vm *vm, void *self);
    /* type(...): makes an instance. `type` is the class called, a subtype of the type that has this op; see
     * mp_object_alloc. NULL: "cannot create 'x' instances". */
    mp_value (*make)(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw);
    /* __init__ for those built-in types that subclasses call with super().__init__(...): fills an existing object. */
    bool (*init)(mp_vm *vm, mp_value self, size_t argc, const mp_value *args, mp_kw kw);
    mp_value (*call)(mp_vm *vm, mp_value self, size_t argc, const mp_value *args, mp_kw kw);
    mp_value (*repr)(mp_vm *vm, mp_value self);
    mp_value (*str)(mp_vm *vm, mp_value self); /* NULL: repr */
    mp_value (*format)(mp_vm *vm, mp_value self, mp_value spec);
    /* NULL hash: unhashable if `unhashable` is set, else by identity. */
    bool (*hash)(mp_vm *vm, mp_value self, mp_hash *out);
    /* Any value, or MP_NOT_IMPLEMENTED. */
    mp_value (*compare)(mp_vm *vm, mp_compare_op op, mp_value self, mp_value other);
    bool (*truth)(mp_vm *vm, mp_value self, bool *out); /* NULL: length != 0, else true */
    bool (*length)(mp_vm *vm, mp_value self, size_t *out);
    mp_value (*getitem)(mp_vm *vm, mp_value self, mp_value key);
    bool (*setitem)(mp_vm *vm, mp_value self, mp_value key, mp_value value); /* MP_UNBOUND: delete */
    bool (*contains)(mp_vm *vm, mp_value self, mp_value item, bool *out);
    mp_value (*iter)(mp_vm *vm, mp_value self);
    mp_value (*next)(mp_vm *vm, mp_value self);     /* MP_STOP at the end */
    mp_value (*reversed)(mp_vm *vm, mp_value self); /* an iterator */
    mp_value (*unary)(mp_vm *vm, mp_unary_op op, mp_value self);
    /* One of the two is of this type; MP_NOT_IMPLEMENTED if it cannot. a and b stand as in the source. */
    mp_value (*binary)(mp_vm *vm, mp_binary_op op, mp_value a, mp_value b);
    /* a op= b: may change and return a, or MP_NOT_IMPLEMENTED, upon which `binary` is tried. */
    mp_value (*inplace)(mp_vm *vm, mp_binary_op op, mp_value a, mp_value b);
    /* Attributes beyond the table and the class: MP_UNBOUND if there is none. */
    mp_value (*getattr)(mp_vm *vm, mp_value self, mp_value name);
    /* True with *handled = false: there is no such settable attribute here. MP_UNBOUND deletes. */
    bool (*setattr)(mp_vm *vm, mp_value self, mp_value name, mp_value value, bool *handled);
    /* Descriptors: `instance` is MP_UNBOUND for access through the class. */
    mp_value (*descr_get)(mp_vm *vm, mp_value self, mp_value instance, mp_value owner);
    bool (*descr_set)(mp_vm *vm, mp_value self, mp_value instance, mp_value value);
    bool (*buffer)(mp_vm *vm, mp_value self, mp_buffer *out);
    /* Appends the names of extra attributes (those that getattr finds) to the list, for dir(). */
    bool (*dir)(mp_vm *vm, mp_value self, mp_value list);
    uintptr_t unhashable; /* true or not there */
};

/* The operations of a type: MP_OPS(list_ops, (trace, list_trace), (make, list_make)), in any order. */
MP_SPARSE_TYPE(mp_type_ops, struct mp_type_ops_all)
#define MP_OPS(variable, ...) MP_SPARSE_TABLE(static, mp_type_ops, struct mp_type_ops_all, variable, __VA_ARGS__)
/* The same for one that MP_OPS_DECLARE(variable) declares in a header; and the address of either. */
#define MP_OPS_EXTERN(variable, ...) MP_SPARSE_TABLE(, mp_type_ops, struct mp_type_ops_all, variable, __VA_ARGS__)
#define MP_OPS_DECLARE(variable) MP_SPARSE_EXTERN(mp_type_ops, variable)
#define MP_OPS_OF(variable) MP_SPARSE_ADDRESS(mp_type_ops, variable)
/* An operation, NULL if it is not there: MP_OP(type->ops, repr). By number: whether it is. */
#define MP_OP(ops, member) MP_SPARSE_GET(ops, struct mp_type_ops_all, member)
#define MP_OP_NUMBER(member) (offsetof(struct mp_type_ops_all, member) / sizeof(uintptr_t))
#define MP_OP_HAS(ops, number) (MP_SPARSE_AT(ops, number) != 0)

/* A computed attribute that can be set. */
typedef struct mp_accessors {
    mp_value (*get)(mp_vm *vm, mp_value self);
    bool (*set)(mp_vm *vm, mp_value self, mp_value value); /* MP_UNBOUND deletes */
} mp_accessors;

/* A row of an attribute table, itself a constant object: functions, methods, getters, constants. Three words. */
typedef struct mp_native {
    mp_object object; /* which kind of row: one of the mp_type_… below */
    union {
        mp_native_fn fn;
        mp_native_kw_fn kw_fn;
        mp_value (*get)(mp_vm *vm, mp_value self);
        const mp_accessors *accessors;
        const void *constant;
        uintptr_t bits;
    } u;
    unsigned name : 16;    /* its mp_name_number; see mp_native_name */
    unsigned argc_max : 8; /* 255: any number */
    unsigned argc_min : 4; /* without self */
    unsigned takes_kw : 1; /* u.kw_fn */
    unsigned has_self : 1; /* args[0] is self or the class, not counted in argc_min and argc_max */
    unsigned settable : 1; /* u.accessors */
    unsigned own_name : 1; /* it begins an mp_native_named */
} mp_native;

/* A function with a name that is no constant, on the heap. */
typedef struct mp_native_named {
    mp_native row;
    mp_value name;
} mp_native_named;

mp_value mp_native_name(const mp_native *row);
/* The value of a row that is a computed attribute. */
MP_CHECKED mp_value mp_native_get(mp_vm *vm, const mp_native *row, mp_value self);
/* The row of that name, NULL if there is none. */
const mp_native *mp_native_find(const mp_native *rows, size_t count, mp_value name);

extern const mp_type mp_type_builtin_function;  /* of a module, or a static method */
extern const mp_type mp_type_method_descriptor; /* of a type; binds self */
extern const mp_type mp_type_class_method_row;  /* binds the class */
extern const mp_type mp_type_getset_descriptor;
extern const mp_type mp_type_constant_row;

#define MP_VARIADIC 255
#define MP_ROW_(type, name_, member, target, min, max, kw, self, settable_)                                            \
    { {(const mp_head *)&(type)}, {.member = (target)}, MP_NAME_NUMBER_OF(mp_name_##name_), max, min, kw, self, settable_, 0 }
/* Functions of a module: args are all arguments. */
#define MP_FUNCTION(name, fn_, min, max) MP_ROW_(mp_type_builtin_function, name, fn, fn_, min, max, 0, 0, 0)
#define MP_FUNCTION_KW(name, fn_, min, max) MP_ROW_(mp_type_builtin_function, name, kw_fn, fn_, min, max, 1, 0, 0)
/* Methods of a type: args[0] is self; min and max do not count it, argc does. */
#define MP_METHOD(name, fn_, min, max) MP_ROW_(mp_type_method_descriptor, name, fn, fn_, min, max, 0, 1, 0)
#define MP_METHOD_KW(name, fn_, min, max) MP_ROW_(mp_type_method_descriptor, name, kw_fn, fn_, min, max, 1, 1, 0)
/* Class methods: args[0] is the class. Static methods: all are arguments. */
#define MP_CLASSMETHOD(name, fn_, min, max) MP_ROW_(mp_type_class_method_row, name, fn, fn_, min, max, 0, 1, 0)
#define MP_CLASSMETHOD_KW(name, fn_, min, max) MP_ROW_(mp_type_class_method_row, name, kw_fn, fn_, min, max, 1, 1, 0)
#define MP_STATICMETHOD(name, fn_, min, max) MP_FUNCTION(name, fn_, min, max)
/* Computed attributes: mp_value get(vm, self), bool set(vm, self, value). In a module's table the getter is called at
 * each access with the module as self. */
#define MP_GETTER(name, get_) MP_ROW_(mp_type_getset_descriptor, name, get, get_, 0, 0, 0, 0, 0)
#define MP_GETSET(name, get_, set_)                                                                                    \
    MP_ROW_(mp_type_getset_descriptor, name, accessors, (&(const mp_accessors){(get_), (set_)}), 0, 0, 0, 0, 1)
/* Constants: an int that fits 31 bits, or the address of a constant object (a type, a str of MP_NAME's). */
#define MP_CONSTANT_INT(name, value)                                                                                   \
    MP_ROW_(mp_type_constant_row, name, bits, ((uintptr_t)(value) << 1) | 1u, 0, 0, 0, 0, 0)
#define MP_CONSTANT(name, address) MP_ROW_(mp_type_constant_row, name, constant, (address), 0, 0, 0, 0, 0)

/* Type flags. */
enum {
    MP_TYPE_CLASS = 1,     /* an mp_class made by a class statement or type() */
    MP_TYPE_FINAL = 2,     /* cannot be a base */
    MP_TYPE_EXCEPTION = 4, /* instances are exceptions */
    MP_TYPE_SEQUENCE = 8,  /* sequence patterns match instances; so do those of subtypes */
    MP_TYPE_MAPPING = 16,  /* mapping patterns do */
    MP_TYPE_TWO_BASES = 64, /* the first row is a constant, the second base */
    MP_TYPE_MATCH_SELF = 32, /* the one positional part of a class pattern is the instance itself */
    MP_TYPE_ITER_LOCAL = 128, /* ops.iter does no more than make an iterator with mp_iterator_alloc */
};

/* A type. For built-in types a constant; name, base, layout, size and ops are always there. */
struct mp_type {
    mp_head head; /* {its metatype, itself} */
    const mp_type_ops *ops;
    const mp_type *base;   /* the first base; NULL for object */
    const mp_type *layout; /* the built-in type whose struct instances begin with */
    mp_value name;         /* str */
    const mp_native *rows;
    uint8_t row_count;
    uint8_t flags;
    uint16_t size; /* bytes of that struct */
};

/* Defines a built-in type: MP_TYPE(mp_type_list, list, &mp_type_object, sizeof(mp_list), list_ops, list_rows, flags). */
#define MP_TYPE(variable, name_, base_, size_, ops_, rows_, flags_)                                                    \
    const mp_type variable = {                                                                                         \
        {{(const mp_head *)&mp_type_type}, &variable},      MP_OPS_OF(ops_), (base_), &variable, MP_VALUE_INIT(mp_names.mp_name_##name_), \
        (rows_), (uint8_t)(sizeof(rows_) / sizeof((rows_)[0])), (flags_), (uint16_t)(size_)}
/* The same for a type without attribute table. */
#define MP_TYPE_PLAIN(variable, name_, base_, size_, ops_, flags_)                                                     \
    const mp_type variable = {{{(const mp_head *)&mp_type_type}, &variable},                                           \
                              MP_OPS_OF(ops_),                                                                         \
                              (base_),                                                                                 \
                              &variable,                                                                               \
                              MP_VALUE_INIT(mp_names.mp_name_##name_),                                                 \
                              NULL,                                                                                    \
                              0,                                                                                       \
                              (flags_),                                                                                \
                              (uint16_t)(size_)}

extern const mp_type mp_type_object, mp_type_type, mp_type_none, mp_type_not_implemented, mp_type_ellipsis;
extern const mp_type mp_type_bool, mp_type_int, mp_type_float, mp_type_complex, mp_type_str, mp_type_bytes,
    mp_type_bytearray, mp_type_memoryview, mp_type_list, mp_type_tuple, mp_type_dict, mp_type_set, mp_type_frozenset,
    mp_type_range, mp_type_slice, mp_type_function, mp_type_method, mp_type_generator,
    mp_type_coroutine, mp_type_async_generator, mp_type_cell, mp_type_module,
    mp_type_property, mp_type_classmethod, mp_type_staticmethod, mp_type_super, mp_type_code, mp_type_shape;

/* The constant objects. */
extern const struct mp_singleton {
    mp_object object;
    uintptr_t value; /* of bools */
} mp_none_object, mp_true_object, mp_false_object, mp_not_implemented_object, mp_ellipsis_object;
#define MP_NONE MP_VALUE_OF(mp_none_object)
#define MP_TRUE MP_VALUE_OF(mp_true_object)
#define MP_FALSE MP_VALUE_OF(mp_false_object)
#define MP_NOT_IMPLEMENTED MP_VALUE_OF(mp_not_implemented_object)
#define MP_ELLIPSIS MP_VALUE_OF(mp_ellipsis_object)
MP_INLINED(mp_value mp_from_bool(bool b), { return b ? MP_TRUE : MP_FALSE; })
static inline bool mp_is_none(mp_value v) { return v.bits == MP_NONE.bits; }
static inline bool mp_is_bool(mp_value v) { return v.bits == MP_TRUE.bits || v.bits == MP_FALSE.bits; }

/* ---- Types of values ---- */

MP_INLINED(const mp_type *mp_type_of(mp_value v), {
    assert(mp_is_value(v));
    return mp_is_small(v) ? &mp_type_int : mp_is_real(v) ? &mp_type_float : mp_pointer(v)->head->type;
})
/* The object is of exactly this built-in type (not of a subclass). */
static inline bool mp_is_exact(mp_value v, const mp_type *type) {
    return mp_is_pointer(v) && mp_pointer(v)->head == (const mp_head *)type;
}
/* The type is `of` or derives from it (C3 MRO respected; both may be classes). */
bool mp_type_is_subtype(const mp_type *type, const mp_type *of);
/* The value is an instance of the built-in type or of a subtype, Python classes included: its struct has that layout. */
MP_INLINED(bool mp_is_instance(mp_value v, const mp_type *type), {
    return mp_is_exact(v, type) || mp_type_is_subtype(mp_type_of(v), type);
})
/* isinstance() as type answers it: the object's type derives from `type`, or the __class__ that it shows does. */
MP_CHECKED bool mp_type_has_instance(mp_vm *vm, const mp_type *type, mp_value object, bool *out);
static inline mp_value mp_type_value(const mp_type *type) { return mp_from_pointer(type); }
/* The value is a type; which one. */
MP_INLINED(bool mp_is_type(mp_value v), { return mp_is_instance(v, &mp_type_type); })
static inline const mp_type *mp_as_type(mp_value v) { return (const mp_type *)mp_pointer(v); }
/* The type's name as C text, for messages. */
const char *mp_type_name(const mp_type *type);
/* The same without the module that the names of some built-in types have in front: "array.array". */
const char *mp_type_plain_name(const mp_type *type);

/* For `make` operations: a zero-filled object of `type`, which is `native` or a class derived from it. The struct has
 * native->size bytes. NULL with MemoryError pending. For struct-with-tail types give the full size of the struct. */
MP_CHECKED void *mp_object_alloc(mp_vm *vm, const mp_type *type, size_t native_size);

/* ---- Raising ---- */

/* mp_raise and mp_fail of the exceptions that are raised most. */
mp_value mp_raise_type_error(mp_vm *vm, const char *format, ...);
mp_value mp_raise_value_error(mp_vm *vm, const char *format, ...);
bool mp_fail_type_error(mp_vm *vm, const char *format, ...);
bool mp_fail_value_error(mp_vm *vm, const char *format, ...);
/* Raises `exception` (a type such as &mp_type_ValueError, see exception.h) with a formatted message; returns MP_ERROR.
 * Formats: %s C text, %d int, %u unsigned, %zd intptr_t, %zu size_t, %x unsigned, %c a byte, %U str value as it is,
 * %R repr of a value, %T name of a value's type, %A the same but "None" for None, %N name of a `const mp_type *`, %%. */
mp_value mp_raise(mp_vm *vm, const mp_type *exception, const char *format, ...);
/* The same for functions that return bool: returns false. */
bool mp_fail(mp_vm *vm, const mp_type *exception, const char *format, ...);
/* The comparisons are of constants: one of the calls is left, and for most of them without a pointer to the type. */
#define mp_raise(vm, type, ...)                                                                                        \
    (strcmp(#type, "&mp_type_TypeError") == 0    ? mp_raise_type_error(vm, __VA_ARGS__)                                \
     : strcmp(#type, "&mp_type_ValueError") == 0 ? mp_raise_value_error(vm, __VA_ARGS__)                               \
                                                 : (mp_raise)(vm, type, __VA_ARGS__))
#define mp_fail(vm, type, ...)                                                                                         \
    (strcmp(#type, "&mp_type_TypeError") == 0    ? mp_fail_type_error(vm, __VA_ARGS__)                                 \
     : strcmp(#type, "&mp_type_ValueError") == 0 ? mp_fail_value_error(vm, __VA_ARGS__)                                \
                                                 : (mp_fail)(vm, type, __VA_ARGS__))
/* Raises an instance, or instantiates and raises a class. Returns MP_ERROR. */
mp_value mp_raise_value(mp_vm *vm, mp_value exception);
/* Takes the pending exception away and returns it (exception object). */
mp_value mp_exception_take(mp_vm *vm);
/* If the pending exception is of `type`: clears it and returns true. */
bool mp_exception_catch(mp_vm *vm, const mp_type *type);
/* True if the pending exception is an instance of `type`. */
bool mp_exception_matches(mp_vm *vm, const mp_type *type);

extern const mp_type mp_type_BaseException, mp_type_Exception, mp_type_TypeError, mp_type_ValueError,
    mp_type_AttributeError, mp_type_NameError, mp_type_UnboundLocalError, mp_type_KeyError, mp_type_IndexError,
    mp_type_LookupError, mp_type_ZeroDivisionError, mp_type_OverflowError, mp_type_ArithmeticError,
    mp_type_StopIteration, mp_type_RuntimeError, mp_type_RecursionError, mp_type_NotImplementedError,
    mp_type_MemoryError, mp_type_AssertionError, mp_type_OSError, mp_type_ImportError, mp_type_ModuleNotFoundError,
    mp_type_SyntaxError, mp_type_IndentationError, mp_type_TabError, mp_type_UnicodeError, mp_type_UnicodeDecodeError,
    mp_type_UnicodeEncodeError, mp_type_KeyboardInterrupt, mp_type_SystemExit, mp_type_GeneratorExit,
    mp_type_EOFError, mp_type_BufferError, mp_type_StopAsyncIteration, mp_type_ReferenceError;

/* ---- The object protocol. mp_value: MP_ERROR on exception. bool: false on exception. ---- */

MP_CHECKED mp_value mp_repr(mp_vm *vm, mp_value v);                 /* a str */
MP_CHECKED mp_value mp_str_of(mp_vm *vm, mp_value v);               /* str(v) */
MP_CHECKED mp_value mp_format(mp_vm *vm, mp_value v, mp_value spec); /* format(v, spec) */
MP_CHECKED bool mp_hash_of(mp_vm *vm, mp_value v, mp_hash *out);
MP_CHECKED bool mp_truth(mp_vm *vm, mp_value v, bool *out);
/* Rich comparison with reflection; the result is any value. */
MP_CHECKED mp_value mp_compare(mp_vm *vm, mp_compare_op op, mp_value a, mp_value b);
MP_CHECKED bool mp_compare_truth(mp_vm *vm, mp_compare_op op, mp_value a, mp_value b, bool *out);
/* a is b or a == b: what containers use. */
MP_CHECKED bool mp_equal(mp_vm *vm, mp_value a, mp_value b, bool *out);
MP_CHECKED mp_value mp_unary(mp_vm *vm, mp_unary_op op, mp_value a);
MP_CHECKED mp_value mp_binary(mp_vm *vm, mp_binary_op op, mp_value a, mp_value b);
MP_CHECKED mp_value mp_inplace(mp_vm *vm, mp_binary_op op, mp_value a, mp_value b);
MP_CHECKED bool mp_length(mp_vm *vm, mp_value v, size_t *out);
/* operator.length_hint: 0 if nothing is known. */
MP_CHECKED bool mp_length_hint(mp_vm *vm, mp_value v, size_t *out);
MP_CHECKED mp_value mp_getitem(mp_vm *vm, mp_value v, mp_value key);
MP_CHECKED bool mp_setitem(mp_vm *vm, mp_value v, mp_value key, mp_value value); /* MP_UNBOUND: del v[key] */
MP_CHECKED bool mp_contains(mp_vm *vm, mp_value v, mp_value item, bool *out);
MP_CHECKED mp_value mp_iter(mp_vm *vm, mp_value v);
MP_CHECKED mp_value mp_next(mp_vm *vm, mp_value iterator); /* MP_STOP at the end */
/* mp_iter for whoever keeps the iterator to himself: those over list, dict, str, … are made in *place, without an
 * allocation. */
enum { MP_ITERATOR_WORDS = 5 };
typedef struct mp_iterator_place {
    mp_value words[MP_ITERATOR_WORDS];
} mp_iterator_place;
MP_CHECKED mp_value mp_iter_local(mp_vm *vm, mp_value v, mp_iterator_place *place);
/* True if next() can be asked of it. */
bool mp_is_iterator(mp_vm *vm, mp_value v);
bool mp_is_callable(mp_vm *vm, mp_value v);
/* Attribute access as Python's getattr. mp_getattr_find gives MP_UNBOUND if there is none. */
MP_CHECKED mp_value mp_getattr(mp_vm *vm, mp_value v, mp_value name);
MP_CHECKED mp_value mp_getattr_find(mp_vm *vm, mp_value v, mp_value name);
MP_CHECKED bool mp_setattr(mp_vm *vm, mp_value v, mp_value name, mp_value value); /* MP_UNBOUND deletes */
/* Looks a name up along the type's MRO, without binding; MP_UNBOUND if there is none. Never fails. */
mp_value mp_type_find(mp_vm *vm, const mp_type *type, mp_value name);
/* Looks a special method up on the type and calls it with `v` before the arguments. MP_UNBOUND: there is none. */
MP_CHECKED mp_value mp_special_call(mp_vm *vm, mp_value v, mp_value name, size_t argc, const mp_value *args);
/* The same in a form for one's own `call` sites: method bound to v, or MP_UNBOUND. */
MP_CHECKED mp_value mp_special_find(mp_vm *vm, mp_value v, mp_value name);

/* isinstance(object, classes), issubclass(cls, classes): tuples, unions, and what metaclasses say included. */
MP_CHECKED bool mp_instance_check(mp_vm *vm, mp_value object, mp_value classes, bool *out);
MP_CHECKED bool mp_subclass_check(mp_vm *vm, mp_value cls, mp_value classes, bool *out);

/* Calls. mp_call is in micropy.h. */
MP_CHECKED mp_value mp_call_kw(mp_vm *vm, mp_value callable, size_t argc, const mp_value *args, mp_kw kw);
/* obj.name(args…) */
MP_CHECKED mp_value mp_call_method(mp_vm *vm, mp_value v, mp_value name, size_t argc, const mp_value *args);

/* Memory of bytes-like objects; TypeError if it is none. Valid until Python code runs or the object changes. */
MP_CHECKED bool mp_buffer_get(mp_vm *vm, mp_value v, mp_buffer *out);
bool mp_buffer_is(mp_value v);

/* Numbers out of values: __index__ is honoured; floats are refused. */
MP_CHECKED bool mp_index_get(mp_vm *vm, mp_value v, intptr_t *out); /* OverflowError if it does not fit */
MP_CHECKED bool mp_index_clamp(mp_vm *vm, mp_value v, intptr_t *out); /* clamps to INTPTR_MIN/MAX, as slices do */
MP_CHECKED mp_value mp_index_value(mp_vm *vm, mp_value v);           /* an int of any size */
/* Any real number as C float: ints, floats, __float__, __index__. */
MP_CHECKED bool mp_real_value(mp_vm *vm, mp_value v, mp_real *out);

/* Guards against unbounded C recursion: call at the start of anything that recurses. False: RecursionError pending. */
MP_CHECKED bool mp_recursion_check(mp_vm *vm);
/* repr and friends of containers that contain themselves: mp_repr_enter is false if v is being represented already
 * (then write "[...]"); otherwise pair it with mp_repr_leave. Both cannot fail. */
typedef struct mp_repr_link {
    mp_value value;
    struct mp_repr_link *outer;
    unsigned depth; /* how many there are outside of it */
} mp_repr_link;
bool mp_repr_enter(mp_vm *vm, mp_value v, mp_repr_link *link);
void mp_repr_leave(mp_vm *vm, mp_repr_link *link);

/* ---- Arguments of native functions that take keywords ---- */

/* A parameter of a native function: its name, and whether it may be left out (the value is MP_UNBOUND then). */
typedef struct mp_param {
    mp_name_number name;
    uint16_t kind; /* MP_PARAM_… or'ed */
} mp_param;
enum { MP_PARAM_OPTIONAL = 1, MP_PARAM_POSITIONAL_ONLY = 2, MP_PARAM_KEYWORD_ONLY = 4 };
#define MP_PARAM(name_, kind_) {MP_NAME_NUMBER_OF(mp_name_##name_), (kind_)}
/* Sorts arguments into out[0..count) by `params`; raises TypeError as CPython words it ("f() got an unexpected keyword
 * argument 'x'"). `function` is the name without parentheses. argc/args exclude self. */
MP_CHECKED bool mp_args_bind(mp_vm *vm, const char *function, const mp_param *params, size_t count, size_t argc,
                             const mp_value *args, mp_kw kw, mp_value *out);
/* Raises TypeError if keywords were given / the count is outside the range. */
MP_CHECKED bool mp_args_no_kw(mp_vm *vm, const char *function, mp_kw kw);
/* The same for a constructor without __init__; derived types may have one, which takes the keywords then. */
MP_CHECKED bool mp_args_no_kw_new(mp_vm *vm, const mp_type *type, mp_kw kw);
MP_CHECKED bool mp_args_count(mp_vm *vm, const char *function, size_t argc, size_t min, size_t max);

#endif
