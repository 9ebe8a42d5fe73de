# check: stderr
class C:
    @property
    def value(self):
        return self._zzz

c = C()
total = c.value + 1
