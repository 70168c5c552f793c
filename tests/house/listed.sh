#!/bin/sh
# SPDX-License-Identifier: BSL-1.0
# usage: listed.sh <file with the headers that CMake knows>
# include/tidemark/CMakeLists.txt lists the headers that are on disk: no more, no fewer, none twice.
set -u
listed=$(mktemp) && trap 'rm -f "$listed"' EXIT
sort "$1" >"$listed"
find "$PWD/include" -name '*.hpp' | sort | diff "$listed" - && exit
echo "include/tidemark/CMakeLists.txt (<) and the disk (>) differ"
exit 1
