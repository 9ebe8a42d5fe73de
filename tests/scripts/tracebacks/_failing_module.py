def broken():
    return [].missing_method()


broken()
