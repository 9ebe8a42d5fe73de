/* SPDX-License-Identifier: MIT
 *
 * Layer 2. Events, see event.h.
 *
 * vm->event_handlers is a list of pairs (function, argument): one for each source, MP_NONE where there is none, then
 * those of scheduled calls.
 */
#include "objects/event.h"
#include "gc/vm.h"
#include "objects/exception.h"
#include "objects/list.h"

enum { SOURCE_ITEMS = 2 * MP_EVENT_COUNT, SCHEDULED_MAX = 8 };

static mp_value *handler_items(mp_vm *vm) { return mp_list_get(vm->event_handlers)->items; }

static bool handlers_make(mp_vm *vm) {
    if (!mp_is_unbound(vm->event_handlers)) {
        return true;
    }
    mp_value list = mp_list_new(vm, SOURCE_ITEMS, NULL);
    if (mp_is_error(list)) {
        return false;
    }
    vm->event_handlers = list;
    return true;
}

static void handler_set(mp_vm *vm, size_t source, mp_value function, mp_value argument) {
    mp_value *items = handler_items(vm) + 2 * source;
    mp_gc_store(vm, &items[0], function);
    mp_gc_store(vm, &items[1], argument);
}

/* The source whose handler has this argument, or MP_EVENT_COUNT. */
static size_t source_of(mp_vm *vm, mp_value argument) {
    size_t source = 0;
    while (source < MP_EVENT_COUNT &&
           (mp_is_none(handler_items(vm)[2 * source]) || !mp_same(handler_items(vm)[2 * source + 1], argument))) {
        source++;
    }
    return source;
}

static size_t source_free(mp_vm *vm) {
    size_t source = 0;
    while (source < MP_EVENT_COUNT && !mp_is_none(handler_items(vm)[2 * source])) {
        source++;
    }
    return source;
}

/* ---- calling ---- */

static void error_write(void *user, const char *text, size_t size) {
    mp_vm *vm = user;
    if (vm->hal->console_write != NULL) {
        (void)vm->hal->console_write(vm->hal->context, MP_STREAM_ERR, text, size);
    }
}

static bool event_call(mp_vm *vm, mp_value function, mp_value argument) {
    if (!mp_is_error(mp_call(vm, function, 1, &argument))) {
        return true;
    }
    if (mp_exception_matches(vm, &mp_type_KeyboardInterrupt) || mp_exception_matches(vm, &mp_type_SystemExit)) {
        return false;
    }
    mp_exception_write(vm, mp_exception_take(vm), error_write, vm);
    return true;
}

static bool serve_source(mp_vm *vm, size_t source) {
    mp_value function = handler_items(vm)[2 * source], argument = handler_items(vm)[2 * source + 1];
    if (mp_is_none(function)) {
        return true;
    }
    if (vm->event_once >> source & 1) {
        handler_set(vm, source, MP_NONE, MP_NONE);
    }
    return event_call(vm, function, argument);
}

static bool serve_scheduled(mp_vm *vm) {
    mp_list *list = mp_list_get(vm->event_handlers);
    mp_value function = list->items[SOURCE_ITEMS], argument = list->items[SOURCE_ITEMS + 1];
    list->count -= 2;
    mp_gc_move(vm, list->items + SOURCE_ITEMS, list->items + SOURCE_ITEMS + 2, list->count - SOURCE_ITEMS);
    return event_call(vm, function, argument);
}

static bool serve_all(mp_vm *vm) {
    for (size_t source = 0; source < MP_EVENT_COUNT; source++) {
        if (vm->event_due[source]) {
            vm->event_due[source] = 0;
            if (!serve_source(vm, source)) {
                return false;
            }
        }
    }
    /* what these calls schedule comes next time */
    for (size_t n = (mp_list_get(vm->event_handlers)->count - SOURCE_ITEMS) / 2; n > 0; n--) {
        if (!serve_scheduled(vm)) {
            return false;
        }
    }
    return true;
}

/* ---- exported ---- */

bool mp_event_serve(mp_vm *vm) {
    if (MP_UNLIKELY(vm->interrupt)) {
        vm->interrupt = 0;
        mp_raise_value(vm, mp_type_value(&mp_type_KeyboardInterrupt));
        return false;
    }
    if (MP_LIKELY(!vm->events) || vm->event_serving || mp_is_unbound(vm->event_handlers)) {
        return true;
    }
    vm->events = 0;
    vm->event_serving = true;
    bool good = serve_all(vm);
    vm->event_serving = false;
    if (!good || mp_list_get(vm->event_handlers)->count > SOURCE_ITEMS) {
        vm->events = 1;
    }
    return good;
}

/* May be called by an interrupt at any time. */
static void event_notify(void *user, unsigned source) {
    mp_vm *vm = user;
    vm->event_due[source] = 1;
    vm->events = 1;
}

bool mp_event_add(mp_vm *vm, mp_value argument, mp_value function, bool once, mp_notify *out) {
    if (!handlers_make(vm)) {
        return false;
    }
    (void)mp_event_remove(vm, argument);
    size_t source = source_free(vm);
    if (source == MP_EVENT_COUNT) {
        return mp_fail(vm, &mp_type_RuntimeError, "too many interrupt handlers");
    }
    handler_set(vm, source, function, argument);
    uint32_t bit = (uint32_t)1 << source;
    vm->event_once = once ? vm->event_once | bit : vm->event_once & ~bit;
    vm->event_due[source] = 0;
    *out = (mp_notify){event_notify, vm, (unsigned)source};
    return true;
}

bool mp_event_remove(mp_vm *vm, mp_value argument) {
    size_t source = mp_is_unbound(vm->event_handlers) ? MP_EVENT_COUNT : source_of(vm, argument);
    if (source < MP_EVENT_COUNT) {
        handler_set(vm, source, MP_NONE, MP_NONE);
    }
    return source < MP_EVENT_COUNT;
}

mp_value mp_event_find(mp_vm *vm, bool (*same)(mp_value argument, uintptr_t what), uintptr_t what, mp_value *function) {
    for (size_t source = 0; !mp_is_unbound(vm->event_handlers) && source < MP_EVENT_COUNT; source++) {
        const mp_value *items = handler_items(vm) + 2 * source;
        if (!mp_is_none(items[0]) && same(items[1], what)) {
            *function = items[0];
            return items[1];
        }
    }
    return MP_UNBOUND;
}

bool mp_event_schedule(mp_vm *vm, mp_value function, mp_value argument) {
    if (!handlers_make(vm)) {
        return false;
    }
    mp_list *list = mp_list_get(vm->event_handlers);
    if (list->count >= SOURCE_ITEMS + 2 * SCHEDULED_MAX) {
        return mp_fail(vm, &mp_type_RuntimeError, "schedule queue full");
    }
    size_t count = list->count;
    if (!mp_list_append(vm, vm->event_handlers, function) || !mp_list_append(vm, vm->event_handlers, argument)) {
        list->count = count;
        return false;
    }
    vm->events = 1;
    vm->fuel = 0;
    return true;
}
