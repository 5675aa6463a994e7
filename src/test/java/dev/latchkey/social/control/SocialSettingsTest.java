package dev.latchkey.social.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.settings.control.GivenSettings;
import dev.latchkey.settings.control.ServerSettings;
import dev.latchkey.settings.control.SettingException;
import dev.latchkey.social.entity.EmailTrust;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SocialSettingsTest {
    private static final String ID = "latchkey.google-client-id";
    private static final String SECRET = "latchkey.google-client-secret";

    private static SocialSettings read(String... pairs) {
        SocialSettings.Source source = new SocialSettings.Source();
        source.server = new ServerSettings(URI.create("https://id.example.com"), true);
        return source.read(GivenSettings.with(pairs));
    }

    @Test
    void without_a_client_there_is_no_provider() {
        assertEquals(null, read().google());
        assertEquals(List.of(), read().oauth());
        assertEquals(List.of(), read().further());
    }

    @Test
    void s1_37_with_a_client_it_is_googles_own_addresses() {
        OidcConfig google = Objects.requireNonNull(
                read(ID, "client", SECRET, "hidden words").google());
        assertEquals("google", google.id());
        assertEquals("https://accounts.google.com", google.issuer());
        assertEquals(
                "accounts.google.com",
                Objects.requireNonNull(google.endpoints()).authorization().getHost());
        assertEquals(
                "https://id.example.com/api/auth/callback/google",
                google.client().redirectUri().toString());
        assertFalse(google.toString().contains("hidden words"), google::toString);
    }

    @Test
    void s5_46_github_and_facebook_are_at_their_own_addresses() {
        List<OAuthConfig> oauth = read(
                        "latchkey.github-client-id", "a",
                        "latchkey.github-client-secret", "hidden words",
                        "latchkey.facebook-client-id", "b",
                        "latchkey.facebook-client-secret", "hidden words")
                .oauth();
        assertEquals(
                List.of("github", "facebook"),
                oauth.stream().map(OAuthConfig::id).toList());
        assertEquals(
                "https://github.com/login/oauth/authorize",
                oauth.get(0).authorization().toString());
        assertEquals("www.facebook.com", oauth.get(1).authorization().getHost());
        assertFalse(oauth.toString().contains("hidden words"), oauth::toString);
        assertRefused("latchkey.github-client-id", "latchkey.github-client-secret", "secret");
        assertRefused(
                "latchkey.facebook-userinfo-url",
                "latchkey.facebook-client-id",
                "b",
                "latchkey.facebook-client-secret",
                "c",
                "latchkey.facebook-userinfo-url",
                "graph");
    }

    @Test
    void s1_45_further_providers_come_by_settings_alone() {
        List<OidcConfig> oidc = read(
                        "latchkey.oidc.providers", "acme, big-corp",
                        "latchkey.oidc.acme.issuer", "https://acme.example/",
                        "latchkey.oidc.acme.client-id", "a",
                        "latchkey.oidc.acme.client-secret", "hidden words",
                        "latchkey.oidc.acme.name", "Acme & Sons",
                        "latchkey.oidc.acme.scopes", "openid email",
                        "latchkey.oidc.acme.trust-email", "on",
                        "latchkey.oidc.big-corp.issuer", "http://10.0.0.1/realms/corp",
                        "latchkey.oidc.big-corp.client-id", "b",
                        "latchkey.oidc.big-corp.client-secret", "c")
                .further();
        OidcConfig acme = oidc.get(0);
        assertEquals("Acme & Sons", acme.name());
        assertEquals("https://acme.example/", acme.issuer());
        assertEquals(List.of("openid", "email"), acme.options().scopes());
        assertEquals(EmailTrust.ALWAYS, acme.options().emailTrust());
        assertEquals(null, acme.endpoints());
        OidcConfig corp = oidc.get(1);
        assertEquals("big-corp", corp.name());
        assertEquals(OidcConfig.Options.USUAL, corp.options());
        assertEquals(
                "https://id.example.com/api/auth/callback/big-corp",
                corp.client().redirectUri().toString());
        assertFalse(oidc.toString().contains("hidden words"), oidc::toString);
    }

    @ParameterizedTest
    @CsvSource({
        "latchkey.oidc.providers, Acme",
        "latchkey.oidc.providers, 'acme,acme'",
        "latchkey.oidc.providers, google",
        "latchkey.oidc.providers, github",
        "latchkey.oidc.providers, a_b",
        "latchkey.oidc.acme.issuer, ''",
        "latchkey.oidc.acme.issuer, acme.example",
        "latchkey.oidc.acme.issuer, https://acme.example/?x=1",
        "latchkey.oidc.acme.client-id, ''",
        "latchkey.oidc.acme.client-secret, ''",
        "latchkey.oidc.acme.scopes, email profile",
        "latchkey.oidc.acme.scopes, openid a\"b",
        "latchkey.oidc.acme.scopes, openid xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        "latchkey.oidc.acme.trust-email, yes",
    })
    void a_further_provider_that_cannot_be_used_stops_the_start_by_name(String key, String value) {
        assertRefused(
                key,
                "latchkey.oidc.providers",
                "acme",
                "latchkey.oidc.acme.issuer",
                "https://acme.example",
                "latchkey.oidc.acme.client-id",
                "a",
                "latchkey.oidc.acme.client-secret",
                "b",
                key,
                value);
    }

    @Test
    void half_a_client_stops_the_start_by_name() {
        assertRefused(SECRET, ID, "client");
        assertRefused(ID, SECRET, "secret");
    }

    @ParameterizedTest
    @CsvSource({
        "latchkey.google-token-url, ftp://x/token",
        "latchkey.google-jwks-url, keys",
        "latchkey.google-issuer, google",
        "latchkey.google-authorization-url, 'https://u:p@x/'",
    })
    void an_address_that_is_none_stops_the_start_by_name(String key, String value) {
        assertRefused(key, ID, "client", SECRET, "secret", key, value);
    }

    private static void assertRefused(String key, String... pairs) {
        SettingException refusal = assertThrows(SettingException.class, () -> read(pairs));
        assertTrue(String.valueOf(refusal.getMessage()).startsWith("Setting " + key + " "), refusal::getMessage);
    }
}
