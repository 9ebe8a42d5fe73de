/* SPDX-License-Identifier: MIT
 *
 * Layer 4a. The compiler's front door: parse, analyse, generate, one top-level statement at a time.
 */
#include "compiler/compile.h"

#include "compiler/gen.h"
#include "gc/vm.h"
#include "objects/str.h"

/* Declares in the new statement's scope what earlier statements declared global. */
static bool recall_globals(mp_gen *g, mp_scope *scope) {
    for (size_t i = 0; i < g->globals.count; i++) {
        if (!mp_scope_declare_global(g->arena, scope, ((mp_value *)g->globals.data)[i])) {
            return false;
        }
    }
    return true;
}

static void note_globals(mp_gen *g, const mp_scope *scope) {
    for (const mp_declaration *d = scope->declarations; d != NULL; d = d->next) {
        for (uint32_t i = 0; i < d->node->u.names.count; i++) {
            mp_value *name = mp_vector_push(g, &g->globals, sizeof *name);
            if (name != NULL) {
                *name = mp_arena_get(g->arena, d->node->u.names.refs[i]);
            }
        }
    }
}

/* Compiles until the source ends, or until something fails. */
static void gen_statements(mp_gen *g, mp_parser *parser, mp_parse_mode mode, mp_reg value) {
    for (bool first = true; !g->failed; first = false) {
        mp_nodes body;
        mp_scope *scope = mp_scope_new_module(g->vm, g->arena);
        if (scope == NULL || !recall_globals(g, scope) || !mp_parser_next(parser, &body)) {
            mp_gen_fail(g);
            return;
        }
        if (body.count == 0) {
            return;
        }
        g->scope = g->host = scope;
        if (!mp_scope_analyse(g->vm, g->arena, g->filename, scope, &body)) {
            mp_gen_fail(g);
            return;
        }
        if (mode == MP_PARSE_EVAL) {
            mp_gen_expression(g, body.items[0]->u.child.child, value);
            return;
        }
        if (first && !g->interactive && body.items[0]->kind == MP_NODE_EXPRESSION &&
            body.items[0]->u.child.child->kind == MP_NODE_CONSTANT && g->vm->optimise < 2) {
            mp_value doc = mp_arena_get(g->arena, body.items[0]->u.child.child->u.constant.ref);
            if (mp_is_exact(doc, &mp_type_str)) {
                mp_gen_load_const(g, doc, value);
                mp_ref_id ref = mp_arena_value(g->arena, MP_NAME(__doc__));
                if (ref == MP_NO_REF) {
                    mp_gen_fail(g);
                    return;
                }
                mp_gen_store(g, ref, value);
            }
        }
        mp_gen_body(g, &body);
        note_globals(g, scope);
        g->at = NULL;
        mp_arena_reset(g->arena);
        mp_gc_hint(g->vm);
        if (mode == MP_PARSE_SINGLE) {
            return;
        }
    }
}

static mp_value compile(mp_vm *vm, mp_source *source, mp_arena *arena, mp_parser *parser, mp_parse_mode mode,
                        bool use_names, bool wide, bool *too_far) {
    mp_gen g;
    mp_unit unit = {MP_UNBOUND, source->has_const};
    mp_gen_init(&g, NULL, NULL, MP_NAME(module_));
    g.vm = vm;
    g.unit = &unit;
    g.arena = arena;
    g.filename = source->filename;
    g.use_names = use_names;
    g.wide = wide;
    g.interactive = mode == MP_PARSE_SINGLE;
    g.first_line = g.last.line = 1;
    mp_scope *scope = mp_scope_new_module(vm, arena);
    if (scope == NULL) {
        return MP_ERROR;
    }
    g.scope = g.host = scope;
    if (use_names) {
        g.flags |= MP_CODE_NAMESPACE;
        g.parameters.positional = 1;
        g.local_count = 1;
        mp_gen_const_append(&g, MP_NAME(dot_zero_));
    }
    mp_gen_assign_registers(&g, NULL);
    mp_reg value = mp_gen_temp(&g);
    gen_statements(&g, parser, mode, value);
    if (mode == MP_PARSE_EVAL) {
        mp_emit(&g, MP_OPCODE_RETURN, value);
    } else {
        mp_emit0(&g, MP_OPCODE_RETURN_NONE);
    }
    /* the host scope went with the arena; module code has neither cells nor free variables */
    mp_scope none = {.kind = MP_SCOPE_MODULE};
    g.scope = g.host = &none;
    if (!mp_gen_finish_jumps(&g, too_far) || *too_far) {
        return MP_ERROR;
    }
    return mp_gen_make_code(&g);
}

mp_value mp_compile(mp_vm *vm, mp_source *source, mp_parse_mode mode, bool use_names, bool *incomplete) {
    mp_arena *arena = mp_arena_new(vm);
    mp_parser *parser = arena == NULL ? NULL : mp_parser_new(vm, source, arena, mode);
    if (parser == NULL) {
        return MP_ERROR;
    }
    bool too_far = false;
    mp_value code = compile(vm, source, arena, parser, mode, use_names, false, &too_far);
    if (incomplete != NULL) {
        *incomplete = mp_parser_incomplete(parser);
    }
    mp_parser_free(parser);
    mp_arena_free(arena);
    if (too_far) {
        if (source->rewind == NULL || !source->rewind(source)) {
            return mp_raise(vm, &mp_type_SyntaxError, "module code is too large");
        }
        arena = mp_arena_new(vm);
        parser = arena == NULL ? NULL : mp_parser_new(vm, source, arena, mode);
        if (parser == NULL) {
            return MP_ERROR;
        }
        code = compile(vm, source, arena, parser, mode, use_names, true, &too_far);
        mp_parser_free(parser);
        mp_arena_free(arena);
    }
    return code;
}
