# check: stderr
if True:
print("x")
