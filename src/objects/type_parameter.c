/* SPDX-License-Identifier: MIT
 *
 * Layer 2. Type parameters (TypeVar, ParamSpec, TypeVarTuple), what `type X = …` makes (TypeAliasType), and Generic, the
 * base of classes with type parameters.
 *
 * Bounds, constraints and values of aliases are functions that are called when somebody asks, and not again after that.
 */
#include "gc/vm.h"
#include "objects/dict.h"
#include "objects/generic.h"
#include "objects/module.h"
#include "objects/str.h"
#include "objects/tuple.h"

enum {
    LAZY_BOUND = 1,       /* `bound` is a function that gives it */
    LAZY_CONSTRAINTS = 2, /* so for `constraints` */
    COVARIANT = 4,
    CONTRAVARIANT = 8,
    INFERRED = 16,        /* the variance is: made by a statement */
    PART = 32             /* P.args, P.kwargs, *Ts: `bound` is the parameter, `constraints` the text around it */
};

typedef struct parameter {
    mp_object object;
    mp_value name;
    mp_value bound;       /* or MP_NONE */
    mp_value constraints; /* tuple */
    mp_value module;
    uintptr_t flags;
} parameter;

typedef struct type_alias {
    mp_object object;
    mp_value name;
    mp_value value;
    mp_value parameters;
    mp_value module;
    uintptr_t is_lazy; /* `value` is a function that gives it */
} type_alias;

static parameter *get(mp_value v) { return (parameter *)mp_pointer(v); }
static type_alias *get_alias(mp_value v) { return (type_alias *)mp_pointer(v); }

static void trace(mp_tracer *tracer, void *self) { mp_trace_range(tracer, &((parameter *)self)->name, 4); }

bool mp_is_type_parameter(mp_value v) {
    return mp_is_exact(v, &mp_type_TypeVar) || mp_is_exact(v, &mp_type_ParamSpec) ||
           mp_is_exact(v, &mp_type_TypeVarTuple);
}

/* The name of the running module, or None. */
static mp_value module_name(mp_vm *vm) {
    mp_value globals = vm->hooks->globals == NULL ? MP_UNBOUND : vm->hooks->globals(vm);
    mp_value name = mp_is_value(globals) ? mp_dict_find_name(globals, MP_NAME(__name__)) : MP_UNBOUND;
    return mp_is_value(name) ? name : MP_NONE;
}

static mp_value make(mp_vm *vm, const mp_type *type, mp_value name, mp_value bound, mp_value constraints,
                     uintptr_t flags) {
    parameter *p = mp_gc_new(vm, type, sizeof *p);
    if (p == NULL) {
        return MP_ERROR;
    }
    mp_gc_store(vm, &p->name, name);
    mp_gc_store(vm, &p->bound, bound);
    mp_gc_store(vm, &p->constraints, constraints);
    mp_gc_store(vm, &p->module, module_name(vm));
    p->flags = flags;
    return mp_from_pointer(p);
}

mp_value mp_type_parameter_new(mp_vm *vm, mp_value name, unsigned kind, mp_value thunk) {
    const mp_type *type = kind == MP_TYPE_VAR_TUPLE ? &mp_type_TypeVarTuple
                          : kind == MP_PARAM_SPEC   ? &mp_type_ParamSpec
                                                    : &mp_type_TypeVar;
    bool constrained = kind == MP_TYPE_VAR_CONSTRAINED;
    uintptr_t lazy = mp_is_none(thunk) ? 0 : constrained ? LAZY_CONSTRAINTS : LAZY_BOUND;
    return make(vm, type, name, constrained ? MP_NONE : thunk, constrained ? thunk : MP_EMPTY_TUPLE, INFERRED | lazy);
}

/* ---- attributes ---- */

static mp_value get_name(mp_vm *vm, mp_value self) {
    (void)vm;
    return get(self)->name;
}

static mp_value get_module(mp_vm *vm, mp_value self) {
    (void)vm;
    return get(self)->module;
}

/* Calls the function in the slot and keeps what it gives. */
static mp_value resolve(mp_vm *vm, mp_value self, mp_value *slot, uintptr_t *flags, uintptr_t flag) {
    (void)self; /* keeps the slot where it is */
    if (*flags & flag) {
        mp_value v = mp_call(vm, *slot, 0, NULL);
        if (mp_is_error(v)) {
            return MP_ERROR;
        }
        mp_gc_store(vm, slot, v);
        *flags &= ~flag;
    }
    return *slot;
}

