# check: stderr
class C:
    def method(self):
        return self.missing_name

    def caller(self):
        return [self.method(), 1]

C().caller()
