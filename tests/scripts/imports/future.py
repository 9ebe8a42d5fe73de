"""Future statements."""
from __future__ import division, annotations
from __future__ import (print_function,)

def f(x: undefined) -> nothing:
    y: unknown = x
    return y

class C:
    field: missing = 1

print(f(1), C.field, __doc__)
for source in ("from __future__ import nope", "from __future__ import braces", "x = 1\nfrom __future__ import division",
               "def f():\n    from __future__ import division", "'doc'\nfrom __future__ import division\n"):
    try:
        exec(source)
        print("no error")
    except SyntaxError as e:
        print(e.msg)
