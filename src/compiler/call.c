/* SPDX-License-Identifier: MIT
 *
 * Layer 4a. Code generation: calls.
 *
 * A call window is: callee, two slots for the VM, then the arguments; after LOAD_METHOD (and in CALL_KW) the first
 * argument is self, or MP_UNBOUND if there is none.
 */
#include "compiler/gen.h"
#include "gc/vm.h"
#include "objects/tuple.h"

/* Calls with more arguments pass them in a list. */
enum { ARGUMENTS_MAX = 60 };

static bool is_plain(const mp_nodes *args, const mp_keyword *keywords, uint32_t keyword_count) {
    if (args->count + keyword_count > ARGUMENTS_MAX) {
        return false;
    }
    for (uint32_t i = 0; i < args->count; i++) {
        if (args->items[i]->kind == MP_NODE_STARRED) {
            return false;
        }
    }
    for (uint32_t i = 0; i < keyword_count; i++) {
        if (keywords[i].name == MP_NO_REF) {
            return false;
        }
    }
    return true;
}

static mp_value keyword_names(mp_gen *g, const mp_keyword *keywords, uint32_t count) {
    mp_value names = mp_tuple_new(g->vm, count, NULL);
    if (mp_is_error(names)) {
        mp_gen_fail(g);
        return MP_NONE;
    }
    for (uint32_t i = 0; i < count; i++) {
        mp_gc_store(g->vm, &mp_tuple_get(names)->items[i], mp_arena_get(g->arena, keywords[i].name));
    }
    return names;
}

/* Arguments in neighbouring registers behind the window's header; `method`: the first is there already. */
static void gen_plain(mp_gen *g, mp_reg window, bool method, const mp_nodes *args, const mp_keyword *keywords,
                      uint32_t keyword_count, mp_reg dst) {
    const mp_node *at = g->at;
    if (keyword_count > 0 && !method) {
        mp_emit2(g, MP_OPCODE_LOAD_SPECIAL, mp_gen_temp(g), MP_SPECIAL_UNBOUND);
    }
    for (uint32_t i = 0; i < args->count && !g->failed; i++) {
        mp_reg t = mp_gen_temp(g);
        mp_gen_expression(g, args->items[i], t);
    }
    for (uint32_t i = 0; i < keyword_count && !g->failed; i++) {
        mp_reg t = mp_gen_temp(g);
        mp_gen_expression(g, keywords[i].value, t);
    }
    int count = g->temp - window - MP_WINDOW_HEADER;
    mp_gen_at(g, at);
    if (keyword_count > 0) {
        uint32_t names = mp_gen_const(g, keyword_names(g, keywords, keyword_count));
        mp_emit4(g, MP_OPCODE_CALL_KW, window, count, (int)names, dst);
    } else {
        mp_emit_call(g, method, window, count, dst);
    }
}

/* Keyword arguments merged into a dict in r[dict]. */
static void gen_spread_keywords(mp_gen *g, mp_reg window, mp_reg dict, const mp_keyword *keywords, uint32_t count) {
    const mp_node *at = g->at;
    if (count > 0) {
        mp_emit3(g, MP_OPCODE_BUILD_DICT, dict, 0, 0);
    }
    for (uint32_t i = 0; i < count && !g->failed; i++) {
        mp_reg three = mp_gen_temps(g, 3);
        if (keywords[i].name != MP_NO_REF) {
            mp_reg pair = mp_gen_temps(g, 2);
            mp_gen_load_const(g, mp_arena_get(g->arena, keywords[i].name), pair);
            mp_gen_expression(g, keywords[i].value, pair + 1);
            mp_emit3(g, MP_OPCODE_BUILD_DICT, three + 1, pair, 1);
        } else {
            mp_gen_expression(g, keywords[i].value, three + 1);
        }
        mp_gen_move(g, three, dict);
        mp_gen_move(g, three + 2, window);
        mp_gen_at(g, at);
        mp_gen_intrinsic(g, MP_INTRINSIC_DICT_MERGE, three, 3, three);
        g->temp = three;
    }
}

/* Arguments in a list and a dict. */
static void gen_spread(mp_gen *g, mp_reg window, const mp_nodes *args, const mp_keyword *keywords,
                       uint32_t keyword_count, mp_reg dst) {
    const mp_node *at = g->at;
    mp_reg list = mp_gen_temps(g, 2);
    bool star = args->count == 1 && args->items[0]->kind == MP_NODE_STARRED;
    if (star) { /* unpacked by the call itself */
        mp_gen_expression(g, args->items[0]->u.child.child, list);
    } else {
        mp_emit3(g, MP_OPCODE_BUILD_LIST, list, 0, 0);
        mp_gen_list_items(g, at, list, args->items, args->count);
    }
    mp_gen_at(g, at);
    gen_spread_keywords(g, window, list + 1, keywords, keyword_count);
    mp_gen_at(g, at);
    mp_emit3(g, MP_OPCODE_CALL_EX, window, (keyword_count > 0 ? 1 : 0) | (star ? 2 : 0), dst);
}

void mp_gen_call_with(mp_gen *g, mp_reg window, bool method, const mp_nodes *args, const mp_keyword *keywords,
                      uint32_t keyword_count, mp_reg dst) {
    if (is_plain(args, keywords, keyword_count)) {
        gen_plain(g, window, method, args, keywords, keyword_count, dst);
    } else {
        gen_spread(g, window, args, keywords, keyword_count, dst);
    }
}

bool mp_gen_is_method_call(const mp_node *node) {
    return node->kind == MP_NODE_CALL && node->u.call.callee->kind == MP_NODE_ATTRIBUTE &&
           is_plain(&node->u.call.args, node->u.call.keywords, node->u.call.keyword_count);
}

