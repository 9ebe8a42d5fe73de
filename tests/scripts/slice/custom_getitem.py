class C:
    def __getitem__(self, key):
        return key
    def __setitem__(self, key, value):
        print('set', key, value)
    def __delitem__(self, key):
        print('del', key)
c = C()
print(c[1:2], c[:], c[::2], c[1:2, 3], c['a':None:1.5], c[...])
c[1:] = 5
del c[:2, ::3]
