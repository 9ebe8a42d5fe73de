# Widths beyond every limit.
for f in (
    lambda: "%" + "9" * 30 + "d",
    lambda: ("%" + "9" * 30 + "d") % 1,
    lambda: ("%." + "9" * 30 + "f") % 1.0,
    lambda: ("{:" + "9" * 30 + "}").format(1),
    lambda: format(1, "9" * 30),
    lambda: format("s", "." + "9" * 30),
    lambda: format(1.5, "." + "9" * 30 + "f"),
    lambda: "%*d" % (1 << 70, 1),
    lambda: ("{" + "9" * 30 + "}").format(1),
    lambda: "{:{}}".format(1, 1 << 70),
):
    try:
        print(len(f()))
    except (ValueError, OverflowError, IndexError) as e:
        print(type(e).__name__)
