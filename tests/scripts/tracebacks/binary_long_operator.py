# check: stderr
x = 10
y = 0
print((x + 1)   //   (y * 2))
