package dev.latchkey.mail.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.mail.internet.AddressException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailServerTest {
    @Test
    void a_mail_url_names_host_port_user_and_password() {
        assertEquals(
                new MailServer(false, "mail.example.org", 2525, "ada", "secret"),
                MailServer.parse("smtp://ada:secret@mail.example.org:2525"));
        assertEquals(
                new MailServer(true, "mail.example.org", 465, null, null),
                MailServer.parse("smtps://mail.example.org/"));
        assertEquals(new MailServer(false, "::1", 587, null, null), MailServer.parse("SMTP://[::1]"));
    }

    @Test
    void user_and_password_are_percent_decoded_after_the_split() {
        MailServer server = MailServer.parse("smtp://ada%40example.org%3Ax:p+%2B%20%C3%BC:%2F@h");
        assertEquals("ada@example.org:x", server.user());
        assertEquals("p++ ü:/", server.password());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mail.example.org",
                "http://mail.example.org",
                "smtp://",
                "smtp:mail.example.org",
                "smtp://:25",
                "smtp://h:0",
                "smtp://h:65536",
                "smtp://h:port",
                "smtp://h/path",
                "smtp://h?x=1",
                "smtp://h#x",
                "smtp://user@h",
                "smtp://:secret@h",
                "smtp://user:se cret@h",
                "smtp://user:secret%zz@h",
            })
    void anything_else_is_refused_without_telling_the_password(String url) {
        String message = String.valueOf(assertThrows(IllegalArgumentException.class, () -> MailServer.parse(url))
                .getMessage());
        assertFalse(message.contains("cret"), message);
    }

    @Test
    void a_mail_server_does_not_print_its_password() {
        assertFalse(MailServer.parse("smtp://ada:secret@h").toString().contains("secret"));
    }

    @Test
    void a_sender_may_have_a_name_in_any_script() throws Exception {
        assertEquals(
                "Latchkey <no-reply@localhost>",
                MailSettings.address("Latchkey <no-reply@localhost>").toString());
        assertEquals(
                "=?UTF-8?Q?Schl=C3=BCssel?= <k@example.org>",
                MailSettings.address("Schlüssel <k@example.org>").toString());
        assertEquals("k@example.org", MailSettings.address("k@example.org").toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Latchkey",
                "a b@example.org",
                "ü@example.org",
                "a@example.org, b@example.org",
                "A\r\nBcc: b@c <a@b>"
            })
    void a_sender_that_is_not_one_plain_address_is_refused(String text) {
        assertThrows(AddressException.class, () -> MailSettings.address(text));
    }
}
