# Defaults see the enclosing scope at definition time.
x = 1

def f(a=x):
    return a

x = 2
print(f())

functions = []
for i in range(3):
    functions.append(lambda i=i: i)
print([g() for g in functions])

class C:
    y = 10

    def m(self, a=y):
        return a

print(C().m())
