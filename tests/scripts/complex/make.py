print(complex(), complex(1), complex(1, 2), complex(1.5), complex(1j), complex(1j, 1j), complex(True), complex(real=1, imag=2))
print(complex("1"), complex("1+2j"), complex("-j"), complex("+j"), complex(" (1-2.5j) "), complex("1e3j"), complex("1e-5-1e+5j"))
print(complex("inf"), complex("nanj"), complex("1_0+2j"), complex(imag=3))
class C:
    def __complex__(self):
        return 1 + 5j
class F:
    def __float__(self):
        return 2.5
print(complex(C()), complex(F()), complex(F(), F()))
