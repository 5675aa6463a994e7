# Requests per second and latency, one CPU for the server and one for wrk with PostgreSQL.

# load SCRIPT SECONDS PATH [CONNECTIONS]: one run of wrk.
load() {
  timeout $(($2 + 60)) taskset -c "$LOAD_CPU" wrk -t1 -c"${4:-$CONNECTIONS}" -d"$2s" --timeout 10s -s "$BENCH/wrk/$1" "$URL$3"
}

# load_runs NAME SCRIPT WARM_SECONDS PATH: leaves the RESULT lines of all runs in raw/NAME.txt.
load_runs() {
  local run cpu
  progress "load: $1"
  load "$2" "$3" "$4" >/dev/null
  settle
  cpu=$(server_cpu)
  for ((run = 0; run < RUNS; run++)); do
    settle
    load "$2" "$DURATION" "$4" | grep '^RESULT'
  done >"$OUT/raw/$1.txt"
  # What a request costs in processor time is the steadier figure when others use the machine too.
  field "$1" 7 | total | awk -v cpu=$(($(server_cpu) - cpu)) '{ print $1 ? cpu / $1 : 0 }' >"$OUT/raw/$1-cpu.txt"
}

# wrk leaves with a request open on each connection, and a server of slow hashes works on them for seconds: the next run
# would wait behind them. Waits until the server is idle, 15 s at most.
settle() {
  local tries before
  for ((tries = 0; tries < 50; tries++)); do
    before=$(server_cpu)
    sleep 0.3
    [ $(($(server_cpu) - before)) -gt 60000 ] || return 0
  done
}

# The field of all runs in raw/NAME.txt, one a line: 2 requests per second, 3 median, 4 p99, 5 other answers, 6 errors,
# 7 requests.
field() { awk -v f="$2" '{ print $f }' "$OUT/raw/$1.txt"; }

load_row() { # NAME "CELLS BEFORE THE FIGURES |"
  echo "| $2 $(field "$1" 2 | summary %.0f) | $(two_decimals "$1" 3) | $(two_decimals "$1" 4) |" \
    "$(awk '{ printf "%.0f", $1 }' "$OUT/raw/$1-cpu.txt") | $(field "$1" 5 | total) | $(field "$1" 6 | total) |"
}

two_decimals() { field "$1" "$2" | median | awk '{ printf "%.2f\n", $1 }'; }
total() { awk '{ sum += $1 } END { print sum + 0 }'; }

measure_load() {
  printf '\n### Load\n\nRate limits off, no limit of sessions a user, lockout on, bcrypt cost 10; requests per second are median (least–greatest).\n'
  printf '`me` uses one session made by `login`, `me, any` another of the seeded sessions each time; `login` is of one of %d users at random.\n\n' "$BENCH_USERS"
  echo '| database | table | request | per second | p50 ms | p99 ms | CPU µs a request | not 2xx | socket errors |'
  echo '|---|---|---|---|---|---|---|---|---|'
  : >"$OUT/raw/signin.md"
  local database
  for database in $DATABASES; do
    load_database "$database"
  done
  print_signin
}

# A restart before each size, so that both are measured on a JVM of the same age.
load_database() { # DATABASE
  database_new "$1"
  server_start "$SERVER_CPU" "$JAVA" $JVM_OPTIONS
  register_user
  load_size "$1" users "$BENCH_USERS users"
  measure_signin "$1"
  load_size "$1" sessions "$SESSIONS sessions"
  BENCH_SESSIONS=$SESSIONS load_runs "$1-sessions-any" me-any.lua "$((WARM / 6 + 1))" /api/auth/me
  load_row "$1-sessions-any" "$1 | $SESSIONS sessions | me, any |"
  server_stop
  database_drop
}

load_size() { # DATABASE SEED WORDS: leaves the server running
  progress "load: $1, $3"
  server_stop
  seed "$2"
  server_start "$SERVER_CPU" "$JAVA" $JVM_OPTIONS
  sign_in
  load_runs "$1-$2-me" me.lua "$WARM" /api/auth/me
  load_row "$1-$2-me" "$1 | $3 | me |"
  load_runs "$1-$2-login" login.lua "$WARM" /api/auth/login
  load_row "$1-$2-login" "$1 | $3 | login |"
}
