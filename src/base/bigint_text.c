/* SPDX-License-Identifier: MIT
 *
 * Layer 0. Magnitudes to text and back: bits fall into place if the base is a power of two. For other bases text is
 * taken in chunks, digits of a base that nearly fills an mp_digit, and numbers of many chunks are split by powers of that
 * base, so that multiplication does most of the work.
 */
#include "base/bigint_digits.h"

/* Numbers of up to so many chunks are converted one chunk after the other. */
#define LEAF 32u
#define LEVELS_MAX 30

/* powers[i] is chunk base ^ (LEAF << i). */
typedef struct text_work {
    mp_bigint_work *work;
    mp_digit full; /* the base of chunks */
    int levels;
    mp_digit *powers[LEVELS_MAX];
    size_t power_counts[LEVELS_MAX];
} text_work;

unsigned mp_bigint_digit_value(int c) {
    if (c >= '0' && c <= '9') {
        return (unsigned)(c - '0');
    }
    c |= 0x20;
    return c >= 'a' && c <= 'z' ? (unsigned)(c - 'a' + 10) : 99;
}

/* Bits of a text digit if the base is a power of two, else 0. */
static unsigned bits_per_digit(int base) {
    return (base & (base - 1)) == 0 ? (unsigned)__builtin_ctz((unsigned)base) : 0;
}

/* The largest power of the base that fits a digit, and its exponent. */
static mp_digit chunk_of(int base, unsigned *chars) {
    mp_digit power = (mp_digit)base;
    *chars = 1;
    while (power <= UINT32_MAX / (mp_digit)base) {
        power *= (mp_digit)base;
        ++*chars;
    }
    return power;
}

/* The chunks that a number of `count` digits needs at most: the smallest chunk base is above 2^26. */
static size_t chunks_for(size_t count) { return count + count / 4 + 2; }

size_t mp_bigint_text_scratch(size_t count, int base) {
    if (count <= 2 * LEAF || bits_per_digit(base) != 0) {
        return 0;
    }
    /* chunks, powers, quotients that wait for their turn, products or divisions of half the size */
    return 4 * chunks_for(count) + 4 * LEVELS_MAX + mp_bigint_mul_scratch(count, count);
}

/* Computes the powers that numbers of so many chunks are split by, at `room`; returns the room behind them. */
static mp_digit *make_powers(text_work *w, size_t chunk_count, mp_digit *room) {
    w->powers[0] = room;
    w->power_counts[0] = mp_bigint_from_u64(room, 1);
    for (unsigned i = 0; i < LEAF; i++) {
        w->power_counts[0] = mp_bigint_mul_small(room, w->power_counts[0], w->full, 0);
    }
    w->levels = 1;
    for (size_t size = 2 * LEAF; size < chunk_count && w->levels < LEVELS_MAX; size *= 2, w->levels++) {
        mp_digit *from = w->powers[w->levels - 1];
        size_t count = w->power_counts[w->levels - 1];
        room = from + count;
        w->work->scratch = room + 2 * count;
        w->powers[w->levels] = room;
        w->power_counts[w->levels] = mp_bigint_mul(room, from, count, from, count, w->work);
    }
    return w->powers[w->levels - 1] + w->power_counts[w->levels - 1];
}

/* ---- From text ---- */

size_t mp_bigint_size_for_text(size_t text_size, int base) {
    unsigned chars;
    chunk_of(base, &chars);
    return text_size / chars + 1;
}

/* From the last character on, bits just fall into place. */
static size_t from_text_by_bits(mp_digit *out, const char *text, size_t size, unsigned bits) {
    uint64_t pool = 0;
    unsigned pool_bits = 0;
    size_t count = 0;
    for (size_t i = size; i-- > 0;) {
        if (text[i] == '_') {
            continue;
        }
        pool |= (uint64_t)mp_bigint_digit_value(text[i]) << pool_bits;
        pool_bits += bits;
        if (pool_bits >= MP_DIGIT_BITS) {
            out[count++] = (mp_digit)pool;
            pool >>= MP_DIGIT_BITS;
            pool_bits -= MP_DIGIT_BITS;
        }
    }
    if (pool != 0) {
        out[count++] = (mp_digit)pool;
    }
    return mp_bigint_trim(out, count);
}

/* The number that the chunks say, in their place. */
static size_t from_chunks(text_work *w, mp_digit *a, size_t chunk_count, int level, mp_digit *scratch) {
    if (chunk_count <= LEAF) {
        mp_digit chunks[LEAF];
        size_t count = 0;
        memcpy(chunks, a, chunk_count * sizeof *chunks);
        for (size_t i = chunk_count; i-- > 0;) {
            count = mp_bigint_mul_small(a, count, w->full, chunks[i]);
        }
        return count;
    }
    size_t half = (size_t)LEAF << level;
    if (chunk_count <= half) {
        return from_chunks(w, a, chunk_count, level - 1, scratch);
    }
    size_t low = from_chunks(w, a, half, level - 1, scratch);
    size_t high = from_chunks(w, a + half, chunk_count - half, level - 1, scratch);
    if (high == 0 || mp_bigint_stopped(w->work)) {
        return low;
    }
    w->work->scratch = scratch + high + w->power_counts[level] + 1;
    size_t count = mp_bigint_mul(scratch, a + half, high, w->powers[level], w->power_counts[level], w->work);
    if (w->work->stopped) {
        return low;
    }
    count = mp_bigint_add(scratch, scratch, count, a, low);
    memcpy(a, scratch, count * sizeof *a);
    return count;
}

