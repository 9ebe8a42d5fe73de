/* SPDX-License-Identifier: MIT
 *
 * Layer 4a. Code generation: the instruction buffer, constants, labels, line table, protected ranges.
 */
#include <stdarg.h>

#include "compiler/gen.h"
#include "gc/vm.h"
#include "objects/builder.h"
#include "objects/str.h"
#include "objects/tuple.h"

void mp_gen_fail(mp_gen *g) {
    assert(g->failed || mp_is_value(g->vm->pending));
    g->failed = true;
}

void mp_gen_error(mp_gen *g, const mp_node *where, const char *format, ...) {
    if (g->failed) {
        return;
    }
    mp_builder b;
    mp_builder_init(&b, g->vm);
    va_list args;
    va_start(args, format);
    mp_builder_append_vformat(&b, format, args);
    va_end(args);
    mp_value text = mp_builder_str(&b);
    if (!mp_is_error(text)) {
        mp_syntax_error(g->vm, &mp_type_SyntaxError, g->filename, where, "%U", text);
    }
    mp_gen_fail(g);
}

void *mp_vector_push(mp_gen *g, mp_vector *v, size_t element_size) {
    if (g->failed) {
        return NULL;
    }
    if (v->count == v->capacity) {
        size_t capacity = v->capacity == 0 ? 64 / element_size : v->capacity + v->capacity / 2 + 16 / element_size + 1;
        void *data = mp_gc_array_resize(g->vm, v->data, capacity, element_size);
        if (data == NULL) {
            mp_gen_fail(g);
            return NULL;
        }
        v->data = data;
        v->capacity = capacity;
    }
    return (char *)v->data + element_size * v->count++;
}

mp_reg mp_gen_temps(mp_gen *g, int count) {
    mp_reg first = g->temp;
    if (first + count > MP_REGISTER_COUNT) {
        mp_gen_error(g, g->at, "expression is too complex");
        return 0;
    }
    g->temp += count;
    g->temp_max = MP_MAX(g->temp_max, g->temp);
    return first;
}

mp_reg mp_gen_temp(mp_gen *g) { return mp_gen_temps(g, 1); }

uint32_t mp_gen_pc(const mp_gen *g) { return (uint32_t)g->code.count; }

void mp_gen_at(mp_gen *g, const mp_node *node) { g->at = node; }

void mp_emit_byte(mp_gen *g, int byte) {
    uint8_t *p = mp_vector_push(g, &g->code, 1);
    if (p != NULL) {
        *p = (uint8_t)byte;
    }
}

/* Where a node is, for tracebacks: what concerns an attribute is where its name is, if that is on another line. */
static mp_code_place place_of(mp_gen *g, const mp_node *at) {
    mp_code_place place = {at->line, at->line + at->end_line_delta, at->column, at->end_column};
    if (at->end_line_delta > 0 && (at->kind == MP_NODE_ATTRIBUTE || mp_gen_is_method_call(at))) {
        const mp_node *attribute = at->kind == MP_NODE_ATTRIBUTE ? at : at->u.call.callee;
        if (attribute->end_line_delta > 0) {
            place.line += attribute->end_line_delta;
            place.column = attribute->end_column - (int)mp_str_size(mp_arena_get(g->arena, attribute->u.attribute.name));
        }
    }
    return place;
}

/* Adds an entry to the line table if the place has changed. */
static void note_place(mp_gen *g) {
    const mp_node *at = g->at;
    if (at == NULL || g->vm->optimise >= 3) {
        return;
    }
    bool columns = g->vm->columns;
    mp_code_place place = place_of(g, at);
    bool same = g->lines.count > 0 && place.line == g->last.line && (!columns || memcmp(&place, &g->last, sizeof place) == 0);
    if (same) {
        return;
    }
    uint8_t entry[40];
    size_t size = mp_code_line_put(entry, mp_gen_pc(g) - g->line_pc, (intptr_t)place.line - (intptr_t)g->last.line,
                                   columns ? &place : NULL);
    for (size_t i = 0; i < size; i++) {
        uint8_t *p = mp_vector_push(g, &g->lines, 1);
        if (p != NULL) {
            *p = entry[i];
        }
    }
    g->last = place;
    g->line_pc = mp_gen_pc(g);
}

