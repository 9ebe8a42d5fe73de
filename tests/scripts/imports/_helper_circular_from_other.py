from _helper_circular_from import value

name = 2
