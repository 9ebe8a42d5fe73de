# check: stderr
source = "def f():\n    return 1 / 0\n\nf()"
exec(source)
