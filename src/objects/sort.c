/* SPDX-License-Identifier: MIT
 *
 * Layer 2. list.sort: a stable merge sort that uses the order it finds.
 *
 * The list is taken apart into runs: stretches that ascend already, or descend and are turned round; short ones are
 * lengthened by binary insertion. Runs wait on a stack on which each is at least twice as long as the next, so that
 * the stack stays short and merging costs O(n log n); before two are merged, what is in place at both ends is cut off
 * by a search whose cost depends on how much that is. Whether all keys are small ints, floats or strs is found out
 * beforehand, and comparing them is then a few instructions.
 *
 * Invariants: comparisons may run Python code, so the items are taken out of the list first (it is empty while being
 * sorted) and are referred to by this file's C locals only. At every comparison the slices are a permutation of the
 * original items together with the spare buffer: whatever fails, the rest of the spare buffer is copied back.
 */
#include "objects/list.h"
#include "objects/number.h"
#include "objects/str.h"

/* Runs shorter than this are lengthened. */
#define RUN_COUNT_MIN 24
/* How often one run must be first before a merge searches how long it stays so. */
#define STREAK 7
/* As each run is at least twice as long as the next, the stack never gets deeper than this. */
#define RUN_STACK_COUNT (sizeof(size_t) * 8 + 2)

typedef enum sort_kind { KEYS_ANY, KEYS_SMALL, KEYS_FLOAT, KEYS_STR } sort_kind;

typedef struct sort_run {
    size_t start, count;
} sort_run;

typedef struct sorter {
    mp_vm *vm;
    mp_value *keys;   /* what is compared */
    mp_value *values; /* what goes along with the keys; NULL if the keys are the items */
    mp_value *spare;  /* room for spare_count keys, then for as many values */
    size_t spare_count;
    sort_kind kind;
    size_t depth;
    sort_run runs[RUN_STACK_COUNT];
} sorter;

/* ---- comparing ---- */

static bool str_less(mp_value a, mp_value b) {
    /* the order of UTF-8 bytes is the order of code points */
    size_t a_size = mp_str_size(a), b_size = mp_str_size(b);
    int order = memcmp(mp_str_data(a), mp_str_data(b), MP_MIN(a_size, b_size));
    return order != 0 ? order < 0 : a_size < b_size;
}

static MP_NOINLINE int any_less(mp_vm *vm, mp_value a, mp_value b) {
    bool less;
    return mp_compare_truth(vm, MP_LT, a, b, &less) ? less : -1;
}

/* a < b: 1 or 0; -1 on exception. */
static MP_ALWAYS_INLINE int key_less(const sorter *s, mp_value a, mp_value b) {
    switch (s->kind) {
    case KEYS_SMALL:
        return (intptr_t)a.bits < (intptr_t)b.bits;
    case KEYS_FLOAT:
        return mp_float_value(a) < mp_float_value(b);
    case KEYS_STR:
        return str_less(a, b);
    default:
        return any_less(s->vm, a, b);
    }
}

static sort_kind kind_of(mp_value key) {
    if (mp_is_small(key)) {
        return KEYS_SMALL;
    }
    if (mp_is_real(key) || mp_is_exact(key, &mp_type_float)) {
        return KEYS_FLOAT;
    }
    return mp_is_exact(key, &mp_type_str) ? KEYS_STR : KEYS_ANY;
}

static sort_kind kind_of_all(const mp_value *keys, size_t count) {
    sort_kind kind = kind_of(keys[0]);
    for (size_t i = 1; i < count && kind != KEYS_ANY; i++) {
        if (kind_of(keys[i]) != kind) {
            return KEYS_ANY;
        }
    }
    return kind;
}

/* ---- moving ---- */

static void slots_move(const sorter *s, size_t to, size_t from, size_t count) {
    mp_gc_move(s->vm, s->keys + to, s->keys + from, count);
    if (s->values != NULL) {
        mp_gc_move(s->vm, s->values + to, s->values + from, count);
    }
}

