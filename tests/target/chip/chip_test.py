# SPDX-License-Identifier: MIT
"""What the tests of this folder have in common. They need a chip whose registers are modelled: tests/target/unicorn_board.

MICROPY_FIRMWARE names the image, MICROPY_CHIP the part."""
import os

import test_console
from boards import UnicornBoard

CHIP = os.environ.get("MICROPY_CHIP", "stm32f429")
IS_429 = CHIP == "stm32f429"
HCLK_HZ = 180000000 if IS_429 else 168000000
HSI_HZ = 16000000
SRAM_SIZE = (192 if IS_429 else 128) * 1024
BANNER_END = test_console.BANNER
PRELUDE = "import machine, time\nfrom machine import mem32, Pin, Timer\n"


class ChipTest(test_console.TargetTest):
    """A board in raw mode. `faults` names what is broken."""

    faults = ()

    def make_board(self):
        options = [option for fault in self.faults for option in ("--fault", fault)]
        return UnicornBoard(os.environ["MICROPY_FIRMWARE"], CHIP, options)

    def run_with_prelude(self, source):
        return self.run_good(PRELUDE + source)

    def state(self):
        return self.board.ask(state=True)

    def tearDown(self):
        """Whatever a test does, a real chip would have to stand it."""
        self.assertEqual([], self.state()["violations"])
