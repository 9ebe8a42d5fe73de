/* SPDX-License-Identifier: MIT
 *
 * The command line `micropy`: runs Python programs on a POSIX system, with python3's options and exit statuses. This
 * file has the options and the life of the interpreter; micropy_source.c reads programs. The prompt is the library's.
 */
#include "micropy_tool.h"

#include <errno.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "bytecode/dis.h"
#include "gc/heap.h"

/* Up to where the heap grows if no size is given: 4 GiB, or 1 GiB on 32-bit systems. */
#define HEAP_LIMIT_GIB (sizeof(void *) > 4 ? 4u : 1u)
#define HEAP_LIMIT ((size_t)((uint64_t)HEAP_LIMIT_GIB << 30))

typedef enum source_kind { SOURCE_PROMPT, SOURCE_FILE, SOURCE_STDIN, SOURCE_COMMAND, SOURCE_MODULE } source_kind;

typedef struct options {
    source_kind source;
    const char *text;      /* the file, command or module */
    size_t argument_count; /* of the program, its name included */
    const char *const *arguments;
    bool interactive;
    bool unbuffered;
    bool disassemble;
    bool gc_stats;
    bool gc_check;
    bool run_again;
    mp_gc_stress stress;
    int optimise;
    bool heap_fixed;
    size_t heap_size;
    size_t fail_allocation; /* 0: none */
} options;

/* ---- Interrupts ---- */

static mp_vm *volatile interrupt_vm;
static volatile sig_atomic_t interrupt_flag;

static void interrupt_handle(int number) {
    (void)number;
    mp_vm *vm = interrupt_vm;
    interrupt_flag = 1;
    if (vm != NULL) {
        mp_interrupt(vm);
    }
}

void tool_interrupt_target(mp_vm *vm) { interrupt_vm = vm; }
bool tool_interrupt_seen(void) { return interrupt_flag != 0; }
void tool_interrupt_clear(void) { interrupt_flag = 0; }

static void signals_prepare(void) {
    struct sigaction action = {.sa_handler = interrupt_handle}; /* no SA_RESTART: waiting calls shall end */
    struct sigaction ignored = {.sa_handler = SIG_IGN};
    (void)sigaction(SIGINT, &action, NULL);
    (void)sigaction(SIGPIPE, &ignored, NULL);
}

/* ---- Messages ---- */

void tool_message(const char *format, ...) {
    char text[1024];
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    (void)fprintf(stderr, "micropy: %s\n", text);
}

/* Collects an error's text into whole lines, and notices if the exception is KeyboardInterrupt: its own line starts
 * with the name, and every line of a traceback before it is indented or starts otherwise. */
typedef struct report {
    tool *tool;
    size_t count;
    bool inside_line; /* the line's start was written already */
    bool is_interrupt;
    char data[512];
} report;

static void report_flush(report *self) {
    static const char interrupt[] = "KeyboardInterrupt";
    size_t size = sizeof interrupt - 1;
    if (self->count == 0) {
        return;
    }
    if (!self->inside_line) {
        self->is_interrupt = self->count >= size && memcmp(self->data, interrupt, size) == 0 &&
                             (self->count == size || strchr(":\n", self->data[size]) != NULL);
    }
    const mp_hal *hal = &self->tool->console.hal;
    (void)hal->console_write(hal->context, MP_STREAM_ERR, self->data, self->count);
    self->inside_line = self->data[self->count - 1] != '\n';
    self->count = 0;
}

static void report_write(void *user, const char *text, size_t size) {
    report *self = user;
    for (size_t i = 0; i < size; i++) {
        self->data[self->count++] = text[i];
        if (text[i] == '\n' || self->count == sizeof self->data) {
            report_flush(self);
        }
    }
}

int tool_finish(tool *self, mp_status status) {
    int result = TOOL_OK;
    if (status == MP_EXIT) {
        result = mp_exit_code(self->vm);
    } else if (status == MP_EXCEPTION && mp_error_hook(self->vm)) {
        result = TOOL_FAILED;
    } else if (status == MP_EXCEPTION) {
        report report = {.tool = self};
        mp_error_write(self->vm, report_write, &report);
        report_flush(&report);
        result = report.is_interrupt ? TOOL_INTERRUPTED : TOOL_FAILED;
    }
    mp_error_clear(self->vm);
    return result;
}

/* ---- Options ---- */