static MP_ALWAYS_INLINE void slot_move(const sorter *s, size_t to, size_t from) {
    mp_gc_store(s->vm, &s->keys[to], s->keys[from]);
    if (s->values != NULL) {
        mp_gc_store(s->vm, &s->values[to], s->values[from]);
    }
}

static MP_ALWAYS_INLINE void spare_take(const sorter *s, size_t to, size_t from) {
    mp_gc_store(s->vm, &s->keys[to], s->spare[from]);
    if (s->values != NULL) {
        mp_gc_store(s->vm, &s->values[to], s->spare[s->spare_count + from]);
    }
}

static void spare_fill(const sorter *s, size_t from, size_t count) {
    mp_gc_copy(s->vm, s->spare, s->keys + from, count);
    if (s->values != NULL) {
        mp_gc_copy(s->vm, s->spare + s->spare_count, s->values + from, count);
    }
}

static void spare_empty(const sorter *s, size_t to, size_t from, size_t count) {
    mp_gc_copy(s->vm, s->keys + to, s->spare + from, count);
    if (s->values != NULL) {
        mp_gc_copy(s->vm, s->values + to, s->spare + s->spare_count + from, count);
    }
}

static bool spare_reserve(sorter *s, size_t count) {
    if (count <= s->spare_count) {
        return true;
    }
    mp_gc_free(s->vm, s->spare);
    s->spare = NULL;
    s->spare_count = 0;
    s->spare = mp_gc_array_new(s->vm, count, (s->values != NULL ? 2 : 1) * sizeof *s->spare);
    if (s->spare == NULL) {
        return false;
    }
    s->spare_count = count;
    return true;
}

static void reverse_values(mp_vm *vm, mp_value *items, size_t count) {
    for (size_t low = 0, high = count; low + 1 < high; low++) {
        mp_value item = items[low];
        high--;
        mp_gc_store(vm, &items[low], items[high]);
        mp_gc_store(vm, &items[high], item);
    }
}

static void slots_reverse(const sorter *s, size_t start, size_t count) {
    reverse_values(s->vm, s->keys + start, count);
    if (s->values != NULL) {
        reverse_values(s->vm, s->values + start, count);
    }
}

/* ---- searching ---- */

/* Whether `probe` goes before the place of `key`, which is before equal ones, or `after` them. -1 on exception. */
static MP_ALWAYS_INLINE int goes_before(const sorter *s, mp_value probe, mp_value key, bool after) {
    int less = after ? key_less(s, key, probe) : key_less(s, probe, key);
    return less < 0 ? less : (less != 0) != after;
}

/* Narrows [*low, *high) down to the place of `key` in these ordered keys. */
static bool bisect(const sorter *s, const mp_value *keys, mp_value key, bool after, size_t *low, size_t *high) {
    while (*low < *high) {
        size_t middle = *low + (*high - *low) / 2;
        int before = goes_before(s, keys[middle], key, after);
        if (before < 0) {
            return false;
        }
        if (before) {
            *low = middle + 1;
        } else {
            *high = middle;
        }
    }
    return true;
}

/* How many keys go before the place of `key`. Looks from the start in steps that double: a small answer is cheap. */
static bool count_before(const sorter *s, const mp_value *keys, size_t count, mp_value key, bool after, size_t *out) {
    size_t low = 0, high = count;
    for (size_t step = 1; low < count; step *= 2) {
        size_t probe = step < count - low ? low + step - 1 : count - 1;
        int before = goes_before(s, keys[probe], key, after);
        if (before < 0) {
            return false;
        }
        if (!before) {
            high = probe;
            break;
        }
        low = probe + 1;
    }
    bool ok = bisect(s, keys, key, after, &low, &high);
    *out = low;
    return ok;
}

/* How many keys come behind the place of `key`. Looks from the end. */
static bool count_behind(const sorter *s, const mp_value *keys, size_t count, mp_value key, bool after, size_t *out) {
    size_t low = 0, high = count;
    for (size_t step = 1; high > 0; step *= 2) {
        size_t probe = step < high ? high - step : 0;
        int before = goes_before(s, keys[probe], key, after);
        if (before < 0) {
            return false;
        }
        if (before) {
            low = probe + 1;
            break;
        }
        high = probe;
    }
    bool ok = bisect(s, keys, key, after, &low, &high);
    *out = count - high;
    return ok;
}

