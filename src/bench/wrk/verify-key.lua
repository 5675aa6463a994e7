-- A gateway asks whether the API key in BENCH_BEARER is good.
dofile(os.getenv("WRK_DIR") .. "/report.lua")
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.body = '{"key":"' .. os.getenv("BENCH_BEARER") .. '"}'
