/* SPDX-License-Identifier: MIT
 *
 * hal/stm32f4: pins. A pin is a number: 16 times the port (A is 0) plus the number in the port.
 */
#include "chip.h"
#include "stm32f4.h"

#define MODE_ALTERNATE 2u
#define SPEED_HIGH 2u

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
