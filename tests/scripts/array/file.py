# needs: little-endian
from array import array
class File:
    def __init__(self, data=b''):
        self.data = data
    def write(self, b):
        self.data += b
    def read(self, n):
        r, self.data = self.data[:n], self.data[n:]
        return r
f = File()
array('h', [1, -1, 300]).tofile(f)
print(f.data)
a = array('h')
a.fromfile(f, 2)
print(a)
try:
    a.fromfile(f, 5)
except EOFError as e:
    print(e)
print(a)
