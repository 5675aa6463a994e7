# Filling the database: one real user by HTTP, his copies by SQL. The copies have his password.

export BENCH_EMAIL=bench@example.com BENCH_PASSWORD=bench-Password-1 BENCH_COOKIE='' BENCH_USERS=1000 BENCH_SESSIONS=0

# The user whom all others are copied from, and a session that came through the front door.
register_user() {
  node "$BENCH/http.mjs" register "$URL" >/dev/null
  sign_in
}

sign_in() { BENCH_COOKIE=$(node "$BENCH/http.mjs" login "$URL") || die "the sign-in of the bench user failed"; }

# seed users|sessions: with PostgreSQL in place; H2 belongs to one process, so the server must be down.
seed() {
  local script="$WORK/$1.sql"
  if [ "$DATABASE" = postgresql ]; then
    seed_script "$1" "encode(sha256(convert_to(@, 'UTF8')), 'hex')" >"$script"
    sql -d latchkey -f "$script"
    # What autovacuum would have done by the time a real table is as big.
    sql -d latchkey -c 'vacuum analyze'
  else
    seed_script "$1" "lower(rawtohex(hash('SHA-256', @)))" >"$script"
    echo 'analyze;' >>"$script"
    java -Xmx2g -cp "$CLASSES" org.h2.tools.RunScript -user latchkey -script "$script" \
      -url "jdbc:h2:file:$DIR/data/latchkey;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
  fi
}

# The same statements for both databases; only SHA-256 has two names.
seed_script() { # NAME HASH, where @ in HASH stands for the token
  local token="'lk_sess_bench' || r.n" total=$SESSIONS portion=50000 first
  [ "$1" = sessions ] || total=1
  for ((first = 1; first <= total; first += portion)); do
    sed "s~@USERS@~$BENCH_USERS~g; s~@FIRST@~$first~g; s~@LAST@~$((first + portion <= total ? first + portion - 1 : total))~g; s~@EMAIL@~$BENCH_EMAIL~g; s~@TOKEN_HASH@~${2/@/$token}~g" \
      "$BENCH/seed-$1.sql"
  done
}
