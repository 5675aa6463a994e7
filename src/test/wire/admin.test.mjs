import assert from "node:assert/strict";
import { test } from "node:test";
import { PASSWORD, anotherBrowser, expect, hook, isSignedIn, newBrowser, newEmail, newPerson, refused } from "./house.mjs";

async function newAdmin() {
  const admin = await newPerson();
  await hook("set-role", { userId: admin.id, role: "admin" });
  return admin;
}

test("promise 2 the acts of administrators are theirs alone", async () => {
  const ann = await newPerson();
  const { admin } = ann.auth;
  const userId = (await newPerson()).id;
  await refused(admin.listUsers({ query: {} }), 403, "YOU_ARE_NOT_ALLOWED_TO_LIST_USERS");
  await refused(admin.setRole({ userId: ann.id, role: "admin" }), 403, "YOU_ARE_NOT_ALLOWED_TO_CHANGE_USERS_ROLE");
  await refused(admin.banUser({ userId }), 403, "YOU_ARE_NOT_ALLOWED_TO_BAN_USERS");
  await refused(admin.impersonateUser({ userId }), 403, "YOU_ARE_NOT_ALLOWED_TO_IMPERSONATE_USERS");
  await refused(admin.setUserPassword({ userId, newPassword: PASSWORD }), 403, "YOU_ARE_NOT_ALLOWED_TO_SET_USERS_PASSWORD");
  await refused(admin.removeUser({ userId }), 403, "YOU_ARE_NOT_ALLOWED_TO_DELETE_USERS");
  assert.equal((await newBrowser().auth.admin.listUsers({ query: {} })).error.status, 401);
  assert.equal((await expect(ann.auth.getSession())).user.role, "user");
});

test("an administrator makes a user, finds him, and gives him another password", async () => {
  const { auth: { admin } } = await newAdmin();
  const email = newEmail();
  const { user } = await expect(admin.createUser({ email, password: PASSWORD, name: "Bob", role: "user" }));
  const found = await expect(admin.listUsers({ query: { searchField: "email", searchOperator: "contains", searchValue: email } }));
  assert.deepEqual([found.total, found.users.map((one) => one.id)], [1, [user.id]]);
  await expect(admin.setUserPassword({ userId: user.id, newPassword: "another horse battery" }));
  await refused(newBrowser().auth.signIn.email({ email, password: PASSWORD }), 401, "INVALID_EMAIL_OR_PASSWORD");
  await expect(newBrowser().auth.signIn.email({ email, password: "another horse battery" }));
});

test("promise 1 a ban ends the sessions at once and shuts the door until it is taken back", async () => {
  const operator = await newAdmin();
  const { admin } = operator.auth;
  const bob = await newPerson();
  const { user } = await expect(admin.banUser({ userId: bob.id, banReason: "spam" }));
  assert.deepEqual([user.banned, user.banReason], [true, "spam"]);
  assert.equal(await isSignedIn(bob), false);
  await refused(newBrowser().auth.signIn.email({ email: bob.email, password: PASSWORD }), 403, "BANNED_USER");
  await expect(admin.unbanUser({ userId: bob.id }));
  assert.equal(await isSignedIn(await anotherBrowser(bob)), true);
  await refused(admin.banUser({ userId: operator.id }), 400, "YOU_CANNOT_BAN_YOURSELF");
});

test("an administrator sees and ends a user's sessions, and removes him", async () => {
  const { auth: { admin } } = await newAdmin();
  const bob = await newPerson();
  const other = await anotherBrowser(bob);
  assert.equal((await expect(admin.listUserSessions({ userId: bob.id }))).sessions.length, 2);
  await expect(admin.revokeUserSessions({ userId: bob.id }));
  assert.deepEqual([await isSignedIn(bob), await isSignedIn(other)], [false, false]);
  await expect(admin.removeUser({ userId: bob.id }));
  await refused(newBrowser().auth.signIn.email({ email: bob.email, password: PASSWORD }), 401, "INVALID_EMAIL_OR_PASSWORD");
});

test("who acts as somebody else is named, may not take the account, and comes back", async () => {
  const operator = await newAdmin();
  const bob = await newPerson();
  await expect(operator.auth.admin.impersonateUser({ userId: bob.id }));
  const { user, session } = await expect(operator.auth.getSession());
  assert.deepEqual([user.id, session.impersonatedBy], [bob.id, operator.id]);
  const take = operator.auth.changePassword({ currentPassword: PASSWORD, newPassword: "another horse battery" });
  await refused(take, 403, "NOT_WHILE_IMPERSONATING");
  await expect(operator.auth.admin.stopImpersonating());
  assert.equal((await expect(operator.auth.getSession())).user.id, operator.id);
  assert.equal(await isSignedIn(bob), true);
});
