# check: stderr
class Builder:
    def add(self, x):
        if x is None:
            raise ValueError("None added")
        return self

b = Builder()
b.add(1).add(2).add(None).add(4)
