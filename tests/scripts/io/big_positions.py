import io
import sys

b = io.BytesIO(b"ab")
for call in (lambda: b.seek(sys.maxsize, 2), lambda: b.seek(sys.maxsize) and b.write(b"xyz")):
    try:
        print(call() == 0)
    except (OverflowError, MemoryError) as e:
        print("refused")
print(b.getvalue())
