# for with else, break and continue.
for x in range(4):
    if x == 1:
        continue
    print(x)
else:
    print("else")
for x in range(4):
    if x == 2:
        break
else:
    print("never")
print(x)
for x in []:
    pass
else:
    print("empty", x)
