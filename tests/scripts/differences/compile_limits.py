# What fits into one function: instructions name registers with one byte, and constants with two. Where CPython has other
# limits (20 loops in each other, 200 brackets of one kind), there are none of these.
# stress: no (large sources)
def attempt(what, source):
    try:
        compile(source, "source", "exec")
        print(what, "ok")
    except SyntaxError as e:
        print(what, "-", e.msg)

def names(count):
    return ", ".join("v%d" % i for i in range(count))

attempt("60 loops", "".join(" " * i + "for a in b:\n" for i in range(60)) + " " * 60 + "pass\n")
attempt("300 locals", "def f():\n" + "".join(" v%d = 1\n" % i for i in range(300)))
attempt("300 targets", names(300) + " = x")
attempt("300 cells", "def f():\n" + "".join(" v%d = 1\n" % i for i in range(300)) + " return lambda: (" + names(300) + ")")
attempt("70000 constants", "x = (" + ", ".join("x or %d.5" % i for i in range(70000)) + ")")
attempt("100 calls as arguments", "f(" * 100 + ")" * 100)
attempt("60 calls as arguments", "f(" * 60 + ")" * 60)
attempt("300 arguments", "f(" + names(300) + ")")
