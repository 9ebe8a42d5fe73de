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


d = json.JSONDecoder()
show_type(json.JSONDecoder, 1)
show_type(json.JSONDecoder, foo=1)
show(d.decode, 1)
show(d.decode, b"1")
show(d.decode, "[1] x")
show(d.decode, "")
show(d.raw_decode, "")
show(d.raw_decode, " 1")
show(d.raw_decode, "1", -1)
show(d.raw_decode, "1", "0")
show(d.raw_decode, 1)
show(d.decode, '"\t"')
show(json.loads, "1", cls=3)
show(json.loads, "1", cls=dict)
show(json.loads, 1, cls=json.JSONDecoder)
show_type(json.loads, cls=json.JSONDecoder)
show_type(json.loads, "1", cls=json.JSONDecoder, foo=1)