static void emit_operand(mp_gen *g, char format, int value) {
    switch (format) {
    case 'K':
    case 'I':
    case 'R':
        mp_emit_byte(g, value & 0xFF);
        mp_emit_byte(g, value >> 8 & 0xFF);
        break;
    case 'j':
    case 'J':
        assert(false);
        break;
    default:
        assert(value >= -128 && value <= 255);
        mp_emit_byte(g, value);
    }
}

static void emit(mp_gen *g, mp_opcode op, const int *operands, int count) {
    if (g->failed) {
        return;
    }
    note_place(g);
    const char *format = mp_opcode_formats[op];
    assert(strlen(format) == (size_t)count);
    mp_emit_byte(g, op);
    for (int i = 0; i < count; i++) {
        emit_operand(g, format[i], operands[i]);
    }
}

void mp_emit0(mp_gen *g, mp_opcode op) { emit(g, op, NULL, 0); }
void mp_emit(mp_gen *g, mp_opcode op, int a) { emit(g, op, (int[]){a}, 1); }
void mp_emit2(mp_gen *g, mp_opcode op, int a, int b) { emit(g, op, (int[]){a, b}, 2); }
void mp_emit3(mp_gen *g, mp_opcode op, int a, int b, int c) { emit(g, op, (int[]){a, b, c}, 3); }
void mp_emit4(mp_gen *g, mp_opcode op, int a, int b, int c, int d) { emit(g, op, (int[]){a, b, c, d}, 4); }

/* A callee's registers start at its arguments, so they may grow over what lies above the window. Where far variables do,
 * the arguments go into a list, upon which the VM starts the callee's frame above everything. */
static void emit_far_call(mp_gen *g, mp_reg window, int count, mp_reg dst) {
    mp_reg saved = g->temp, list = window + MP_WINDOW_HEADER;
    if (list >= g->temp) {
        mp_gen_temps(g, list + 1 - g->temp);
    }
    mp_emit3(g, MP_OPCODE_BUILD_LIST, list, list, count);
    mp_emit3(g, MP_OPCODE_CALL_EX, window, 0, dst);
    g->temp = saved;
}

void mp_emit_call(mp_gen *g, bool method, mp_reg window, int count, mp_reg dst) {
    if (g->far_count > 0) {
        emit_far_call(g, window, count, dst);
    } else if (window == dst) {
        mp_emit2(g, method ? MP_OPCODE_CALL_METHOD_HERE : MP_OPCODE_CALL_HERE, count, window);
    } else {
        mp_emit3(g, method ? MP_OPCODE_CALL_METHOD : MP_OPCODE_CALL, window, count, dst);
    }
}

void mp_gen_move(mp_gen *g, mp_reg dst, mp_reg src) {
    if (dst != src) {
        mp_emit2(g, MP_OPCODE_MOVE, dst, src);
    }
}

/* ---- constants ---- */

/* Names are interned, and small numbers of one type have one pattern; other texts and tuples may be equal. */
static uint32_t const_hash(mp_value v) {
    uint32_t hash = (uint32_t)(v.bits ^ v.bits >> sizeof v.bits * 4);
    if (mp_is_exact(v, &mp_type_tuple)) {
        hash = 0;
        for (size_t i = 0; i < mp_tuple_get(v)->count; i++) {
            hash = hash * 31 + const_hash(mp_tuple_get(v)->items[i]);
        }
    } else if (mp_is_exact(v, &mp_type_str)) {
        hash = (uint32_t)mp_str_get(v)->hash;
    } else if (mp_is_exact(v, &mp_type_bytes)) {
        hash = (uint32_t)mp_str_size(v);
    }
    return hash * 0x9E3779B1u;
}

