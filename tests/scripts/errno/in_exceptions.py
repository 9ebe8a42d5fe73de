import errno

try:
    open("/nosuch/file")
except OSError as e:
    print(e.errno == errno.ENOENT, errno.errorcode[e.errno], type(e).__name__)
print(type(OSError(errno.EEXIST, "x")).__name__, type(OSError(errno.EACCES, "x")).__name__, OSError(errno.ETIMEDOUT, "t"))
try:
    errno.ENOSUCH
except AttributeError as e:
    print(e)
