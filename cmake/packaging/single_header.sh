#!/bin/sh
# SPDX-License-Identifier: BSL-1.0
# usage: single_header.sh [header...]
# Prints Tidemark as one header: the named ones (by default all that needs the standard library only) with every
# header of Tidemark that they include written out once, where it is first needed.
set -eu
include=$(cd "$(dirname "$0")/../../include" && pwd)
[ $# -gt 0 ] || set -- core.hpp state.hpp run.hpp risk.hpp index.hpp gauge.hpp

cat <<'TEXT'
// SPDX-License-Identifier: BSL-1.0
//
// Tidemark in one file, made from its headers by cmake/packaging/single_header.sh: change those, not this.
#pragma once
TEXT
for header; do
    echo "#include <tidemark/$header>"
done | awk -v include="$include" '
    function write_out(line, where,    header) {
        if (line !~ /^#include <tidemark\//) {
            if (line !~ /^#pragma once$/ && line !~ /^\/\/ SPDX/) print line
            return
        }
        header = substr(line, 11, length(line) - 11)
        if (header in written) return
        written[header] = 1
        where = include "/" header
        while ((getline line < where) > 0) write_out(line)
        close(where)
    }
    { write_out($0) }' | cat -s
