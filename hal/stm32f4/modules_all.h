/* SPDX-License-Identifier: MIT
 *
 * hal/stm32f4: a list of modules (modules.c): all but unicodedata. Its names of characters, which \N{...} uses, too,
 * take 190 KiB.
 */
M(array)
M(binascii)
M(builtins)
M(cmath)
M(collections)
M(collections_abc)
M(errno)
M(functools)
M(gc)
M(io)
M(itertools)
M(json)
M(machine)
M(math)
M(micropython)
M(operator)
M(random)
M(re)
M(struct)
M(sys)
M(time)
M(types)
M(uctypes)
M(weakref)
