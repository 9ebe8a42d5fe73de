/* SPDX-License-Identifier: MIT
 *
 * Layer 0. Looking into sparse tables.
 */
#include "base/sparse.h"

#if MP_SMALL_CODE

mp_sparse_word mp_sparse_find(const mp_sparse_word *table, unsigned number) {
    if (number == 0) {
        return table[0];
    }
    mp_sparse_word bit = (mp_sparse_word)1 << number;
    if (!(table[1] & bit)) {
        return 0;
    }
    const mp_sparse_word *word = table + 2;
    for (mp_sparse_word below = table[1] & (bit - 1); below != 0; below &= below - 1) {
        word++;
    }
    return *word;
}

#else

typedef int mp_sparse_none; /* a file must have something in it */

#endif
