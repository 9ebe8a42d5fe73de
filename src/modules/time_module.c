/* SPDX-License-Identifier: MIT
 *
 * Layer 5. The module time: clocks and sleeping over the HAL, ticks that wrap, and what programs do with calendars.
 */
#include "gc/vm.h"
#include "modules/console.h"
#include "modules/record.h"
#include "modules/time_calendar.h"
#include "objects/event.h"
#include "objects/exception_all.h"
#include "objects/module.h"
#include "objects/number.h"
#include "objects/str.h"

#define ERROR_NO_DEVICE 19 /* ENODEV */
/* Ticks are counted modulo the number of small ints that are not negative. */
#define TICKS_MASK ((uint64_t)MP_SMALL_MAX)

static mp_value no_device(mp_vm *vm) { return mp_raise_os_error(vm, ERROR_NO_DEVICE, MP_UNBOUND); }

/* ---- clocks ---- */

static bool wall_ns(mp_vm *vm, int64_t *out) {
    int error = vm->hal->time_ns == NULL ? -ERROR_NO_DEVICE : vm->hal->time_ns(vm->hal->context, out);
    if (error < 0) {
        mp_raise_os_error(vm, -error, MP_UNBOUND);
    }
    return error >= 0;
}

static bool ticks(mp_vm *vm, uint64_t *out_us) {
    if (vm->hal->ticks_us == NULL) {
        no_device(vm);
        return false;
    }
    *out_us = vm->hal->ticks_us(vm->hal->context);
    return true;
}

static bool cpu_ns(mp_vm *vm, int64_t *out) {
    int error = vm->hal->cpu_time_ns == NULL ? -ERROR_NO_DEVICE : vm->hal->cpu_time_ns(vm->hal->context, out);
    if (error < 0) {
        mp_raise_os_error(vm, -error, MP_UNBOUND);
    }
    return error >= 0;
}

static mp_value seconds_of_ns(mp_vm *vm, int64_t ns) { return mp_float_new(vm, (mp_real)ns / (mp_real)1e9); }

static mp_value time_time(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc, (void)args;
    int64_t ns;
    if (!wall_ns(vm, &ns)) {
        return MP_ERROR;
    }
    /* a single-precision float could not tell one minute from the next */
    return MP_FLOAT_SINGLE ? mp_int_from_i64(vm, ns / 1000000000) : seconds_of_ns(vm, ns);
}

static mp_value time_time_ns(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc, (void)args;
    int64_t ns;
    return wall_ns(vm, &ns) ? mp_int_from_i64(vm, ns) : MP_ERROR;
}

static mp_value time_perf_counter(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc, (void)args;
    uint64_t us;
    return ticks(vm, &us) ? mp_float_new(vm, (mp_real)us / (mp_real)1e6) : MP_ERROR;
}

static mp_value time_perf_counter_ns(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc, (void)args;
    uint64_t us;
    return ticks(vm, &us) ? mp_int_from_u64(vm, us * 1000) : MP_ERROR;
}

static mp_value time_process_time(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc, (void)args;
    int64_t ns;
    return cpu_ns(vm, &ns) ? seconds_of_ns(vm, ns) : MP_ERROR;
}

static mp_value time_process_time_ns(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc, (void)args;
    int64_t ns;
    return cpu_ns(vm, &ns) ? mp_int_from_i64(vm, ns) : MP_ERROR;
}

/* ---- ticks ---- */

static mp_value from_ticks(uint64_t count) { return mp_from_small((intptr_t)(count & TICKS_MASK)); }

static mp_value time_ticks_ms(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc, (void)args;
    uint64_t us;
    return ticks(vm, &us) ? from_ticks(us / 1000) : MP_ERROR;
}

static mp_value time_ticks_us(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc, (void)args;
    uint64_t us;
    return ticks(vm, &us) ? from_ticks(us) : MP_ERROR;
}

static mp_value time_ticks_cpu(mp_vm *vm, size_t argc, const mp_value *args) {
    if (vm->hal->ticks_cpu == NULL) {
        return time_ticks_us(vm, argc, args);
    }
    return from_ticks(vm->hal->ticks_cpu(vm->hal->context));
}

static mp_value time_ticks_add(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    intptr_t start, delta;
    if (!mp_index_get(vm, args[0], &start) || !mp_index_get(vm, args[1], &delta)) {
        return MP_ERROR;
    }
    if (delta > MP_SMALL_MAX / 2 || delta < -(MP_SMALL_MAX / 2)) {
        return mp_raise(vm, &mp_type_OverflowError, "ticks interval overflow");
    }
    return from_ticks((uint64_t)start + (uint64_t)delta);
}

