import assert from "node:assert/strict";
import { test } from "node:test";
import { expect, hook, mail, newEmail, newPerson, newProvedPerson, newSlug, refused } from "./house.mjs";

async function newOrganization(person) {
  return expect(person.auth.organization.create({ name: "Acme", slug: newSlug(), metadata: { color: "blue" } }));
}

/** A person who was invited and came. */
async function newMember(owner, organization, role = "member") {
  const person = await newProvedPerson();
  const invitation = await expect(
    owner.auth.organization.inviteMember({ email: person.email, role, organizationId: organization.id }));
  person.member = (await expect(person.auth.organization.acceptInvitation({ invitationId: invitation.id }))).member;
  return person;
}

test("S1-46 who makes an organization owns it and works in it", async () => {
  const ann = await newPerson();
  const acme = await newOrganization(ann);
  assert.deepEqual([acme.name, acme.metadata], ["Acme", { color: "blue" }]);
  assert.ok(acme.createdAt instanceof Date);
  assert.equal((await expect(ann.auth.getSession())).session.activeOrganizationId, acme.id);
  assert.equal((await expect(ann.auth.organization.getActiveMemberRole())).role, "owner");
  const slug = newSlug();
  await expect(ann.auth.organization.update({ organizationId: acme.id, data: { name: "Acme Ltd", slug } }));
  const full = await expect(ann.auth.organization.getFullOrganization({ query: { organizationSlug: slug } }));
  assert.deepEqual([full.name, full.members.map((one) => one.userId)], ["Acme Ltd", [ann.id]]);
});

test("C-21 an invitation is mailed, opened, accepted once, and only by its address", async () => {
  const ann = await newPerson();
  const acme = await newOrganization(ann);
  const bob = await newProvedPerson();
  const invitation = await expect(ann.auth.organization.inviteMember({ email: bob.email, role: "admin" }));
  assert.equal((await mail(bob.email, "organization-invitation")).invitationId, invitation.id);
  const here = { invitationId: invitation.id };
  await refused((await newProvedPerson()).auth.organization.acceptInvitation(here), 403, "YOU_ARE_NOT_THE_RECIPIENT_OF_THE_INVITATION");
  const shown = await expect(bob.auth.organization.getInvitation({ query: { id: invitation.id } }));
  assert.deepEqual([shown.organizationName, shown.inviterEmail], ["Acme", ann.email]);
  const { member } = await expect(bob.auth.organization.acceptInvitation(here));
  assert.deepEqual([member.userId, member.role, member.organizationId], [bob.id, "admin", acme.id]);
  await refused(bob.auth.organization.acceptInvitation(here), 400, "INVITATION_NOT_FOUND");
  assert.equal((await expect(bob.auth.getSession())).session.activeOrganizationId, acme.id);
});

test("C-21 nobody accepts an invitation that is cancelled, declined or over", async () => {
  const ann = await newPerson();
  await newOrganization(ann);
  const ends = [
    ({ id }) => expect(ann.auth.organization.cancelInvitation({ invitationId: id })),
    ({ id }, bob) => expect(bob.auth.organization.rejectInvitation({ invitationId: id })),
    ({ id }) => hook("age-invitation", { id, seconds: 30 * 86_400 }),
  ];
  for (const end of ends) {
    const bob = await newProvedPerson();
    const invitation = await expect(ann.auth.organization.inviteMember({ email: bob.email, role: "member" }));
    await end(invitation, bob);
    await refused(bob.auth.organization.acceptInvitation({ invitationId: invitation.id }), 400, "INVITATION_NOT_FOUND");
  }
});

test("promise 5 roles go down from above, and the last owner stays", async () => {
  const ann = await newPerson();
  const acme = await newOrganization(ann);
  const bob = await newMember(ann, acme);
  const raise = { memberId: bob.member.id, role: "admin", organizationId: acme.id };
  await refused(bob.auth.organization.updateMemberRole(raise), 403, "YOU_ARE_NOT_ALLOWED_TO_UPDATE_THIS_MEMBER");
  assert.equal((await expect(ann.auth.organization.updateMemberRole(raise))).role, "admin");
  const owner = { memberId: acme.members[0].id, role: "member", organizationId: acme.id };
  await refused(bob.auth.organization.updateMemberRole(owner), 403, "YOU_ARE_NOT_ALLOWED_TO_UPDATE_THIS_MEMBER");
  await refused(ann.auth.organization.leave({ organizationId: acme.id }), 400, "YOU_CANNOT_LEAVE_THE_ORGANIZATION_AS_THE_ONLY_OWNER");
  const { members, total } = await expect(ann.auth.organization.listMembers());
  assert.deepEqual([total, members.map((one) => one.role).sort()], [2, ["admin", "owner"]]);
});

