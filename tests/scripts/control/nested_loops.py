# break and continue act on the innermost loop; else belongs to its loop.
for i in range(3):
    for j in range(5):
        if j == i:
            continue
        if j == 3:
            break
        print(i, j)
    else:
        print("never")
    if i == 1:
        break
for i in range(2, 12):
    for j in range(2, i):
        if i % j == 0:
            break
    else:
        print("prime", i)
