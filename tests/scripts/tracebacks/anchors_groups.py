# check: stderr
# The marks of operators whose operands stand in parentheses, and of subscripts.
x, y, d = 10, 0, [1]

def a(): return (x) // (y)
def b(): return ( x ) // y
def c(): return 'a'+(1)
def e(): return d[ 9 ]
def g(): return (d)  [9]
def h(): return ()+1
def i(): assert -x > 0 and x, "message"
def j(): return ((x)) // y

previous = None
for f in (a, b, c, e, g, h, i, j):
    try:
        f()
    except Exception as error:
        error.__cause__ = previous
        previous = error
raise previous
