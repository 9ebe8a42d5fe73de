/* SPDX-License-Identifier: MIT
 *
 * Layer 5. The module gc.
 */
#include "gc/inspect.h"
#include "gc/vm.h"
#include "modules/record.h"
#include "objects/dict.h"
#include "objects/function.h"
#include "objects/list.h"
#include "objects/module.h"
#include "objects/number.h"
#include "objects/tuple.h"

/* Objects named by a path, at most. */
#define PATH_COUNT 64u
/* Registers that one byte can name. */
#define REGISTER_COUNT 256

/* What finished calls left on the C stack is not to keep anything alive: the collector would see it in those parts of
 * its own frames that it has not filled. */
static MP_NOINLINE void wipe_c_stack(void) {
    volatile char left_over[512];
    for (size_t i = 0; i < sizeof left_over; i++) {
        left_over[i] = 0;
    }
}

/* The same for the Python stack: registers behind the arguments of this call held temporaries of the caller, or were
 * those of functions that it called. Where there are more than an instruction can name, the last ones are variables. */
static void forget_finished_calls(mp_vm *vm, const mp_value *args_end) {
    wipe_c_stack();
    if (vm->frame != NULL && args_end > vm->frame && args_end < vm->top && vm->top - vm->frame <= REGISTER_COUNT) {
        memset((void *)(uintptr_t)args_end, 0, (size_t)(vm->top - args_end) * sizeof *args_end);
    }
}

static mp_value gc_collect(mp_vm *vm, size_t argc, const mp_value *args) {
    forget_finished_calls(vm, args + argc); /* a generation may be given; there is one */
    size_t freed = mp_gc_collect(vm);
    return vm->hal->bare_metal ? MP_NONE : mp_int_from_size(vm, freed);
}

static mp_value gc_compact(mp_vm *vm, size_t argc, const mp_value *args) {
    forget_finished_calls(vm, args + argc);
    return mp_int_from_size(vm, mp_gc_compact(vm));
}

static mp_value gc_step(mp_vm *vm, size_t argc, const mp_value *args) {
    intptr_t budget = 1000;
    if (argc > 0 && !mp_index_get(vm, args[0], &budget)) {
        return MP_ERROR;
    }
    if (budget <= 0) {
        return mp_raise(vm, &mp_type_ValueError, "budget must be positive");
    }
    return mp_from_bool(mp_gc_step(vm, (size_t)budget));
}

static mp_value gc_enable(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc, (void)args;
    mp_gc_enable(vm, true);
    return MP_NONE;
}

static mp_value gc_disable(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc, (void)args;
    mp_gc_enable(vm, false);
    return MP_NONE;
}

static mp_value gc_isenabled(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc, (void)args;
    return mp_from_bool(vm->heap.enabled);
}

static mp_value gc_mem_alloc(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc, (void)args;
    mp_gc_settle(vm);
    return mp_int_from_size(vm, vm->heap.used_size);
}

static mp_value gc_mem_free(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc, (void)args;
    mp_gc_settle(vm);
    return mp_int_from_size(vm, vm->heap.total_size - vm->heap.used_size);
}

static mp_value gc_threshold(mp_vm *vm, size_t argc, const mp_value *args) {
    if (argc == 0) {
        return mp_int_from_i64(vm, mp_gc_threshold_get(vm));
    }
    intptr_t size;
    if (!mp_index_get(vm, args[0], &size)) {
        return MP_ERROR;
    }
    mp_gc_threshold(vm, size < 0 ? -1 : size - size % (intptr_t)MP_BLOCK_SIZE); /* memory is counted in blocks */
    return MP_NONE;
}

/* ---- reports ---- */

static const mp_param stats_fields[] = {
    MP_PARAM(used, 0),        MP_PARAM(free, 0),          MP_PARAM(peak, 0),  MP_PARAM(largest_free, 0),
    MP_PARAM(collections, 0), MP_PARAM(compactions, 0),   MP_PARAM(moved, 0), MP_PARAM(last_pause_us, 0),
    MP_PARAM(longest_pause_us, 0), MP_PARAM(allocations, 0),
};
static MP_RECORD_TYPE(gc_stats_type, "gc", gc_stats, stats_fields);
MP_NAMES_USED(gc_stats)

static mp_value gc_stats(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc, (void)args;
    mp_gc_info info;
    mp_gc_settle(vm);
    mp_gc_stats(vm, &info);
    const size_t figures[] = {info.used_size,        info.free_size,        info.peak_size,   info.largest_free_size,
                              info.collection_count, info.compaction_count, info.moved_count, info.last_pause_us,
                              info.longest_pause_us, info.allocation_count};
    mp_value items[MP_COUNT_OF(figures)];
    for (size_t i = 0; i < MP_COUNT_OF(figures); i++) {
        items[i] = mp_int_from_size(vm, figures[i]);
        if (mp_is_error(items[i])) {
            return MP_ERROR;
        }
    }
    return mp_record_new(vm, &gc_stats_type, items);
}

/* ---- looking at objects ---- */

/* The types of what only the interpreter itself deals with. */
static bool is_internal(const mp_object *object) {
    const mp_type *type = object->head->type;
    return type == &mp_type_shape || type == &mp_type_function_extra;
}

/* Objects that are found by a search which must not allocate: counted first, then put into a list. */
typedef struct finding {
    mp_vm *vm;
    mp_value list; /* MP_UNBOUND while counting */
    size_t count;
    size_t argc; /* gc_get_referrers: what is to be referred to */
    const mp_value *args;
    bool fits; /* there was room for all */
} finding;

