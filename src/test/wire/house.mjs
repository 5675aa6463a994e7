// What the tests of this folder speak with: browsers and programs that have the official client in them, mails, and hooks.
import assert from "node:assert/strict";
import { createAuthClient } from "better-auth/client";
import { adminClient, inferAdditionalFields, jwtClient, organizationClient } from "better-auth/client/plugins";

const { BASE_URL, MAILBOX_URL, HOOKS_URL } = process.env;
if (!BASE_URL || !MAILBOX_URL || !HOOKS_URL) {
  throw new Error("BASE_URL, MAILBOX_URL and HOOKS_URL say which server is asked: npm run serve starts one and prints them");
}
export const origin = new URL(BASE_URL).origin;
export const PASSWORD = "correct horse battery";

const run = Date.now().toString(36);
let number = 0;
export const newEmail = () => `wire-${run}-${++number}@example.org`;
export const newSlug = () => `wire-${run}-${++number}`;
/** Everybody comes from a place of his own, as in the world: the limits for strangers count by it. */
const newAddress = () => `10.${200 + (++number >> 16)}.${(number >> 8) & 255}.${number & 255}`;

function client(send, fetchOptions = {}) {
  return createAuthClient({
    baseURL: BASE_URL,
    fetchOptions: { customFetchImpl: send, retry: 0, ...fetchOptions },
    plugins: [
      organizationClient({ teams: { enabled: true }, dynamicAccessControl: { enabled: true } }),
      adminClient(),
      jwtClient(),
      inferAdditionalFields({ user: { org_name: { type: "string", required: false } } }),
    ],
  });
}

/** A browser: it keeps cookies and says where its page comes from. `last` is the last answer, `auth` the client. */
export function newBrowser({ from = origin } = {}) {
  const address = newAddress();
  const browser = { cookies: new Map(), last: undefined };
  browser.send = async (url, init = {}) => {
    const headers = new Headers(init.headers);
    headers.set("x-forwarded-for", address);
    headers.set("origin", from);
    if (browser.cookies.size > 0) headers.set("cookie", [...browser.cookies].map((pair) => pair.join("=")).join("; "));
    const answer = await fetch(url, { ...init, headers, redirect: "manual" });
    answer.headers.getSetCookie().forEach((line) => keep(browser.cookies, line));
    browser.last = answer;
    return answer;
  };
  browser.auth = client(browser.send);
  return browser;
}

function keep(cookies, line) {
  const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
  if (/;\s*max-age=0\b/i.test(line)) cookies.delete(name);
  else cookies.set(name, value);
}

/** A program: no cookies, no origin, a bearer token that `token` gives anew for each request. */
export function newProgram(token) {
  const address = newAddress();
  const program = { last: undefined };
  const send = async (url, init = {}) => {
    const headers = new Headers(init.headers);
    headers.set("x-forwarded-for", address);
    program.last = await fetch(url, { ...init, headers, redirect: "manual" });
    return program.last;
  };
  program.auth = client(send, { auth: { type: "Bearer", token } });
  return program;
}

/** The data of an answer that must be one. */
export async function expect(answer) {
  const { data, error } = await answer;
  assert.equal(error, null, JSON.stringify(error));
  return data;
}

/** The error of an answer that must be this one. */
export async function refused(answer, status, code) {
  const { data, error } = await answer;
  assert.deepEqual([error?.status, error?.code, data], [status, code, null]);
  return error;
}

/** A browser that is signed in with a new account: `email`, `id` and `token` are its user's. */
export async function newPerson(more = {}) {
  const browser = newBrowser();
  browser.email = newEmail();
  const { user, token } = await expect(browser.auth.signUp.email({ email: browser.email, password: PASSWORD, name: "Ann", ...more }));
  browser.id = user.id;
  browser.token = token;
  return browser;
}

/** Another browser of the same person. */
export async function anotherBrowser(person) {
  const browser = newBrowser();
  browser.token = (await expect(browser.auth.signIn.email({ email: person.email, password: PASSWORD }))).token;
  return browser;
}

/** The same with a proved address. */
export async function newProvedPerson() {
  const person = await newPerson();
  await expect(person.auth.verifyEmail({ query: { token: (await mail(person.email, "verify-email")).token } }));
  return person;
}

export const isSignedIn = async (browser) => (await expect(browser.auth.getSession())) !== null;

/** The newest mail of a type to an address, as soon as it is there. */
export async function mail(to, type) {
  for (let i = 0; i < 400; i++) {
    const mails = await (await fetch(`${MAILBOX_URL}?to=${encodeURIComponent(to)}`)).json();
    const found = mails.find((one) => one.type === type);
    if (found) return found;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`no mail of type ${type} came to ${to}`);
}

/** Where a link leads, in this browser. */
export async function follow(browser, link) {
  const answer = await browser.send(link);
  await answer.text();
  return answer.headers.get("location");
}

/** What no API lets anybody do. */
export async function hook(name, body) {
  const answer = await fetch(`${HOOKS_URL}/${name}`, { method: "POST", body: JSON.stringify(body) });
  const said = await answer.json();
  assert.equal(answer.status, 200, JSON.stringify(said));
  return said;
}
