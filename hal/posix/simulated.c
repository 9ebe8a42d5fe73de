/* SPDX-License-Identifier: MIT
 *
 * hal/posix: the simulated board, see micropy_hal_simulated.h.
 */
#include "micropy_hal_simulated.h"

#include <errno.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define TIMER_SIGNAL SIGRTMIN
#define FREQUENCY 168000000u
#define FIRST_TIMER 1 /* number of the first */

static mp_simulated *board_of(void *context) { return *(mp_simulated **)context; }

/* Records an operation. Returns 0, or the status it is to fail with. */
__attribute__((format(printf, 2, 3))) static int record(mp_simulated *board, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    size_t room = sizeof board->log - board->log_size;
    int size = vsnprintf(board->log + board->log_size, room, format, arguments);
    va_end(arguments);
    if (size > 0 && (size_t)size < room) {
        board->log_size += (size_t)size;
    }
    board->log[board->log_size] = '\0';
    return board->fail_countdown != 0 && --board->fail_countdown == 0 ? board->fail_status : 0;
}

/* ---- pins ---- */

static bool is_pin(int pin) { return pin >= 0 && pin < MP_SIMULATED_PINS; }

/* The level that the pin itself puts on its wire, or -1. */
static int driven(const mp_simulated_pin *pin) {
    return pin->config.mode == MP_PIN_OUT || (pin->config.mode == MP_PIN_OPEN_DRAIN && pin->config.value == 0)
               ? pin->config.value
               : -1;
}

static int level(const mp_simulated *board, int pin) {
    const mp_simulated_pin *near = &board->pins[pin], *far = &board->pins[pin ^ 1];
    int own = driven(near), other = driven(far);
    if (own >= 0) {
        return own;
    }
    if (other >= 0) {
        return other;
    }
    return near->config.pull == MP_PIN_PULL_UP || far->config.pull == MP_PIN_PULL_UP;
}

static void notify_edge(mp_simulated *board, int pin, int before) {
    const mp_simulated_pin *p = &board->pins[pin];
    int now = level(board, pin);
    if (now != before && p->notify.call != NULL && (p->edges & (now ? MP_PIN_RISING : MP_PIN_FALLING)) != 0) {
        p->notify.call(p->notify.user, p->notify.source);
    }
}

static int pin_find(void *context, const char *name) {
    (void)context;
    char *end;
    long number = name[0] == 'P' && name[1] >= '0' && name[1] <= '9' ? strtol(name + 1, &end, 10) : -1;
    return number >= 0 && number < MP_SIMULATED_PINS && *end == '\0' ? (int)number : -ENODEV;
}

static int pin_name(void *context, int pin, char *text, size_t size) {
    (void)context;
    if (!is_pin(pin)) {
        return -ENODEV;
    }
    (void)snprintf(text, size, "P%d", pin);
    return 0;
}

/* Applies a change to a pin and tells both ends of its wire. */
static void change(mp_simulated *board, int pin, const mp_pin_config *config) {
    int before = level(board, pin), before_far = level(board, pin ^ 1);
    mp_pin_config *to = &board->pins[pin].config;
    to->value = config->value >= 0 ? config->value : to->value;
    to->alternate = config->alternate >= 0 ? config->alternate : to->alternate;
    to->drive = config->drive >= 0 ? config->drive : to->drive;
    to->pull = config->pull >= 0 ? config->pull : to->pull;
    to->mode = config->mode >= 0 ? config->mode : to->mode;
    notify_edge(board, pin, before);
    notify_edge(board, pin ^ 1, before_far);
}

static int pin_configure(void *context, int pin, const mp_pin_config *config) {
    int status = record(board_of(context), "configure P%d mode=%d pull=%d drive=%d alternate=%d value=%d;", pin,
                        config->mode, config->pull, config->drive, config->alternate, config->value);
    if (status == 0) {
        change(board_of(context), pin, config);
    }
    return status;
}

static int pin_config_get(void *context, int pin, mp_pin_config *out) {
    *out = board_of(context)->pins[pin].config;
    return 0;
}

static int pin_read(void *context, int pin) {
    int status = record(board_of(context), "in P%d;", pin);
    return status < 0 ? status : level(board_of(context), pin);
}

static int pin_write(void *context, int pin, bool value) {
    int status = record(board_of(context), "out P%d %d;", pin, value);
    if (status == 0) {
        const mp_pin_config config = {-1, -1, -1, -1, value};
        change(board_of(context), pin, &config);
    }
    return status;
}

static int pin_interrupt(void *context, int pin, unsigned edges, const mp_notify *notify) {
    int status = record(board_of(context), "interrupt P%d %u;", pin, edges);
    mp_simulated_pin *p = &board_of(context)->pins[pin];
    if (status == 0) {
        p->edges = edges;
        p->notify = *notify;
        if (edges == 0) {
            p->notify.call = NULL;
        }
    }
    return status;
}

static const mp_hal_pins pins = {
    .find = pin_find,
    .name = pin_name,
    .configure = pin_configure,
    .config_get = pin_config_get,
    .read = pin_read,
    .write = pin_write,
    .interrupt = pin_interrupt,
};

/* ---- timers ---- */

