import json

e = json.JSONDecodeError("message", "abc\nd", 4)
print(e, e.args, e.msg, e.doc, e.pos, e.lineno, e.colno, repr(e), isinstance(e, ValueError), json.JSONDecodeError.__name__, json.JSONDecodeError.__module__)
try:
    json.loads("x")
except ValueError as e:
    print(e)
try:
    json.JSONDecodeError("message")
except TypeError as e:
    print("TypeError")
