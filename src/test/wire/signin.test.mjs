import assert from "node:assert/strict";
import { test } from "node:test";
import { PASSWORD, anotherBrowser, expect, isSignedIn, newBrowser, newEmail, newPerson, newSlug, refused } from "./house.mjs";

const DAY = 24 * 60 * 60 * 1000;
const days = (date) => (date.getTime() - Date.now()) / DAY;

test("S1-19 S1-28 S2-14 S2-16 a sign-up makes a user and signs him in", async () => {
  const ann = newBrowser();
  const email = newEmail();
  const { token, user, session } = await expect(ann.auth.signUp.email({ email, password: PASSWORD, name: "Ann" }));
  assert.deepEqual([user.email, user.name, user.emailVerified, user.image], [email, "Ann", false, null]);
  assert.deepEqual([session.userId, session.token], [user.id, token]);
  assert.deepEqual([...ann.cookies], [["auth_token", token]]);
  const now = await expect(ann.auth.getSession());
  assert.deepEqual([now.user.id, now.session.id], [user.id, session.id]);
});

test("S1-06 S1-41 the cookie is for the server alone and for seven days", async () => {
  const ann = await newPerson();
  const again = newBrowser();
  await expect(again.auth.signIn.email({ email: ann.email, password: PASSWORD }));
  const [cookie] = again.last.headers.getSetCookie();
  for (const attribute of ["HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=604800"]) {
    assert.match(cookie, new RegExp(`; ${attribute}(;|$)`, "i"));
  }
});

test("S2-17 C-22 times become dates in the client", async () => {
  const ann = await newPerson();
  const { session, user } = await expect(ann.auth.getSession());
  for (const date of [session.expiresAt, session.createdAt, session.updatedAt, user.createdAt, user.updatedAt]) {
    assert.ok(date instanceof Date && !Number.isNaN(date.getTime()), String(date));
  }
  assert.ok(days(session.expiresAt) > 6.99 && days(session.expiresAt) <= 7, session.expiresAt.toISOString());
});

test("S1-20 S5-16 S5-20 S5-21 a sign-up makes an organization with the name that was given", async () => {
  const ann = newBrowser();
  const answer = await expect(ann.auth.signUp.email({ email: newEmail(), password: PASSWORD, name: "Ann", org_name: "Acme" }));
  const organizations = await expect(ann.auth.organization.list());
  assert.deepEqual(organizations.map((one) => [one.id, one.name]), [[answer.user.orgId, "Acme"]]);
  assert.equal(answer.user.role, "org_owner");
});

test("C-12 an address that is taken is refused, in capitals too", async () => {
  const ann = await newPerson();
  for (const email of [ann.email, ann.email.toUpperCase()]) {
    const again = newBrowser().auth.signUp.email({ email, password: PASSWORD, name: "Eve" });
    await refused(again, 422, "USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL");
  }
});

test("S2-12 C-09 what is no password, address or name is refused by its code", async () => {
  const { signUp } = newBrowser().auth;
  await refused(signUp.email({ email: newEmail(), password: "1234567", name: "Ann" }), 400, "PASSWORD_TOO_SHORT");
  await refused(signUp.email({ email: newEmail(), password: "x".repeat(257), name: "Ann" }), 400, "PASSWORD_TOO_LONG");
  await refused(signUp.email({ email: "nobody", password: PASSWORD, name: "Ann" }), 400, "VALIDATION_ERROR");
  await refused(signUp.email({ email: newEmail(), password: PASSWORD }), 400, "VALIDATION_ERROR");
});

test("S2-23 S2-24 every sign-in is another session of the same user", async () => {
  const ann = await newPerson();
  const again = newBrowser();
  const answer = await expect(again.auth.signIn.email({ email: ann.email, password: PASSWORD }));
  assert.deepEqual([answer.redirect, answer.user.id], [false, ann.id]);
  assert.notEqual(answer.token, ann.token);
  assert.notEqual(answer.session.id, (await expect(ann.auth.getSession())).session.id);
});

