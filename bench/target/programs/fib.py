# fib(20), recursively: 21,891 calls
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def bench():
    return fib(20)
