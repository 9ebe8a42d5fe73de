/* SPDX-License-Identifier: MIT
 *
 * Layer 6. THE list of the built-in modules that the library links. A firmware that wants fewer or more replaces this
 * file.
 */
#include "api/api.h"
#include "base/unicode_names.h"

/* One a line, in the order of the alphabet. */
#define LINKED_MODULES(M)                                                                                              \
    M(abc)                                                                                                             \
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
    M(typing)                                                                                                          \
    M(uctypes)                                                                                                         \
    M(unicodedata)                                                                                                     \
    M(weakref)

#define DECLARE(name) extern const mp_module_def mp_module_##name;
LINKED_MODULES(DECLARE)

const mp_module_def *const mp_linked_modules[] = {
#define POINT(name) &mp_module_##name,
    LINKED_MODULES(POINT)
    NULL,
};

/* The names of all characters, for \N{...}: 190 KiB, as has the module unicodedata. NULL leaves them out. */
uint32_t (*const mp_linked_rune_of_name)(const char *name, size_t size) = mp_rune_of_name;
