import json

for s in ("1", "-1", "0", "-0", "1.5", "-0.0", "1e5", "1E+2", "1e-2", "NaN", "Infinity", "-Infinity", "null", "true", "false", '"a"', '""', "[]", "[1]",
          "[ 1 , 2 ]", "{}", '{"a": 1, "b": [1, {"c": null}]}', '{"a":1,"a":2}', "[[[[1]]]]", "123456789012345678901234567890", "-123456789012",
          ' \t\r\n{ "a" : [ ] } ', '"\\n\\t\\r\\b\\f\\/\\\\\\""', '"\\u00e9\\ud83d\\ude00\\ud83d"', '"é\U0001F600"', '"\\ud83dx\\ude00"', '"\\ud83d\\u0041"'):
    r = json.loads(s)
    print(ascii(s), type(r).__name__, ascii(r))
print(json.loads(b'{"a":"\xc3\xa9"}'), json.loads(bytearray(b"[1]")), json.loads(b"\xef\xbb\xbf1"))
