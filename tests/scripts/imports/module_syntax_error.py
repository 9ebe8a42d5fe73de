# A syntax error in the module names its file and line.
try:
    import _helper_syntax
except SyntaxError as e:
    print(e.msg, e.lineno, e.filename.replace("\\", "/").split("/")[-1])
