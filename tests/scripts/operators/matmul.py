# The matrix operator has no builtin meaning.
class M:
    def __matmul__(self, other):
        return "matmul", other

    def __rmatmul__(self, other):
        return "rmatmul", other

    def __imatmul__(self, other):
        return "imatmul"

m = M()
print(m @ 1, 2 @ m)
m @= 1
print(m)
try:
    1 @ 2
except TypeError as e:
    print(e)
