a, b = 3 + 4j, 1 - 2j
print(a + b, a - b, a * b, a / b, a + 1, 1 - a, a * 0.5, 2 / a, -a, +a, abs(a))
print(a == 3 + 4j, a != b, 3 + 0j == 3, 3 == 3 + 0j, 1j == 1, a == "x", bool(0j), bool(1j))
