import io
import sys

real = sys.stdout
sys.stdout = buffer = io.StringIO()
print("captured", 1)
sys.stdout = real
print(repr(buffer.getvalue()))
sys.stdin = io.StringIO("first\nsecond\n")
print(input(), input())
try:
    input()
except EOFError:
    print("EOF")
