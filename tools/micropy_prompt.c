/* SPDX-License-Identifier: MIT
 *
 * The command line `micropy`: the interactive prompt. Lines are edited with libedit where it was found (CMake sets
 * MICROPY_HAVE_LIBEDIT) and both ends are a terminal; otherwise they are read as they come.
 */
#include "micropy_tool.h"

#include <errno.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

#ifdef MICROPY_HAVE_LIBEDIT
#include <editline/readline.h>
#endif

/* The lines read so far of a statement, NUL-terminated once there is one. */
typedef struct input {
    char *data;
    size_t size;
    size_t capacity;
} input;

typedef enum line_result { LINE_READ, LINE_INTERRUPTED, LINE_END } line_result;

static bool input_append(input *self, const char *data, size_t size) {
    if (size >= self->capacity - self->size) {
        size_t capacity = (self->size + size) * 2 + 256;
        char *grown = realloc(self->data, capacity);
        if (grown == NULL) {
            return false;
        }
        self->data = grown;
        self->capacity = capacity;
    }
    memcpy(self->data + self->size, data, size);
    self->size += size;
    self->data[self->size] = '\0';
    return true;
}

/* Appends one line with its newline. */
static line_result line_read_plain(tool *tool, input *into, const char *prompt) {
    const mp_hal *hal = &tool->console.hal;
    (void)hal->console_write(hal->context, MP_STREAM_OUT, prompt, strlen(prompt));
    size_t size_before = into->size;
    char byte = '\0';
    while (byte != '\n') {
        ptrdiff_t count = hal->console_read(hal->context, &byte, 1, -1);
        if (count == -EINTR && !tool_interrupt_seen()) {
            continue;
        }
        if (count < 0 || (count == 0 && into->size == size_before)) {
            return count == -EINTR ? LINE_INTERRUPTED : LINE_END;
        }
        if (count == 0) {
            byte = '\n';
        }
        if (!input_append(into, &byte, 1)) {
            return LINE_END;
        }
    }
    return LINE_READ;
}

#ifdef MICROPY_HAVE_LIBEDIT
/* Reads one character for libedit. Ctrl-C, which libedit itself would ignore, ends the line. */
static int terminal_getc(FILE *stream) {
    mbstate_t state = {0};
    for (;;) {
        char byte;
        wchar_t character;
        ssize_t count = read(fileno(stream), &byte, 1);
        if (count == 0 || (count < 0 && errno != EINTR)) {
            return EOF;
        }
        if (count < 0 && tool_interrupt_seen()) {
            return '\n';
        }
        size_t size = count < 0 ? (size_t)-2 : mbrtowc(&character, &byte, 1, &state);
        if (size == (size_t)-1) {
            memset(&state, 0, sizeof state);
        } else if (size != (size_t)-2) {
            return (int)character;
        }
    }
}

static line_result line_read_edited(input *into, const char *prompt) {
    char *line = readline(prompt);
    line_result result = LINE_READ;
    if (tool_interrupt_seen()) {
        result = LINE_INTERRUPTED;
    } else if (line == NULL || !input_append(into, line, strlen(line)) || !input_append(into, "\n", 1)) {
        result = LINE_END;
    } else if (line[0] != '\0') {
        (void)add_history(line);
    }
    free(line);
    return result;
}
#endif

static bool terminal_prepare(void) {
#ifdef MICROPY_HAVE_LIBEDIT
    if (isatty(STDIN_FILENO) && isatty(STDOUT_FILENO)) {
        (void)setlocale(LC_CTYPE, "");
        rl_catch_signals = 0;
        rl_getc_function = terminal_getc;
        (void)rl_initialize();
        (void)rl_bind_key('\t', rl_insert);
        return true;
    }
#endif
    return false;
}

static line_result line_read(tool *tool, input *into, const char *prompt, bool edited) {
#ifdef MICROPY_HAVE_LIBEDIT
    if (edited) {
        return line_read_edited(into, prompt);
    }
#else
    (void)edited;
#endif
    return line_read_plain(tool, into, prompt);
}

int tool_prompt(tool *self) {
    const mp_hal *hal = &self->console.hal;
    input statement = {NULL, 0, 0};
    mp_status status = MP_OK;
    bool incomplete = false;
    bool edited = terminal_prepare();
    while (status != MP_EXIT) {
        tool_interrupt_target(NULL);
        tool_interrupt_clear();
        line_result result = line_read(self, &statement, incomplete ? "... " : ">>> ", edited);
        if (result == LINE_END) {
            break;
        }
        if (result == LINE_READ) {
            tool_interrupt_target(self->vm);
            status = mp_repl_line(self->vm, statement.data, &incomplete);
            tool_interrupt_target(NULL);
        } else {
            const char *message = edited ? "KeyboardInterrupt\n" : "\nKeyboardInterrupt\n";
            (void)hal->console_write(hal->context, MP_STREAM_ERR, message, strlen(message));
            incomplete = false;
        }
        if (status == MP_EXCEPTION) {
            (void)tool_finish(self, status);
        }
        if (!incomplete || status != MP_OK) {
            statement.size = 0;
            incomplete = false;
        }
    }
    free(statement.data);
    if (status == MP_EXIT) {
        return tool_finish(self, status);
    }
    (void)hal->console_write(hal->context, MP_STREAM_OUT, "\n", 1);
    return TOOL_OK;
}