test("the server answers what the client asks of permissions", async () => {
  const ann = await newPerson();
  const acme = await newOrganization(ann);
  const bob = await newMember(ann, acme);
  const may = async (person, permissions) =>
    (await expect(person.auth.organization.hasPermission({ permissions, organizationId: acme.id }))).success;
  assert.deepEqual([await may(ann, { organization: ["delete"] }), await may(bob, { invitation: ["create"] })], [true, false]);
  await refused(bob.auth.organization.inviteMember({ email: newEmail(), role: "member", organizationId: acme.id }),
    403, "YOU_ARE_NOT_ALLOWED_TO_INVITE_USERS_TO_THIS_ORGANIZATION");
});

test("promise 4 an organization shows nothing to those outside, nor to those who were removed", async () => {
  const ann = await newPerson();
  const acme = await newOrganization(ann);
  const eve = await newPerson();
  const bob = await newMember(ann, acme);
  const query = { organizationId: acme.id };
  await expect(bob.auth.organization.getFullOrganization({ query }));
  await expect(ann.auth.organization.removeMember({ memberIdOrEmail: bob.email, organizationId: acme.id }));
  for (const outsider of [eve, bob]) {
    await refused(outsider.auth.organization.getFullOrganization({ query }), 403, "USER_IS_NOT_A_MEMBER_OF_THE_ORGANIZATION");
    await refused(outsider.auth.organization.setActive(query), 403, "USER_IS_NOT_A_MEMBER_OF_THE_ORGANIZATION");
  }
});

test("an organization is switched by slug and deleted by its owner alone", async () => {
  const ann = await newPerson();
  const acme = await newOrganization(ann);
  await newOrganization(ann);
  const bob = await newMember(ann, acme, "admin");
  assert.equal((await expect(ann.auth.organization.setActive({ organizationSlug: acme.slug }))).id, acme.id);
  await refused(bob.auth.organization.delete({ organizationId: acme.id }), 403, "YOU_ARE_NOT_ALLOWED_TO_DELETE_THIS_ORGANIZATION");
  await expect(ann.auth.organization.delete({ organizationId: acme.id }));
  assert.ok(!(await expect(ann.auth.organization.list())).some((one) => one.id === acme.id));
});

test("promise 5 a role of the organization's own gives what it says, and nobody puts more into one than he has", async () => {
  const ann = await newPerson();
  const acme = await newOrganization(ann);
  const query = { organizationId: acme.id };
  const bob = await newMember(ann, acme);
  const recruiter = { role: "recruiter", permission: { invitation: ["create"] }, ...query };
  await refused(bob.auth.organization.createRole(recruiter), 403, "YOU_ARE_NOT_ALLOWED_TO_CREATE_A_ROLE");
  const { roleData } = await expect(ann.auth.organization.createRole(recruiter));
  assert.deepEqual([roleData.role, roleData.permission], ["recruiter", { invitation: ["create"] }]);
  const invite = () => bob.auth.organization.inviteMember({ email: newEmail(), role: "member", ...query });
  await refused(invite(), 403, "YOU_ARE_NOT_ALLOWED_TO_INVITE_USERS_TO_THIS_ORGANIZATION");
  await expect(ann.auth.organization.updateMemberRole({ memberId: bob.member.id, role: "recruiter", ...query }));
  await expect(invite());
  assert.deepEqual((await expect(ann.auth.organization.listRoles({ query }))).map((one) => one.role), ["recruiter"]);
  await refused(ann.auth.organization.deleteRole({ roleId: roleData.id, ...query }), 400, "ROLE_IS_ASSIGNED_TO_MEMBERS");
});

test("a team is made, joined and worked in, by its members", async () => {
  const ann = await newPerson();
  const acme = await newOrganization(ann);
  const bob = await newMember(ann, acme);
  const team = await expect(ann.auth.organization.createTeam({ name: "Red", organizationId: acme.id }));
  await refused(bob.auth.organization.setActiveTeam({ teamId: team.id }), 403, "USER_IS_NOT_A_MEMBER_OF_THE_TEAM");
  await expect(ann.auth.organization.addTeamMember({ teamId: team.id, userId: bob.id }));
  await expect(bob.auth.organization.setActiveTeam({ teamId: team.id }));
  assert.equal((await expect(bob.auth.getSession())).session.activeTeamId, team.id);
  assert.deepEqual((await expect(bob.auth.organization.listUserTeams())).map((one) => one.name), ["Red"]);
  await refused(bob.auth.organization.removeTeam({ teamId: team.id }), 403, "YOU_ARE_NOT_ALLOWED_TO_DELETE_THIS_TEAM");
  await expect(ann.auth.organization.removeTeam({ teamId: team.id }));
  assert.deepEqual(await expect(ann.auth.organization.listTeams()), []);
});
