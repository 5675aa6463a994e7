-- Who am I, by one session.
dofile(os.getenv("WRK_DIR") .. "/report.lua")
wrk.headers["Cookie"] = os.getenv("BENCH_COOKIE")
