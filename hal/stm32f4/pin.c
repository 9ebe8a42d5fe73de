/* SPDX-License-Identifier: MIT
 *
 * hal/stm32f4: pins. A pin is a number: 16 times the port (A is 0) plus the number in the port.
 */
#include "board.h"
#include "chip.h"
#include "stm32f4.h"

#include <string.h>

#define MODE_INPUT 0u
#define MODE_OUTPUT 1u
#define MODE_ALTERNATE 2u
#define MODE_ANALOG 3u
#define SPEED_HIGH 2u
#define LINE_COUNT 16u
#define NO_DEVICE (-19)
#define BUSY (-16)

/* The lines of the EXTI: each serves the pins of that number, one port at a time. */
static struct {
    mp_notify notify[LINE_COUNT]; /* call is NULL where nobody listens */
    uint8_t port[LINE_COUNT];
} lines;

/* ---- names ---- */

static const struct {
    const char *name, *pin;
} board_pins[] = {
#define BOARD_PIN(name, pin) {name, pin},
    BOARD_PINS(BOARD_PIN)
#undef BOARD_PIN
};

int stm32_pin_parse(const char *name) {
    name += name[0] == 'P';
    if (name[0] < 'A' || name[0] >= (char)('A' + CHIP_PORT_COUNT) || name[1] < '0' || name[1] > '9') {
        return -1;
    }
    int number = name[1] - '0';
    if (name[2] != '\0') {
        number = number * 10 + name[2] - '0';
        if (number < 10 || number > 15 || name[2] < '0' || name[2] > '9' || name[3] != '\0') {
            return -1;
        }
    }
    return (name[0] - 'A') * 16 + number;
}

static void set_field(volatile uint32_t *reg, unsigned shift, uint32_t mask, uint32_t value) {
    *reg = (*reg & ~(mask << shift)) | value << shift;
}

/* Switches the port on. */
static uint32_t port_base(int pin) {
    unsigned port = (unsigned)pin / 16;
    RCC_AHB1ENR |= 1u << port;
    (void)RCC_AHB1ENR;
    return GPIO_BASE(port);
}

void stm32_pin_alternate(int pin, unsigned function, bool pull_up) {
    uint32_t base = port_base(pin);
    unsigned number = (unsigned)pin % 16;
    set_field(&GPIO_AFR(base, number / 8), number % 8 * 4, 15, function);
    set_field(&GPIO_PUPDR(base), number * 2, 3, pull_up);
    set_field(&GPIO_OSPEEDR(base), number * 2, 3, SPEED_HIGH);
    set_field(&GPIO_OTYPER(base), number, 1, 0);
    set_field(&GPIO_MODER(base), number * 2, 3, MODE_ALTERNATE);
}

/* ---- operations ---- */

static uint32_t get_field(volatile const uint32_t *reg, unsigned shift, uint32_t mask) { return *reg >> shift & mask; }

static bool exists(int pin) { return pin >= 0 && pin < (int)(16 * CHIP_PORT_COUNT); }

static int pin_find(void *context, const char *name) {
    (void)context;
    for (size_t i = 0; i < sizeof board_pins / sizeof board_pins[0]; i++) {
        if (strcmp(board_pins[i].name, name) == 0) {
            name = board_pins[i].pin;
            break;
        }
    }
    int pin = stm32_pin_parse(name);
    return pin < 0 ? NO_DEVICE : pin;
}

static int pin_name(void *context, int pin, char *text, size_t size) {
    (void)context, (void)size;
    if (!exists(pin)) {
        return NO_DEVICE;
    }
    *text++ = (char)('A' + pin / 16);
    if (pin % 16 >= 10) {
        *text++ = '1';
    }
    *text++ = (char)('0' + pin % 16 % 10);
    *text = '\0';
    return 0;
}

static int pin_configure(void *context, int pin, const mp_pin_config *config) {
    (void)context;
    static const uint8_t modes[] = {MODE_INPUT, MODE_OUTPUT, MODE_OUTPUT, MODE_ALTERNATE, MODE_ALTERNATE, MODE_ANALOG};
    uint32_t base = port_base(pin);
    unsigned number = (unsigned)pin % 16;
    if (config->value >= 0) {
        GPIO_BSRR(base) = 1u << (number + (config->value ? 0 : 16));
    }
    if (config->alternate >= 0) {
        set_field(&GPIO_AFR(base, number / 8), number % 8 * 4, 15, (uint32_t)config->alternate);
    }
    if (config->pull >= 0) {
        set_field(&GPIO_PUPDR(base), number * 2, 3, (uint32_t)config->pull);
    }
    if (config->drive >= 0) {
        set_field(&GPIO_OSPEEDR(base), number * 2, 3, (uint32_t)config->drive);
    }
    if (config->mode >= 0) {
        bool open_drain = config->mode == MP_PIN_OPEN_DRAIN || config->mode == MP_PIN_ALTERNATE_OPEN_DRAIN;
        set_field(&GPIO_OTYPER(base), number, 1, open_drain);
        set_field(&GPIO_MODER(base), number * 2, 3, modes[config->mode]);
    }
    return 0;
}

