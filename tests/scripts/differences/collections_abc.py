# Built-in types cannot be registered with the classes of collections.abc, and some of these cannot be derived from.
from collections.abc import ByteString, Coroutine, Generator, Sequence

try:
    Sequence.register(set)
except TypeError as e:
    print(e)
for base in Coroutine, Generator, ByteString:
    try:
        class Heir(base):
            pass
    except TypeError as e:
        print(e)
