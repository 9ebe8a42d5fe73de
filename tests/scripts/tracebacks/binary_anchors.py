# check: stderr
a = "text"
b = [1]
c = (1 + 2) * (a + b) - 5
