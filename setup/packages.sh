#!/usr/bin/env bash
# Install the Debian packages named, if they are missing; without the right to, name them.
set -eu

is_there() {
  # A Python of one's own that can make environments needs no package for it.
  if [ "$1" = python3-venv ] && python3 -c 'import ensurepip, venv' 2>/dev/null; then
    return 0
  fi
  [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

missing=()
for package in "$@"; do
  is_there "$package" || missing+=("$package")
done
[ ${#missing[@]} -gt 0 ] || exit 0

as_root=()
if [ "$(id -u)" -ne 0 ]; then
  if command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
    as_root=(sudo -n)
  else
    echo "Missing Debian packages: ${missing[*]}. Install them as root: apt-get install ${missing[*]}" >&2
    exit 1
  fi
fi

echo "Installing Debian packages: ${missing[*]}"
cluster=/etc/postgresql-common/createcluster.conf
case " ${missing[*]} " in
  *" postgresql "*) # the tests start their own cluster; Debian's would only take port and memory
    "${as_root[@]}" mkdir -p "${cluster%/*}"
    grep -qs '^ *create_main_cluster' "$cluster" ||
      echo 'create_main_cluster = false' | "${as_root[@]}" tee -a "$cluster" >/dev/null ;;
esac

log=$(mktemp)
trap 'rm -f "$log"' EXIT
apt_get=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=120)
if ! { "${apt_get[@]}" update &&
  "${apt_get[@]}" install -y --no-install-recommends "${missing[@]}"; } >"$log" 2>&1 </dev/null; then
  tail -n 20 "$log" >&2
  echo "Could not install the Debian packages ${missing[*]}; the lines above say why." >&2
  exit 1
fi
