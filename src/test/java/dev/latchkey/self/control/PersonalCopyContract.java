package dev.latchkey.self.control;

import static dev.latchkey.self.control.GivenPerson.CLIENT;
import static dev.latchkey.self.control.GivenPerson.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.latchkey.audit.control.Activity;
import dev.latchkey.audit.control.Activity.Seen;
import dev.latchkey.audit.control.AuditLog;
import dev.latchkey.audit.entity.Action;
import dev.latchkey.audit.entity.AuditEntry;
import dev.latchkey.database.control.GivenDatabase;
import dev.latchkey.passwords.control.ResetStore;
import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.requests.control.Json;
import dev.latchkey.requests.entity.Device;
import dev.latchkey.requests.entity.Paging;
import dev.latchkey.self.control.PersonalCopy.Copy;
import dev.latchkey.self.control.PersonalCopy.Event;
import dev.latchkey.users.control.Profiles;
import dev.latchkey.users.entity.Caller;
import dev.latchkey.users.entity.EmailAddress;
import dev.latchkey.users.entity.Profile;
import dev.latchkey.verification.control.Landing;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** What people see of what is held about them, and what they say of themselves. */
abstract class PersonalCopyContract {
    private final GivenPerson people;

    PersonalCopyContract(GivenDatabase database) {
        people = new GivenPerson(database);
    }

    private Copy copy(Caller caller) {
        return people.beans(beans -> beans.get(PersonalCopy.class).of(caller, CLIENT, NOW));
    }

    private void happened(AuditEntry entry, long seconds) {
        people.beans(beans -> {
            beans.get(AuditLog.class).write(entry, NOW.plusSeconds(seconds));
            return true;
        });
    }

    private Activity.Slice activity(Caller caller, int page, int limit) {
        return people.beans(beans -> beans.get(Activity.class).of(caller.userId(), new Paging(page, limit)));
    }

    @Test
    void a_copy_has_everything_that_is_held() {
        Caller ada = people.signedUp();
        Caller bob = people.signedUp();
        people.tenant("Acme", "OWNER:" + ada.userId(), "MEMBER:" + bob.userId());
        people.beans(beans -> {
            beans.get(ResetStore.class).request(new EmailAddress(ada.email()), Landing.PAGE, CLIENT, NOW);
            return true;
        });
        Copy copy = copy(ada);
        assertEquals(ada.email(), copy.user().email());
        assertEquals("credential", copy.accounts().get(0).provider());
        assertEquals(ada.sessionId(), copy.sessions().get(0).id());
        assertEquals("curl", copy.sessions().get(0).device());
        assertEquals("Acme", copy.tenants().get(0).name());
        assertEquals("owner", copy.tenants().get(0).role());
        assertEquals("reset-password", copy.links().get(0).purpose());
        assertEquals("waiting", copy.mails().get(0).state());
        assertEquals(
                List.of("password-reset-request"),
                copy.events().stream().map(Event::action).toList());
        assertEquals("user-copy", activity(ada, 1, 1).events().get(0).action());
    }

    @Test
    void a_copy_tells_of_keys_and_opens_nothing() throws JsonProcessingException {
        Caller ada = people.signedUp();
        String hash = "f".repeat(64);
        people.sql()
                .update(
                        "insert into api_keys (id, user_id, maker_id, name, key_hash, start, scopes, enabled, window_count,"
                                + " request_count, created_at, updated_at) values (?, ?, ?, 'ci', ?, 'lk_key_abcd',"
                                + " 'chat:read', true, 0, 7, ?, ?)",
                        "key_of_" + ada.userId(),
                        ada.userId(),
                        ada.userId(),
                        hash,
                        NOW,
                        NOW);
        people.sql()
                .update(
                        "insert into api_tokens (id, user_id, name, token_hash, beginning, created_at)"
                                + " values (?, ?, 'laptop', ?, 'lk_api_abcdef', ?)",
                        "tok_of_" + ada.userId(),
                        ada.userId(),
                        hash,
                        NOW);
        Copy copy = copy(ada);
        assertEquals("laptop", copy.apiTokens().get(0).name());
        assertEquals("ci", copy.apiKeys().get(0).name());
        assertEquals(List.of("chat:read"), copy.apiKeys().get(0).scopes());
        assertEquals(7, copy.apiKeys().get(0).requestCount());
        assertFalse(Json.MAPPER.writeValueAsString(copy).contains(hash));
    }

