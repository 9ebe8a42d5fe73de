# SPDX-License-Identifier: MIT
"""What the tests of the command line share. The environment says what is tested: MICROPY is the program, MICROPY_LACKS
what its build lacks."""
import collections
import os
import shutil
import subprocess
import tempfile
import unittest

import run_scripts

ORACLE = run_scripts.ORACLE
DEFAULT = os.path.join(run_scripts.ROOT, "build", "release", "micropy")

Done = collections.namedtuple("Done", "status out err")


class CliCase(unittest.TestCase):
    """A test with a folder of its own, in which programs run."""

    def setUp(self):
        self.micropy = os.environ.get("MICROPY", DEFAULT)
        self.lacks = os.environ.get("MICROPY_LACKS", "").split()
        self.folder = os.path.realpath(tempfile.mkdtemp(prefix="micropy-cli-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def environment(self, **more):
        return dict(run_scripts.ENVIRONMENT, **more)

    def write(self, name, content):
        """Makes a file in the folder; returns its path."""
        path = os.path.join(self.folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as f:
            f.write(content if isinstance(content, bytes) else content.encode())
        return path

    def run_program(self, program, *args, stdin=b"", pass_fds=(), **environment):
        data = stdin if isinstance(stdin, bytes) else stdin.encode()
        done = subprocess.run([program, *args], input=data, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              cwd=self.folder, env=self.environment(**environment), timeout=120, pass_fds=pass_fds)
        return Done(done.returncode, done.stdout.decode(), done.stderr.decode())

    def run_micropy(self, *args, **more):
        return self.run_program(self.micropy, *args, **more)

    def same_as_oracle(self, *args, stderr=True, output=True):
        """micropy and CPython end alike: status and, if asked for, what they write."""
        ours, theirs = self.run_micropy(*args), self.run_program(ORACLE, *args)
        self.assertEqual(ours.status, theirs.status, ours)
        if output:
            self.assertEqual(ours.out, theirs.out)
        if stderr:
            self.assertEqual(ours.err, theirs.err)
