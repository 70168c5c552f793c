# SPDX-License-Identifier: BSL-1.0
# Sourced by tests/all and examples/study: sees to it that the machine has what they build with.

# What each need is called by each package manager; a dash where it comes with the system.
packages='
need     apt                 dnf                     brew              vcpkg
build    g++                 gcc-c++                 -                 -
build    cmake               cmake                   cmake             -
build    ninja-build         ninja-build             ninja             -
build    libeigen3-dev       eigen3-devel            eigen             eigen3
build    libboost-dev        boost-devel             boost             boost-math
program  libcli11-dev        cli11-devel             cli11             cli11
program  libfmt-dev          fmt-devel               fmt               fmt
program  nlohmann-json3-dev  json-devel              nlohmann-json     nlohmann-json
program  libfast-float-dev   fast_float-devel        fast_float        fast-float
program  libcsv-dev          libcsv-devel            libcsv            libcsv
program  zlib1g-dev          zlib-devel              zlib              zlib
tests    libgtest-dev        gtest-devel             googletest        gtest
tests    libgmock-dev        gmock-devel             googletest        gtest
tests    libbenchmark-dev    google-benchmark-devel  google-benchmark  benchmark
tests    meson               meson                   meson             -
tests    pkg-config          pkgconf                 pkgconf           pkgconf
clang    clang               clang                   -                 -
clang    libclang-rt-dev     compiler-rt             -                 -
'

# usage: names <package manager> <needs...>
names() {
    printf '%s' "$packages" | awk -v manager="$1" -v needs="$*" '
        NR == 2 { for (i = 2; i <= NF; ++i) if ($i == manager) column = i }
        NR > 2 && index(needs " ", " " $1 " ") && $column != "-" && !seen[$column]++ { printf " %s", $column }'
}

# usage: cannot <what> <needs...>: ends the script with the names of the packages to install by hand.
cannot() {
    what=$1
    shift
    {
        echo "$what. Install these packages and run it again:"
        for manager in apt dnf brew vcpkg; do
            printf '  %-6s%s\n' $manager "$(names $manager "$@")"
        done
    } >&2
    exit 1
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

# usage: provide <needs...>: installs what is missing where apt-get can; elsewhere takes what is there.
provide() {
    command -v apt-get >/dev/null && command -v dpkg-query >/dev/null || return 0
    installed=" $(dpkg-query -W -f '${db:Status-Status}:${Package} ' $(names apt "$@") 2>/dev/null || true)"
    missing=
    for package in $(names apt "$@"); do
        case $installed in
        *" installed:$package "*) ;;
        *) missing="$missing $package" ;;
        esac
    done
    [ -n "$missing" ] || return 0

    echo "Missing, to be installed with apt-get:$missing" >&2
    [ "$(id -u)" = 0 ] || command -v sudo >/dev/null || cannot "Neither root nor sudo" "$@"
    as_root apt-get -q update >&2 &&
        as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends install $missing >&2 ||
        cannot "apt-get failed" "$@"
}
