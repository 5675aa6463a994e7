package dev.latchkey.pages.control;

import dev.latchkey.pages.entity.Option;
import dev.latchkey.pages.entity.Places;
import dev.latchkey.pages.entity.Visit;
import dev.latchkey.tenants.control.TenantCards;
import dev.latchkey.tenants.control.TenantCards.Card;
import dev.latchkey.tenants.control.TenantTraces;
import dev.latchkey.tenants.control.TenantTraces.Joined;
import dev.latchkey.tenants.entity.TenantRole;
import dev.latchkey.users.entity.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What the pages of one tenant have in common: the tenant, the ways between them, and those to the user's others. */
@ApplicationScoped
public class TenantFrames {
    /** Where the switch ends: whoever has more finds them in the list. */
    private static final int MOST_OTHERS = 8;

    @Inject
    TenantCards cards;

    @Inject
    TenantTraces traces;

    @Inject
    Texts texts;

    /**
     * A tenant as its pages show it.
     *
     * @param active whether the caller's session works in it
     * @param others what he could switch to
     */
    public record Frame(Card card, boolean active, List<Joined> others) {
        /** The address of one of its pages or forms; the overview's for none. */
        public String path(String rest) {
            return TenantFrames.path(card.id()) + rest;
        }

        public Places places() {
            return Places.tenant(path(""), card.role());
        }

        /** Whether acts that a suspended tenant does not take are open to the caller. */
        public boolean isManaged() {
            return card.role().mayManage() && !card.suspended();
        }

        /** Whether it makes sense to offer to work in it. */
        public boolean isOpen() {
            return !active && !card.suspended();
        }
    }

    /** Where the pages of a tenant begin. */
    public static String path(String tenantId) {
        return "/tenants/" + tenantId;
    }

    /** The frame of a tenant's page; {@code ORGANIZATION_NOT_FOUND} for whoever is no member. */
    public Frame of(Visit visit, String tenantId) {
        Caller caller = visit.requireCaller();
        Card card = cards.read(caller, tenantId, visit.now());
        List<Joined> others = traces.joined(caller.userId()).stream()
                .filter(tenant -> !tenant.tenantId().equals(card.id()))
                .filter(tenant -> !tenant.status().equals("suspended"))
                .limit(MOST_OTHERS)
                .toList();
        return new Frame(card, card.id().equals(caller.activeTenantId()), others);
    }

    /** The roles that pass, in the reader's words, the lowest first. */
    public List<Option> roles(Visit visit, Predicate<TenantRole> wanted) {
        Words words = texts.in(visit.language());
        return Arrays.stream(TenantRole.values())
                .sorted((a, b) -> b.compareTo(a))
                .filter(wanted)
                .map(role -> new Option(role.label(), words.say("role." + role.label())))
                .toList();
    }

    /** The role of that label. */
    public static Optional<TenantRole> role(String label) {
        return Arrays.stream(TenantRole.values())
                .filter(role -> role.label().equals(label))
                .findFirst();
    }
}
