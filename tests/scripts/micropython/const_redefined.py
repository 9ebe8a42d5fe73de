# A constant has one value; a name may be used for other things, but stays constant for the compiler.
source = "from micropython import const\nA = const(%s)\nA = const(%s)\nprint(A)\n"
for values in ((1, 2), (1, 1), (1, "1.0"), ("'a'", "b'a'"), ("(1, 2)", "(1, 2)")):
    try:
        exec(source % values)
    except SyntaxError as e:
        print(e.msg, e.lineno)
exec("from micropython import const\nX = const(1)\nX = 5\nprint(X, globals()['X'])\n", {})
exec("from micropython import const\ndef f():\n  Y = const(3)\n  Y += 1\n  return Y\nprint(f())\n", {})
exec("try:\n  from micropython import const\nexcept ImportError:\n  const = lambda x: x\n_A = const(1)\nprint(_A, '_A' in globals())", {})
exec("from micropython import const\n_A: int = const(4)\nprint(_A, '_A' in globals())", {})
