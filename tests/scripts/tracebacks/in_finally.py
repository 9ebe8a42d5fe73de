# check: stderr
try:
    print("body")
finally:
    undefined_in_finally
