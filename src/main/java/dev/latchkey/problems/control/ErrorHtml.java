package dev.latchkey.problems.control;

import dev.latchkey.problems.entity.ErrorBody;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.BiConsumer;

/** Shows an error to people. The pages do, because this room knows no templates. */
@FunctionalInterface
public interface ErrorHtml {
    /**
     * The document.
     *
     * @param header takes the headers that belong to it, each in place of one that is there
     */
    String of(ErrorBody error, HttpServletRequest request, BiConsumer<String, String> header);
}
