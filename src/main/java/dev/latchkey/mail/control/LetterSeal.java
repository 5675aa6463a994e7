package dev.latchkey.mail.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latchkey.mail.entity.Letter;
import dev.latchkey.secrets.control.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;

/** Letters as the database may hold them: encrypted, because a reset link in clear is a password in clear. */
@ApplicationScoped
class LetterSeal {
    private static final String PURPOSE = "mail";

    @Inject
    Vault vault;

    private final ObjectMapper json = new ObjectMapper();

    byte[] seal(Letter letter) {
        try {
            return vault.seal(json.writeValueAsBytes(letter), PURPOSE);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("three strings are always JSON", e);
        }
    }

    /** The letter; an IllegalStateException when it was sealed with another secret. */
    Letter open(byte[] sealed) {
        try {
            return json.readValue(vault.open(sealed, PURPOSE), Letter.class);
        } catch (IOException e) {
            throw new IllegalStateException("a sealed letter is always JSON", e);
        }
    }
}
