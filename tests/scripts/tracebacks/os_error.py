# check: stderr
open("/no/such/file/anywhere")
