# stress: no (the heap is filled on purpose)
# mem: 128k
# Finalisers run without anybody calling gc.collect(), when memory is wanted.
count = 0

class C:
    def __init__(self):
        self.data = bytearray(100)

    def __del__(self):
        global count
        count += 1

for i in range(5000):
    C()
print(count > 4000)
