import sys
print(repr(sys.stdin.readline()))
print(repr(sys.stdin.read(3)))
for line in sys.stdin:
    print(repr(line))
print(repr(sys.stdin.read()), repr(sys.stdin.readline()))
