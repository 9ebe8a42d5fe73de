# __call__ of the metaclass controls instance creation.
class Singleton(type):
    instances = {}

    def __call__(cls, *args, **kwargs):
        if cls not in cls.instances:
            cls.instances[cls] = super().__call__(*args, **kwargs)
        return cls.instances[cls]

class C(metaclass=Singleton):
    def __init__(self, x):
        print("init", x)
        self.x = x

print(C(1) is C(2), C(3).x)
