class Sink:
    def __init__(self):
        self.parts = []
        self.flushed = 0
    def write(self, text):
        self.parts.append(text)
    def flush(self):
        self.flushed += 1
s = Sink()
print("a", 1, file=s)
print("b", end="", file=s, flush=True)
print(file=s, sep="x")
print(s.parts, s.flushed)
print("to stdout", file=None)
