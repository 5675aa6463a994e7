package dev.latchkey.pages.control;

import dev.latchkey.pages.entity.GoogleButton;
import dev.latchkey.pages.entity.Message;
import dev.latchkey.requests.control.Destinations;
import dev.latchkey.social.control.SocialSettings;
import dev.latchkey.social.entity.CallbackRefusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The button of Google on the pages, and what is said when somebody comes back from there without a session. S3-17, S4-63. */
@ApplicationScoped
public class GoogleButtons {
    private static final String PATH = "/api/auth/google?callbackURL=";

    /** Only these are said: whatever else stands in a link is not ours to repeat. */
    private static final Map<String, Message> REFUSALS = Stream.concat(
                    Stream.of(CallbackRefusal.values()).map(Enum::name), Stream.of("BANNED_USER"))
            .collect(Collectors.toUnmodifiableMap(CallbackRefusal::parameter, code -> Message.of("error." + code)));

    @Inject
    SocialSettings settings;

    @Inject
    PageSettings pages;

    @Inject
    Destinations destinations;

    /** A button that leads to this page afterwards, else home; null when Google is not set up. */
    public @Nullable GoogleButton leadingTo(String next) {
        if (!settings.offersGoogle()) {
            return null;
        }
        String there = destinations.allowed(next).orElse(pages.home());
        return new GoogleButton(PATH + URLEncoder.encode(there, StandardCharsets.UTF_8));
    }

    /** What the parameter {@code error} says to a person. */
    public Optional<Message> refusal(@Nullable String error) {
        return "rate_limited".equals(error)
                ? Optional.of(Message.of("login.too-often"))
                : Optional.ofNullable(error).map(REFUSALS::get);
    }
}
