/* SPDX-License-Identifier: MIT
 *
 * Layer 5. Calendar arithmetic. Years are counted from March, so that the leap day is the last of its year, in eras of
 * 400 years, which all have the same number of days.
 */
#include "modules/time_calendar.h"

enum { DAY_S = 86400, ERA_YEARS = 400, ERA_DAYS = 146097, DAYS_TO_1970 = 719468 /* from 0000-03-01 */ };

const char mp_calendar_days[] = "Monday\0Tuesday\0Wednesday\0Thursday\0Friday\0Saturday\0Sunday\0";
const char mp_calendar_months[] =
    "January\0February\0March\0April\0May\0June\0July\0August\0September\0October\0November\0December\0";

int64_t mp_floor_div(int64_t a, int64_t b) { return a / b - (a % b < 0); }

static bool is_leap(int64_t year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

/* Days from 1970-01-01 to the first of a month, 1 to 12. */
static int64_t days_to_month(int64_t year, int month) {
    int64_t y = year - (month <= 2);
    int64_t era = mp_floor_div(y, ERA_YEARS), year_of_era = y - era * ERA_YEARS;
    int64_t day_of_year = (153 * ((month + 9) % 12) + 2) / 5;
    return era * ERA_DAYS + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - DAYS_TO_1970;
}

void mp_calendar_from_seconds(int64_t seconds, mp_calendar *out) {
    int64_t days = mp_floor_div(seconds, DAY_S);
    int rest = (int)(seconds - days * DAY_S);
    int64_t shifted = days + DAYS_TO_1970;
    int64_t era = mp_floor_div(shifted, ERA_DAYS), day_of_era = shifted - era * ERA_DAYS;
    int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int day_of_year = (int)(day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100));
    int month = (5 * day_of_year + 2) / 153; /* 0: March */
    out->day = day_of_year - (153 * month + 2) / 5 + 1;
    out->month = month < 10 ? month + 3 : month - 9;
    out->year = year_of_era + era * ERA_YEARS + (out->month <= 2);
    out->hour = rest / 3600;
    out->minute = rest / 60 % 60;
    out->second = rest % 60;
    out->weekday = (int)(days + 3 - mp_floor_div(days + 3, 7) * 7); /* 1970-01-01 was a Thursday */
    out->year_day = (int)(days - days_to_month(out->year, 1)) + 1;
}

int64_t mp_calendar_to_seconds(const mp_calendar *c) {
    int64_t months = (int64_t)c->month - 1;
    int64_t carry = mp_floor_div(months, 12);
    int64_t days = days_to_month(c->year + carry, (int)(months - carry * 12) + 1) + c->day - 1;
    return days * DAY_S + (int64_t)c->hour * 3600 + (int64_t)c->minute * 60 + c->second;
}

/* ---- strftime ---- */

/* The n-th of the NUL-separated names. */
static const char *name_at(const char *names, int n) {
    while (n-- > 0) {
        names += strlen(names) + 1;
    }
    return names;
}

static void put_name(mp_builder *b, const char *names, int n, bool short_form) {
    const char *name = name_at(names, n);
    mp_builder_append(b, name, short_form ? 3 : strlen(name));
}

/* At least `width` digits, filled with `pad`. */
static void put_number(mp_builder *b, int64_t n, int width, char pad) {
    char digits[24];
    int at = (int)sizeof digits;
    uint64_t rest = n < 0 ? 0 - (uint64_t)n : (uint64_t)n;
    do {
        digits[--at] = (char)('0' + rest % 10);
        rest /= 10;
        width--;
    } while (rest != 0);
    for (; width > 0; width--) {
        digits[--at] = pad;
    }
    if (n < 0) {
        digits[--at] = '-';
    }
    mp_builder_append(b, digits + at, sizeof digits - (size_t)at);
}

/* ISO 8601 week; *year is the year it belongs to. */
static int iso_week(const mp_calendar *c, int64_t *year) {
    int week = (c->year_day - 1 - c->weekday + 10) / 7;
    *year = c->year;
    if (week < 1) {
        --*year;
        int last_day = c->year_day + (is_leap(*year) ? 366 : 365);
        return (last_day - 1 - c->weekday + 10) / 7;
    }
    if (week == 53 && c->weekday - (c->year_day - (is_leap(c->year) ? 366 : 365)) < 3) {
        ++*year;
        return 1;
    }
    return week;
}

