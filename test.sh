#!/bin/sh
# SPDX-License-Identifier: MIT
#
# ./test.sh [FILTER...]
#
# Installs what is missing, builds everything and runs all tests, or those whose name contains a FILTER. Names look like
# release:scripts/list/append.py, debug:c/test_heap, release:cli/test_exit_status, checks/layers. The last line is
# "N passed, N failed, N skipped"; the exit status is 0 if nothing failed.
cd "$(dirname "$0")" || exit 1
. tools/install.sh
want_build_tools
want_test_tools
install_missing || exit 1
exec python3 -B tests/run_all.py "$@"