static void usage_write(FILE *stream) {
    (void)fprintf(
        stream,
        "usage: micropy [option] ... [-c cmd | -m mod | file | -] [arg] ...\n"
        "Without a program: the prompt if standard input is a terminal, else a program from there.\n"
        "  -c cmd  run this text\n"
        "  -m mod  run this module, found on sys.path, as a program\n"
        "  -       run the program from standard input\n"
        "  -i      show the prompt when the program has ended\n"
        "  -O      leave out assert statements; -OO: docstrings, too; -OOO: line numbers, too\n"
        "  -u      write output at once\n"
        "  -V      write the version and end (also --version)\n"
        "  -h      write this and end (also --help)\n"
        "  -X heapsize=N[k|M|G]  run in a pool of this many bytes; without it, the heap grows up to %u GiB\n"
        "  -X dis                write the bytecode of all that is compiled\n"
        "  -X gcstats            write figures of the heap to standard error in the end\n"
        "  -X failalloc=K        let the K-th allocation of the program fail, for testing\n"
        "  -X stress=WHAT        let every allocation collect, move or step, for testing\n"
        "  -X again              like gccheck, and then run the program once more, for testing\n"
        "  -X gccheck            check the heap when the program has ended, for testing\n"
        "MICROPYPATH in the environment adds folders, separated by colons, to sys.path.\n",
        HEAP_LIMIT_GIB);
}

static bool usage_error(const char *format, const char *what) {
    tool_message(format, what);
    (void)fputs("Try 'micropy -h' for more information.\n", stderr);
    return false;
}

/* Reads a size such as 64k. */
static bool size_parse(const char *text, size_t *out) {
    static const char units[] = "kmg";
    char *end;
    errno = 0;
    unsigned long long value = strtoull(text, &end, 10);
    bool ok = errno == 0 && end != text && text[0] >= '0' && text[0] <= '9';
    unsigned shift = 0;
    if (ok && *end != '\0') {
        const char *unit = strchr(units, *end | 0x20);
        ok = unit != NULL && end[1] == '\0';
        shift = ok ? 10u * (unsigned)(unit - units + 1) : 0;
    }
    if (!ok || value > (unsigned long long)SIZE_MAX >> shift) {
        return false;
    }
    *out = (size_t)value << shift;
    return true;
}

static bool extra_parse(options *self, const char *text) {
    static const char heap[] = "heapsize=";
    static const char fail[] = "failalloc=";
    static const char *const stresses[] = {"stress=collect", "stress=move", "stress=step"};
    for (size_t i = 0; i < sizeof stresses / sizeof stresses[0]; i++) {
        if (strcmp(text, stresses[i]) == 0) {
            self->stress = (mp_gc_stress)(MP_STRESS_COLLECT + i);
            return true;
        }
    }
    if (strcmp(text, "dis") == 0) {
        self->disassemble = true;
        return true;
    }
    if (strcmp(text, "gcstats") == 0) {
        self->gc_stats = true;
        return true;
    }
    if (strcmp(text, "gccheck") == 0) {
        self->gc_check = true;
        return true;
    }
    if (strcmp(text, "again") == 0) {
        self->gc_check = self->run_again = true;
        return true;
    }
    if (strncmp(text, heap, sizeof heap - 1) == 0 && size_parse(text + sizeof heap - 1, &self->heap_size)) {
        self->heap_fixed = true;
        return true;
    }
    if (strncmp(text, fail, sizeof fail - 1) == 0 && size_parse(text + sizeof fail - 1, &self->fail_allocation)) {
        return true;
    }
    return usage_error("bad option: -X %s", text);
}

static bool long_parse(const char *text, char *out_letter) {
    if (strcmp(text, "--help") != 0 && strcmp(text, "--version") != 0) {
        return usage_error("unknown option: %s", text);
    }
    *out_letter = text[2] == 'h' ? 'h' : 'V';
    return true;
}

/* Handles the options in one argument such as "-iO" or "-c". *next is the argument behind it. *out_done is set when
 * the rest belongs to the program, *out_letter to 'h' or 'V' if nothing is to be run. */
static bool letters_parse(options *self, const char *letters, const char *const **next, bool *out_done,
                          char *out_letter) {
    for (; *letters != '\0'; letters++) {
        char single[2] = {*letters, '\0'};
        switch (*letters) {
        case 'i':
            self->interactive = true;
            break;
        case 'O':
            self->optimise++;
            break;
        case 'u':
            self->unbuffered = true;
            break;
        case 'h':
        case 'V':
            *out_letter = *letters;
            return true;
        case 'c':
        case 'm':
        case 'X': {
            const char *value = letters[1] != '\0' ? letters + 1 : *(*next);
            if (value == NULL) {
                return usage_error("argument expected for option -%s", single);
            }
            *next += letters[1] == '\0';
            if (*letters == 'X') {
                return extra_parse(self, value);
            }
            self->source = *letters == 'c' ? SOURCE_COMMAND : SOURCE_MODULE;
            self->text = value;
            *out_done = true;
            return true;
        }
        default:
            return usage_error("unknown option: -%s", single);
        }
    }
    return true;
}

