# A dict as __builtins__ of the globals takes the place of the builtins, also in functions and for changes later.
def show(text, space):
    try:
        print(eval(text, space))
    except NameError as e:
        print(e)


show('len([1])', {'__builtins__': {}})
show('len([1])', {'__builtins__': {'len': lambda x: 'mine'}})
show('len([1])', {'__builtins__': __import__('builtins')})
show('len([1])', {'__builtins__': {}, 'len': len})
own = {'abs': abs}
space = {'__builtins__': own}
exec('def f(x):\n    return abs(x)\ndef g():\n    return print', space)
print(space['f'](-1))
own['abs'] = lambda x: 'changed'
print(space['f'](-1))
del own['abs']
for name in 'f', 'g':
    try:
        space[name](*[1][:name == 'f'])
    except NameError as e:
        print(e)
print(len([1]))
