import io

print(io.SEEK_SET, io.SEEK_CUR, io.SEEK_END, io.DEFAULT_BUFFER_SIZE > 0, io.open is open)
print(io.BlockingIOError is BlockingIOError, issubclass(io.UnsupportedOperation, OSError), io.StringIO, io.BytesIO)
print(issubclass(io.StringIO, io.TextIOBase), issubclass(io.BytesIO, io.BufferedIOBase),
      issubclass(io.RawIOBase, io.IOBase))
