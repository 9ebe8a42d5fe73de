# Malformed fields of f-strings (messages only).
def check(source):
    try:
        compile(source, "<test>", "exec")
        print(repr(source), "is fine")
    except SyntaxError as e:
        print(repr(source), type(e).__name__, e.msg)


check("f'{}'")
check("f'}'")
check("f'{a b}'")
check("f'{a!x}'")
check("f'{a:{b:{c}}}'")
check("f'{a'")
