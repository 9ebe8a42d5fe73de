import json


class File:
    def __init__(self, text=""):
        self.text = text

    def read(self):
        return self.text

    def write(self, text):
        self.text += text


f = File()
json.dump({"a": [1, 2, {"b": None}]}, f, indent=1)
print(f.text)
print(json.load(File("[1, 2]")), json.load(File(b"[3]")), json.load(fp=File("4"), parse_int=str))
for what in (File("["), File(5), 5):
    try:
        json.load(what)
    except (ValueError, TypeError, AttributeError) as e:
        print(type(e).__name__, e)
try:
    json.dump({1}, f)
except TypeError as e:
    print(e)