static mp_value get_bound(mp_vm *vm, mp_value self) {
    return resolve(vm, self, &get(self)->bound, &get(self)->flags, LAZY_BOUND);
}

static mp_value get_constraints(mp_vm *vm, mp_value self) {
    return resolve(vm, self, &get(self)->constraints, &get(self)->flags, LAZY_CONSTRAINTS);
}

static mp_value get_covariant(mp_vm *vm, mp_value self) {
    (void)vm;
    return mp_from_bool(get(self)->flags & COVARIANT);
}

static mp_value get_contravariant(mp_vm *vm, mp_value self) {
    (void)vm;
    return mp_from_bool(get(self)->flags & CONTRAVARIANT);
}

static mp_value get_inferred(mp_vm *vm, mp_value self) {
    (void)vm;
    return mp_from_bool(get(self)->flags & INFERRED);
}

static mp_value parameter_repr(mp_vm *vm, mp_value self) {
    uintptr_t flags = get(self)->flags;
    const char *sign = flags & COVARIANT                                                ? "+"
                       : flags & CONTRAVARIANT                                          ? "-"
                       : flags & INFERRED || mp_is_exact(self, &mp_type_TypeVarTuple) ? ""
                                                                                        : "~";
    return mp_str_new_format(vm, "%s%U", sign, get(self)->name);
}

/* ---- making them by hand ---- */

static const mp_param parameter_params[] = {
    MP_PARAM(name, 0),
    MP_PARAM(bound, MP_PARAM_OPTIONAL | MP_PARAM_KEYWORD_ONLY),
    MP_PARAM(covariant, MP_PARAM_OPTIONAL | MP_PARAM_KEYWORD_ONLY),
    MP_PARAM(contravariant, MP_PARAM_OPTIONAL | MP_PARAM_KEYWORD_ONLY),
    MP_PARAM(infer_variance, MP_PARAM_OPTIONAL | MP_PARAM_KEYWORD_ONLY),
};
enum { NAME, BOUND, COVARIANT_, CONTRAVARIANT_, INFER_VARIANCE, PARAM_COUNT };

static mp_value parameter_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    mp_value v[PARAM_COUNT];
    size_t own = type == &mp_type_TypeVar && argc > 1 ? 1 : argc; /* others are constraints */
    mp_value constraints = mp_tuple_new(vm, argc - own, args + own);
    mp_value all[PARAM_COUNT + 1] = {argc > 0 ? args[0] : MP_NONE};
    size_t count = type == &mp_type_TypeVarTuple ? 1 : PARAM_COUNT;
    if (mp_is_error(constraints) || own + kw.count > PARAM_COUNT) {
        return mp_is_error(constraints) ? MP_ERROR : mp_raise(vm, &mp_type_TypeError, "too many arguments");
    }
    for (size_t i = 0; i < own; i++) {
        all[i] = args[i];
    }
    for (size_t i = 0; i < kw.count; i++) {
        all[own + i] = args[argc + i];
    }
    if (!mp_args_bind(vm, mp_type_plain_name(type), parameter_params, count, own, all, kw, v)) {
        return MP_ERROR;
    }
    if (!mp_str_is(v[NAME])) {
        return mp_raise(vm, &mp_type_TypeError, "%s() argument 'name' must be str, not %A", mp_type_plain_name(type),
                        v[NAME]);
    }
    uintptr_t flags = 0;
    for (size_t i = COVARIANT_; i < count; i++) {
        bool truth = false;
        if (!mp_is_unbound(v[i]) && !mp_truth(vm, v[i], &truth)) {
            return MP_ERROR;
        }
        flags |= truth ? (uintptr_t)COVARIANT << (i - COVARIANT_) : 0;
    }
    if ((flags & COVARIANT) && (flags & CONTRAVARIANT)) {
        return mp_raise(vm, &mp_type_ValueError, "Bivariant types are not supported.");
    }
    size_t constraint_count = mp_tuple_get(constraints)->count;
    bool bound = count > BOUND && !mp_is_unbound(v[BOUND]) && !mp_is_none(v[BOUND]);
    if (constraint_count == 1 || (bound && constraint_count > 0)) {
        return mp_raise(vm, &mp_type_TypeError, bound ? "Constraints cannot be combined with bound=..."
                                                      : "A single constraint is not allowed");
    }
    return make(vm, type, v[NAME], bound ? v[BOUND] : MP_NONE, constraints, flags);
}

