big = 10**30
print(slice(big).indices(big * 10))
print(slice(None, None, -1).indices(big))
print(slice(None, None, -big).indices(10))
print(slice(-big, big).indices(10))
print(slice(-5, None).indices(big))
print(slice(big, -big, -2).indices(7))
