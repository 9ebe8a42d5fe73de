# __exit__ gets class, instance and traceback; sys.exc_info works in it.
import sys
class M:
    def __enter__(self):
        pass

    def __exit__(self, kind, value, traceback):
        print(kind.__name__, value.args, traceback.tb_lineno > 0, sys.exc_info()[1] is value)
        return True

with M():
    raise ValueError("a", "b")
with M():
    [][1]
print(sys.exc_info())
