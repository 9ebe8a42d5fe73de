/* SPDX-License-Identifier: MIT
 *
 * Layer 5. The iterators of itertools that put several items together or deal them out: groupby, tee, zip_longest,
 * batched, pairwise.
 *
 * Invariant: whatever an iterator or a function does when asked, it may use this very iterator; so slots are read again
 * after each call.
 */
#include "modules/itertools.h"
#include "objects/list.h"
#include "objects/number.h"

/* A slot that has not been filled. */
static bool is_empty(mp_value slot) { return !mp_is_value(slot); }

static void empty(mp_vm *vm, mp_value *slot) { mp_gc_store(vm, slot, MP_UNBOUND); }

/* ---- groupby ---- */

/* TARGET: the key of the group handed out last; KEY, VALUE: of the item read last; GROUP: the group that may still ask
 * for items. */
enum { SOURCE, FUNCTION, TARGET, KEY, VALUE, GROUP };
/* of a group */
enum { PARENT, GROUP_KEY };

static mp_value groupby_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    static const mp_param params[] = {MP_PARAM(iterable, 0), MP_PARAM(key, MP_PARAM_OPTIONAL)};
    mp_value bound[2];
    if (!mp_args_bind(vm, "groupby", params, 2, argc, args, kw, bound)) {
        return MP_ERROR;
    }
    mp_value slots[2] = {mp_iter(vm, bound[0]), mp_is_unbound(bound[1]) ? MP_NONE : bound[1]};
    return mp_is_error(slots[0]) ? MP_ERROR : mp_tool_new(vm, type, 2, slots);
}

/* Reads one more item: MP_NONE, or MP_STOP or MP_ERROR. */
static mp_value groupby_step(mp_vm *vm, mp_tool *it) {
    mp_value item = mp_next(vm, it->v[SOURCE]);
    if (!mp_is_value(item)) {
        return item;
    }
    mp_value key = mp_is_none(it->v[FUNCTION]) ? item : mp_tool_call(vm, it->v[FUNCTION], 1, &item);
    if (!mp_is_value(key)) {
        return key;
    }
    mp_gc_store(vm, &it->v[VALUE], item);
    mp_gc_store(vm, &it->v[KEY], key);
    return MP_NONE;
}

static mp_value groupby_next(mp_vm *vm, mp_value self) {
    mp_tool *it = mp_tool_get(self);
    empty(vm, &it->v[GROUP]);
    for (;;) {
        if (!is_empty(it->v[KEY])) {
            bool same = true;
            if (!is_empty(it->v[TARGET]) && !mp_equal(vm, it->v[TARGET], it->v[KEY], &same)) {
                return MP_ERROR;
            }
            if (is_empty(it->v[TARGET]) || !same) {
                break;
            }
        }
        mp_value outcome = groupby_step(vm, it);
        if (!mp_is_value(outcome)) {
            return outcome;
        }
    }
    if (is_empty(it->v[KEY])) { /* the comparison has used the iterator */
        return MP_STOP;
    }
    mp_value slots[2] = {self, it->v[KEY]};
    mp_value pair[2] = {slots[GROUP_KEY], mp_tool_new(vm, &mp_type_grouper, 2, slots)};
    if (mp_is_error(pair[1])) {
        return MP_ERROR;
    }
    mp_gc_store(vm, &it->v[TARGET], pair[0]);
    mp_gc_store(vm, &it->v[GROUP], pair[1]);
    return mp_tuple_new(vm, 2, pair);
}

static mp_value grouper_next(mp_vm *vm, mp_value self) {
    mp_tool *parent = mp_tool_get(mp_tool_get(self)->v[PARENT]);
    if (!mp_same(parent->v[GROUP], self)) {
        return MP_STOP;
    }
    if (is_empty(parent->v[VALUE])) {
        mp_value outcome = groupby_step(vm, parent);
        if (!mp_is_value(outcome)) {
            return outcome;
        }
    }
    bool same;
    if (!mp_equal(vm, mp_tool_get(self)->v[GROUP_KEY], parent->v[KEY], &same)) {
        return MP_ERROR;
    }
    mp_value item = parent->v[VALUE];
    if (!same || is_empty(item)) {
        return MP_STOP;
    }
    empty(vm, &parent->v[VALUE]);
    empty(vm, &parent->v[KEY]);
    return item;
}

