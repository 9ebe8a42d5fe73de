import sys
class Capture:
    def __init__(self):
        self.text = ""
    def write(self, s):
        self.text += s
saved = sys.stdout
sys.stdout = c = Capture()
print("captured", 1)
sys.stdout = None
print("lost")
sys.stdout = saved
print("back", repr(c.text), sys.stdout is saved)
