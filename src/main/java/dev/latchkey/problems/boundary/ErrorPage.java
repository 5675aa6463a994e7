package dev.latchkey.problems.boundary;

import dev.latchkey.problems.control.Audience;
import dev.latchkey.problems.control.ErrorHtml;
import dev.latchkey.problems.control.RequestId;
import dev.latchkey.problems.entity.ErrorBody;
import dev.latchkey.problems.entity.RequestProblem;
import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/** What the container refuses before JAX-RS is reached, in the same form; web.xml sends every error here. */
@WebServlet("/error")
public class ErrorPage extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Inject
    transient ErrorHtml html;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        RequestProblem problem = RequestProblem.ofStatus(status(request));
        String id = RequestId.of(request);
        response.setStatus(problem.status());
        response.setHeader(RequestId.HEADER, id);
        if (problem.status() == 503) {
            response.setHeader("Retry-After", Long.toString(ErrorAnswer.SOON.toSeconds()));
        }
        if (Audience.readsPages(request)) {
            String page = html.of(ErrorBody.of(problem, id, Map.of()), request, response::setHeader);
            response.setContentType("text/html;charset=utf-8");
            response.getWriter().write(page);
            return;
        }
        response.setContentType("application/json;charset=utf-8");
        // Nothing here comes from the request but the id, which has a harmless alphabet, so no escaping is needed.
        response.getWriter()
                .printf(
                        "{\"code\":\"%s\",\"message\":\"%s\",\"error\":\"%2$s\",\"requestId\":\"%s\"}",
                        problem.name(), problem.message(), id);
    }

    /** The container's status; 404 for somebody who asks for this page itself. */
    private static int status(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status && status >= 400
                ? status
                : 404;
    }
}
