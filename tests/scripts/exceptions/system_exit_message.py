# check: stderr
import sys
print("before")
sys.exit("message for stderr")
