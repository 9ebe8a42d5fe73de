# A comprehension runs in the frame that it stands in, as in CPython 3.12: no frame <listcomp>.
import sys

class Sink:
    text = ""

    def write(self, s):
        self.text += s

def f(data):
    return [10 // x for x in data]

try:
    f([1, 0])
except ZeroDivisionError as e:
    sink = Sink()
    sys.print_exception(e, sink)
    for line in sink.text.split("\n"):
        print(line.split("tracebacks/")[-1])
