# SPDX-License-Identifier: MIT
"""What the tests of this folder have in common. They need a chip whose registers are modelled: tests/target/unicorn_board.

MICROPY_FIRMWARE names the image, MICROPY_CHIP the part."""
import atexit
import os

import test_console
from boards import UnicornBoard
from raw_repl import NoAnswer, RawRepl

CHIP = os.environ.get("MICROPY_CHIP", "stm32f429")
IS_429 = CHIP == "stm32f429"
HCLK_HZ = 180000000 if IS_429 else 168000000
HSI_HZ = 16000000
PATIENCE_S = 60  # a machine may be busy
SRAM_SIZE = (192 if IS_429 else 128) * 1024
BANNER_END = test_console.BANNER
PRELUDE = "import machine, time\nfrom machine import mem32, Pin, Timer\n"


class Shared:
    """The board that tests use one after another, as long as nothing else is broken on it."""

    board = repl = faults = None

    @classmethod
    def close(cls):
        if cls.board is not None:
            cls.board.close()
        cls.board = None


atexit.register(Shared.close)


class ChipTest(test_console.TargetTest):
    """A board in raw mode, after a soft reset. `faults` names what is broken; `fresh`: each test wants a new board."""

    faults = ()
    fresh = False

    def setUp(self):
        if self.fresh or Shared.faults != self.faults or not self.prepare():
            Shared.close()
            options = [option for fault in self.faults for option in ("--fault", fault)]
            Shared.board = UnicornBoard(os.environ["MICROPY_FIRMWARE"], CHIP, options)
            Shared.repl = RawRepl(Shared.board.link)
            Shared.faults = self.faults
            if "rcc" not in self.faults:
                Shared.repl.enter(PATIENCE_S, fresh=True)
        self.board, self.repl = Shared.board, Shared.repl

    def prepare(self):
        """Whether the board of the test before can be used; that may have left it in any state."""
        if Shared.board is None:
            return False
        try:
            Shared.board.ask(release=True)
            Shared.repl.enter()
            Shared.repl.soft_reset()
        except (NoAnswer, OSError):
            return False
        return True

    def run_good(self, source, timeout=PATIENCE_S):
        return super().run_good(source, timeout)

    def run_with_prelude(self, source):
        return self.run_good(PRELUDE + source)

    def state(self):
        return self.board.ask(state=True)

    def tearDown(self):
        """Whatever a test does, a real chip would have to stand it."""
        self.assertEqual([], self.state()["violations"])
