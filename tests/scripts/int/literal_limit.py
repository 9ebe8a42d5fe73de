# A decimal literal beyond the limit is a SyntaxError, a hexadecimal one is not.
for text in ("1" * 4301, "x = " + "1_" * 4300 + "1", "0x" + "f" * 5000, "1" * 4300):
    try:
        compile(text, "f", "exec")
        print("ok")
    except SyntaxError as e:
        print(e.msg)
