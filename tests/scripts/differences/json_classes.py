# json has no classes to derive encoders and decoders from; UTF-16 and UTF-32 are not detected.
import json

print(hasattr(json, "JSONEncoder"), hasattr(json, "JSONDecoder"), json.dumps(1, cls=None))
for f in (lambda: json.dumps(1, cls=int), lambda: json.loads("1", cls=int)):
    try:
        f()
    except NotImplementedError as e:
        print(e)
try:
    json.loads(b"\xff\xfe1\x00")
except UnicodeDecodeError as e:
    print("UnicodeDecodeError")
