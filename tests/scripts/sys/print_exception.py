import sys
class Sink:
    text = ""
    def write(self, s):
        self.text += s
try:
    {}["k"]
except KeyError as e:
    sink = Sink()
    sys.print_exception(e, sink)
    lines = sink.text.split("\n")
    print(lines[0], lines[-2], sep="\n")
sys.print_exception(ValueError("direct"))
try:
    sys.print_exception(5)
except TypeError as e:
    print(e)
try:
    sys.print_exception(ValueError(), 5)
except OSError as e:
    print(e)
