import operator

print(operator.call(print, 1, 2, sep="-"), operator.call(dict, a=1), operator.call(lambda: 5))
