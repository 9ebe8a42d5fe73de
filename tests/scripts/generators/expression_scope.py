# The loop variable stays inside.
x = "outside"
print(list(x for x in range(2)), x)
n = 10
g = (i + n for i in range(2))
n = 20
print(list(g))
