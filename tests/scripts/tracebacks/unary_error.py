# check: stderr
x = [1]
y = 5 + -x
