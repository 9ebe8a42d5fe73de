# check: stderr
# Names and attributes that are near what was typed are suggested.
import sys

class Shape:
    outline = 1

    def __init__(self):
        self.colour = 2

    def area_of(self):
        pass

some_global = 1

def parameter(first_number):
    return first_numbr

try:
    Shape().colr
except AttributeError as e:
    print(e)

def all_of(first, *others):
    try:
        first()
    finally:
        if others:
            all_of(*others)

all_of(
    lambda: Shape().colur,
    lambda: Shape().area_off(),
    lambda: Shape.outlin,
    lambda: [].apend,
    lambda: sys.exti,
    lambda: some_globl,
    lambda: pritn,
    lambda: Shape().nothing_like_it,
    lambda: xyzzy,
    lambda: parameter(1),
    lambda: Shape().COLOUR,
    lambda: Shape().ab,
)
# exit status 1