static int pin_config_get(void *context, int pin, mp_pin_config *out) {
    (void)context;
    uint32_t base = port_base(pin);
    unsigned number = (unsigned)pin % 16;
    bool open_drain = get_field(&GPIO_OTYPER(base), number, 1) != 0;
    uint32_t mode = get_field(&GPIO_MODER(base), number * 2, 3);
    out->mode = mode == MODE_INPUT    ? MP_PIN_IN
                : mode == MODE_ANALOG ? MP_PIN_ANALOG
                : mode == MODE_OUTPUT ? (open_drain ? MP_PIN_OPEN_DRAIN : MP_PIN_OUT)
                                      : (open_drain ? MP_PIN_ALTERNATE_OPEN_DRAIN : MP_PIN_ALTERNATE);
    out->pull = (int8_t)get_field(&GPIO_PUPDR(base), number * 2, 3);
    out->drive = (int8_t)get_field(&GPIO_OSPEEDR(base), number * 2, 3);
    out->alternate = (int8_t)get_field(&GPIO_AFR(base, number / 8), number % 8 * 4, 15);
    out->value = (int8_t)get_field(&GPIO_ODR(base), number, 1);
    return 0;
}

static int pin_read(void *context, int pin) {
    (void)context;
    return (int)get_field(&GPIO_IDR(port_base(pin)), (unsigned)pin % 16, 1);
}

static int pin_write(void *context, int pin, bool value) {
    (void)context;
    GPIO_BSRR(port_base(pin)) = 1u << ((unsigned)pin % 16 + (value ? 0 : 16));
    return 0;
}

/* ---- interrupts ---- */

static unsigned line_irq(unsigned line) { return line < 5 ? 6 + line : line < 10 ? 23 : 40; }

static void line_stop(unsigned line) {
    EXTI_IMR &= ~(1u << line);
    EXTI_PR = 1u << line;
    lines.notify[line].call = NULL;
}

static int pin_interrupt(void *context, int pin, unsigned edges, const mp_notify *notify) {
    (void)context;
    unsigned line = (unsigned)pin % 16, port = (unsigned)pin / 16;
    if (lines.notify[line].call != NULL) {
        if (lines.port[line] != port) {
            return edges == 0 ? 0 : BUSY;
        }
        line_stop(line);
    }
    if (edges == 0) {
        return 0;
    }
    RCC_APB2ENR |= RCC_APB2ENR_SYSCFGEN;
    (void)RCC_APB2ENR;
    set_field(&SYSCFG_EXTICR(line / 4), line % 4 * 4, 15, port);
    lines.port[line] = (uint8_t)port;
    lines.notify[line] = *notify;
    set_field(&EXTI_FTSR, line, 1, (edges & MP_PIN_FALLING) != 0);
    set_field(&EXTI_RTSR, line, 1, (edges & MP_PIN_RISING) != 0);
    EXTI_PR = 1u << line;
    EXTI_IMR |= 1u << line;
    stm32_irq_enable(line_irq(line));
    return 0;
}

void stm32_pins_stop(void) {
    for (unsigned line = 0; line < LINE_COUNT; line++) {
        if (lines.notify[line].call != NULL) {
            line_stop(line);
        }
    }
}

static void lines_serve(unsigned first, unsigned last) {
    for (unsigned line = first; line <= last; line++) {
        if ((EXTI_PR & 1u << line) != 0) {
            EXTI_PR = 1u << line;
            stm32_notify(&lines.notify[line]);
        }
    }
}

#define LINES_HANDLER(name, first, last)                                                                               \
    void name(void);                                                                                                   \
    void name(void) { lines_serve(first, last); }
LINES_HANDLER(EXTI0_IRQHandler, 0, 0)
LINES_HANDLER(EXTI1_IRQHandler, 1, 1)
LINES_HANDLER(EXTI2_IRQHandler, 2, 2)
LINES_HANDLER(EXTI3_IRQHandler, 3, 3)
LINES_HANDLER(EXTI4_IRQHandler, 4, 4)
LINES_HANDLER(EXTI9_5_IRQHandler, 5, 9)
LINES_HANDLER(EXTI15_10_IRQHandler, 10, 15)

const mp_hal_pins stm32_pins = {
    .find = pin_find,
    .name = pin_name,
    .configure = pin_configure,
    .config_get = pin_config_get,
    .read = pin_read,
    .write = pin_write,
    .interrupt = pin_interrupt,
};
