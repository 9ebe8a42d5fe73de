/* SPDX-License-Identifier: MIT
 *
 * Layer 4a. The lexer's input: reads pieces of source into the buffer, cuts them into lines, checks them (UTF-8, NUL
 * bytes, the encoding that a comment names), and drops lines that are no longer needed.
 */
#include "base/utf8.h"
#include "compiler/lexer.h"
#include "objects/builder.h"
#include "objects/exception.h"

#define BUFFER_FIRST 256u
#define READ_SIZE 256u
#define READ_SIZE_MIN 64u

/* Drops whole lines before `offset`. */
static void drop_lines(mp_lexer *lexer, size_t offset) {
    const char *end = mp_lexer_text(lexer, offset);
    size_t size = (size_t)(end - lexer->data);
    for (const char *p = lexer->data; p < end; p++) {
        lexer->first_line += *p == '\n';
    }
    lexer->filled -= size;
    lexer->first_offset = offset;
    memmove(lexer->data, end, lexer->filled);
}

/* Makes room for at least `size` more bytes. */
static bool make_room(mp_lexer *lexer, size_t size) {
    if (lexer->capacity - lexer->filled >= size) {
        return true;
    }
    size_t kept = MP_MIN(lexer->mark, lexer->token_line);
    drop_lines(lexer, kept);
    if (lexer->capacity - lexer->filled >= size) {
        return true;
    }
    size_t capacity;
    if (mp_size_add(lexer->capacity, lexer->capacity / 2 + size, &capacity)) {
        return mp_fail(lexer->vm, &mp_type_MemoryError, "");
    }
    char *data = mp_gc_resize(lexer->vm, lexer->data, capacity);
    if (data == NULL) {
        return false;
    }
    mp_gc_store_pointer(lexer->vm, &lexer->data, data);
    lexer->capacity = capacity;
    return true;
}

/* Reads more of the source; sets source_ended at its end. */
static bool read_more(mp_lexer *lexer) {
    if (!make_room(lexer, READ_SIZE_MIN)) {
        return false;
    }
    size_t room = MP_MIN(lexer->capacity - lexer->filled, READ_SIZE);
    ptrdiff_t count = lexer->source->read(lexer->source, lexer->data + lexer->filled, room);
    if (count < 0) {
        (void)mp_raise_os_error(lexer->vm, (int)-count, lexer->source->filename);
        return false;
    }
    lexer->filled += (size_t)count;
    lexer->source_ended = count == 0;
    return true;
}

/* Finds the end of the line that starts at line_end; its newline becomes '\n'. *out_size 0: the source ended. */
static bool find_line(mp_lexer *lexer, size_t *out_size) {
    size_t scanned = 0;
    for (;;) {
        const char *line = mp_lexer_text(lexer, lexer->now.line_end);
        size_t available = lexer->filled - (lexer->now.line_end - lexer->first_offset);
        while (scanned < available && line[scanned] != '\n' && line[scanned] != '\r') {
            scanned++;
        }
        bool is_cr = scanned < available && line[scanned] == '\r';
        if (scanned < available && (!is_cr || scanned + 1 < available || lexer->source_ended)) {
            char *newline = lexer->data + (lexer->now.line_end + scanned - lexer->first_offset);
            if (is_cr && scanned + 1 < available && newline[1] == '\n') {
                memmove(newline, newline + 1, available - scanned - 1);
                lexer->filled--;
            }
            *newline = '\n';
            *out_size = scanned + 1;
            return true;
        }
        if (lexer->source_ended) {
            if (scanned == 0) {
                *out_size = 0;
                return true;
            }
            if (!make_room(lexer, 1)) {
                return false;
            }
            lexer->data[lexer->filled++] = '\n';
        } else if (!read_more(lexer)) {
            return false;
        }
    }
}

/* ---- Encodings ---- */

