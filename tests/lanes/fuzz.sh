#!/usr/bin/env bash
# Every fuzz target for a short, fixed time: QIAO_FUZZ_SECONDS, 30 unless told otherwise.
# An input that breaks something stays in build/fuzz/found/; it belongs into tests/data/ with its fix.
set -euo pipefail
cd "$(dirname "$0")/../.."
. packaging/dependencies.sh
qiao_require build lanes

cmake --preset fuzz "-DQIAO_FUZZ_SECONDS=${QIAO_FUZZ_SECONDS:-30}"
cmake --build --preset fuzz --target fuzzers
ctest --preset fuzz --parallel "$(nproc)" --label-regex fuzz "$@"
