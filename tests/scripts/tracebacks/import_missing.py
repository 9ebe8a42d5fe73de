# check: stderr
import zzz_no_such_module
