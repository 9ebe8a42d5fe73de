/* SPDX-License-Identifier: MIT
 *
 * Layer 6. Completion: what Tab does behind a name. Names are those of keywords, globals and built-ins, behind a dot
 * the attributes of an object, and after `import` modules. Looks nothing up that needs more than attributes, so that no
 * function is called but those behind attributes.
 */
#include "api/repl.h"
#include "compiler/token.h"
#include "objects/dict.h"
#include "objects/list.h"
#include "vm/run.h"

#define NAME_SIZE_MAX 64u
#define CELL 16u
#define ROW_DEFAULT 80u
#define FOLDER 0x4000u

typedef struct search {
    mp_line *line;
    const char *prefix; /* what is there of the name, up to the cursor */
    size_t prefix_size;
    mp_value names;     /* a list of candidates, or MP_UNBOUND */
    bool modules;       /* candidates are modules */
    bool keywords;      /* … and keywords */
    bool show;          /* the second pass, which shows what was found */
    size_t count;       /* candidates that match */
    size_t common_size; /* how much they have in common, prefix included */
    char common[NAME_SIZE_MAX];
    size_t column;
} search;

/* Writes a name into the next cell of the table of matches. */
static void show_name(search *s, const char *name, size_t size) {
    size_t cells = (size + 1) / CELL + 1;
    size_t row = s->line->width == SIZE_MAX ? ROW_DEFAULT : s->line->width;
    if (s->column + cells * CELL > row && s->column > 0) {
        mp_line_print(s->line, "\n");
        s->column = 0;
    }
    s->column += cells * CELL;
    mp_line_write(s->line, name, size);
    for (size_t i = size; i < cells * CELL; i++) {
        mp_line_print(s->line, " ");
    }
}

/* Takes note of a candidate. */
static void consider(search *s, const char *name, size_t size) {
    if (size < s->prefix_size || memcmp(name, s->prefix, s->prefix_size) != 0 ||
        (s->prefix_size == 0 && name[0] == '_')) {
        return;
    }
    if (s->show) {
        show_name(s, name, size);
        return;
    }
    if (s->count == 0) {
        s->common_size = MP_MIN(size, NAME_SIZE_MAX);
        memcpy(s->common, name, s->common_size);
    }
    size_t same = 0;
    while (same < s->common_size && same < size && s->common[same] == name[same]) {
        same++;
    }
    s->common_size = same;
    s->count++;
}

static bool consider_file(void *user, const char *name, const mp_file_stat *st) {
    size_t size = strlen(name);
    bool folder = (st->mode & FOLDER) != 0;
    if (!folder && size > 3 && strcmp(name + size - 3, ".py") == 0) {
        size -= 3;
    } else if (!folder || name[0] == '.') {
        return true;
    }
    consider(user, name, size);
    return true;
}

static void consider_modules(search *s) {
    mp_vm *vm = s->line->vm;
    for (size_t i = 0; vm->module_defs[i] != NULL; i++) {
        consider(s, mp_str_data(vm->module_defs[i]->name), mp_str_size(vm->module_defs[i]->name));
    }
    const mp_hal_files *files = vm->hal->files;
    if (files == NULL || files->list == NULL || !mp_list_is(vm->path)) {
        return;
    }
    for (size_t i = 0; i < mp_list_get(vm->path)->count; i++) {
        mp_value folder = mp_list_get(vm->path)->items[i];
        if (mp_str_is(folder)) {
            const char *path = mp_str_size(folder) == 0 ? "." : mp_str_data(folder);
            (void)files->list(vm->hal->context, path, consider_file, s);
        }
    }
}

static void consider_all(search *s) {
    if (s->modules) {
        consider_modules(s);
    }
    for (int i = MP_TOKEN_FALSE; s->keywords && i <= MP_TOKEN_YIELD; i++) {
        consider(s, mp_token_table[i].text, strlen(mp_token_table[i].text));
    }
    for (size_t i = 0; mp_is_value(s->names) && i < mp_list_get(s->names)->count; i++) {
        mp_value name = mp_list_get(s->names)->items[i];
        if (mp_str_is(name)) {
            consider(s, mp_str_data(name), mp_str_size(name));
        }
    }
}

