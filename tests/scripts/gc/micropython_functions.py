import micropython
from micropython import const
N = const(5)
print(N, const("x"), micropython.opt_level(), micropython.stack_use() > 0, micropython.heap_locked())
@micropython.native
def f():
    return 1
print(f(), micropython.kbd_intr(3), micropython.alloc_emergency_exception_buf(100))
micropython.opt_level(2)
print(micropython.opt_level())
try:
    micropython.opt_level(9)
except ValueError as e:
    print(e)
