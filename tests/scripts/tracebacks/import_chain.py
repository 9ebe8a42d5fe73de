# check: stderr
import _failing_module
