package dev.latchkey.social.control;

import dev.latchkey.outbound.control.OutboundClient;
import dev.latchkey.outbound.control.OutboundClient.Question;
import dev.latchkey.social.control.Outbound.Call;
import dev.latchkey.social.control.Outbound.Reply;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Calls addresses that customers have set: only public ones.
 *
 * @param owner the id of the customer
 */
record GuardedTransport(OutboundClient client, String owner) implements Outbound.Transport {
    @Override
    public Reply send(Call call, Duration patience) throws IOException {
        Map<String, String> headers = new HashMap<>(call.headers());
        headers.put("Accept", "application/json");
        Question question = new Question(call.url(), call.form(), call.form() == null ? null : Outbound.FORM, headers);
        OutboundClient.Reply answer = client.ask(owner, question, patience);
        return new Reply(answer.status(), answer.body());
    }
}
