#!/bin/sh
# SPDX-License-Identifier: BSL-1.0
# usage: build.sh <prefix> <build folder> <compiler>
set -eu
export PKG_CONFIG_PATH="$1/share/pkgconfig" CXX="$3"
meson setup "$2" "$(dirname "$0")"
meson test -C "$2"
