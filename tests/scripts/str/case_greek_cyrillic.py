for s in ("ΑΒΓ ΣΊΣΥΦΟΣ", "Σ", "ΑΣ", "ΑΣ.", "ΑΣΑ", "привет МИР", "ὈΔΥΣΣΕΎΣ", "İstanbul ı", "ᾳ ᾼ ΰ", "ქართული"):
    print(s.upper(), s.lower(), s.title(), s.capitalize(), s.swapcase(), s.casefold())
