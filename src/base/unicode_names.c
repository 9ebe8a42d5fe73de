/* SPDX-License-Identifier: MIT
 *
 * Layer 0. Reads the tables of names, categories and numeric values; tools/make_unicode_names.py explains them.
 */
#include "base/unicode_names.h"

#include "base/unicode.h"
#include "base/unicode_names_tables.h"

enum { NAMES_PER_BLOCK = 64, WORDS_PER_GROUP = 16, NAME_WORDS_MAX = 20, WORD_SIZE_MAX = 40 };

static unsigned byte_at(const uint32_t *packed, size_t i) { return packed[i / 4] >> i % 4 * 8 & 0xFF; }

static uint32_t number_at(const uint32_t *packed, size_t *i) {
    uint32_t n = 0;
    for (unsigned shift = 0;; shift += 7) {
        unsigned byte = byte_at(packed, (*i)++);
        n |= (uint32_t)(byte & 127) << shift;
        if (byte < 128) {
            return n;
        }
    }
}

/* The last of the ascending `starts` that is not above `rune`. */
static size_t find_block(const uint32_t *starts, size_t count, uint32_t rune) {
    size_t low = 0;
    while (count - low > 1) {
        size_t middle = (low + count) / 2;
        *(starts[middle] <= rune ? &low : &count) = middle;
    }
    return low;
}

/* ---- Words ---- */

/* Reads the word at *offset over the one before it. */
static size_t word_read(size_t *offset, char *word) {
    unsigned head = byte_at(word_bytes, (*offset)++);
    size_t size = head >> 4, rest = head & 15;
    rest += rest == 15 ? byte_at(word_bytes, (*offset)++) : 0;
    while (rest-- > 0) {
        word[size++] = (char)byte_at(word_bytes, (*offset)++);
    }
    return size;
}

static size_t word_get(unsigned number, char *word) {
    size_t offset = word_groups[number / WORDS_PER_GROUP], size = 0;
    for (unsigned i = 0; i <= number % WORDS_PER_GROUP; i++) {
        size = word_read(&offset, word);
    }
    return size;
}

static int compare(const char *a, size_t a_size, const char *b, size_t b_size) {
    int order = memcmp(a, b, MP_MIN(a_size, b_size));
    return order != 0 ? order : (a_size > b_size) - (a_size < b_size);
}

/* The number of the word, or WORD_COUNT. */
static unsigned word_find(const char *text, size_t text_size) {
    char word[WORD_SIZE_MAX];
    size_t low = 0, high = MP_COUNT_OF(word_groups);
    while (high - low > 1) {
        size_t middle = (low + high) / 2, offset = word_groups[middle];
        size_t size = word_read(&offset, word);
        *(compare(word, size, text, text_size) <= 0 ? &low : &high) = middle;
    }
    size_t offset = word_groups[low];
    for (size_t n = low * WORDS_PER_GROUP; n < WORD_COUNT && n < (low + 1) * WORDS_PER_GROUP; n++) {
        size_t size = word_read(&offset, word);
        if (compare(word, size, text, text_size) == 0) {
            return (unsigned)n;
        }
    }
    return WORD_COUNT;
}

/* ---- Names in the table ---- */

/* A name of the table: its words. */
typedef struct entry {
    uint32_t rune;
    unsigned count;
    uint16_t words[NAME_WORDS_MAX];
} entry;

/* Reads the name at *offset over the one before it. */
static void entry_read(size_t *offset, entry *e) {
    unsigned head = byte_at(name_bytes, (*offset)++);
    e->rune += head & 128 ? number_at(name_bytes, offset) : 1;
    unsigned fresh = head >> 4 & 7;
    fresh += fresh == 7 ? byte_at(name_bytes, (*offset)++) : 0;
    for (e->count = head & 15; fresh > 0; fresh--) {
        unsigned byte = byte_at(name_bytes, (*offset)++);
        e->words[e->count++] = byte < COMMON_COUNT
                                   ? common_words[byte]
                                   : (uint16_t)((byte - COMMON_COUNT) << 8 | byte_at(name_bytes, (*offset)++));
    }
}

/* ---- Computed names ---- */

