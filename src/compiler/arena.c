/* SPDX-License-Identifier: MIT
 *
 * Layer 4a. The arena: memory for the nodes of one top-level statement, and its table of values.
 *
 * Invariants: chunks are heap buffers that never move (nodes point at each other); the first is the one in use.
 * A value that can be compared by its bits (interned strs, immediate numbers, constant objects) is in the table once,
 * so that equal ones have equal numbers; others are appended. The index exists from INDEX_FROM values on and holds
 * number + 1 of each value of the first kind, or 0.
 */
#include "compiler/ast.h"
#include "objects/str.h"

/* clang-format off */
#define ROUNDED(size) (((size) + sizeof(void *) - 1) / sizeof(void *) * sizeof(void *))
const uint8_t mp_node_sizes[MP_NODE_KIND_COUNT] = {
#define X(kind, member) (uint8_t)(offsetof(mp_node, u) + ROUNDED(sizeof(((mp_node *)0)->u.member))),
    MP_NODE_KINDS(X)
#undef X
};
/* clang-format on */

typedef struct arena_chunk {
    struct arena_chunk *next;
    size_t size; /* bytes in data */
    char data[];
} arena_chunk;

struct mp_arena {
    mp_object object;
    mp_vm *vm;
    arena_chunk *chunks;
    size_t used;       /* bytes of the first chunk */
    size_t total_size; /* bytes in all chunks */
    mp_value *values;
    uint32_t *index;
    uint32_t value_count;
    uint32_t value_capacity;
    uint32_t index_mask; /* entries - 1 */
};

extern const mp_type mp_type_arena;

#define CHUNK_SIZE (sizeof(void *) * 64 - sizeof(arena_chunk))
#define CHUNK_SIZE_MAX (CHUNK_SIZE * 64)
#define INDEX_FROM 64u
#define VALUES_FIRST 8u

/* ---- Memory ---- */

static MP_NOINLINE bool add_chunk(mp_arena *arena, size_t size) {
    /* Chunks grow with the statement, so that huge ones have few. */
    size_t chunk_size = MP_MIN(MP_MAX(CHUNK_SIZE, arena->total_size / 32), CHUNK_SIZE_MAX);
    size_t with_header;
    chunk_size = MP_MAX(chunk_size, size);
    if (mp_size_add(chunk_size, sizeof(arena_chunk), &with_header)) {
        return mp_fail(arena->vm, &mp_type_MemoryError, "");
    }
    arena_chunk *chunk = mp_gc_buffer_new(arena->vm, with_header);
    if (chunk == NULL) {
        return false;
    }
    chunk->next = arena->chunks;
    chunk->size = chunk_size;
    mp_gc_store_pointer(arena->vm, &arena->chunks, chunk);
    arena->used = 0;
    arena->total_size += chunk_size;
    return true;
}

void *mp_arena_alloc(mp_arena *arena, size_t size) {
    size_t aligned;
    if (mp_size_add(size, sizeof(void *) - 1, &aligned)) {
        (void)mp_fail(arena->vm, &mp_type_MemoryError, "");
        return NULL;
    }
    aligned &= ~(sizeof(void *) - 1);
    if (arena->chunks == NULL || arena->chunks->size - arena->used < aligned) {
        if (!add_chunk(arena, aligned)) {
            return NULL;
        }
    }
    char *memory = arena->chunks->data + arena->used;
    arena->used += aligned;
    return memset(memory, 0, aligned);
}

mp_node *mp_arena_node(mp_arena *arena, mp_node_kind kind, uint32_t line, uint32_t column) {
    mp_node *node = mp_arena_alloc(arena, mp_node_sizes[kind]);
    if (node != NULL) {
        node->kind = (uint8_t)kind;
        node->line = line;
        node->column = (uint16_t)MP_MIN(column, UINT16_MAX);
        node->end_column = node->column;
    }
    return node;
}

/* ---- Values ---- */

/* True if the value's bits tell it apart from all others for the arena's lifetime, with a hash that survives moves. */
static bool value_is_shared(mp_value value, uint32_t *hash) {
    uintptr_t bits = value.bits;
    if (mp_is_pointer(value)) {
        if (mp_is_exact(value, &mp_type_str) && mp_str_interned(value)) {
            bits = mp_str_get(value)->hash;
        } else if (!mp_is_none(value) && !mp_is_bool(value) && !mp_same(value, MP_ELLIPSIS)) {
            return false;
        }
    }
    *hash = (uint32_t)(bits ^ (bits >> (sizeof bits * 4))) * 0x9E3779B1u;
    *hash ^= *hash >> 15;
    return true;
}

static void index_add(mp_arena *arena, uint32_t hash, uint32_t number) {
    uint32_t i = hash & arena->index_mask;
    while (arena->index[i] != 0) {
        i = (i + 1) & arena->index_mask;
    }
    arena->index[i] = number + 1;
}

static bool index_grow(mp_arena *arena) {
    size_t count = arena->index == NULL ? INDEX_FROM * 4 : ((size_t)arena->index_mask + 1) * 2;
    uint32_t *index = mp_gc_array_new(arena->vm, count, sizeof *index);
    if (index == NULL) {
        return false;
    }
    memset(index, 0, count * sizeof *index);
    mp_gc_free(arena->vm, arena->index);
    mp_gc_store_pointer(arena->vm, &arena->index, index);
    arena->index_mask = (uint32_t)(count - 1);
    for (uint32_t i = 0; i < arena->value_count; i++) {
        uint32_t hash;
        if (value_is_shared(arena->values[i], &hash)) {
            index_add(arena, hash, i);
        }
    }
    return true;
}

