#!/bin/sh
# Installs what is missing, builds with warnings as errors and runs every test.
# Further arguments go to ctest: ./tests/run.sh -R tst_sse
set -eu
cd "$(dirname "$0")/.."
. packaging/dependencies.sh

qiao_require build test
jobs=$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)

[ -f build/dev/build.ninja ] || cmake --preset dev
cmake --build --preset dev --parallel "$jobs"
ctest --preset dev --parallel "$jobs" "$@"
