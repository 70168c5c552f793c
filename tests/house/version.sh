#!/bin/sh
# SPDX-License-Identifier: BSL-1.0
# usage: version.sh <version that CMake read>
# The version is one number: the header's, which CMake and the Conan recipe read, and the two that must be written out.
set -u
wrong=0
number() { sed -n "s/.*define TIDEMARK_VERSION_$1 //p" include/tidemark/core/version.hpp; }
version=$(number MAJOR).$(number MINOR).$(number PATCH)

# usage: expect <where> <version there>
expect() {
    [ "$2" = "$version" ] && return
    echo "$1 says $2, include/tidemark/core/version.hpp says $version"
    wrong=1
}
port=cmake/packaging/vcpkg/ports/tidemark
expect "CMake" "$1"
expect "$port/vcpkg.json" "$(sed -n 's/.*"version-semver": "\(.*\)".*/\1/p' $port/vcpkg.json)"
expect "versions/baseline.json" "$(sed -n 's/.*"baseline": "\(.*\)".*/\1/p' versions/baseline.json)"
expect "CHANGELOG.md" "$(sed -n 's/^## \([0-9.]*\).*/\1/p' CHANGELOG.md | head -n 1)"
expect "versions/t-/tidemark.json" "$(sed -n 's/.*version-semver": "\(.*\)".*/\1/p' versions/t-/tidemark.json | head -n 1)"

# The registry names the port by the identity of its folder; a source archive has no identities to compare.
if tree=$(git rev-parse --verify --quiet "HEAD:$port"); then
    grep -q "\"$tree\"" versions/t-/tidemark.json || {
        echo "versions/t-/tidemark.json does not name the port as it is committed, $tree"
        wrong=1
    }
fi
exit $wrong
