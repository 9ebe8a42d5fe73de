# Malformed try statements.
for source in (
    "try:\n    pass",
    "try:\n    pass\nelse:\n    pass",
    "try:\n    pass\nexcept:\n    pass\nexcept ValueError:\n    pass",
    "try:\n    pass\nfinally:\n    pass\nexcept:\n    pass",
    "except:\n    pass",
):
    try:
        compile(source, "s", "exec")
        print("no error")
    except SyntaxError as e:
        print(e.msg)
