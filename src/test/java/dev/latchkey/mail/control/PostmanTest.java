package dev.latchkey.mail.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetup;
import dev.latchkey.mail.control.Verdict.Outcome;
import dev.latchkey.mail.entity.Envelope;
import dev.latchkey.mail.entity.Letter;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostmanTest {
    private static final Letter LETTER =
            new Letter("Schlüssel für Ada", "Grüße: https://id.example.org/x?token=1\n", "<p>Grüße</p>\n");

    @RegisterExtension
    static final GreenMailExtension MAIL =
            new GreenMailExtension(new ServerSetup(0, null, ServerSetup.PROTOCOL_SMTP)).withPerMethodLifecycle(true);

    @Test
    void a_letter_arrives_as_text_and_html_with_its_headers() throws Exception {
        try (MailRound round = postman(MAIL.getSmtp().getPort()).setOut()) {
            assertEquals(Verdict.SENT, round.deliver(envelope("mail_1", "ada@example.org")));
        }
        MimeMessage message = MAIL.getReceivedMessages()[0];
        assertEquals("Schlüssel für Ada", message.getSubject());
        assertEquals("Latchkey <no-reply@example.org>", message.getFrom()[0].toString());
        assertEquals("ada@example.org", message.getAllRecipients()[0].toString());
        assertEquals("<mail_1@id.example.org>", message.getMessageID());
        assertEquals(
                Instant.parse("2026-03-05T12:00:00Z"), message.getSentDate().toInstant());
        assertEquals("verify-email", message.getHeader("X-Latchkey-Mail", null));
        assertEquals("auto-generated", message.getHeader("Auto-Submitted", null));
        assertTrue(message.isMimeType("multipart/alternative"));
        Multipart parts = (Multipart) message.getContent();
        assertTrue(parts.getBodyPart(0).isMimeType("text/plain"));
        assertEquals(LETTER.text(), lines(parts.getBodyPart(0).getContent()));
        assertTrue(parts.getBodyPart(1).isMimeType("text/html"));
        assertEquals(LETTER.html(), lines(parts.getBodyPart(1).getContent()));
        assertTrue(parts.getBodyPart(1).getContentType().contains("UTF-8"));
    }

    @Test
    void several_letters_go_over_one_connection() throws Exception {
        try (ScriptedSmtp server = new ScriptedSmtp(Map.of())) {
            try (MailRound round = postman(server.port()).setOut()) {
                assertEquals(Verdict.SENT, round.deliver(envelope("mail_1", "a@example.org")));
                assertEquals(Verdict.SENT, round.deliver(envelope("mail_2", "b@example.org")));
            }
            assertEquals(
                    1,
                    server.heard.stream()
                            .filter(line -> line.startsWith("EHLO"))
                            .count());
            assertTrue(server.heard.contains("EHLO id.example.org"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 550 5.1.1 nobody, REFUSED, 550 5.1.1",
        "RCPT, 554 no relay, REFUSED, 554",
        "RCPT, 450 4.7.1 later, DEFERRED, 450 4.7.1",
        "RCPT, 452 full, DEFERRED, 452",
        "MAIL, 550 5.7.1 sender, DEFERRED, 550 5.7.1",
        "MAIL, 451 later, DEFERRED, 451",
        "DATA, 451 later, DEFERRED, 451",
        "., 554 5.7.1 looks like spam to ada@example.org, DEFERRED, 554 5.7.1",
        "MAIL, 421 closing, UNREACHABLE, 421",
        "RCPT, 421 closing, UNREACHABLE, 421",
    })
    void a_reply_decides_whether_a_mail_is_tried_again(String command, String reply, Outcome outcome, String reason)
            throws Exception {
        try (ScriptedSmtp server = new ScriptedSmtp(Map.of(command, reply));
                MailRound round = postman(server.port()).setOut()) {
            assertEquals(new Verdict(outcome, reason), round.deliver(envelope("mail_1", "ada@example.org")));
            assertEquals(outcome == Outcome.UNREACHABLE, round.isOver());
        }
    }

    @Test
    void a_refused_recipient_does_not_keep_the_next_letter() throws Exception {
        try (ScriptedSmtp server = new ScriptedSmtp(Map.of("RCPT TO:<a@", "550 nobody"));
                MailRound round = postman(server.port()).setOut()) {
            assertEquals(
                    Outcome.REFUSED,
                    round.deliver(envelope("mail_1", "a@example.org")).outcome());
            assertEquals(
                    Outcome.SENT,
                    round.deliver(envelope("mail_2", "b@example.org")).outcome());
        }
    }

    @Test
    void an_address_that_is_none_is_refused_before_the_server_sees_it() throws Exception {
        try (ScriptedSmtp server = new ScriptedSmtp(Map.of());
                MailRound round = postman(server.port()).setOut()) {
            String twoLines = "ada@example.org\r\nBcc: b@example.org";
            assertEquals(
                    Outcome.REFUSED, round.deliver(envelope("mail_1", twoLines)).outcome());
            assertFalse(server.heard.stream().anyMatch(line -> line.startsWith("RCPT")));
        }
    }

    @ParameterizedTest
    @CsvSource({"greeting, 421 busy", "greeting, 554 go away", "EHLO, 421 busy"})
    void a_server_that_wants_no_mail_at_all_ends_the_round_before_it_begins(String command, String reply)
            throws Exception {
        try (ScriptedSmtp server = new ScriptedSmtp(Map.of(command, reply))) {
            assertThrows(MessagingException.class, () -> postman(server.port()).setOut());
        }
    }

    @Test
    void a_dead_server_is_found_out_at_once() throws Exception {
        // Nobody has ever accepted on this port: closing a socket under a waiting accept lets one more connection in.
        int port;
        try (ServerSocket unused = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = unused.getLocalPort();
        }
        MessagingException dead =
                assertThrows(MessagingException.class, () -> postman(port).setOut());
        assertEquals("ConnectException", Verdict.reason(dead));
    }

    @Test
    void without_a_mail_server_a_letter_is_logged_and_done() throws Exception {
        Postman postman = new Postman();
        postman.settings = settings(null);
        try (MailRound round = postman.setOut()) {
            assertEquals(Verdict.SENT, round.deliver(envelope("mail_1", "ada@example.org")));
        }
    }

    private static Postman postman(int port) throws Exception {
        Postman postman = new Postman();
        postman.settings = settings(new MailServer(false, "127.0.0.1", port, null, null));
        return postman;
    }

    private static MailSettings settings(@Nullable MailServer server) throws Exception {
        return new MailSettings(
                server, MailSettings.address("Latchkey <no-reply@example.org>"), "Latchkey", "id.example.org", 1);
    }

    private static Envelope envelope(String id, String to) {
        return new Envelope(id, "verify-email", to, Instant.parse("2026-03-05T12:00:00Z"), LETTER);
    }

    private static String lines(Object content) {
        return content.toString().replace("\r\n", "\n");
    }
}
