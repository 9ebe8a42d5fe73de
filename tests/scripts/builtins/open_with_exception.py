try:
    with open("w.txt", "w") as f:
        f.write("kept")
        raise ValueError("inside")
except ValueError as e:
    print(e, f.closed)
print(open("w.txt").read())
