// The hooks that the conformance driver asks for: what a test needs to do to rows and no API lets anybody do. Test only, on loopback.
//   node hooks.mjs <port> <SQL door>
// says where it listens, with port 0 on a free one. The door is dev.latchkey.system.SqlDoor of the tests. An unknown hook is 404.
import { createServer } from "node:http";

const [port, door] = process.argv.slice(2);

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

const hooks = {
  "set-role": ({ userId, role }) => sql("update users set role = ? where id = ?", role, userId),
  "verify-email": ({ userId }) => sql("update users set email_verified = true where id = ?", userId),
  "age-session": async ({ token, seconds }) => ageSession(seconds, await sha256(token)),
  "age-invitation": ({ id, seconds }) => ageInvitation(seconds, id),
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
