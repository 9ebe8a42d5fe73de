# check: stderr
from sys import zzz_no_such_name
