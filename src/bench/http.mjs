// What run.sh asks of the server apart from load. Node's own http, so that nothing has to be installed.
//   ready URL PID         waits for the first 200, prints that moment in microseconds since 1970; fails when PID ends first
//   register BASE         registers BENCH_EMAIL
//   login BASE            signs BENCH_EMAIL in, prints the cookie
//   key BASE              makes an API key of BENCH_EMAIL without limits, with the cookie BENCH_COOKIE, prints it
//   access BASE           prints an access token for the session of BENCH_COOKIE
//   timing BASE N FILE    N requests each for known and unknown addresses, in turn; table cells to stdout, single times to FILE
import fs from "node:fs";
import http from "node:http";
import { setTimeout as pause } from "node:timers/promises";

const { BENCH_EMAIL: email, BENCH_PASSWORD: password } = process.env;
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });

function send(method, url, body, more = {}) {
  return new Promise((resolve, reject) => {
    const headers = body ? { "content-type": "application/json", ...more } : more;
    const request = http.request(url, { method, headers, agent, timeout: 10_000 }, (answer) => {
      let text = "";
      answer.on("data", (part) => (text += part));
      answer.on("end", () => resolve({ status: answer.statusCode, cookies: answer.headers["set-cookie"] ?? [], text }));
    });
    request.on("timeout", () => request.destroy(new Error("no answer within 10 s"))).on("error", reject);
    request.end(body && JSON.stringify(body));
  });
}

async function must(url, body, expected, headers) {
  const answer = await send("POST", url, body, headers);
  if (answer.status !== expected) throw new Error(`POST ${new URL(url).pathname} answered ${answer.status}`);
  return answer;
}

function lives(pid) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function ready(url, pid) {
  const deadline = Date.now() + 120_000;
  while (true) {
    const answer = await send("GET", url).catch(() => ({ status: 0 }));
    if (answer.status === 200) return console.log(Math.round((performance.timeOrigin + performance.now()) * 1000));
    if (!lives(Number(pid)) || Date.now() > deadline) throw new Error("not ready");
    await pause(10);
  }
}

async function login(base) {
  const answer = await must(`${base}/api/auth/login`, { email, password }, 200);
  console.log(answer.cookies[0].split(";")[0]);
}

// What the session of BENCH_COOKIE is given, one member of the answer.
async function given(base, path, body, expected, member) {
  const answer = await must(`${base}${path}`, body, expected, { cookie: process.env.BENCH_COOKIE, origin: base });
  console.log(JSON.parse(answer.text)[member]);
}

// Each address is used once: ten wrong passwords would lock it, and a locked address costs no hash.
async function timing(base, count, file) {
  const cases = [
    ["login, wrong password", "login", (address) => ({ email: address, password: "not-the-Password-1" }), 401],
    ["forgot-password", "forgot-password", (address) => ({ email: address }), 200],
  ];
  const addresses = { known: (i) => `bench-${i}@example.com`, unknown: (i) => `nobody-${i}@example.com` };
  for (const [words, path, body, expected] of cases) {
    const times = { known: [], unknown: [] };
    for (let i = 1; i <= count; i++) {
      for (const kind of i % 2 ? ["known", "unknown"] : ["unknown", "known"]) {
        const begin = performance.now();
        await must(`${base}/api/auth/${path}`, body(addresses[kind](i)), expected);
        times[kind].push(performance.now() - begin);
        fs.appendFileSync(file, `${path} ${kind} ${times[kind].at(-1).toFixed(3)}\n`);
        await pause(20); // the mail that a known address gets must not slow the next request
      }
    }
    const [known, unknown] = [median(times.known), median(times.unknown)];
    console.log(`${words} | ${known.toFixed(2)} | ${unknown.toFixed(2)} | ${(known / unknown).toFixed(2)} |`);
  }
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

const [act, url, ...rest] = process.argv.slice(2);
const acts = {
  ready: () => ready(url, rest[0]),
  register: () => must(`${url}/api/auth/register`, { email, password, name: "Bench User" }, 200),
  login: () => login(url),
  key: () => given(url, "/api/api-keys", { name: "bench" }, 201, "key"),
  access: () => given(url, "/api/auth/token", {}, 200, "accessToken"),
  timing: () => timing(url, Number(rest[0]), rest[1]),
};
try {
  await acts[act]();
  process.exit(0); // the kept connection would hold the process
} catch (failure) {
  console.error(`bench: ${failure.message}`);
  process.exit(1);
}
