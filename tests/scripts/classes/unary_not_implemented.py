# A unary operator gives what the method returns, also NotImplemented.
class A:
    def __neg__(self):
        return NotImplemented

    def __abs__(self):
        return NotImplemented

print(-A(), abs(A()))
for action in (lambda: ~A(), lambda: +A()):
    try:
        action()
    except TypeError as e:
        print(e)
