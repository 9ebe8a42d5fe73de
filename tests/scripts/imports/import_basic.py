# import binds the module, which runs once.
import _helper_basic
print(_helper_basic.value, _helper_basic.__name__, _helper_basic.__doc__)
import _helper_basic
print(_helper_basic.change(), _helper_basic.value)
_helper_basic.value = 50
print(_helper_basic.change())
print(type(_helper_basic).__name__)
