/* SPDX-License-Identifier: MIT
 *
 * hal/stm32f4: faults, the guard below the stack, and the end of it all.
 *
 * A fault prints the registers and ends the emulator, or starts the chip anew. Two exceptions: stm32_memory_read and
 * stm32_memory_write are allowed to fault; the handler lets them return false then.
 *
 * The guard is an MPU region without access between heap and stack. When the stack grows into it, the processor cannot
 * even save its registers, so the handler sets up the stack anew before it calls anything.
 */
#include "stm32f4.h"

#define GUARD_LOG2 8u

/* The eight words that an exception pushes. */
typedef struct stm32_frame {
    uint32_t r0, r1, r2, r3, r12, lr, pc, xpsr;
} stm32_frame;

void Fault_Handler(void);
bool stm32_fault(stm32_frame *frame, uint32_t exception);
uint32_t stm32_access(uintptr_t address, uint32_t value, uint32_t kind, uint32_t *out);

extern const char stm32_access_end[], stm32_access_failed[];

/* kind: width for reading, width + 8 for writing. The barrier makes a buffered write fault here and not later. */
__asm__(".syntax unified\n\t.thumb\n\t.section .text.stm32_access,\"ax\",%progbits\n\t"
        ".global stm32_access\n\t.thumb_func\n\t.type stm32_access, %function\n"
        "stm32_access:\n\t"
        "cmp r2, #1\n\tbeq 1f\n\tcmp r2, #2\n\tbeq 2f\n\tcmp r2, #4\n\tbeq 4f\n\t"
        "cmp r2, #9\n\tbeq 9f\n\tcmp r2, #10\n\tbeq 5f\n\t"
        "str r1, [r0]\n\tb 6f\n"
        "9: strb r1, [r0]\n\tb 6f\n"
        "5: strh r1, [r0]\n\tb 6f\n"
        "1: ldrb r1, [r0]\n\tb 6f\n"
        "2: ldrh r1, [r0]\n\tb 6f\n"
        "4: ldr r1, [r0]\n"
        "6: dsb\n\t"
        "str r1, [r3]\n\tmovs r0, #1\n\tbx lr\n"
        ".global stm32_access_end\nstm32_access_end:\n"
        ".global stm32_access_failed\nstm32_access_failed:\n\t"
        "movs r0, #0\n\tbx lr\n\t"
        ".size stm32_access, . - stm32_access\n\t.text\n");

bool stm32_memory_read(uintptr_t address, unsigned width, uint32_t *out) {
    return stm32_access(address, 0, width, out) != 0;
}

bool stm32_memory_write(uintptr_t address, unsigned width, uint32_t value) {
    uint32_t ignored;
    return stm32_access(address, value, width + 8, &ignored) != 0;
}

void stm32_fault_init(void) {
    SCB_SHCSR |= SCB_SHCSR_FAULTS;
    if (MPU_TYPE != 0) {
        MPU_RNR = 0;
        MPU_RBAR = (uint32_t)(uintptr_t)_heap_end;
        MPU_RASR = MPU_RASR_XN | MPU_RASR_SIZE(GUARD_LOG2) | MPU_RASR_ENABLE; /* AP 0: no access */
        MPU_CTRL = MPU_CTRL_ENABLE | MPU_CTRL_PRIVDEFENA;
        __asm__ volatile("dsb\n\tisb" ::: "memory");
    }
}

/* r0: the saved registers; r1: number of the exception. If the stack is used up, the handler goes on at its top: what
 * lay there is lost, but so is the program. */
__attribute__((naked)) void Fault_Handler(void) {
    __asm__ volatile("mov r0, sp\n\t"
                     "mrs r1, ipsr\n\t"
                     "ldr r2, =_sstack\n\t"
                     "ldr r3, =128\n\t"
                     "add r2, r2, r3\n\t"
                     "cmp r0, r2\n\t"
                     "bhs 1f\n\t"
                     "ldr r2, =_estack\n\t"
                     "mov sp, r2\n"
                     "1: push {r4, lr}\n\t"
                     "bl stm32_fault\n\t"
                     "pop {r4, lr}\n\t"
                     "bx lr\n\t"
                     ".ltorg\n");
}

static void print_hex(const char *name, uint32_t value) {
    char text[12];
    for (int i = 0; i < 8; i++) {
        text[i] = "0123456789abcdef"[value >> (28 - 4 * i) & 0xF];
    }
    text[8] = '\0';
    stm32_console_emergency(name);
    stm32_console_emergency(text);
}

static void print_frame(const stm32_frame *frame) {
    print_hex("\r\nr0  ", frame->r0);
    print_hex("  r1   ", frame->r1);
    print_hex("  r2   ", frame->r2);
    print_hex("  r3 ", frame->r3);
    print_hex("\r\nr12 ", frame->r12);
    print_hex("  lr   ", frame->lr);
    print_hex("  pc   ", frame->pc);
    print_hex("  psr ", frame->xpsr);
}

/* Returns only if the fault was one that stm32_access may have. */
__attribute__((used)) bool stm32_fault(stm32_frame *frame, uint32_t exception) {
    bool saved = (uintptr_t)frame >= (uintptr_t)_sstack;
    if (saved && frame->pc >= ((uintptr_t)stm32_access & ~(uintptr_t)1) && frame->pc < (uintptr_t)stm32_access_end) {
        SCB_CFSR = SCB_CFSR;
        frame->pc = (uint32_t)(uintptr_t)stm32_access_failed;
        return true;
    }
    stm32_console_emergency("\r\nFATAL: ");
    stm32_console_emergency(exception == 4 && !saved ? "stack overflow" : "fault");
    print_hex(", exception ", exception);
    if (saved) {
        print_frame(frame);
    }
    print_hex("\r\nsp  ", (uint32_t)(uintptr_t)frame);
    print_hex("  cfsr ", SCB_CFSR);
    print_hex("  hfsr ", SCB_HFSR);
    print_hex("  mmfar ", SCB_MMFAR);
    print_hex("  bfar ", SCB_BFAR);
    stm32_console_emergency("\r\n");
    stm32_exit(70);
}

_Noreturn void stm32_reset(void) {
    __asm__ volatile("dsb" ::: "memory");
    SCB_AIRCR = SCB_AIRCR_VECTKEY | SCB_AIRCR_SYSRESETREQ;
    for (;;) {
    }
}

/* Semihosting's SYS_EXIT_EXTENDED, ADP_Stopped_ApplicationExit. */
_Noreturn void stm32_exit(int status) {
    if (stm32_clock.emulated) {
        const uint32_t block[2] = {0x20026, (uint32_t)status};
        register uint32_t operation __asm__("r0") = 0x20;
        register const uint32_t *argument __asm__("r1") = block;
        __asm__ volatile("bkpt 0xab" : "+r"(operation) : "r"(argument) : "memory");
    }
    stm32_reset();
}
