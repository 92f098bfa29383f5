#!/usr/bin/env bash
# Runs Claude Code's core scenarios against Qiao and the simulated service.
set -euo pipefail
exec "$(dirname "$0")/agents.sh" core