/* ---- runs ---- */

/* The length of the run that starts here; a descending one is turned round (no two of it are equal). */
static bool run_find(const sorter *s, size_t start, size_t end, size_t *out) {
    size_t i = start + 1;
    int descending = 0;
    for (; i < end; i++) {
        int less = key_less(s, s->keys[i], s->keys[i - 1]);
        if (less < 0) {
            return false;
        }
        if (i == start + 1) {
            descending = less;
        } else if (less != descending) {
            break;
        }
    }
    if (descending) {
        slots_reverse(s, start, i - start);
    }
    *out = i - start;
    return true;
}

/* Lengthens a run of `done` to `count` by inserting what follows it. */
static bool run_lengthen(const sorter *s, size_t start, size_t done, size_t count) {
    for (size_t i = start + done; i < start + count; i++) {
        size_t low = start, high = i;
        mp_value key = s->keys[i];
        if (!bisect(s, s->keys, key, true, &low, &high)) {
            return false;
        }
        mp_value value = s->values != NULL ? s->values[i] : key;
        slots_move(s, low + 1, low, i - low);
        mp_gc_store(s->vm, &s->keys[low], key);
        if (s->values != NULL) {
            mp_gc_store(s->vm, &s->values[low], value);
        }
    }
    return true;
}

/* Merges two neighbouring runs, the left of which is not longer and is put aside; from the front. When one of them
 * has been first several times in a row, how long it stays so is searched for. */
static bool merge_forwards(sorter *s, sort_run left, sort_run right) {
    spare_fill(s, left.start, left.count);
    size_t to = left.start, i = 0, j = right.start, end = right.start + right.count;
    unsigned left_wins = 0, right_wins = 0;
    bool ok = true;
    while (i < left.count && j < end) {
        int less = key_less(s, s->keys[j], s->spare[i]);
        size_t count = 0;
        if (less > 0) {
            slot_move(s, to++, j++);
            left_wins = 0;
            if (++right_wins == STREAK) {
                ok = count_before(s, s->keys + j, end - j, s->spare[i], false, &count);
                count = ok ? count : 0;
                slots_move(s, to, j, count);
                j += count;
            }
        } else if (less == 0) {
            spare_take(s, to++, i++);
            right_wins = 0;
            if (++left_wins == STREAK) {
                ok = count_before(s, s->spare + i, left.count - i, s->keys[j], true, &count);
                count = ok ? count : 0;
                spare_empty(s, to, i, count);
                i += count;
            }
        }
        if (less < 0 || !ok) {
            ok = false;
            break;
        }
        to += count;
    }
    spare_empty(s, to, i, left.count - i);
    return ok;
}

/* The same with the right one put aside, from the back. */
static bool merge_backwards(sorter *s, sort_run left, sort_run right) {
    spare_fill(s, right.start, right.count);
    size_t to = right.start + right.count, i = right.start, j = right.count;
    unsigned left_wins = 0, right_wins = 0;
    bool ok = true;
    while (j > 0 && i > left.start) {
        int less = key_less(s, s->spare[j - 1], s->keys[i - 1]);
        size_t count = 0;
        if (less > 0) {
            slot_move(s, --to, --i);
            right_wins = 0;
            if (++left_wins == STREAK) {
                ok = count_behind(s, s->keys + left.start, i - left.start, s->spare[j - 1], true, &count);
                count = ok ? count : 0;
                slots_move(s, to - count, i - count, count);
                i -= count;
            }
        } else if (less == 0) {
            spare_take(s, --to, --j);
            left_wins = 0;
            if (++right_wins == STREAK) {
                ok = count_behind(s, s->spare, j, s->keys[i - 1], false, &count);
                count = ok ? count : 0;
                spare_empty(s, to - count, j - count, count);
                j -= count;
            }
        }
        if (less < 0 || !ok) {
            ok = false;
            break;
        }
        to -= count;
    }
    spare_empty(s, i, 0, j);
    return ok;
}

