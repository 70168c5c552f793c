#!/bin/sh
# SPDX-License-Identifier: BSL-1.0
# usage: run.sh <folder with tidemark_peers> [rounds] [series|matrices]
# Measures Tidemark and its peers on the same data, everybody in every round, and prints one table of ratios. Peers that
# are not installed are left out, which is said.
#
#   cmake --preset bench && cmake --build --preset bench
#   benchmarks/peers/run.sh build/bench/benchmarks 5
#   benchmarks/peers/run.sh build/bench/benchmarks 5 matrices
#
# Debian packages: python3-pandas python3-bottleneck python3-numpy python3-scipy python3-sklearn r-base-core r-cran-ttr
# r-cran-rcpproll libboost-dev libquantlib0-dev libopenblas-dev. PYTHON and RSCRIPT name other interpreters, REPETITIONS the calls whose median a round takes (5),
# ROUNDS_KEPT a folder in which the lines of the rounds stay.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
[ $# -ge 1 ] || { sed -n 3,4p "$0" >&2; exit 2; }
programs=$1
rounds=${2:-5}
of=${3:-series}
python=${PYTHON:-/usr/bin/python3}
rscript=${RSCRIPT:-Rscript}
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT
kept=${ROUNDS_KEPT:-$work}
export REPETITIONS="${REPETITIONS:-5}" PYTHONDONTWRITEBYTECODE=1 OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1

has_numpy() { "$python" -c 'import numpy' 2>"$work/python.log"; }
has_r() { command -v "$rscript" >"$work/rscript.log"; }
has_numpy || echo "$python has no numpy: what is written in Python is left out" >&2

series() {
    "$programs/tidemark_peers" run "$work/data"
    [ ! -x "$programs/tidemark_peers_cpp" ] || "$programs/tidemark_peers_cpp" "$work/data"
    if has_numpy; then "$python" "$here/peers.py" "$work/data"; fi
    if has_r; then "$rscript" --vanilla "$here/peers.R" "$work/data"; fi
}

matrices() {
    "$programs/tidemark_peers_matrices" "$work/data"
    [ ! -x "$programs/tidemark_peers_matrices_blas" ] || "$programs/tidemark_peers_matrices_blas" "$work/data"
    if has_numpy; then "$python" "$here/matrices.py" "$work/data"; fi
}

case $of in
series)
    windows=window
    has_r || echo "R is not installed: TTR and RcppRoll are left out" >&2
    ;;
matrices) windows=columns ;;
*) sed -n 3p "$0" >&2 && exit 2 ;;
esac

"$programs/tidemark_peers" data "$work/data"
round=1
while [ "$round" -le "$rounds" ]; do
    echo "round $round of $rounds" >&2
    "$of" >"$kept/round_$round.csv"
    round=$((round + 1))
done
awk -F, -v windows=$windows -f "$here/table.awk" "$kept"/round_*.csv
