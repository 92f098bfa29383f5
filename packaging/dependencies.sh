# What Qiao's scripts need on each system, and the one routine that installs it. POSIX sh, to be sourced.
#
#   qiao_require build          compilers and libraries for the programs
#   qiao_require build test     the same and what the tests add
#   qiao_require build keyring  the same and the keyring that tests talk to; part of test
#   qiao_require build desktop  the same and the desktop that tests run the window on; part of test
#   qiao_require build lanes    the same and what the further lanes of .ci/run add (Debian 12 only)
#
# "a|b" in a list is one need under two names: newer releases first.

qiao_system()
{
    if [ "$(uname -s)" = Darwin ]; then
        echo homebrew
        return
    fi
    like=$(. /etc/os-release 2>/dev/null && echo "${ID:-} ${ID_LIKE:-}")
    for word in $like; do
        case $word in
        debian | ubuntu) echo debian; return ;;
        fedora | rhel) echo fedora; return ;;
        arch) echo arch; return ;;
        esac
    done
    echo unknown
}

qiao_packages() # system, set
{
    case $1-$2 in
    debian-build) echo "g++ cmake ninja-build ccache libboost-json-dev|libboost-json1.81-dev libexpected-dev libcurl4-openssl-dev
        qt6-base-dev qt6-svg-dev|libqt6svg6-dev qt6-httpserver-dev qt6-websockets-dev qt6-tools-dev qt6-l10n-tools qt6-translations-l10n
        libqt6sql6-sqlite qtkeychain-qt6-dev libqrcodegencpp-dev libutf8proc-dev" ;;
    fedora-build) echo "gcc-c++ cmake ninja-build ccache boost-devel cmake(tl-expected) libcurl-devel
        qt6-qtbase-devel qt6-qtsvg-devel qt6-qthttpserver-devel qt6-qtwebsockets-devel qt6-qttools-devel qt6-qttranslations
        qtkeychain-qt6-devel libqrcodegencpp-devel utf8proc-devel" ;;
    arch-build) echo "gcc cmake ninja ccache boost tl-expected curl qt6-base qt6-svg qt6-httpserver qt6-websockets qt6-tools qt6-translations
        qtkeychain-qt6 qrcodegencpp-cmake libutf8proc" ;;
    # No formula is known for the QR code library: FindQrCodeGen.cmake says what to do.
    homebrew-build) echo "cmake ninja ccache boost tl-expected curl qtbase qtsvg qthttpserver qtwebsockets qttools qttranslations qtkeychain
        utf8proc" ;;
    *-test)
        qiao_packages "$1" keyring
        qiao_packages "$1" desktop
        command -v node >/dev/null && command -v npm >/dev/null || qiao_node_packages "$1"
        ;;
    debian-keyring) echo "dbus-daemon gnome-keyring libsecret-1-0" ;;
    fedora-keyring) echo "dbus-daemon gnome-keyring libsecret" ;;
    arch-keyring) echo "dbus gnome-keyring libsecret" ;;
    debian-desktop) echo "xvfb openbox tint2 lxqt-panel at-spi2-core xdotool imagemagick curl" ;;
    fedora-desktop) echo "xorg-x11-server-Xvfb openbox tint2 lxqt-panel at-spi2-core xdotool ImageMagick curl" ;;
    arch-desktop) echo "xorg-server-xvfb openbox tint2 lxqt-panel at-spi2-core xdotool imagemagick curl" ;;
    debian-lanes) echo "clang-16 libclang-rt-16-dev llvm-16 clang-format-16 debootstrap" ;;
    esac
}

qiao_node_packages() # system
{
    case $1 in
    fedora) echo "nodejs nodejs-npm" ;;
    homebrew) echo "node" ;;
    *) echo "nodejs npm" ;;
    esac
}

qiao_is_installed() # system, package
{
    case $1 in
    debian) [ "$(dpkg-query -W -f '${db:Status-Status}' "$2" 2>/dev/null)" = installed ] ;;
    fedora) rpm -q --quiet --whatprovides "$2" ;;
    arch) pacman -Qq "$2" >/dev/null 2>&1 ;;
    homebrew) [ -d "$(brew --prefix)/opt/$2" ] ;;
    esac
}

qiao_missing() # system, packages…
{
    system=$1
    shift
    for need; do
        found=
        for name in $(echo "$need" | tr '|' ' '); do
            if qiao_is_installed "$system" "$name"; then
                found=yes
                break
            fi
        done
        [ -n "$found" ] || echo "$need"
    done
}

# The name among "a|b" that apt can install; the package lists have to be fresh.
qiao_apt_name()
{
    for name in $(echo "$1" | tr '|' ' '); do
        if apt-cache show "$name" >/dev/null 2>&1; then
            break
        fi
    done
    echo "$name"
}

qiao_as_root()
{
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        echo "Using sudo for: $*"
        sudo "$@"
    else
        echo "Installing packages needs root and there is no sudo here. Run this as root, then try again:" >&2
        echo "    $*" >&2
        return 1
    fi
}

qiao_install() # system, packages…
{
    system=$1
    shift
    case $system in
    debian)
        qiao_as_root apt-get update -q || echo "Some package lists could not be read; going on with those there are."
        names=
        for need; do
            names="$names $(qiao_apt_name "$need")"
        done
        # shellcheck disable=SC2086
        qiao_as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $names
        ;;
    fedora) qiao_as_root dnf install -y "$@" ;;
    arch) qiao_as_root pacman -S --needed --noconfirm "$@" ;;
    homebrew) brew install "$@" ;;
    esac
}

qiao_explain_needs()
{
    cat >&2 <<'NEEDS'
This system is not one that the script can install packages on. Please install:
    a C++20 compiler (GCC 12, Clang 16 or newer), CMake 3.24 or newer, Ninja (ccache helps)
    Qt 6.4 or newer with Network, Widgets, Svg, HttpServer (and the WebSockets it builds on), Sql with its SQLite driver,
        Test and LinguistTools, on Linux DBus too
    QtKeychain 0.13 or newer for Qt 6; on Linux it uses libsecret (or KWallet) when Qiao runs
    the C++ library of Project Nayuki's "QR Code generator" (packages call it qrcodegen, qrcodegencpp
        or nayuki-qr-code-generator)
    Boost 1.81 or newer with Boost.JSON, libcurl 7.85 or newer, utf8proc 2.5 or newer, and tl::expected
    for the tests: Node.js with npm (22 or newer; on Linux an older one will do), and on Linux dbus-daemon
        and gnome-keyring
Then run the script again with QIAO_SKIP_INSTALL=1.
NEEDS
}

qiao_require() # sets…
{
    if [ "${QIAO_SKIP_INSTALL:-0}" = 1 ]; then
        return 0
    fi
    system=$(qiao_system)
    if [ "$system" = unknown ]; then
        qiao_explain_needs
        return 1
    fi
    if [ "$system" = homebrew ] && ! command -v brew >/dev/null; then
        echo "Packages come from Homebrew here, and it is not installed. Install it, then try again." >&2
        return 1
    fi
    needs=
    for set; do
        needs="$needs $(qiao_packages "$system" "$set")"
    done
    # shellcheck disable=SC2086
    missing=$(qiao_missing "$system" $needs)
    if [ -z "$missing" ]; then
        return 0
    fi
    echo "Installing: $(echo "$missing" | tr '\n' ' ')"
    # shellcheck disable=SC2086
    qiao_install "$system" $missing
}
