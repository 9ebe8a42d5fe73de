class AppError(Exception):
    pass

class SubError(AppError):
    "doc"

try:
    raise SubError("a", 2)
except AppError as e:
    print(type(e).__name__, e.args, e, repr(e))
print(SubError.__mro__[1:4], issubclass(SubError, Exception))
print(isinstance(SubError(), AppError), SubError.__doc__)
