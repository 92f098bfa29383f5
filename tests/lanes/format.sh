#!/usr/bin/env bash
# Every C++ file is as clang-format 16 writes it.
set -euo pipefail
cd "$(dirname "$0")/../.."
. packaging/dependencies.sh
qiao_require build lanes

git ls-files -z '*.h' '*.cpp' | xargs -0 clang-format-16 --dry-run -Werror
echo "$(git ls-files '*.h' '*.cpp' | wc -l) files are formatted."
