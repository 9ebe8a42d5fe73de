/* SPDX-License-Identifier: MIT
 *
 * hal/stm32f4: interrupts that the VM is notified of.
 */
#include "stm32f4.h"

void stm32_irq_enable(unsigned irq) {
    NVIC_IPR(irq) = STM32_PRIORITY;
    NVIC_ISER(irq / 32) = 1u << irq % 32;
}

void stm32_notify(const mp_notify *notify) {
    if (notify->call != NULL) {
        notify->call(notify->user, notify->source);
        stm32_console_break();
    }
}
