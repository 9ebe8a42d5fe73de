# check: stderr
größe = "äöü" + "日本"; print(größe); größe + 5
