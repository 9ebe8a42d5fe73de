/* SPDX-License-Identifier: MIT
 *
 * Layer 5. strptime: a date out of a text.
 *
 * The format is first written out (%c, %x and %X stand for others) and checked; then it is matched as a regular
 * expression would be: a number takes as many digits as it may, and fewer if what follows does not match then. No
 * directive occurs twice, so there are few ways to go back.
 */
#include "modules/time_calendar.h"
#include "objects/str.h"

enum { LETTERS = 'z' + 1, HALF_DAY = 32 /* added to hours of %I */, FROM_SUNDAY = 64 /* added to weeks of %U */ };

typedef struct parser {
    const char *format_end, *end; /* end: of the text */
    int32_t found[LETTERS];       /* what the directive of each letter says, -1: nothing; see keep */
} parser;

/* The directives that are numbers. */
static const struct {
    char letter;
    uint8_t min_digits, max_digits;
    uint8_t min;
    uint16_t max;
} numbers[] = {
    {'d', 1, 2, 1, 31}, {'H', 1, 2, 0, 23}, {'I', 1, 2, 1, 12},   {'j', 1, 3, 1, 366},  {'m', 1, 2, 1, 12},
    {'M', 1, 2, 0, 59}, {'S', 1, 2, 0, 61}, {'U', 1, 2, 0, 53},   {'W', 1, 2, 0, 53},   {'V', 1, 2, 0, 53},
    {'u', 1, 1, 1, 7},  {'w', 1, 1, 0, 6},  {'y', 2, 2, 0, 99},   {'Y', 4, 4, 0, 9999}, {'G', 4, 4, 0, 9999},
    {'f', 1, 6, 0, UINT16_MAX},
};

static bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static char lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c | 32) : c; }

/* ---- the format ---- */

/* Appends the format, written out. `whole` is what messages show. */
static bool expand(mp_builder *b, const char *at, size_t size, mp_value whole, uint64_t *seen) {
    const char *end = at + size;
    while (at < end) {
        char c = *at++;
        if (c != '%') {
            mp_builder_append_byte(b, (unsigned char)c);
            continue;
        }
        if (at == end) {
            return mp_fail(b->vm, &mp_type_ValueError, "stray %% in format '%U'", whole);
        }
        c = *at++;
        const char *longer = c == 'c' ? "%a %b %d %H:%M:%S %Y" : c == 'x' ? "%m/%d/%y" : c == 'X' ? "%H:%M:%S" : NULL;
        if (longer != NULL) {
            if (!expand(b, longer, strlen(longer), whole, seen)) {
                return false;
            }
            continue;
        }
        if (c == 0 || strchr("aAbBdfGHIjmMpSuUVwWyYzZ%", c) == NULL) {
            size_t more = 0;
            while (at + more < end && (at[more] & 0xC0) == 0x80) {
                more++;
            }
            bool special = is_space(c) || (c != 0 && strchr("\\.^$*+?(){}[]|", c) != NULL);
            mp_value bad = special ? mp_str_new_text(b->vm, "%") : mp_str_new(b->vm, at - 1, 1 + more);
            return !mp_is_error(bad) &&
                   mp_fail(b->vm, &mp_type_ValueError, "'%U' is a bad directive in format '%U'", bad, whole);
        }
        uint64_t bit = c == '%' ? 0 : UINT64_C(1) << (c - 'A');
        if (*seen & bit) {
            return mp_fail(b->vm, &mp_type_ValueError, "'%c' occurs twice in format '%U'", c, whole);
        }
        *seen |= bit;
        mp_builder_append_byte(b, '%');
        mp_builder_append_byte(b, (unsigned char)c);
    }
    return true;
}

/* ---- matching: each gives where it ended in the text, NULL if it does not match ---- */

static const char *match(parser *p, const char *format, const char *at);

/* Of directives that say the same in different ways the last one counts: they share a place. */
static void keep(parser *p, char letter, int32_t value) {
    switch (letter) {
    case 'B':
    case 'b':
        letter = 'm';
        value++;
        break;
    case 'A':
        letter = 'a';
        break;
    case 'u':
    case 'w':
        value = letter == 'u' ? value - 1 : (value + 6) % 7;
        letter = 'a';
        break;
    case 'y':
        letter = 'Y';
        value += value <= 68 ? 2000 : 1900;
        break;
    case 'I':
        letter = 'H';
        value += HALF_DAY;
        break;
    case 'U':
        letter = 'W';
        value += FROM_SUNDAY;
        break;
    default:
        break;
    }
    p->found[(unsigned char)letter] = value;
}

