# Classes with abstract methods have no instances; what a class overrides is no longer abstract.
from abc import ABC, ABCMeta, abstractmethod, update_abstractmethods

class A(ABC):
    @abstractmethod
    def method(self):
        return "of A"

    @property
    @abstractmethod
    def value(self):
        pass

    @classmethod
    @abstractmethod
    def make(cls):
        pass

    @staticmethod
    @abstractmethod
    def count():
        pass

    def plain(self):
        return 1

def attempt(cls, *args):
    try:
        print(type(cls(*args)).__name__)
    except TypeError as e:
        print(e)

class B(A):
    def method(self):
        return super().method()

    make = count = None

class C(B):
    value = 1

print(type(A), sorted(A.__abstractmethods__), B.__abstractmethods__, C.__abstractmethods__, ABC.__abstractmethods__)
print(A.method.__isabstractmethod__, A.__dict__["value"].__isabstractmethod__, property(len).__isabstractmethod__)
for cls in A, B, C:
    attempt(cls)
attempt(A, 5)
try:
    object.__new__(A)
except TypeError as e:
    print(e)
print(C().method(), C().plain())

class Meta(ABCMeta):
    pass

class D(metaclass=Meta):
    @abstractmethod
    def f(self):
        pass

attempt(D)
D.f = None
attempt(D)
print(update_abstractmethods(D) is D)
attempt(D)
D.__abstractmethods__ = {"g"}
attempt(D)

class Listed(list, A):
    pass

attempt(Listed)

class Plain:
    @abstractmethod
    def f(self):
        pass

attempt(Plain)
try:
    Plain.__abstractmethods__
except AttributeError:
    print("not abstract")
try:
    abstractmethod(5)
except AttributeError as e:
    print(e)
