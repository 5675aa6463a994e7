package dev.latchkey.pages.control;

import dev.latchkey.pages.entity.Option;
import dev.latchkey.pages.entity.Visit;
import dev.latchkey.self.control.Reauthentication;
import dev.latchkey.sso.control.OwnerDesk;
import dev.latchkey.sso.control.OwnerDesk.Setup;
import dev.latchkey.sso.control.ProviderCheck.Finding;
import dev.latchkey.sso.control.ProviderSetup;
import dev.latchkey.sso.control.SsoAddress;
import dev.latchkey.sso.entity.TenantDomain;
import dev.latchkey.sso.entity.TenantProvider;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the pages of a tenant's own sign-in show. */
@ApplicationScoped
public class SignInDesk {
    /** The mailboxes that belong to whoever runs a domain (RFC 2142). */
    private static final List<String> MAILBOXES = List.of("admin", "postmaster", "hostmaster");

    @Inject
    OwnerDesk desk;

    @Inject
    ProviderSetup setup;

    @Inject
    SsoAddress address;

    @Inject
    Reauthentication reauthentication;

    @Inject
    Texts texts;

    /**
     * How far the sign-in of a tenant is set up.
     *
     * @param callback the redirect URI to register at the provider
     * @param stale whether the owner has to sign in again before he changes anything
     */
    public record Progress(
            @Nullable TenantProvider provider, List<TenantDomain> domains, String callback, boolean stale) {
        /** The proved domains, as a list in words; empty for none. */
        public String proved() {
            return domains.stream()
                    .filter(TenantDomain::isProved)
                    .map(TenantDomain::domain)
                    .collect(Collectors.joining(", "));
        }

        public boolean isOn() {
            return provider != null && provider.enabled();
        }
    }

    /** What a test found; {@code text} is for people. */
    public record Outcome(boolean good, String text) {}

    /** The page of a tenant's sign-in. */
    public static String path(String tenantId) {
        return TenantFrames.path(tenantId) + "/sign-in";
    }

    /** The page of one of its domains. */
    public static String path(String tenantId, String domainId) {
        return path(tenantId) + "/domains/" + domainId;
    }

    /** How far it is; the refusals of {@link OwnerDesk}. */
    public Progress read(Visit visit, String tenantId) {
        Setup found = desk.read(visit.requireCaller(), tenantId);
        return new Progress(
                found.provider(), found.domains(), address.callback(tenantId).toString(), isStale(visit));
    }

    /** Whether the visitor has to sign in again before he changes anything. */
    public boolean isStale(Visit visit) {
        return !reauthentication.isFresh(visit.requireCaller(), visit.now());
    }

    /** Tests the provider; the refusals of {@link ProviderSetup#test}. */
    public Outcome test(Visit visit, String tenantId) {
        Finding finding = setup.test(visit.requireCaller(), tenantId);
        return new Outcome(finding.isGood(), Findings.said(finding, texts.in(visit.language())));
    }

    /** Whether a code may be mailed to that mailbox. */
    public static boolean isMailbox(String name) {
        return MAILBOXES.contains(name);
    }

    /** Where the code for a domain can be mailed to. */
    public static List<Option> mailboxes(TenantDomain domain) {
        return MAILBOXES.stream()
                .map(name -> new Option(name, name + "@" + domain.domain()))
                .toList();
    }
}
