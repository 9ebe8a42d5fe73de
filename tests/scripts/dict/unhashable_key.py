d = {}
for key in ([], {}, set(), bytearray(b"x")):
    for action in ("get", "set", "del", "in"):
        try:
            if action == "get":
                d[key]
            elif action == "set":
                d[key] = 1
            elif action == "del":
                del d[key]
            else:
                key in d
        except TypeError as e:
            print(action, e)
print(d)
