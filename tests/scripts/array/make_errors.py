def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

from array import array
attempt(lambda: array('z'))
attempt(lambda: array('ii'))
attempt(lambda: array(5))
attempt(lambda: array())
attempt(lambda: array('i', [1], 3))
attempt(lambda: array('i', 5))
attempt(lambda: array('i', [1, 'a']))
attempt(lambda: array('i', [1.5]))
attempt(lambda: array('i', 'abc'))
attempt(lambda: array('i', b'abc'))
attempt(lambda: array('d', ['a']))
attempt(lambda: array('u', ['ab']))
attempt(lambda: array('u', [1]))
attempt(lambda: array('i', array('u', 'a')))