static mp_value time_ticks_diff(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    intptr_t end, start;
    if (!mp_index_get(vm, args[0], &end) || !mp_index_get(vm, args[1], &start)) {
        return MP_ERROR;
    }
    const uint64_t half = TICKS_MASK / 2 + 1;
    uint64_t shifted = ((uint64_t)end - (uint64_t)start + half) & TICKS_MASK;
    return mp_from_small((intptr_t)shifted - (intptr_t)half);
}

/* ---- sleeping ---- */

/* Sleeps at least so long; interrupts are served in between. */
static mp_value sleep_us(mp_vm *vm, uint64_t duration_us) {
    if (vm->hal->sleep_us == NULL || vm->hal->ticks_us == NULL) {
        return no_device(vm);
    }
    uint64_t start = vm->hal->ticks_us(vm->hal->context), passed = 0;
    do {
        if (!mp_event_serve(vm)) {
            return MP_ERROR;
        }
        vm->hal->sleep_us(vm->hal->context, duration_us - passed);
        passed = vm->hal->ticks_us(vm->hal->context) - start;
    } while (passed < duration_us);
    return mp_event_serve(vm) ? MP_NONE : MP_ERROR;
}

static mp_value sleep_scaled(mp_vm *vm, mp_value duration, uint64_t scale) {
    int64_t count;
    mp_value i = mp_index_value(vm, duration);
    if (mp_is_error(i)) {
        return MP_ERROR;
    }
    if (!mp_int_to_i64(i, &count) || (count > 0 && (uint64_t)count > UINT64_MAX / 2 / scale)) {
        return mp_raise(vm, &mp_type_OverflowError, "sleep length is too large");
    }
    return count <= 0 ? MP_NONE : sleep_us(vm, (uint64_t)count * scale);
}

static mp_value time_sleep_ms(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return sleep_scaled(vm, args[0], 1000);
}

static mp_value time_sleep_us(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return sleep_scaled(vm, args[0], 1);
}

static mp_value time_sleep(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    if (mp_int_is(args[0])) {
        return mp_int_is_negative(args[0]) ? mp_raise(vm, &mp_type_ValueError, "sleep length must be non-negative")
                                           : sleep_scaled(vm, args[0], 1000000);
    }
    mp_real seconds;
    if (!mp_real_value(vm, args[0], &seconds)) {
        return MP_ERROR;
    }
    if (seconds != seconds) {
        return mp_raise(vm, &mp_type_ValueError, "Invalid value NaN (not a number)");
    }
    if (seconds < 0) {
        return mp_raise(vm, &mp_type_ValueError, "sleep length must be non-negative");
    }
    if (seconds > (mp_real)9e12) {
        return mp_raise(vm, &mp_type_OverflowError, "timestamp too large to convert to C _PyTime_t");
    }
    return sleep_us(vm, (uint64_t)(seconds * (mp_real)1e6));
}

/* ---- calendar ---- */

static const mp_param struct_fields[] = {
    MP_PARAM(tm_year, 0), MP_PARAM(tm_mon, 0),  MP_PARAM(tm_mday, 0), MP_PARAM(tm_hour, 0),  MP_PARAM(tm_min, 0),
    MP_PARAM(tm_sec, 0),  MP_PARAM(tm_wday, 0), MP_PARAM(tm_yday, 0), MP_PARAM(tm_isdst, 0),
};
static MP_RECORD_TYPE(struct_time_type, "time", struct_time, struct_fields);

static int32_t utc_offset(mp_vm *vm, int64_t utc) {
    return vm->hal->utc_offset_s == NULL ? 0 : vm->hal->utc_offset_s(vm->hal->context, utc);
}

/* The argument as seconds since 1970; the time of day if there is none. */
static bool seconds_argument(mp_vm *vm, size_t argc, const mp_value *args, int64_t *out) {
    if (argc == 0 || mp_is_none(args[0])) {
        bool good = wall_ns(vm, out);
        *out = good ? mp_floor_div(*out, 1000000000) : 0;
        return good;
    }
    if (!mp_int_is(args[0])) {
        mp_real seconds;
        if (!mp_real_value(vm, args[0], &seconds)) {
            return false;
        }
        mp_value i = mp_int_from_real(vm, mp_real_floordiv(seconds, 1));
        return !mp_is_error(i) && seconds_argument(vm, 1, &i, out);
    }
    /* years of at most nine digits */
    return (mp_int_to_i64(args[0], out) && *out < INT64_C(31556952) * 999999999 && *out > INT64_C(-31556952) * 999999999) ||
           mp_fail(vm, &mp_type_OverflowError, "timestamp out of range for platform time_t");
}

