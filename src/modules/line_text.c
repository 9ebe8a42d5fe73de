/* SPDX-License-Identifier: MIT
 *
 * Layer 5. The text that is being edited, and what it takes on the screen; see line_editor.h.
 */
#include "base/utf8.h"
#include "modules/line_editor.h"

#define GROWTH 64u
#define KEPT 128u

void mp_line_init(mp_line *line, mp_vm *vm) {
    memset(line, 0, sizeof *line);
    line->vm = vm;
    line->ahead = -1;
    line->width = SIZE_MAX;
}

bool mp_line_reserve(mp_line *line, size_t size) {
    if (line->failed || size <= line->capacity - line->size) {
        return !line->failed;
    }
    size_t capacity = line->size + size + line->size / 4 + GROWTH;
    char *data = capacity < size ? NULL : mp_gc_resize(line->vm, line->data, capacity);
    if (data == NULL) {
        line->vm->pending = MP_UNBOUND;
        mp_line_clear(line);
        line->failed = true;
        return false;
    }
    memset(data + line->size, 0, capacity - line->size); /* as in mp_history_init */
    line->data = data;
    line->capacity = capacity;
    return true;
}

bool mp_line_put(mp_line *line, const char *data, size_t size) {
    if (!mp_line_reserve(line, size)) {
        return false;
    }
    char *at = line->data + line->cursor;
    memmove(at + size, at, line->size - line->cursor);
    memcpy(at, data, size);
    line->cursor += size;
    line->size += size;
    return true;
}

void mp_line_take(mp_line *line, size_t end) {
    if (end > line->cursor) {
        memmove(line->data + line->cursor, line->data + end, line->size - end);
        line->size -= end - line->cursor;
    }
}

void mp_line_clear(mp_line *line) {
    line->size = line->cursor = line->start = 0;
    line->failed = false;
    if (line->capacity > KEPT) {
        line->data = mp_gc_resize(line->vm, line->data, KEPT);
        line->capacity = line->data == NULL ? 0 : KEPT;
        line->vm->pending = MP_UNBOUND;
    }
}

/* Two for the letters of East Asia and for pictures, none for combining accents. */
static size_t rune_columns(uint32_t rune) {
    static const struct {
        uint16_t first, last; /* in units of 16 */
    } wide[] = {{0x110, 0x115}, {0x2E8, 0xA4C},   {0xAC0, 0xD7A},   {0xF90, 0xFAF},  {0xFE3, 0xFE6},
                {0xFF0, 0xFF5}, {0x1F30, 0x1F64}, {0x1F90, 0x1FAF}, {0x2000, 0x3FFF}};
    for (size_t i = 0; i < MP_COUNT_OF(wide); i++) {
        if (rune >> 4 >= wide[i].first && rune >> 4 <= wide[i].last) {
            return 2;
        }
    }
    return rune < 0x300 || rune >= 0x370;
}

size_t mp_line_columns(const char *text, size_t size) {
    size_t columns = 0;
    for (const char *end = text + size; text < end;) {
        columns += rune_columns(mp_utf8_next(&text));
    }
    return columns;
}

size_t mp_line_indent(const char *text, size_t size) {
    size_t indent = 0;
    while (indent < size && text[indent] == ' ') {
        indent++;
    }
    return indent;
}