static bool const_same(mp_value a, mp_value b) {
    if (mp_same(a, b) || !mp_is_pointer(a) || !mp_is_pointer(b) || mp_pointer(a)->head != mp_pointer(b)->head) {
        return mp_same(a, b);
    }
    if (mp_is_exact(a, &mp_type_str) || mp_is_exact(a, &mp_type_bytes)) {
        return mp_str_size(a) == mp_str_size(b) && memcmp(mp_str_data(a), mp_str_data(b), mp_str_size(a)) == 0;
    }
    bool same = mp_is_exact(a, &mp_type_tuple) && mp_tuple_get(a)->count == mp_tuple_get(b)->count;
    for (size_t i = 0; same && i < mp_tuple_get(a)->count; i++) {
        same = const_same(mp_tuple_get(a)->items[i], mp_tuple_get(b)->items[i]);
    }
    return same;
}

static uint32_t const_slot(const mp_gen *g, mp_value v) {
    uint32_t hash = const_hash(v);
    return (hash ^ hash >> 15) & (uint32_t)(g->const_table.capacity - 1);
}

static void const_table_put(mp_gen *g, uint32_t number) {
    uint16_t *table = g->const_table.data;
    uint32_t slot = const_slot(g, ((mp_value *)g->consts.data)[number]);
    while (table[slot] != 0) {
        slot = (slot + 1) & (uint32_t)(g->const_table.capacity - 1);
    }
    table[slot] = (uint16_t)(number + 1);
}

/* Makes the table large enough for one more. */
static bool const_table_grow(mp_gen *g) {
    if (g->consts.count * 2 < g->const_table.capacity) {
        return true;
    }
    size_t capacity = g->const_table.capacity == 0 ? 16 : g->const_table.capacity * 2;
    uint16_t *table = mp_gc_array_new(g->vm, capacity, sizeof *table);
    if (table == NULL) {
        mp_gen_fail(g);
        return false;
    }
    memset(table, 0, capacity * sizeof *table);
    mp_gc_free(g->vm, g->const_table.data);
    g->const_table = (mp_vector){table, 0, capacity};
    for (uint32_t i = 0; i < g->consts.count; i++) {
        const_table_put(g, i);
    }
    return true;
}

void mp_gen_const_append(mp_gen *g, mp_value v) {
    if (g->consts.count == UINT16_MAX - 1) {
        mp_gen_error(g, g->at, "too many constants in one function");
    }
    mp_value *p = g->failed || !const_table_grow(g) ? NULL : mp_vector_push(g, &g->consts, sizeof *p);
    if (p != NULL) {
        mp_gc_store(g->vm, p, v);
        const_table_put(g, (uint32_t)g->consts.count - 1);
    }
}

uint32_t mp_gen_const(mp_gen *g, mp_value v) {
    if (g->failed || !const_table_grow(g)) {
        return 0;
    }
    const uint16_t *table = g->const_table.data;
    uint32_t mask = (uint32_t)(g->const_table.capacity - 1);
    for (uint32_t slot = const_slot(g, v); table[slot] != 0; slot = (slot + 1) & mask) {
        if (const_same(((mp_value *)g->consts.data)[table[slot] - 1], v)) {
            return table[slot] - 1;
        }
    }
    if (g->consts.count == UINT16_MAX - 1) {
        mp_gen_error(g, g->at, "too many constants in one function");
        return 0;
    }
    mp_value *p = mp_vector_push(g, &g->consts, sizeof *p);
    if (p == NULL) {
        return 0;
    }
    mp_gc_store(g->vm, p, v);
    const_table_put(g, (uint32_t)g->consts.count - 1);
    return (uint32_t)g->consts.count - 1;
}

void mp_emit_k(mp_gen *g, mp_opcode op, mp_opcode wide_op, int a1, int a2, mp_value k, int after) {
    int operands[4], count = 0;
    uint32_t number = mp_gen_const(g, k);
    if (a1 >= 0) {
        operands[count++] = a1;
    }
    if (a2 >= 0) {
        operands[count++] = a2;
    }
    operands[count++] = (int)number;
    if (after >= 0) {
        operands[count++] = after;
    }
    emit(g, number < 256 ? op : wide_op, operands, count);
}

