# check: stderr
a = 1; b = a / 0; c = 2
