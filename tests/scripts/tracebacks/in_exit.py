# check: stderr
class Manager:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        if kind:
            raise KeyError("from exit")

with Manager() as m:
    raise ValueError("from the body")