void mp_gen_load_const(mp_gen *g, mp_value v, mp_reg dst) {
    /* the first values of mp_special */
    static const mp_value specials[] = {
        MP_VALUE_INIT(mp_none_object),      MP_VALUE_INIT(mp_true_object),   MP_VALUE_INIT(mp_false_object),
        MP_VALUE_INIT(mp_ellipsis_object), {16}, MP_VALUE_INIT(mp_empty_tuple)};
    for (size_t i = 0; i < MP_COUNT_OF(specials); i++) {
        if (mp_same(v, specials[i])) {
            mp_emit2(g, MP_OPCODE_LOAD_SPECIAL, dst, (int)i);
            return;
        }
    }
    if (mp_is_small(v) && mp_small(v) >= -128 && mp_small(v) <= 127) {
        mp_emit2(g, MP_OPCODE_LOAD_INT, dst, (int)mp_small(v) & 0xFF);
    } else if (mp_is_small(v) && mp_small(v) >= INT16_MIN && mp_small(v) <= INT16_MAX) {
        mp_emit2(g, MP_OPCODE_LOAD_INT_W, dst, (int)mp_small(v) & 0xFFFF);
    } else {
        mp_emit_k(g, MP_OPCODE_LOAD_CONST, MP_OPCODE_LOAD_CONST_W, dst, -1, v, -1);
    }
}

/* ---- jumps ---- */

mp_label mp_label_new(mp_gen *g) {
    uint32_t *p = mp_vector_push(g, &g->labels, sizeof *p);
    if (p == NULL) {
        return 0;
    }
    *p = UINT32_MAX;
    return (mp_label)(g->labels.count - 1);
}

void mp_label_here(mp_gen *g, mp_label label) {
    if (!g->failed) {
        ((uint32_t *)g->labels.data)[label] = mp_gen_pc(g);
    }
    g->unreachable = false;
}

static void note_jump(mp_gen *g, mp_label target, bool far, uint32_t trailing) {
    uint32_t operand = mp_gen_pc(g);
    for (int i = 0; i < (far ? 4 : 2); i++) {
        mp_emit_byte(g, 0);
    }
    mp_jump_site *site = mp_vector_push(g, &g->jumps, sizeof *site);
    if (site != NULL) {
        *site = (mp_jump_site){operand, operand + (far ? 4 : 2) + trailing, target, far};
    }
}

static void emit_far(mp_gen *g, mp_label target) {
    mp_emit_byte(g, MP_OPCODE_JUMP_FAR);
    note_jump(g, target, true, 0);
}

/* The conditional jump that jumps when this one does not, or MP_OPCODE_COUNT. */
static mp_opcode inverse(mp_opcode op) {
    if (op >= MP_OPCODE_JUMP_IF_LT && op <= MP_OPCODE_JUMP_IF_GE) {
        return op + (MP_OPCODE_JUMP_IF_NOT_LT - MP_OPCODE_JUMP_IF_LT);
    }
    if (op >= MP_OPCODE_JUMP_IF_NOT_LT && op <= MP_OPCODE_JUMP_IF_NOT_GE) {
        return op - (MP_OPCODE_JUMP_IF_NOT_LT - MP_OPCODE_JUMP_IF_LT);
    }
    if (op >= MP_OPCODE_JUMP_IF_LT_K && op <= MP_OPCODE_JUMP_IF_GE_K) {
        return op + (MP_OPCODE_JUMP_IF_NOT_LT_K - MP_OPCODE_JUMP_IF_LT_K);
    }
    if (op >= MP_OPCODE_JUMP_IF_NOT_LT_K && op <= MP_OPCODE_JUMP_IF_NOT_GE_K) {
        return op - (MP_OPCODE_JUMP_IF_NOT_LT_K - MP_OPCODE_JUMP_IF_LT_K);
    }
    switch (op) {
    case MP_OPCODE_JUMP_IF:
        return MP_OPCODE_JUMP_IF_NOT;
    case MP_OPCODE_JUMP_IF_NOT:
        return MP_OPCODE_JUMP_IF;
    case MP_OPCODE_JUMP_IF_NONE:
        return MP_OPCODE_JUMP_IF_NOT_NONE;
    case MP_OPCODE_JUMP_IF_NOT_NONE:
        return MP_OPCODE_JUMP_IF_NONE;
    default:
        return MP_OPCODE_COUNT;
    }
}

