/* SPDX-License-Identifier: MIT
 *
 * The command line `micropy` for a machine without an operating system, which the hardware layer hal/semihosting
 * connects with a debugger or emulator: runs one script. Words of the command line are separated by spaces.
 *
 *     [-O] [-X heapsize=N[k|m]] [-X stress=collect|move|step] [-X gccheck] file [argument] ...
 */
#include "micropy.h"
#include "micropy_hal_semihosting.h"

#include <stdlib.h>
#include <string.h>

#include "gc/heap.h"

#define WORD_COUNT_MAX 64

enum { OK = 0, FAILED = 1, USAGE = 2, HEAP_FAULT = 99 };

typedef struct options {
    size_t heap_size; /* 0: a heap that grows */
    mp_gc_stress stress;
    int optimise;
    bool gc_check;
    size_t argument_count; /* the script and its arguments */
    const char *const *arguments;
} options;

static void message_write(void *user, const char *text, size_t size) {
    (void)user;
    (void)mp_semihosting.console_write(NULL, MP_STREAM_ERR, text, size);
}

static int complain(const char *what, const char *which, int status) {
    const char *const parts[] = {"micropy: ", what, which, "\n"};
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        message_write(NULL, parts[i], strlen(parts[i]));
    }
    return status;
}

static bool extra_parse(options *self, const char *text) {
    static const char *const stresses[] = {"stress=collect", "stress=move", "stress=step"};
    for (size_t i = 0; i < sizeof stresses / sizeof stresses[0]; i++) {
        if (strcmp(text, stresses[i]) == 0) {
            self->stress = (mp_gc_stress)(MP_STRESS_COLLECT + i);
            return true;
        }
    }
    if (strcmp(text, "gccheck") == 0) {
        self->gc_check = true;
        return true;
    }
    static const char heap[] = "heapsize=";
    char *end;
    self->heap_size = strncmp(text, heap, sizeof heap - 1) == 0 ? strtoul(text + sizeof heap - 1, &end, 10) : 0;
    if (self->heap_size == 0) {
        return false;
    }
    self->heap_size <<= *end == 'k' ? 10 : *end == 'm' ? 20 : 0;
    return true;
}

/* Splits the command line; its first word is the program's name. */
static bool options_parse(options *self, char *line) {
    static const char *words[WORD_COUNT_MAX + 1];
    size_t count = 0, at = 1;
    for (char *word = strtok(line, " "); word != NULL && count < WORD_COUNT_MAX; word = strtok(NULL, " ")) {
        words[count++] = word;
    }
    for (; at < count && words[at][0] == '-'; at++) {
        if (strspn(words[at] + 1, "O") == strlen(words[at]) - 1) {
            self->optimise += (int)strlen(words[at]) - 1;
        } else if (strcmp(words[at], "-X") != 0 || ++at == count || !extra_parse(self, words[at])) {
            return false;
        }
    }
    self->arguments = words + at;
    self->argument_count = at < count ? count - at : 0;
    return at < count;
}

/* The folder of the script is the first of sys.path. */
static mp_status path_set(mp_vm *vm, const char *script) {
    char folder[1024];
    const char *slash = strrchr(script, '/');
    size_t size = slash == NULL ? 0 : (size_t)(slash - script);
    if (size >= sizeof folder) {
        size = 0;
    }
    memcpy(folder, script, size);
    folder[size] = '\0';
    return mp_path_add(vm, folder);
}

static int script_run(mp_vm *vm, const options *options) {
    mp_file_stat st;
    const char *script = options->arguments[0];
    if (mp_semihosting.files->stat(NULL, script, &st) != 0) {
        return complain("can't open file ", script, USAGE);
    }
    if (options->stress != MP_STRESS_NONE) {
        mp_gc_stress_set(vm, options->stress);
    }
    mp_status status = mp_argv_set(vm, options->argument_count, options->arguments);
    status = status == MP_OK ? path_set(vm, script) : status;
    status = status == MP_OK ? mp_exec_file(vm, script) : status;
    int result = status == MP_OK ? OK : status == MP_EXIT ? mp_exit_code(vm) : FAILED;
    if (status == MP_EXCEPTION && !mp_error_hook(vm)) {
        mp_error_write(vm, message_write, NULL);
    }
    mp_error_clear(vm);
    const char *fault = options->gc_check ? mp_gc_check(vm) : NULL;
    return fault != NULL ? complain("heap check: ", fault, HEAP_FAULT) : result;
}

int main(void) {
    mp_semihosting_start();
    options options = {0};
    if (!options_parse(&options, mp_semihosting_command_line())) {
        mp_semihosting_exit(complain("usage: [option] ... file [argument] ...", "", USAGE));
    }
    void *start;
    mp_config config = {.hal = &mp_semihosting, .optimise = options.optimise, .columns = options.heap_size == 0};
    mp_semihosting_memory(&start, &config.heap_limit);
    const mp_region region = {start, options.heap_size};
    if (options.heap_size > config.heap_limit) {
        mp_semihosting_exit(complain("no memory for a heap of that size", "", FAILED));
    }
    if (options.heap_size != 0) {
        config.regions = &region;
        config.region_count = 1;
    }
    const char *reason;
    mp_vm *vm = mp_init(&config, &reason);
    if (vm == NULL) {
        mp_semihosting_exit(complain("can't start: ", reason, FAILED));
    }
    int result = script_run(vm, &options);
    mp_deinit(vm);
    mp_semihosting_exit(result);
}
