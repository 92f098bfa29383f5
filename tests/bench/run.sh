#!/bin/sh
# Builds the release and measures what Qiao adds to a call. Arguments go to qiao-bench; see its --help.
set -eu
cd "$(dirname "$0")/../.."
. packaging/dependencies.sh

qiao_require build
[ -f build/release/build.ninja ] || cmake --preset release
cmake --build --preset release --target qiao qiao-simulator qiao-bench
exec build/release/bin/qiao-bench "$@"
