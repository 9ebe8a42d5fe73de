import io
import json


class Hooked(json.JSONDecoder):
    def __init__(self, *, suffix="!", **kw):
        super().__init__(object_hook=self.hook, **kw)
        self.suffix = suffix

    def hook(self, d):
        return {k + self.suffix: v for k, v in d.items()}


class Twice(json.JSONDecoder):
    def decode(self, s):
        return [super().decode(s)] * 2


print(json.loads('{"a": {"b": 1}}', cls=Hooked), json.loads(s='{"a": 1.5}', cls=Hooked, suffix="?", parse_float=str))
print(json.loads(b"[1]", cls=Twice), json.load(io.StringIO("2"), cls=Twice), json.loads("3", cls=None))
print(json.loads('"\t"', cls=json.JSONDecoder, strict=False), Twice(parse_int=str).decode("1"))
try:
    json.loads("{", cls=Hooked)
except json.JSONDecodeError as e:
    print(e)
