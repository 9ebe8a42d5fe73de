__all__ = ["sub", "name"]
name = "in package"
other = "not exported"
