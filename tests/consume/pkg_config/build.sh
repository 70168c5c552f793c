#!/bin/sh
# SPDX-License-Identifier: BSL-1.0
# usage: build.sh <prefix> <module> <source> <program> <compiler...>: what pkg-config says is all that is needed.
set -eu
export PKG_CONFIG_PATH="$1/share/pkgconfig"
module=$2 source=$3 program=$4
shift 4
echo "$module $(pkg-config --modversion "$module")"
# Tidemark's headers face the warnings of "$@"; Eigen's are a system's, as Clang warns of them.
flags=$(pkg-config --cflags "$module" | sed 's|-I\([^ ]*eigen3\)|-isystem \1|g')
"$@" $flags "$source" -o "$program"
"$program"
