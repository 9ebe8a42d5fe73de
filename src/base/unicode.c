/* SPDX-License-Identifier: MIT
 *
 * Layer 0. Looks up the compact Unicode tables: properties are a list of runs with a mark every 64 of them, case
 * mappings are runs with a constant distance. ASCII, the common case, is answered without them where it is easy.
 */
#include "base/unicode.h"

#include "base/unicode_tables.h"

enum { ALTERNATES = 1 << 15 }; /* the run alternates between upper and lower case */

typedef struct run {
    uint32_t start;
    uint32_t count;
    unsigned bits;
} run;

/* Decodes the run at *text. */
static const uint8_t *run_read(const uint8_t *text, run *out) {
    unsigned class = *text >> 4;
    uint32_t count = (*text++ & 15u) + 1;
    if (class == 15) {
        class = *text++;
    }
    if (count == 16) {
        unsigned shift = 0;
        do {
            count += (uint32_t)(*text & 127) << shift;
            shift += 7;
        } while (*text++ & 128);
    }
    out->count = count;
    out->bits = property_palette[class];
    return text;
}

/* The run that `rune` (a code point) lies in. */
static run run_find(uint32_t rune) {
    size_t low = 0, high = MP_COUNT_OF(property_mark_starts);
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if (property_mark_starts[middle] <= rune) {
            low = middle;
        } else {
            high = middle;
        }
    }
    run r;
    uint32_t start = property_mark_starts[low];
    const uint8_t *text = run_read(&property_runs[property_mark_offsets[low]], &r);
    while (rune - start >= r.count) {
        start += r.count;
        text = run_read(text, &r);
    }
    r.start = start;
    return r;
}

unsigned mp_rune_properties(uint32_t rune) {
    if (rune > 0x10FFFF) {
        return 0;
    }
    run r = run_find(rune);
    if (r.bits & ALTERNATES) {
        r.bits ^= ALTERNATES;
        if ((rune - r.start) & 1) {
            r.bits ^= MP_RUNE_UPPER | MP_RUNE_LOWER;
        }
    }
    return r.bits;
}

int mp_rune_digit(uint32_t rune) {
    if (rune < 128) {
        return rune - '0' < 10 ? (int)(rune - '0') : -1;
    }
    if (rune > 0x10FFFF) {
        return -1;
    }
    /* Decimal digits come in tens, the zero first; a run may hold several tens. */
    run r = run_find(rune);
    return r.bits & MP_RUNE_DECIMAL ? (int)((rune - r.start) % 10) : -1;
}

/* Maps by the runs of a table, or, if `backwards`, from their targets to their sources. 0: no run has it. */
static uint32_t map_find(const uint32_t *runs, size_t count, uint32_t rune, bool backwards) {
    for (size_t i = 0; i < count; i++) {
        uint32_t start = runs[i] & 0x1FFFF, length = runs[i] >> 17 & 127, step_bit = runs[i] >> 24 & 1;
        int32_t distance = case_distances[runs[i] >> 25];
        uint32_t from = backwards ? start + (uint32_t)distance : start;
        uint32_t offset = rune - from;
        if (offset >> step_bit < length && (offset & step_bit) == 0) {
            return backwards ? rune - (uint32_t)distance : rune + (uint32_t)distance;
        }
    }
    return 0;
}

static size_t special_find(size_t first, size_t end, uint32_t rune, uint32_t *out) {
    for (size_t i = first * 4; i < end * 4; i += 4) {
        if (case_special[i] == rune) {
            size_t n = 0;
            while (n < 3 && case_special[i + 1 + n] != 0) {
                out[n] = case_special[i + 1 + n];
                n++;
            }
            return n;
        }
    }
    return 0;
}

static size_t map_lower(uint32_t rune, uint32_t *out) {
    if (rune == 0x130) {
        out[0] = 'i';
        out[1] = 0x307;
        return 2;
    }
    uint32_t to = map_find(lower_runs, MP_COUNT_OF(lower_runs), rune, false);
    out[0] = to != 0 ? to : rune;
    return 1;
}

static size_t map_upper(uint32_t rune, uint32_t *out) {
    size_t n = special_find(SPECIAL_TITLE_COUNT, MP_COUNT_OF(case_special) / 4, rune, out);
    if (n != 0) {
        return n;
    }
    uint32_t to = map_find(upper_runs, MP_COUNT_OF(upper_runs), rune, false);
    if (to == 0) {
        to = map_find(lower_runs, MP_COUNT_OF(lower_runs), rune, true);
    }
    out[0] = to != 0 ? to : rune;
    return 1;
}

static size_t map_title(uint32_t rune, uint32_t *out) {
    size_t n = special_find(0, SPECIAL_TITLE_COUNT, rune, out);
    if (n != 0) {
        return n;
    }
    out[0] = rune;
    if (rune >= 0x10D0 && rune <= 0x10FF) {
        return 1; /* Georgian has capitals, which titles do not use */
    }
    if (rune - 0x1C4 < 9) {
        out[0] = 0x1C5 + (rune - 0x1C4) / 3 * 3;
        return 1;
    }
    if (rune - 0x1F1 < 3) {
        out[0] = 0x1F2;
        return 1;
    }
    if (rune >= 0x1F80 && rune <= 0x1FFC) {
        if (mp_rune_properties(rune) & MP_RUNE_TITLE) {
            return 1;
        }
        /* Greek with iota subscript: one title-case letter, while upper case makes two. */
        uint32_t to = map_find(lower_runs, MP_COUNT_OF(lower_runs), rune, true);
        if (to != 0) {
            out[0] = to;
            return 1;
        }
    }
    return map_upper(rune, out);
}

static size_t map_fold(uint32_t rune, uint32_t *out) {
    if (rune == 0x1E9E) {
        out[0] = out[1] = 's';
        return 2;
    }
    if (rune == 0x131) {
        out[0] = rune;
        return 1;
    }
    size_t n = map_upper(rune, out);
    if ((rune >= 0x13A0 && rune <= 0x13FD) || (rune >= 0xAB70 && rune <= 0xABBF)) {
        return n; /* Cherokee folds to its capitals */
    }
    if (n == 1 && out[0] == 0x130) {
        return map_lower(rune, out);
    }
    for (size_t i = 0; i < n; i++) {
        uint32_t lower[3];
        if (out[i] < 128) {
            out[i] = out[i] - 'A' < 26 ? out[i] + 32 : out[i];
        } else {
            map_lower(out[i], lower);
            out[i] = lower[0];
        }
    }
    return n;
}

size_t mp_rune_map(mp_rune_case which, uint32_t rune, uint32_t out[3]) {
    if (rune < 128) {
        bool upper = which == MP_CASE_UPPER || which == MP_CASE_TITLE;
        out[0] = rune - (upper ? 'a' : 'A') < 26 ? rune ^ 32 : rune;
        return 1;
    }
    switch (which) {
    case MP_CASE_UPPER: return map_upper(rune, out);
    case MP_CASE_LOWER: return map_lower(rune, out);
    case MP_CASE_TITLE: return map_title(rune, out);
    default: return map_fold(rune, out);
    }
}
