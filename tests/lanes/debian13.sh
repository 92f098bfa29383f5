#!/usr/bin/env bash
# Builds and runs the suite on Debian 13 (Qt 6.8, GCC 14) in a chroot that is kept for the next time.
# Needs root. QIAO_DEBIAN13 names another folder for the chroot (1.5 GB), QIAO_DEBIAN_MIRROR another mirror
# than the one this machine's apt uses.
set -euo pipefail
cd "$(dirname "$0")/../.."
. packaging/dependencies.sh
root=${QIAO_DEBIAN13:-/srv/trixie}

if [ "$(id -u)" != 0 ]; then
    echo "This lane needs root: it makes a chroot." >&2
    exit 1
fi

debian_mirror()
{
    local codename
    codename=$(. /etc/os-release && echo "$VERSION_CODENAME")
    apt-get indextargets --format '$(ORIGIN) $(CODENAME) $(REPO_URI)' 'Created-By: Packages' |
        awk -v codename="$codename" '$1 == "Debian" && $2 == codename { print $3; exit }'
}

make_chroot()
{
    local mirror=${QIAO_DEBIAN_MIRROR:-$(debian_mirror)}
    if [ -z "$mirror" ]; then
        echo "This machine's apt names no Debian mirror; set QIAO_DEBIAN_MIRROR." >&2
        return 1
    fi
    # Made beside its place and moved there when it is complete: a half-made one is never reused.
    rm -rf --one-file-system "$root.new"
    debootstrap --variant=minbase trixie "$root.new" "$mirror"
    printf '#!/bin/sh\nexit 101\n' >"$root.new/usr/sbin/policy-rc.d"
    chmod 755 "$root.new/usr/sbin/policy-rc.d"
    mv "$root.new" "$root"
}

# The work tree as it is, without what git ignores.
copy_source()
{
    rm -rf --one-file-system "$root/qiao/source"
    mkdir -p "$root/qiao/source"
    git ls-files -z --cached --others --exclude-standard --deduplicate |
        while IFS= read -r -d '' file; do [ ! -e "$file" ] || printf '%s\0' "$file"; done |
        tar --null --files-from=- --create | tar -C "$root/qiao/source" --extract
    cp /etc/resolv.conf "$root/etc/resolv.conf"
}

# In mount and process namespaces of its own: whatever happens, nothing stays mounted and nothing keeps running.
in_chroot()
{
    unshare --mount --propagation private --pid --fork --kill-child bash -euc '
        root=$1
        shift
        mount -t proc proc "$root/proc"
        mount -t tmpfs tmpfs "$root/dev/shm"
        mkdir -p "$root/dev/pts"
        mount -t devpts -o newinstance,ptmxmode=0666,mode=0620 devpts "$root/dev/pts"
        ln -sfn pts/ptmx "$root/dev/ptmx"
        exec chroot "$root" "$@"' - "$root" "$@"
}

qiao_require build lanes
mkdir -p "$(dirname "$root")"
exec 9>"$root.lock"
flock 9
[ -x "$root/usr/bin/apt-get" ] || make_chroot
copy_source
in_chroot env -i HOME=/root LC_ALL=C.UTF-8 PATH=/usr/sbin:/usr/bin:/sbin:/bin sh -euc '
    cd /qiao/source
    . packaging/dependencies.sh
    qiao_require build keyring
    # Without debug information: half the compiling goes into it, and nobody debugs in here.
    cmake --preset dev -B ../build -DCMAKE_CXX_FLAGS_DEBUG=-O0
    cmake --build ../build
    ctest --test-dir ../build --output-on-failure --no-tests=error --parallel "$(nproc)" --label-exclude clients
    rm -rf ../build'
