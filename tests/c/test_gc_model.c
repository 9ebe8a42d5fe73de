/* SPDX-License-Identifier: MIT
 *
 * Allocator and collector against a model: a graph of objects is changed at random, while the collector takes steps,
 * collects, compacts, and blocks are pinned. The model knows which objects are reachable, to what they refer, and what is
 * in their buffers.
 *
 * The graph hangs on one list, kept by an mp_ref; the model refers to objects by numbers only, since it must not keep
 * them alive by chance. Object number i is in item i of that list.
 */
#include "support.h"

#include "gc/region.h"
#include "gc/vm.h"
#include "objects/list.h"

enum { NODES = 150, LINKS = 4, POOL_SIZE = 160 * 1024 };

static _Alignas(16) char pool[POOL_SIZE], pool_2[POOL_SIZE / 2];

/* A node has links, a buffer of values whose length changes, and a buffer of bytes. */
typedef struct node {
    mp_object object;
    mp_value links[LINKS];
    mp_value *items;
    uint8_t *bytes;
    size_t item_count;
    size_t byte_count;
    size_t number;
} node;

static void node_trace(mp_tracer *tracer, void *self) {
    node *n = self;
    mp_trace_range(tracer, n->links, LINKS);
    mp_trace_buffer(tracer, &n->items);
    mp_trace_range(tracer, n->items, n->item_count);
    mp_trace_buffer(tracer, &n->bytes);
}

MP_OPS(node_ops, (trace, node_trace));
static MP_TYPE_PLAIN(node_type, object, &mp_type_object, sizeof(node), node_ops, 0);

/* What the model knows of a node; numbers of nodes, or -1. */
typedef struct shadow {
    bool alive;
    int links[LINKS];
    size_t item_count;
    int items[40];
    size_t byte_count;
    uint8_t byte;
    uintptr_t pinned_at; /* 0: it may move */
} shadow;

typedef struct model {
    mp_vm *vm;
    mp_ref root;
    shadow nodes[NODES];
    uint32_t random;
} model;

static uint32_t pick(model *m, uint32_t limit) {
    m->random = m->random * 1664525u + 1013904223u;
    return (uint32_t)((uint64_t)(m->random >> 4) * limit >> 28);
}

static void check(mp_vm *vm) {
    const char *wrong = mp_gc_check(vm);
    if (wrong != NULL) {
        fail_msg("%s", wrong);
    }
}

static mp_value *root_item(const model *m, int i) { return &mp_list_get(mp_ref_get(m->vm, m->root))->items[i]; }
static node *node_of(const model *m, int i) { return (node *)mp_pointer(*root_item(m, i)); }
static mp_value value_of(const model *m, int i) { return i < 0 ? MP_NONE : *root_item(m, i); }

static bool is_node(mp_value v, int i) {
    return i < 0 ? mp_same(v, MP_NONE) : mp_pointer(v)->head == &node_type.head && ((node *)mp_pointer(v))->number == (size_t)i;
}

static int any_alive(model *m) {
    int i = (int)pick(m, NODES);
    return m->nodes[i].alive ? i : -1;
}

static void verify(const model *m, int i) {
    const shadow *s = &m->nodes[i];
    const node *n = node_of(m, i);
    assert_true(is_node(*root_item(m, i), i));
    assert_int_equal(n->item_count, s->item_count);
    assert_int_equal(n->byte_count, s->byte_count);
    for (size_t k = 0; k < LINKS; k++) {
        assert_true(is_node(n->links[k], s->links[k]));
    }
    for (size_t k = 0; k < s->item_count; k++) {
        assert_true(is_node(n->items[k], s->items[k]));
    }
    for (size_t k = 0; k < s->byte_count; k++) {
        assert_int_equal(n->bytes[k], s->byte);
    }
    assert_true(s->pinned_at == 0 || s->pinned_at == (uintptr_t)n);
}

/* Nothing of the graph is left on the C stack after these. */
static __attribute__((noinline)) void make_node(model *m, int i) {
    node *n = mp_gc_new(m->vm, &node_type, sizeof *n);
    if (n == NULL) {
        mp_error_clear(m->vm);
        return;
    }
    n->number = (size_t)i;
    for (size_t k = 0; k < LINKS; k++) {
        n->links[k] = MP_NONE;
        m->nodes[i].links[k] = -1;
    }
    mp_gc_store(m->vm, root_item(m, i), mp_from_pointer(n));
    m->nodes[i].alive = true;
    m->nodes[i].item_count = m->nodes[i].byte_count = m->nodes[i].pinned_at = 0;
}

/* The node is taken off the list: to keep the model simple, nobody refers to it any more. */
static __attribute__((noinline)) void drop_node(model *m, int i) {
    for (int other = 0; other < NODES; other++) {
        shadow *s = &m->nodes[other];
        if (!s->alive) {
            continue;
        }
        node *n = node_of(m, other);
        for (size_t k = 0; k < LINKS; k++) {
            if (s->links[k] == i) {
                s->links[k] = -1;
                mp_gc_store(m->vm, &n->links[k], MP_NONE);
            }
        }
        for (size_t k = 0; k < s->item_count; k++) {
            if (s->items[k] == i) {
                s->items[k] = -1;
                mp_gc_store(m->vm, &n->items[k], MP_NONE);
            }
        }
    }
    mp_gc_store(m->vm, root_item(m, i), MP_NONE);
    m->nodes[i].alive = false;
}

