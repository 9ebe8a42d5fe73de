/* SPDX-License-Identifier: MIT
 *
 * hal/stm32f4: the firmware's list of built-in modules, in place of src/api/modules.c. The names of the characters, for
 * unicodedata and \N{...}, are left out: they take 190 KiB.
 */
#include <stddef.h>
#include <stdint.h>

#define LINKED_MODULES(M)                                                                                              \
    M(array)                                                                                                           \
    M(binascii)                                                                                                        \
    M(builtins)                                                                                                        \
    M(cmath)                                                                                                           \
    M(collections)                                                                                                     \
    M(collections_abc)                                                                                                 \
    M(errno)                                                                                                           \
    M(functools)                                                                                                       \
    M(gc)                                                                                                              \
    M(io)                                                                                                              \
    M(itertools)                                                                                                       \
    M(json)                                                                                                            \
    M(machine)                                                                                                         \
    M(math)                                                                                                            \
    M(micropython)                                                                                                     \
    M(operator)                                                                                                        \
    M(random)                                                                                                          \
    M(re)                                                                                                              \
    M(struct)                                                                                                          \
    M(sys)                                                                                                             \
    M(time)                                                                                                            \
    M(types)                                                                                                           \
    M(uctypes)                                                                                                         \
    M(weakref)

#define DECLARE(name) extern const struct mp_module_def mp_module_##name;
LINKED_MODULES(DECLARE)

extern const struct mp_module_def *const mp_linked_modules[];
extern uint32_t (*const mp_linked_rune_of_name)(const char *name, size_t size);

const struct mp_module_def *const mp_linked_modules[] = {
#define POINT(name) &mp_module_##name,
    LINKED_MODULES(POINT) NULL,
};

uint32_t (*const mp_linked_rune_of_name)(const char *name, size_t size) = NULL;
