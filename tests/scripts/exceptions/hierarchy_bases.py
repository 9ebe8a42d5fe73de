names = """BaseException GeneratorExit KeyboardInterrupt SystemExit Exception ArithmeticError FloatingPointError
OverflowError ZeroDivisionError AssertionError AttributeError BufferError EOFError ImportError ModuleNotFoundError
LookupError IndexError KeyError MemoryError NameError UnboundLocalError OSError BlockingIOError ChildProcessError
ConnectionError BrokenPipeError ConnectionAbortedError ConnectionRefusedError ConnectionResetError FileExistsError
FileNotFoundError InterruptedError IsADirectoryError NotADirectoryError PermissionError ProcessLookupError
TimeoutError ReferenceError RuntimeError NotImplementedError RecursionError StopIteration StopAsyncIteration
SyntaxError IndentationError TabError SystemError TypeError ValueError UnicodeError UnicodeDecodeError
UnicodeEncodeError UnicodeTranslateError Warning BytesWarning DeprecationWarning EncodingWarning FutureWarning
ImportWarning PendingDeprecationWarning ResourceWarning RuntimeWarning SyntaxWarning UnicodeWarning
UserWarning""".split()
import builtins
for name in names:
    cls = getattr(builtins, name)
    print(cls.__name__, cls.__bases__[0].__name__, issubclass(cls, Exception))
print(IOError is OSError, EnvironmentError is OSError)
