# BytesIO(n) and StringIO(n) are empty with room for n bytes: writing so many needs no memory.
import io
import micropython

piece = b"0123456789"
text = "text"
binary, string = io.BytesIO(100), io.StringIO(8)
print(binary.getvalue(), repr(string.getvalue()), binary.tell())
_ = 0  # a new global might need memory
micropython.heap_lock()
try:
    for _ in range(10):
        binary.write(piece)
    string.write(text)
    string.write(text)
    binary.write(piece)
    print("no error")
except MemoryError:
    print("MemoryError")
finally:
    micropython.heap_unlock()
print(len(binary.getvalue()), string.getvalue())
binary.write(piece)
print(binary.tell(), binary.truncate(3), binary.getvalue())
for make in io.BytesIO, io.StringIO:
    try:
        make(-1)
    except ValueError as e:
        print(e)
binary.__init__(5)
print(binary.getvalue(), io.BytesIO(0).getvalue())
