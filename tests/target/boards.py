# SPDX-License-Identifier: MIT
"""Boards to run tests on: a firmware in QEMU, or a real one at a serial device."""
import json
import os
import select
import shutil
import socket
import subprocess
import tempfile
import time

MACHINE = "netduinoplus2"
PYTHON = "/usr/bin/python3"  # Debian's has Debian's Unicorn
HERE = os.path.dirname(os.path.abspath(__file__))


class SocketLink:
    """Bytes to and from a socket."""

    def __init__(self, connection):
        self.connection = connection
        self.early = b"" # what came while something was sent

    def read_some(self):
        data = self.connection.recv(65536)
        if not data:
            raise ConnectionError("the emulator has ended")
        return data

    def send(self, data, timeout=20):
        """Sends all; the other end may wait for us to read meanwhile."""
        end = time.monotonic() + timeout
        while data:
            readable, writable, _ = select.select([self.connection], [self.connection], [], 0.5)
            if readable:
                self.early += self.read_some()
            if writable:
                data = data[self.connection.send(data[:1024]):]
            elif time.monotonic() > end:
                raise TimeoutError("the emulator takes no more input")

    def receive(self, timeout):
        """What has arrived, or b"" after the timeout."""
        if self.early:
            data, self.early = self.early, b""
            return data
        ready, _, _ = select.select([self.connection], [], [], timeout)
        return self.read_some() if ready else b""

    def close(self):
        self.connection.close()


class Emulator:
    """A process whose console is a socket. `command` makes its command line of the socket's path."""

    fresh = True

    def __init__(self, name, command):
        self.folder = tempfile.mkdtemp(prefix="micropy-board-")
        path = os.path.join(self.folder, "serial")
        with listening(path) as listener:
            self.process = subprocess.Popen(command(path), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                            stderr=subprocess.PIPE)
            try:
                connection = listener.accept()[0]
            except OSError:
                self.process.kill()
                raise RuntimeError("%s did not start: %s" % (name, self.process.stderr.read().decode())) from None
        connection.setblocking(False)
        self.link = SocketLink(connection)

    def wait(self, timeout):
        """The status that the firmware ended the emulator with."""
        return self.process.wait(timeout)

    def close(self):
        self.link.close()
        if self.process.poll() is None:
            self.process.kill()
        self.process.communicate()
        shutil.rmtree(self.folder, ignore_errors=True)


def listening(path):
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(path)
    listener.listen(1)
    listener.settimeout(60)
    return listener


class QemuBoard(Emulator):
    """A firmware in QEMU. `extra` are options of QEMU."""

    def __init__(self, image, extra=()):
        super().__init__("QEMU", lambda path: [
            "qemu-system-arm", "-M", MACHINE, "-display", "none", "-monitor", "none",
            "-chardev", "socket,id=s,path=" + path, "-serial", "chardev:s",
            "-semihosting-config", "enable=on,target=native", "-kernel", image] + list(extra))


class UnicornBoard(Emulator):
    """A firmware in the emulator of the folder unicorn_board; `extra` are options of it, `chip` is the part."""

    def __init__(self, image, chip="stm32f429", extra=()):
        control_folder = tempfile.mkdtemp(prefix="micropy-control-")
        control = os.path.join(control_folder, "control")
        try:
            with listening(control) as listener:
                super().__init__("the emulator", lambda path: [
                    PYTHON, "-B", os.path.join(HERE, "unicorn_board"), image, "--console", path, "--control", control,
                    "--chip", chip] + list(extra))
                self.connection = listener.accept()[0]
        finally:
            shutil.rmtree(control_folder, ignore_errors=True)
        self.connection.settimeout(60)
        self.answers = self.connection.makefile()

    def ask(self, **command):
        """Commands are described in unicorn_board/__main__.py."""
        self.connection.sendall(json.dumps(command).encode() + b"\n")
        return json.loads(self.answers.readline())

    def close(self):
        super().close()
        self.answers.close()
        self.connection.close()


class SerialLink:
    """Bytes to and from a serial device."""

    def __init__(self, device, baud):
        import serial  # python3-serial; only this needs it
        self.port = serial.Serial(device, baud, timeout=0)

    def send(self, data):
        self.port.write(data)

    def receive(self, timeout):
        end = time.monotonic() + timeout
        while True:
            self.port.timeout = max(0.0, min(0.05, end - time.monotonic()))
            data = self.port.read(max(1, self.port.in_waiting))
            if data or time.monotonic() >= end:
                return data

    def close(self):
        self.port.close()


class SerialBoard:
    """A board that is plugged in."""

    fresh = False

    def __init__(self, device, baud=115200):
        self.link = SerialLink(device, baud)

    def close(self):
        self.link.close()
