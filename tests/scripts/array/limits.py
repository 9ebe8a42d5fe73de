def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

from array import array
for code, low, high in (('b', -128, 127), ('B', 0, 255), ('h', -32768, 32767), ('H', 0, 65535),
                        ('i', -2**31, 2**31 - 1), ('I', 0, 2**32 - 1), ('q', -2**63, 2**63 - 1), ('Q', 0, 2**64 - 1)):
    a = array(code, [low, high])
    print(a)
    attempt(lambda: array(code, [low - 1]))
    attempt(lambda: array(code, [high + 1]))
    attempt(lambda: a.append(None))
    print(len(a))
