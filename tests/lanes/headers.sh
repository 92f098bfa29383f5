#!/usr/bin/env bash
# Every header compiles alone: the public ones as a user of the core sees them, the others inside it.
set -euo pipefail
cd "$(dirname "$0")/../.."
. packaging/dependencies.sh
qiao_require build

[ -f build/dev/build.ninja ] || cmake --preset dev
cmake --build --preset dev --target all_verify_interface_header_sets headers
