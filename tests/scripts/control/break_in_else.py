# break and continue in a loop's else act on the loop outside.
for i in range(3):
    for j in []:
        pass
    else:
        if i == 1:
            break
        continue
    print("never")
else:
    print("never")
print("i", i)