static mp_ref_id find_value(const mp_arena *arena, mp_value value, uint32_t hash) {
    if (arena->index == NULL) {
        for (uint32_t i = 0; i < arena->value_count; i++) {
            if (mp_same(arena->values[i], value)) {
                return i;
            }
        }
        return MP_NO_REF;
    }
    for (uint32_t i = hash & arena->index_mask; arena->index[i] != 0; i = (i + 1) & arena->index_mask) {
        if (mp_same(arena->values[arena->index[i] - 1], value)) {
            return arena->index[i] - 1;
        }
    }
    return MP_NO_REF;
}

mp_ref_id mp_arena_value(mp_arena *arena, mp_value value) {
    uint32_t hash = 0;
    bool shared = value_is_shared(value, &hash);
    if (shared) {
        mp_ref_id found = find_value(arena, value, hash);
        if (found != MP_NO_REF) {
            return found;
        }
    }
    uint32_t count = arena->value_count;
    if (count == arena->value_capacity) {
        size_t capacity = count == 0 ? VALUES_FIRST : (size_t)count + count / 2;
        if (capacity >= MP_NO_REF / 2) {
            (void)mp_fail(arena->vm, &mp_type_MemoryError, "");
            return MP_NO_REF;
        }
        mp_value *values = mp_gc_array_resize(arena->vm, arena->values, capacity, sizeof *values);
        if (values == NULL) {
            return MP_NO_REF;
        }
        mp_gc_store_pointer(arena->vm, &arena->values, values);
        arena->value_capacity = (uint32_t)capacity;
    }
    mp_gc_store(arena->vm, &arena->values[count], value);
    arena->value_count = count + 1;
    if (arena->index == NULL ? count + 1 > INDEX_FROM : count + 1 > arena->index_mask - arena->index_mask / 4) {
        if (!index_grow(arena)) {
            arena->value_count = count;
            return MP_NO_REF;
        }
    } else if (shared && arena->index != NULL) {
        index_add(arena, hash, count);
    }
    return count;
}

mp_ref_id mp_arena_name(mp_arena *arena, const char *utf8, size_t size) {
    mp_value name = mp_str_intern(arena->vm, utf8, size);
    return mp_is_error(name) ? MP_NO_REF : mp_arena_value(arena, name);
}

mp_value mp_arena_get(const mp_arena *arena, mp_ref_id ref) {
    assert(ref < arena->value_count);
    return arena->values[ref];
}

/* ---- Life ---- */

mp_arena *mp_arena_new(mp_vm *vm) {
    mp_arena *arena = mp_gc_new(vm, &mp_type_arena, sizeof(mp_arena));
    if (arena != NULL) {
        arena->vm = vm;
    }
    return arena;
}

static void free_chunks(mp_arena *arena, arena_chunk *kept) {
    arena_chunk *chunk = arena->chunks;
    mp_gc_store_pointer(arena->vm, &arena->chunks, kept);
    arena->used = 0;
    arena->total_size = kept == NULL ? 0 : kept->size;
    while (chunk != NULL) {
        arena_chunk *next = chunk->next;
        if (chunk != kept) {
            mp_gc_free(arena->vm, chunk);
        }
        chunk = next;
    }
    if (kept != NULL) {
        kept->next = NULL;
    }
}

static void free_values(mp_arena *arena) {
    mp_gc_free(arena->vm, arena->values);
    mp_gc_free(arena->vm, arena->index);
    arena->values = NULL;
    arena->index = NULL;
    arena->value_capacity = 0;
    arena->index_mask = 0;
}

void mp_arena_reset(mp_arena *arena) {
    arena_chunk *chunk = arena->chunks;
    free_chunks(arena, chunk != NULL && chunk->size <= CHUNK_SIZE ? chunk : NULL);
    arena->value_count = 0;
    if (arena->value_capacity > VALUES_FIRST * 8) {
        free_values(arena);
    } else if (arena->index != NULL) {
        mp_gc_free(arena->vm, arena->index);
        arena->index = NULL;
        arena->index_mask = 0;
    }
}

void mp_arena_free(mp_arena *arena) {
    free_chunks(arena, NULL);
    arena->value_count = 0;
    free_values(arena);
}

static void arena_trace(mp_tracer *tracer, void *self) {
    mp_arena *arena = self;
    mp_trace_pinned_buffer(tracer, &arena->chunks);
    for (arena_chunk *chunk = arena->chunks; chunk != NULL; chunk = chunk->next) {
        mp_trace_pinned_buffer(tracer, &chunk->next);
    }
    mp_trace_buffer(tracer, &arena->index);
    mp_trace_buffer(tracer, &arena->values);
    mp_trace_range(tracer, arena->values, arena->value_count);
}

MP_OPS(arena_ops, (trace, arena_trace));
MP_TYPE_PLAIN(mp_type_arena, arena, &mp_type_object, sizeof(mp_arena), arena_ops, MP_TYPE_FINAL);
