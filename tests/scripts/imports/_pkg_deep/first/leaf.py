from .. import top
from ..second import name as second_name
from ..second.leaf import name as second_leaf
from . import name as own
from ..top import value

text = "%s %s %s %s" % (top.value, second_name, second_leaf, own)