/* ---- P.args, P.kwargs, *Ts ---- */

static mp_value part_repr(mp_vm *vm, mp_value self) {
    const char *format = mp_str_data(get(self)->constraints);
    mp_value inner = mp_repr(vm, get(self)->bound);
    return mp_is_error(inner) ? MP_ERROR : mp_str_new_format(vm, format, inner);
}

static mp_value part___origin__(mp_vm *vm, mp_value self) {
    (void)vm;
    return get(self)->bound;
}

static mp_value part_compare(mp_vm *vm, mp_compare_op op, mp_value self, mp_value other) {
    (void)vm;
    if ((op != MP_EQ && op != MP_NE) || mp_type_of(self) != mp_type_of(other)) {
        return MP_NOT_IMPLEMENTED;
    }
    bool equal = mp_same(get(self)->bound, get(other)->bound) &&
                 mp_same(get(self)->constraints, get(other)->constraints);
    return mp_from_bool(equal == (op == MP_EQ));
}

static bool part_hash(mp_vm *vm, mp_value self, mp_hash *out) { return mp_hash_of(vm, get(self)->bound, out); }

static const mp_native part_rows[] = {MP_GETTER(__origin__, part___origin__)};
MP_OPS(part_ops, (trace, trace), (repr, part_repr), (compare, part_compare), (hash, part_hash));
static MP_TYPE(part_type, ParamSpecArgs_type_, &mp_type_object, sizeof(parameter), part_ops, part_rows, MP_TYPE_FINAL);

static mp_value part_new(mp_vm *vm, mp_value self, mp_value format) {
    return make(vm, &part_type, get(self)->name, self, format, PART);
}

static mp_value param_spec_args(mp_vm *vm, mp_value self) { return part_new(vm, self, MP_NAME(param_spec_args_)); }
static mp_value param_spec_kwargs(mp_vm *vm, mp_value self) { return part_new(vm, self, MP_NAME(param_spec_kwargs_)); }

static mp_value type_var_tuple_iter(mp_vm *vm, mp_value self) {
    mp_value part = part_new(vm, self, MP_NAME(unpack_));
    mp_value tuple = mp_is_error(part) ? MP_ERROR : mp_tuple_new(vm, 1, &part);
    return mp_is_error(tuple) ? MP_ERROR : mp_iter(vm, tuple);
}

/* ---- the types of parameters ---- */

#define SHARED_ROWS MP_GETTER(__name__, get_name), MP_GETTER(__module__, get_module)
#define VARIANCE_ROWS                                                                                                  \
    MP_GETTER(__bound__, get_bound), MP_GETTER(__covariant__, get_covariant),                                          \
        MP_GETTER(__contravariant__, get_contravariant), MP_GETTER(__infer_variance__, get_inferred)

static const mp_native type_var_rows[] = {
    SHARED_ROWS,
    VARIANCE_ROWS,
    MP_GETTER(__constraints__, get_constraints),
};
static const mp_native param_spec_rows[] = {
    SHARED_ROWS,
    VARIANCE_ROWS,
    MP_GETTER(args, param_spec_args),
    MP_GETTER(kwargs, param_spec_kwargs),
};
static const mp_native type_var_tuple_rows[] = {SHARED_ROWS};

MP_OPS(parameter_ops, (trace, trace), (make, parameter_make), (repr, parameter_repr), (binary, mp_union_binary));
MP_OPS(type_var_tuple_ops, (trace, trace), (make, parameter_make), (repr, parameter_repr), (iter, type_var_tuple_iter));
MP_TYPE(mp_type_TypeVar, TypeVar_type_, &mp_type_object, sizeof(parameter), parameter_ops, type_var_rows, MP_TYPE_FINAL);
MP_TYPE(mp_type_ParamSpec, ParamSpec_type_, &mp_type_object, sizeof(parameter), parameter_ops, param_spec_rows,
        MP_TYPE_FINAL);
