# Attributes that are to be updated must be there in the wrapper, not in what is wrapped.
from functools import cached_property, update_wrapper
def wrapped():
    pass

def wrapper():
    pass

for value in ({}, 1, None):
    wrapper.extra = value
    if value is None:
        del wrapper.extra
    try:
        print(update_wrapper(wrapper, wrapped, ("missing",), ("extra",)) is wrapper, hasattr(wrapper, "missing"))
    except AttributeError as error:
        print(error)

class Meta(type):
    @cached_property
    def once(cls):
        return 1

class Slots:
    __slots__ = ()
    @cached_property
    def once(self):
        return 1

for owner in (Meta("Made", (), {}), Slots()):
    try:
        owner.once
    except TypeError as error:
        print(error)
