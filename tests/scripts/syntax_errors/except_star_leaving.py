# except* clauses cannot be left by break, continue and return.
def check(source):
    try:
        compile(source, "<test>", "exec")
        print(repr(source), "is fine")
    except SyntaxError as e:
        print(repr(source), type(e).__name__, e.msg, e.lineno, e.offset)


check("for x in y:\n try: pass\n except* E:\n  break")
check("for x in y:\n try: pass\n except* E:\n  continue")
check("def f():\n try: pass\n except* E:\n  return 1")
check("def f():\n try: pass\n except* E:\n  for x in y: return 1")
check("try: pass\nexcept* E:\n for x in y: break")
check("try: pass\nexcept* E:\n for x in y:\n  try: continue\n  finally: pass")
check("def f():\n try: pass\n except* E:\n  def g(): return 1")
check("def f():\n try: return 1\n except* E: pass\n else: return 2\n finally: return 3")
check("try: pass\nexcept* E:\n break")
check("try: pass\nexcept* E:\n return")
