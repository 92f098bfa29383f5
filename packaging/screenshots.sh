#!/bin/sh
# Takes the README's pictures of the window from those that tst_everypage makes of every page.
set -eu
cd "$(dirname "$0")/.."
made=build/dev/screenshots

cmake --build build/dev --target tst_everypage
ctest --test-dir build/dev -R '^tst_everypage$' --output-on-failure
take() { convert "$made/page$1-light-en-900.png" -colors 128 -strip "packaging/screenshots/$2.png"; }
take 1 home
take 4 usage
take 5 connect
