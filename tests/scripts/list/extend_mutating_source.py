a = [1, 2]
class Source:
    def __iter__(self):
        for i in range(5):
            a.append('x')
            yield i
            if i == 2:
                a.clear()
a.extend(Source())
print(a)
