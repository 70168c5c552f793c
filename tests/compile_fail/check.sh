#!/bin/sh
# SPDX-License-Identifier: BSL-1.0
# usage: check.sh <file.cpp> <compiler and flags...>
# Passes when the compiler refuses the file in the words of its `// error: <regex>`, and accepts it with
# TIDEMARK_CONTROL defined: so it is refused for that reason and no other.
set -u
file=$1
shift

fail() {
    printf '%s: %s\n' "$file" "$1"
    exit 1
}

expected=$(sed -n 's|^ *// error: *||p' "$file")
[ -n "$expected" ] || fail "has no line '// error: <regex>'"

output=$("$@" -fsyntax-only -DTIDEMARK_CONTROL "$file" 2>&1) || fail "is refused with TIDEMARK_CONTROL too:
$output"

output=$("$@" -fsyntax-only "$file" 2>&1) && fail "compiles, and must not"

printf '%s\n' "$output" | grep -Eq -e "$expected" || fail "is refused, but not with '$expected':
$output"
