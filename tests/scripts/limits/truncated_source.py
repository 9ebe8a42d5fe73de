# stress: no (many compilations)
# A program cut off at each place compiles or raises SyntaxError.
program = '''
@decorator(1, a=2)
def f(a, *b, c: int = 3, **d) -> "x":
    """doc"""
    global g
    try:
        with a as b, c: yield [x for x in y if z]
    except (E, F) as e:
        raise G from e
    else: return lambda q, *r: (q, *r)
    finally:
        del a[1:2], b.c
class C(A, metaclass=M):
    x: int = {1: 2, **k}
    for i, (j, *k) in z:
        while not i < j <= 3 != y is None: x += f"{a!r:>{w}} {{}}" 'b'
        assert x, r'\\d' ; continue
'''
outcomes = 0
for i in range(len(program)):
    try:
        compile(program[:i], "s", "exec")
        outcomes += 1
    except SyntaxError:
        pass
print(outcomes > 20)
compile(program, "s", "exec")
print("whole")
