def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


import unicodedata
for c in "a\u00df\u0394\u20ac\u4e00\uac00\ud7a3\uac01\U0001f600\U0001f1e6\u0f39\u0b83\ufdfa\U000e01ef\U00012000":
    name = unicodedata.name(c)
    print(name, unicodedata.lookup(name) == c, c in "\u4e00\uac00\ud7a3\uac01" or unicodedata.lookup(name.lower()) == c)
attempt(lambda: unicodedata.name("\n"))
attempt(lambda: unicodedata.name("\n", None))
attempt(lambda: unicodedata.name("\ue000", 5))
attempt(lambda: unicodedata.name(""))
attempt(lambda: unicodedata.name("ab"))
attempt(lambda: unicodedata.name(5))
attempt(lambda: unicodedata.name())
attempt(lambda: unicodedata.lookup(5))
for name in ("", " ", "-", "A", "LATIN SMALL LETTER", "LATIN SMALL LETTER A ", " LATIN SMALL LETTER A", "HANGUL SYLLABLE",
             "HANGUL SYLLABLE X", "HANGUL SYLLABLE GAGG", "HANGUL SYLLABLE A", "hangul syllable a", "cjk unified ideograph-4e00", "CJK UNIFIED IDEOGRAPH-4E00",
             "CJK UNIFIED IDEOGRAPH-FFFF", "x" * 256, "x" * 257, "NOT A NAME", "\u00e9"):
    attempt(lambda: unicodedata.lookup(name))
