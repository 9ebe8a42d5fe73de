/* SPDX-License-Identifier: MIT
 *
 * hal/stm32f4: a list of modules (modules.c): what a program that blinks and counts needs.
 */
M(builtins)
M(gc)
M(machine)
M(micropython)
M(sys)
M(time)
