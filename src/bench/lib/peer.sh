# Better Auth in turn with Latchkey on PostgreSQL: machines are noisy, so figures of different hours must not be divided.

measure_peer() {
  peer_install || { printf '\n### Beside Better Auth\n\nNot measured: %s.\n' "$PEER_WHY_NOT"; return 0; }
  database_new postgresql
  server_start "$SERVER_CPU" "$JAVA" $JVM_OPTIONS
  register_user
  seed users
  local round
  load me.lua "$WARM" /api/auth/me >/dev/null
  for ((round = 1; round <= ROUNDS; round++)); do
    ours_in_turn "$round-a"
    peer_in_turn "$round" 0
    ours_in_turn "$round-b"
    peer_in_turn "$round" 1
  done
  server_stop
  database_drop
  print_peer
}

peer_install() {
  PEER_WHY_NOT="the peer's files are not beside this repository (PEER_DIR)"
  [ -f "$PEER_DIR/run.sh" ] || return 1
  PEER_WHY_NOT="npm is missing"
  command -v npm >/dev/null || return 1
  cp -r "$PEER_DIR" "$WORK/peer"
  chmod -R u+w "$WORK/peer"
  chmod 755 "$WORK/peer"
  PEER_WHY_NOT="its packages could not be installed"
  [ -d "$WORK/peer/node_modules" ] || (cd "$WORK/peer" && timeout 300 npm install --no-audit --no-fund >"$OUT/raw/npm.log" 2>&1)
}

# Our server stays warm and idle while the peer runs; its timers cost nothing that shows.
ours_in_turn() { # TURN
  load_runs "ours-$1-me" me.lua "$((WARM / 6 + 1))" /api/auth/me
  load_runs "ours-$1-login" login.lua "$((WARM / 6 + 1))" /api/auth/login
}

peer_in_turn() { # ROUND JWT
  progress "peer: Better Auth, round $1, jwt plugin $2"
  local warm=$((WARM < 10 ? WARM : 10))
  env -u DATABASE_URL PORT=$((PORT + 2)) PGPORT=$((PORT + 3)) CONNS="$CONNECTIONS" WARM="$warm" DUR="$DURATION" RUNS="$RUNS" \
    SERVER_CPU="$SERVER_CPU" LOAD_CPU="$LOAD_CPU" CASES="a c" COOKIE_CACHE=0 JWT="$2" PG_BIN="$PG_BIN" \
    timeout 900 "$WORK/peer/run.sh" >"$OUT/raw/peer-$1-jwt$2.md" 2>"$OUT/raw/peer.log" &
  PEER_PID=$!
  wait "$PEER_PID" || progress "the peer failed: see raw/peer.log in OUT"
  PEER_PID=
}

# Requests per second of a case of the peer, one a round.
peer_rates() { # CASE JWT
  awk -F'|' -v name="$1" '$3 ~ "^ " name " " { print $5 + 0 }' "$OUT"/raw/peer-*-jwt"$2".md
}

ours_rates() { cat "$OUT"/raw/ours-*-"$1".txt | awk '{ print $2 }'; }

print_peer() {
  printf '\n### Beside Better Auth\n\nPostgreSQL, %d users; the servers take turns, %d rounds. Requests per second, median (least–greatest); the ratio is of the medians.\n\n' \
    "$BENCH_USERS" "$ROUNDS"
  echo '| | Latchkey | Better Auth | ratio |'
  echo '|---|---|---|---|'
  peer_row me a 0 '`me` / `get-session`, without its jwt plugin'
  peer_row me a 1 '`me` / `get-session`, with its jwt plugin'
  peer_row login c 0 '`login` (bcrypt 10) / `sign-in/email` (scrypt)'
}

peer_row() { # OURS CASE JWT WORDS
  echo "| $4 | $(ours_rates "$1" | summary %.0f) | $(peer_rates "$2" "$3" | summary %.0f) |" \
    "$(ratio "$(ours_rates "$1" | median)" "$(peer_rates "$2" "$3" | median)") |"
}
