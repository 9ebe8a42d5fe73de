# check: stderr
# What sys.excepthook writes stands for the traceback.
import sys

def hook(kind, value, traceback):
    print("hook", kind.__name__, value, traceback.tb_lineno)

sys.excepthook = hook
raise TypeError("the end")