static const char *match_number(parser *p, size_t row, const char *format, const char *at) {
    char letter = numbers[row].letter;
    if (letter == 'd' && p->end - at >= 2 && *at == ' ' && is_digit(at[1])) {
        at++;
        keep(p, 'd', *at - '0');
        return *at == '0' ? NULL : match(p, format, at + 1);
    }
    for (int digits = numbers[row].max_digits; digits >= numbers[row].min_digits; digits--) {
        int32_t value = 0;
        int i = 0;
        for (; i < digits && at + i < p->end && is_digit(at[i]); i++) {
            value = value * 10 + (at[i] - '0');
        }
        bool in_range = value >= numbers[row].min && (value <= numbers[row].max || letter == 'f');
        if (i < digits || !in_range || (letter == 'V' && digits == 2 && value == 0)) {
            continue;
        }
        keep(p, letter, value);
        const char *rest = match(p, format, at + digits);
        if (rest != NULL) {
            return rest;
        }
    }
    return NULL;
}

/* Two digits, of which the first is below `limit`, and perhaps ":" before them. */
static const char *skip_pair(const parser *p, const char *at, bool colon, char limit) {
    at += colon && at < p->end && *at == ':';
    return p->end - at >= 2 && is_digit(at[0]) && at[0] < limit && is_digit(at[1]) ? at + 2 : NULL;
}

/* What stands for the difference to UTC is not kept. */
static const char *match_offset(parser *p, const char *format, const char *at) {
    if (at < p->end && *at == 'Z') {
        return match(p, format, at + 1);
    }
    if (at == p->end || (*at != '+' && *at != '-')) {
        return NULL;
    }
    const char *hours = skip_pair(p, at + 1, false, '9' + 1);
    const char *minutes = hours == NULL ? NULL : skip_pair(p, hours, true, '6');
    const char *seconds = minutes == NULL ? NULL : skip_pair(p, minutes, true, '6');
    if (seconds != NULL) {
        const char *fraction = seconds + 1;
        while (seconds < p->end && *seconds == '.' && fraction < p->end && fraction - seconds <= 6 &&
               is_digit(*fraction)) {
            fraction++;
        }
        for (; fraction > seconds + 1; fraction--) {
            const char *rest = match(p, format, fraction);
            if (rest != NULL) {
                return rest;
            }
        }
        const char *rest = match(p, format, seconds);
        if (rest != NULL) {
            return rest;
        }
    }
    return minutes == NULL ? NULL : match(p, format, minutes);
}

/* One of the names, which end with an empty one. */
static const char *match_name(parser *p, char letter, const char *names, bool short_form, const char *at) {
    for (int n = 0; *names != 0; n++, names += strlen(names) + 1) {
        size_t size = short_form ? 3 : strlen(names), i = 0;
        while (i < size && at + i < p->end && lower(at[i]) == lower(names[i])) {
            i++;
        }
        if (i == size) {
            keep(p, letter, n);
            return at + size;
        }
    }
    return NULL;
}

static const char *match(parser *p, const char *format, const char *at) {
    while (at != NULL && format < p->format_end) {
        char c = *format++;
        if (is_space(c)) {
            const char *start = at;
            while (at < p->end && is_space(*at)) {
                at++;
            }
            while (format < p->format_end && is_space(*format)) {
                format++;
            }
            at = at == start ? NULL : at;
            continue;
        }
        char letter = c == '%' ? *format++ : '%';
        c = c == '%' ? letter : c;
        if (letter == '%') {
            at = at < p->end && lower(*at) == lower(c) ? at + 1 : NULL;
            continue;
        }
        if (letter == 'z') {
            return match_offset(p, format, at);
        }
        for (size_t i = 0; i < MP_COUNT_OF(numbers); i++) {
            if (numbers[i].letter == letter) {
                return match_number(p, i, format, at);
            }
        }
        const char *names = lower(letter) == 'a'   ? mp_calendar_days
                            : lower(letter) == 'b' ? mp_calendar_months
                            : letter == 'p'        ? "am\0pm\0"
                                                   : "utc\0gmt\0";
        at = match_name(p, letter, names, letter == 'a' || letter == 'b', at);
    }
    return at;
}

/* ---- the date ---- */

#define WEEKDAY "a weekday directive ('%%A', '%%a', '%%w', or '%%u')."