static void put_offset(mp_builder *b, int32_t offset_s) {
    int32_t minutes = (offset_s < 0 ? -offset_s : offset_s) / 60;
    mp_builder_append_byte(b, offset_s < 0 ? '-' : '+');
    put_number(b, minutes / 60 * 100 + minutes % 60, 4, '0');
}

/* What a directive that is made of others stands for; NULL: it is not one. */
static const char *compound(char directive) {
    switch (directive) {
    case 'c':
        return "%a %b %e %H:%M:%S %Y";
    case 'D':
    case 'x':
        return "%m/%d/%y";
    case 'F':
        return "%Y-%m-%d";
    case 'R':
        return "%H:%M";
    case 'r':
        return "%I:%M:%S %p";
    case 'T':
    case 'X':
        return "%H:%M:%S";
    default:
        return NULL;
    }
}

/* A directive that is a number; false if it is not one. */
static bool put_numeric(mp_builder *b, char directive, const mp_calendar *c) {
    int64_t year = c->year;
    int sunday_first = (c->weekday + 1) % 7, hour12 = c->hour % 12 == 0 ? 12 : c->hour % 12;
    const struct {
        char directive;
        char pad;
        int8_t width;
        int64_t value;
    } rows[] = {
        {'Y', '0', 1, c->year},
        {'C', '0', 2, mp_floor_div(c->year, 100)},
        {'y', '0', 2, c->year - mp_floor_div(c->year, 100) * 100},
        {'m', '0', 2, c->month},
        {'d', '0', 2, c->day},
        {'e', ' ', 2, c->day},
        {'H', '0', 2, c->hour},
        {'k', ' ', 2, c->hour},
        {'I', '0', 2, hour12},
        {'l', ' ', 2, hour12},
        {'M', '0', 2, c->minute},
        {'S', '0', 2, c->second},
        {'j', '0', 3, c->year_day},
        {'w', '0', 1, sunday_first},
        {'u', '0', 1, c->weekday + 1},
        {'U', '0', 2, (c->year_day + 6 - sunday_first) / 7},
        {'W', '0', 2, (c->year_day + 6 - c->weekday) / 7},
        {'V', '0', 2, iso_week(c, &year)},
        {'G', '0', 1, 0},
        {'s', '0', 1, mp_calendar_to_seconds(c)},
    };
    for (size_t i = 0; i < MP_COUNT_OF(rows); i++) {
        if (rows[i].directive == directive) {
            put_number(b, directive == 'G' ? year : rows[i].value, rows[i].width, rows[i].pad);
            return true;
        }
    }
    return false;
}

void mp_calendar_format(mp_builder *b, const char *format, size_t size, const mp_calendar *c, int32_t utc_offset_s) {
    for (size_t i = 0; i < size; i++) {
        if (format[i] != '%' || i + 1 == size) {
            mp_builder_append_byte(b, (unsigned char)format[i]);
            continue;
        }
        char directive = format[++i];
        const char *longer = compound(directive);
        if (longer != NULL) {
            mp_calendar_format(b, longer, strlen(longer), c, utc_offset_s);
        } else if (directive == 'a' || directive == 'A') {
            put_name(b, mp_calendar_days, c->weekday, directive == 'a');
        } else if (directive == 'b' || directive == 'B' || directive == 'h') {
            put_name(b, mp_calendar_months, c->month - 1, directive != 'B');
        } else if (directive == 'p') {
            mp_builder_append_text(b, c->hour < 12 ? "AM" : "PM");
        } else if (directive == 'z') {
            put_offset(b, utc_offset_s);
        } else if (directive == 'Z') {
            mp_builder_append_text(b, utc_offset_s == 0 ? "UTC" : "");
        } else if (directive == 'n' || directive == 't' || directive == '%') {
            mp_builder_append_byte(b, directive == 'n' ? '\n' : directive == 't' ? '\t' : '%');
        } else if (!put_numeric(b, directive, c)) {
            mp_builder_append_byte(b, '%');
            mp_builder_append_byte(b, (unsigned char)directive);
        }
    }
}
