-- Sign-in of one of the seeded users at random (BENCH_USERS=0: of the registered one).
dofile(os.getenv("WRK_DIR") .. "/report.lua")
local users = tonumber(os.getenv("BENCH_USERS"))
local password = os.getenv("BENCH_PASSWORD")
local headers = { ["Content-Type"] = "application/json" }

function init() math.randomseed(os.time()) end

function request()
  local email = users > 0 and "bench-" .. math.random(users) .. "@example.com" or os.getenv("BENCH_EMAIL")
  return wrk.format("POST", nil, headers, '{"email":"' .. email .. '","password":"' .. password .. '"}')
end