/* Calls r[window], the function that builds classes: the body's function and the name are in place already. */
void mp_gen_class_call(mp_gen *g, mp_reg window, const mp_nodes *bases, const mp_keyword *keywords,
                       uint32_t keyword_count) {
    if (is_plain(bases, keywords, keyword_count)) {
        /* the body is passed as if it were self */
        gen_plain(g, window, true, bases, keywords, keyword_count, window);
        return;
    }
    /* (body, name, *bases): the two go into the list first */
    const mp_node *at = g->at;
    mp_reg first = window + MP_WINDOW_HEADER;
    mp_reg pair = mp_gen_temps(g, 2);
    mp_gen_move(g, pair, first);
    mp_gen_move(g, pair + 1, first + 1);
    mp_emit3(g, MP_OPCODE_BUILD_LIST, first, pair, 2);
    g->temp = pair;
    mp_gen_list_items(g, at, first, bases->items, bases->count);
    mp_gen_at(g, at);
    gen_spread_keywords(g, window, first + 1, keywords, keyword_count);
    mp_gen_at(g, at);
    mp_emit3(g, MP_OPCODE_CALL_EX, window, keyword_count > 0, window);
}

/* super() in a method is super(__class__, first parameter). */
static bool is_super_call(mp_gen *g, const mp_node *node) {
    if (node->kind != MP_NODE_CALL) {
        return false;
    }
    const mp_node *callee = node->u.call.callee;
    if (callee->kind != MP_NODE_NAME || node->u.call.args.count != 0 || node->u.call.keyword_count != 0 ||
        !mp_same(mp_arena_get(g->arena, callee->u.name.ref), MP_NAME(super)) ||
        g->host->kind != MP_SCOPE_FUNCTION || g->parameters.positional == 0) {
        return false;
    }
    mp_ref_id ref = mp_arena_value(g->arena, MP_NAME(__class__));
    if (ref == MP_NO_REF) {
        mp_gen_fail(g);
    }
    return ref != MP_NO_REF && mp_scope_free_find(g->host, ref) >= 0;
}

/* Loads super, the class and the first parameter into the registers. */
static void gen_super_parts(mp_gen *g, mp_node *node, mp_reg super, mp_reg class, mp_reg self) {
    mp_node *callee = node->u.call.callee;
    mp_gen_load(g, callee, callee->u.name.ref, super);
    mp_gen_load(g, node, mp_arena_value(g->arena, MP_NAME(__class__)), class);
    mp_scope *scope = g->scope;
    mp_ref_id ref = mp_arena_value(g->arena, ((mp_value *)g->consts.data)[0]);
    if (ref == MP_NO_REF) {
        mp_gen_fail(g);
        return;
    }
    g->scope = g->host;
    mp_reg local = mp_gen_local_target(g, ref);
    if (local >= 0) { /* even if it was deleted: super() says so */
        mp_gen_move(g, self, local);
    } else {
        mp_gen_load(g, node, ref, self);
    }
    g->scope = scope;
}

static void gen_super(mp_gen *g, mp_node *node, mp_reg dst) {
    mp_reg window = mp_gen_temps(g, MP_WINDOW_HEADER + 2);
    gen_super_parts(g, node, window, window + MP_WINDOW_HEADER, window + MP_WINDOW_HEADER + 1);
    mp_gen_at(g, node);
    mp_emit_call(g, false, window, 2, dst);
}

/* Prepares the window, already taken, for value.name(…). */
static void gen_super_method(mp_gen *g, mp_node *callee, mp_reg window) {
    gen_super_parts(g, callee->u.attribute.value, window, window + 1, window + MP_WINDOW_HEADER);
    mp_gen_load_const(g, mp_gen_name(g, callee->u.attribute.name), window + 2);
    mp_gen_at(g, callee);
    mp_gen_intrinsic(g, MP_INTRINSIC_SUPER_METHOD, window, 4, window);
}

void mp_gen_call(mp_gen *g, mp_node *node, mp_reg dst) {
    mp_reg saved = g->temp;
    mp_node *callee = node->u.call.callee;
    if (is_super_call(g, node)) {
        gen_super(g, node, dst);
        g->temp = saved;
        return;
    }
    if (dst == g->temp - 1 && dst >= g->local_count) {
        g->temp = dst; /* the window may start where the result goes: the instruction is shorter then */
    }
    /* a method's place for self may be empty, which does not go with the way functions with far variables call */
    bool method = mp_gen_is_method_call(node) && g->far_count == 0;
    /* the callee is evaluated where the window will start: a().b().c() needs no more registers than one call */
    mp_reg window = g->temp;
    if (method && is_super_call(g, callee->u.attribute.value)) {
        gen_super_method(g, callee, mp_gen_temps(g, MP_WINDOW_HEADER + 1));
    } else if (method) {
        mp_reg o = mp_gen_operand(g, callee->u.attribute.value);
        g->temp = window;
        mp_gen_temps(g, MP_WINDOW_HEADER + 1);
        mp_gen_at(g, callee);
        mp_emit_k(g, MP_OPCODE_LOAD_METHOD, MP_OPCODE_LOAD_METHOD_W, window, o,
                  mp_gen_name(g, callee->u.attribute.name), -1);
    } else {
        mp_gen_expression(g, callee, mp_gen_temp(g));
        mp_gen_temps(g, MP_WINDOW_HEADER - 1);
    }
    mp_gen_at(g, node);
    mp_gen_call_with(g, window, method, &node->u.call.args, node->u.call.keywords, node->u.call.keyword_count, dst);
    g->temp = saved;
}
