/* SPDX-License-Identifier: MIT
 *
 * Layer 6. The life of an interpreter: laying out its memory, filling in the VM structure, taking it down.
 *
 * The first region begins with struct mp_vm, then comes the collector's mark stack, then what the heap hands out. A
 * heap that grows is one region in a reservation of address space, of which a first part is usable. Little is
 * allocated here, because small pools have none to spare.
 */
#include "api/api.h"
#include "objects/dict.h"
#include "objects/exception.h"
#include "objects/exit_calls.h"
#include "objects/list.h"
#include "vm/run.h"

#define ALIGNMENT ((size_t)MP_BLOCK_SIZE)
#define KIB ((size_t)1024)
#define MIB (KIB * KIB)
/* Limits of a growing heap: the default (4 GiB, or 1 GiB on 32-bit hosts), and what is worth trying for. */
#define HEAP_LIMIT_DEFAULT ((size_t)((uint64_t)(sizeof(void *) > 4 ? 4u : 1u) << 30))
#define HEAP_LIMIT_MIN (2 * MIB)
#define HEAP_FIRST_SIZE MIB
#define CACHE_ENTRIES_MIN 16u
#define GROWTH_PERCENT 100u
#define STACK_SLOTS_MIN 64u
#define STACK_CHUNK_SIZE (64 * KIB)
#define STACK_LIMIT_SIZE (16 * MIB)
#define C_STACK_SIZE_DEFAULT (64 * KIB)

static const mp_hal no_hal = {.context = NULL};

static const mp_hooks hooks = {
    .call_function = mp_run_call,
    .resume = mp_run_resume,
    .globals = mp_frame_globals,
    .import = mp_import_absolute,
    .compile = mp_api_compile_value,
    .compile_file = mp_api_compile_file,
};

/* The memory of the first region. */
typedef struct memory {
    char *start;
    size_t size;
    size_t usable;        /* bytes from the start that may be touched */
    bool growable;
} memory;

static size_t align_up(size_t size, size_t to) { return (size + to - 1) / to * to; }

const char *mp_version(void) {
#define TEXT(x) #x
#define VERSION(a, b, c) TEXT(a) "." TEXT(b) "." TEXT(c)
    return VERSION(MP_VERSION_MAJOR, MP_VERSION_MINOR, MP_VERSION_PATCH);
}

/* ---- memory ---- */

/* Entries of the mark stack for a heap of that size. */
static size_t mark_capacity(size_t heap_size) {
    size_t entries = heap_size / KIB / sizeof(void *); /* a thousandth of the heap */
    return entries < 16 ? 16 : MP_MIN(entries, 16384u);
}

static size_t head_size(size_t heap_size) {
    return align_up(sizeof(mp_vm), ALIGNMENT) + align_up(mark_capacity(heap_size) * sizeof(void *), ALIGNMENT);
}

/* Reserves address space for a heap that grows, and makes its first part usable. */
static bool reserve(const mp_hal *hal, size_t limit, memory *out) {
    size_t size = limit != 0 ? MP_MAX(limit, HEAP_LIMIT_MIN) : HEAP_LIMIT_DEFAULT;
    for (; size >= HEAP_LIMIT_MIN; size = align_up(size / 2, 4096)) {
        char *start = hal->heap->reserve(hal->context, size);
        if (start == NULL) {
            continue;
        }
        size_t usable = MP_MIN(head_size(size) + mp_region_table_size(size) + HEAP_FIRST_SIZE, size);
        if (hal->heap->commit(hal->context, start, size, usable)) {
            *out = (memory){start, size, usable, true};
            return true;
        }
        hal->heap->release(hal->context, start, size);
    }
    return false;
}

static const char *find_memory(const mp_config *config, const mp_hal *hal, memory *out) {
    if (config->region_count > MP_REGION_COUNT_MAX) {
        return "too many regions of memory";
    }
    if (config->region_count == 0) {
        if (hal->heap == NULL) {
            return "no memory: neither regions nor a heap that grows";
        }
        return reserve(hal, config->heap_limit, out) ? NULL : "no address space for the heap";
    }
    uintptr_t start = (uintptr_t)config->regions[0].start;
    size_t skip = align_up(start, ALIGNMENT) - start;
    if (config->regions[0].start == NULL || config->regions[0].size <= skip) {
        return "the heap is too small";
    }
    size_t size = config->regions[0].size - skip;
    *out = (memory){(char *)config->regions[0].start + skip, size, size, false};
    return NULL;
}

