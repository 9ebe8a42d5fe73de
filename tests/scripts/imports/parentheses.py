# from-import with names in parentheses.
from _helper_all import (
    shown,
    hidden as h,
)
print(shown, h)
for source in ("from _helper_all import shown,", "from _helper_all import ()", "import (sys)", "import sys as 5", "import sys.modules as a.b", "from sys import"):
    try:
        compile(source, "s", "exec")
        print("no error")
    except SyntaxError as e:
        print(e.msg)
