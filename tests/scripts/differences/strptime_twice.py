# A directive that occurs twice is a ValueError, where CPython raises re.error; a ":" may be left out of one place of %z.
import time

try:
    time.strptime("1 2", "%d %d")
except ValueError as e:
    print(e)
print(time.strptime("-01:3016", "%z").tm_year)