static mp_value struct_time_new(mp_vm *vm, const mp_calendar *c, int summer_time) {
    mp_value items[] = {
        mp_from_small((intptr_t)c->year), mp_from_small(c->month),    mp_from_small(c->day),
        mp_from_small(c->hour),           mp_from_small(c->minute),   mp_from_small(c->second),
        mp_from_small(c->weekday),        mp_from_small(c->year_day), mp_from_small(summer_time),
    };
    return mp_record_new(vm, &struct_time_type, items);
}

static mp_value struct_time_of(mp_vm *vm, int64_t seconds) {
    mp_calendar c;
    mp_calendar_from_seconds(seconds, &c);
    return struct_time_new(vm, &c, 0);
}

static mp_value time_gmtime(mp_vm *vm, size_t argc, const mp_value *args) {
    int64_t seconds;
    return seconds_argument(vm, argc, args, &seconds) ? struct_time_of(vm, seconds) : MP_ERROR;
}

static mp_value time_localtime(mp_vm *vm, size_t argc, const mp_value *args) {
    int64_t seconds;
    return seconds_argument(vm, argc, args, &seconds) ? struct_time_of(vm, seconds + utc_offset(vm, seconds)) : MP_ERROR;
}

/* A tuple of at least the eight fields that MicroPython uses; of fields that are given twice, both are read. */
static bool calendar_argument(mp_vm *vm, mp_value v, mp_calendar *out) {
    if (!mp_tuple_is(v)) {
        return mp_fail(vm, &mp_type_TypeError, "Tuple or struct_time argument required");
    }
    size_t count = mp_tuple_get(v)->count;
    if (count != 8 && count != 9) {
        return mp_fail(vm, &mp_type_TypeError, "function takes exactly 9 arguments (%zu given)", count);
    }
    intptr_t n[8];
    for (size_t i = 0; i < 8; i++) {
        if (!mp_index_get(vm, mp_tuple_get(v)->items[i], &n[i])) {
            return false;
        }
        if (n[i] > 999999999 || n[i] < -999999999) {
            return mp_fail(vm, &mp_type_OverflowError, "signed integer is greater than maximum");
        }
    }
    *out = (mp_calendar){n[0],      (int)n[1], (int)n[2], (int)n[3], (int)n[4], (int)n[5], (int)n[6], (int)n[7]};
    return true;
}

static mp_value time_mktime(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_calendar c;
    if (!calendar_argument(vm, args[0], &c)) {
        return MP_ERROR;
    }
    int64_t local = mp_calendar_to_seconds(&c);
    int64_t utc = local - utc_offset(vm, local);
    utc = local - utc_offset(vm, utc); /* the first guess may lie on the other side of a change of the clocks */
    return MP_FLOAT_SINGLE ? mp_int_from_i64(vm, utc) : mp_float_new(vm, (mp_real)utc);
}

static bool range_check(mp_vm *vm, const mp_calendar *c) {
    const struct {
        int value, min, max;
        const char *what;
    } rows[] = {
        {c->month, 0, 12, "month"},      {c->day, 0, 31, "day of month"}, {c->hour, 0, 23, "hour"},
        {c->minute, 0, 59, "minute"},    {c->second, 0, 61, "seconds"},   {c->weekday, -1, 6, "day of week"},
        {c->year_day, 0, 366, "day of year"},
    };
    for (size_t i = 0; i < MP_COUNT_OF(rows); i++) {
        if (rows[i].value < rows[i].min || rows[i].value > rows[i].max) {
            return mp_fail(vm, &mp_type_ValueError, "%s out of range", rows[i].what);
        }
    }
    return true;
}

/* The calendar in args[0], or local time now. */
static bool calendar_or_now(mp_vm *vm, size_t argc, const mp_value *args, mp_calendar *out) {
    mp_value now = argc > 0 ? args[0] : time_localtime(vm, 0, NULL);
    if (mp_is_error(now) || !calendar_argument(vm, now, out) || !range_check(vm, out)) {
        return false;
    }
    out->month = MP_MAX(out->month, 1);
    out->day = MP_MAX(out->day, 1);
    out->year_day = MP_MAX(out->year_day, 1);
    out->weekday = out->weekday < 0 ? 6 : out->weekday;
    return true;
}

static mp_value time_strftime(mp_vm *vm, size_t argc, const mp_value *args) {
    if (!mp_str_is(args[0])) {
        return mp_raise(vm, &mp_type_TypeError, "strftime() argument 1 must be str, not %A", args[0]);
    }
    mp_calendar c;
    if (!calendar_or_now(vm, argc - 1, args + 1, &c)) {
        return MP_ERROR;
    }
    mp_builder b;
    mp_builder_init(&b, vm);
    mp_calendar_format(&b, mp_str_data(args[0]), mp_str_size(args[0]), &c, utc_offset(vm, mp_calendar_to_seconds(&c)));
    return mp_builder_str(&b);
}

