# check: stderr
class Outer:
    class Inner:
        x = 1
        y = x + "s"