static void found(finding *f, mp_value v) {
    if (mp_is_value(f->list)) {
        mp_list *list = mp_list_get(f->list);
        f->fits = f->fits && f->count < list->count;
        if (!f->fits) {
            return;
        }
        mp_gc_store(f->vm, &list->items[f->count], v);
    }
    f->count++;
}

/* Runs the search twice; more often if a collection has changed what there is to be found. */
static mp_value find_all(mp_vm *vm, finding *f, void (*search)(finding *f)) {
    f->vm = vm;
    do {
        f->list = MP_UNBOUND;
        f->count = 0;
        search(f);
        f->list = mp_list_new(vm, f->count, NULL);
        if (mp_is_error(f->list)) {
            return MP_ERROR;
        }
        f->count = 0;
        f->fits = true;
        search(f);
    } while (!f->fits);
    mp_list_get(f->list)->count = f->count;
    return f->list;
}

static bool is_tracked(const mp_object *object) {
    return MP_OP(object->head->type->ops, trace) != NULL && !is_internal(object);
}

static bool note_tracked(void *user, mp_object *object) {
    finding *f = user;
    if (is_tracked(object) && !mp_same(mp_from_pointer(object), f->list)) {
        found(f, mp_from_pointer(object));
    }
    return true;
}

static void search_objects(finding *f) { mp_gc_each_object(f->vm, note_tracked, f); }

static mp_value gc_get_objects(mp_vm *vm, size_t argc, const mp_value *args) {
    forget_finished_calls(vm, args + argc);
    mp_gc_run(vm); /* garbage is not to come to life again */
    finding f = {.argc = 0};
    return find_all(vm, &f, search_objects);
}

static bool note_referrer(void *user, mp_object *object) {
    finding *f = user;
    bool refers = false;
    for (size_t i = 0; i < f->argc && is_tracked(object) && !refers; i++) {
        refers = mp_gc_refers(f->vm, object, f->args[i]);
    }
    if (refers && !mp_same(mp_from_pointer(object), f->list)) {
        found(f, mp_from_pointer(object));
    }
    return true;
}

static void search_referrers(finding *f) { mp_gc_each_object(f->vm, note_referrer, f); }

static mp_value gc_get_referrers(mp_vm *vm, size_t argc, const mp_value *args) {
    forget_finished_calls(vm, args + argc);
    mp_gc_run(vm);
    finding f = {.argc = argc, .args = args};
    return find_all(vm, &f, search_referrers);
}

static void note_referent(void *user, mp_value v) {
    if (mp_is_value(v) && (!mp_is_pointer(v) || !is_internal(mp_pointer(v)))) {
        found(user, v);
    }
}

static void search_referents(finding *f) {
    for (size_t i = 0; i < f->argc; i++) {
        mp_gc_each_reference(f->vm, f->args[i], note_referent, f);
    }
}

static mp_value gc_get_referents(mp_vm *vm, size_t argc, const mp_value *args) {
    finding f = {.argc = argc, .args = args};
    return find_all(vm, &f, search_referents);
}

static mp_value gc_is_tracked(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)vm, (void)argc;
    return mp_from_bool(mp_is_pointer(args[0]) && is_tracked(mp_pointer(args[0])));
}

/* What keeps the object alive: see mp_gc_path. */
static mp_value gc_path(mp_vm *vm, size_t argc, const mp_value *args) {
    forget_finished_calls(vm, args + argc);
    mp_value list = mp_list_new(vm, PATH_COUNT, NULL);
    if (mp_is_error(list)) {
        return MP_ERROR;
    }
    mp_value path[PATH_COUNT], object = args[0];
    if (args >= vm->frame && args < vm->top) {
        *(mp_value *)(uintptr_t)args = MP_NONE; /* that it is this call's argument is not what is asked */
    }
    size_t count = mp_gc_path(vm, object, path, PATH_COUNT), kept = 0;
    for (size_t i = 0; i < count; i++) {
        if (!is_internal(mp_pointer(path[i]))) {
            mp_gc_store(vm, &mp_list_get(list)->items[kept++], path[i]);
        }
    }
    mp_list_get(list)->count = kept;
    return list;
}

static const mp_native gc_rows[] = {
    MP_FUNCTION(collect, gc_collect, 0, 1),
    MP_FUNCTION(compact, gc_compact, 0, 0),
    MP_FUNCTION(disable, gc_disable, 0, 0),
    MP_FUNCTION(enable, gc_enable, 0, 0),
    MP_FUNCTION(get_objects, gc_get_objects, 0, 0),
    MP_FUNCTION(get_referents, gc_get_referents, 0, MP_VARIADIC),
    MP_FUNCTION(get_referrers, gc_get_referrers, 0, MP_VARIADIC),
    MP_FUNCTION(is_tracked, gc_is_tracked, 1, 1),
    MP_FUNCTION(isenabled, gc_isenabled, 0, 0),
    MP_FUNCTION(mem_alloc, gc_mem_alloc, 0, 0),
    MP_FUNCTION(mem_free, gc_mem_free, 0, 0),
    MP_FUNCTION(path, gc_path, 1, 1),
    MP_FUNCTION(stats, gc_stats, 0, 0),
    MP_FUNCTION(step, gc_step, 0, 1),
    MP_FUNCTION(threshold, gc_threshold, 0, 1),
};

MP_MODULE(mp_module_gc, gc, gc_rows, NULL);
