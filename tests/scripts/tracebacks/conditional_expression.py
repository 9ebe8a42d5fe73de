# check: stderr
x = 0
y = 5 if x else 10 % x
