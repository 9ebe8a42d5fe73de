import sys

f = sys.flags
print(f.debug, f.inspect, f.interactive, f.optimize, f.verbose, f.quiet, f.isolated, f.dev_mode, f.bytes_warning)
print(len(f), type(f).__name__, f[3] == f.optimize)
try:
    f.debug = 1
except AttributeError:
    print("AttributeError")
