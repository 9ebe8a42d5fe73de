# Format specifications, also computed ones.
x, w, p = 3.14159, 10, 3
print(f"{x:.2f}|{x:10.3f}|{x:<10.1f}|{x:+.1e}|{42:05d}|{255:#x}|{'s':>5}|{'s':*^7}|{1000000:,}")
print(f"{x:{w}.{p}f}|{x:{w}.{p - 1}f}|{'a':{'>'}{w}}|{5:{'0'}>{w // 2}}")
print(f"{'text':{10}}|{True:d}|{None!s:>6}|{'x'!r:>6}")
