# An object's end is not observable here, but __del__ may be defined.
class C:
    def __del__(self):
        pass

c = C()
del c
print("fine")
