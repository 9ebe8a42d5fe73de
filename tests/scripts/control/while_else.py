# while with else, break and continue.
n = 5
while n:
    n -= 1
    if n == 3:
        continue
    print(n)
else:
    print("else")
while True:
    n += 1
    if n > 3:
        break
else:
    print("never")
print(n)
while False:
    pass
else:
    print("else of an empty loop")
