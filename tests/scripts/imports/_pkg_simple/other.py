from . import module
from .module import value as renamed
from . import value as package_value

joined = renamed + " / " + package_value + " / " + module.value
