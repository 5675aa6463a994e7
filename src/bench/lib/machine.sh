# What the figures were measured on. No host names and no paths: the report is published.

java_version() { "$1" -version 2>&1 | awk -F'"' 'NR == 1 { version = $2 } NR == 2 { sub(/ \(.*/, ""); print $0 " " version }'; }
java_major() { "$1" -version 2>&1 | sed -n '1s/[^"]*"\([0-9]*\).*/\1/p'; }

# JAVAS holds the java commands to measure: the one on the PATH, and a newer one when there is one.
find_javas() {
  JAVA=$(command -v java)
  JAVAS=("$JAVA")
  [ "$ONE_JAVA" = 1 ] && return
  local home=${JAVA25_HOME:-} candidate
  for candidate in /usr/lib/jvm/*/bin/java; do
    [ -z "$home" ] && [ -x "$candidate" ] || continue
    [ "$(java_major "$candidate")" -ge 25 ] && home=${candidate%/bin/java}
  done
  [ -n "$home" ] || { progress "no Java 25 found (JAVA25_HOME); only the default java is measured"; return; }
  [ "$(java_major "$home/bin/java")" = "$(java_major "$JAVA")" ] || JAVAS+=("$home/bin/java")
}

print_machine() {
  local java versions=()
  for java in "${JAVAS[@]}"; do versions+=("$(java_version "$java")"); done
  cat <<END
Measured $(date -u +%F) with \`src/bench/run.sh\`.

| | |
|---|---|
| processor | $(lscpu | sed -n 's/^Model name: *//p' | head -1), $(nproc) cores |
| memory | $(awk '/MemTotal/ { printf "%.0f GiB", $2 / 1048576 }' /proc/meminfo) |
| kernel | $(uname -sr) |
| Java | $(join '; ' "${versions[@]}") |
| PostgreSQL | $("$PG_BIN/postgres" --version | awk '{ print $3 }'), its default settings |
| Node, wrk | $(node --version); $(wrk --version 2>&1 | awk 'NR == 1 { print $2 }') |
| start options | $([ -n "$JVM_OPTIONS" ] && echo "\`$JVM_OPTIONS\`" || echo none) |
| load | server on CPU $SERVER_CPU, wrk and PostgreSQL on CPU $LOAD_CPU; $CONNECTIONS connections, ${WARM} s of warm-up, $RUNS runs of $DURATION s |
| others at work | load average $(cut -d' ' -f1 /proc/loadavg) before the first measurement |
END
}
