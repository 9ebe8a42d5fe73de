print("a b  c ".split(), "".split(), "   ".split(), "a,b,,c".split(","), ",".split(","), "".split(","),
    "abc".split("b"))
print("a b c d".split(None, 2), "a b c d".split(" ", 1), "a  b  c".split(maxsplit=1),
    "a,b,c".split(sep=",", maxsplit=-1))
print(" a  b ".split(None, 0), "a--b--c".split("--"), "aébéc".split("é"), "a\u00a0b\u2003c\x1fd".split(),
    "x".split("xyz"))