/* Adds the memory that is usable in a region to the heap. */
static void heap_open(mp_vm *vm, mp_heap_region *region) {
    vm->heap.total_size += (size_t)(region->end - region->start);
    mp_heap_add_run(vm, region, region->start, (size_t)(region->end - region->start));
}

/* Sets up the regions: the rest of the first one, then those that are not too small to be of use. */
static bool heap_init(mp_vm *vm, const mp_config *config, const memory *first) {
    mp_heap *heap = &vm->heap;
    size_t head = head_size(first->size);
    if (!mp_region_init(&heap->regions[0], first->start + head, first->size - head, first->usable - head)) {
        return false;
    }
    heap->mark_stack = (uintptr_t *)(void *)(first->start + align_up(sizeof(mp_vm), ALIGNMENT));
    heap->mark_capacity = mark_capacity(first->size);
    heap->region_count = 1;
    heap->regions[0].no_dma = config->no_dma_mask & 1u;
    for (size_t i = 1; i < config->region_count; i++) {
        const mp_region *region = &config->regions[i];
        if (region->start != NULL &&
            mp_region_init(&heap->regions[heap->region_count], region->start, region->size, region->size)) {
            heap->regions[heap->region_count++].no_dma = config->no_dma_mask >> i & 1u;
        }
    }
    heap->all_dma = true;
    for (size_t i = 0; i < heap->region_count; i++) {
        heap->all_dma = heap->all_dma && !heap->regions[i].no_dma;
    }
    for (size_t i = heap->region_count; i-- > 0;) { /* the first region is used first */
        heap_open(vm, &heap->regions[i]);
    }
    heap->enabled = true;
    heap->growth_percent = GROWTH_PERCENT;
    heap->growable = first->growable;
    if (first->growable) {
        heap->reserved = first->start;
        heap->reserved_size = first->size;
    }
    mp_gc_threshold(vm, -1);
    return true;
}

/* ---- the C stack ---- */

static void c_stack_init(mp_vm *vm, const void *address, size_t size_limit) {
    const mp_hal *hal = vm->hal;
    char *base;
    if (hal->stack_base != NULL) {
        base = hal->stack_base(hal->context);
    } else {
        /* unknown: what lies above the caller is not seen by the collector; memory does not end inside of an aligned
         * KiB */
        base = (char *)align_up((uintptr_t)address, KIB); // NOLINT
    }
    size_t size = hal->stack_size != NULL ? hal->stack_size(hal->context) : 0;
    size = size != 0 ? size : size_limit != 0 ? size_limit + MP_C_STACK_RESERVE : C_STACK_SIZE_DEFAULT;
    size -= MP_MIN((size_t)MP_C_STACK_RESERVE, size / 4);
    size = size_limit != 0 ? MP_MIN(size, size_limit) : size;
    vm->c_stack_base = base;
    vm->c_stack_limit = base - MP_MIN(size, (uintptr_t)base);
}

void mp_thread_enter(mp_vm *vm) {
    char here = 0;
    c_stack_init(vm, &here, vm->c_stack_size_limit);
}

/* ---- the VM ---- */

static void values_init(mp_vm *vm) {
#define UNBIND(field) vm->field = MP_UNBOUND;
    MP_VM_VALUES(UNBIND)
#undef UNBIND
    vm->handled = vm->stop_value = MP_NONE;
    vm->cache = &vm->no_cache;
    vm->names_version = 1;
    vm->module_defs = mp_linked_modules;
    vm->rune_of_name = mp_linked_rune_of_name;
    vm->hooks = &hooks;
}

/* The table of inline caches: as asked for, or at most 1/64 of a fixed heap. */
static bool cache_init(mp_vm *vm, size_t wanted) {
    size_t limit = vm->heap.growable ? SIZE_MAX : vm->heap.total_size / 64 / sizeof(mp_cache_entry);
    limit = wanted != 0 ? wanted : limit >= CACHE_ENTRIES_MIN ? limit : 0;
    limit = MP_MIN(limit, (size_t)MP_CACHE_ENTRIES_MAX);
    if (limit < 2) {
        return true;
    }
    size_t count = 2;
    while (count <= limit / 2) {
        count *= 2;
    }
    mp_cache_entry *cache = mp_gc_array_new(vm, count, sizeof *cache);
    if (cache == NULL) {
        return false;
    }
    memset(cache, 0, count * sizeof *cache);
    vm->cache = cache;
    vm->cache_mask = count - 1;
    return true;
}

