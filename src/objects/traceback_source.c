/* SPDX-License-Identifier: MIT
 *
 * Layer 2. The pieces of tracebacks: plain text, and source lines read through the HAL, with carets.
 *
 * Nothing here allocates: a line is read into a buffer on the C stack. Of a line longer than that only the beginning
 * is shown, without carets.
 */
#include "base/utf8.h"
#include "gc/vm.h"
#include "objects/str.h"
#include "objects/traceback_writer.h"

enum { LINE_SIZE = 480, PIECE_SIZE = 128 };

typedef struct source_line {
    char text[LINE_SIZE];
    size_t size;
    bool whole;
} source_line;

/* ---- text ---- */

static void put_margin(mp_traceback_writer *w) {
    for (unsigned i = 0; i < w->depth; i++) {
        w->write(w->user, "  ", 2);
    }
    w->write(w->user, w->margin == '+' ? "+ " : "| ", 2);
    w->margin = '|';
}

void mp_traceback_put(mp_traceback_writer *w, const char *text, size_t size) {
    while (size > 0) {
        if (w->depth > 0 && !w->in_line) {
            put_margin(w);
        }
        const char *newline = w->depth > 0 ? memchr(text, '\n', size) : NULL;
        size_t piece = newline == NULL ? size : (size_t)(newline - text) + 1;
        w->write(w->user, text, piece);
        w->in_line = text[piece - 1] != '\n';
        text += piece;
        size -= piece;
    }
}

void mp_traceback_put_text(mp_traceback_writer *w, const char *text) { mp_traceback_put(w, text, strlen(text)); }

void mp_traceback_put_str(mp_traceback_writer *w, mp_value str) {
    mp_traceback_put(w, mp_str_data(str), mp_str_size(str));
}

void mp_traceback_put_repeated(mp_traceback_writer *w, char c, size_t count) {
    char piece[32];
    memset(piece, c, sizeof piece);
    while (count > 0) {
        size_t size = MP_MIN(count, sizeof piece);
        mp_traceback_put(w, piece, size);
        count -= size;
    }
}

void mp_traceback_put_number(mp_traceback_writer *w, size_t number) {
    char digits[24];
    size_t at = sizeof digits;
    do {
        digits[--at] = (char)('0' + number % 10);
        number /= 10;
    } while (number != 0);
    mp_traceback_put(w, digits + at, sizeof digits - at);
}

/* ---- reading ---- */

/* Adds what of the piece belongs to the wanted line; true when the line is complete. */
static bool take_piece(source_line *out, const char *piece, size_t size, uint32_t *lines_before) {
    const char *end = piece + size;
    while (*lines_before > 0) {
        const char *newline = memchr(piece, '\n', (size_t)(end - piece));
        if (newline == NULL) {
            return false;
        }
        piece = newline + 1;
        --*lines_before;
    }
    const char *newline = memchr(piece, '\n', (size_t)(end - piece));
    size_t more = (size_t)((newline == NULL ? end : newline) - piece);
    out->whole = more <= LINE_SIZE - out->size;
    more = MP_MIN(more, LINE_SIZE - out->size);
    memcpy(out->text + out->size, piece, more);
    out->size += more;
    return newline != NULL || !out->whole;
}

static bool read_line(mp_vm *vm, mp_value filename, uint32_t line, source_line *out) {
    const mp_hal_files *files = vm->hal->files;
    if (files == NULL || files->open == NULL || files->read == NULL || files->close == NULL || line == 0 ||
        !mp_str_is(filename) || mp_str_data(filename)[0] == '<') {
        return false;
    }
    int handle = files->open(vm->hal->context, mp_str_data(filename), MP_OPEN_READ);
    if (handle < 0) {
        return false;
    }
    char piece[PIECE_SIZE];
    ptrdiff_t got;
    uint32_t lines_before = line - 1;
    out->size = 0;
    out->whole = true;
    while ((got = files->read(vm->hal->context, handle, piece, sizeof piece)) > 0 &&
           !take_piece(out, piece, (size_t)got, &lines_before)) {
    }
    (void)files->close(vm->hal->context, handle);
    while (!out->whole && out->size > 0 && (out->text[out->size - 1] & 0xC0) == 0x80) {
        out->size--; /* do not cut a character in two */
    }
    if (!out->whole && out->size > 0 && out->text[out->size - 1] & 0x80) {
        out->size--;
    }
    if (out->size > 0 && out->text[out->size - 1] == '\r') {
        out->size--;
    }
    bool ascii;
    size_t error;
    return got >= 0 && lines_before == 0 && mp_utf8_check(out->text, out->size, true, &ascii, &error);
}

