# yield inside finally and except.
def g():
    try:
        yield 1
        raise ValueError("v")
    except ValueError as e:
        yield "except %s" % e
    else:
        yield "never"
    finally:
        yield "finally"
    yield "after"

print(list(g()))
