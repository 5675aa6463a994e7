#!/usr/bin/env bash
# Measures Latchkey: start-up, memory, requests per second, what keys, tokens and a sign-in cost, and Better Auth beside it.
# Prints Markdown to stdout and progress to stderr; raw results, server logs and the same report go to OUT.
#
#   ./mvnw package -DskipTests && src/bench/run.sh          all of it: about an hour on a quiet machine with two cores
#   QUICK=1 src/bench/run.sh                                a smoke test of some minutes; its figures mean nothing
#   SECTIONS="startup memory" src/bench/run.sh              parts of it: startup memory load keys peer
#
# Needs Debian's openjdk-17-jdk wrk util-linux nodejs npm postgresql. Other settings, with their defaults, are below.
set -euo pipefail
export LC_ALL=C # a decimal point in every figure
BENCH=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
REPO=$(cd "$BENCH/../.." && pwd)

: "${JAR:=$REPO/target/latchkey.jar}" "${OUT:=$REPO/target/bench}" "${SECTIONS:=startup memory load keys peer}"
# The start options that the README recommends; measured beside plain `java -jar` and used for load. Empty: plain only.
: "${JVM_OPTIONS=-XX:+UseSerialGC -Xms64m -Xmx256m -Xss512k}"
# The four ports from PORT on are used: server, its PostgreSQL, the peer, the peer's PostgreSQL.
: "${PORT:=18500}" "${SERVER_CPU:=0}" "${LOAD_CPU:=1}" "${CONNECTIONS:=32}"
# The peer is copied from here, because it installs itself where it lies. Without it the section is left out.
: "${PEER_DIR:=$REPO/../shared/bench/better-auth}"
# Whatever hangs, it ends after this many minutes.
: "${LIMIT_MINUTES:=120}"
if [ "${QUICK:-0}" = 1 ]; then
  : "${START_RUNS:=1}" "${WARM:=2}" "${DURATION:=2}" "${RUNS:=1}" "${REST:=1}" "${SESSIONS:=10000}" "${ROUNDS:=1}"
  : "${HASHES:=20}" "${PROBES:=15}" "${DATABASES:=h2 postgresql}" "${ONE_JAVA:=1}"
else
  # A cold JVM on one core is slow: a short WARM measures the compiler. SESSIONS is the size of the second table.
  : "${START_RUNS:=5}" "${WARM:=30}" "${DURATION:=10}" "${RUNS:=3}" "${REST:=10}" "${SESSIONS:=1000000}" "${ROUNDS:=2}"
  : "${HASHES:=200}" "${PROBES:=200}" "${DATABASES:=h2 postgresql}" "${ONE_JAVA:=0}"
fi

for part in common machine postgres server startup memory seed load signin keys peer; do
  # shellcheck source=/dev/null
  source "$BENCH/lib/$part.sh"
done

measure() {
  print_machine
  for section in $SECTIONS; do
    progress "section $section"
    "measure_$section"
  done
  printf '\nTook %d min %d s.\n' $((SECONDS / 60)) $((SECONDS % 60))
}

for section in $SECTIONS; do
  case "$section" in startup | memory | load | keys | peer) ;; *) die "SECTIONS knows startup, memory, load, keys, peer; not '$section'" ;; esac
done
check_needs
make_work_dir
trap clean_up EXIT
trap 'exit 130' INT TERM
start_watchdog
unpack_jar
postgres_start
find_javas
# No pipe to tee: a section in a subshell could not hand the ids of what it started to clean_up.
REPORT="$OUT/report.md"
: >"$REPORT"
exec 4>&1
measure >"$REPORT"