static const char syllables[3][28][4] = {
    {"G", "GG", "N", "D", "DD", "R", "M", "B", "BB", "S", "SS", "", "J", "JJ", "C", "K", "T", "P", "H"},
    {"A", "AE", "YA", "YAE", "EO", "E", "YEO", "YE", "O", "WA", "WAE", "OE", "YO", "U", "WEO", "WE", "WI", "YU", "EU",
     "YI", "I"},
    {"", "G", "GG", "GS", "N", "NJ", "NH", "D", "L", "LG", "LM", "LB", "LS", "LT", "LP", "LH", "M", "B", "BS", "S", "SS",
     "NG", "J", "C", "K", "T", "P", "H"},
};
static const uint8_t syllable_counts[3] = {19, 21, 28};
static const char hangul[] = "HANGUL SYLLABLE ";
enum { HANGUL_FIRST = 0xAC00, HANGUL_COUNT = 11172 };

static size_t put(char *out, size_t at, const char *text) {
    size_t size = strlen(text);
    memcpy(out + at, text, size);
    return at + size;
}

static size_t hangul_name(uint32_t index, char *out) {
    size_t size = put(out, 0, hangul);
    size = put(out, size, syllables[0][index / (21 * 28)]);
    size = put(out, size, syllables[1][index / 28 % 21]);
    return put(out, size, syllables[2][index % 28]);
}

/* The longest of the parts wins: no syllable is the beginning of a longer one's rest. */
static uint32_t hangul_of_name(const char *name, size_t size) {
    uint32_t index = 0;
    for (size_t part = 0; part < 3; part++) {
        size_t best = 0, best_size = 0;
        bool found = false;
        for (size_t i = 0; i < syllable_counts[part]; i++) {
            size_t length = strlen(syllables[part][i]);
            if (length <= size && memcmp(name, syllables[part][i], length) == 0 && (!found || length > best_size)) {
                found = true;
                best = i;
                best_size = length;
            }
        }
        if (!found) {
            return UINT32_MAX;
        }
        index = index * syllable_counts[part] + (uint32_t)best;
        name += best_size;
        size -= best_size;
    }
    return size == 0 ? HANGUL_FIRST + index : UINT32_MAX;
}

static size_t put_hex(char *out, size_t at, uint32_t rune) {
    for (int shift = rune > 0xFFFF ? 16 : 12; shift >= 0; shift -= 4) {
        out[at++] = "0123456789ABCDEF"[rune >> shift & 15];
    }
    return at;
}

/* "CJK UNIFIED IDEOGRAPH-4E00" and the like: the number must be what the code point's name says. */
static uint32_t range_of_name(const char *name, size_t size) {
    char text[MP_RUNE_NAME_MAX];
    uint32_t rune = 0;
    size_t start = size;
    while (start > 0 && name[start - 1] != '-' && size - start < 6) {
        start--;
    }
    for (size_t i = start; i < size; i++) {
        unsigned c = (uint8_t)name[i];
        rune = rune << 4 | (c <= '9' ? c - '0' : c - 'A' + 10);
    }
    for (size_t i = 0; i < MP_COUNT_OF(name_ranges); i++) {
        if (rune >= name_ranges[i].first && rune <= name_ranges[i].last) {
            return mp_rune_name(rune, text) == size && memcmp(text, name, size) == 0 ? rune : UINT32_MAX;
        }
    }
    return UINT32_MAX;
}

/* ---- exported ---- */

size_t mp_rune_name(uint32_t rune, char out[MP_RUNE_NAME_MAX]) {
    if (rune - HANGUL_FIRST < HANGUL_COUNT) {
        return hangul_name(rune - HANGUL_FIRST, out);
    }
    for (size_t i = 0; i < MP_COUNT_OF(name_ranges); i++) {
        if (rune >= name_ranges[i].first && rune <= name_ranges[i].last) {
            return put_hex(out, put(out, 0, name_ranges[i].text), rune);
        }
    }
    size_t block = find_block(name_block_starts, NAME_BLOCK_COUNT, rune), size = 0;
    size_t offset = name_block_offsets[block], end = name_block_offsets[block + 1];
    entry e = {.rune = name_block_starts[block] - 1};
    while (offset < end && e.rune != rune) {
        entry_read(&offset, &e);
    }
    for (unsigned i = 0; e.rune == rune && i < e.count; i++) {
        char word[WORD_SIZE_MAX];
        size_t word_size = word_get(e.words[i], word);
        memcpy(out + size, word, word_size);
        size += word_size;
    }
    return size;
}

