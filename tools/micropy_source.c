/* SPDX-License-Identifier: MIT
 *
 * The command line `micropy`: programs from files, from standard input and from the command line. A source that is no
 * text is turned down here, with one line; the library then reads a file itself, piece by piece.
 */
#include "micropy_tool.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/utf8.h"

typedef struct text {
    char *data;
    size_t size;
} text;

/* Reads all that comes from `fd`. Returns 0 or an errno value. */
static int text_read(int fd, text *out) {
    size_t capacity = 0;
    *out = (text){NULL, 0};
    for (;;) {
        if (out->size == capacity) {
            capacity = capacity == 0 ? 65536 : capacity * 2;
            char *grown = realloc(out->data, capacity);
            if (grown == NULL) {
                return ENOMEM;
            }
            out->data = grown;
        }
        ssize_t count = read(fd, out->data + out->size, capacity - out->size);
        if (count == 0) {
            return 0;
        }
        if (count < 0 && errno != EINTR) {
            return errno;
        }
        out->size += count > 0 ? (size_t)count : 0;
        if (count < 0 && tool_interrupt_seen()) {
            return EINTR;
        }
    }
}

static size_t line_number(const char *data, size_t offset) {
    size_t line = 1;
    for (size_t i = 0; i < offset; i++) {
        line += data[i] == '\n';
    }
    return line;
}

/* Says so if the bytes are no source text. */
static bool text_check(const char *data, size_t size, const char *name) {
    const char *nul = size == 0 ? NULL : memchr(data, 0, size);
    if (nul != NULL) {
        tool_message("%s, line %zu: source code cannot contain null bytes", name,
                     line_number(data, (size_t)(nul - data)));
        return false;
    }
    bool ascii;
    size_t offset;
    if (!mp_utf8_check(data, size, false, &ascii, &offset)) {
        tool_message("%s, line %zu: byte 0x%02x is not UTF-8", name, line_number(data, offset),
                     (unsigned)(unsigned char)data[offset]);
        return false;
    }
    return true;
}

/* Joins with a slash. NULL if memory is used up. */
static char *path_join(const char *folder, const char *name) {
    size_t size = strlen(folder) + strlen(name) + 2;
    char *path = malloc(size);
    if (path != NULL) {
        (void)strcpy(path, folder);
        (void)strcat(path, "/");
        (void)strcat(path, name);
    }
    return path;
}

/* The path as tracebacks and __file__ show it: absolute, but otherwise as it was given. */
static char *path_absolute(const char *path) {
    char folder[4096];
    if (path[0] == '/' || getcwd(folder, sizeof folder) == NULL) {
        return strdup(path);
    }
    return path_join(strcmp(folder, "/") == 0 ? "" : folder, path);
}

/* Makes the folder in which the script really lies the first one of sys.path; its libraries stand beside it. */
static mp_status path_add_folder_of(tool *self, const char *path) {
    char *real = realpath(path, NULL);
    char *slash = real == NULL ? NULL : strrchr(real, '/');
    if (slash != NULL) {
        slash[slash == real] = '\0';
    }
    mp_status status = tool_path_set(self, real == NULL ? "" : real);
    free(real);
    return status;
}

static int open_failed(const char *path, int error) {
    tool_message("can't open file '%s': [Errno %d] %s", path, error, strerror(error));
    return TOOL_USAGE;
}

/* Runs the source that `fd` gives; if it is a plain file, the library reads it again as it needs it. */
static int run_open_file(tool *self, const char *path, int fd, bool plain) {
    text source;
    int error = text_read(fd, &source);
    int result = TOOL_FAILED;
    if (error != 0) {
        result = open_failed(path, error);
    } else if (text_check(source.data, source.size, path)) {
        char *absolute = path_absolute(path);
        mp_status status = path_add_folder_of(self, path);
        if (plain) { /* not needed any more, and a program wants memory */
            free(source.data);
            source.data = NULL;
        }
        if (status == MP_OK) {
            const char *name = absolute == NULL ? path : absolute;
            status = plain ? mp_exec_file(self->vm, name) : mp_exec_text(self->vm, source.data, source.size, name);
        }
        result = tool_finish(self, status);
        free(absolute);
    }
    free(source.data);
    return result;
}

int tool_run_file(tool *self, const char *path) {
    struct stat st;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0 || fstat(fd, &st) < 0) {
        return open_failed(path, errno);
    }
    int result;
    if (S_ISDIR(st.st_mode)) { /* a folder is run by its __main__.py */
        char *inner = path_join(path, "__main__.py");
        if (inner != NULL && access(inner, F_OK) == 0) {
            result = tool_run_file(self, inner);
        } else {
            tool_message("can't find '__main__' module in '%s'", path);
            result = TOOL_FAILED;
        }
        free(inner);
    } else {
        result = run_open_file(self, path, fd, S_ISREG(st.st_mode));
    }
    (void)close(fd);
    return result;
}

static int run_bytes(tool *self, const char *data, size_t size, const char *name) {
    if (!text_check(data, size, name)) {
        return TOOL_FAILED;
    }
    mp_status status = tool_path_set(self, "");
    return tool_finish(self, status != MP_OK ? status : mp_exec_text(self->vm, data, size, name));
}

int tool_run_text(tool *self, const char *data, const char *name) { return run_bytes(self, data, strlen(data), name); }

int tool_run_stdin(tool *self) {
    text source;
    tool_interrupt_target(NULL);
    int error = text_read(STDIN_FILENO, &source);
    tool_interrupt_target(self->vm);
    int result;
    if (error == EINTR) {
        result = TOOL_INTERRUPTED;
    } else if (error != 0) {
        tool_message("can't read standard input: [Errno %d] %s", error, strerror(error));
        result = TOOL_FAILED;
    } else {
        result = run_bytes(self, source.data, source.size, "<stdin>");
    }
    free(source.data);
    return result;
}