/* _grouper(groupby, key) */
static mp_value grouper_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    if (!mp_tool_args(vm, type, argc, 2, kw)) {
        return MP_ERROR;
    }
    if (!mp_is_instance(args[0], &mp_type_groupby)) {
        return mp_raise(vm, &mp_type_TypeError, "_grouper() argument 1 must be itertools.groupby, not %T", args[0]);
    }
    mp_value self = mp_tool_new(vm, type, 2, args);
    if (!mp_is_error(self)) {
        mp_gc_store(vm, &mp_tool_get(args[0])->v[GROUP], self);
    }
    return self;
}

/* ---- tee: a chain of nodes, of which each branch holds the one it will read next ----
 *
 * A node that no branch can come to any more is cut off from its successor, so that a stale word on the C stack, which
 * the collector takes for a reference, keeps one node and not the whole chain. A node's `state` is how many branches
 * are at it (times NODE_BRANCH), and the flags. Branches that die uncounted only mean that nothing is cut. */

enum { NODE_SOURCE, NODE_VALUE, NODE_NEXT };
enum { NODE_RUNNING = 1, NODE_LINKED = 2, NODE_BRANCH = 4 }; /* its source is being asked; another node refers to it */

MP_OPS(node_ops, (trace, mp_tool_trace));
static MP_TYPE_PLAIN(mp_type_tee_node, tee_dataobject, &mp_type_object, sizeof(mp_tool), node_ops, MP_TYPE_FINAL);

static mp_value branch_new(mp_vm *vm, const mp_type *type, mp_value node) {
    mp_value branch = mp_tool_new(vm, type, 1, &node);
    if (!mp_is_error(branch)) {
        mp_tool_get(node)->state += NODE_BRANCH;
    }
    return branch;
}

static mp_value tee_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    if (!mp_tool_args(vm, type, argc, 1, kw)) {
        return MP_ERROR;
    }
    mp_value iterator = mp_iter(vm, args[0]);
    mp_value node = MP_ERROR;
    if (mp_is_value(iterator)) {
        node = mp_is_instance(iterator, &mp_type_tee) ? mp_tool_get(iterator)->v[0]
                                                      : mp_tool_new(vm, &mp_type_tee_node, 1, &iterator);
    }
    return mp_is_error(node) ? MP_ERROR : branch_new(vm, type, node);
}

/* Reads the value of the last node, which gets a successor: MP_NONE, or MP_STOP or MP_ERROR. */
static mp_value node_fill(mp_vm *vm, mp_tool *node) {
    if (node->state & NODE_RUNNING) {
        return mp_raise(vm, &mp_type_RuntimeError, "cannot re-enter the tee iterator");
    }
    mp_value next = mp_tool_new(vm, &mp_type_tee_node, 1, &node->v[NODE_SOURCE]);
    if (mp_is_error(next)) {
        return MP_ERROR;
    }
    node->state |= NODE_RUNNING;
    mp_value item = mp_next(vm, node->v[NODE_SOURCE]);
    node->state &= ~(size_t)NODE_RUNNING;
    if (!mp_is_value(item)) {
        return item;
    }
    mp_tool_get(next)->state = NODE_LINKED;
    mp_gc_store(vm, &node->v[NODE_VALUE], item);
    mp_gc_store(vm, &node->v[NODE_NEXT], next);
    empty(vm, &node->v[NODE_SOURCE]);
    return MP_NONE;
}

static mp_value tee_next(mp_vm *vm, mp_value self) {
    mp_tool *node = mp_tool_get(mp_tool_get(self)->v[0]);
    if (is_empty(node->v[NODE_VALUE])) {
        mp_value outcome = node_fill(vm, node);
        if (!mp_is_value(outcome)) {
            return outcome;
        }
    }
    mp_tool *next = mp_tool_get(node->v[NODE_NEXT]);
    mp_gc_store(vm, &mp_tool_get(self)->v[0], mp_from_pointer(next));
    node->state -= NODE_BRANCH;
    next->state += NODE_BRANCH;
    if (node->state == 0) {
        next->state &= ~(size_t)NODE_LINKED;
        empty(vm, &node->v[NODE_NEXT]);
    }
    return node->v[NODE_VALUE];
}

