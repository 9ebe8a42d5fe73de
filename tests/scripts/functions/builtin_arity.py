# Arity errors of builtins and methods are TypeErrors.
for call in (
    lambda: len(),
    lambda: len(1, 2),
    lambda: [].append(),
    lambda: [].append(1, 2),
    lambda: abs(),
    lambda: "".join(),
    lambda: len(x=1),
):
    try:
        call()
        print("no error")
    except TypeError:
        print("TypeError")
