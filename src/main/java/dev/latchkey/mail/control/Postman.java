package dev.latchkey.mail.control;

import dev.latchkey.mail.entity.Envelope;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Takes letters to the mail server, or to the log when there is none. */
@ApplicationScoped
class Postman {
    private static final Logger LOG = Logger.getLogger(Postman.class.getName());

    private volatile @Nullable Session session;

    @Inject
    MailSettings settings;

    @PostConstruct
    void warn() {
        if (settings.server() == null) {
            LOG.warning(
                    "No mail server is configured (LATCHKEY_MAIL_URL): mails are written to the log, links included");
        }
    }

    /** Connects; a MessagingException means that the server cannot be used now, whatever the mail. */
    MailRound setOut() throws MessagingException {
        MailServer server = settings.server();
        if (server == null) {
            return new LogRound();
        }
        Session session = session(server);
        Transport transport = session.getTransport(server.protocol());
        transport.connect(server.host(), server.port(), server.user(), server.password());
        return new SmtpRound(settings, session, transport);
    }

    /** Made once: it reads its providers from every archive on the class path. */
    private Session session(MailServer server) {
        Session known = session;
        if (known == null) {
            known = Session.getInstance(properties(server));
            session = known;
        }
        return known;
    }

    private Properties properties(MailServer server) {
        String prefix = "mail." + server.protocol() + ".";
        Properties properties = new Properties();
        properties.setProperty(prefix + "connectiontimeout", "5000");
        properties.setProperty(prefix + "timeout", "10000");
        properties.setProperty(prefix + "writetimeout", "10000");
        properties.setProperty(prefix + "auth", String.valueOf(server.user() != null));
        properties.setProperty(prefix + "starttls.enable", String.valueOf(!server.tls()));
        // A password must not cross a network in the clear because somebody on the way hid the server's STARTTLS.
        properties.setProperty(
                prefix + "starttls.required",
                String.valueOf(!server.tls() && server.user() != null && !server.isHere()));
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        // The name after EHLO; otherwise Jakarta Mail asks DNS for this machine's name, which can hang.
        properties.setProperty(prefix + "localhost", settings.host());
        // Do not wait for the answer to QUIT: everything is accepted by then.
        properties.setProperty(prefix + "quitwait", "false");
        return properties;
    }

    private static final class LogRound implements MailRound {
        @Override
        public Verdict deliver(Envelope envelope) {
            // The address stays out of the log as everywhere; the text must be there, it is all the operator gets.
            LOG.log(
                    Level.WARNING,
                    "No mail server is configured (LATCHKEY_MAIL_URL). Mail {0}: {1}\n\n{2}",
                    new Object[] {
                        envelope.type(),
                        envelope.letter().subject(),
                        envelope.letter().text()
                    });
            return Verdict.SENT;
        }

        @Override
        public boolean isOver() {
            return false;
        }

        @Override
        public void close() {}
    }
}
