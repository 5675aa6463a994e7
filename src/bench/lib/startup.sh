# Start-up: from the start of the process to the first 200 on /health/ready, on all CPUs.

measure_startup() {
  printf '\n### Start-up\n\nSeconds from `java -jar` to the first 200 on `/health/ready`, median (least–greatest) of %d; all CPUs.\n\n' "$START_RUNS"
  echo '| Java | start options | database | new database | existing database |'
  echo '|---|---|---|---|---|'
  for_each_start startup_rows
}

startup_rows() { # JAVA NAME OPTIONS
  local database
  for database in $DATABASES; do
    startup_row "$1" "$2" "$3" "$database"
  done
}

startup_row() { # JAVA NAME OPTIONS DATABASE
  local major fresh=() existing=() run
  major=$(java_major "$1")
  progress "start-up: Java $major, options $2, $4"
  for ((run = 0; run < START_RUNS; run++)); do
    database_new "$4"
    server_start all "$1" $3
    fresh+=("$START_MS")
    server_stop
    server_start all "$1" $3
    existing+=("$START_MS")
    server_stop
    database_drop
  done
  printf '%s\n' "${fresh[@]/#/$major $2 $4 new }" "${existing[@]/#/$major $2 $4 existing }" >>"$OUT/raw/startup.txt"
  echo "| $major | $2 | $4 | $(in_seconds "${fresh[@]}") | $(in_seconds "${existing[@]}") |"
}

in_seconds() { printf '%s\n' "$@" | awk '{ print $1 / 1000 }' | summary %.1f; }
