for spec in ("", "5", "<5", ">5", "^5", "*^7", ".2", "5.1", "s", "05", "é>4", "0<5", ">>5", "^^5"):
    print(spec, repr(format("abc", spec)), repr(format("é€", spec)))
