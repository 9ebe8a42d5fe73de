# Raising and catching many times costs no stack.
def f(i):
    try:
        if i % 2:
            raise ValueError(i)
        return i
    except ValueError as e:
        return -e.args[0]
    finally:
        pass

print(sum(f(i) for i in range(2000)))
