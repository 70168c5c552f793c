#!/bin/sh
# SPDX-License-Identifier: BSL-1.0
# usage: eigen_on_call.sh <GCC and flags...>
# A file that includes the estimators and calls none compiles little of Eigen: with every inline function kept, its
# object holds few of Eigen's. Eigen alone keeps 800 in it, one product of matrices more than as many, a solver thousands.
set -u
object=$(mktemp) || exit
trap 'rm -f "$object"' EXIT

echo '#include <tidemark/corr.hpp>' | "$@" -O0 -fkeep-inline-functions -w -x c++ -c - -o "$object" || exit
made=$(nm -C "$object" | grep -c 'Eigen::')
echo "To include tidemark/corr.hpp compiles $made functions of Eigen."
[ "$made" -gt 0 ] && [ "$made" -lt 3000 ]
