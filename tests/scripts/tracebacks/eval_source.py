# check: stderr
value = {"a": 1}
eval("value['a'] + undefined_thing")
