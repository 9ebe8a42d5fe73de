#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes src/base/unicode_names_tables.h: the names of all characters, their categories, their numeric values.

    make_unicode_names.py > src/base/unicode_names_tables.h

Names that follow from the code point (ideographs, Hangul syllables) are ranges, or computed. All others are cut into
words, each with the space or hyphen before it. The words stand in order, in groups of 16, each as a byte (letters taken
over from the word before << 4 | further letters, where 15 is followed by a byte with the number beyond 15) and the
further letters. The names stand in the order of code points, in blocks of 64. A name is a byte (bit 7: a number follows,
the distance from the code point before, else it is 1; bits 4 to 6: new words, where 7 is followed by a byte with the
number beyond 7; bits 0 to 3: words taken over from the name before), then the new words: a byte below the number of
COMMON words for one of those, else two bytes, together COMMON * 256 more than the word's number. Behind the names come
blocks with aliases.

Numbers are base-128, least significant first. Categories are runs: a byte (category << 3 | length - 1, where 7 is
followed by the number of further characters), in groups of 64. Numeric values are runs as well, with a constant step.

The tables are arrays of 32-bit words, four bytes each from the lowest bits up, because that takes less text.
"""
import collections
import fractions
import re
import sys
import unicodedata

LIMIT = 0x110000
NAMES_PER_BLOCK = 64
WORDS_PER_GROUP = 16
RUNS_PER_GROUP = 64
CATEGORIES = ("Lu Ll Lt Lm Lo Mn Mc Me Nd Nl No Pc Pd Ps Pe Pi Pf Po Sm Sc Sk So Zs Zl Zp Cc Cf Cs Co Cn").split()
ALTERNATES = len(CATEGORIES)  # Lu, Ll, Lu, …
ALIASES = """
0 NULL/NUL; 1 START OF HEADING/SOH; 2 START OF TEXT/STX; 3 END OF TEXT/ETX; 4 END OF TRANSMISSION/EOT;
5 ENQUIRY/ENQ; 6 ACKNOWLEDGE/ACK; 7 ALERT/BEL; 8 BACKSPACE/BS;
9 CHARACTER TABULATION/HORIZONTAL TABULATION/HT/TAB; A LINE FEED/NEW LINE/END OF LINE/EOL/LF/NL;
B LINE TABULATION/VERTICAL TABULATION/VT; C FORM FEED/FF; D CARRIAGE RETURN/CR;
E SHIFT OUT/LOCKING-SHIFT ONE/SO; F SHIFT IN/LOCKING-SHIFT ZERO/SI; 10 DATA LINK ESCAPE/DLE;
11 DEVICE CONTROL ONE/DC1; 12 DEVICE CONTROL TWO/DC2; 13 DEVICE CONTROL THREE/DC3; 14 DEVICE CONTROL FOUR/DC4;
15 NEGATIVE ACKNOWLEDGE/NAK; 16 SYNCHRONOUS IDLE/SYN; 17 END OF TRANSMISSION BLOCK/ETB; 18 CANCEL/CAN;
19 END OF MEDIUM/EOM; 1A SUBSTITUTE/SUB; 1B ESCAPE/ESC; 1C INFORMATION SEPARATOR FOUR/FILE SEPARATOR/FS;
1D INFORMATION SEPARATOR THREE/GROUP SEPARATOR/GS; 1E INFORMATION SEPARATOR TWO/RECORD SEPARATOR/RS;
1F INFORMATION SEPARATOR ONE/UNIT SEPARATOR/US; 20 SP; 7F DELETE/DEL; 80 PADDING CHARACTER/PAD;
81 HIGH OCTET PRESET/HOP; 82 BREAK PERMITTED HERE/BPH; 83 NO BREAK HERE/NBH; 84 INDEX/IND; 85 NEXT LINE/NEL;
86 START OF SELECTED AREA/SSA; 87 END OF SELECTED AREA/ESA;
88 CHARACTER TABULATION SET/HORIZONTAL TABULATION SET/HTS;
89 CHARACTER TABULATION WITH JUSTIFICATION/HORIZONTAL TABULATION WITH JUSTIFICATION/HTJ;
8A LINE TABULATION SET/VERTICAL TABULATION SET/VTS; 8B PARTIAL LINE FORWARD/PARTIAL LINE DOWN/PLD;
8C PARTIAL LINE BACKWARD/PARTIAL LINE UP/PLU; 8D REVERSE LINE FEED/REVERSE INDEX/RI;
8E SINGLE SHIFT TWO/SINGLE-SHIFT-2/SS2; 8F SINGLE SHIFT THREE/SINGLE-SHIFT-3/SS3; 90 DEVICE CONTROL STRING/DCS;
91 PRIVATE USE ONE/PRIVATE USE-1/PU1; 92 PRIVATE USE TWO/PRIVATE USE-2/PU2; 93 SET TRANSMIT STATE/STS;
94 CANCEL CHARACTER/CCH; 95 MESSAGE WAITING/MW; 96 START OF GUARDED AREA/START OF PROTECTED AREA/SPA;
97 END OF GUARDED AREA/END OF PROTECTED AREA/EPA; 98 START OF STRING/SOS;
99 SINGLE GRAPHIC CHARACTER INTRODUCER/SGC; 9A SINGLE CHARACTER INTRODUCER/SCI;
9B CONTROL SEQUENCE INTRODUCER/CSI; 9C STRING TERMINATOR/ST; 9D OPERATING SYSTEM COMMAND/OSC;
9E PRIVACY MESSAGE/PM; 9F APPLICATION PROGRAM COMMAND/APC; A0 NBSP; AD SHY; 1A2 LATIN CAPITAL LETTER GHA;
1A3 LATIN SMALL LETTER GHA; 34F CGJ; 61C ALM; 709 SYRIAC SUBLINEAR COLON SKEWED LEFT; CDE KANNADA LETTER LLLA;
E9D LAO LETTER FO FON; E9F LAO LETTER FO FAY; EA3 LAO LETTER RO; EA5 LAO LETTER LO;
FD0 TIBETAN MARK BKA- SHOG GI MGO RGYAN; 11EC HANGUL JONGSEONG YESIEUNG-KIYEOK;
11ED HANGUL JONGSEONG YESIEUNG-SSANGKIYEOK; 11EE HANGUL JONGSEONG SSANGYESIEUNG;
11EF HANGUL JONGSEONG YESIEUNG-KHIEUKH; 180B FVS1; 180C FVS2; 180D FVS3; 180E MVS; 180F FVS4; 200B ZWSP;
200C ZWNJ; 200D ZWJ; 200E LRM; 200F RLM; 202A LRE; 202B RLE; 202C PDF; 202D LRO; 202E RLO; 202F NNBSP;
205F MMSP; 2060 WJ; 2066 LRI; 2067 RLI; 2068 FSI; 2069 PDI; 2118 WEIERSTRASS ELLIPTIC FUNCTION;
2448 MICR ON US SYMBOL; 2449 MICR DASH SYMBOL;
2B7A LEFTWARDS TRIANGLE-HEADED ARROW WITH DOUBLE VERTICAL STROKE;
2B7C RIGHTWARDS TRIANGLE-HEADED ARROW WITH DOUBLE VERTICAL STROKE; A015 YI SYLLABLE ITERATION MARK;
AA6E MYANMAR LETTER KHAMTI LLA; FE18 PRESENTATION FORM FOR VERTICAL RIGHT WHITE LENTICULAR BRACKET;
FEFF BYTE ORDER MARK/BOM/ZWNBSP; 122D4 CUNEIFORM SIGN NU11 TENU;
122D5 CUNEIFORM SIGN NU11 OVER NU11 BUR OVER BUR; 16E56 MEDEFAIDRIN CAPITAL LETTER H;
16E57 MEDEFAIDRIN CAPITAL LETTER NG; 16E76 MEDEFAIDRIN SMALL LETTER H; 16E77 MEDEFAIDRIN SMALL LETTER NG;
1B001 HENTAIGANA LETTER E-1; 1D0C5 BYZANTINE MUSICAL SYMBOL FTHORA SKLIRON CHROMA VASIS
"""


def number(n):
    out = []
    while n >= 128:
        out.append(n & 127 | 128)
        n >>= 7
    return out + [n]


def words_of(name):
    words = re.findall("[ -]*[A-Z0-9]+", name)
    assert "".join(words) == name, name
    return words


def all_names():
    """The ranges of computed names, and the other names."""
    ranges, names = [], []
    for c in range(LIMIT):
        name = unicodedata.name(chr(c), "")
        if not name or name.startswith("HANGUL SYLLABLE "):
            continue
        if not name.endswith("-%04X" % c):
            names.append((c, name))
        elif ranges and ranges[-1][1] == c - 1 and ranges[-1][2] == name[:-len("%04X" % c)]:
            ranges[-1][1] = c
        else:
            ranges.append([c, c, name[:-len("%04X" % c)]])
    aliases = []
    for row in ALIASES.replace("\n", " ").split(";"):
        code, _, texts = row.strip().partition(" ")
        aliases += [(int(code, 16), text) for text in texts.split("/")]
    aliases += [(ord(unicodedata.lookup("VARIATION SELECTOR-%d" % i)), "VS%d" % i) for i in range(1, 257)]
    for c, name in aliases:
        assert unicodedata.lookup(name) == chr(c), name
    return ranges, names, sorted(aliases)


def encode_words(words):
    out, groups, before = [], [], ""
    for i, word in enumerate(words):
        if i % WORDS_PER_GROUP == 0:
            groups.append(len(out))
            before = ""
        shared = 0
        while shared < min(len(before), len(word), 15) and before[shared] == word[shared]:
            shared += 1
        rest = word[shared:]
        out += [shared << 4 | min(len(rest), 15)] + ([len(rest) - 15] if len(rest) >= 15 else []) + list(map(ord, rest))
        before = word
    return out, groups


def encode_names(lists, words, common):
    numbers = {w: i for i, w in enumerate(words)}
    single = {w: i for i, w in enumerate(common)}
    out, starts, offsets, counts = [], [], [], []
    for names in lists:
        counts.append((len(names) + NAMES_PER_BLOCK - 1) // NAMES_PER_BLOCK)
        for i, (c, name) in enumerate(names):
            tokens = words_of(name)
            if i % NAMES_PER_BLOCK == 0:
                starts.append(c)
                offsets.append(len(out))
                before, last = [], c - 1
            shared = 0
            while shared < min(len(before), len(tokens), 15) and before[shared] == tokens[shared]:
                shared += 1
            new = tokens[shared:]
            out.append((c - last != 1) << 7 | min(len(new), 7) << 4 | shared)
            out += number(c - last) if c - last != 1 else []
            out += [len(new) - 7] if len(new) >= 7 else []
            for word in new:
                n = numbers[word] + len(common) * 256
                out += [single[word]] if word in single else [n >> 8, n & 255]
            before, last = tokens, c
        offsets_end = len(out)
    return out, starts, offsets + [offsets_end], counts


def encode_categories():
    table = [CATEGORIES.index(unicodedata.category(chr(c))) for c in range(LIMIT)] + [-1] * 4
    out, starts, offsets, i, runs = [], [], [], 0, 0
    while i < LIMIT:
        j, kind = i, table[i]
        if table[i:i + 4] == [0, 1, 0, 1]:
            kind = ALTERNATES
            while table[j:j + 2] == [0, 1]:
                j += 2
        else:
            while table[j] == kind:
                j += 1
        if runs % RUNS_PER_GROUP == 0:
            starts.append(i)
            offsets.append(len(out))
        out += [kind << 3 | min(j - i - 1, 7)] + (number(j - i - 8) if j - i >= 8 else [])
        runs += 1
        i = j
    return out, starts, offsets


def numeric_runs():
    values = {c: fractions.Fraction(unicodedata.numeric(chr(c))).limit_denominator(1000) for c in range(LIMIT)
              if unicodedata.numeric(chr(c), None) is not None and unicodedata.decimal(chr(c), None) is None}
    runs = []
    for c in sorted(values):
        v = values[c]
        is_digit = unicodedata.digit(chr(c), None) is not None
        small = v.numerator < 10 ** 8 and runs and runs[-1][2] < 10 ** 8
        if small and runs[-1][0] + runs[-1][1] == c and runs[-1][4] == v.denominator and runs[-1][5] == is_digit:
            start, count, first, step = runs[-1][:4]
            if count == 1 or first + step * count == v.numerator:
                runs[-1][3] = v.numerator - first if count == 1 else step
                runs[-1][1] += 1
                continue
        runs.append([c, 1, v.numerator, 0, v.denominator, is_digit])
    return runs


def main():
    ranges, names, aliases = all_names()
    count = collections.Counter(w for _, name in names + aliases for w in words_of(name))
    words = sorted(count)
    pairs = (len(words) + 255) // 256
    common = [w for w, _ in count.most_common(256 - pairs)]
    word_bytes, word_groups = encode_words(words)
    name_bytes, block_starts, block_offsets, block_counts = encode_names((names, aliases), words, common)
    category_bytes, category_starts, category_offsets = encode_categories()
    numerics = numeric_runs()
    out = ["/* SPDX-License-Identifier: MIT\n *\n * Generated by tools/make_unicode_names.py (Unicode %s): see there for "
           "the encoding. */" % unicodedata.unidata_version]
    size = 0

    def table(ctype, name, values, text, width):
        nonlocal size
        size += len(values) * {"uint8_t": 1, "uint16_t": 2, "uint32_t": 4, "int32_t": 4}[ctype]
        per_line = 116 // (len(text % values[0]) + 2) if width == 0 else width
        rows = ",\n".join("    " + ", ".join(text % v for v in values[i:i + per_line])
                          for i in range(0, len(values), per_line))
        out.append("static const %s %s[%d] = {\n%s};" % (ctype, name, len(values), rows))

    def packed(name, data):
        data = data + [0] * (-len(data) % 4)
        table("uint32_t", name, [int.from_bytes(bytes(data[i:i + 4]), "little") for i in range(0, len(data), 4)],
              "0x%x", 11)

    out.append("#define UNIDATA_VERSION \"%s\"" % unicodedata.unidata_version)
    out.append("enum {\n    WORD_COUNT = %d,\n    COMMON_COUNT = %d,\n    NAME_BLOCK_COUNT = %d,\n"
               "    ALIAS_BLOCK_COUNT = %d,\n};" % (len(words), len(common), *block_counts))
    packed("word_bytes", word_bytes)
    table("uint16_t", "word_groups", word_groups, "%5d", 0)
    table("uint16_t", "common_words", [words.index(w) for w in common], "%5d", 0)
    packed("name_bytes", name_bytes)
    table("uint32_t", "name_block_starts", block_starts, "0x%05x", 0)
    table("uint32_t", "name_block_offsets", block_offsets, "%6d", 0)
    out.append("/* Names made of a text and the code point in hexadecimal. */\nstatic const struct {\n"
               "    uint32_t first, last;\n    const char *text;\n} name_ranges[%d] = {" % len(ranges))
    out += ["    {0x%05x, 0x%05x, \"%s\"}," % tuple(r) for r in ranges]
    out.append("};")
    packed("category_bytes", category_bytes)
    table("uint32_t", "category_starts", category_starts, "0x%05x", 0)
    table("uint16_t", "category_offsets", category_offsets, "%5d", 0)
    out.append("/* A run: first code point | count << 21, first numerator, step, denominator | digit << 15. Large numerators"
               " are in units\n * of 10^8. */\nstatic const struct {\n    uint32_t start_count;\n    int32_t first;\n"
               "    int32_t step;\n    uint16_t denominator_digit;\n    uint16_t large;\n} numeric_runs[%d] = {" %
               len(numerics))
    for start, n, first, step, denominator, is_digit in numerics:
        large = first >= 10 ** 8
        assert not large or (first % 10 ** 8 == 0 and n == 1)
        assert n < 2048
        first = first // 10 ** 8 if large else first
        out.append("    {0x%08xu, %d, %d, %d, %d}," % (start | n << 21, first, step, denominator | is_digit << 15, large))
        size += 16
    out.append("};")
    sys.stderr.write("%d bytes of tables\n" % size)
    print("\n".join(out))


if __name__ == "__main__":
    main()
