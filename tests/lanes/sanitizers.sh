#!/usr/bin/env bash
# The whole suite under Clang 16 with the address and undefined-behaviour sanitizers.
# Clang's warnings are errors here, so this is the second compiler's lane too.
set -euo pipefail
cd "$(dirname "$0")/../.."
. packaging/dependencies.sh
qiao_require build keyring lanes

[ -f build/asan/build.ninja ] || cmake --preset asan
cmake --build --preset asan
# One after another: the soak beside a conversation would make its waits time out in these slow builds.
ctest --preset asan --label-exclude 'clients|timing' "$@"
