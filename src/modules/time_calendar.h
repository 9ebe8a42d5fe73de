/* SPDX-License-Identifier: MIT
 *
 * Layer 5. The Gregorian calendar: seconds since 1970-01-01 to fields and back, and strftime.
 */
#ifndef MP_MODULES_TIME_CALENDAR_H
#define MP_MODULES_TIME_CALENDAR_H

#include "objects/builder.h"

typedef struct mp_calendar {
    int64_t year;
    int month, day; /* from 1 */
    int hour, minute, second;
    int weekday;  /* 0: Monday */
    int year_day; /* from 1 */
} mp_calendar;

/* Division that rounds down; b > 0. */
int64_t mp_floor_div(int64_t a, int64_t b);
void mp_calendar_from_seconds(int64_t seconds, mp_calendar *out);
/* weekday and year_day are ignored; months, days, … outside of their ranges carry over. */
int64_t mp_calendar_to_seconds(const mp_calendar *calendar);
/* Appends the format with its %-directives replaced, as in C's locale; unknown ones stay as they are. */
void mp_calendar_format(mp_builder *b, const char *format, size_t size, const mp_calendar *calendar,
                        int32_t utc_offset_s);
/* The names of days, from Monday, and of months, each ended by NUL; an empty one is the last. */
extern const char mp_calendar_days[], mp_calendar_months[];
/* What a text says in such a format: time_parse.c. *summer_time is -1 if it is not known, else 0. */
MP_CHECKED bool mp_calendar_parse(mp_vm *vm, mp_value text, mp_value format, mp_calendar *out, int *summer_time);

#endif
