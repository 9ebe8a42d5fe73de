z = 3 - 4j
print(z.real, z.imag, z.conjugate(), abs(z), hash(3 + 0j) == hash(3), hash(z) == hash(3 - 4j), {z: 1}[3 - 4j])
try:
    z.real = 5
except AttributeError as e:
    print("read-only")
