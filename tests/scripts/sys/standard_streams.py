import sys
print(sys.stdout.write("abc\n"), sys.stdout.writable(), sys.stdin.readable(), sys.stdout.encoding.lower())
sys.stdout.writelines(["x", "y\n"])
sys.stdout.flush()
print(sys.stdin.name, sys.stdout.name, sys.stderr.name, sys.stdout.closed, sys.stdout is sys.__stdout__)
try:
    sys.stdout.write(5)
except TypeError as e:
    print(e)
print("to stderr", file=sys.stderr)
