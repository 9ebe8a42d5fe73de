# re.error as an exception class.
import re

e = re.error("message", "a\nbc", 3)
print(e, e.msg, e.pattern, e.pos, e.lineno, e.colno, e.args, repr(e))
e = re.error("message")
print(e, e.pattern, e.pos, e.lineno, e.colno, issubclass(re.error, Exception), re.error.__module__, re.error.__name__)


class Mine(re.error):
    pass


try:
    raise Mine("m", "abc", 1)
except re.error as e:
    print(type(e).__name__, e, e.colno)
