#!/usr/bin/env bash
# The benchmark as a smoke test: it runs and nothing is lost. Figures worth reading come from tests/bench/run.sh.
set -euo pipefail
cd "$(dirname "$0")/../.."
exec tests/bench/run.sh --quick "$@"
