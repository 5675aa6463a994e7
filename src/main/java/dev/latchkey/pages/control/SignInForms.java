package dev.latchkey.pages.control;

import dev.latchkey.pages.entity.Fields;
import dev.latchkey.pages.entity.Form;
import dev.latchkey.pages.entity.Message;
import dev.latchkey.sso.control.ProviderSetup;
import dev.latchkey.sso.control.ProviderSetup.Wanted;
import dev.latchkey.sso.entity.TenantProvider;
import dev.latchkey.tenants.entity.TenantRole;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The form of a tenant's own provider: {@code issuer}, {@code client-id}, {@code client-secret}, {@code role}, {@code enabled}. */
public final class SignInForms {
    /** Printable ASCII, as the API takes it. */
    private static final String CLIENT_ID = "[\\x21-\\x7e]{1,255}";

    private static final String CLIENT_SECRET = "[\\x20-\\x7e]{0,1000}";

    private SignInForms() {}

    /** The form as things are: those of a provider, or what a new one begins with. The secret is never shown. */
    public static Form of(@Nullable TenantProvider provider) {
        if (provider == null) {
            return Form.blank().with("role", TenantRole.MEMBER.label()).with("enabled", "on");
        }
        return Form.blank()
                .with("issuer", provider.issuer().toString())
                .with("client-id", provider.clientId())
                .with("role", provider.role().label())
                .with("enabled", provider.enabled() ? "on" : "");
    }

    /** The form with what is wrong with it; whether the issuer is one is told by {@link #wanted}. */
    public static Form check(Fields fields) {
        Form form = fields.keeping("issuer", "client-id", "role", "enabled").requiring("issuer", "client-id");
        if (!fields.text("client-id").matches(CLIENT_ID)) {
            form = form.wrong("client-id", Message.of("wrong.client-id"));
        }
        if (!fields.secret("client-secret").matches(CLIENT_SECRET)) {
            form = form.wrong("client-secret", Message.of("wrong.client-secret"));
        }
        return role(fields).isPresent() ? form : form.wrong("role", Message.of("wrong.role"));
    }

    /** What a checked form asks for; an empty secret is the one that is kept, any other counts as typed. {@code INVALID_ISSUER}. */
    public static Wanted wanted(Fields fields) {
        String secret = fields.secret("client-secret");
        return new Wanted(
                ProviderSetup.issuer(fields.text("issuer")),
                fields.text("client-id"),
                secret.isEmpty() ? null : secret,
                role(fields).orElseThrow(),
                fields.isOn("enabled"));
    }

    /** Owners are made by owners alone. */
    private static Optional<TenantRole> role(Fields fields) {
        return TenantFrames.role(fields.text("role")).filter(role -> role != TenantRole.OWNER);
    }
}
