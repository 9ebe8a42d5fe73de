# Characters by name in literals.
def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


print("\N{BULLET}\N{latin small letter e with acute}\N{HANGUL SYLLABLE GAG}\N{CJK UNIFIED IDEOGRAPH-4E8C}|", ascii("\N{NULL}\N{NBSP}"))
print(r"\N{BULLET}", b"\N{BULLET}", rb"\N{x}", "\\N{BULLET}")
x = 3
print(f"\N{DIGIT ONE}{x}\N{LEFT CURLY BRACKET}{x:\N{FULL STOP}>5}")
for text in (r"'\N{BULLET'", r"'\N'", r"'\N{}'", r"'\N{NO SUCH NAME}'", r"'ab\Nc'", r"'\N{BULLET}\N{x}'", r"f'\N{x}'", r"b'\N{'"):
    try:
        print(eval(text))
    except SyntaxError as e:
        print(e.msg)
