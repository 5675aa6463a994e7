package dev.latchkey.tenants.control;

import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.problems.entity.RequestProblem;
import dev.latchkey.requests.entity.Client;
import dev.latchkey.tenants.control.Invites.Wanted;
import dev.latchkey.tenants.entity.TenantProblem;
import dev.latchkey.tenants.entity.TenantRole;
import dev.latchkey.users.entity.Caller;
import dev.latchkey.users.entity.EmailAddress;
import dev.latchkey.users.entity.UserProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Asks several people in at once. Each invite has its own transaction, so that one address that cannot be invited keeps
 * nobody else out; what became of each is told.
 */
@ApplicationScoped
public class InviteRound {
    /** So many addresses at once: each one is a transaction and a mail. */
    public static final int MOST = 50;

    private static final Map<String, Outcome> OUTCOMES = Map.of(
            TenantProblem.USER_IS_ALREADY_A_MEMBER_OF_THIS_ORGANIZATION.name(), Outcome.MEMBER,
            TenantProblem.USER_IS_ALREADY_INVITED_TO_THIS_ORGANIZATION.name(), Outcome.INVITED,
            UserProblem.INVALID_EMAIL.name(), Outcome.NO_ADDRESS,
            RequestProblem.RATE_LIMITED.name(), Outcome.LIMITED);

    @Inject
    Invites invites;

    /** What became of one address. */
    public enum Outcome {
        SENT,
        MEMBER,
        INVITED,
        NO_ADDRESS,
        LIMITED;

        /** The form in texts: {@code no-address}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Whom to ask into which tenant, and as what; {@code addresses} as {@link #split} gives them. */
    public record Guests(String tenantId, List<String> addresses, TenantRole role) {}

    /** An address as it was typed, and what became of it. */
    public record Answered(String address, Outcome outcome) {}

    /** The addresses in a text, by commas, semicolons, blanks and line breaks; each one once, in any letter case. */
    public static List<String> split(String text) {
        Map<String, String> found = new LinkedHashMap<>();
        for (String part : text.split("[\\s,;]+")) {
            // Mail programs write addresses between these.
            String address = part.replaceAll("^<+|>+$", "");
            if (!address.isEmpty()) {
                found.putIfAbsent(address.toLowerCase(Locale.ROOT), address);
            }
        }
        return List.copyOf(found.values());
    }

    /** Invites each address; throws what concerns them all, such as that the caller may not invite (any more). */
    public List<Answered> invite(Caller caller, Guests guests, Client client, Instant now) {
        List<Answered> answers = new ArrayList<>();
        for (String address : guests.addresses()) {
            answers.add(new Answered(address, one(caller, guests, address, client, now)));
        }
        return answers;
    }

    private Outcome one(Caller caller, Guests guests, String address, Client client, Instant now) {
        try {
            Wanted wanted = new Wanted(guests.tenantId(), EmailAddress.of(address), guests.role());
            invites.invite(caller, wanted, client, now);
            return Outcome.SENT;
        } catch (AuthException refusal) {
            Outcome outcome = OUTCOMES.get(refusal.code().name());
            if (outcome == null) {
                throw refusal;
            }
            return outcome;
        }
    }
}
