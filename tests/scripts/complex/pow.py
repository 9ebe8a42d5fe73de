print((1 + 1j) ** 2, (1 + 1j) ** -1, (2j) ** 2, (1 + 2j) ** 0, 0j ** 2, 0j ** 0, (1 + 2j) ** 3, 2 ** (1 + 0j))
print(abs((1 + 2j) ** 0.5 - (1.272019649514069 + 0.7861513777574233j)) < 1e-12)
for f in (lambda: 0j ** -1, lambda: 0j ** 1j):
    try:
        print(f())
    except ZeroDivisionError as e:
        print(e)
