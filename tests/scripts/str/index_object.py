class I:
    def __index__(self):
        return 1
print("abc"[I()], "añb"[I()], "abc"[I():], "abc" * I())
