# shellcheck shell=bash
# Sourced by the scripts beside it and by .ci/run: where things lie, and how a step is told, counted
# and ended. All of it goes to standard error; standard output belongs to what is run in the end.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
logs=$root/build/log
jobs=${WHYLINK_JOBS:-$(nproc)}
mkdir -p "$logs"
# What one checkout has compiled serves every other one.
export CCACHE_BASEDIR=$root CCACHE_NOHASHDIR=yes

say() { printf '%s\n' "$*" >&2; }

fail() {
  say "${0##*/}: $*"
  exit 1
}

# Reads lines that begin with "42/118 ": shows the count in place on a terminal, elsewhere the word once.
count() {
  local word=$1 line shown=''
  while IFS= read -r line; do
    [[ $line =~ ^\ *([0-9]+)/([0-9]+)\  && $line != *Re-checking* ]] || continue
    if [[ -t 2 ]]; then
      printf '\r%s %s/%s' "$word" "${BASH_REMATCH[1]}" "${BASH_REMATCH[2]}" >&2
    elif [[ -z $shown ]]; then
      say "$word"
    fi
    shown=yes
  done
  [[ -z $shown || ! -t 2 ]] || printf '\n' >&2
}

# configured DIR: true where the build folder is complete and was made for this place.
configured() {
  [[ -f $1/build.ninja ]] && grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$1/CMakeCache.txt"
}

# up_to_date DIR [-DNAME=VALUE...]: true where it is configured from today's presets with these values.
up_to_date() {
  local dir=$1 option
  shift
  configured "$dir" && [[ ! $root/CMakePresets.json -nt $dir/build.ninja ]] || return 1
  for option in "${@#-D}"; do
    grep -qE "^${option%%=*}:[A-Z]+=${option#*=}\$" "$dir/CMakeCache.txt" || return 1
  done
}

# build PRESET TARGET [-DNAME=VALUE...]
build() {
  local preset=$1 target=$2 dir=$root/build/$1 log
  shift 2
  [[ $preset =~ ^[a-z]+$ ]] || fail "knows no preset '$preset'"
  if ! up_to_date "$dir" "$@"; then
    say "configuring $preset"
    configured "$dir" || rm -rf "$dir"  # CMake refuses a folder that came along with a moved checkout
    log=$logs/$preset-configure.log
    if ! cmake -S "$root" --preset "$preset" "$@" >"$log" 2>&1 </dev/null; then
      rm -f "$dir/build.ninja"
      grep -A 4 'CMake Error' "$log" | grep -v '^ *$' | head -n 12 >&2 || true
      fail "configuring $preset failed; the log is $log"
    fi
  fi
  log=$logs/$preset-build.log
  if ! NINJA_STATUS='%f/%t ' cmake --build "$dir" --target "$target" --parallel "$jobs" 2>&1 \
      </dev/null | tee "$log" | count "building $preset"; then
    { grep -m 6 -E 'error:|Error|undefined reference|unknown target' "$log" || tail -n 6 "$log"; } |
      sed 's|^\.\./\.\./||' >&2
    fail "building $preset failed; the log is $log"
  fi
}
