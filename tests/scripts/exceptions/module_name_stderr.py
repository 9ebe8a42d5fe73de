# check: stderr
class Outer:
    class Inner(Exception):
        __module__ = "some.where"

raise Outer.Inner("x")
