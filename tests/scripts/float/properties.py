for x in (1.5, -0.0, 3.0, 1e300):
    print(x.real, x.imag, x.conjugate(), x.is_integer(), x.__float__(), abs(x), -x, +x)
print(float("inf").is_integer(), float("nan").is_integer())
try:
    ~1.5
except TypeError as e:
    print(e)
