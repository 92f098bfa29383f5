#!/bin/sh
# Installs what is missing, builds Qiao and starts it.
set -eu
cd "$(dirname "$0")/.."
. packaging/dependencies.sh

usage()
{
    cat <<'USAGE'
Usage: ./app/run.sh [--demo | --install-only] [-- ARGUMENTS FOR qiao-tray OR qiao serve]

  (nothing)        install what is missing, build, start Qiao in the tray; without a display, the server
  --demo           the same with a simulated Qwen service and a throw-away profile: no account needed
  --install-only   install what a build needs, then stop
USAGE
}

demo_key=sk-sp-demo-0123456789abcdef
mode=serve
while [ $# -gt 0 ]; do
    case $1 in
    --demo) mode=demo ;;
    --install-only) mode=install ;;
    -h | --help) usage; exit 0 ;;
    --) shift; break ;;
    *)
        echo "Unknown argument: $1" >&2
        usage >&2
        exit 64
        ;;
    esac
    shift
done

# With a display the desktop program, else the headless server.
choose_program()
{
    if [ "$(uname -s)" = Darwin ] || [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
        program=qiao-tray
        verb=
    else
        program=qiao
        verb=serve
        echo "There is no display: starting the headless server."
    fi
}

build()
{
    [ -f build/release/build.ninja ] || cmake --preset release
    cmake --build --preset release --target "$@"
}

start_simulator()
{
    build/release/bin/qiao-simulator --port 0 --pace 20 --write-credentials "$profile/qwen" \
        --plan-key "coding.dashscope.aliyuncs.com=$demo_key" \
        >"$profile/simulator.log" 2>&1 &
    simulator=$!
    until [ -f "$profile/qwen/oauth_creds.json" ] && grep -q http "$profile/simulator.log"; do
        if ! kill -0 "$simulator" 2>/dev/null; then
            cat "$profile/simulator.log" >&2
            echo "The simulated service did not start." >&2
            exit 1
        fi
        sleep 0.1
    done
    QIAO_OAUTH_URL=$(grep -o 'http://[^ ]*' "$profile/simulator.log" | head -n 1)
    export QIAO_OAUTH_URL QIAO_PLANS_URL="$QIAO_OAUTH_URL"
}

# What another terminal needs to reach the demo's profile.
write_environment()
{
    for name in QIAO_HOME QWEN_HOME QIAO_OAUTH_URL QIAO_PLANS_URL QIAO_SECRETS; do
        eval "echo \"export $name='\$$name'\""
    done >"$profile/environment"
}

# The port that the server will take, as it reads its own arguments and environment.
demo_port()
{
    port=${PORT:-8080}
    while [ $# -gt 0 ]; do
        case $1 in
        --port=*) port=${1#--port=} ;;
        --port) port=${2:-} ;;
        esac
        shift
    done
    echo "$port"
}

end_demo()
{
    status=$?
    trap - EXIT
    for child in $server $simulator; do
        { kill "$child" && wait "$child"; } 2>/dev/null || :
    done
    rm -rf "$profile"
    exit "$status"
}

demo()
{
    server=
    simulator=
    profile=$(mktemp -d)
    trap end_demo EXIT
    mkdir "$profile/qwen"
    start_simulator
    unset QWEN_API_KEY QWEN_BASE_URL DEFAULT_ACCOUNT API_KEY
    export QIAO_HOME="$profile/qiao" QWEN_HOME="$profile/qwen" QIAO_SECRETS=memory
    write_environment
    echo "Demo: a simulated Qwen service and a throw-away profile. Try, in another terminal:"
    echo
    echo "    curl http://127.0.0.1:$(demo_port "$@")/v1/chat/completions -H 'Content-Type: application/json' \\"
    echo "        -d '{\"model\": \"coder-model\", \"messages\": [{\"role\": \"user\", \"content\": \"Hello\"}]}'"
    echo
    echo "    . $profile/environment; PATH=$PWD/build/release/bin:\$PATH"
    echo "    qiao auth list"
    echo "    qiao auth add home          # a sign-in that confirms itself"
    echo "    qiao auth add work --key    # a Coding Plan key: $demo_key"
    echo
    # In the background, where it ignores the terminal's Ctrl-C: the traps pass every wish to stop on.
    build/release/bin/$program $verb "$@" &
    server=$!
    trap 'kill "$server"' INT TERM HUP
    result=0
    while kill -0 "$server" 2>/dev/null; do
        wait "$server" && result=0 || result=$?
    done
    return "$result"
}

qiao_require build
case $mode in
install) echo "Everything a build needs is installed." ;;
serve)
    choose_program
    build "$program"
    exec build/release/bin/$program $verb "$@"
    ;;
demo)
    choose_program
    build qiao "$program" qiao-simulator
    demo "$@"
    ;;
esac
