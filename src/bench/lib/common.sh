# What every part uses: messages, statistics, the temporary directory, and the end of all that was started.

progress() { printf '%s  %s\n' "$(date +%T)" "$*" >&2; }
die() { printf 'bench: %s\n' "$*" >&2; exit 1; }

# Names all that is missing at once, so that nobody installs one package at a time.
check_needs() {
  local missing=() tool
  for tool in java javac jar wrk taskset node psql; do
    command -v "$tool" >/dev/null || missing+=("$tool")
  done
  find_postgres || missing+=("initdb (PostgreSQL server)")
  [ "$(id -u)" != 0 ] || id postgres >/dev/null 2>&1 || missing+=("the system user postgres (PostgreSQL does not run as root)")
  [ ${#missing[@]} = 0 ] || die "missing: $(join ', ' "${missing[@]}"). Debian: openjdk-17-jdk wrk util-linux nodejs npm postgresql"
  [ -f "$JAR" ] || die "there is no $(basename "$JAR"): ./mvnw package -DskipTests"
  taskset -c "$SERVER_CPU" true 2>/dev/null && taskset -c "$LOAD_CPU" true 2>/dev/null ||
    die "CPUs $SERVER_CPU and $LOAD_CPU are needed, one for the server and one for the load (SERVER_CPU, LOAD_CPU)"
  local port
  for port in "$PORT" $((PORT + 1)) $((PORT + 2)) $((PORT + 3)); do
    ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || die "port $port is taken; four free ones are needed (PORT)"
  done
}

join() { local by=$1 first=$2; shift 2; printf '%s' "$first" "${@/#/$by}"; }

# Readable by the system user postgres, who has to reach his cluster in it.
make_work_dir() {
  mkdir -p "$OUT/raw"
  OUT=$(cd "$OUT" && pwd)
  WORK=$(mktemp -d "${TMPDIR:-/tmp}/latchkey-bench.XXXXXX")
  chmod 755 "$WORK"
  # By this the wrk scripts find each other.
  export WRK_DIR="$BENCH/wrk"
}

# A stuck server or load generator must not hold the machine for ever.
start_watchdog() {
  local main=$$
  (
    sleep $((LIMIT_MINUTES * 60)) &
    sleeper=$!
    trap 'kill "$sleeper" 2>/dev/null; exit' TERM
    wait "$sleeper"
    echo "bench: took longer than $LIMIT_MINUTES minutes (LIMIT_MINUTES)" >&2
    kill -TERM "$main"
  ) >/dev/null &
  WATCHDOG=$!
}

clean_up() {
  set +e
  server_stop
  postgres_stop
  [ -z "${PEER_PID:-}" ] || kill "$PEER_PID" 2>/dev/null
  [ -z "${WATCHDOG:-}" ] || kill "$WATCHDOG" 2>/dev/null
  # Also what was measured before something failed.
  [ -z "${REPORT:-}" ] || cat "$REPORT" >&4
  [ -z "${WORK:-}" ] || rm -rf "$WORK"
}

# The lines of stdin as "median (least–greatest)", in the given printf format.
summary() {
  sort -n | awk -v f="$1" '{ v[NR] = $1 } END {
    if (NR == 0) { print "not measured"; exit }
    m = NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2
    printf f " (" f "–" f ")\n", m, v[1], v[NR] }'
}

# The lines of stdin as their median alone.
median() {
  sort -n | awk '{ v[NR] = $1 } END { if (NR) print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'
}

ratio() { awk -v a="${1:-}" -v b="${2:-}" 'BEGIN { if (a == "" || b + 0 == 0) print "–"; else printf "%.2f\n", a / b }'; }
