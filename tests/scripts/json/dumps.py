import json

values = [None, True, False, 0, -1, 10**30, 1.5, 1e20, 0.1, 1e-7, float("inf"), -float("inf"), "", 'a"\\\n\x01\x7fé\u2028\U0001F600\ud800/\t\b\f\r', [], [1, [2, []]], (), (1, 2), {},
          {"a": 1, "b": [1, 2], "c": {}}, {1: 2, None: 3, True: 4, 1.5: 5}, {"b": 1, "a": {"d": 1, "c": 2}}]
for v in values:
    for kw in ({}, {"indent": 2}, {"indent": 0}, {"indent": "\t"}, {"separators": (",", ":")}, {"ensure_ascii": False}, {"indent": 1, "separators": (" , ", "=")}):
        print(ascii(json.dumps(v, **kw)))
print(json.dumps({"b": 1, "a": {"d": 1, "c": 2}}, sort_keys=True), json.dumps({3: 1, 1: 2}, sort_keys=True, indent="--"), json.dumps([float("nan")]))
