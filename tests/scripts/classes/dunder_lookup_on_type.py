# Special methods are looked up on the type, not on the instance.
class C:
    def __len__(self):
        return 1

c = C()
c.__len__ = lambda: 5
print(len(c), c.__len__())
c.__repr__ = lambda: "instance"
print("instance" in repr(c))
C.__len__ = lambda self: 7
print(len(c))
