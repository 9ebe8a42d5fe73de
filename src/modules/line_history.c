/* SPDX-License-Identifier: MIT
 *
 * Layer 5. The lines that were entered, in one buffer of fixed size; see line_editor.h.
 */
#include "modules/line_editor.h"

void mp_history_init(mp_vm *vm, mp_history *history, size_t capacity) {
    *history = (mp_history){mp_gc_buffer_new(vm, capacity), 0, capacity};
    if (history->data == NULL) {
        vm->pending = MP_UNBOUND;
        history->capacity = 0;
        return;
    }
    memset(history->data, 0, capacity); /* stale words would keep garbage alive: only the C stack knows the buffer */
}

bool mp_history_add(mp_history *history, const char *line, size_t size) {
    const char *last = mp_history_get(history, 1);
    bool known = last != NULL && strlen(last) == size && memcmp(last, line, size) == 0;
    if (mp_line_indent(line, size) == size || size >= history->capacity || known) {
        return false;
    }
    while (history->size + size + 1 > history->capacity) {
        size_t oldest = strlen(history->data) + 1;
        history->size -= oldest;
        memmove(history->data, history->data + oldest, history->size);
    }
    memcpy(history->data + history->size, line, size);
    history->data[history->size + size] = '\0';
    history->size += size + 1;
    return true;
}

const char *mp_history_get(const mp_history *history, size_t index) {
    size_t at = history->size;
    for (; index > 0 && at > 0; index--) {
        for (at--; at > 0 && history->data[at - 1] != '\0'; at--) {
        }
    }
    return index > 0 || at == history->size ? NULL : history->data + at;
}