/* ---- carets ---- */

static bool is_space(char c) { return c == ' ' || c == '\t' || c == '\f'; }

/* `text` is the line without its indentation; start and end are bytes in it. */
static void put_carets(mp_traceback_writer *w, const char *text, size_t size, size_t start, size_t end, bool anchors) {
    size_t mark_start = start, mark_end = end;
    if (anchors && mp_caret_anchors(text + start, end - start, &mark_start, &mark_end)) {
        mark_start += start;
        mark_end += start;
    } else if (start == 0 && end == size) {
        return; /* the whole line: says nothing */
    }
    mp_traceback_put_repeated(w, ' ', 4 + mp_utf8_count(text, start));
    mp_traceback_put_repeated(w, '~', mp_utf8_count(text + start, mark_start - start));
    mp_traceback_put_repeated(w, '^', mp_utf8_count(text + mark_start, mark_end - mark_start));
    mp_traceback_put_repeated(w, '~', mp_utf8_count(text + mark_end, end - mark_end));
    mp_traceback_put_text(w, "\n");
}

static bool is_boundary(const char *text, size_t size, size_t at) {
    return at >= size || (text[at] & 0xC0) != 0x80;
}

/* ---- exported ---- */

mp_value mp_source_line(mp_vm *vm, mp_value filename, uint32_t line) {
    source_line source;
    return read_line(vm, filename, line, &source) ? mp_str_new(vm, source.text, source.size) : MP_NONE;
}

void mp_traceback_put_source(mp_traceback_writer *w, mp_value filename, const mp_code_place *place) {
    source_line line;
    if (!read_line(w->vm, filename, place->line, &line)) {
        return;
    }
    size_t indent = 0;
    while (indent < line.size && is_space(line.text[indent])) {
        indent++;
    }
    const char *text = line.text + indent;
    size_t size = line.size - indent;
    if (size == 0) {
        return;
    }
    mp_traceback_put_text(w, "    ");
    mp_traceback_put(w, text, size);
    mp_traceback_put_text(w, "\n");
    bool one_line = place->end_line == place->line;
    if (!line.whole || place->column < (int)indent || (one_line && place->end_column <= place->column)) {
        return;
    }
    size_t start = (size_t)place->column - indent;
    size_t end = one_line ? (size_t)place->end_column - indent : size;
    while (!one_line && end > 0 && is_space(text[end - 1])) {
        end--;
    }
    /* the file may have changed since it was compiled */
    if (start < end && end <= size && is_boundary(text, size, start) && is_boundary(text, size, end)) {
        put_carets(w, text, size, start, end, one_line);
    }
}

void mp_traceback_put_syntax(mp_traceback_writer *w, mp_value str, intptr_t offset, intptr_t end_offset) {
    const char *text = mp_str_data(str), *end = text + mp_str_size(str);
    while (end > text && (end[-1] == '\n' || end[-1] == '\r')) {
        end--;
    }
    const char *newline = memchr(text, '\n', (size_t)(end - text));
    end = newline == NULL ? end : newline;
    intptr_t indent = 0;
    while (text < end && is_space(*text)) {
        text++;
        indent++;
    }
    mp_traceback_put_text(w, "    ");
    mp_traceback_put(w, text, (size_t)(end - text));
    mp_traceback_put_text(w, "\n");
    intptr_t length = (intptr_t)mp_utf8_count(text, (size_t)(end - text));
    if (offset <= 0 || offset - 1 > length + indent) {
        return;
    }
    intptr_t start = offset - 1 - indent, stop = end_offset - 1 - indent;
    start = MP_MAX(start, 0);
    stop = MP_MIN(MP_MAX(stop, start + 1), MP_MAX(length, start + 1));
    mp_traceback_put_repeated(w, ' ', 4 + (size_t)start);
    mp_traceback_put_repeated(w, '^', (size_t)(stop - start));
    mp_traceback_put_text(w, "\n");
}
