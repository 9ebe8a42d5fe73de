# check: stderr
def g(x):
    raise ValueError(x)

total = (1 +
         g("second line") +
         2)
