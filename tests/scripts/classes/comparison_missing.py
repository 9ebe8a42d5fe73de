# Ordering without methods; equality falls back to identity.
class C:
    pass

a, b = C(), C()
print(a == a, a == b, a != a, a != b)
for call in (lambda: a < b, lambda: a <= b, lambda: a > 1, lambda: 1 >= a, lambda: None < None, lambda: "a" < 1, lambda: [] < ()):
    try:
        call()
    except TypeError as e:
        print(e)
