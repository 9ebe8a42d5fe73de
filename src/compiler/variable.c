/* SPDX-License-Identifier: MIT
 *
 * Layer 4a. Code generation: variables. Where each name lives, and loading, storing and deleting it.
 *
 * Order of a function's registers: parameters, cells, other locals; what does not fit is "far" and has moves of its own.
 */
#include "compiler/gen.h"
#include "gc/vm.h"

/* So many parameters stay in registers at most; the others are far. */
enum { NEAR_PARAMETERS = 128u };

typedef enum var_kind { VAR_REGISTER, VAR_FAR, VAR_CELL, VAR_FREE, VAR_GLOBAL, VAR_NAME, VAR_NAME_FREE } var_kind;

typedef struct variable {
    var_kind kind;
    int index;
    bool certain; /* VAR_REGISTER: may be relied on once it is bound (never deleted) */
    mp_ref_id ref;
} variable;

mp_bound_set mp_bound_all(void) {
    mp_bound_set set;
    memset(&set, 0xFF, sizeof set);
    return set;
}

mp_bound_set mp_bound_join(mp_bound_set a, mp_bound_set b) {
    for (size_t i = 0; i < MP_COUNT_OF(a.words); i++) {
        a.words[i] &= b.words[i];
    }
    return a;
}

static bool is_bound(const mp_gen *g, int reg) { return g->bound.words[reg / 64] >> (reg % 64) & 1; }
static void set_bound(mp_gen *g, int reg) { g->bound.words[reg / 64] |= (uint64_t)1 << (reg % 64); }
static void set_unbound(mp_gen *g, int reg) { g->bound.words[reg / 64] &= ~((uint64_t)1 << (reg % 64)); }

mp_value mp_gen_name(mp_gen *g, mp_ref_id ref) {
    mp_ref_id mangled = mp_scope_mangle(g->arena, g->vm, g->scope->class_name, ref);
    if (mangled == MP_NO_REF) {
        mp_gen_fail(g);
        return MP_NAME(not_found_);
    }
    return mp_arena_get(g->arena, mangled);
}

static variable own_variable(const mp_symbol *symbol) {
    bool far = symbol->index >= MP_REGISTER_COUNT;
    var_kind kind = far ? VAR_FAR : symbol->flags & MP_SYMBOL_CELL ? VAR_CELL : VAR_REGISTER;
    return (variable){kind, symbol->index, !(symbol->flags & MP_SYMBOL_DELETED), symbol->name};
}

static variable class_variable(mp_gen *g, mp_ref_id ref) {
    const mp_symbol *symbol = mp_scope_find(g->host, ref);
    unsigned flags = symbol == NULL ? 0 : symbol->flags;
    int number = mp_scope_free_find(g->host, ref);
    if (flags & MP_SYMBOL_GLOBAL) {
        return (variable){VAR_GLOBAL, 0, true, ref};
    }
    if ((flags & MP_SYMBOL_NONLOCAL) && number >= 0) {
        return (variable){VAR_FREE, number, true, ref};
    }
    return (variable){number >= 0 && !(flags & MP_SYMBOL_BOUND) ? VAR_NAME_FREE : VAR_NAME, number, true, ref};
}

/* Where the name lives, seen from the current scope. */
static variable find(mp_gen *g, mp_ref_id ref) {
    ref = mp_scope_mangle(g->arena, g->vm, g->scope->class_name, ref);
    if (ref == MP_NO_REF) {
        mp_gen_fail(g);
        return (variable){VAR_GLOBAL, 0, true, 0};
    }
    for (mp_scope *scope = g->scope; scope != g->host; scope = scope->parent) {
        const mp_symbol *symbol = mp_scope_find(scope, ref);
        if (symbol != NULL && (symbol->flags & MP_SYMBOL_BOUND)) {
            return own_variable(symbol);
        }
    }
    if (g->host->kind == MP_SCOPE_CLASS && g->scope == g->host) {
        return class_variable(g, ref);
    }
    const mp_symbol *symbol = mp_scope_find(g->host, ref);
    unsigned flags = symbol == NULL ? 0 : symbol->flags;
    if (g->host->kind == MP_SCOPE_FUNCTION && (flags & MP_SYMBOL_BOUND) &&
        !(flags & (MP_SYMBOL_GLOBAL | MP_SYMBOL_NONLOCAL))) {
        return own_variable(symbol);
    }
    int number = mp_scope_free_find(g->host, ref);
    if (number >= 0 && !(flags & MP_SYMBOL_GLOBAL)) {
        return (variable){g->host->sees_class ? VAR_NAME_FREE : VAR_FREE, number, true, ref};
    }
    bool by_name = ((g->host->kind == MP_SCOPE_MODULE && g->use_names) || g->host->sees_class) &&
                   !(flags & MP_SYMBOL_GLOBAL);
    return (variable){by_name ? VAR_NAME : VAR_GLOBAL, 0, true, ref};
}

