import assert from "node:assert/strict";
import { test } from "node:test";
import { createLocalJWKSet, jwtVerify } from "jose";
import { expect, newBrowser, newPerson, origin, refused } from "./house.mjs";

test("C-26 a service verifies the token with the published keys alone", async () => {
  const ann = await newPerson();
  const { token } = await expect(ann.auth.token());
  const keys = createLocalJWKSet(await expect(newBrowser().auth.jwks()));
  const { payload, protectedHeader } = await jwtVerify(token, keys, { issuer: origin });
  assert.deepEqual([protectedHeader.alg, payload.sub], ["ES256", ann.id]);
  const [head, , signature] = token.split(".");
  const forged = Buffer.from(JSON.stringify({ ...payload, sub: "usr_other" })).toString("base64url");
  await assert.rejects(jwtVerify([head, forged, signature].join("."), keys), /signature/);
});

test("C-39 get-session carries no token, and nobody gets none", async () => {
  const ann = await newPerson();
  await expect(ann.auth.getSession());
  assert.equal(ann.last.headers.get("set-auth-jwt"), null);
  await refused(newBrowser().auth.token(), 401, "UNAUTHORIZED");
});
