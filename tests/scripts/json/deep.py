# Nesting is limited by RecursionError, both ways.
# stress: no (too slow)
import json

print(json.loads("[" * 200 + "]" * 200) == eval("[" * 50 + "[]" + "]" * 50), len(json.dumps(json.loads("[" * 300 + "]" * 300))))
for s in ("[" * 1000000, '{"a":' * 1000000):
    try:
        json.loads(s)
    except RecursionError:
        print("RecursionError")
deep = []
for i in range(1000000):
    deep = [deep]
try:
    json.dumps(deep, check_circular=False)
except RecursionError:
    print("RecursionError")
