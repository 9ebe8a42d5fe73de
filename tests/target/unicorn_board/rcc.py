# SPDX-License-Identifier: MIT
"""Reset and clock control: oscillators, PLL, dividers, the clocks of the peripherals, why the chip was reset."""
from registers import WORD, Peripheral

HSION, HSIRDY, HSEON, HSERDY, PLLON, PLLRDY = 1 << 0, 1 << 1, 1 << 16, 1 << 17, 1 << 24, 1 << 25
HSI_HZ = 16000000
RMVF, PINRSTF, PORRSTF, SFTRSTF = 1 << 24, 1 << 26, 1 << 27, 1 << 28
RESET_FLAGS = {"power": PORRSTF | PINRSTF | 1 << 25, "pin": PINRSTF, "software": SFTRSTF | PINRSTF}
HSE_START_S, PLL_LOCK_S = 0.002, 0.0002
HSI, HSE, PLL = range(3)  # of SW and SWS


class Rcc(Peripheral):
    """At 0x40023800. What real hardware would not stand is noted as a violation.

    Faults: "hse" never becomes ready, "pll" never locks, "switch": the system clock stays the HSI, "rcc": no register
    keeps anything.
    """

    REGISTERS = {
        0x00: ("CR", 0x83, 0),
        0x04: ("PLLCFGR", 0x24003010, 0x0F437FFF),
        0x08: ("CFGR", 0, 0),
        0x0C: ("CIR", 0, 0),
        0x30: ("AHB1ENR", 0x00100000, 0x7FFFFFFF),
        0x34: ("AHB2ENR", 0, 0xF1),
        0x38: ("AHB3ENR", 0, 1),
        0x40: ("APB1ENR", 0, WORD),
        0x44: ("APB2ENR", 0, WORD),
        0x70: ("BDCR", 0, 0),
        0x74: ("CSR", 0, 0),
    }

    def reset(self):
        flags = getattr(self, "flags", 0)
        super().reset()
        self.flags = flags
        self.ready_at = {}  # HSERDY, PLLRDY: cycle

    def note_reset(self, cause):
        self.flags |= RESET_FLAGS[cause]

    def has_clock(self):
        return "rcc" not in self.board.faults

    # ---- frequencies ----

    def pll_hz(self):
        config = self["PLLCFGR"]
        source = self.board.hse_hz if config >> 22 & 1 else HSI_HZ
        return source // (config & 0x3F) * (config >> 6 & 0x1FF) // (2 * (config >> 16 & 3) + 2)

    def sysclk(self):
        return (HSI_HZ, self.board.hse_hz, self.pll_hz(), HSI_HZ)[self["CFGR"] & 3]

    def hclk(self):
        divider = self["CFGR"] >> 4 & 0xF
        return self.sysclk() // (1, 2, 4, 8, 16, 64, 128, 256, 512)[max(0, divider - 7)]

    def apb_divider(self, bus):
        value = self["CFGR"] >> (10 if bus == 1 else 13) & 7
        return 1 << max(0, value - 3)

    def pclk(self, bus):
        return self.hclk() // self.apb_divider(bus)

    def timer_hz(self, bus):
        return self.pclk(bus) * (1 if self.apb_divider(bus) == 1 else 2)

    # ---- oscillators and PLL ----

    def is_ready(self, bit):
        return bit in self.ready_at and self.board.clock.now() >= self.ready_at[bit]

    def read_CR(self):
        value = self["CR"] | (HSIRDY if self["CR"] & HSION else 0)
        return value | sum(bit for bit in (HSERDY, PLLRDY) if self.is_ready(bit))

    def write_CR(self, value):
        before, value = self["CR"], value & (HSION | 0xF8 | HSEON | 1 << 18 | 1 << 19 | PLLON)
        now, hz = self.board.clock.now(), self.hclk()
        if value & HSEON and not before & HSEON and "hse" not in self.board.faults:
            self.ready_at[HSERDY] = now + int(hz * HSE_START_S)
        if value & PLLON and not before & PLLON:
            self.check_pll()
            source_good = not self["PLLCFGR"] >> 22 & 1 or self.is_ready(HSERDY)
            if "pll" not in self.board.faults and source_good:
                self.ready_at[PLLRDY] = now + int(hz * PLL_LOCK_S)
        for on, ready, number in ((HSEON, HSERDY, HSE), (PLLON, PLLRDY, PLL)):
            if not value & on:
                if self["CFGR"] >> 2 & 3 == number:
                    self.board.violation("RCC_CR: the source of the system clock is switched off")
                self.ready_at.pop(ready, None)
        self["CR"] = value

    def check_pll(self):
        config = self["PLLCFGR"]
        source = self.board.hse_hz if config >> 22 & 1 else HSI_HZ
        reference = source / max(1, config & 0x3F)
        vco = reference * (config >> 6 & 0x1FF)
        if not 950000 <= reference <= 2100000:
            self.board.violation("RCC_PLLCFGR: PLL input of %d Hz" % reference)
        if not 100000000 <= vco <= 432000000:
            self.board.violation("RCC_PLLCFGR: VCO at %d Hz" % vco)
        if vco / max(1, config >> 24 & 0xF) > 48000000 * 1.0025:
            self.board.violation("RCC_PLLCFGR: %d Hz for what needs 48 MHz" % (vco / max(1, config >> 24 & 0xF)))

    def write_PLLCFGR(self, value):
        if self["CR"] & PLLON:
            self.board.violation("RCC_PLLCFGR: written while the PLL runs")
        self["PLLCFGR"] = value & 0x0F437FFF

    def write_CFGR(self, value):
        """SW becomes SWS if the source is ready, else what was before stays."""
        self["CFGR"] = value & ~0xF | self["CFGR"] & 0xF
        wanted = value & 3
        ready = (True, self.is_ready(HSERDY), self.is_ready(PLLRDY), False)[wanted]
        if ready and ("switch" not in self.board.faults or wanted == HSI):
            self["CFGR"] = value & ~0xF | wanted | wanted << 2
        self.check_frequencies()

    def check_frequencies(self):
        chip, hz = self.board.chip, self.hclk()
        limit = chip.max_hz if self.board.pwr.has_overdrive() else min(chip.max_hz, 168000000)
        for name, value, most in (("HCLK", hz, limit), ("PCLK1", self.pclk(1), chip.max_hz // 4),
                                  ("PCLK2", self.pclk(2), chip.max_hz // 2)):
            if value > most:
                self.board.violation("RCC_CFGR: %s at %d Hz" % (name, value))
        if (hz - 1) // 30000000 > self.board.flash["ACR"] & 0xF:
            self.board.violation("RCC_CFGR: too few wait states of the flash for %d Hz" % hz)

    # ---- peripherals ----

    def enabled(self, register, bit):
        return bool(self[register] >> bit & 1)

    def read_CSR(self):
        return self.flags

    def write_CSR(self, value):
        if value & RMVF:
            self.flags = 0
