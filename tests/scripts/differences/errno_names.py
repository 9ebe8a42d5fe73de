# Linux has more.
import errno

print(hasattr(errno, "ENOTNAM"), hasattr(errno, "EHWPOISON"), len(errno.errorcode) > 75)
