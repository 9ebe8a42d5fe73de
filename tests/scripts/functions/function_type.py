# The type of functions makes functions out of code.
def plain(a, b=1):
    return a, b, where

Function = type(plain)
made = Function(plain.__code__, {"where": "there"}, "new", (9,))
print(made(1), made.__name__, made.__defaults__, made.__globals__["where"])
print(Function(plain.__code__, {"where": 2})(1, 2), Function(code=plain.__code__, globals={"where": 3})(1, 2))

def outer():
    z = 3
    return lambda: z

inner = outer()
print(Function(inner.__code__, {}, None, None, inner.__closure__)())
counter = {"n": 0}
step = compile("def step():\n  global n\n  n += 1\n  return n\n", "s", "exec")
exec(step, counter)
twin = Function(counter["step"].__code__, {"n": 100})
print(twin(), twin(), counter["step"](), twin())

for args in ((1, {}), (plain.__code__, 1), (plain.__code__, {}, 5), (plain.__code__, {}, None, [1]),
             (inner.__code__, {}), (inner.__code__, {}, None, None, ()), (inner.__code__, {}, None, None, (1,)),
             (plain.__code__, {}, None, None, inner.__closure__), (plain.__code__, {}, None, None, 5), ()):
    try:
        print(Function(*args))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
