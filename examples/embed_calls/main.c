/* SPDX-License-Identifier: MIT
 *
 * Calls in both directions: Python calls a C function that can fail, C calls a Python function, keeps values, reads
 * results and errors. Two interpreters run side by side; neither knows of the other.
 */
#include <stdio.h>

#include "micropy.h"
#include "micropy_hal_posix.h"

#define HEAP_SIZE (128u * 1024u)

static const char script[] = "import board\n"
                             "\n"
                             "def average(channels):\n"
                             "    return sum(board.read(c) for c in channels) / len(channels)\n"
                             "\n"
                             "class Alarm:\n"
                             "    def __init__(self, limit):\n"
                             "        self.limit, self.count = limit, 0\n"
                             "    def __call__(self, level):\n"
                             "        self.count += level > self.limit\n"
                             "        return self.count\n"
                             "\n"
                             "alarm = Alarm(limit=20)\n";

/* board.read(channel): an imagined converter with four channels. */
static mp_value board_read(mp_vm *vm, size_t argc, const mp_value *args) {
    int64_t channel;
    (void)argc; /* exactly one, as mp_function_add was told */
    if (mp_value_to_int(vm, args[0], &channel) != MP_OK) {
        return MP_ERROR;
    }
    if (channel < 0 || channel > 3) {
        return mp_raise_text(vm, "ValueError", "no such channel");
    }
    return mp_value_from_int(vm, 10 * (channel + 1));
}

/* Writes the pending exception and forgets it. */
static void error_report(mp_vm *vm) {
    char text[512];
    (void)mp_error_text(vm, text, sizeof text);
    mp_error_clear(vm);
    printf("%s", text);
}

static mp_vm *vm_make(void *memory) {
    const mp_region heap = {memory, HEAP_SIZE};
    const mp_config config = {.hal = mp_hal_posix(), .regions = &heap, .region_count = 1};
    const char *reason = "";
    mp_vm *vm = mp_init(&config, &reason);
    if (vm == NULL) {
        printf("no interpreter: %s\n", reason);
    } else if (mp_function_add(vm, "board", "read", board_read, 1, 1) != MP_OK ||
               mp_exec(vm, script, "script") != MP_OK) {
        error_report(vm);
        mp_deinit(vm);
        vm = NULL;
    }
    return vm;
}

/* C calls the Python function `average`, by way of an expression. */
static bool average_show(mp_vm *vm, const char *expression) {
    mp_value result;
    double number;
    if (mp_eval(vm, expression, &result) != MP_OK || mp_value_to_float(vm, result, &number) != MP_OK) {
        error_report(vm);
        return false;
    }
    printf("%s = %g\n", expression, number);
    return true;
}

/* Calls the object behind `alarm` with a level. It counts; the count comes back. */
static bool alarm_show(mp_vm *vm, mp_ref alarm, int64_t level) {
    mp_value argument = mp_value_from_int(vm, level);
    mp_value result = mp_call(vm, mp_ref_get(vm, alarm), 1, &argument);
    int64_t count;
    if (result.bits == MP_ERROR.bits || mp_value_to_int(vm, result, &count) != MP_OK) {
        error_report(vm);
        return false;
    }
    printf("level %d, alarms %d\n", (int)level, (int)count);
    return true;
}

static bool text_show(mp_vm *vm) {
    mp_value name = mp_value_from_text(vm, "Zo\xc3\xab", 4);
    const char *text;
    size_t size;
    mp_value result;
    if (name.bits == MP_ERROR.bits || mp_global_set(vm, "name", name) != MP_OK ||
        mp_eval(vm, "f'{name} has {len(name)} letters'", &result) != MP_OK ||
        mp_value_to_text(vm, result, &text, &size) != MP_OK) {
        error_report(vm);
        return false;
    }
    printf("%s (%d bytes)\n", text, (int)size);
    return true;
}

int main(void) {
    static char memory[2][HEAP_SIZE];
    mp_vm *first = vm_make(memory[0]);
    mp_vm *second = vm_make(memory[1]);
    if (first == NULL || second == NULL) {
        return 1;
    }
    bool ok = average_show(first, "average([0, 1, 2, 3])");
    printf("an error: %s\n", average_show(first, "average([0, 7])") ? "missing" : "shown above");

    /* A value that outlives this C function, or stands in a C struct, is kept by a reference. */
    mp_ref alarms[2] = {mp_ref_new(first, mp_global_get(first, "alarm")),
                        mp_ref_new(second, mp_global_get(second, "alarm"))};
    if (alarms[0] == 0 || alarms[1] == 0) {
        return 1;
    }
    mp_gc_collect(first);
    ok = ok && alarm_show(first, alarms[0], 25) && alarm_show(first, alarms[0], 30) &&
         alarm_show(second, alarms[1], 15) && text_show(second);
    mp_ref_free(first, alarms[0]);
    mp_ref_free(second, alarms[1]);

    mp_deinit(second);
    mp_deinit(first);
    return ok ? 0 : 1;
}
