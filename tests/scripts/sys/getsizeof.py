import sys
print(sys.getsizeof(5), sys.getsizeof(None), sys.getsizeof([]) <= 32, sys.getsizeof([0] * 100) > 400)
print(sys.getsizeof("x" * 1000) >= 1000, sys.getsizeof({i: i for i in range(50)}) > 400, sys.getsizeof(bytearray(500)) >= 500)
class S:
    def __sizeof__(self):
        return 77
print(sys.getsizeof(S()))
