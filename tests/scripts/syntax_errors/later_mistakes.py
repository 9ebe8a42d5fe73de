# A mistake of the lexer further down replaces one of the parser, but not all kinds do.
def check(source):
    try:
        compile(source, "<test>", "exec")
        print(repr(source), "is fine")
    except SyntaxError as e:
        print(repr(source), type(e).__name__, e.msg, e.lineno, e.offset)


check("a b\nc = 'unterminated")
check("a b\nc = 0x")
check("a b\nc = \\ d")
check("a b\nc = ?")
check("a b\nc = )")
check("a b\nc = (")
check("a b\n  c\n d")
check("a b\nif c:\n\td\n        e")
check("a b\nc = \\")
check("a b\n'''")
check("\\")
check("x = 5\\")
check("0b1_2 + 0o1_8")
check("0b1_a")