MP_TYPE(mp_type_TypeVarTuple, TypeVarTuple_type_, &mp_type_object, sizeof(parameter), type_var_tuple_ops,
        type_var_tuple_rows, MP_TYPE_FINAL);

/* ---- aliases ---- */

static mp_value alias_new(mp_vm *vm, mp_value name, mp_value parameters, mp_value value, bool is_lazy) {
    type_alias *a = mp_gc_new(vm, &mp_type_TypeAliasType, sizeof *a);
    if (a == NULL) {
        return MP_ERROR;
    }
    mp_gc_store(vm, &a->name, name);
    mp_gc_store(vm, &a->value, value);
    mp_gc_store(vm, &a->parameters, parameters);
    mp_gc_store(vm, &a->module, module_name(vm));
    a->is_lazy = is_lazy;
    return mp_from_pointer(a);
}

mp_value mp_type_alias_new(mp_vm *vm, mp_value name, mp_value parameters, mp_value thunk) {
    return alias_new(vm, name, parameters, thunk, true);
}

static mp_value alias_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    static const mp_param params[] = {
        MP_PARAM(name, 0),
        MP_PARAM(value, 0),
        MP_PARAM(type_params, MP_PARAM_OPTIONAL | MP_PARAM_KEYWORD_ONLY),
    };
    (void)type;
    mp_value v[MP_COUNT_OF(params)];
    if (!mp_args_bind(vm, "typealias", params, MP_COUNT_OF(params), argc, args, kw, v)) {
        return MP_ERROR;
    }
    v[2] = mp_is_unbound(v[2]) ? MP_EMPTY_TUPLE : v[2];
    if (!mp_str_is(v[0])) {
        return mp_raise(vm, &mp_type_TypeError, "typealias() argument 'name' must be str, not %A", v[0]);
    }
    if (!mp_tuple_is(v[2])) {
        return mp_raise(vm, &mp_type_TypeError, "type_params must be a tuple");
    }
    return alias_new(vm, v[0], v[2], v[1], false);
}

static mp_value alias_repr(mp_vm *vm, mp_value self) {
    (void)vm;
    return get_alias(self)->name;
}

static mp_value alias_getitem(mp_vm *vm, mp_value self, mp_value key) {
    if (mp_tuple_get(get_alias(self)->parameters)->count == 0) {
        return mp_raise(vm, &mp_type_TypeError, "Only generic type aliases are subscriptable");
    }
    return mp_generic_alias_new(vm, self, key);
}

static mp_value alias___value__(mp_vm *vm, mp_value self) {
    return resolve(vm, self, &get_alias(self)->value, &get_alias(self)->is_lazy, 1);
}

static mp_value alias___type_params__(mp_vm *vm, mp_value self) {
    (void)vm;
    return get_alias(self)->parameters;
}

static const mp_native alias_rows[] = {
    SHARED_ROWS, /* name and module lie where parameters have them */
    MP_GETTER(__value__, alias___value__),
    MP_GETTER(__type_params__, alias___type_params__),
    MP_GETTER(__parameters__, alias___type_params__),
};
MP_OPS(alias_ops, (trace, trace), (make, alias_make), (repr, alias_repr), (getitem, alias_getitem),
    (binary, mp_union_binary));
MP_TYPE(mp_type_TypeAliasType, TypeAliasType_type_, &mp_type_object, sizeof(type_alias), alias_ops, alias_rows,
        MP_TYPE_FINAL);

/* ---- Generic: a class without struct, so that it goes with any other base ---- */

static const mp_native generic_rows[] = {MP_GENERIC_ROW};
MP_OPS(generic_ops, (trace, NULL));
const mp_type mp_type_Generic = {{{(const mp_head *)&mp_type_type}, &mp_type_Generic},
                                 MP_OPS_OF(generic_ops),
                                 &mp_type_object,
                                 &mp_type_object,
                                 MP_VALUE_INIT(mp_names.mp_name_Generic_type_),
                                 generic_rows,
                                 MP_COUNT_OF(generic_rows),
                                 0,
                                 sizeof(mp_object)};
MP_NAMES_USED(Generic_type_)
