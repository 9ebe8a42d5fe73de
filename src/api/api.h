/* SPDX-License-Identifier: MIT
 *
 * Layer 6. What the files of the API share.
 */
#ifndef MP_API_API_H
#define MP_API_API_H

#include "compiler/compile.h"
#include "gc/vm.h"
#include "objects/module.h"
#include "objects/str.h"

/* The linked modules, NULL-terminated (modules.c). */
extern const mp_module_def *const mp_linked_modules[];
/* What \N{...} asks for characters by name (modules.c); NULL: no names are linked. */
extern uint32_t (*const mp_linked_rune_of_name)(const char *name, size_t size);

/* ---- text.c ---- */

/* A str of any bytes; those that are no UTF-8 become lone surrogates, as in os.fsdecode. */
MP_CHECKED mp_value mp_api_str(mp_vm *vm, const char *text, size_t size);
/* The interned str of a NUL-terminated name. */
MP_CHECKED mp_value mp_api_name(mp_vm *vm, const char *text);

/* ---- compile.c ---- */

/* A text to compile. It stays where it is until it is compiled. */
typedef struct mp_api_text {
    const char *data;
    size_t size;
    mp_value filename; /* str */
    bool is_text;      /* it comes from a str, see mp_source */
} mp_api_text;
/* Compiles; the listing that -X dis asks for is written. For the other parameters see mp_compile. */
MP_CHECKED mp_value mp_api_compile(mp_vm *vm, const mp_api_text *text, mp_parse_mode mode, bool use_names,
                                   bool *incomplete);
/* hooks.compile and hooks.compile_file */
MP_CHECKED mp_value mp_api_compile_value(mp_vm *vm, mp_value source, mp_value filename, const char *mode);
MP_CHECKED mp_value mp_api_compile_file(mp_vm *vm, mp_value path);
/* The mode of that name; false if there is none. */
MP_CHECKED bool mp_api_mode_find(const char *name, mp_parse_mode *out);
/* The text of a str or bytes-like object; `refusal` is the TypeError's message. ValueError for NUL characters. */
MP_CHECKED bool mp_api_text_get(mp_vm *vm, mp_value source, mp_value filename, const char *refusal, mp_api_text *out);

/* ---- exec.c ---- */

/* Runs code, or does nothing if it is MP_ERROR, in __main__. */
MP_CHECKED mp_value mp_api_run(mp_vm *vm, mp_value code);

/* ---- error.c ---- */

/* How something ended: MP_OK if `good`, else what the pending exception says. */
MP_CHECKED mp_status mp_api_status(mp_vm *vm, bool good);

#endif
