# SPDX-License-Identifier: MIT
#
# Read in by run.sh and test.sh: installs, on Debian and its kin, the packages that are missing. Costs next to nothing
# when nothing is.

# have_program NAME, have_header NAME: is it there already?
have_program() { command -v "$1" >/dev/null 2>&1; }
have_header() { [ -e "/usr/include/$1" ]; }

# Adds a package to those that are to be installed.
missing=
want() { missing="$missing $1"; }

want_build_tools() {
    have_program gcc || want gcc
    have_header stdlib.h || want libc6-dev
    have_program cmake || want cmake
    have_program ninja || want ninja-build
    have_program python3 || want python3
}

want_test_tools() {
    [ -x /usr/bin/python3 ] || want python3
    have_header cmocka.h || want libcmocka-dev
    have_program clang || want clang
    have_program nm || want binutils
    have_program arm-none-eabi-gcc || want gcc-arm-none-eabi
    [ -e /usr/lib/picolibc/arm-none-eabi ] || want picolibc-arm-none-eabi
    have_program qemu-system-arm || want qemu-system-arm
    have_program riscv64-unknown-elf-gcc || want gcc-riscv64-unknown-elf
    [ -e /usr/lib/picolibc/riscv64-unknown-elf ] || want picolibc-riscv64-unknown-elf
    have_program qemu-system-riscv32 || want qemu-system-misc
    # Big-endian PowerPC with clang: Debian's gcc for it would drive out gcc-multilib, which 32-bit x86 needs.
    have_program qemu-ppc || want qemu-user
    have_program powerpc-linux-gnu-ld || want binutils-powerpc-linux-gnu
    [ -e /usr/powerpc-linux-gnu/include/stdio.h ] || want libc6-dev-powerpc-cross
    [ -e /usr/lib/gcc-cross/powerpc-linux-gnu/12 ] || want libgcc-12-dev-powerpc-cross
    /usr/bin/python3 -c 'import unicorn' 2>/dev/null || want python3-unicorn
    case $(uname -m) in
    x86_64) ls /usr/lib/gcc/x86_64-linux-gnu/*/32/libgcc.a >/dev/null 2>&1 || want gcc-multilib ;;
    esac
}

install_packages() {
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@" </dev/null
}

install_missing() {
    [ -n "$missing" ] || return 0
    if ! have_program apt-get; then
        echo "micropy: please install:$missing" >&2
        return 1
    fi
    as_root=
    if [ "$(id -u)" -ne 0 ]; then
        as_root=sudo
        have_program sudo || { echo "micropy: not root, and no sudo, to install:$missing" >&2; return 1; }
    fi
    echo "micropy: installing$missing" >&2
    install_log=$(mktemp)
    for attempt in 1 2; do
        # shellcheck disable=SC2086 # one word per package
        if install_packages $missing >"$install_log" 2>&1; then
            rm -f "$install_log"
            missing=
            return 0
        fi
        # Package lists may be absent or out of date.
        [ "$attempt" = 2 ] || $as_root apt-get update </dev/null >/dev/null 2>&1
    done
    cat "$install_log" >&2
    rm -f "$install_log"
    # One that is not to be had must not keep the others away: what needs it will say so.
    for package in $missing; do
        install_packages "$package" >/dev/null 2>&1 || echo "micropy: cannot install $package" >&2
    done
    missing=
}

# build PRESET [CMAKE OPTION...]: configures if need be, and builds target $build_target; silent unless it fails.
build() {
    build_preset=$1
    shift
    build_folder=build/$build_preset
    mkdir -p "$build_folder"
    if [ ! -e "$build_folder/build.ninja" ] || [ $# -gt 0 ]; then
        cmake --preset "$build_preset" "$@" >"$build_folder/configure.log" 2>&1 || {
            cat "$build_folder/configure.log" >&2
            return 1
        }
    fi
    cmake --build "$build_folder" --target "${build_target:-all}" >"$build_folder/build.log" 2>&1 || {
        tail -n 100 "$build_folder/build.log" >&2
        return 1
    }
}
