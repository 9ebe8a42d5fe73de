names = "isalnum isalpha isascii isdecimal isdigit isidentifier islower isnumeric isprintable isspace istitle isupper".split()
for s in ("", "a", "A", "aB", "Ab", "1", "a1", " ", "\t\n", "a b", "_x", "1x", "é", "É", "²", "½", "٣", "中", "Ⅷ", "ª", "ǅ", "x\u0301", "\u200b",
          "\u00a0", "\n", "A1", "Hello World", "Hello world", "HELLO W1", "-", "\x7f", "ﬀ", "😀"):
    print(ascii(s), [n[2:] for n in names if getattr(s, n)()])
