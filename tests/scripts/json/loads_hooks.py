import json

print(json.loads('{"a":{"b":1}}', object_hook=lambda d: sorted(d.items())))
print(json.loads('{"a":{"b":1},"a":{}}', object_pairs_hook=lambda d: d, object_hook=len))
print(json.loads("[1,-2,1.5,1e3,NaN,-Infinity]", parse_float=lambda s: "f" + s, parse_int=lambda s: "i" + s, parse_constant=lambda s: "c" + s))
print(ascii(json.loads('"a\nb\0"', strict=False)), json.loads("1", object_hook=None))


def fails(x):
    raise KeyError(x)


for kw in ({"object_hook": fails}, {"object_pairs_hook": fails}, {"parse_int": fails}, {"parse_float": fails}, {"parse_constant": 1}):
    try:
        print(json.loads('[{"a":1},2.5,NaN]', **kw))
    except (KeyError, TypeError) as e:
        print(type(e).__name__, e)
