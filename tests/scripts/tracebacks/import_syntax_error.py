# check: stderr
import _failing_syntax
