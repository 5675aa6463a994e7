# Memory: what the process holds resident at rest, after load, and at its peak, on all CPUs.

measure_memory() {
  printf '\n### Memory\n\nResident MiB: %d s after ready; after %d s of `me` and %d s of `login` on %d connections; and the peak.\n\n' \
    "$REST" "$WARM" "$DURATION" "$CONNECTIONS"
  echo '| Java | start options | database | at rest | after load | peak |'
  echo '|---|---|---|---|---|---|'
  for_each_start memory_rows
}

memory_rows() { # JAVA NAME OPTIONS
  local database
  for database in $DATABASES; do
    memory_row "$1" "$2" "$3" "$database"
  done
}

memory_row() { # JAVA NAME OPTIONS DATABASE
  local major rest after peak
  major=$(java_major "$1")
  progress "memory: Java $major, options $2, $4"
  database_new "$4"
  server_start all "$1" $3
  sleep "$REST"
  rest=$(server_memory VmRSS)
  register_user
  # The one user signs in over and over: here the number of requests counts, not who makes them.
  BENCH_USERS=0 load me.lua "$WARM" /api/auth/me >/dev/null
  BENCH_USERS=0 load login.lua "$DURATION" /api/auth/login >/dev/null
  after=$(server_memory VmRSS)
  peak=$(server_memory VmHWM)
  server_stop
  database_drop
  echo "$major $2 $4 $rest $after $peak" >>"$OUT/raw/memory.txt"
  echo "| $major | $2 | $4 | $rest | $after | $peak |"
}
