# The names of local variables that are no parameters are not kept, so they are not suggested.
import sys

space = {}
exec(compile("def f(parameter):\n    local_name = 1\n    return local_nam\n"
             "def g(parameter):\n    return paramter\n", "code", "exec"), space)
for name in "fg":
    try:
        space[name](1)
    except NameError as e:
        sys.print_exception(e.with_traceback(e.__traceback__.tb_next))
