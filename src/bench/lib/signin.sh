# What a sign-in costs over its bare hash, and whether its time tells who has an account. Runs on the warm server of the
# load section, one request at a time.

measure_signin() { # DATABASE
  local name="$1-one" hash login
  progress "sign-in over its hash: $1"
  # The hash is timed on both sides of the sign-ins: a machine that slows down meanwhile slows both figures.
  settle
  bare_hash >"$OUT/raw/$1-hash.txt"
  load login.lua "$((2 * DURATION))" /api/auth/login 1 | grep '^RESULT' >"$OUT/raw/$name.txt"
  bare_hash >>"$OUT/raw/$1-hash.txt"
  hash=$(median <"$OUT/raw/$1-hash.txt")
  login=$(field "$name" 3)
  printf 'cost | %s | %.2f | %.2f | %s |\n' "$1" "$hash" "$login" "$(ratio "$login" "$hash")" >>"$OUT/raw/signin.md"
  progress "time of known and unknown addresses: $1"
  node "$BENCH/http.mjs" timing "$URL" "$PROBES" "$OUT/raw/$1-timing.txt" | sed "s/^/time | $1 | /" >>"$OUT/raw/signin.md"
}

# Milliseconds of single verifications by the server's own class, on the server's CPU, one a line.
bare_hash() {
  if [ ! -d "$WORK/hash/dev" ]; then
    javac -nowarn -cp "$CLASSES" -d "$WORK/hash" "$BENCH"/hash/dev/latchkey/passwords/control/BareHash.java
  fi
  taskset -c "$SERVER_CPU" java -cp "$WORK/hash:$CLASSES" dev.latchkey.passwords.control.BareHash "$HASHES"
}

print_signin() {
  printf '\n### A sign-in over its bare hash\n\nMedian ms on the same CPU: %d hashes by the server'"'"'s own class, and `login` on one connection.\n\n' $((2 * HASHES))
  echo '| database | bare hash | login | ratio |'
  echo '|---|---|---|---|'
  sed -n 's/^cost //p' "$OUT/raw/signin.md"
  printf '\n### Known and unknown addresses\n\nMedian ms of %d requests each, one at a time and in turn: a wrong password, and a forgotten one.\n\n' "$PROBES"
  echo '| database | request | known | unknown | ratio |'
  echo '|---|---|---|---|---|'
  sed -n 's/^time //p' "$OUT/raw/signin.md"
}
