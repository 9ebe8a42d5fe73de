# Bytes beyond ASCII, and bytes mixed with strings.
def check(source):
    try:
        compile(source, "<test>", "exec")
        print(repr(source), "is fine")
    except SyntaxError as e:
        print(repr(source), type(e).__name__, e.msg, e.lineno, e.offset)


check("'a' b'b'")
check("b'a' 'b'")
