# Factory function and default argument both fix the value.
def factory(i):
    return lambda: i

print([f() for f in [factory(i) for i in range(3)]])
print([f() for f in [lambda i=i: i * i for i in range(4)]])
