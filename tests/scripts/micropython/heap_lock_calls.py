# With the heap locked: calls of objects, super().method(), slices with constant ends,
# small ints from bytes.
from micropython import heap_lock, heap_unlock

class Callable:
    def __call__(self, *args):
        return len(args)

class CallableWithOne:
    def __call__(self, a, b=2):
        return a + b

class A:
    def get(self):
        return 5

class B(A):
    def get(self):
        return super().get() + 1

f, b, data = CallableWithOne(), B(), bytearray(range(10))
one = two = three = four = None
heap_lock()
one, two, three = f(1), f(1, 5), b.get()
data[3:5] = b"ab"
four = int.from_bytes(b"\x01\x02", "little")
heap_unlock()
print(one, two, three, data, four)
