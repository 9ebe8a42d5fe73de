# Too many, too few, not iterable.
def attempt(source, value):
    try:
        exec(source, {"v": value})
        print("no error")
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)

attempt("a, b = v", (1, 2, 3))
attempt("a, b, c = v", (1, 2))
attempt("a, b = v", [])
attempt("a, b = v", "x")
attempt("a, b = v", range(9))
attempt("a, b = v", iter([1, 2, 3]))
attempt("a, b = v", {"k": 1})
attempt("a, b = v", 5)
attempt("a, = v", None)
attempt("() = v", [1])
attempt("a, *b, c = v", [1])
attempt("a, b, *c = v", iter([1]))
attempt("*a, b = v", ())
attempt("(a, b), c = v", (1, 2))
