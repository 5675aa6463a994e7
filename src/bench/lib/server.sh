# Starting and stopping Latchkey. The server is a child of this shell and is only ever ended by its id.

URL=http://127.0.0.1:$PORT

# The class path of the server's own classes and libraries, for seeding H2 and for hashing outside the server.
unpack_jar() {
  mkdir "$WORK/jar" "$WORK/war" "$WORK/hash"
  (cd "$WORK/jar" && jar xf "$JAR" MICRO-INF/lib MICRO-INF/deploy && cd "$WORK/war" && jar xf "$WORK/jar/MICRO-INF/deploy/ROOT.war" WEB-INF)
  CLASSES="$WORK/war/WEB-INF/classes:$WORK/jar/MICRO-INF/lib/*:$WORK/war/WEB-INF/lib/*"
}

# An empty database of the given kind; DIR is the server's working directory, where H2 keeps ./data.
database_new() {
  DATABASE=$1
  DIR=$(mktemp -d "$WORK/run.XXXXXX")
  mkdir "$DIR/tmp"
  if [ "$DATABASE" = postgresql ]; then
    sql -c 'drop database if exists latchkey' -c 'create database latchkey'
    export DATABASE_URL="postgres://postgres@127.0.0.1:$PG_PORT/latchkey"
  else
    unset DATABASE_URL
  fi
}

database_drop() { rm -rf "$DIR"; }

# server_start "CPUS" JAVA OPTIONS…: leaves SERVER_PID and START_MS, from the start of the process to the first 200 on
# /health/ready. CPUS is a taskset list; "all" leaves the server where the system puts it.
server_start() {
  local cpus=$1 java=$2 pin=() begin
  shift 2
  [ "$cpus" = all ] || pin=(taskset -c "$cpus")
  begin=${EPOCHREALTIME/./}
  (
    cd "$DIR"
    export PORT LATCHKEY_BASE_URL=$URL LATCHKEY_SECRET=only-for-the-bench-0123456789abcdef
    # Limits refuse on purpose what a benchmark asks for: thousands of sign-ins from one address and user.
    export LATCHKEY_RATE_LIMITS=${BENCH_LIMITS:-off} LATCHKEY_LIMIT_PLAN_FREE=999999/PT1M LATCHKEY_MAX_SESSIONS=0
    # What the server unpacks goes with everything else. The rest is plain `java -jar`.
    exec "${pin[@]}" "$java" "$@" -Djava.io.tmpdir="$DIR/tmp" -jar "$JAR" >>"$OUT/raw/server.log" 2>&1
  ) &
  SERVER_PID=$!
  local ready
  ready=$(node "$BENCH/http.mjs" ready "$URL/health/ready" "$SERVER_PID") || die "the server did not start: see raw/server.log in OUT"
  START_MS=$(((ready - begin) / 1000))
}

server_stop() {
  [ -n "${SERVER_PID:-}" ] || return 0
  kill "$SERVER_PID" 2>/dev/null || true
  local tries
  for ((tries = 0; tries < 200; tries++)); do
    kill -0 "$SERVER_PID" 2>/dev/null || break
    sleep 0.1
  done
  kill -9 "$SERVER_PID" 2>/dev/null || true
  wait "$SERVER_PID" 2>/dev/null || true
  SERVER_PID=
}

# Resident memory of the server in MiB: now (VmRSS) or at its highest (VmHWM).
server_memory() { awk -v key="$1:" '$1 == key { printf "%.0f\n", $2 / 1024 }' "/proc/$SERVER_PID/status"; }

# Processor time of the server so far, in microseconds.
server_cpu() { awk -v tick="$(getconf CLK_TCK)" '{ sub(/.*\) /, ""); printf "%.0f\n", ($12 + $13) * 1000000 / tick }' "/proc/$SERVER_PID/stat"; }

# The ways to start that are compared, one a line: a name for the table, a tab, the options.
start_variants() {
  printf 'none\t\n'
  [ -z "$JVM_OPTIONS" ] || printf 'documented\t%s\n' "$JVM_OPTIONS"
}

# Calls "$1 JAVA NAME OPTIONS" for each Java and each way to start.
for_each_start() {
  local java variants name options
  mapfile -t variants < <(start_variants)
  for java in "${JAVAS[@]}"; do
    for variant in "${variants[@]}"; do
      name=${variant%%$'\t'*} options=${variant#*$'\t'}
      "$1" "$java" "$name" "$options"
    done
  done
}
