# Built-in class methods called through the type, a derived class, an object.
print(int.from_bytes(b'\1\2','big'), dict.fromkeys('ab'), bytes.fromhex('61'), float.fromhex('0x1p3'))
class D(dict): pass
print(D.fromkeys('a'), type(D.fromkeys('a')).__name__, D().fromkeys([1]))
class M(type): pass
class E(dict, metaclass=M): pass
print(type(E.fromkeys('a')).__name__)
try: int.from_bytes()
except TypeError as e: print(e)
try: dict.fromkeys()
except TypeError as e: print(e)
try: dict.fromkeys(1,2,3)
except TypeError as e: print(e)
try: bytes.fromhex(x=1)
except TypeError as e: print(e)
class F(int):
    @classmethod
    def make(cls, x): return cls(x)
print(F.make(3), F.from_bytes(b'a','big'), type(F.from_bytes(b'a','big')).__name__)
