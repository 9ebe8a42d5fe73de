from _helper_circular_from_other import name

value = 1
