class Both(KeyError, AttributeError):
    pass

class Third(ValueError, IndexError):
    pass

for catch in (KeyError, AttributeError, LookupError, Exception):
    try:
        raise Both("k")
    except catch as e:
        print(catch.__name__, e)
try:
    raise Third("t")
except (IndexError, TypeError) as e:
    print(type(e).__name__, e)

class Mixin:
    def extra(self):
        return "extra of %s" % self

class WithMixin(Mixin, RuntimeError):
    pass

print(WithMixin("w").extra())
