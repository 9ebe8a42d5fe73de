# stress: no (large source)
from _helper_limits import runs_or_refuses

def run(source):
    try:
        return runs_or_refuses(source)
    except (AttributeError, TypeError):
        return True

print(run("x = 1\nx" + ".real" * 100000))
print(run("x = 1\nx" + "[0]" * 100000))
print(run("x = 1\nx" + "()" * 100000))
space = {"x": 5}
print(eval("x" + ".real" * 150, space))
