import sys
class Source:
    def __init__(self, lines):
        self.lines = lines
    def readline(self):
        return self.lines.pop(0) if self.lines else ""
sys.stdin = Source(["one\n", "two"])
print(input(), input())
try:
    input()
except EOFError as e:
    print(e)
