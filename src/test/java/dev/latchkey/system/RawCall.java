package dev.latchkey.system;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Bytes sent as they are, for requests that no HTTP client would make. */
final class RawCall {
    private static final int PATIENCE_MS = 20_000;

    private RawCall() {}

    /** What came back, as its head's lines and its body. */
    record Reply(List<String> head, String body) {
        int status() {
            return head.isEmpty() || head.get(0).length() < 12
                    ? 0
                    : Integer.parseInt(head.get(0).substring(9, 12));
        }

        /** The values of a header. */
        List<String> header(String name) {
            return head.stream()
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .toList();
        }
    }

    /** Sends a head and a body; asks for the end of the connection, and reads until it. */
    static Reply send(int port, String requestLine, String... headers) {
        StringBuilder text = new StringBuilder(requestLine).append("\r\nHost: 127.0.0.1\r\nConnection: close\r\n");
        for (String header : headers) {
            text.append(header).append("\r\n");
        }
        return sendBytes(port, text.append("\r\n").toString());
    }

    static Reply sendBytes(int port, String text) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(PATIENCE_MS);
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return parse(readAll(socket.getInputStream()));
        } catch (IOException e) {
            throw new AssertionError("no answer to " + text.lines().findFirst(), e);
        }
    }

    /** A server that refuses early may reset the connection while we still have its answer to read. */
    private static String readAll(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[4096];
        try {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                bytes.write(buffer, 0, read);
            }
        } catch (SocketException e) {
            if (bytes.size() == 0) {
                throw e;
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static Reply parse(String text) {
        int end = text.indexOf("\r\n\r\n");
        return end < 0
                ? new Reply(text.lines().toList(), "")
                : new Reply(text.substring(0, end).lines().toList(), text.substring(end + 4));
    }
}
