# Sourced by the set-up scripts: packages of Debian and Ubuntu, installed when root, else named in one sentence.

can_install_packages() {
    [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null
}

install_packages() {
    export DEBIAN_FRONTEND=noninteractive
    echo "Installing $* from the system's packages …" >&2
    # Old lists may still do where the update does not.
    apt-get update -qq >&2 || true
    apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

# how_to_install WHAT_FOR PACKAGE…: the sentence for those who may not install packages.
how_to_install() {
    local purpose=$1
    shift
    echo "$purpose: install it with “sudo apt-get install $*” (Debian, Ubuntu) and run make again." >&2
}