static mp_value tee___copy__(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return branch_new(vm, &mp_type_tee, mp_tool_get(args[0])->v[0]);
}

mp_value mp_itertools_tee(mp_vm *vm, size_t argc, const mp_value *args) {
    intptr_t count = 2;
    if (argc > 1 && !mp_index_get(vm, args[1], &count)) {
        return MP_ERROR;
    }
    if (count < 0) {
        return mp_raise(vm, &mp_type_ValueError, "n must be >= 0");
    }
    mp_value result = mp_tuple_new(vm, (size_t)count, NULL);
    if (mp_is_error(result) || count == 0) {
        return result;
    }
    mp_value branch = mp_iter(vm, args[0]);
    mp_value copy = mp_is_error(branch) ? MP_ERROR : mp_getattr_find(vm, branch, MP_NAME(__copy__));
    if (mp_is_unbound(copy)) {
        branch = tee_make(vm, &mp_type_tee, 1, &branch, MP_NO_KW);
        copy = mp_is_error(branch) ? MP_ERROR : mp_getattr(vm, branch, MP_NAME(__copy__));
    }
    for (size_t i = 0; !mp_is_error(copy) && i < (size_t)count; i++) {
        mp_value next = i == 0 ? branch : mp_call(vm, copy, 0, NULL);
        if (mp_is_error(next)) {
            return MP_ERROR;
        }
        mp_gc_store(vm, &mp_tuple_get(result)->items[i], next);
    }
    return mp_is_error(copy) ? MP_ERROR : result;
}

/* ---- zip_longest: `state` counts the iterators that have not ended; those that have are None ---- */

enum { ITERATORS, FILL };

static mp_value longest_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    mp_value slots[2] = {mp_tuple_new(vm, argc, NULL), MP_NONE};
    if (kw.count == 1 && mp_same(kw.names[0], MP_NAME(fillvalue))) {
        slots[FILL] = args[argc];
    } else if (kw.count > 0) {
        return mp_raise(vm, &mp_type_TypeError, "zip_longest() got an unexpected keyword argument");
    }
    for (size_t i = 0; !mp_is_error(slots[ITERATORS]) && i < argc; i++) {
        mp_value iterator = mp_iter(vm, args[i]);
        if (mp_is_error(iterator)) {
            return MP_ERROR;
        }
        mp_gc_store(vm, &mp_tuple_get(slots[ITERATORS])->items[i], iterator);
    }
    mp_value self = mp_is_error(slots[ITERATORS]) ? MP_ERROR : mp_tool_new(vm, type, 2, slots);
    if (!mp_is_error(self)) {
        mp_tool_get(self)->state = argc;
    }
    return self;
}

static mp_value longest_next(mp_vm *vm, mp_value self) {
    mp_tool *it = mp_tool_get(self);
    mp_tuple *iterators = mp_tuple_get(it->v[ITERATORS]);
    if (it->state == 0) {
        return MP_STOP;
    }
    mp_value result = mp_tuple_new(vm, iterators->count, NULL);
    for (size_t i = 0; !mp_is_error(result) && i < iterators->count; i++) {
        mp_value item = MP_STOP;
        if (!mp_is_none(iterators->items[i])) {
            item = mp_next(vm, iterators->items[i]);
        }
        if (mp_is_stop(item)) {
            if (!mp_is_none(iterators->items[i])) {
                mp_gc_store(vm, &iterators->items[i], MP_NONE);
                it->state -= it->state > 0;
            }
            item = it->v[FILL];
        } else if (mp_is_error(item)) {
            it->state = 0;
            return MP_ERROR;
        }
        if (it->state == 0) {
            return MP_STOP;
        }
        mp_gc_store(vm, &mp_tuple_get(result)->items[i], item);
    }
    return result;
}

/* ---- batched and pairwise: the iterator is let go of at its end ---- */

