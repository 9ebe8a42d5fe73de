# Loops, functions and try statements inside clauses.
def f():
    out = []
    for i in range(3):
        try:
            if i == 1:
                continue
            raise ExceptionGroup("g", [ValueError(i), TypeError(i)])
        except* ValueError as e:
            for k in range(5):
                if k == 2:
                    break
                if k == 1:
                    continue
                out.append(k)
            while True:
                break
            (lambda: out.append("called"))()

            def g():
                return out.append("g")
            g()
        except* TypeError:
            try:
                raise OSError(i)
            except* OSError as e:
                out.append(repr(e))
        finally:
            out.append("finally")
    return out


print(f())
print(f())
