# Lines joined by backslash and brackets; comments and blank lines within.
x = 1 + \
    2
y = (1 +

     2  # comment
     + 3)
z = [
    1,
    # only a comment
    2,
]
print(x, y, z)
if x == 3 and \
   y == 6:
    print("joined")
s = "a\
b"
print(s)
print("adjacent" " strings"
      " join")
