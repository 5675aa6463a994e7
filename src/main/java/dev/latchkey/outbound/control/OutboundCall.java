package dev.latchkey.outbound.control;

import dev.latchkey.outbound.control.OutboundClient.Question;
import dev.latchkey.outbound.control.OutboundClient.Reply;
import dev.latchkey.outbound.control.OutboundGuard.Gate;
import dev.latchkey.outbound.entity.OutboundException;
import dev.latchkey.outbound.entity.OutboundException.Reason;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.http.ssl.TLS;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/** One request with a client of its own: a connection that another request opened was judged for that one. */
final class OutboundCall {
    static final int MAX_BODY_BYTES = 256 * 1024;

    private static final int MAX_HEADERS = 100;
    private static final int MAX_LINE = 8_192;

    private final Question question;
    private final HttpUriRequestBase request;
    private final CloseableHttpClient client;

    OutboundCall(Question question, Gate gate, SSLContext trust, Duration patience) {
        this.question = question;
        this.request = new HttpUriRequestBase(question.body() == null ? "GET" : "POST", question.url());
        this.client = client(gate, trust, Timeout.ofMilliseconds(Math.max(1, patience.toMillis())));
    }

    private static CloseableHttpClient client(Gate gate, SSLContext trust, Timeout patience) {
        Http1Config limits = Http1Config.custom()
                .setMaxHeaderCount(MAX_HEADERS)
                .setMaxLineLength(MAX_LINE)
                .build();
        // With its defaults it sends the name (SNI), and takes only a certificate for it. TLS 1.2 at least, ASVS
        // 12.1.1.
        var tls = ClientTlsStrategyBuilder.create()
                .setSslContext(trust)
                .setTlsVersions(TLS.V_1_2, TLS.V_1_3)
                .buildClassic();
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(gate)
                        .setTlsSocketStrategy(tls)
                        .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                                .http1Config(limits)
                                .build())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(patience)
                                .setSocketTimeout(patience)
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setRedirectsEnabled(false)
                        .setResponseTimeout(patience)
                        .build())
                .setUserAgent("Latchkey")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    Reply run() throws OutboundException {
        question.headers().forEach(request::setHeader);
        if (question.body() != null) {
            request.setEntity(new StringEntity(question.body(), ContentType.parse(question.contentType())));
        }
        try (client) {
            return client.execute(request, OutboundCall::read);
        } catch (OutboundException refusal) {
            throw refusal;
        } catch (OutboundGuard.Refused refusal) {
            throw new OutboundException(refusal.reason(), refusal);
        } catch (UnknownHostException e) {
            throw new OutboundException(Reason.HOST_UNKNOWN, e);
        } catch (SSLException e) {
            throw new OutboundException(Reason.CERTIFICATE_REFUSED, e);
        } catch (SocketTimeoutException e) {
            throw new OutboundException(Reason.TIMED_OUT, e);
        } catch (IOException e) {
            throw new OutboundException(Reason.UNREACHABLE, e);
        }
    }

    private static Reply read(ClassicHttpResponse response) throws IOException {
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return new Reply(response.getCode(), null, new byte[0]);
        }
        // Not closed when there is too much of it: the stream would read all the rest first. The client drops the
        // connection.
        byte[] bytes = entity.getContent().readNBytes(MAX_BODY_BYTES + 1);
        if (bytes.length > MAX_BODY_BYTES) {
            throw new OutboundException(Reason.ANSWER_TOO_LARGE);
        }
        return new Reply(response.getCode(), entity.getContentType(), bytes);
    }

    /** Ends it wherever it stands. */
    void close() {
        request.abort();
        client.close(CloseMode.IMMEDIATE);
    }
}
