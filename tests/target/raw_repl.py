# SPDX-License-Identifier: MIT
"""A client of the raw prompt, over anything that has send(data), receive(timeout) and close()."""
import time


class NoAnswer(Exception):
    """The other end did not say in time what it should have."""


class RawRepl:
    """Runs programs on a board. `link` carries the bytes."""

    def __init__(self, link):
        self.link = link
        self.received = b""

    def read_until(self, ending, timeout):
        """Everything up to and with `ending`."""
        end = time.monotonic() + timeout
        while ending not in self.received:
            left = end - time.monotonic()
            if left <= 0:
                raise NoAnswer("no %r within %g s; the last was %r" % (ending, timeout, self.received[-200:]))
            self.received += self.link.receive(min(left, 0.5))
        at = self.received.index(ending) + len(ending)
        data, self.received = self.received[:at], self.received[at:]
        return data

    def enter(self, timeout=10, fresh=False):
        """Interrupts whatever runs, and asks for raw mode until it is there: a board drops what it receives while it
        starts. `fresh`: it has just been started, so its prompt will come."""
        if fresh:
            self.read_until(b">>> ", timeout)
        end = time.monotonic() + timeout
        while True:
            self.link.send(b"\r\x03\x03\x01")
            try:
                self.read_until(b"raw REPL; CTRL-B to exit\r\n>", 1)
                break
            except NoAnswer:
                if time.monotonic() > end:
                    raise
        self.received = b""
        while self.link.receive(0.05): # the answers to what was sent before
            pass

    def soft_reset(self, timeout=10):
        self.link.send(b"\x04")
        self.read_until(b"soft reboot\r\n", timeout)
        self.read_until(b"raw REPL; CTRL-B to exit\r\n>", timeout)

    def start(self, source, timeout=10):
        """Sends a program in raw-paste mode; it runs when this returns."""
        self.link.send(b"\x05A\x01")
        answer = self.read_until(b"R\x01", timeout)
        if not answer.endswith(b"R\x01"):
            raise NoAnswer("raw-paste mode was refused: %r" % answer)
        header = self.take(3, timeout)
        window, sent, refused = header[0] | header[1] << 8, 0, False
        room = window
        while sent < len(source):
            if room == 0:
                byte = self.take(1, timeout)
                if byte == b"\x04":  # it does not want the rest, because of a syntax error
                    refused = True
                    break
                room += window
                continue
            part = source[sent:sent + room]
            self.link.send(part)
            sent += len(part)
            room -= len(part)
        self.link.send(b"\x04")
        if not refused:
            self.read_until(b"\x04", timeout)

    def take(self, count, timeout):
        end = time.monotonic() + timeout
        while len(self.received) < count:
            left = end - time.monotonic()
            if left <= 0:
                raise NoAnswer("nothing more within %g s" % timeout)
            self.received += self.link.receive(min(left, 0.5))
        data, self.received = self.received[:count], self.received[count:]
        return data

    def finish(self, timeout):
        """What the program wrote, and its traceback."""
        out = self.read_until(b"\x04", timeout)[:-1]
        error = self.read_until(b"\x04", timeout)[:-1]
        self.read_until(b">", timeout)
        return out, error

    def run(self, source, timeout=20):
        self.start(source)
        return self.finish(timeout)