static void emit_jump_head(mp_gen *g, mp_opcode op, int a, int b) {
    note_place(g);
    mp_emit_byte(g, op);
    if (a >= 0) {
        mp_emit_byte(g, a);
    }
    if (b >= 0) {
        mp_emit_byte(g, b);
    }
}

void mp_emit_jump(mp_gen *g, mp_opcode op, int a, int b, mp_label target) {
    if (g->failed) {
        return;
    }
    if (!g->wide) {
        emit_jump_head(g, op, a, b);
        note_jump(g, target, false, 0);
        return;
    }
    if (op == MP_OPCODE_JUMP) {
        emit_far(g, target);
        return;
    }
    mp_label over = mp_label_new(g);
    mp_opcode inverted = inverse(op);
    if (inverted != MP_OPCODE_COUNT) {
        emit_jump_head(g, inverted, a, b);
        note_jump(g, over, false, 0);
    } else {
        mp_label taken = mp_label_new(g);
        emit_jump_head(g, op, a, b);
        note_jump(g, taken, false, 0);
        emit_jump_head(g, MP_OPCODE_JUMP, -1, -1);
        note_jump(g, over, false, 0);
        mp_label_here(g, taken);
    }
    emit_far(g, target);
    mp_label_here(g, over);
}

void mp_emit_for_iter(mp_gen *g, mp_reg iterator, mp_reg target, mp_label exhausted) {
    if (g->failed) {
        return;
    }
    mp_label taken = g->wide ? mp_label_new(g) : exhausted;
    g->temp_max = MP_MAX(g->temp_max, iterator + 3); /* a range's state takes three; the verifier counts on it */
    emit_jump_head(g, MP_OPCODE_FOR_ITER, iterator, -1);
    note_jump(g, taken, false, 1);
    mp_emit_byte(g, target);
    if (g->wide) {
        mp_label over = mp_label_new(g);
        emit_jump_head(g, MP_OPCODE_JUMP, -1, -1);
        note_jump(g, over, false, 0);
        mp_label_here(g, taken);
        emit_far(g, exhausted);
        mp_label_here(g, over);
    }
}

bool mp_gen_finish_jumps(mp_gen *g, bool *too_far) {
    *too_far = false;
    uint8_t *code = g->code.data;
    const uint32_t *labels = g->labels.data;
    for (size_t i = 0; i < g->jumps.count && !g->failed; i++) {
        const mp_jump_site *site = &((mp_jump_site *)g->jumps.data)[i];
        assert(labels[site->target] != UINT32_MAX);
        int64_t offset = (int64_t)labels[site->target] - site->end;
        if (!site->far && (offset < INT16_MIN || offset > INT16_MAX)) {
            *too_far = true;
            return true;
        }
        for (int k = 0; k < (site->far ? 4 : 2); k++) {
            code[site->operand + k] = (uint8_t)(offset >> (8 * k));
        }
    }
    return !g->failed;
}

/* ---- blocks and protected ranges ---- */

void mp_block_push(mp_gen *g, mp_block *block, mp_block_kind kind) {
    memset(block, 0, sizeof *block);
    block->kind = kind;
    block->outer = g->block;
    block->break_bound = mp_bound_all();
    g->block = block;
}

void mp_block_protect(mp_gen *g, mp_block *block, mp_handler_kind kind, mp_reg reg) {
    block->protects = true;
    block->handler = kind == MP_HANDLER_CATCH ? mp_label_new(g) : 0;
    block->handler_kind = kind;
    block->exception = reg;
    block->range_start = mp_gen_pc(g);
}

void mp_block_suspend(mp_gen *g, mp_block *block) {
    if (!block->protects || block->range_start == mp_gen_pc(g)) {
        return;
    }
    mp_range *range = mp_vector_push(g, &g->ranges, sizeof *range);
    if (range != NULL) {
        *range = (mp_range){block->range_start, mp_gen_pc(g), block->handler, (uint32_t)block->exception,
                            block->handler_kind};
    }
}

