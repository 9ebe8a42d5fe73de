import json


def show(f, *a, **kw):
    try:
        print(f(*a, **kw))
    except Exception as e:
        print(type(e).__name__, e)


def show_type(f, *a, **kw):  # the wording of arity errors is that of native functions
    try:
        print(f(*a, **kw))
    except TypeError:
        print("TypeError")


show_type(json.JSONEncoder, 1)
show_type(json.JSONEncoder, foo=1)
show(json.JSONEncoder, separators=3)
show(json.JSONEncoder, separators=(1, 2, 3))
show(json.JSONEncoder().default, 3)
show(json.JSONEncoder().encode, {1})
show(json.JSONEncoder(default=3).encode, {1})
show(json.JSONEncoder(allow_nan=False).encode, float("inf"))
show(json.JSONEncoder(separators=(1, 2)).encode, [])
show(json.JSONEncoder(indent=1.5).encode, [1])
loop = []
loop.append(loop)
show(json.JSONEncoder().encode, loop)
e = json.JSONEncoder()
del e.indent
try:
    e.encode([1])
except AttributeError as error:
    print(error.name)
show(json.dumps, 1, cls=3)
show(json.dumps, 1, cls=dict)
show_type(json.dumps, cls=json.JSONEncoder)
show_type(json.dumps, 1, 2, cls=json.JSONEncoder)
show_type(json.dumps, 1, cls=json.JSONEncoder, foo=1)
