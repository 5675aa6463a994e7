package dev.latchkey.mail.control;

import dev.latchkey.mail.entity.Envelope;
import dev.latchkey.mail.entity.Letter;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Letters over one SMTP connection. */
final class SmtpRound implements MailRound {
    private static final Logger LOG = Logger.getLogger(SmtpRound.class.getName());
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final MailSettings settings;
    private final Session session;
    private final Transport transport;

    SmtpRound(MailSettings settings, Session session, Transport transport) {
        this.settings = settings;
        this.session = session;
        this.transport = transport;
    }

    @Override
    public Verdict deliver(Envelope envelope) {
        try {
            MimeMessage message = message(envelope);
            transport.sendMessage(message, message.getAllRecipients());
            return Verdict.SENT;
        } catch (AddressException e) {
            return new Verdict(Verdict.Outcome.REFUSED, "AddressException");
        } catch (MessagingException e) {
            return Verdict.of(e);
        }
    }

    @Override
    public boolean isOver() {
        return !transport.isConnected();
    }

    @Override
    public void close() {
        try {
            transport.close();
        } catch (MessagingException e) {
            LOG.log(Level.FINE, "The mail server did not say goodbye: {0}", Verdict.reason(e));
        }
    }

    private MimeMessage message(Envelope envelope) throws MessagingException {
        Letter letter = envelope.letter();
        MimeMessage message = new NumberedMessage(session, "<" + envelope.id() + "@" + settings.host() + ">");
        message.setFrom(settings.from());
        message.setRecipient(RecipientType.TO, new InternetAddress(envelope.to(), true));
        message.setSubject(letter.subject(), UTF_8);
        message.setSentDate(Date.from(envelope.createdAt()));
        message.setHeader("X-Latchkey-Mail", envelope.type());
        // RFC 3834 section 5: keeps holiday answers from coming back.
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setContent(alternatives(letter));
        message.saveChanges();
        return message;
    }

    /** RFC 2046 section 5.1.4: the plainest first, the best last. */
    private static Multipart alternatives(Letter letter) throws MessagingException {
        MimeBodyPart text = new MimeBodyPart();
        text.setText(letter.text(), UTF_8);
        MimeBodyPart html = new MimeBodyPart();
        html.setText(letter.html(), UTF_8, "html");
        return new MimeMultipart("alternative", text, html);
    }

    /** Jakarta Mail gives a new Message-ID at each saving; ours stays the same however often the row is sent. */
    private static final class NumberedMessage extends MimeMessage {
        private final String messageId;

        NumberedMessage(Session session, String messageId) {
            super(session);
            this.messageId = messageId;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", messageId);
        }
    }
}