    @Test
    void no_hash_no_token_and_nobody_elses_address_is_in_a_copy() throws JsonProcessingException {
        Caller ada = people.signedUp();
        Caller bob = people.signedUp();
        people.tenant("Acme", "OWNER:" + ada.userId(), "MEMBER:" + bob.userId());
        String json = Json.MAPPER.writeValueAsString(copy(ada));
        String passwordHash = people.sql()
                .first("select password_hash from accounts where user_id = ?", row -> row.getString(1), ada.userId())
                .orElseThrow();
        String tokenHash = people.sql()
                .first("select token_hash from sessions where id = ?", row -> row.getString(1), ada.sessionId())
                .orElseThrow();
        for (String secret : List.of(passwordHash, tokenHash, bob.email(), bob.userId(), "ash\"")) {
            assertFalse(json.contains(secret), secret);
        }
        assertTrue(json.contains(ada.email()), json);
    }

    @Test
    void activity_is_ones_own_newest_first_and_paged() {
        Caller ada = people.signedUp();
        Caller bob = people.signedUp();
        IntStream.range(0, 5)
                .forEach(i -> happened(AuditEntry.of(Action.SIGN_IN, CLIENT).by(ada.userId()), i));
        happened(AuditEntry.of(Action.SIGN_IN, CLIENT).by(bob.userId()), 9);
        Activity.Slice first = activity(ada, 1, 2);
        assertEquals(5, first.total());
        assertEquals(
                List.of(NOW.plusSeconds(4), NOW.plusSeconds(3)),
                first.events().stream().map(Seen::at).toList());
        assertEquals(1, activity(ada, 3, 2).events().size());
        assertEquals(0, activity(ada, 4, 2).events().size());
    }

    @Test
    void one_sees_what_one_did_what_strangers_tried_and_that_others_acted_but_not_from_where() {
        Caller ada = people.signedUp();
        Caller admin = people.signedUp();
        happened(AuditEntry.of(Action.INVITE_CREATE, CLIENT).by(ada.userId()).about(null), 1);
        happened(AuditEntry.of(Action.SIGN_IN, CLIENT).about(ada.userId()).failed("wrong"), 2);
        happened(AuditEntry.of(Action.MEMBER_REMOVE, CLIENT).by(admin.userId()).about(ada.userId()), 3);
        List<Seen> seen = activity(ada, 1, 10).events();
        assertEquals(
                List.of("member-remove false", "sign-in false", "invite-create true"),
                seen.stream().map(event -> event.action() + " " + event.own()).toList());
        assertEquals(null, seen.get(0).address());
        assertEquals(new Device(null, null), seen.get(0).device());
        assertEquals("203.0.113.9", seen.get(1).address());
        assertFalse(seen.get(1).succeeded());
        assertEquals(new Device("curl", null), seen.get(2).device());
    }

    @Test
    void a_profile_changes_as_a_whole_or_not_at_all() {
        Caller ada = people.signedUp();
        Profile wanted =
                new Profile(" Ada Lovelace ", "https://example.org/a.png", "Engines", "gb", "+44 20 7946 0000");
        Profile kept = new Profile("Ada Lovelace", "https://example.org/a.png", "Engines", "GB", "+442079460000");
        assertEquals(kept, changed(ada, wanted));
        assertEquals(kept, people.beans(beans -> beans.get(Profiles.class).read(ada.userId())));
        Assertions.assertThrows(
                AuthException.class, () -> changed(ada, new Profile("Other", "http://x", null, null, null)));
        assertEquals(kept, people.beans(beans -> beans.get(Profiles.class).read(ada.userId())));
        assertEquals(kept, changed(ada, kept));
        assertEquals(1, activity(ada, 1, 10).total(), "what changes nothing leaves no trace");
    }

    @Test
    void a_name_of_200_characters_that_take_two_units_each_is_kept() {
        Caller ada = people.signedUp();
        String name = "😀".repeat(200);
        assertEquals(
                name, changed(ada, new Profile(name, null, name, null, null)).company());
    }

    private Profile changed(Caller caller, Profile wanted) {
        return people.beans(beans -> beans.get(Profiles.class).change(caller, old -> wanted, CLIENT, NOW));
    }
}
