# needs: double
for n in (5, -5, 2 ** 70, True):
    print(n.real, n.imag, n.numerator, n.denominator, n.conjugate(), n.as_integer_ratio())
    print(n.__int__(), n.__index__(), n.__float__(), n.__floor__(), n.__ceil__(), n.__trunc__())
