/* SPDX-License-Identifier: MIT
 *
 * hal/stm32f4: the firmware's built-in modules, in place of src/api/modules.c. What is not listed is not linked. The list is
 * a file with a line M(name) for each, chosen by the CMake setting MICROPY_MODULES.
 */
#include <stddef.h>
#include <stdint.h>

#define M(name) extern const struct mp_module_def mp_module_##name;
#include MICROPY_MODULE_LIST
#undef M

extern const struct mp_module_def *const mp_linked_modules[];
extern uint32_t (*const mp_linked_rune_of_name)(const char *name, size_t size);

const struct mp_module_def *const mp_linked_modules[] = {
#define M(name) &mp_module_##name,
#include MICROPY_MODULE_LIST
#undef M
    NULL,
};

uint32_t (*const mp_linked_rune_of_name)(const char *name, size_t size) = NULL;
