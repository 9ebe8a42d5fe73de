import time

for year in (2015, 2019, 2020, 2021, 2023, 2024):
    for week in (0, 1, 9, 52, 53):
        for day in (0, 1, 6):
            text = f"{year} {week} {day}"
            print(text, *(tuple(time.strptime(text, f))[:8] for f in ("%Y %U %w", "%Y %W %w", "%G %V %w")))
print(tuple(time.strptime("2024 10", "%Y %W")))
