# sys.set_int_max_str_digits
import sys
print(sys.get_int_max_str_digits(), sys.int_info.default_max_str_digits, sys.int_info.str_digits_check_threshold)


def attempt(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, e)


attempt(sys.set_int_max_str_digits, 639)
attempt(sys.set_int_max_str_digits, -1)
attempt(sys.set_int_max_str_digits, "640")
attempt(sys.set_int_max_str_digits)
attempt(sys.set_int_max_str_digits, 640, 1)
print(sys.get_int_max_str_digits())
sys.set_int_max_str_digits(maxdigits=640)
n = 10 ** 640
attempt(lambda: len(str(n - 1)))
attempt(str, n)
attempt(repr, -n)
attempt(int, "1" * 640 + "_0")
attempt(lambda: len(hex(n)), )
attempt(lambda: int("f" * 1000, 16).bit_length())
attempt(int, "1" * 641, 3)
attempt(lambda: f"{n:d}")
attempt(lambda: "%d" % n)
attempt(lambda: len("%x" % n))
sys.set_int_max_str_digits(0)
attempt(lambda: len(str(10 ** 5000)))
