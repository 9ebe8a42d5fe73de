import json

d = json.JSONDecoder()
print(d.decode(" [1, 2.5, {\"a\": null}] "), d.raw_decode("[1] x"), d.raw_decode("é 1 x", 2), d.raw_decode(s="x12", idx=1))
print(d.object_hook, d.object_pairs_hook, d.strict, json.JSONDecoder)
d = json.JSONDecoder(object_hook=sorted, parse_float=str, parse_int=repr, parse_constant=len)
print(d.decode('[{"b": 1, "a": 2}, 1.50, 7, NaN]'))
d = json.JSONDecoder(object_pairs_hook=tuple, strict=False)
print(d.decode('{"b": "\t", "b": 2}'))
