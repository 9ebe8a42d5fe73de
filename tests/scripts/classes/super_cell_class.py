# __class__ in a method is the class being defined.
class A:
    def me(self):
        return __class__

    def nested(self):
        def inner():
            return __class__.__name__
        return inner()

class B(A):
    pass

print(B().me() is A, B().nested())
