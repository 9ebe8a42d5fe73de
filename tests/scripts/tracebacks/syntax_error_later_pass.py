# check: stderr
# Errors that are found after parsing show their line, too.
import sys
sys.path.insert(0, __file__.rpartition("/")[0] + "/../imports")
import _failing_scope