/* Merges the two runs on top of the stack. */
static bool merge_top(sorter *s) {
    sort_run left = s->runs[s->depth - 2], right = s->runs[s->depth - 1];
    s->depth--;
    s->runs[s->depth - 1].count += right.count;
    size_t in_place;
    if (!count_before(s, s->keys + left.start, left.count, s->keys[right.start], true, &in_place)) {
        return false;
    }
    left.start += in_place;
    left.count -= in_place;
    if (left.count == 0) {
        return true;
    }
    if (!count_behind(s, s->keys + right.start, right.count, s->keys[right.start - 1], false, &in_place)) {
        return false;
    }
    right.count -= in_place;
    if (right.count == 0) {
        return true;
    }
    if (!spare_reserve(s, MP_MIN(left.count, right.count))) {
        return false;
    }
    return left.count <= right.count ? merge_forwards(s, left, right) : merge_backwards(s, left, right);
}

static bool slots_sort(sorter *s, size_t count) {
    for (size_t start = 0; start < count;) {
        size_t length;
        if (!run_find(s, start, count, &length)) {
            return false;
        }
        size_t wanted = MP_MIN(RUN_COUNT_MIN, count - start);
        if (length < wanted) {
            if (!run_lengthen(s, start, length, wanted)) {
                return false;
            }
            length = wanted;
        }
        s->runs[s->depth++] = (sort_run){start, length};
        start += length;
        while (s->depth > 1 && s->runs[s->depth - 2].count / 2 < s->runs[s->depth - 1].count) {
            if (!merge_top(s)) {
                return false;
            }
        }
    }
    while (s->depth > 1) {
        if (!merge_top(s)) {
            return false;
        }
    }
    return true;
}

/* ---- the whole ---- */

/* Calls `key` for each of the items; the results in a new buffer. */
static mp_value *keys_compute(mp_vm *vm, mp_value key, const mp_value *items, size_t count) {
    mp_value *keys = mp_gc_array_new(vm, count, sizeof *keys);
    if (keys == NULL) {
        return NULL;
    }
    for (size_t i = 0; i < count; i++) {
        mp_value item = items[i];
        mp_value result = mp_call(vm, key, 1, &item);
        if (mp_is_error(result)) {
            mp_gc_free(vm, keys);
            return NULL;
        }
        mp_gc_store(vm, &keys[i], result);
    }
    return keys;
}

static bool items_sort(mp_vm *vm, mp_value *items, size_t count, mp_value key, bool reverse) {
    sorter s = {.vm = vm, .keys = items};
    if (!mp_is_none(key)) {
        s.values = items;
        s.keys = keys_compute(vm, key, items, count);
        if (s.keys == NULL) {
            return false;
        }
    }
    s.kind = kind_of_all(s.keys, count);
    if (reverse) { /* twice, so that equal ones keep their order */
        slots_reverse(&s, 0, count);
    }
    bool ok = slots_sort(&s, count);
    if (reverse) {
        reverse_values(vm, items, count);
    }
    mp_gc_free(vm, s.spare);
    if (s.values != NULL) {
        mp_gc_free(vm, s.keys);
    }
    return ok;
}

bool mp_list_sort(mp_vm *vm, mp_value list, mp_value key, bool reverse) {
    mp_list *self = mp_list_get(list);
    mp_value *items = self->items;
    size_t count = self->count, capacity = self->capacity;
    if (count == 0 || (count == 1 && mp_is_none(key))) {
        return true;
    }
    if (!mp_recursion_check(vm)) {
        return false;
    }
    mp_gc_store_pointer(vm, &self->items, NULL);
    self->count = self->capacity = 0;
    bool ok = items_sort(vm, items, count, key, reverse);
    bool modified = self->capacity != 0;
    mp_gc_free(vm, self->items);
    mp_gc_store_pointer(vm, &self->items, items);
    self->count = count;
    self->capacity = capacity;
    return ok && modified ? mp_fail(vm, &mp_type_ValueError, "list modified during sort") : ok;
}
