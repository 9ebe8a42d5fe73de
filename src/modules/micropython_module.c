/* SPDX-License-Identifier: MIT
 *
 * Layer 5. The module micropython: what programs for microcontrollers ask of their interpreter.
 */
#include "gc/inspect.h"
#include "gc/vm.h"
#include "modules/console.h"
#include "modules/micropython_ring.h"
#include "objects/builder.h"
#include "objects/event.h"
#include "objects/exception_all.h"
#include "objects/module.h"
#include "objects/number.h"
#include "objects/str.h"

/* const() outside of what the compiler folds, and the decorators of code generators that are not needed here. */
static mp_value micropython_const(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)vm, (void)argc;
    return args[0];
}

static mp_value micropython_opt_level(mp_vm *vm, size_t argc, const mp_value *args) {
    if (argc == 0) {
        return mp_from_small(vm->optimise);
    }
    intptr_t level;
    if (!mp_index_get(vm, args[0], &level)) {
        return MP_ERROR;
    }
    if (level < 0 || level > 3) {
        return mp_raise(vm, &mp_type_ValueError, "optimisation level must be 0 to 3");
    }
    vm->optimise = (uint8_t)level;
    return MP_NONE;
}

static size_t stack_used(mp_vm *vm) {
    volatile char here = 0; /* its address is what counts */
    uintptr_t at = (uintptr_t)&here + (uintptr_t)here, base = (uintptr_t)vm->c_stack_base;
    return base > at ? (size_t)(base - at) : 0;
}

/* Reports are written piece by piece, and without allocating, since they are about memory: to sys.stdout if it is the
 * console. */
typedef struct report {
    mp_vm *vm;
    bool ok;
} report;

static void report_write(void *user, const char *text, size_t size) {
    report *r = user;
    r->ok = r->ok && mp_console_write(r->vm, MP_STREAM_OUT, text, size);
}

static void report_text(report *r, const char *text) { report_write(r, text, strlen(text)); }

static void report_number(report *r, size_t number) {
    char digits[24];
    char *end = digits + sizeof digits, *start = end;
    do {
        *--start = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    report_write(r, start, (size_t)(end - start));
}

/* Texts and numbers in turn, the last text NULL. */
static void report_row(report *r, const char *const *texts, const size_t *numbers) {
    for (size_t i = 0; texts[i] != NULL; i++) {
        report_text(r, texts[i]);
        if (texts[i + 1] != NULL) {
            report_number(r, numbers[i]);
        }
    }
}

static mp_value micropython_mem_info(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)args;
    report r = {vm, true};
    mp_heap_survey survey;
    mp_gc_survey(vm, &survey);
    const mp_heap *heap = &vm->heap;
    static const char *const texts[] = {"stack: ", " out of ", "\nGC: total: ", ", used: ", ", free: ",
                                        "\n No. of 1-blocks: ", ", 2-blocks: ", ", max blk sz: ", ", max free sz: ", "\n",
                                        NULL};
    const size_t numbers[] = {stack_used(vm),
                              (size_t)(vm->c_stack_base - vm->c_stack_limit),
                              heap->total_size,
                              heap->used_size,
                              heap->total_size - heap->used_size,
                              survey.one_block_count,
                              survey.two_block_count,
                              survey.largest_block_size / MP_BLOCK_SIZE,
                              survey.largest_free_size / MP_BLOCK_SIZE};
    report_row(&r, texts, numbers);
    if (argc > 0) {
        mp_gc_map(vm, report_write, &r);
    }
    return r.ok ? MP_NONE : MP_ERROR;
}

