def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

from array import array
a = array('u', 'a\u00e9')
a.fromunicode('\U0001F600')
a.append('z')
print(len(a), a.tounicode() == 'a\u00e9\U0001F600z', a[0], a[-1], a.itemsize)
print(array('u', 'abc'), array('u', "it's").tolist())
attempt(lambda: array('i').tounicode())
attempt(lambda: array('i').fromunicode('a'))
attempt(lambda: a.fromunicode(1))
attempt(lambda: a.append('ab'))