size_t mp_bigint_from_text(mp_digit *out, const char *text, size_t size, int base, mp_bigint_work *work) {
    if (bits_per_digit(base) != 0) {
        return from_text_by_bits(out, text, size, bits_per_digit(base));
    }
    unsigned chars, filled = 0;
    mp_digit full = chunk_of(base, &chars), chunk = 0, scale = 1;
    size_t count = 0;
    if (work == NULL || work->scratch == NULL) {
        for (size_t i = 0; i < size; i++) {
            if (text[i] == '_') {
                continue;
            }
            chunk = chunk * (mp_digit)base + mp_bigint_digit_value(text[i]);
            scale *= (mp_digit)base;
            if (++filled == chars) {
                if (count % 64 == 63 && mp_bigint_stopped(work)) {
                    break;
                }
                count = mp_bigint_mul_small(out, count, full, chunk);
                chunk = 0, scale = 1, filled = 0;
            }
        }
        return filled != 0 ? mp_bigint_mul_small(out, count, scale, chunk) : count;
    }
    for (size_t i = size; i-- > 0;) {
        if (text[i] != '_') {
            chunk += mp_bigint_digit_value(text[i]) * scale;
            scale *= (mp_digit)base;
            if (++filled == chars) {
                out[count++] = chunk;
                chunk = 0, scale = 1, filled = 0;
            }
        }
    }
    if (filled != 0) {
        out[count++] = chunk;
    }
    text_work w = {.work = work, .full = full};
    mp_digit *room = make_powers(&w, count, work->scratch);
    return work->stopped ? 0 : from_chunks(&w, out, count, w.levels - 1, room);
}

/* ---- To text ---- */

size_t mp_bigint_text_size(const mp_digit *a, size_t count, int base) {
    size_t bits = mp_bigint_bits(a, count);
    if (base == 10) {
        return bits / 4096 * 1234 + bits % 4096 * 1234 / 4096 + 2; /* 1234/4096 is a bit above log10(2) */
    }
    unsigned floor_log2 = 31u - (unsigned)__builtin_clz((unsigned)base);
    return bits / floor_log2 + 2;
}

static char *put_chunk(char *end, mp_digit value, int base, unsigned min_chars) {
    for (; value != 0 || min_chars != 0; value /= (mp_digit)base) {
        unsigned d = value % (mp_digit)base;
        *--end = (char)(d < 10 ? '0' + d : 'a' + d - 10);
        min_chars -= min_chars != 0;
    }
    return end;
}

static char *to_text_by_bits(char *end, const mp_digit *a, size_t count, unsigned bits) {
    uint64_t pool = 0;
    unsigned pool_bits = 0;
    size_t i = 0;
    while (i < count || pool != 0) {
        if (pool_bits < bits && i < count) {
            pool |= (uint64_t)a[i++] << pool_bits;
            pool_bits += MP_DIGIT_BITS;
        }
        end = put_chunk(end, (mp_digit)pool & ((1u << bits) - 1), 1 << bits, 1);
        pool >>= bits;
        pool_bits -= MP_MIN(bits, pool_bits);
    }
    return end;
}

/* Writes exactly chunk_count chunks of a, which is destroyed and has room for a digit more. */
static void to_chunks(text_work *w, mp_digit *a, size_t count, mp_digit *out, size_t chunk_count, int level,
                      mp_digit *scratch) {
    if (chunk_count <= LEAF) {
        for (size_t i = 0; i < chunk_count; i++) {
            count = mp_bigint_div_small(a, count, w->full, &out[i]);
        }
        return;
    }
    size_t half = (size_t)LEAF << level, rest_count = count, quotient_count = 0;
    if (chunk_count <= half) {
        to_chunks(w, a, count, out, chunk_count, level - 1, scratch);
        return;
    }
    if (count >= w->power_counts[level]) {
        size_t room = count - w->power_counts[level] + 2;
        w->work->scratch = scratch + room;
        quotient_count = mp_bigint_divmod(scratch, a, count, w->powers[level], w->power_counts[level], &rest_count,
                                          w->work);
        if (w->work->stopped) {
            return;
        }
        to_chunks(w, scratch, quotient_count, out + half, chunk_count - half, level - 1, scratch + room);
    } else {
        memset(out + half, 0, (chunk_count - half) * sizeof *out);
    }
    to_chunks(w, a, rest_count, out, half, level - 1, scratch);
}

char *mp_bigint_to_text(char *end, mp_digit *a, size_t count, int base, mp_bigint_work *work) {
    if (count == 0) {
        *--end = '0';
        return end;
    }
    if (bits_per_digit(base) != 0) {
        return to_text_by_bits(end, a, count, bits_per_digit(base));
    }
    unsigned chars;
    mp_digit full = chunk_of(base, &chars), chunk;
    if (work == NULL || work->scratch == NULL) {
        while (count > 1 && !mp_bigint_stopped(work)) {
            count = mp_bigint_div_small(a, count, full, &chunk);
            end = put_chunk(end, chunk, base, chars);
        }
        return put_chunk(end, count != 0 ? a[0] : 0, base, 0);
    }
    size_t chunk_count = chunks_for(count);
    mp_digit *chunks = work->scratch;
    text_work w = {.work = work, .full = full};
    mp_digit *room = make_powers(&w, chunk_count, chunks + chunk_count);
    if (!work->stopped) {
        to_chunks(&w, a, count, chunks, chunk_count, w.levels - 1, room);
    }
    if (work->stopped) {
        return end;
    }
    chunk_count = mp_bigint_trim(chunks, chunk_count);
    for (size_t i = 0; i + 1 < chunk_count; i++) {
        end = put_chunk(end, chunks[i], base, chars);
    }
    return put_chunk(end, chunks[chunk_count - 1], base, 0);
}