bool mp_gen_global_name(mp_gen *g, mp_ref_id ref, mp_value *name) {
    variable v = find(g, ref);
    *name = mp_arena_get(g->arena, v.ref);
    return v.kind == VAR_GLOBAL || v.kind == VAR_NAME;
}

/* After this the local in the register has a value, or UnboundLocalError was raised. */
static void check(mp_gen *g, const variable *v, mp_reg reg) {
    mp_emit2(g, MP_OPCODE_CHECK_BOUND, reg, (int)mp_gen_const(g, mp_arena_get(g->arena, v->ref)));
    g->checks = true;
    if (v->kind == VAR_REGISTER && v->certain) {
        set_bound(g, reg);
    }
}

mp_reg mp_gen_local(mp_gen *g, mp_ref_id ref) {
    variable v = find(g, ref);
    if (v.kind != VAR_REGISTER) {
        return -1;
    }
    if (!is_bound(g, v.index)) {
        check(g, &v, v.index);
    }
    return v.index;
}

mp_reg mp_gen_local_target(mp_gen *g, mp_ref_id ref) {
    variable v = find(g, ref);
    return v.kind == VAR_REGISTER ? v.index : -1;
}

void mp_gen_load(mp_gen *g, const mp_node *where, mp_ref_id ref, mp_reg dst) {
    variable v = find(g, ref);
    mp_value name = mp_arena_get(g->arena, v.ref);
    if (where != NULL) {
        mp_gen_at(g, where);
    }
    mp_value constant = mp_gen_named_constant(g, ref);
    if (mp_is_value(constant)) {
        mp_gen_load_const(g, constant, dst);
        return;
    }
    switch (v.kind) {
    case VAR_REGISTER:
        if (!is_bound(g, v.index)) {
            check(g, &v, v.index);
        }
        mp_gen_move(g, dst, v.index);
        break;
    case VAR_FAR:
        mp_emit2(g, MP_OPCODE_FAR_GET, dst, v.index);
        check(g, &v, dst);
        break;
    case VAR_CELL:
        mp_emit2(g, MP_OPCODE_CELL_GET, dst, v.index);
        break;
    case VAR_FREE:
        mp_emit2(g, MP_OPCODE_FREE_GET, dst, v.index);
        break;
    case VAR_GLOBAL:
        mp_emit_k(g, MP_OPCODE_LOAD_GLOBAL, MP_OPCODE_LOAD_GLOBAL_W, dst, -1, name, -1);
        break;
    case VAR_NAME:
        mp_emit2(g, MP_OPCODE_LOAD_NAME, dst, (int)mp_gen_const(g, name));
        break;
    case VAR_NAME_FREE:
        mp_emit3(g, MP_OPCODE_LOAD_NAME_FREE, dst, (int)mp_gen_const(g, name), v.index);
        break;
    }
}

void mp_gen_store(mp_gen *g, mp_ref_id ref, mp_reg src) {
    variable v = find(g, ref);
    mp_value name = mp_arena_get(g->arena, v.ref);
    switch (v.kind) {
    case VAR_REGISTER:
        mp_gen_move(g, v.index, src);
        if (v.certain) {
            set_bound(g, v.index);
        }
        break;
    case VAR_FAR:
        mp_emit2(g, MP_OPCODE_FAR_SET, v.index, src);
        break;
    case VAR_CELL:
        mp_emit2(g, MP_OPCODE_CELL_SET, v.index, src);
        break;
    case VAR_FREE:
        mp_emit2(g, MP_OPCODE_FREE_SET, v.index, src);
        break;
    case VAR_GLOBAL:
        mp_emit_k(g, MP_OPCODE_STORE_GLOBAL, MP_OPCODE_STORE_GLOBAL_W, -1, -1, name, src);
        break;
    default:
        mp_emit2(g, MP_OPCODE_STORE_NAME, (int)mp_gen_const(g, name), src);
        break;
    }
}

void mp_gen_load_cell(mp_gen *g, mp_ref_id name, mp_reg dst) {
    variable v = find(g, name);
    if (v.kind == VAR_CELL) {
        mp_gen_move(g, dst, v.index);
    } else {
        mp_reg first = mp_gen_temps(g, 1);
        mp_gen_load_const(g, MP_SMALL(v.index), first);
        mp_gen_intrinsic(g, MP_INTRINSIC_CELL_OF_FREE, first, 1, dst);
        g->temp = first;
    }
}

/* So that deleting the name cannot fail. */
static void store_none(mp_gen *g, mp_ref_id ref) {
    mp_reg t = mp_gen_temp(g);
    mp_gen_load_const(g, MP_NONE, t);
    mp_gen_store(g, ref, t);
}

