# check: stderr
raise SystemExit(True)
