# What an API key and an access token cost beside the cookie, in turn on one warm server.

measure_keys() {
  printf '\n### Keys and tokens\n\nThe cases take turns, %d rounds on one server after %d s of `me`; requests per second are median (least–greatest) of all runs. Requests are counted on a plan, as in production, that gives more than can be asked; the key has no limit of its own.\n\n' "$ROUNDS" "$WARM"
  echo '| database | credential | request | per second | p50 ms | p99 ms | CPU µs a request | not 2xx | socket errors |'
  echo '|---|---|---|---|---|---|---|---|---|'
  local database
  for database in $DATABASES; do
    keys_database "$database"
  done
}

keys_database() { # DATABASE
  local round key
  database_new "$1"
  BENCH_LIMITS=on server_start "$SERVER_CPU" "$JAVA" $JVM_OPTIONS
  register_user
  key=$(node "$BENCH/http.mjs" key "$URL") || die "no API key was made"
  load me.lua "$WARM" /api/auth/me >/dev/null
  for ((round = 1; round <= ROUNDS; round++)); do
    keys_case "$1-keys-$round-me" me.lua /api/auth/me
    keys_case "$1-keys-$round-key" bearer.lua /api/auth/me "$key"
    # Anew each round: it is good for a quarter of an hour.
    keys_case "$1-keys-$round-access" bearer.lua /api/auth/me "$(node "$BENCH/http.mjs" access "$URL")"
    keys_case "$1-keys-$round-get" bearer.lua /api/auth/get-session "$key"
    keys_case "$1-keys-$round-guard" bearer.lua /api/auth/verify "$key"
    keys_case "$1-keys-$round-verify" verify-key.lua /api/api-keys/verify "$key"
  done
  server_stop
  database_drop
  keys_row "$1" me 'cookie | `me`'
  keys_row "$1" access 'access token | `me`'
  keys_row "$1" key 'API key | `me`'
  keys_row "$1" get 'API key | `get-session`'
  keys_row "$1" guard 'API key | `GET /api/auth/verify`'
  keys_row "$1" verify 'none | `POST /api/api-keys/verify`'
}

keys_case() { # NAME SCRIPT PATH [BEARER]
  BENCH_BEARER=${4:-} load_runs "$1" "$2" "$((WARM / 6 + 1))" "$3"
}

# The runs of all rounds as one.
keys_row() { # DATABASE CASE WORDS
  cat "$OUT"/raw/"$1"-keys-[0-9]*-"$2".txt >"$OUT/raw/$1-keys-$2.txt"
  cat "$OUT"/raw/"$1"-keys-[0-9]*-"$2"-cpu.txt | median >"$OUT/raw/$1-keys-$2-cpu.txt"
  load_row "$1-keys-$2" "$1 | $3 |"
}
