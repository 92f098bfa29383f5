#!/usr/bin/env bash
# The soak test with 20,000 good requests in the release build.
set -euo pipefail
cd "$(dirname "$0")/../.."
. packaging/dependencies.sh
qiao_require build

[ -f build/release/build.ninja ] || cmake --preset release
cmake --build --preset release --target tst_soak
QIAO_SOAK_REQUESTS=${QIAO_SOAK_REQUESTS:-20000} ctest --preset release --label-regex soak "$@"
