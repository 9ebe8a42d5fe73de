# Literals of numbers.
# needs: double
print(0, 1_000_000, 0x1F, 0XaB, 0o17, 0b101, 0x_ff, 00, 0_0)
print(1.5, .5, 5., 1e3, 1E-3, 1_0.5_0, 0.1 + 0.2, 1e100)
print(1j, 2.5J, 1e2j, 0j)
print(123456789012345678901234567890, -5, --5, +5, -0)
print(1 .real, 1..real, 1.0.real, 5 .__class__.__name__)
