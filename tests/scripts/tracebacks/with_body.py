# check: stderr
class Manager:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        print("exit", kind.__name__)

with Manager() as m:
    print("in")
    m.no_such_thing()
