# The variables are local to the comprehension.
x = 5
print([x for x in range(3)], x)
try:
    [hidden for hidden in range(3)]
    hidden
except NameError as e:
    print(e)

def f():
    y = 1
    z = [y for y in "ab"]
    return y, z

print(f())
