# sys.exit raises SystemExit, which except Exception does not catch.
import sys
try:
    try:
        sys.exit(3)
    except Exception:
        print("never")
    finally:
        print("finally")
except SystemExit as e:
    print(repr(e), e.code)
try:
    sys.exit()
except SystemExit as e:
    print(e.code, e.args)
try:
    sys.exit("text")
except BaseException as e:
    print(type(e).__name__, e.code)