void mp_gen_delete(mp_gen *g, const mp_node *where, mp_ref_id ref, bool quietly) {
    variable v = find(g, ref);
    mp_value name = mp_arena_get(g->arena, v.ref);
    mp_gen_at(g, where != NULL ? where : g->at);
    mp_reg saved = g->temp;
    switch (v.kind) {
    case VAR_REGISTER:
        if (!quietly) {
            check(g, &v, v.index);
        }
        mp_emit2(g, MP_OPCODE_UNBIND, v.index, 1);
        set_unbound(g, v.index);
        break;
    case VAR_FAR: {
        mp_reg t = mp_gen_temp(g);
        if (!quietly) {
            mp_emit2(g, MP_OPCODE_FAR_GET, t, v.index);
            check(g, &v, t);
        }
        mp_emit2(g, MP_OPCODE_UNBIND, t, 1);
        mp_emit2(g, MP_OPCODE_FAR_SET, v.index, t);
        break;
    }
    case VAR_CELL:
    case VAR_FREE: {
        mp_reg t = mp_gen_temps(g, 2);
        mp_gen_load_cell(g, ref, t);
        mp_gen_load_const(g, quietly ? MP_NONE : name, t + 1);
        mp_gen_intrinsic(g, MP_INTRINSIC_DELETE_CELL, t, 2, t);
        break;
    }
    case VAR_GLOBAL:
        if (quietly) {
            store_none(g, ref);
        }
        mp_emit(g, MP_OPCODE_DELETE_GLOBAL, (int)mp_gen_const(g, name));
        break;
    default:
        if (quietly) {
            store_none(g, ref);
        }
        mp_emit(g, MP_OPCODE_DELETE_NAME, (int)mp_gen_const(g, name));
        break;
    }
    g->temp = saved;
}

void mp_gen_capture(mp_gen *g, mp_ref_id name) {
    if (g->host->kind == MP_SCOPE_CLASS && g->scope == g->host &&
        mp_same(mp_arena_get(g->arena, name), MP_NAME(__class__))) {
        mp_emit_byte(g, 0);
        mp_emit_byte(g, g->first_cell);
        return;
    }
    variable v = find(g, name);
    if ((g->host->kind == MP_SCOPE_CLASS && g->scope == g->host) || v.kind == VAR_NAME_FREE) {
        /* whatever the name means in the class itself */
        v = (variable){VAR_FREE, mp_scope_free_find(g->host, name), true, name};
    }
    assert(g->failed || v.kind == VAR_CELL || v.kind == VAR_FREE);
    mp_emit_byte(g, v.kind == VAR_FREE);
    mp_emit_byte(g, v.index);
}

/* ---- the layout of a function's registers ---- */

static void make_cell(mp_gen *g, mp_reg cell, mp_reg value) {
    if (value < 0) {
        mp_emit2(g, MP_OPCODE_LOAD_SPECIAL, cell, MP_SPECIAL_UNBOUND);
        value = cell;
    } else if (value >= MP_REGISTER_COUNT) {
        mp_emit2(g, MP_OPCODE_FAR_GET, cell, value);
        value = cell;
    }
    mp_emit2(g, MP_OPCODE_CELL_NEW, cell, value);
}

/* Gives the captured variables their registers behind the parameters, and records their names. */
static void assign_cells(mp_gen *g) {
    g->first_cell = g->local_count;
    for (uint32_t i = 0; i < g->host->symbol_count; i++) {
        const mp_symbol *symbol = &g->host->symbols[i];
        if ((symbol->flags & MP_SYMBOL_CELL) && g->cell_count + g->local_count < MP_LOCAL_REGISTERS) {
            mp_gen_const_append(g, mp_arena_get(g->arena, symbol->name));
            g->cell_count++;
        } else if (symbol->flags & MP_SYMBOL_CELL) {
            mp_gen_error(g, g->at, "too many variables shared with inner functions");
        }
    }
    if (g->host->kind == MP_SCOPE_CLASS && g->host->needs_class) {
        mp_gen_const_append(g, MP_NAME(__class__));
        g->cell_count++;
    }
}

static bool is_register_local(const mp_scope *host, const mp_symbol *symbol) {
    return host->kind == MP_SCOPE_FUNCTION && (symbol->flags & MP_SYMBOL_BOUND) &&
           !(symbol->flags & (MP_SYMBOL_PARAMETER | MP_SYMBOL_CELL | MP_SYMBOL_GLOBAL | MP_SYMBOL_NONLOCAL));
}