/* The program's arguments: its name as python3 gives it, then `rest`. */
static bool arguments_make(options *self, const char *name, const char *const *rest) {
    size_t count = 0;
    while (rest[count] != NULL) {
        count++;
    }
    const char **arguments = malloc((count + 1) * sizeof *arguments);
    if (arguments == NULL) {
        return false;
    }
    arguments[0] = name;
    memcpy(arguments + 1, rest, count * sizeof *arguments);
    self->arguments = arguments;
    self->argument_count = count + 1;
    return true;
}

/* False after a message. *out_letter is 'h' or 'V' if nothing is to be run. */
static bool options_parse(options *self, const char *const *argv, char *out_letter) {
    bool done = false;
    const char *const *next = argv + (argv[0] != NULL);
    while (!done && *next != NULL && (*next)[0] == '-' && (*next)[1] != '\0') {
        const char *argument = *next++;
        if (strcmp(argument, "--") == 0) {
            break;
        }
        bool ok = argument[1] == '-' ? long_parse(argument, out_letter)
                                     : letters_parse(self, argument + 1, &next, &done, out_letter);
        if (!ok || *out_letter != '\0') {
            return ok;
        }
    }
    const char *name = self->source == SOURCE_COMMAND ? "-c" : self->source == SOURCE_MODULE ? "-m" : "";
    if (!done && *next != NULL) {
        name = *next++;
        self->source = strcmp(name, "-") == 0 ? SOURCE_STDIN : SOURCE_FILE;
        self->text = name;
    }
    bool reads_stdin = self->source == SOURCE_STDIN || self->source == SOURCE_PROMPT;
    if (reads_stdin) {
        self->source = self->interactive || isatty(STDIN_FILENO) ? SOURCE_PROMPT : SOURCE_STDIN;
    }
    return arguments_make(self, name, next);
}

/* ---- Running ---- */

mp_status tool_path_set(tool *self, const char *first) {
    mp_status status = mp_path_add(self->vm, first);
    const char *at = getenv("MICROPYPATH");
    while (at != NULL && status == MP_OK) {
        size_t size = strcspn(at, ":");
        char folder[4096];
        if (size > 0 && size < sizeof folder) {
            memcpy(folder, at, size);
            folder[size] = '\0';
            status = mp_path_add(self->vm, folder);
        }
        at = at[size] == '\0' ? NULL : at + size + 1;
    }
    return status;
}

static int source_run(tool *self, const options *options) {
    switch (options->source) {
    case SOURCE_FILE:
        return tool_run_file(self, options->text);
    case SOURCE_COMMAND:
        return tool_run_text(self, options->text, "<string>");
    case SOURCE_MODULE: {
        mp_status status = tool_path_set(self, "");
        return tool_finish(self, status != MP_OK ? status : mp_exec_module(self->vm, options->text));
    }
    default:
        return tool_run_stdin(self);
    }
}

static void gc_stats_write(mp_vm *vm, size_t allocations_before) {
    mp_gc_info info;
    mp_gc_stats(vm, &info);
    (void)fprintf(stderr,
                  "gc: %zu allocations since the start of the program, %zu collections, %zu bytes used, %zu at most, "
                  "%zu in all\n",
                  info.allocation_count - allocations_before, info.collection_count, info.used_size, info.peak_size,
                  info.total_size);
}

/* Looks for damage to the heap before and after a last collection, and runs something once more. */
static int gc_check(tool *self, int result) {
    mp_vm *vm = self->vm;
    mp_gc_fail_at(vm, 0);
    const char *fault = mp_gc_check(vm);
    if (fault == NULL) {
        (void)mp_gc_collect(vm);
        fault = mp_gc_check(vm);
    }
    if (fault == NULL && mp_exec(vm, "assert [-i for i in (1, 2.5)] == [-1, -2.5] and '%d' % 3 == '3'", NULL) != MP_OK) {
        fault = "the interpreter is not usable any more";
        (void)tool_finish(self, MP_EXCEPTION);
    }
    if (fault == NULL) {
        return result;
    }
    tool_message("heap check: %s", fault);
    return TOOL_HEAP_FAULT;
}

/* Shows the prompt. *again is set if a new interpreter shall go on with it: tools in raw mode wait for that. */
static int prompt_run(tool *self, mp_repl_mode *mode, bool *again) {
    mp_repl_end end = mp_repl_run(self->vm, mode);
    const char *text = "";
    *again = end != MP_REPL_END && *mode == MP_REPL_RAW;
    if (*again) {
        text = MP_REPL_SOFT_RESET_TEXT;
    } else if (end == MP_REPL_END) {
        text = "\n";
    }
    const mp_hal *hal = &self->console.hal;
    (void)hal->console_write(hal->context, MP_STREAM_OUT, text, strlen(text));
    return tool_finish(self, end == MP_REPL_EXIT ? MP_EXIT : MP_OK);
}

