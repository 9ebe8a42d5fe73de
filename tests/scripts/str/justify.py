for w in (-1, 0, 3, 4, 5, 6, 7, 8):
    print(repr("abc".center(w)), repr("abcd".center(w, "*")), repr("ab".ljust(w, ".")), repr("ab".rjust(w)))
print("é".center(4, "€"), "x".ljust(3, "é"), "é".rjust(3))
for f in (lambda: "a".center(5, "xy"), lambda: "a".center(5, 1), lambda: "a".ljust("5"), lambda: "a".rjust(5, "")):
    try:
        print(f())
    except TypeError as e:
        print(e)