/* The name after "coding:" or "coding=" of a comment line; its size, or 0. */
static size_t coding_name(const char *line, const char **out) {
    line += strspn(line, " \t\f");
    if (*line != '#') {
        return 0;
    }
    for (; *line != '\n'; line++) {
        if (strncmp(line, "coding", 6) == 0 && (line[6] == ':' || line[6] == '=')) {
            *out = line + 7 + strspn(line + 7, " \t");
            return strspn(*out, "-_.abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
        }
    }
    return 0;
}

/* True if the encoding's name (letters' case and '-' or '_' do not count) is one of these, each ended by ';'. */
static bool coding_is(const char *name, size_t size, const char *list) {
    while (*list != '\0') {
        size_t i = 0;
        for (; i < size; i++) {
            char c = name[i] == '_' ? '-' : (char)(name[i] | (name[i] >= 'A' && name[i] <= 'Z' ? 32 : 0));
            if (list[i] != c) {
                break;
            }
        }
        if (i == size && list[i] == ';') {
            return true;
        }
        list = strchr(list, ';') + 1;
    }
    return false;
}

static bool check_coding(mp_lexer *lexer, mp_token *token, bool has_bom, bool *out) {
    char text[32];
    const char *name = NULL;
    size_t size = coding_name(mp_lexer_text(lexer, lexer->now.line_start), &name);
    *out = true;
    if (size == 0 || coding_is(name, size, "utf-8;utf8;utf-8-sig;ascii;us-ascii;utf-8-unix;utf-8-dos;utf-8-mac;")) {
        return true;
    }
    if (!has_bom && coding_is(name, size, "latin-1;latin1;iso-8859-1;iso-latin-1;iso8859-1;l1;8859;")) {
        lexer->latin1 = true;
        return true;
    }
    size = MP_MIN(size, sizeof text - 1);
    memcpy(text, name, size);
    text[size] = '\0';
    *out = false;
    return mp_lexer_error(lexer, token, 0, 0, has_bom ? "encoding problem: %s with BOM" : "unknown encoding: %s", text);
}

/* Turns the current line from latin-1 to UTF-8. */
static bool widen_line(mp_lexer *lexer) {
    size_t size = lexer->now.line_end - lexer->now.line_start;
    size_t high_count = 0;
    const char *line = mp_lexer_text(lexer, lexer->now.line_start);
    for (size_t i = 0; i < size; i++) {
        high_count += (uint8_t)line[i] >> 7;
    }
    if (high_count == 0) {
        return true;
    }
    if (!make_room(lexer, high_count)) {
        return false;
    }
    char *end = lexer->data + (lexer->now.line_end - lexer->first_offset);
    memmove(end + high_count, end, lexer->filled - (size_t)(end - lexer->data));
    lexer->filled += high_count;
    lexer->now.line_end += high_count;
    for (char *to = end + high_count; to != end;) {
        uint8_t byte = (uint8_t) * --end;
        if (byte >= 0x80) {
            *--to = (char)(0x80 | (byte & 0x3F));
            byte = (uint8_t)(0xC0 | byte >> 6);
        }
        *--to = (char)byte;
    }
    return true;
}

/* ---- Lines ---- */

static const char *utf8_problem(const uint8_t *bytes, size_t size) {
    if (bytes[0] < 0xC2 || bytes[0] > 0xF4) {
        return "invalid start byte";
    }
    return size <= 1 ? "unexpected end of data" : "invalid continuation byte";
}

/* Checks the bytes of the current line. */
static bool check_line(mp_lexer *lexer, mp_token *token, bool *out) {
    const char *line = mp_lexer_text(lexer, lexer->now.line_start);
    size_t size = lexer->now.line_end - lexer->now.line_start;
    const char *nul = memchr(line, '\0', size);
    *out = false;
    if (nul != NULL) {
        uint32_t column = (uint32_t)(nul - line);
        return mp_lexer_error(lexer, token, column, column, "source code cannot contain null bytes");
    }
    if (lexer->latin1) {
        *out = true;
        return widen_line(lexer);
    }
    bool ascii;
    size_t bad;
    if (!mp_utf8_check(line, size, lexer->source->is_text, &ascii, &bad)) {
        const uint8_t *bytes = (const uint8_t *)line + bad;
        const char *digits = "0123456789abcdef";
        char hex[] = {digits[*bytes >> 4], digits[*bytes & 15], '\0'};
        return mp_lexer_error(lexer, token, (uint32_t)bad, (uint32_t)bad,
                              "(unicode error) 'utf-8' codec can't decode byte 0x%s in position %zu: %s", hex, bad,
                              utf8_problem(bytes, size - bad));
    }
    *out = true;
    return true;
}

bool mp_lexer_read_line(mp_lexer *lexer, mp_token *token, bool *out) {
    size_t size;
    *out = false;
    token->kind = MP_TOKEN_END;
    if (!find_line(lexer, &size)) {
        return false;
    }
    if (size == 0) {
        return true;
    }
    bool has_bom = lexer->now.line_end == 0 && !lexer->source->is_text &&
                   memcmp(mp_lexer_text(lexer, 0), "\xEF\xBB\xBF", MP_MIN(size, 3)) == 0 && size > 3;
    lexer->now.line_start = lexer->now.line_end + (has_bom ? 3 : 0);
    lexer->now.position = lexer->now.line_start;
    lexer->now.line_end += size;
    lexer->now.line++;
    if (has_bom) {
        lexer->token_line = 3;
        drop_lines(lexer, 3);
    }
    if (lexer->now.line <= 2 && !lexer->source->is_text && lexer->last_line_blank) {
        bool known;
        if (!check_coding(lexer, token, has_bom, &known)) {
            return false;
        }
        if (!known) {
            return true;
        }
    }
    if (lexer->now.line_end <= lexer->checked_offset) {
        *out = true;
        return true;
    }
    bool ok = check_line(lexer, token, out);
    lexer->checked_offset = lexer->now.line_end;
    return ok;
}

bool mp_lexer_line(const mp_lexer *lexer, uint32_t line, const char **text, size_t *size) {
    if (lexer->data == NULL || line < lexer->first_line || line > lexer->now.line) {
        return false;
    }
    const char *p = lexer->data;
    const char *end = mp_lexer_text(lexer, lexer->now.line_end);
    for (uint32_t number = lexer->first_line; number < line; number++) {
        p = (const char *)memchr(p, '\n', (size_t)(end - p)) + 1;
    }
    *text = p;
    *size = (size_t)((const char *)memchr(p, '\n', (size_t)(end - p)) - p);
    return true;
}

bool mp_lexer_init(mp_lexer *lexer, mp_vm *vm, mp_source *source) {
    lexer->vm = vm;
    lexer->source = source;
    lexer->error_message = MP_NONE;
    lexer->first_line = 1;
    lexer->mark = SIZE_MAX;
    lexer->last_line_blank = true;
    lexer->now.at_line_start = true;
    char *data = mp_gc_buffer_new(vm, BUFFER_FIRST);
    mp_gc_store_pointer(vm, &lexer->data, data);
    lexer->capacity = data == NULL ? 0 : BUFFER_FIRST;
    return data != NULL;
}

void mp_lexer_free(mp_lexer *lexer) {
    mp_gc_free(lexer->vm, lexer->data);
    mp_gc_free(lexer->vm, lexer->nestings);
    mp_gc_free(lexer->vm, lexer->indentations);
    lexer->data = NULL;
    lexer->nestings = NULL;
    lexer->indentations = NULL;
    lexer->capacity = 0;
    lexer->nesting_capacity = 0;
    lexer->indentation_capacity = 0;
}

void mp_lexer_trace(mp_tracer *tracer, mp_lexer *lexer) {
    mp_trace_buffer(tracer, &lexer->data);
    mp_trace_buffer(tracer, &lexer->nestings);
    mp_trace_buffer(tracer, &lexer->indentations);
    mp_trace_slot(tracer, &lexer->error_message);
}