static void emit_cells(mp_gen *g) {
    mp_reg cell = g->first_cell;
    for (uint32_t i = 0; i < g->host->symbol_count && !g->failed; i++) {
        mp_symbol *symbol = &g->host->symbols[i];
        if (symbol->flags & MP_SYMBOL_CELL) {
            make_cell(g, cell, symbol->flags & MP_SYMBOL_PARAMETER ? symbol->index : -1);
            symbol->index = (uint16_t)cell++;
        }
    }
    if (cell < g->first_cell + g->cell_count) {
        make_cell(g, cell, -1); /* __class__ */
    }
}

static mp_ref_id parameter_ref(mp_gen *g, const mp_parameter *p) {
    mp_ref_id ref = mp_scope_mangle(g->arena, g->vm, g->host->class_name, p->name);
    if (ref == MP_NO_REF) {
        mp_gen_fail(g);
    }
    return ref;
}

/* *args comes behind the positional parameters, then keyword-only ones, then **kwargs: the source order. */
static void assign_parameters(mp_gen *g, const mp_function_node *f) {
    uint32_t count = f->parameter_count;
    if (count > MP_PARAMETERS_MAX) {
        mp_gen_error(g, g->at, "more than %d parameters", MP_PARAMETERS_MAX);
        return;
    }
    uint32_t near = MP_MIN(count, NEAR_PARAMETERS);
    g->far_count = count > MP_REGISTER_COUNT ? count - MP_REGISTER_COUNT : 0;
    for (uint32_t i = 0; i < count && !g->failed; i++) {
        const mp_parameter *p = &f->parameters[i];
        mp_ref_id ref = parameter_ref(g, p);
        if (ref == MP_NO_REF) {
            return;
        }
        mp_symbol *symbol = mp_scope_find(g->host, ref);
        symbol->index = (uint16_t)i;
        if (i < near) {
            if (!(symbol->flags & MP_SYMBOL_DELETED)) { /* else every use is checked */
                set_bound(g, (int)i);
            }
        } else if (i < MP_REGISTER_COUNT) { /* these registers are needed for other things */
            symbol->index = (uint16_t)(MP_REGISTER_COUNT + g->far_count++);
            mp_emit2(g, MP_OPCODE_FAR_SET, symbol->index, (int)i);
        }
        mp_gen_const_append(g, mp_arena_get(g->arena, ref));
        g->parameters.positional += p->kind <= MP_PARAMETER_NORMAL;
        g->parameters.positional_only += p->kind == MP_PARAMETER_POSITIONAL_ONLY;
        g->parameters.keyword_only += p->kind == MP_PARAMETER_KEYWORD_ONLY;
        g->flags |= p->kind == MP_PARAMETER_STAR ? MP_CODE_VARARGS : p->kind == MP_PARAMETER_STAR_STAR ? MP_CODE_VARKEYWORDS : 0;
    }
    g->local_count = (mp_reg)near;
}

static void emit_far_unbound(mp_gen *g, uint32_t from) {
    if (g->far_count > from) {
        mp_reg t = mp_gen_temp(g);
        mp_emit2(g, MP_OPCODE_LOAD_SPECIAL, t, MP_SPECIAL_UNBOUND);
        for (uint32_t i = from; i < g->far_count; i++) {
            mp_emit2(g, MP_OPCODE_FAR_SET, (int)(MP_REGISTER_COUNT + i), t);
        }
        g->temp = t;
    }
}

void mp_gen_assign_registers(mp_gen *g, const mp_function_node *f) {
    if (f != NULL) {
        assign_parameters(g, f);
    }
    for (uint32_t i = 0; i < g->host->free_count; i++) {
        mp_gen_const_append(g, mp_arena_get(g->arena, g->host->frees[i]));
    }
    assign_cells(g);
    if (g->failed) {
        return;
    }
    uint32_t far_parameters = g->far_count;
    mp_reg first = g->local_count + g->cell_count;
    mp_reg next = first;
    for (uint32_t i = 0; i < g->host->symbol_count; i++) {
        mp_symbol *symbol = &g->host->symbols[i];
        if (!is_register_local(g->host, symbol)) {
            continue;
        }
        if (next < MP_LOCAL_REGISTERS) {
            symbol->index = (uint16_t)next++;
        } else if (g->far_count < UINT16_MAX - 2 * MP_REGISTER_COUNT) {
            symbol->index = (uint16_t)(MP_REGISTER_COUNT + g->far_count++);
        } else {
            mp_gen_error(g, g->at, "too many variables in one function");
            return;
        }
    }
    g->local_count = next;
    g->temp = g->temp_max = next;
    if (next > first) {
        mp_gen_at(g, NULL); /* has no place in the line table, which starts behind it */
        bool at_start = g->code.count == 0;
        mp_emit2(g, MP_OPCODE_UNBIND, first, next - first);
        if (at_start) {
            g->unbind_size = (uint8_t)g->code.count;
            g->line_pc = (uint32_t)g->code.count;
        }
    }
    emit_cells(g);
    emit_far_unbound(g, far_parameters);
}