/* Cuts the name into words of the table; false if one of them is none. */
static bool words_of(const char *name, size_t size, entry *out) {
    out->count = 0;
    for (size_t start = 0, i = 0; i < size; start = i) {
        while (i < size && (name[i] == ' ' || name[i] == '-')) {
            i++;
        }
        while (i < size && name[i] != ' ' && name[i] != '-') {
            i++;
        }
        unsigned word = word_find(name + start, i - start);
        if (word == WORD_COUNT || out->count == NAME_WORDS_MAX) {
            return false;
        }
        out->words[out->count++] = (uint16_t)word;
    }
    return out->count != 0;
}

uint32_t mp_rune_of_name(const char *name, size_t size) {
    char upper[MP_RUNE_NAME_MAX];
    entry wanted;
    if (size >= sizeof upper) {
        return UINT32_MAX;
    }
    for (size_t i = 0; i < size; i++) {
        upper[i] = (char)(name[i] >= 'a' && name[i] <= 'z' ? name[i] - 32 : name[i]);
    }
    /* As in CPython, only names of the table are found in lower case as well. */
    if (size >= sizeof hangul && memcmp(name, hangul, sizeof hangul - 1) == 0) {
        return hangul_of_name(name + sizeof hangul - 1, size - sizeof hangul + 1);
    }
    uint32_t computed = range_of_name(name, size);
    if (computed != UINT32_MAX || !words_of(upper, size, &wanted)) {
        return computed;
    }
    for (size_t block = 0; block < NAME_BLOCK_COUNT + ALIAS_BLOCK_COUNT; block++) {
        entry e = {.rune = name_block_starts[block] - 1};
        for (size_t offset = name_block_offsets[block]; offset < name_block_offsets[block + 1];) {
            entry_read(&offset, &e);
            if (e.count == wanted.count && memcmp(e.words, wanted.words, e.count * sizeof *e.words) == 0) {
                return e.rune;
            }
        }
    }
    return UINT32_MAX;
}

const char *mp_rune_category(uint32_t rune) {
    static const char categories[][3] = {
        "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Pc", "Pd", "Ps", "Pe",
        "Pi", "Pf", "Po", "Sm", "Sc", "Sk", "So", "Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Co", "Cn",
    };
    size_t group = find_block(category_starts, MP_COUNT_OF(category_starts), rune);
    uint32_t start = category_starts[group];
    for (size_t offset = category_offsets[group];;) {
        unsigned head = byte_at(category_bytes, offset++);
        uint32_t count = (head & 7) + 1;
        count += count == 8 ? number_at(category_bytes, &offset) : 0;
        if (rune - start < count) {
            unsigned kind = head >> 3;
            return categories[kind < MP_COUNT_OF(categories) ? kind : (rune - start) & 1];
        }
        start += count;
    }
}

bool mp_rune_numeric(uint32_t rune, int64_t *numerator, int64_t *denominator, bool *is_digit) {
    int digit = mp_rune_digit(rune);
    *denominator = 1;
    *numerator = digit;
    *is_digit = digit >= 0;
    if (digit >= 0) {
        return true;
    }
    for (size_t i = 0; i < MP_COUNT_OF(numeric_runs); i++) {
        uint32_t offset = rune - (numeric_runs[i].start_count & 0x1FFFFF);
        if (offset < numeric_runs[i].start_count >> 21) {
            *numerator = numeric_runs[i].first + (int64_t)numeric_runs[i].step * offset;
            *numerator *= numeric_runs[i].large ? 100000000 : 1;
            *denominator = numeric_runs[i].denominator_digit & 0x7FFF;
            *is_digit = numeric_runs[i].denominator_digit >> 15;
            return true;
        }
    }
    return false;
}

const char *mp_unicode_version(void) { return UNIDATA_VERSION; }
