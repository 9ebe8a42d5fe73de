# args, str and repr of exceptions; attributes of some kinds.
for e in (ValueError(), ValueError("a"), ValueError("a", 1), KeyError("k"), KeyError(), OSError(2, "no such"), OSError("only")):
    print(str(e), repr(e), e.args)
e = OSError(2, "text", "file")
print(e.errno, e.strerror, e.filename, e)
e = StopIteration(5)
print(e.value)
e = SystemExit(3)
print(e.code)
e = ValueError("x")
e.extra = 1
e.args = (1, 2)
print(e.extra, e, e.args)
