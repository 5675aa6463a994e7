package dev.latchkey.mail.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.mail.entity.Letter;
import dev.latchkey.mail.entity.Mail;
import dev.latchkey.mail.entity.Mail.Notice.Kind;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailTemplatesTest {
    private static final Pattern ANY_LINK = Pattern.compile("https?://[^\\s<>\"')]+");
    private static final URI LINK = URI.create("https://id.example.org/go?token=lk_abc-123_XYZ&id=inv_1");
    private static final Instant NOON = Instant.parse("2026-03-05T12:00:00Z");
    private static final String TRAP =
            "<a href=\"https://evil.example/x\">Ada</a>\r\nBcc: b@evil.example\u2028\u202Eadmin";

    private final MailTemplates templates = templates();

    private static MailTemplates templates() {
        MailTemplates templates = new MailTemplates();
        templates.settings = new MailSettings(null, new InternetAddress(), "Latchkey", "id.example.org", 1);
        return templates;
    }

    static Stream<Mail> everyMail() {
        return Stream.of("Ada Lovelace", TRAP).flatMap(MailTemplatesTest::everyMailFor);
    }

    private static Stream<Mail> everyMailFor(String name) {
        Stream<Mail> linked = Stream.of(
                new Mail.VerifyEmail("ada@example.org", name, LINK, Duration.ofHours(24)),
                new Mail.ResetPassword("ada@example.org", name, LINK, Duration.ofHours(1)),
                new Mail.ChangeEmail("ada@example.org", name, LINK, Duration.ofHours(1)),
                new Mail.ApproveEmail("ada@example.org", name, "next@example.org", LINK, Duration.ofHours(1)),
                new Mail.DeleteUser("ada@example.org", name, LINK, Duration.ofHours(1)),
                new Mail.Invitation("ada@example.org", name, name, "admin", LINK, NOON));
        Stream<Mail> notices =
                Arrays.stream(Kind.values()).map(kind -> new Mail.Notice("ada@example.org", name, kind, NOON));
        Mail proof = new Mail.DomainProof("admin@example.org", name, "example.org", "c0de", Duration.ofDays(1));
        return Stream.of(linked, notices, Stream.of(proof)).flatMap(mails -> mails);
    }

    @Test
    void every_kind_of_mail_is_rendered_here() {
        // As sets: the order of the permitted classes is the compiler's.
        Set<Class<?>> rendered = everyMail().<Class<?>>map(Mail::getClass).collect(Collectors.toSet());
        assertEquals(Set.of(Mail.class.getPermittedSubclasses()), rendered);
    }

    @ParameterizedTest
    @MethodSource("everyMail")
    void a_mail_carries_its_own_link_and_no_other(Mail mail) {
        Letter letter = templates.render(mail);
        boolean linked = !(mail instanceof Mail.Notice || mail instanceof Mail.DomainProof);
        assertEquals(linked ? List.of(LINK.toString()) : List.of(), links(letter.text()), letter.text());
        String escaped = LINK.toString().replace("&", "&amp;");
        assertEquals(
                linked ? List.of(escaped) : List.of(),
                links(letter.html()).stream().distinct().toList());
    }

    @ParameterizedTest
    @MethodSource("everyMail")
    void a_name_brings_neither_markup_nor_lines_nor_turned_text(Mail mail) {
        Letter letter = templates.render(mail);
        assertFalse(letter.html().contains("evil.example"), letter.html());
        assertFalse(letter.html().contains("<a href"), letter.html());
        assertFalse(letter.text().contains("\nBcc"), letter.text());
        for (String text : List.of(letter.subject(), letter.text(), letter.html())) {
            assertTrue(text.codePoints().noneMatch(c -> c == 0x202E || c == 0x2028 || c == '\r'));
        }
        assertTrue(letter.subject().codePoints().noneMatch(Character::isISOControl));
    }

    @Test
    void markup_in_a_tenant_name_is_shown_as_it_was_typed() {
        Mail mail = new Mail.Invitation("a@example.org", "<b>Acme</b>", "Bob & \"Co\"", "member", LINK, NOON);
        Letter letter = templates.render(mail);
        assertTrue(letter.html().contains("&lt;b&gt;Acme&lt;/b&gt;"), letter.html());
        assertTrue(letter.html().contains("Bob &amp; "), letter.html());
        assertTrue(letter.text().contains("Bob & \"Co\" invites you to join <b>Acme</b>"), letter.text());
        assertEquals("Invitation to <b>Acme</b>", letter.subject());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \r\n\t ", "\u200B"})
    void an_empty_name_is_no_name(String name) {
        Letter letter = templates.render(new Mail.VerifyEmail("a@example.org", name, LINK, Duration.ofHours(24)));
        assertTrue(letter.text().startsWith("Hello,\n"), letter.text());
        assertTrue(letter.html().contains(">Hello,<"), letter.html());
    }

    @Test
    void a_long_name_is_cut_between_characters() {
        Mail.VerifyEmail mail = new Mail.VerifyEmail("a@example.org", "𝒜".repeat(300), LINK, Duration.ofHours(1));
        assertEquals("𝒜".repeat(100) + "…", mail.name());
    }

    @Test
    void the_html_tells_its_language_and_serves_dark_screens() {
        String html = templates
                .render(new Mail.VerifyEmail("a@example.org", null, LINK, Duration.ofHours(24)))
                .html();
        assertTrue(html.startsWith("<!DOCTYPE html>"), html);
        assertTrue(html.contains("<html lang=\"en\">"));
        assertTrue(html.contains("prefers-color-scheme: dark"));
        assertFalse(html.contains("<table"));
        assertTrue(html.contains("24 hours"));
    }

    @Test
    void times_are_told_in_plain_words() {
        assertEquals("1 hour", Wording.life(Duration.ofHours(1)));
        assertEquals("15 minutes", Wording.life(Duration.ofMinutes(15)));
        assertEquals("90 minutes", Wording.life(Duration.ofMinutes(90)));
        assertEquals("24 hours", Wording.life(Duration.ofDays(1)));
        assertEquals("7 days", Wording.life(Duration.ofDays(7)));
        assertEquals("5 March 2026, 12:00 UTC", Wording.moment(NOON));
    }

    @Test
    void a_mail_prints_neither_address_nor_link() {
        everyMail().forEach(mail -> assertFalse(mail.toString().matches("(?s).*(@|http).*"), mail.toString()));
    }

    private static Collection<String> links(String text) {
        return ANY_LINK.matcher(text).results().map(MatchResult::group).toList();
    }
}
