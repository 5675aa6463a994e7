package dev.latchkey.requests.control;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** A request whose small JSON body has been read on the short way, and can be read again on the long one. */
public final class ReadRequest extends HttpServletRequestWrapper {
    private static final int MAX_BYTES = 4 * 1024;

    private final byte[] body;

    private ReadRequest(HttpServletRequest request, byte[] body) {
        super(request);
        this.body = body;
    }

    /** Whether the body is said to be JSON in UTF-8, and of a known, small size. */
    public static boolean isFor(HttpServletRequest request) {
        String type = request.getContentType();
        int length = request.getContentLength();
        return length > 0
                && length <= MAX_BYTES
                && type != null
                && (type.equals("application/json") || type.equalsIgnoreCase(Json.CONTENT_TYPE));
    }

    /** Reads the body. */
    public static ReadRequest of(HttpServletRequest request) throws IOException {
        return new ReadRequest(request, request.getInputStream().readNBytes(MAX_BYTES + 1));
    }

    public byte[] body() {
        return body.clone();
    }

    @Override
    public ServletInputStream getInputStream() {
        return new Again(new ByteArrayInputStream(body));
    }

    private static final class Again extends ServletInputStream {
        private final ByteArrayInputStream bytes;

        Again(ByteArrayInputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            return bytes.read(buffer, offset, length);
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("what is there already is read at once");
        }
    }
}
