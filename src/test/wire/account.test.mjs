import assert from "node:assert/strict";
import { test } from "node:test";
import {
  PASSWORD, anotherBrowser, expect, follow, hook, isSignedIn, mail, newBrowser, newEmail, newPerson, newProvedPerson, origin, refused,
} from "./house.mjs";

const NEXT = "another horse battery";

test("update-user changes name and image, and null takes the image away", async () => {
  const ann = await newPerson();
  assert.deepEqual(await expect(ann.auth.updateUser({ name: "Ada", image: "https://example.com/a.png" })), { status: true });
  let { user } = await expect(ann.auth.getSession());
  assert.deepEqual([user.name, user.image], ["Ada", "https://example.com/a.png"]);
  await expect(ann.auth.updateUser({ image: null }));
  ({ user } = await expect(ann.auth.getSession()));
  assert.deepEqual([user.name, user.image], ["Ada", null]);
  await refused(ann.auth.updateUser({ email: newEmail() }), 400, "EMAIL_CAN_NOT_BE_UPDATED");
});

test("C-13 the mailed link proves the address and leads back, once", async () => {
  const ann = await newPerson({ callbackURL: "/welcome" });
  const { url } = await mail(ann.email, "verify-email");
  assert.equal(new URL(url).origin, origin);
  assert.equal(await follow(newBrowser(), url), "/welcome");
  assert.equal((await expect(ann.auth.getSession())).user.emailVerified, true);
  assert.equal(await follow(newBrowser(), url), "/welcome?error=INVALID_TOKEN");
  await refused(ann.auth.sendVerificationEmail({ email: ann.email }), 400, "EMAIL_ALREADY_VERIFIED");
});

test("S3-73 a lost link is mailed again, and its token can be handed in by the application", async () => {
  const ann = await newPerson();
  const first = await mail(ann.email, "verify-email");
  assert.deepEqual(await expect(newBrowser().auth.sendVerificationEmail({ email: ann.email })), { status: true });
  let second = first;
  while (second.token === first.token) second = await mail(ann.email, "verify-email");
  assert.deepEqual(await expect(newBrowser().auth.verifyEmail({ query: { token: second.token } })), { status: true, user: null });
  assert.equal((await expect(ann.auth.getSession())).user.emailVerified, true);
  await refused(newBrowser().auth.verifyEmail({ query: { token: second.token } }), 401, "INVALID_TOKEN");
});

test("C-16 change-password ends the other sessions when it is asked to", async () => {
  const ann = await newPerson();
  const other = await anotherBrowser(ann);
  const change = { currentPassword: PASSWORD, newPassword: NEXT, revokeOtherSessions: true };
  await refused(ann.auth.changePassword({ ...change, currentPassword: "wrong password" }), 400, "INVALID_PASSWORD");
  assert.equal(await isSignedIn(other), true);
  const { token, user } = await expect(ann.auth.changePassword(change));
  assert.equal(user.id, ann.id);
  assert.equal(ann.cookies.get("auth_token"), token);
  assert.deepEqual([await isSignedIn(ann), await isSignedIn(other)], [true, false]);
  await refused(newBrowser().auth.signIn.email({ email: ann.email, password: PASSWORD }), 401, "INVALID_EMAIL_OR_PASSWORD");
  await expect(newBrowser().auth.signIn.email({ email: ann.email, password: NEXT }));
});

test("C-14 C-15 a forgotten password is reset through the mailed link, once, and ends every session", async () => {
  const ann = await newPerson();
  const asked = await expect(newBrowser().auth.requestPasswordReset({ email: ann.email, redirectTo: "/reset" }));
  const unknown = await expect(newBrowser().auth.requestPasswordReset({ email: newEmail(), redirectTo: "/reset" }));
  assert.deepEqual(asked, unknown);
  const page = new URL(await follow(newBrowser(), (await mail(ann.email, "reset-password")).url), origin);
  assert.equal(page.pathname, "/reset");
  const token = page.searchParams.get("token");
  await refused(newBrowser().auth.resetPassword({ newPassword: "short", token }), 400, "PASSWORD_TOO_SHORT");
  assert.equal((await expect(newBrowser().auth.resetPassword({ newPassword: NEXT, token }))).status, true);
  await refused(newBrowser().auth.resetPassword({ newPassword: NEXT, token }), 400, "INVALID_TOKEN");
  assert.equal(await isSignedIn(ann), false);
  await refused(newBrowser().auth.signIn.email({ email: ann.email, password: PASSWORD }), 401, "INVALID_EMAIL_OR_PASSWORD");
  await expect(newBrowser().auth.signIn.email({ email: ann.email, password: NEXT }));
});

test("another address is confirmed at the old one and proved at the new one", async () => {
  const ann = await newProvedPerson();
  const next = newEmail();
  assert.equal((await expect(ann.auth.changeEmail({ newEmail: next, callbackURL: "/done" }))).status, true);
  assert.equal(await follow(ann, (await mail(ann.email, "change-email")).url), "/done");
  assert.equal((await expect(ann.auth.getSession())).user.email, ann.email);
  assert.equal(await follow(ann, (await mail(next, "verify-email")).url), "/done");
  const { user } = await expect(ann.auth.getSession());
  assert.deepEqual([user.email, user.emailVerified], [next, true]);
  await expect(newBrowser().auth.signIn.email({ email: next, password: PASSWORD }));
});

test("the one way in is listed without its hash and cannot be taken away", async () => {
  const ann = await newPerson();
  const [account, ...more] = await expect(ann.auth.listAccounts());
  assert.deepEqual([account.providerId, account.accountId, more.length, "password" in account], ["credential", ann.id, 0, false]);
  await refused(ann.auth.unlinkAccount({ providerId: "credential", accountId: account.id }), 400, "FAILED_TO_UNLINK_LAST_ACCOUNT");
});

test("delete-user wants the password, or a session that is fresh", async () => {
  const ann = await newPerson();
  await refused(ann.auth.deleteUser({ password: "wrong password" }), 400, "INVALID_PASSWORD");
  await hook("age-session", { token: ann.token, seconds: 2 * 86_400 });
  await refused(ann.auth.deleteUser(), 400, "SESSION_EXPIRED");
  assert.deepEqual(await expect(ann.auth.deleteUser({ password: PASSWORD })), { success: true, message: "User deleted" });
  assert.equal(ann.cookies.size, 0);
  await refused(newBrowser().auth.signIn.email({ email: ann.email, password: PASSWORD }), 401, "INVALID_EMAIL_OR_PASSWORD");
});

test("delete-user mails a link that works for its own user", async () => {
  const ann = await newPerson();
  await expect(ann.auth.deleteUser({ callbackURL: "/goodbye" }));
  const { url } = await mail(ann.email, "delete-user");
  await follow(await newPerson(), url);
  assert.equal(await isSignedIn(ann), true);
  assert.equal(await follow(ann, url), "/goodbye");
  assert.equal(await isSignedIn(ann), false);
});
