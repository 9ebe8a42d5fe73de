/* SPDX-License-Identifier: MIT
 *
 * Layer 5. The module re: whether one character fits. Used by the matcher, and by the compiler to fill in the bitmaps
 * of sets.
 */
#include "base/unicode.h"
#include "modules/re.h"

/* Two characters are equal but for case if the upper case of their lower case is the same. Where that is more than one
 * character, its lower case stands for it, but for three pairs that no single character maps to. */
uint32_t mp_re_fold(uint32_t rune, bool ascii) {
    if (rune < 128) {
        uint32_t upper = rune - 'a' < 26 ? rune - 32 : rune;
        return upper;
    }
    if (ascii) {
        return rune;
    }
    static const uint16_t pairs[][2] = {{0x1FD3, 0x390}, {0x1FE3, 0x3B0}, {0xFB06, 0xFB05}};
    uint32_t out[3];
    (void)mp_rune_map(MP_CASE_LOWER, rune, out);
    uint32_t lower = out[0];
    for (size_t i = 0; i < MP_COUNT_OF(pairs); i++) {
        if (lower == pairs[i][0]) {
            return pairs[i][1];
        }
    }
    return mp_rune_map(MP_CASE_UPPER, lower, out) == 1 ? out[0] : lower;
}

bool mp_re_is_word(uint32_t rune, bool ascii) {
    if (rune < 128) {
        return (rune | 32) - 'a' < 26 || rune - '0' < 10 || rune == '_';
    }
    return !ascii &&
           mp_rune_properties(rune) & (MP_RUNE_ALPHA | MP_RUNE_DECIMAL | MP_RUNE_DIGIT | MP_RUNE_NUMERIC);
}

static bool is_space(uint32_t rune, bool ascii) {
    if (rune < 128) {
        return rune == ' ' || rune - 9 < 5 || (!ascii && rune - 28 < 4);
    }
    return !ascii && mp_rune_properties(rune) & MP_RUNE_SPACE;
}

static bool is_digit(uint32_t rune, bool ascii) {
    return rune < 128 ? rune - '0' < 10 : !ascii && mp_rune_properties(rune) & MP_RUNE_DECIMAL;
}

/* One of the items holds the character. `folded` is what single characters are compared with. */
static bool items_hold(const uint32_t *item, const uint32_t *end, uint32_t rune, uint32_t folded, bool ascii) {
    for (; item < end; item++) {
        re_item kind = (re_item)(*item & 0xFF);
        bool holds;
        switch (kind) {
        case RE_ITEM_CHAR:
            holds = folded == *item >> 8;
            break;
        case RE_ITEM_RANGE:
            holds = rune >= *item >> 8 && rune <= item[1];
            item++;
            break;
        case RE_ITEM_DIGIT:
        case RE_ITEM_NO_DIGIT:
            holds = is_digit(rune, ascii) == (kind == RE_ITEM_DIGIT);
            break;
        case RE_ITEM_SPACE:
        case RE_ITEM_NO_SPACE:
            holds = is_space(rune, ascii) == (kind == RE_ITEM_SPACE);
            break;
        default:
            holds = mp_re_is_word(rune, ascii) == (kind == RE_ITEM_WORD);
            break;
        }
        if (holds) {
            return true;
        }
    }
    return false;
}

bool mp_re_test_items(const uint32_t *code, uint32_t rune) {
    uint32_t flags = re_operand(*code) & 0xFF;
    const uint32_t *items = code + RE_SET_HEAD, *end = code + (re_operand(*code) >> 8);
    bool ascii = flags & RE_SET_ASCII, negated = flags & RE_SET_NEGATED;
    if (!(flags & RE_SET_FOLD)) {
        return items_hold(items, end, rune, rune, ascii) != negated;
    }
    uint32_t folded = mp_re_fold(rune, ascii), lower[3];
    uint32_t variants[4] = {rune, folded, rune, folded};
    for (size_t i = 2; i < 4; i++) {
        if (variants[i] < 128) {
            variants[i] += variants[i] - 'A' < 26 ? 32 : 0;
        } else if (!ascii) {
            (void)mp_rune_map(MP_CASE_LOWER, variants[i], lower);
            variants[i] = lower[0];
        }
    }
    for (size_t i = 0; i < 4; i++) {
        if (items_hold(items, end, variants[i], folded, ascii)) {
            return !negated;
        }
    }
    return negated;
}

bool mp_re_test(const uint32_t *code, uint32_t rune) {
    switch (re_op_of(*code)) {
    case RE_CHAR:
        return rune == re_operand(*code);
    case RE_CHAR_FOLD:
        return mp_re_fold(rune, false) == re_operand(*code);
    case RE_CHAR_FOLD_ASCII:
        return mp_re_fold(rune, true) == re_operand(*code);
    case RE_ANY:
        return rune != '\n';
    case RE_ANY_ALL:
        return true;
    default:
        return rune < 128 ? code[1 + rune / 32] >> (rune % 32) & 1 : mp_re_test_items(code, rune);
    }
}
