# What help() prints is meant for a small terminal.
import sys


class Lines:
    def __init__(self):
        self.text = ""

    def write(self, text):
        self.text += text


def shown(*args):
    lines, stdout = Lines(), sys.stdout
    sys.stdout = lines
    try:
        result = help(*args)
    finally:
        sys.stdout = stdout
    assert result is None
    return lines.text.splitlines()


class Lamp:
    "Gives light."
    watts = 5

    @property
    def broken(self):
        raise ValueError

    def __repr__(self):
        return "Lamp()"


print(shown(Lamp()))
print(shown(True)[0], any(line.startswith("  bit_length -- ") for line in shown(True)))
print("modules" in shown()[0])
words = " ".join(shown("modules")).split()
print("builtins" in words, "sys" in words, "nothing" in words)
print(shown("other")[0])


class Ended:
    @property
    def all(self):
        raise KeyboardInterrupt


for call in (lambda: shown(Ended()), lambda: help(1, 2), lambda: help(x=1)):
    try:
        call()
    except BaseException as e:
        print(type(e).__name__, str(e)[:40])
