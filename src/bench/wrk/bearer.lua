-- By the credential in BENCH_BEARER: an access token or an API key.
dofile(os.getenv("WRK_DIR") .. "/report.lua")
wrk.headers["Authorization"] = "Bearer " .. os.getenv("BENCH_BEARER")
