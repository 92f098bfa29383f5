#!/usr/bin/env bash
# Runs command-line agents against Qiao and the simulated service and prints a table of what came of it. They have
# no network but loopback while they run. "core": only what every session of Claude Code needs (350 MB of packages);
# without an argument: the whole list (900 MB).
set -euo pipefail
cd "$(dirname "$0")/../.."
. packaging/dependencies.sh
qiao_require build test

[ -f build/dev/build.ninja ] || cmake --preset dev
cmake --build --preset dev --target qiao qiao-simulator

install() # folder of a lock file, where its packages go, npm's command
{
    cmake -DNPM="$(command -v npm)" -DSOURCE="$PWD/$1" -DFOLDER="$PWD/$2" -DCOMMAND="${3:-ci}" \
        -P tests/clients/install.cmake
}

node=$(command -v node)
if [ "$("$node" -p 'Number(process.versions.node.split(".")[0]) >= 22')" != true ]; then
    install tests/clients/node build/node
    node=$PWD/build/node/node_modules/node-linux-$("$node" -p process.arch)/bin/node
fi
packages=build/dev/tests/clients/packages
install tests/clients "$packages"
install tests/clients/agents/claude-code build/claude-code
tests=(agents/claudecore.test.mjs)
if [ "${1:-}" != core ]; then
    install tests/clients/agents/others build/agents install
    tests+=(agents/claudemore.test.mjs agents/claudeold.test.mjs agents/others.test.mjs)
fi

export QIAO=$PWD/build/dev/bin/qiao QIAO_SIMULATOR=$PWD/build/dev/bin/qiao-simulator
export QIAO_CLAUDE_CODE=$PWD/build/claude-code QIAO_AGENTS=$PWD/build/agents
cd "$packages"
"$node" schemas/generate.mjs
unshare --map-root-user --net sh -euc 'ip link set lo up; exec "$@"' - "$node" --test --test-concurrency=2 \
    --test-timeout=900000 --test-reporter=./agents/table.mjs --test-reporter-destination=stdout "${tests[@]}"
