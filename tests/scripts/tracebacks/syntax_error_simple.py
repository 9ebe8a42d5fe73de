# check: stderr
exec("value = 1 +")
