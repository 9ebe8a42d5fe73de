# Subclassing float.
class F(float):
    def half(self):
        return F(self / 2)

f = F(5)
print(f, f.half(), type(f + 1).__name__, f == 5.0, f > 4, int(f), repr(f), "%.1f" % f)
