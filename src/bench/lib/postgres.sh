# A PostgreSQL of our own: a new cluster with default settings, on the load generator's CPU.

find_postgres() {
  local initdb
  initdb=$(command -v initdb || echo "$(pg_config --bindir 2>/dev/null)/initdb")
  [ -x "$initdb" ] && PG_BIN=$(dirname "$(readlink -f "$initdb")")
}

# initdb and postgres refuse to run as root.
as_postgres() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }

postgres_start() {
  PG_PORT=$((PORT + 1))
  mkdir "$WORK/pg"
  [ "$(id -u)" != 0 ] || chown postgres "$WORK/pg"
  as_postgres "$PG_BIN/initdb" -D "$WORK/pg" -U postgres -A trust -E UTF8 >"$WORK/initdb.log"
  PG_STARTED=1
  (cd "$WORK" && as_postgres taskset -c "$LOAD_CPU" "$PG_BIN/pg_ctl" -D "$WORK/pg" -w -l "$WORK/pg/log" \
    -o "-p $PG_PORT -c listen_addresses=127.0.0.1 -c unix_socket_directories=''" start >/dev/null)
}

postgres_stop() {
  [ -z "${PG_STARTED:-}" ] || (cd "$WORK" && as_postgres "$PG_BIN/pg_ctl" -D "$WORK/pg" -m fast stop >/dev/null 2>&1)
  PG_STARTED=
}

sql() { PGOPTIONS="-c client_min_messages=warning" psql -qAtX -v ON_ERROR_STOP=1 -h 127.0.0.1 -p "$PG_PORT" -U postgres "$@"; }