static __attribute__((noinline)) void link_nodes(model *m, int i) {
    size_t k = pick(m, LINKS);
    int to = any_alive(m);
    m->nodes[i].links[k] = to;
    mp_gc_store(m->vm, &node_of(m, i)->links[k], value_of(m, to));
}

static __attribute__((noinline)) void append_item(model *m, int i) {
    shadow *s = &m->nodes[i];
    node *n = node_of(m, i);
    if (s->item_count == MP_COUNT_OF(s->items)) {
        mp_gc_free(m->vm, n->items);
        n->items = NULL;
        s->item_count = n->item_count = 0;
        return;
    }
    mp_value *items = mp_gc_array_resize(m->vm, n->items, n->item_count + 1, sizeof *items);
    if (items == NULL) {
        mp_error_clear(m->vm);
        return;
    }
    int to = any_alive(m);
    mp_gc_store_pointer(m->vm, &n->items, items);
    mp_gc_store(m->vm, &items[n->item_count], value_of(m, to));
    n->item_count++;
    s->items[s->item_count++] = to;
}

static __attribute__((noinline)) void resize_bytes(model *m, int i) {
    static const uint32_t limits[] = {20, 100, 400, 3000};
    shadow *s = &m->nodes[i];
    node *n = node_of(m, i);
    size_t size = 1 + pick(m, limits[pick(m, MP_COUNT_OF(limits))]), kept = MP_MIN(size, s->byte_count);
    uint8_t *bytes = mp_gc_resize(m->vm, n->bytes, size);
    if (bytes == NULL) {
        mp_error_clear(m->vm);
        return;
    }
    mp_gc_store_pointer(m->vm, &n->bytes, bytes);
    for (size_t k = 0; k < kept; k++) {
        assert_int_equal(bytes[k], s->byte);
    }
    n->byte_count = s->byte_count = size;
    s->byte = (uint8_t)pick(m, 256);
    memset(bytes, s->byte, size);
}

static __attribute__((noinline)) void pin_node(model *m, int i) {
    if (mp_gc_pin(m->vm, node_of(m, i))) {
        m->nodes[i].pinned_at = (uintptr_t)node_of(m, i);
    } else {
        mp_error_clear(m->vm);
    }
}

static void collect_somehow(model *m, uint32_t how) {
    if (how < 40) {
        (void)mp_gc_step(m->vm, 1 + pick(m, 60));
    } else if (how < 42) {
        (void)mp_gc_collect(m->vm);
    } else if (how < 44) {
        (void)mp_gc_compact(m->vm);
    }
}

static void change(model *m) {
    int i = (int)pick(m, NODES);
    if (!m->nodes[i].alive) {
        make_node(m, i);
        return;
    }
    verify(m, i);
    uint32_t what = pick(m, 100);
    if (what < 40) {
        link_nodes(m, i);
    } else if (what < 65) {
        append_item(m, i);
    } else if (what < 85) {
        resize_bytes(m, i);
    } else if (what < 98) {
        drop_node(m, i);
    } else {
        pin_node(m, i);
    }
}

static void model_run(mp_vm *vm, uint32_t seed, int count) {
    static model m;
    memset(&m, 0, sizeof m);
    m.vm = vm;
    m.random = seed;
    m.root = mp_ref_new(vm, mp_list_new(vm, NODES, NULL));
    assert_true(m.root != 0);
    mp_gc_stress_set(vm, stress_mode());
    for (int i = 0; i < count; i++) {
        change(&m);
        collect_somehow(&m, pick(&m, 100));
        if (i % 4 == 0) {
            check(vm);
        }
    }
    (void)mp_gc_compact(vm);
    check(vm);
    size_t sum = 0;
    for (int i = 0; i < NODES; i++) {
        if (m.nodes[i].alive) {
            verify(&m, i);
            sum += sizeof(node) + m.nodes[i].byte_count + m.nodes[i].item_count * sizeof(mp_value);
        }
    }
    mp_gc_info info;
    mp_gc_stats(vm, &info);
    assert_true(info.used_size >= sum);
    assert_true(info.compaction_count > 0 && (count < 1000 || info.moved_count > 0));
}

static int run_length(void) { return stressed() ? 1500 : 20000; }

static void test_one_region(void **state) {
    (void)state;
    for (uint32_t seed = 1; seed <= 5; seed++) {
        mp_vm *vm = vm_new(pool, seed % 2 ? sizeof pool : sizeof pool / 2);
        mp_gc_threshold(vm, seed == 3 ? 5000 : -1);
        model_run(vm, seed, run_length());
        mp_deinit(vm);
    }
}

static void test_two_regions(void **state) {
    (void)state;
    mp_region regions[] = {{pool, sizeof pool / 3}, {pool_2, sizeof pool_2}};
    mp_config config = {.hal = mp_hal_posix(), .regions = regions, .region_count = 2, .no_dma_mask = 2};
    mp_vm *vm = mp_init(&config, NULL);
    assert_non_null(vm);
    model_run(vm, 17, run_length());
    mp_deinit(vm);
}

static void test_growing_heap(void **state) {
    (void)state;
    mp_config config = {.hal = mp_hal_posix(), .heap_limit = 16u << 20};
    mp_vm *vm = mp_init(&config, NULL);
    assert_non_null(vm);
    model_run(vm, 23, run_length());
    mp_deinit(vm);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one_region),
        cmocka_unit_test(test_two_regions),
        cmocka_unit_test(test_growing_heap),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
