# Names a script has from the start.
print(__name__)
print("__builtins__" in globals(), "__file__" in globals(), __doc__)
print(__file__.endswith("dunder_main.py"))
