people = [('bob', 30), ('alice', 25), ('carol', 30), ('dave', 25), ('al', 25)]
print(sorted(people))
print(sorted(people, key=lambda p: (p[1], p[0])))
print(sorted(people, key=lambda p: (-p[1], p[0])))
print(sorted([[2, 1], [1, 2], [1], []]))
print(sorted([b'b', b'a', b'']), sorted({3: 1, 1: 2}), sorted('hello'))
