# An error while binding the target still calls __exit__.
class M:
    def __enter__(self):
        return 5

    def __exit__(self, kind, value, traceback):
        print("exit", kind.__name__)

try:
    with M() as (a, b):
        print("never")
except TypeError as e:
    print(e)
