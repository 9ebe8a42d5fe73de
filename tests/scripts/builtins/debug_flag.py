print(__debug__, type(__debug__).__name__)
