# SPDX-License-Identifier: MIT
"""The clock tree: the highest frequency with and without a crystal, and a chip that runs whatever does not start."""
from chip_test import HCLK_HZ, HSI_HZ, IS_429, ChipTest

HSE_BITS, PLL_FROM_HSE = 3 << 16, 1 << 22
PLL = 2


class WithCrystal(ChipTest):
    hclk, source, from_crystal = HCLK_HZ, PLL, True

    def test_frequencies(self):
        state = self.state()
        self.assertEqual(self.hclk, state["hclk"])
        self.assertEqual(self.source, state["sws"])
        self.assertEqual("%d\n" % self.hclk, self.run_good("import machine\nprint(machine.freq())"))

    def test_oscillators(self):
        """Without a crystal, its oscillator is off and the PLL runs from the internal one."""
        out = self.run_good("from machine import mem32\nprint(mem32[0x40023800], mem32[0x40023804])")
        control, pll = map(int, out.split())
        self.assertEqual(HSE_BITS if self.from_crystal else 0, control & HSE_BITS)
        if self.source == PLL:
            self.assertEqual(PLL_FROM_HSE if self.from_crystal else 0, pll & PLL_FROM_HSE)

    def test_time_goes_right(self):
        """A tenth of a second is a tenth of the frequency, in cycles."""
        before = self.state()["cycles"]
        out = self.run_good("import time\nt = time.ticks_us()\ntime.sleep_ms(500)\n"
                            "print(time.ticks_diff(time.ticks_us(), t))")
        seconds = (self.state()["cycles"] - before) / self.hclk
        self.assertTrue(500000 <= int(out) < 502000, out)
        self.assertTrue(0.5 <= seconds < 0.65, seconds)


class WithoutCrystal(WithCrystal):
    faults, from_crystal = ("hse",), False


class WithoutPll(WithCrystal):
    faults, hclk, source, from_crystal = ("pll",), HSI_HZ, 0, False


class WithoutBoth(WithoutPll):
    faults = ("hse", "pll")


class WithoutWaitStates(WithCrystal):
    faults, hclk, source = ("latency",), HSI_HZ, 0


class WithoutSwitch(WithCrystal):
    faults, hclk, source = ("switch",), HSI_HZ, 0


if IS_429:  # the other part has none
    class WithoutOverdrive(WithCrystal):
        faults, hclk, source = ("overdrive",), HSI_HZ, 0


class WithoutAnything(ChipTest):
    """An emulator that does not model the clocks: nothing is waited for, and it can be ended."""

    faults = ("rcc",)

    def test_goes_on(self):
        """The console has no clock there, so nothing comes out; but nothing hangs."""
        self.assertEqual(HSI_HZ, self.state()["hclk"])
