package dev.latchkey.database.control;

import org.eclipse.persistence.config.SessionCustomizer;
import org.eclipse.persistence.sessions.Session;

/** EclipseLink otherwise tries a failed query three times, five seconds apart: an outage has to be a 503 at once (F3). */
public class FailFast implements SessionCustomizer {
    @Override
    public void customize(Session session) {
        session.getLogin().setQueryRetryAttemptCount(0);
    }
}
