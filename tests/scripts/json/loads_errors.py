import json

for s in ("", " ", "-", "01", "1.", ".5", "1e", "-Inf", "nul", '"a', '"\\x"', '"\\u12"', '"\\u12x4"', '"\\ud83d\\u12"', '"a\nb"', '"\\', "[", "[1", "[1,", "[1,]", "[,]", "[1 2]",
          "{", "{1:2}", '{"a"', '{"a" 1}', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', '{"a":1 "b"}', "1 2", "[1]x", "\ufeff1", "\n\n  x", '["é", x]', "n",
          '"\t"', '{"a":1}}', "\x0c1", "'a'", "{a:1}", '"\0"', "+1", "tru", "[1}", '{"a":1]'):
    try:
        print(json.loads(s))
    except json.JSONDecodeError as e:
        print(ascii(s), e, e.msg, e.doc == s, e.pos, e.lineno, e.colno, e.args)
for s in (5, None, [], memoryview(b"1")):
    try:
        json.loads(s)
    except TypeError as e:
        print(e)
