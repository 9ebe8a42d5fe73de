import time

for text, *format in (
    ("2024-02-29 13:05:09", "%Y-%m-%d %H:%M:%S"),
    ("Sun Jan  7 10:11:12 2024",),
    ("01/07/24 10:11:12", "%x %X"),
    ("Sun Jan  7 10:11:12 2024", "%c"),
    ("30 nov 00", "%d %b %y"),
    ("MON january 69", "%a %B %y"),
    ("12 30 PM", "%I %M %p"),
    ("12 30 am", "%I %M %p"),
    ("1 PM", "%H %p"),
    ("200 2024", "%j %Y"),
    ("366 2023", "%j %Y"),
    ("1.123456", "%S.%f"),
    ("-01:30:15.5 5", "%z %d"),
    ("UTC", "%Z"),
    ("2024\t 5", "%Y %m"),
    ("100%", "100%%"),
    ("ABC 1", "abc %d"),
    ("29 2", "%d %m"),
    ("May Feb 3", "%b %B %m"),
    ("", ""),
):
    print(tuple(time.strptime(text, *format)))
t = time.strptime("2001", "%Y")
print(type(t) is time.struct_time, t.tm_year, t.tm_isdst, t)
for seconds in range(0, 2000000000, 123456789):
    t = time.gmtime(seconds)
    for format in ("%c", "%Y %j %T".replace("%T", "%X"), "%G %V %u", "%Y %U %w", "%Y %W %A"):
        print(tuple(time.strptime(time.strftime(format, t), format))[:8], end=" ")
    print()