/* ISO years and weeks come together, and not with others. */
static bool iso_check(mp_vm *vm, const int32_t *found, bool has_year, int weekday) {
    const char *wrong = NULL;
    if (!has_year && found['G'] >= 0) {
        wrong = found['V'] < 0 || weekday < 0
                    ? "ISO year directive '%%G' must be used with the ISO week directive '%%V' and " WEEKDAY
                : found['j'] >= 0 ? "Day of the year directive '%%j' is not compatible with ISO year directive "
                                    "'%%G'. Use '%%Y' instead."
                                  : NULL;
    } else if (found['W'] < 0 && found['V'] >= 0) {
        wrong = weekday < 0 ? "ISO week directive '%%V' must be used with the ISO year directive '%%G' and " WEEKDAY
                            : "ISO week directive '%%V' is incompatible with the year directive '%%Y'. Use the ISO "
                              "year '%%G' instead.";
    }
    return wrong == NULL || mp_fail(vm, &mp_type_ValueError, wrong);
}

/* The day of the year, which may be below 1, by the number of a week. */
static int day_of_week(const int32_t *found, int64_t year, int weekday) {
    mp_calendar first;
    mp_calendar_from_seconds(mp_calendar_to_seconds(&(mp_calendar){.year = year, .month = 1, .day = 1}), &first);
    int shift = found['W'] >= FROM_SUNDAY;
    int week = found['W'] % FROM_SUNDAY, start = (first.weekday + shift) % 7;
    if (week < 0) { /* the first ISO week has January 4 in it */
        return found['V'] * 7 + weekday + 1 - ((first.weekday + 3) % 7 + 4);
    }
    int begin = week == 0 ? 1 - start : 1 + (7 - start) % 7 + 7 * (week - 1);
    return begin + (weekday + shift) % 7;
}

static int found_or(const int32_t *found, char letter, int missing) {
    return found[(unsigned char)letter] >= 0 ? found[(unsigned char)letter] : missing;
}

static bool date_of(mp_vm *vm, const int32_t *found, mp_calendar *out) {
    int weekday = found['a'], year = found['Y'], year_day = found['j'];
    mp_calendar c = {.month = found_or(found, 'm', 1),
                     .day = found_or(found, 'd', 1),
                     .hour = found_or(found, 'H', 0),
                     .minute = found_or(found, 'M', 0),
                     .second = found_or(found, 'S', 0)};
    if (c.hour >= HALF_DAY) {
        c.hour = (c.hour - HALF_DAY) % 12 + 12 * (found['p'] == 1);
    }
    if (!iso_check(vm, found, year >= 0, weekday)) {
        return false;
    }
    bool leap_day = year < 0 && found['G'] < 0 && c.month == 2 && c.day == 29; /* 1900 has none */
    bool by_week = (found['W'] >= 0 || found['V'] >= 0) && weekday >= 0 && year_day < 0;
    c.year = year >= 0 ? year : by_week && found['V'] >= 0 && found['G'] >= 0 ? found['G'] : leap_day ? 1904 : 1900;
    if (c.year == 0) {
        return mp_fail(vm, &mp_type_ValueError, "year 0 is out of range");
    }
    bool by_day = by_week || year_day >= 0;
    if (by_week) {
        year_day = day_of_week(found, c.year, weekday);
    }
    mp_calendar date = {.year = c.year, .month = by_day ? 1 : c.month, .day = by_day ? year_day : c.day};
    mp_calendar_from_seconds(mp_calendar_to_seconds(&date), &date);
    if (!by_day && date.day != c.day) {
        return mp_fail(vm, &mp_type_ValueError, "day is out of range for month");
    }
    *out = (mp_calendar){leap_day && !by_day ? 1900 : date.year, date.month, date.day, c.hour, c.minute, c.second,
                         weekday >= 0 ? weekday : date.weekday, by_day && year_day > 0 ? year_day : date.year_day};
    return true;
}

bool mp_calendar_parse(mp_vm *vm, mp_value text, mp_value format, mp_calendar *out, int *summer_time) {
    mp_builder b;
    uint64_t seen = 0;
    mp_builder_init(&b, vm);
    if (!expand(&b, mp_str_data(format), mp_str_size(format), format, &seen)) {
        mp_builder_free(&b);
        return false;
    }
    mp_value longer = mp_builder_str(&b);
    if (mp_is_error(longer)) {
        return false;
    }
    const char *from = mp_str_data(longer), *start = mp_str_data(text);
    parser p = {.format_end = from + mp_str_size(longer), .end = start + mp_str_size(text)};
    memset(p.found, -1, sizeof p.found);
    const char *rest = match(&p, from, start);
    if (rest == NULL) {
        return mp_fail(vm, &mp_type_ValueError, "time data %R does not match format %R", text, format);
    }
    if (rest < p.end) {
        mp_value left = mp_str_new(vm, rest, (size_t)(p.end - rest));
        return !mp_is_error(left) && mp_fail(vm, &mp_type_ValueError, "unconverted data remains: %U", left);
    }
    *summer_time = p.found['Z'] >= 0 ? 0 : -1;
    return date_of(vm, p.found, out);
}
