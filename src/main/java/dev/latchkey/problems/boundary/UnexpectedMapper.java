package dev.latchkey.problems.boundary;

import dev.latchkey.problems.control.Outage;
import dev.latchkey.problems.control.RequestId;
import dev.latchkey.problems.entity.RequestProblem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** The last resort: an outage is 503, a fault of ours 500; both say the request id and nothing else. */
@Provider
public class UnexpectedMapper implements ExceptionMapper<Throwable> {
    private static final Logger LOG = System.getLogger(UnexpectedMapper.class.getName());

    @Context
    HttpServletRequest request;

    @Override
    public Response toResponse(Throwable failure) {
        if (Outage.causes(failure)) {
            LOG.log(Level.WARNING, "requestId={0} the database does not answer", RequestId.of(request));
            return ErrorAnswer.of(RequestProblem.SERVICE_UNAVAILABLE, request);
        }
        LOG.log(Level.ERROR, "requestId=" + RequestId.of(request) + " unexpected failure", failure);
        return ErrorAnswer.of(RequestProblem.INTERNAL_SERVER_ERROR, request);
    }
}
