#!/bin/sh
# SPDX-License-Identifier: MIT
#
# ./run.sh [script.py args...]
#
# Installs what is missing, builds the release, and runs the script; without one: the interactive prompt at a terminal,
# else a program from standard input. All arguments go to build/release/micropy (try -h).
root=$(cd "$(dirname "$0")" && pwd) || exit 1
(
    cd "$root" || exit 1
    . tools/install.sh
    want_build_tools
    install_missing || exit 1
    build_target=micropy_cli
    build release
) || exit 1
exec "$root/build/release/micropy" "$@"
