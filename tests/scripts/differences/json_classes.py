# JSONEncoder.iterencode gives one piece; UTF-16 and UTF-32 are not detected; no function stands for a hook that was not given.
import json

print(json.JSONDecoder().parse_float)
print(list(json.JSONEncoder().iterencode([1, {"a": 2}])))
try:
    json.loads(b"\xff\xfe1\x00")
except UnicodeDecodeError as e:
    print("UnicodeDecodeError")
