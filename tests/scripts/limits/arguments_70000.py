# stress: no (large source)
# timeout: 60
from _helper_limits import CLEAR

def f(*args, **kwargs):
    return len(args) + len(kwargs)

def check(function):
    try:
        return function() == 70000
    except CLEAR:
        return True

print(check(lambda: f(*range(70000))))
print(check(lambda: f(**{"k%d" % i: i for i in range(70000)})))
print(check(lambda: eval("f(" + ", ".join(str(i) for i in range(70000)) + ")", {"f": f})))
print(check(lambda: max(*range(70001))))
print(eval("f(" + ", ".join("k%d=1" % i for i in range(3000)) + ")", {"f": f}) == 3000)
print("{}".format(*range(70000)))
print(f(1, 2, a=3))
