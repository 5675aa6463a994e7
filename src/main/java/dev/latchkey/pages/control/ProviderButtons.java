package dev.latchkey.pages.control;

import dev.latchkey.pages.entity.Message;
import dev.latchkey.pages.entity.ProviderButton;
import dev.latchkey.requests.control.Destinations;
import dev.latchkey.social.control.Provider;
import dev.latchkey.social.control.Providers;
import dev.latchkey.social.entity.CallbackRefusal;
import dev.latchkey.sso.control.TenantSignIn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The buttons of providers on the pages, and what is said when somebody comes back from there without a session. S3-17, S4-63. */
@ApplicationScoped
public class ProviderButtons {
    /** Only these are said: whatever else stands in a link is not ours to repeat. */
    private static final Map<String, String> REFUSALS = Stream.concat(
                    Stream.of(CallbackRefusal.values()).map(Enum::name), Stream.of("BANNED_USER", "TENANT_SUSPENDED"))
            .collect(Collectors.toUnmodifiableMap(CallbackRefusal::parameter, Function.identity()));

    /** What names the provider, or tells what to do; of a tenant's own both is another thing. */
    private static final Set<String> SAID_OTHERWISE = Set.of(
            "ACCESS_DENIED",
            "INVALID_CODE",
            "INVALID_ID_TOKEN",
            "PROVIDER_UNAVAILABLE",
            "EMAIL_NOT_FOUND",
            "PROVIDER_EMAIL_NOT_VERIFIED",
            "ACCOUNT_NOT_LINKED",
            "SIGNUP_DISABLED");

    /** Those that are said in other words to somebody who is signed in. */
    private static final Set<String> LINKING = Set.of(
            CallbackRefusal.STATE_MISMATCH.name(),
            CallbackRefusal.PLEASE_RESTART_THE_PROCESS.name(),
            CallbackRefusal.ACCESS_DENIED.name(),
            CallbackRefusal.INVALID_CODE.name(),
            CallbackRefusal.PROVIDER_UNAVAILABLE.name(),
            CallbackRefusal.EMAIL_NOT_VERIFIED.name());

    @Inject
    Providers providers;

    @Inject
    PageSettings pages;

    @Inject
    Destinations destinations;

    /** One for each provider, which leads to this page afterwards, else home. */
    public List<ProviderButton> leadingTo(String next) {
        String there = destinations.allowed(next).orElse(pages.home());
        return providers.all().stream()
                .map(provider -> new ProviderButton(
                        provider.id(),
                        provider.name(),
                        "/api/auth/sign-in/social?provider=" + provider.id() + "&callbackURL="
                                + URLEncoder.encode(there, StandardCharsets.UTF_8)))
                .toList();
    }

    /** What the parameters {@code error} and {@code provider} say to a person. */
    public Optional<Message> refusal(@Nullable String error, @Nullable String provider) {
        if (error == null) {
            return Optional.empty();
        }
        if (error.equals("rate_limited")) {
            return Optional.of(Message.of("login.too-often"));
        }
        if (error.equals("email_not_verified")) {
            return Optional.of(Message.of("error.EMAIL_NOT_VERIFIED"));
        }
        if (TenantSignIn.LABEL.equals(provider)) {
            return Optional.ofNullable(REFUSALS.get(error))
                    .map(code -> Message.of((SAID_OTHERWISE.contains(code) ? "error.organization." : "error.") + code));
        }
        return name(provider)
                .flatMap(name ->
                        Optional.ofNullable(REFUSALS.get(error)).map(code -> Message.of("error." + code, name)));
    }

    /** The same where an account was to be connected. */
    public Optional<Message> linkRefusal(@Nullable String error, @Nullable String provider) {
        String code = error == null ? null : REFUSALS.get(error);
        return code != null && LINKING.contains(code)
                ? name(provider).map(name -> Message.of("error.linking." + code, name))
                : refusal(error, provider);
    }

    private Optional<String> name(@Nullable String provider) {
        return providers.all().stream()
                .filter(known -> known.id().equals(provider))
                .map(Provider::name)
                .findFirst();
    }
}
