import assert from "node:assert/strict";
import { test } from "node:test";
import { anotherBrowser, expect, hook, isSignedIn, newBrowser, newPerson, newProgram, refused } from "./house.mjs";

const DAY = 86_400;

test("C-37 the list shows handles that end sessions and open nothing", async () => {
  const ann = await newPerson();
  const other = await anotherBrowser(ann);
  const list = await expect(ann.auth.listSessions());
  assert.equal(list.length, 2);
  const own = (await expect(ann.auth.getSession())).session.id;
  const handle = list.find((one) => one.id !== own).token;
  const thief = newBrowser();
  thief.cookies.set("auth_token", handle);
  assert.equal(await isSignedIn(thief), false);
  assert.deepEqual(await expect(ann.auth.revokeSession({ token: handle })), { status: true });
  assert.deepEqual([await isSignedIn(ann), await isSignedIn(other)], [true, false]);
});

test("promise 4 nobody ends the session of another", async () => {
  const ann = await newPerson();
  const eve = await newPerson();
  assert.deepEqual(await expect(eve.auth.revokeSession({ token: ann.token })), { status: true });
  assert.equal(await isSignedIn(ann), true);
});

test("revoke-other-sessions keeps this one, revoke-sessions none", async () => {
  const ann = await newPerson();
  const other = await anotherBrowser(ann);
  await expect(ann.auth.revokeOtherSessions());
  assert.deepEqual([await isSignedIn(ann), await isSignedIn(other)], [true, false]);
  await expect(ann.auth.revokeSessions());
  assert.equal(await isSignedIn(ann), false);
});

test("S2-05 C-07 a session of yesterday is moved forward, one of last week is over", async () => {
  const ann = await newPerson();
  await hook("age-session", { token: ann.token, seconds: 2 * DAY });
  const { session } = await expect(ann.auth.getSession());
  assert.ok(Math.abs(session.expiresAt - Date.now() - 7 * DAY * 1000) < 600_000, session.expiresAt.toISOString());
  assert.match(ann.last.headers.getSetCookie()[0], /max-age=604800/i);
  await hook("age-session", { token: ann.token, seconds: 8 * DAY });
  assert.equal(await isSignedIn(ann), false);
});

test("the list wants a fresh session", async () => {
  const ann = await newPerson();
  await hook("age-session", { token: ann.token, seconds: DAY + 60 });
  await refused(ann.auth.listSessions(), 403, "SESSION_NOT_FRESH");
});

test("C-08 a sixth sign-in ends the oldest session", async () => {
  const ann = await newPerson();
  const others = [];
  for (let i = 0; i < 5; i++) others.push(await anotherBrowser(ann));
  assert.equal(await isSignedIn(ann), false);
  assert.equal((await expect(others[4].auth.listSessions())).length, 5);
});

test("S5-08 C-02 a program keeps the token of set-auth-token and needs neither cookie nor origin", async () => {
  const ann = await newPerson();
  const again = await anotherBrowser(ann);
  const token = again.last.headers.get("set-auth-token");
  assert.equal(token, again.token);
  const program = newProgram(() => token);
  assert.equal((await expect(program.auth.getSession())).user.id, ann.id);
  assert.deepEqual(await expect(program.auth.updateUser({ name: "Ada" })), { status: true });
  assert.deepEqual(await expect(program.auth.signOut()), { success: true });
  await refused(program.auth.updateUser({ name: "Eve" }), 401, "INVALID_TOKEN");
  assert.equal(await isSignedIn(again), false);
});

test("C-04 C-06 an unknown bearer token is refused, and is nobody to get-session", async () => {
  const program = newProgram(() => "lk_sess_" + "a".repeat(43));
  await refused(program.auth.listSessions(), 401, "INVALID_TOKEN");
  assert.equal(await expect(program.auth.getSession()), null);
});
