# check: stderr
import sys
sys.exit("text for standard error")
