# check: stderr
values = [1, "a"]
if values[0] < values[1] and True:
    print("never")
