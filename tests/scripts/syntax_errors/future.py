# Where future statements may stand, and what annotations must not contain under one of them.
texts = [
    '"doc"\nfrom __future__ import division, annotations\nfrom __future__ import generators\n',
    '"doc"\n"more"\nfrom __future__ import division\n',
    "x = 1\nfrom __future__ import division\n",
    "from __future__ import division\nimport sys\nfrom __future__ import annotations\n",
    "def f():\n  from __future__ import division\n",
    "from __future__ import braces\n",
    "from __future__ import teleport\n",
    "from __future__ import annotations\nx: (y := 1)\n",
    "from __future__ import annotations\ndef f():\n  def g(x: (yield)): pass\n",
    "from __future__ import annotations\nasync def f():\n  def g() -> [await y]: pass\n",
    "from __future__ import annotations\nx: 'text' = (y := 1)\n",
]
for text in texts:
    try:
        compile(text, "text", "exec")
        print("fine")
    except SyntaxError as error:
        print(error.msg, error.lineno, error.offset)
