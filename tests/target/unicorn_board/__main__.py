#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""An emulated STM32F405 or STM32F429 with its own memory map, in Unicorn.

    python3 tests/target/unicorn_board FIRMWARE.elf [--chip stm32f429] [--fault NAME]...

The console is on standard input and output, or at the socket that --console names. At the socket --control, a line with a
JSON object is a command, and is answered with one:

    {"drive": "A0", "level": 1}     the world drives a pin; level null lets go of it
    {"release": true}               lets go of all pins, and ends "paced"
    {"level": "A0"}                 the level of a pin                           {"level": 1}
    {"record": "GPIOA"}             starts a record of the writes to registers
    {"writes": "GPIOA"}             what was written since                       {"writes": [["BSRR", 1], …]}
    {"state": true}                 program counter, time, clocks, violations, the reset flags, bytes lost on the line
    {"fault": "hse", "on": true}    breaks or repairs something
    {"paced": true}                 bytes come at the line's speed, and may be lost
    {"reset": "pin"}                presses the button
    {"stack_pointer": 536985856}    as if the program had used up its stack to there
"""
import argparse
import json
import os
import select
import socket
import sys

import elf
from board import CHIPS, FAULTS, Board
from cpu import Lockup
from unicorn.arm_const import UC_ARM_REG_PC, UC_ARM_REG_SP

STATUS_LOCKUP = 125
# A program that only waits for time to pass gets it at once, so often in turn; then at the pace of real time, so that an
# emulator at the prompt does not keep the machine busy.
HURRIED_WAITS = 5000
LAZY_S = 0.001


class Console:
    """The other end of the line: a socket, or standard input and output."""

    def __init__(self, path):
        if path:
            connection = socket.socket(socket.AF_UNIX)
            connection.connect(path)
            self.input = self.output = connection.fileno()
            self.connection = connection
        else:
            self.input, self.output = sys.stdin.fileno(), sys.stdout.fileno()

    def write(self, data):
        data = memoryview(bytes(data))
        while data:
            data = data[os.write(self.output, data):]

    def read(self):
        return os.read(self.input, 4096)


class Control:
    """Commands from outside."""

    def __init__(self, path, board):
        self.board = board
        self.connection, self.pending = None, b""
        self.resets = 0
        if path:
            self.connection = socket.socket(socket.AF_UNIX)
            self.connection.connect(path)

    def serve(self):
        """Answers what has arrived. False: the other end is gone."""
        data = self.connection.recv(4096)
        *lines, self.pending = (self.pending + data).split(b"\n")
        for line in lines:
            self.connection.sendall(json.dumps(self.execute(json.loads(line))).encode() + b"\n")
        return bool(data)

    def pin(self, name):
        return self.board.gpio[name[0]], int(name[1:])

    def peripheral(self, name):
        return next(p for _, _, p in self.board.blocks if p.name == name)

    def execute(self, command):
        board = self.board
        if "drive" in command:
            port, pin = self.pin(command["drive"])
            port.drive(pin, command["level"])
        elif "release" in command:
            board.console.paced = False
            for port in board.gpio.values():
                port.driven.clear()
                port.changed()
        elif "level" in command:
            port, pin = self.pin(command["level"])
            return {"level": port.level(pin)}
        elif "record" in command:
            peripheral = self.peripheral(command["record"])
            peripheral.recording, peripheral.writes = True, []
        elif "writes" in command:
            return {"writes": self.peripheral(command["writes"]).writes}
        elif "fault" in command:
            (board.faults.add if command["on"] else board.faults.discard)(command["fault"])
        elif "paced" in command:
            board.console.paced = command["paced"]
        elif "stack_pointer" in command:
            board.cpu.set(UC_ARM_REG_SP, command["stack_pointer"])
        elif "reset" in command:
            board.reset(command["reset"])
            self.resets += 1
        elif "state" in command:
            return {"pc": board.cpu.get(UC_ARM_REG_PC), "cycles": board.clock.now(), "hclk": board.rcc.hclk(), "pclk1": board.rcc.pclk(1),
                    "pclk2": board.rcc.pclk(2), "sws": board.rcc["CFGR"] >> 2 & 3, "flash_acr": board.flash["ACR"],
                    "violations": board.violations, "lost": board.console.lost}
        return {}


class Emulator:
    """Lets the board run, and connects it with the world."""

    def __init__(self, board, console, control):
        self.board, self.console, self.control = board, console, control
        self.waits = 0  # in turn, for nothing but time

    def serve_world(self, timeout):
        """Takes what the world says, waiting up to so many seconds for it. False: the world is gone."""
        board = self.board
        if board.console.outgoing:
            self.console.write(board.console.outgoing)
            board.console.outgoing.clear()
        inputs = [self.console.input] if board.console.wants_more() else []
        if self.control.connection is not None:
            inputs.append(self.control.connection)
        ready = select.select(inputs, [], [], timeout)[0]
        if ready:
            self.waits = 0
        if self.console.input in ready:
            data = self.console.read()
            if not data:
                return False
            board.console.arrive(data)
        return self.control.connection not in ready or self.control.serve()

    def wait(self):
        """The processor waits for an interrupt, or a reset. False: the world is gone."""
        resets = self.control.resets
        while self.control.resets == resets and not self.board.awake():
            event = self.board.next_event()
            self.waits += 1
            hurried = event is not None and self.waits < HURRIED_WAITS
            if not self.serve_world(0 if hurried else LAZY_S):
                return False
            if not self.board.awake():
                self.board.skip_to_event()
        return True

    def run(self):
        board = self.board
        while True:
            why = board.step()
            if board.exit_status is not None:
                self.serve_world(0)
                return board.exit_status
            if not (self.wait() if why == "wfi" else self.serve_world(0)):
                return 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("image")
    parser.add_argument("--chip", choices=sorted(CHIPS), default="stm32f429")
    parser.add_argument("--fault", action="append", default=[], choices=FAULTS)
    parser.add_argument("--console")
    parser.add_argument("--control")
    options = parser.parse_args()
    board = Board(options.chip, elf.load(options.image), options.fault)
    try:
        return Emulator(board, Console(options.console), Control(options.control, board)).run()
    except Lockup as e:
        print("lockup", e, file=sys.stderr)
        return STATUS_LOCKUP
    except (BrokenPipeError, ConnectionResetError):
        return 0


if __name__ == "__main__":
    sys.exit(main())
