print({x: x * x for x in range(5) if x % 2})
print({k: v for k, v in zip("ab", "cd")})
print({x % 3: x for x in range(10)})
print({**{"a": 1}, "b": 2, **{"a": 3}})
