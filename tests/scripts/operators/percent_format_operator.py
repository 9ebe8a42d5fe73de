# % on strings is formatting, also with mappings and one value.
print("%s %d %x %5.2f|%-5s|%05d %%" % ("s", 42, 255, 1.5, "l", 7))
print("%(a)s %(b)03d" % {"a": 1, "b": 2})
print("%s" % 5, "%s" % (5,), "%r" % "q", "%c%c" % ("a", 98), "%s" % [1, 2])
for source in ("'%s %s' % 1", "'%s' % (1, 2)", "'%d' % 'a'", "'%q' % 1", "'%' % 1", "'%(a)s' % {}", "'%(a)s' % 5", "'x' % 1", "'%c' % 'ab'", "'%*d' % ('a', 1)"):
    try:
        print(eval(source))
    except Exception as e:
        print(type(e).__name__, e)
