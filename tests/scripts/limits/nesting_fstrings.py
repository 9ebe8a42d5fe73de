# stress: no (large source)
from _helper_limits import runs_or_refuses
print(runs_or_refuses("x = f'" + "{" * 50001 + "}" * 50001 + "'"))
print(runs_or_refuses("x = f'" + "{1:" * 50000 + "}" * 50000 + "'"))
print(runs_or_refuses("x = f'{" + "(" * 50000 + "1" + ")" * 50000 + "}'"))
