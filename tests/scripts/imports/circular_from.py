# A circular from-import of a name that is not bound yet.
try:
    import _helper_circular_from
except ImportError as e:
    print(str(e).split(" (")[0].split(" from ")[0])
    print("partially initialized" in str(e))