/* The first chunk of the Python stack. */
static bool stack_init(mp_vm *vm) {
    size_t size = vm->heap.growable ? STACK_CHUNK_SIZE : MP_MIN(vm->heap.total_size / 48, STACK_CHUNK_SIZE);
    size = MP_MAX(size, sizeof(mp_stack_chunk) + STACK_SLOTS_MIN * sizeof(mp_value));
    size = align_up(size, ALIGNMENT);
    mp_stack_chunk *chunk = mp_gc_buffer_new(vm, size);
    if (chunk == NULL) {
        return false;
    }
    memset(chunk, 0, size);
    chunk->end = chunk->slots + (size - sizeof *chunk) / sizeof(mp_value);
    vm->chunk = chunk;
    vm->top = chunk->slots;
    vm->stack_end = chunk->end;
    vm->stack_size = size;
    size_t most = vm->heap.growable ? vm->heap.reserved_size : vm->heap.total_size;
    vm->stack_size_limit = MP_MIN(most / 2, (size_t)STACK_LIMIT_SIZE);
    return true;
}

/* __builtins__ in __main__, which programs look for. */
static bool name_builtins(mp_vm *vm) {
    mp_value builtins = mp_import_absolute(vm, MP_NAME(builtins));
    mp_value dict = mp_is_error(builtins) ? MP_ERROR : mp_module_dict(vm, vm->main_module);
    return !mp_is_error(dict) && mp_dict_set(vm, dict, MP_NAME(__builtins__), builtins);
}

/* The few objects that every VM needs. */
static bool objects_init(mp_vm *vm) {
    vm->memory_error = mp_exception_new(vm, &mp_type_MemoryError, 0, NULL);
    vm->modules = mp_is_error(vm->memory_error) ? MP_ERROR : mp_dict_new(vm);
    vm->main_module = mp_is_error(vm->modules) ? MP_ERROR : mp_module_create(vm, MP_NAME(__main__));
    vm->path = mp_is_error(vm->main_module) ? MP_ERROR : mp_list_new(vm, 0, NULL);
    vm->argv = mp_is_error(vm->path) ? MP_ERROR : mp_list_new(vm, 0, NULL);
    return !mp_is_error(vm->argv) && name_builtins(vm);
}

static bool vm_init(mp_vm *vm, const mp_config *config, const memory *memory) {
    memset(vm, 0, sizeof *vm);
    vm->int_text_limit = MP_INT_TEXT_LIMIT;
    vm->hal = config->hal != NULL ? config->hal : &no_hal;
    vm->optimise = (uint8_t)(config->optimise < 0 ? 0 : MP_MIN(config->optimise, 3));
    vm->columns = config->columns;
    vm->c_stack_size_limit = config->stack_size_limit;
    values_init(vm);
    /* the config usually lies in the frame of mp_init's caller, which the collector should see whole */
    const char *top = (const char *)&memory, *behind = (const char *)(config + 1);
    bool in_frame = (uintptr_t)behind > (uintptr_t)top && (uintptr_t)behind - (uintptr_t)top < 4 * KIB;
    c_stack_init(vm, in_frame ? behind : top, config->stack_size_limit);
    return heap_init(vm, config, memory) && stack_init(vm) && objects_init(vm) &&
           cache_init(vm, config->cache_entries);
}

mp_vm *mp_init(const mp_config *config, const char **reason) {
    memory memory;
    const mp_hal *hal = config->hal != NULL ? config->hal : &no_hal;
    const char *problem = find_memory(config, hal, &memory);
    mp_vm *vm = NULL;
    if (problem == NULL) {
        vm = (mp_vm *)(void *)memory.start;
        bool room = memory.size > head_size(memory.size);
        if (!room || !vm_init(vm, config, &memory)) {
            problem = "the heap is too small";
            if (room) {
                mp_heap_close(vm);
            }
            if (memory.growable) {
                hal->heap->release(hal->context, memory.start, memory.size);
            }
            vm = NULL;
        }
    }
    if (reason != NULL) {
        *reason = problem;
    }
    return vm;
}

void mp_deinit(mp_vm *vm) {
    if (vm == NULL) {
        return;
    }
    mp_exit_calls_run(vm);
    if (vm->hal->notify_stop != NULL) {
        vm->hal->notify_stop(vm->hal->context); /* interrupts write to the VM */
    }
    mp_gc_finalise_all(vm);
    mp_heap_close(vm);
    if (vm->heap.reserved != NULL) {
        const mp_hal *hal = vm->hal; /* the VM itself lies in what is released */
        hal->heap->release(hal->context, vm->heap.reserved, vm->heap.reserved_size);
    }
}
