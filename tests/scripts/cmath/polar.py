# needs: double
import cmath

for z in (1, -1, 1j, -1j, 3 + 4j, -3 - 4j, 0, complex(-0.0, 0.0), complex(-1, -0.0)):
    r, phi = cmath.polar(z)
    print(z, "%.12g %.12g %.12g" % (r, phi, cmath.phase(z)))
for r, phi in ((1, 0), (2, cmath.pi), (0, 5), (-1, 0.5), (3, -2), (0, 0)):
    z = cmath.rect(r, phi)
    print("%.12g %.12g" % (z.real, z.imag))
print(cmath.polar(complex("inf")), cmath.phase(complex(float("-inf"), 1)))
