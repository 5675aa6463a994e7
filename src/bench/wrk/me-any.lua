-- Who am I, each time by another of the seeded sessions: no page of the index and no cache helps more than it would in life.
dofile(os.getenv("WRK_DIR") .. "/report.lua")
local sessions = tonumber(os.getenv("BENCH_SESSIONS"))

function init() math.randomseed(os.time()) end

function request()
  return wrk.format("GET", nil, { ["Cookie"] = "auth_token=lk_sess_bench" .. math.random(sessions) })
end
