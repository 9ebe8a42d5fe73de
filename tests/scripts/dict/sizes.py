for n in range(0, 40):
    d = {}
    for i in range(n):
        d[str(i)] = i
    for i in range(n):
        assert d[str(i)] == i
    assert str(n) not in d
    assert list(d) == [str(i) for i in range(n)]
    assert d.copy() == d and dict(d) == d
    for i in range(n):
        del d[str(i)]
        assert str(i) not in d
        assert len(d) == n - i - 1
    assert d == {}
print("ok")
