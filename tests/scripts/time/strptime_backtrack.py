# Numbers give digits back that what follows needs.
import time

for text, format in (
    ("20245", "%Y%m"), ("12", "%m%d"), ("13", "%m%d"), ("111", "%d%m"), ("1234", "%j%m"), ("1211", "%j%m"),
    ("123", "%H%M"), ("1.1234", "%S.%f%w"), ("+01:30:1512", "%z%d"), ("+013015.1234", "%z%m%d"), (" 5", "%d"),
):
    try:
        print(text, tuple(time.strptime(text, format)))
    except ValueError as e:
        print(e)
