"""The doc string of the script."""
print(__doc__)
__doc__ = "changed"
print(__doc__)