/* Inserts what is certain; if nothing is, shows what is possible. */
static void complete(search *s) {
    consider_all(s);
    if (s->count > 0 && s->common_size > s->prefix_size) {
        mp_line_insert(s->line, s->common + s->prefix_size, s->common_size - s->prefix_size);
    } else if (s->count > 1) {
        s->show = true;
        mp_line_print(s->line, "\n");
        consider_all(s);
        mp_line_print(s->line, "\n");
        mp_line_redraw(s->line);
    }
}

/* ---- where names come from ---- */

/* dir(value), a list, or MP_ERROR. */
static mp_value attributes(mp_vm *vm, mp_value value) {
    mp_value dir = mp_builtin_find(vm, MP_NAME(dir));
    mp_value names = mp_is_value(dir) ? mp_call(vm, dir, 1, &value) : MP_ERROR;
    return !mp_is_error(names) && mp_list_is(names) ? names : MP_ERROR;
}

/* Global names and builtins. */
static mp_value all_names(mp_vm *vm) {
    mp_value builtins = mp_import_absolute(vm, MP_NAME(builtins));
    mp_value names = mp_is_error(builtins) ? MP_ERROR : attributes(vm, builtins);
    mp_value globals = mp_is_error(names) ? MP_ERROR : mp_module_dict(vm, vm->main_module);
    return !mp_is_error(globals) && mp_list_extend(vm, names, globals) ? names : MP_ERROR;
}

/* The object that a dotted name of `size` bytes stands for; MP_ERROR or MP_UNBOUND if there is none. */
static mp_value evaluate(mp_vm *vm, const char *name, size_t size) {
    mp_value value = MP_UNBOUND;
    for (size_t start = 0, end; start <= size; start = end + 1) {
        const char *dot = memchr(name + start, '.', size - start);
        end = dot == NULL ? size : (size_t)(dot - name);
        mp_value part = mp_str_new(vm, name + start, end - start);
        part = mp_is_error(part) ? MP_ERROR : mp_str_intern_value(vm, part);
        if (mp_is_error(part)) {
            return MP_ERROR;
        }
        if (start > 0) {
            value = mp_getattr(vm, value, part);
        } else {
            mp_value globals = mp_module_dict(vm, vm->main_module);
            value = mp_is_error(globals) ? MP_ERROR : mp_dict_find_name(globals, part);
            value = mp_is_unbound(value) ? mp_builtin_find(vm, part) : value;
        }
        if (!mp_is_value(value)) {
            return value;
        }
    }
    return value;
}

/* True if the text is the start of an import statement in which a module's name comes next. */
static bool names_module(const char *text, size_t size) {
    static const char import[] = "import ", from[] = "from ";
    size_t indent = mp_line_indent(text, size);
    text += indent;
    size -= indent;
    if (size >= sizeof from - 1 && memcmp(text, from, sizeof from - 1) == 0) {
        return memchr(text + sizeof from - 1, ' ', size - (sizeof from - 1)) == NULL;
    }
    return size >= sizeof import - 1 && memcmp(text, import, sizeof import - 1) == 0;
}

static bool is_name_part(char c) {
    unsigned letter = (unsigned char)c | 32u;
    return (letter >= 'a' && letter <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.' || (c & 0x80) != 0;
}

void mp_repl_complete(mp_line *line) {
    mp_vm *vm = line->vm;
    const char *start = line->data + line->start, *end = line->data + line->cursor;
    const char *name = end, *prefix = end;
    while (name > start && is_name_part(name[-1])) {
        name--;
    }
    while (prefix > name && prefix[-1] != '.') {
        prefix--;
    }
    search s = {.line = line, .prefix = prefix, .prefix_size = (size_t)(end - prefix), .names = MP_UNBOUND};
    mp_console_mode before = mp_line_console_mode(vm, MP_CONSOLE_QUIET); /* so that Ctrl-C works */
    if (prefix > name) {
        mp_value object = evaluate(vm, name, (size_t)(prefix - name - 1));
        s.names = mp_is_value(object) ? attributes(vm, object) : MP_ERROR;
    } else if (names_module(start, (size_t)(name - start))) {
        s.modules = true;
    } else if (prefix < end) {
        s.keywords = true;
        s.names = all_names(vm);
    }
    (void)mp_line_console_mode(vm, before);
    vm->pending = MP_UNBOUND;
    complete(&s);
}
