import sys
print(sys.maxsize + 1 == 1 << (sys.maxsize.bit_length()), sys.maxsize > 2**30, sys.maxunicode)
print(sys.float_info.radix, sys.float_info.epsilon > 0, sys.int_info.sizeof_digit, sys.flags.optimize)
