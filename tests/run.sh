#!/bin/sh
# Installs what is missing, builds with warnings as errors and runs every test.
# Further arguments go to ctest: ./tests/run.sh -R tst_sse
set -eu
cd "$(dirname "$0")/.."
. packaging/dependencies.sh

qiao_require build test
jobs=$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)

# The client tests want Node 20, and Debian 12 and Ubuntu 24.04 come with 18.
node_version=22.23.2
use_new_enough_node()
{
    if [ "$(node -p 'Number(process.versions.node.split(".")[0]) >= 20')" = true ]; then
        return
    fi
    package=node-linux-$(node -p process.arch)
    if [ ! -x "build/node/node_modules/$package/bin/node" ]; then
        echo "Node here is $(node --version); fetching $node_version for the client tests."
        mkdir -p build/node
        npm install --prefix build/node --no-save --no-audit --no-fund "$package@$node_version"
    fi
    PATH=$PWD/build/node/node_modules/$package/bin:$PATH
    export PATH
}

install_client_packages()
{
    [ -f tests/clients/package-lock.json ] || return 0
    if ! cmp -s tests/clients/package-lock.json tests/clients/node_modules/.installed-lock; then
        (cd tests/clients && npm ci --no-audit --no-fund && cp package-lock.json node_modules/.installed-lock)
    fi
    use_new_enough_node
}

install_client_packages
[ -f build/dev/build.ninja ] || cmake --preset dev
cmake --build --preset dev --parallel "$jobs"
ctest --preset dev --parallel "$jobs" "$@"
