# check: stderr
raise SystemExit
