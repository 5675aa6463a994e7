// The hooks that the conformance driver asks for: what a test needs to do to rows and no API lets anybody do. Test only, on loopback.
//   node hooks.mjs <port> <SQL door> [base URL of the server]
// says where it listens, with port 0 on a free one. The door is dev.latchkey.system.SqlDoor of the tests; the server is asked where
// a hook is an act of its API. An unknown hook is 404.
import { createServer } from "node:http";

const [port, door, server] = process.argv.slice(2);

async function sql(text, ...parameters) {
  const answer = await fetch(door, { method: "POST", body: JSON.stringify({ sql: text, parameters }) });
  if (!answer.ok) throw new Error(await answer.text());
  return answer.json();
}

/** Moves every time of a row back; a longer interval than a second H2 would take only up to six digits of seconds. */
const age = (table, columns, where) => (seconds, ...parameters) => {
  const back = columns.map((column) => `${column} = ${column} - ${Math.trunc(Number(seconds))} * interval '1' second`);
  return sql(`update ${table} set ${back.join(", ")} where ${where}`, ...parameters);
};
const ageSession = age("sessions", ["created_at", "updated_at", "expires_at"], "token_hash = ?");
const ageInvitation = age("invites", ["created_at", "expires_at"], "id = ?");

async function sha256(text) {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Buffer.from(bytes).toString("hex");
}

const ageKey = age("api_keys", ["created_at", "updated_at", "expires_at"], "id = ?");

/** A key as src/docs/api.md describes it: prefix, 43 characters, and the checksum of both in base 62. */
const LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
async function newKey() {
  let text = "lk_key_";
  while (text.length < 50) text += LETTERS[crypto.getRandomValues(new Uint8Array(1))[0] % 62];
  let rest = BigInt("0x" + (await sha256(text)));
  let sum = "";
  for (let i = 0; i < 14; i++, rest /= 62n) sum = LETTERS[Number(rest % 62n)] + sum;
  return text + sum;
}

const scopes = (permissions) => Object.entries(permissions ?? {}).flatMap(([name, actions]) => actions.map((action) => `${name}:${action}`));

/** What an application's own server may do in Better Auth and nobody over HTTP: a key with permissions and an end of uses. */
async function createKey({ userId, permissions, remaining }) {
  const key = await newKey();
  const id = "key_" + key.slice(7, 33);
  await sql(
    "insert into api_keys (id, user_id, maker_id, key_hash, start, scopes, enabled, window_count, remaining, request_count, created_at, updated_at)"
      + " values (?, ?, ?, ?, ?, ?, true, 0, cast(? as integer), 0, localtimestamp, localtimestamp)",
    id, userId, userId, await sha256(key), key.slice(0, 11), scopes(permissions).join(" "), remaining ?? null);
  return { id, key };
}

/** Better Auth's verifyApiKey over our verify, whose status is the answer; its word for a missing scope is KEY_NOT_FOUND. */
async function verifyKey({ key, permissions }) {
  const answer = await fetch(`${server}/api/api-keys/verify`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ key, scopes: scopes(permissions) }),
  });
  const body = await answer.json();
  if (!answer.ok) {
    const code = body.code === "INSUFFICIENT_PERMISSIONS" ? "KEY_NOT_FOUND" : body.code;
    return { valid: false, error: { message: body.message, code }, key: null };
  }
  const [row] = await sql("select id, remaining from api_keys where id = ?", body.apiKey.id);
  const remaining = row.remaining === null ? null : Number(row.remaining);
  return { valid: true, error: null, key: { id: row.id, remaining } };
}

const hooks = {
  "set-role": ({ userId, role }) => sql("update users set role = ? where id = ?", role, userId),
  "verify-email": ({ userId }) => sql("update users set email_verified = true where id = ?", userId),
  "age-session": async ({ token, seconds }) => ageSession(seconds, await sha256(token)),
  "age-invitation": ({ id, seconds }) => ageInvitation(seconds, id),
  "create-api-key": createKey,
  "verify-api-key": verifyKey,
  "age-api-key": ({ id, seconds }) => ageKey(seconds, id),
};

createServer((request, response) => {
  const hook = hooks[request.url.slice(1)];
  let body = "";
  request.on("data", (part) => (body += part));
  request.on("end", async () => {
    const send = (status, answer) => response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(answer));
    if (!hook) return send(404, { error: "there is no such hook" });
    try {
      send(200, (await hook(JSON.parse(body || "{}"))) ?? {});
    } catch (error) {
      send(500, { error: String(error) });
    }
  });
}).listen(Number(port), "127.0.0.1", function () {
  console.log(`http://127.0.0.1:${this.address().port}`);
});
