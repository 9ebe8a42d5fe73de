# stress: no (many compilations)
# Random bytes as source compile or raise SyntaxError or ValueError.
import sys
seed = 4711
bad = 0
for size in range(1, 200):
    data = bytearray()
    for _ in range(size):
        seed = (seed * 3877 + 29573) % 139968
        data.append(seed // 11 % 256 if size % 2 else 10 + seed // 11 % 118)
    try:
        compile(bytes(data), "s", "exec")
    except (SyntaxError, ValueError):
        bad += 1
print(bad > 100)
