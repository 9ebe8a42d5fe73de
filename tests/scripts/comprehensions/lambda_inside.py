# Lambdas in comprehensions, comprehensions in lambdas.
print([(lambda y: x * y)(2) for x in range(3)])
print((lambda n: [i for i in range(n)])(4))
print([f(1) for f in [lambda a, b=b: (a, b) for b in range(3)]])
