#!/usr/bin/env bash
# Runs command-line agents against Qiao and the simulated service. Not part of the CI: the agents are 500 MB.
# They have no network but loopback while they run.
set -euo pipefail
cd "$(dirname "$0")/../.."
. packaging/dependencies.sh
qiao_require build test

[ -f build/dev/build.ninja ] || cmake --preset dev
cmake --build --preset dev --target qiao qiao-simulator
node=$(command -v node)
folder=build/agents
if [ "$("$node" -p 'Number(process.versions.node.split(".")[0]) >= 22')" != true ]; then
    cmake -DNPM="$(command -v npm)" -DSOURCE="$PWD/tests/clients/node" -DFOLDER="$PWD/build/node" -P tests/clients/install.cmake
    node=$PWD/build/node/node_modules/node-linux-$("$node" -p process.arch)/bin/node
fi
cmake -DNPM="$(command -v npm)" -DSOURCE="$PWD/tests/clients/agents" -DFOLDER="$PWD/$folder" -P tests/clients/install.cmake
rm -rf "$folder/support"
cp -R tests/clients/support "$folder/"

export QIAO=$PWD/build/dev/bin/qiao QIAO_SIMULATOR=$PWD/build/dev/bin/qiao-simulator
cd "$folder"
unshare --map-root-user --net sh -euc 'ip link set lo up; exec "$@"' - \
    "$node" --test --test-reporter=spec --test-timeout=120000 agents.test.mjs