static mp_value batched_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    static const mp_param params[] = {MP_PARAM(iterable, 0), MP_PARAM(n, 0)};
    mp_value bound[2];
    intptr_t size;
    if (!mp_args_bind(vm, "batched", params, 2, argc, args, kw, bound) || !mp_index_get(vm, bound[1], &size)) {
        return MP_ERROR;
    }
    if (size < 1) {
        return mp_raise(vm, &mp_type_ValueError, "n must be at least one");
    }
    mp_value iterator = mp_iter(vm, bound[0]);
    mp_value self = mp_is_error(iterator) ? MP_ERROR : mp_tool_new(vm, type, 1, &iterator);
    if (!mp_is_error(self)) {
        mp_tool_get(self)->state = (size_t)size;
    }
    return self;
}

static mp_value batched_next(mp_vm *vm, mp_value self) {
    mp_tool *it = mp_tool_get(self);
    mp_value list = mp_list_new(vm, 0, NULL);
    for (size_t left = it->state; !mp_is_error(list) && left > 0 && !is_empty(it->v[SOURCE]); left--) {
        mp_value item = mp_next(vm, it->v[SOURCE]);
        if (mp_is_stop(item)) {
            empty(vm, &it->v[SOURCE]);
        } else if (mp_is_error(item) || !mp_list_append(vm, list, item)) {
            empty(vm, &it->v[SOURCE]);
            return MP_ERROR;
        }
    }
    if (mp_is_error(list)) {
        return MP_ERROR;
    }
    const mp_list *items = mp_list_get(list);
    return items->count == 0 ? MP_STOP : mp_tuple_new(vm, items->count, items->items);
}

enum { PAIR_SOURCE, PAIR_OLD };

static mp_value pairwise_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    if (!mp_tool_args(vm, type, argc, 1, kw)) {
        return MP_ERROR;
    }
    mp_value iterator = mp_iter(vm, args[0]);
    return mp_is_error(iterator) ? MP_ERROR : mp_tool_new(vm, type, 1, &iterator);
}

static mp_value pairwise_next(mp_vm *vm, mp_value self) {
    mp_tool *it = mp_tool_get(self);
    mp_value pair[2] = {it->v[PAIR_OLD], MP_STOP};
    for (size_t i = is_empty(pair[0]) ? 0 : 1; i < 2; i++) {
        pair[i] = is_empty(it->v[PAIR_SOURCE]) ? MP_STOP : mp_next(vm, it->v[PAIR_SOURCE]);
        if (!mp_is_value(pair[i])) {
            empty(vm, &it->v[PAIR_SOURCE]);
            empty(vm, &it->v[PAIR_OLD]);
            return pair[i];
        }
        mp_gc_store(vm, &it->v[PAIR_OLD], pair[i]);
    }
    return mp_tuple_new(vm, 2, pair);
}

/* ---- the types ---- */

static const mp_native tee_rows[] = {MP_METHOD(__copy__, tee___copy__, 0, 0)};

MP_OPS(groupby_ops, MP_TOOL_OPS(groupby_make, groupby_next));
MP_OPS(grouper_ops, MP_TOOL_OPS(grouper_make, grouper_next));
MP_OPS(tee_ops, MP_TOOL_OPS(tee_make, tee_next));
MP_OPS(longest_ops, MP_TOOL_OPS(longest_make, longest_next));
MP_OPS(batched_ops, MP_TOOL_OPS(batched_make, batched_next));
MP_OPS(pairwise_ops, MP_TOOL_OPS(pairwise_make, pairwise_next));

MP_NAMES_USED(groupby, _grouper, zip_longest, batched, pairwise)
MP_TOOL_TYPE(mp_type_groupby, groupby, groupby_ops);
MP_TOOL_TYPE(mp_type_grouper, _grouper, grouper_ops);
MP_TYPE(mp_type_tee, _tee, &mp_type_object, sizeof(mp_tool), tee_ops, tee_rows, 0);
MP_TOOL_TYPE(mp_type_zip_longest, zip_longest, longest_ops);
MP_TOOL_TYPE(mp_type_batched, batched, batched_ops);
MP_TOOL_TYPE(mp_type_pairwise, pairwise, pairwise_ops);