/* Once more to its end, in the same interpreter, as after an allocation that failed: it must be usable, whatever is left
 * of modules and globals. */
static int run_again(tool *self, const options *options) {
    static const char reset[] = "def __reset():\n"
                                "    import sys\n"
                                "    for name in list(sys.modules):\n"
                                "        if name != '__main__' and hasattr(sys.modules[name], '__file__'):\n"
                                "            del sys.modules[name]\n"
                                "    for name in list(globals()):\n"
                                "        if name[:2] != '__':\n"
                                "            del globals()[name]\n"
                                "    for name in ('stdin', 'stdout', 'stderr'):\n"
                                "        setattr(sys, name, getattr(sys, '__' + name + '__', getattr(sys, name)))\n"
                                "__reset()\n";
    if (mp_exec(self->vm, reset, NULL) != MP_OK) {
        (void)tool_finish(self, MP_EXCEPTION);
        tool_message("heap check: the interpreter is not usable any more");
        return TOOL_HEAP_FAULT;
    }
    int result = source_run(self, options);
    return gc_check(self, result);
}

static int vm_run(tool *self, const options *options, mp_repl_mode *mode, bool *again) {
    mp_gc_info before;
    if (options->disassemble) {
        mp_disassemble_on(self->vm);
    }
    mp_gc_stats(self->vm, &before);
    if (options->stress != MP_STRESS_NONE) {
        mp_gc_stress_set(self->vm, options->stress);
    }
    if (options->fail_allocation != 0) {
        mp_gc_fail_at(self->vm, options->fail_allocation);
    }
    mp_status status = mp_argv_set(self->vm, options->argument_count, options->arguments);
    bool is_prompt = options->source == SOURCE_PROMPT || *again;
    *again = false;
    if (status == MP_OK && is_prompt) {
        status = tool_path_set(self, "");
    }
    int result = status != MP_OK || is_prompt ? tool_finish(self, status) : source_run(self, options);
    if (options->interactive || is_prompt) {
        result = prompt_run(self, mode, again);
    }
    if (options->gc_stats) {
        gc_stats_write(self->vm, before.allocation_count);
    }
    result = options->gc_check ? gc_check(self, result) : result;
    return options->run_again && result != TOOL_HEAP_FAULT ? run_again(self, options) : result;
}

/* Makes the interpreter, runs, and takes it down. */
static int tool_run(const options *options) {
    tool self = {.vm = NULL};
    mp_region pool = {.size = options->heap_size};
    mp_config config = {.hal = mp_posix_buffered_init(&self.console),
                        .heap_limit = HEAP_LIMIT,
                        .optimise = options->optimise,
                        .columns = options->heap_size == 0};
    self.console.direct = self.console.direct || options->unbuffered;
    if (options->heap_fixed) {
        pool.start = malloc(pool.size);
        if (pool.start == NULL) {
            tool_message("no memory for a heap of %zu bytes", pool.size);
            return TOOL_FAILED;
        }
        config.regions = &pool;
        config.region_count = 1;
    }
    int result = TOOL_FAILED;
    mp_repl_mode mode = MP_REPL_FRIENDLY;
    bool again = false;
    do {
        const char *reason = "?";
        self.vm = mp_init(&config, &reason);
        if (self.vm == NULL) {
            tool_message("can't start: %s", reason);
            break;
        }
        tool_interrupt_target(self.vm);
        result = vm_run(&self, options, &mode, &again);
        tool_interrupt_target(NULL);
        mp_deinit(self.vm);
        int error = mp_posix_buffered_flush(&self.console);
        if (error < 0) {
            tool_message("can't write output: [Errno %d] %s", -error, strerror(-error));
            result = TOOL_OUTPUT_LOST;
            again = false;
        }
    } while (again);
    free(pool.start);
    return result;
}

int main(int argc, char **argv) {
    (void)argc;
    options options = {.source = SOURCE_PROMPT};
    char letter = '\0';
    if (!options_parse(&options, (const char *const *)argv, &letter)) {
        return TOOL_USAGE;
    }
    if (letter == 'h') {
        usage_write(stdout);
        return TOOL_OK;
    }
    if (letter == 'V') {
        (void)printf("Python " TOOL_LANGUAGE " (micropy %s)\n", mp_version());
        return TOOL_OK;
    }
    options.optimise = options.optimise > 3 ? 3 : options.optimise;
    signals_prepare();
    int result = tool_run(&options);
    free((void *)options.arguments);
    return result;
}
