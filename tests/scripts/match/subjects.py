# Tuples, stars, assignment expressions and calls as subjects.
a, b = 1, 2
match a, b:
    case 1, 2:
        print("pair")
match (x := a + b):
    case 3:
        print(x)
match {"k": [a, b]}:
    case {"k": [1, y]}:
        print(y)
match [*range(3)]:
    case [0, *z]:
        print(z)
match lambda: 1:
    case f:
        print(f())