/* Interned names that were made at run time. */
static mp_value micropython_qstr_info(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)args;
    report r = {vm, true};
    size_t count = 0, size = 0, table_size = 0;
    if (vm->interned != NULL) {
        table_size = (vm->interned_mask + 1) * sizeof(mp_value);
    }
    for (size_t i = 0; i * sizeof(mp_value) < table_size; i++) {
        mp_value name = vm->interned[i];
        if (!mp_is_value(name)) {
            continue;
        }
        count++;
        size += mp_str_size(name);
        if (argc > 0) {
            report_text(&r, "Q(");
            report_write(&r, mp_str_data(name), mp_str_size(name));
            report_text(&r, ")\n");
        }
    }
    static const char *const texts[] = {"qstr pool: n_pool=", ", n_qstr=", ", n_str_data_bytes=", ", n_total_bytes=",
                                        "\n", NULL};
    const size_t numbers[] = {1, count, size, size + count * sizeof(mp_str) + table_size};
    report_row(&r, texts, numbers);
    return r.ok ? MP_NONE : MP_ERROR;
}

static mp_value micropython_stack_use(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc, (void)args;
    return mp_int_from_size(vm, stack_used(vm));
}

static mp_value micropython_heap_lock(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc, (void)args;
    if (vm->heap.lock_depth == 0 && !mp_exception_spare_new(vm)) {
        (void)mp_exception_take(vm); /* then there is just the MemoryError */
    }
    vm->heap.lock_depth++;
    mp_gc_trigger_update(vm); /* every allocation takes the slow path, which looks at the lock */
    return MP_NONE;
}

static mp_value micropython_heap_unlock(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc, (void)args;
    if (vm->heap.lock_depth == 0) {
        return mp_raise(vm, &mp_type_RuntimeError, "heap is not locked");
    }
    if (--vm->heap.lock_depth == 0) {
        mp_gc_trigger_update(vm);
    }
    return mp_from_small((intptr_t)vm->heap.lock_depth);
}

static mp_value micropython_heap_locked(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc, (void)args;
    return mp_from_small((intptr_t)vm->heap.lock_depth);
}

/* heap_lock() has the exception ready; handlers of interrupts may allocate. */
static mp_value micropython_alloc_emergency_exception_buf(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    intptr_t size;
    return mp_index_get(vm, args[0], &size) ? MP_NONE : MP_ERROR;
}

/* Which character interrupts is the HAL's business; -1 and 3, all that programs ask for, are taken. */
static mp_value micropython_kbd_intr(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    intptr_t character;
    if (!mp_index_get(vm, args[0], &character)) {
        return MP_ERROR;
    }
    if (character != -1 && character != 3) {
        return mp_raise(vm, &mp_type_ValueError, "only -1 and 3 are supported");
    }
    return MP_NONE;
}

static mp_value micropython_schedule(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    if (!mp_is_callable(vm, args[0])) {
        return mp_raise(vm, &mp_type_TypeError, "'%T' object is not callable", args[0]);
    }
    return mp_event_schedule(vm, args[0], args[1]) ? MP_NONE : MP_ERROR;
}

static const mp_native micropython_rows[] = {
    MP_FUNCTION(const, micropython_const, 1, 1),
    MP_FUNCTION(native, micropython_const, 1, 1),
    MP_FUNCTION(viper, micropython_const, 1, 1),
    MP_FUNCTION(opt_level, micropython_opt_level, 0, 1),
    MP_FUNCTION(mem_info, micropython_mem_info, 0, 1),
    MP_FUNCTION(qstr_info, micropython_qstr_info, 0, 1),
    MP_FUNCTION(stack_use, micropython_stack_use, 0, 0),
    MP_FUNCTION(heap_lock, micropython_heap_lock, 0, 0),
    MP_FUNCTION(heap_unlock, micropython_heap_unlock, 0, 0),
    MP_FUNCTION(heap_locked, micropython_heap_locked, 0, 0),
    MP_FUNCTION(alloc_emergency_exception_buf, micropython_alloc_emergency_exception_buf, 1, 1),
    MP_FUNCTION(kbd_intr, micropython_kbd_intr, 1, 1),
    MP_FUNCTION(schedule, micropython_schedule, 2, 2),
    MP_CONSTANT(RingIO, &mp_type_ring),
};

MP_MODULE(mp_module_micropython, micropython, micropython_rows, NULL);