void mp_block_resume(mp_gen *g, mp_block *block) { block->range_start = mp_gen_pc(g); }

void mp_block_pop(mp_gen *g, mp_block *block) {
    assert(g->failed || g->block == block);
    mp_block_suspend(g, block);
    g->block = block->outer;
}

/* ---- the code object ---- */

/* `skip`: bytes that are left out at the start of the code. */
static bool encode_ranges(mp_gen *g, uint32_t skip, mp_vector *out) {
    for (size_t i = 0; i < g->ranges.count; i++) {
        const mp_range *range = &((mp_range *)g->ranges.data)[i];
        bool catches = range->kind == MP_HANDLER_CATCH;
        mp_code_handler handler = {range->start - skip, range->end - skip,
                                   catches ? ((uint32_t *)g->labels.data)[range->target] - skip : 0,
                                   range->register_index, range->kind};
        uint8_t bytes[20];
        size_t size = mp_code_handler_put(bytes, &handler);
        for (size_t k = 0; k < size; k++) {
            uint8_t *p = mp_vector_push(g, out, 1);
            if (p == NULL) {
                return false;
            }
            *p = bytes[k];
        }
    }
    return true;
}

/* Counts of parameters that are too large for the header become constants. */
static void put_counts(mp_gen *g) {
    const uint16_t counts[] = {g->parameters.positional, g->parameters.positional_only, g->parameters.keyword_only};
    if (counts[0] <= UINT8_MAX && counts[2] <= UINT8_MAX) {
        return;
    }
    g->flags |= MP_CODE_MANY;
    for (size_t i = 0; i < MP_COUNT_OF(counts); i++) {
        mp_gen_const_append(g, MP_SMALL(counts[i]));
    }
    memset(&g->parameters, 0, sizeof g->parameters);
}

mp_value mp_gen_make_code(mp_gen *g) {
    mp_vector handlers = {0};
    put_counts(g);
    uint32_t skip = g->checks ? 0 : g->unbind_size;
    if (g->failed || !encode_ranges(g, skip, &handlers)) {
        return MP_ERROR;
    }
    if (skip == 0 && g->unbind_size > 0 && g->lines.count > 0) {
        *(uint8_t *)g->lines.data += g->unbind_size; /* the table was counted from behind the UNBIND */
    }
    uint32_t registers = g->far_count > 0 ? MP_REGISTER_COUNT + g->far_count : (uint32_t)g->temp_max;
    mp_code header = {
        .name = g->name,
        .outer = g->outer_name,
        .filename = g->filename,
        .first_line = g->first_line & MP_CODE_SIZE_MAX,
        .register_count = (uint16_t)registers,
        .flags = (uint16_t)(g->flags | (g->vm->columns ? MP_CODE_COLUMNS : 0)),
        .free_count = (uint8_t)g->host->free_count,
        .cell_count = (uint8_t)g->cell_count,
        .first_cell = (uint8_t)g->first_cell,
        .positional_count = (uint8_t)g->parameters.positional,
        .positional_only_count = (uint8_t)g->parameters.positional_only,
        .keyword_only_count = (uint8_t)g->parameters.keyword_only,
    };
    if (registers > UINT16_MAX || g->host->free_count > 255) {
        mp_gen_error(g, g->at, "too many variables in one function");
        return MP_ERROR;
    }
    mp_code_parts parts = {.header = &header,
                           .consts = g->consts.data,
                           .const_count = g->consts.count,
                           .code = (uint8_t *)g->code.data + skip,
                           .code_size = g->code.count - skip,
                           .handlers = handlers.data,
                           .handlers_size = handlers.count,
                           .lines = g->lines.data,
                           .lines_size = g->lines.count};
    mp_value code = mp_code_new(g->vm, &parts);
    mp_vector *const all[] = {&g->code, &g->consts, &g->const_table, &g->lines,
                              &g->jumps, &g->labels, &g->ranges, &handlers};
    for (size_t i = 0; i < MP_COUNT_OF(all); i++) {
        mp_gc_free(g->vm, all[i]->data);
        *all[i] = (mp_vector){0};
    }
    return code;
}