static mp_value time_strptime(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_value texts[] = {args[0], argc > 1 ? args[1] : mp_str_new_text(vm, "%a %b %d %H:%M:%S %Y")};
    for (size_t i = 0; i < 2; i++) {
        if (mp_is_error(texts[i])) {
            return MP_ERROR;
        }
        if (!mp_str_is(texts[i])) {
            return mp_raise(vm, &mp_type_TypeError, "strptime() argument %zu must be str, not %R", i,
                            mp_type_value(mp_type_of(texts[i])));
        }
    }
    mp_calendar c;
    int summer_time;
    return mp_calendar_parse(vm, texts[0], texts[1], &c, &summer_time) ? struct_time_new(vm, &c, summer_time) : MP_ERROR;
}

static mp_value asctime_of(mp_vm *vm, const mp_calendar *c) {
    mp_builder b;
    mp_builder_init(&b, vm);
    mp_calendar_format(&b, "%c", 2, c, 0);
    return mp_builder_str(&b);
}

static mp_value time_asctime(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_calendar c;
    return calendar_or_now(vm, argc, args, &c) ? asctime_of(vm, &c) : MP_ERROR;
}

static mp_value time_ctime(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_value local = time_localtime(vm, argc, args);
    return mp_is_error(local) ? MP_ERROR : time_asctime(vm, 1, &local);
}

/* The HAL knows no summer time of its own: the offset is that of now. */
static mp_value time_get_timezone(mp_vm *vm, mp_value module) {
    (void)module;
    int64_t now = 0;
    return seconds_argument(vm, 0, NULL, &now) ? mp_from_small(-utc_offset(vm, now)) : MP_ERROR;
}

static mp_value time_get_tzname(mp_vm *vm, mp_value module) {
    mp_value zone = time_get_timezone(vm, module);
    mp_value name = mp_same(zone, MP_SMALL(0)) ? MP_NAME(UTC) : MP_NAME(empty_);
    mp_value names[2] = {name, name};
    return mp_is_error(zone) ? MP_ERROR : mp_tuple_new(vm, 2, names);
}

static const mp_native time_rows[] = {
    MP_GETTER(altzone, time_get_timezone),
    MP_CONSTANT_INT(daylight, 0),
    MP_FUNCTION(thread_time, time_process_time, 0, 0),
    MP_FUNCTION(thread_time_ns, time_process_time_ns, 0, 0),
    MP_GETTER(timezone, time_get_timezone),
    MP_GETTER(tzname, time_get_tzname),
    MP_FUNCTION(time, time_time, 0, 0),
    MP_FUNCTION(time_ns, time_time_ns, 0, 0),
    MP_FUNCTION(sleep, time_sleep, 1, 1),
    MP_FUNCTION(sleep_ms, time_sleep_ms, 1, 1),
    MP_FUNCTION(sleep_us, time_sleep_us, 1, 1),
    MP_FUNCTION(ticks_ms, time_ticks_ms, 0, 0),
    MP_FUNCTION(ticks_us, time_ticks_us, 0, 0),
    MP_FUNCTION(ticks_cpu, time_ticks_cpu, 0, 0),
    MP_FUNCTION(ticks_add, time_ticks_add, 2, 2),
    MP_FUNCTION(ticks_diff, time_ticks_diff, 2, 2),
    MP_FUNCTION(perf_counter, time_perf_counter, 0, 0),
    MP_FUNCTION(perf_counter_ns, time_perf_counter_ns, 0, 0),
    MP_FUNCTION(monotonic, time_perf_counter, 0, 0),
    MP_FUNCTION(monotonic_ns, time_perf_counter_ns, 0, 0),
    MP_FUNCTION(process_time, time_process_time, 0, 0),
    MP_FUNCTION(process_time_ns, time_process_time_ns, 0, 0),
    MP_FUNCTION(gmtime, time_gmtime, 0, 1),
    MP_FUNCTION(localtime, time_localtime, 0, 1),
    MP_FUNCTION(mktime, time_mktime, 1, 1),
    MP_FUNCTION(strftime, time_strftime, 1, 2),
    MP_FUNCTION(strptime, time_strptime, 1, 2),
    MP_FUNCTION(asctime, time_asctime, 0, 1),
    MP_FUNCTION(ctime, time_ctime, 0, 1),
    MP_CONSTANT(struct_time, &struct_time_type),
};

MP_MODULE(mp_module_time, time, time_rows, NULL);
