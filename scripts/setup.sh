#!/bin/sh
# Sets up .venv from requirements.lock and finds or brings a Chromium for PDF.
# Run by `make`; running it again is harmless and goes on where it stopped.
#   PYTHON=python3.12   the interpreter to make .venv with, instead of the first fitting one
#   CAREERBOOK_CHROMIUM=/path/to/chromium   the browser to use, instead of looking for one
set -eu
cd "$(dirname "$0")/.."
root=$PWD venv=$PWD/.venv log=$PWD/.venv/setup.log
mkdir -p "$venv"
rm -rf "$venv"/setup-work.*  # what a killed run left behind
work=$(mktemp -d "$venv/setup-work.XXXXXX")  # not /tmp, which may be small
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT HUP TERM
: "${HOME:=$work}"  # pip and uv want a home, if only for their caches
export HOME TMPDIR="$work" DEBIAN_FRONTEND=noninteractive PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1 PIP_USER=0
unset PYTHONHOME PYTHONPATH

say() { printf '%s\n' "$*"; printf '== %s\n' "$*" >>"$log"; }
die() { printf 'setup: %s\n' "$*" >&2; exit 1; }
quiet() { printf '+ %s\n' "$*" >>"$log"; "$@" >>"$log" 2>&1; }
have() { command -v "$1" >/dev/null 2>&1; }
is_root() { [ "$(id -u)" = 0 ]; }
fits() { "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' >/dev/null 2>&1; }

# --- Debian packages: installed by root, unpacked into a private folder by anyone else ---------------

apt_install() {
    is_root && have apt-get || return 1
    [ -e "$work/updated" ] || { quiet apt-get update || true; : >"$work/updated"; }
    quiet apt-get install -y --no-install-recommends "$@"
}

apt_private() {  # apt with its lists and cache in the work folder: needs no root, changes no system file
    apt-get -o Dir::State::Lists="$work/lists" -o Dir::Cache="$work/cache" -o Debug::NoLocking=1 \
        -o APT::Sandbox::User="$(id -un)" "$@"
}

apt_unpack() {  # apt_unpack FOLDER PACKAGE...: the packages, and what of their closure this system lacks
    into=$1; shift
    have apt-get && have dpkg || return 1
    mkdir -p "$work/lists/partial" "$work/cache/archives/partial" "$work/debs" "$into"
    [ -e "$work/listed" ] || { quiet apt_private update || true; : >"$work/listed"; }
    closure=$(apt_private -s install --no-install-recommends "$@" 2>>"$log" | awk '$1 == "Inst" { print $2 }')
    rm -f "$work"/debs/*.deb
    # A package that is already installed has no Inst line, but its files are still wanted here.
    # shellcheck disable=SC2086
    (cd "$work/debs" && quiet apt_private download $(printf '%s\n' "$@" $closure | sort -u)) || return 1
    for deb in "$work"/debs/*.deb; do quiet dpkg -x "$deb" "$into" || return 1; done
}

# --- Python ---------------------------------------------------------------------------------------------

find_python() {
    if [ -n "${PYTHON:-}" ]; then
        fits "$PYTHON" || die "PYTHON=$PYTHON is not a working Python 3.11 to 3.13."
        python=$PYTHON
        return
    fi
    for python in python3 python3.13 python3.12 python3.11; do fits "$python" && return; done
    die "no Python 3.11 to 3.13 found. Install one (Debian: apt-get install python3), or name it: make PYTHON=/path/to/python3 ..."
}

has_pip() { "$venv/bin/python" -m pip --version >/dev/null 2>&1; }

bare_venv_with_debian_pip() {  # Debian's python3 comes without ensurepip, so without a way to get pip
    quiet "$python" -m venv --without-pip "$venv" || return 1
    apt_unpack "$work/pip" python3-pip-whl || return 1
    for wheel in "$work"/pip/usr/share/python-wheels/pip-*.whl; do
        quiet "$venv/bin/python" "$wheel/pip" install --no-index --no-deps "$wheel" && return
    done
    return 1
}

make_venv() {
    fits "$venv/bin/python" && has_pip && return
    find_python
    say "Making .venv with $("$python" --version) ..."
    rm -rf "$venv/bin" "$venv/lib" "$venv/lib64" "$venv/include" "$venv/pyvenv.cfg"
    if quiet "$python" -m venv "$venv" && has_pip; then return; fi
    if bare_venv_with_debian_pip && has_pip; then return; fi
    if apt_install python3-venv && quiet "$python" -m venv "$venv" && has_pip; then return; fi
    die "$python can make no virtual environment with pip. Install it (Debian: apt-get install python3-venv), then run make again."
}

install_locked() {
    say "Installing the pinned packages; the first time takes a minute or two ..."
    if have uv && quiet uv pip install --python "$venv/bin/python" --compile-bytecode --only-binary :all: \
        --require-hashes --no-deps -r requirements.lock; then return; fi
    # Wheels alone: building from source would fetch build tools that the lock does not pin.
    quiet "$venv/bin/python" -m pip install --only-binary :all: --require-hashes --no-deps \
        -r requirements.lock && return
    tail -n 3 "$log" >&2
    die "the pinned packages could not be installed; see .venv/setup.log. Check the network, then run make again: it goes on from here."
}

install_project() {
    # hatchling and editables are in the lock, so no build isolation: nothing more is downloaded.
    quiet "$venv/bin/python" -m pip install --no-deps --no-build-isolation -e "$root" && return
    tail -n 3 "$log" >&2
    die "careerbook itself could not be installed; see .venv/setup.log."
}

. scripts/chromium.sh
make_venv
install_locked
install_project
bring_chromium
say "Ready."