/* The signal interrupts a sleep, which is why it is not blocked during one. */
static void timer_signal(int number, siginfo_t *info, void *frame) {
    (void)number, (void)frame;
    mp_simulated_timer *timer = info->si_value.sival_ptr;
    if (timer != NULL && timer->notify.call != NULL) {
        timer->done = !timer->periodic;
        timer->notify.call(timer->notify.user, timer->notify.source);
    }
}

static void timer_free(mp_simulated_timer *timer) {
    if (timer->notify.call != NULL) {
        timer->notify.call = NULL;
        (void)timer_delete(timer->timer);
    }
}

static int timer_start(void *context, int id, uint64_t period_us, bool periodic, const mp_notify *notify) {
    mp_simulated *board = board_of(context);
    int status = record(board, "start %d %llu us%s;", id, (unsigned long long)period_us, periodic ? "" : " once");
    int i = id < 0 ? 0 : id - FIRST_TIMER;
    while (id < 0 && i < MP_SIMULATED_TIMERS && board->timers[i].notify.call != NULL && !board->timers[i].done) {
        i++;
    }
    if (status < 0 || i < 0 || i >= MP_SIMULATED_TIMERS) {
        return status < 0 ? status : id < 0 ? -EBUSY : -ENODEV;
    }
    mp_simulated_timer *timer = &board->timers[i];
    timer_free(timer);
    struct sigaction action = {.sa_sigaction = timer_signal, .sa_flags = SA_SIGINFO};
    struct sigevent event = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = TIMER_SIGNAL};
    event.sigev_value.sival_ptr = timer;
    if (sigaction(TIMER_SIGNAL, &action, NULL) != 0 || timer_create(CLOCK_MONOTONIC, &event, &timer->timer) != 0) {
        return -errno;
    }
    timer->periodic = periodic;
    timer->done = false;
    timer->notify = *notify;
    const struct timespec period = {(time_t)(period_us / 1000000), (long)(period_us % 1000000) * 1000};
    const struct itimerspec setting = {.it_value = period, .it_interval = periodic ? period : (struct timespec){0, 0}};
    (void)timer_settime(timer->timer, 0, &setting, NULL);
    return i + FIRST_TIMER;
}

static int timer_stop(void *context, int id, unsigned source) {
    mp_simulated *board = board_of(context);
    int status = record(board, "stop %d;", id);
    int i = id - FIRST_TIMER;
    if (i >= 0 && i < MP_SIMULATED_TIMERS && board->timers[i].notify.source == source) {
        timer_free(&board->timers[i]);
    }
    return status;
}

static const mp_hal_timers timers = {.start = timer_start, .stop = timer_stop};

static void notify_stop(void *context) {
    mp_simulated *board = board_of(context);
    for (size_t i = 0; i < MP_SIMULATED_PINS; i++) {
        board->pins[i].notify.call = NULL;
    }
    for (size_t i = 0; i < MP_SIMULATED_TIMERS; i++) {
        timer_free(&board->timers[i]);
    }
}

/* ---- the chip ---- */

static int reset_cause(void *context) {
    (void)context;
    return MP_RESET_POWER_ON;
}

static ptrdiff_t unique_id(void *context, uint8_t *data, size_t size) {
    (void)context;
    static const char id[12] = "simulated\0\0\1";
    size_t count = size < sizeof id ? size : sizeof id;
    memcpy(data, id, count);
    return (ptrdiff_t)count;
}

static uint32_t frequency(void *context) {
    (void)context;
    return FREQUENCY;
}

/* The bytes of the words in the order of a little-endian chip. */
static bool is_memory(uintptr_t address, unsigned width) {
    return address >= MP_SIMULATED_MEMORY && address + width <= MP_SIMULATED_MEMORY + 4u * MP_SIMULATED_WORDS;
}

static int memory_read(void *context, uintptr_t address, unsigned width, uint32_t *out) {
    if (!is_memory(address, width)) {
        return -EFAULT;
    }
    uint32_t word = board_of(context)->words[(address - MP_SIMULATED_MEMORY) / 4];
    *out = word >> address % 4 * 8 & UINT32_MAX >> (32 - 8 * width);
    return 0;
}

static int memory_write(void *context, uintptr_t address, unsigned width, uint32_t value) {
    if (!is_memory(address, width)) {
        return -EFAULT;
    }
    uint32_t *word = &board_of(context)->words[(address - MP_SIMULATED_MEMORY) / 4];
    unsigned shift = (unsigned)(address % 4 * 8);
    uint32_t mask = UINT32_MAX >> (32 - 8 * width) << shift;
    *word = (*word & ~mask) | (value << shift & mask);
    return 0;
}

static uint32_t irq_disable(void *context) {
    (void)context;
    return 0;
}

static void irq_restore(void *context, uint32_t state) { (void)context, (void)state; }

static const mp_hal_board chip = {
    .reset_cause = reset_cause,
    .unique_id = unique_id,
    .frequency = frequency,
    .memory_read = memory_read,
    .memory_write = memory_write,
    .irq_disable = irq_disable,
    .irq_restore = irq_restore,
};

void mp_simulated_attach(mp_simulated *board, mp_hal *hal) {
    memset(board, 0, sizeof *board);
    hal->notify_stop = notify_stop;
    hal->board = &chip;
    hal->pins = &pins;
    hal->timers = &timers;
}
