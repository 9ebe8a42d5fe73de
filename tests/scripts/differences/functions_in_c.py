import functools
import itertools
import types


@functools.singledispatch
def f(x):
    return x


print(type(f).__name__, isinstance(f, types.FunctionType), hasattr(f, "__code__"), type(functools.wraps(f)).__name__)
try:
    itertools.chain()[0]
except TypeError as e:
    print(e)
