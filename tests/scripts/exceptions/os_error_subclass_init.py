class NetError(OSError):
    def __init__(self, host, port):
        super().__init__(111, "refused")
        self.host = host
        self.port = port

e = NetError("h", 80)
print(type(e).__name__, e.errno, e.strerror, e.host, e.port, e, e.args)
try:
    raise e
except ConnectionRefusedError:
    print("never")
except OSError as x:
    print(x is e)
