# Star imports that fail.
try:
    from _helper_bad_all import *
except AttributeError as e:
    print(e)
try:
    from _helper_all_type import *
except TypeError as e:
    print(e)
for source in ("def f():\n    from sys import *", "class C:\n    def m(self):\n        from sys import *", "from sys import *, x", "from sys import (*)"):
    try:
        compile(source, "s", "exec")
        print("no error")
    except SyntaxError as e:
        print(e.msg)
