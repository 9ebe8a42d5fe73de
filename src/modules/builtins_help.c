/* SPDX-License-Identifier: MIT
 *
 * Layer 5. help(): for people at the prompt. Everything is printed to sys.stdout.
 */
#include "gc/vm.h"
#include "modules/builtins.h"
#include "objects/list.h"
#include "objects/module.h"
#include "objects/str.h"

#define CELL 16u
#define CELL_COUNT 4u /* in a row */

static const char introduction[] = "micropy runs Python 3. help(x) shows what x has, help('modules') the modules.\n"
                                   "Keys at the prompt:\n"
                                   "  Tab     complete a name, or indent\n"
                                   "  Up/Down show earlier lines\n"
                                   "  Ctrl-C  stop the program, or forget the line\n"
                                   "and on an empty line:\n"
                                   "  Ctrl-A  raw mode, for tools\n"
                                   "  Ctrl-B  back from there\n"
                                   "  Ctrl-D  soft reset, or leave\n"
                                   "  Ctrl-E  paste mode: several lines as they are";

/* print(*values), of which there is one at least. */
static bool say(mp_vm *vm, size_t count, const mp_value *values) {
    return !mp_is_error(mp_builtin_print(vm, count, values, (mp_kw){0, NULL}));
}

static bool say_text(mp_vm *vm, const char *text, size_t size) {
    mp_value line = mp_str_new(vm, text, size);
    return !mp_is_error(line) && say(vm, 1, &line);
}

static bool say_modules(mp_vm *vm) {
    char row[CELL * CELL_COUNT];
    size_t used = 0;
    for (size_t i = 0; vm->module_defs[i] != NULL; i++) {
        mp_value name = vm->module_defs[i]->name;
        size_t size = MP_MIN(mp_str_size(name), CELL - 1);
        memset(row + used, ' ', CELL);
        memcpy(row + used, mp_str_data(name), size);
        used += CELL;
        bool full = used == sizeof row || vm->module_defs[i + 1] == NULL;
        if (full && !say_text(vm, row, used - CELL + size)) {
            return false;
        }
        used = full ? 0 : used;
    }
    static const char more[] = "and those that are found on sys.path";
    return say_text(vm, more, sizeof more - 1);
}

/* One attribute, without its value if that can't be had. */
static bool say_attribute(mp_vm *vm, mp_value object, mp_value name) {
    mp_value value = mp_getattr(vm, object, name);
    value = mp_is_error(value) ? MP_ERROR : mp_repr(vm, value);
    if (mp_is_error(value) && !mp_exception_catch(vm, &mp_type_Exception)) {
        return false;
    }
    mp_value line =
        mp_is_error(value) ? mp_str_new_format(vm, "  %U", name) : mp_str_new_format(vm, "  %U -- %U", name, value);
    return !mp_is_error(line) && say(vm, 1, &line);
}

static bool is_special(mp_value name) { return mp_str_size(name) > 4 && memcmp(mp_str_data(name), "__", 2) == 0; }

static bool say_object(mp_vm *vm, mp_value object) {
    mp_value line = mp_str_new_format(vm, "%R is of type %T", object, object);
    mp_value doc = mp_is_error(line) || !say(vm, 1, &line) ? MP_ERROR : mp_getattr_find(vm, object, MP_NAME(__doc__));
    if (mp_is_error(doc) || (mp_is_value(doc) && mp_str_is(doc) && !say(vm, 1, &doc))) {
        return false;
    }
    mp_value dir = mp_builtin_find(vm, MP_NAME(dir));
    mp_value names = mp_is_value(dir) ? mp_call(vm, dir, 1, &object) : dir;
    if (!mp_is_value(names) || !mp_list_is(names)) {
        return !mp_is_error(names);
    }
    for (size_t i = 0; i < mp_list_get(names)->count; i++) {
        mp_value name = mp_list_get(names)->items[i];
        if (mp_str_is(name) && !is_special(name) && !say_attribute(vm, object, name)) {
            return false;
        }
    }
    return true;
}

mp_value mp_builtin_help(mp_vm *vm, size_t argc, const mp_value *args) {
    bool good;
    if (argc == 0) {
        good = say_text(vm, introduction, sizeof introduction - 1);
    } else if (mp_str_is(args[0]) && mp_str_size(args[0]) == 7 && memcmp(mp_str_data(args[0]), "modules", 7) == 0) {
        good = say_modules(vm);
    } else {
        good = say_object(vm, args[0]);
    }
    return good ? MP_NONE : MP_ERROR;
}
