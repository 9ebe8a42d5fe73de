# SPDX-License-Identifier: MIT
set(MICROPY_CHIP stm32f429)