test("promise 12 a wrong password and an unknown address get one answer", async () => {
  const ann = await newPerson();
  const wrong = await refused(newBrowser().auth.signIn.email({ email: ann.email, password: "wrong password" }), 401, "INVALID_EMAIL_OR_PASSWORD");
  const unknown = await refused(newBrowser().auth.signIn.email({ email: newEmail(), password: PASSWORD }), 401, "INVALID_EMAIL_OR_PASSWORD");
  assert.deepEqual({ ...wrong, requestId: "" }, { ...unknown, requestId: "" });
});

test("C-07 without rememberMe the cookie ends with the browser and the session in a day", async () => {
  const ann = await newPerson();
  const shared = newBrowser();
  await expect(shared.auth.signIn.email({ email: ann.email, password: PASSWORD, rememberMe: false }));
  assert.doesNotMatch(shared.last.headers.getSetCookie()[0], /max-age|expires/i);
  const { session } = await expect(shared.auth.getSession());
  assert.ok(days(session.expiresAt) > 0.99 && days(session.expiresAt) <= 1, session.expiresAt.toISOString());
});

test("C-32 a callbackURL leads on, but to no other site", async () => {
  const ann = await newPerson();
  const who = { email: ann.email, password: PASSWORD };
  const answer = await expect(newBrowser().auth.signIn.email({ ...who, callbackURL: "/dashboard" }));
  assert.deepEqual([answer.redirect, answer.url], [true, "/dashboard"]);
  for (const callbackURL of ["https://evil.example/", "//evil.example", "/\\evil.example"]) {
    await refused(newBrowser().auth.signIn.email({ ...who, callbackURL }), 403, "INVALID_CALLBACK_URL");
  }
});

test("C-31 a page of another site can neither sign in nor act", async () => {
  const ann = await newPerson();
  const foreign = newBrowser({ from: "https://evil.example" });
  await refused(foreign.auth.signIn.email({ email: ann.email, password: PASSWORD }), 403, "INVALID_ORIGIN");
  foreign.cookies.set("auth_token", ann.token);
  await refused(foreign.auth.updateUser({ name: "Eve" }), 403, "INVALID_ORIGIN");
  await refused(foreign.auth.organization.create({ name: "Evil", slug: newSlug() }), 403, "INVALID_ORIGIN");
  assert.equal((await expect(ann.auth.getSession())).user.name, "Ann");
});

test("S1-34 S1-35 S2-30 a sign-out ends this session, takes the cookie, and no other", async () => {
  const ann = await newPerson();
  const other = await anotherBrowser(ann);
  assert.deepEqual(await expect(ann.auth.signOut()), { success: true });
  assert.equal(ann.cookies.size, 0);
  ann.cookies.set("auth_token", ann.token);
  assert.equal(await isSignedIn(ann), false);
  assert.equal(await isSignedIn(other), true);
});

test("C-33 C-06 without a session a sign-out succeeds and get-session is null", async () => {
  const nobody = newBrowser();
  assert.deepEqual(await expect(nobody.auth.signOut()), { success: true });
  assert.equal(await expect(nobody.auth.getSession()), null);
  await refused(nobody.auth.updateUser({ name: "x" }), 401, "UNAUTHORIZED");
});

test("useSession follows sign-up, a new name and sign-out by itself", async () => {
  const ann = newBrowser();
  const seen = [];
  const until = (wanted) => new Promise((done, fail) => {
    const late = setTimeout(() => fail(new Error(`useSession never showed ${wanted}: ${JSON.stringify(seen)}`)), 10_000);
    const stop = ann.auth.useSession.subscribe(({ data, isPending, isRefetching }) => {
      const name = isPending || isRefetching ? "pending" : data?.user?.name ?? "nobody";
      seen.push(name);
      if (name !== wanted) return;
      clearTimeout(late);
      setImmediate(() => { stop(); done(); });
    });
  });
  const unsubscribe = ann.auth.useSession.listen(() => {});
  await expect(ann.auth.signUp.email({ email: newEmail(), password: PASSWORD, name: "Ann" }));
  await until("Ann");
  await expect(ann.auth.updateUser({ name: "Ada" }));
  await until("Ada");
  await expect(ann.auth.signOut());
  await until("nobody");
  unsubscribe();
});
