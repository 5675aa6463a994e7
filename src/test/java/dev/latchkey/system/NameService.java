package dev.latchkey.system;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/** A small name service that knows the TXT records which the tests give it. */
final class NameService {
    private static final NameService RUNNING = new NameService();
    private static final int MAX_MESSAGE = 4_096;

    private final Map<String, List<String>> texts = new ConcurrentHashMap<>();
    private final DatagramSocket socket;

    private NameService() {
        try {
            socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        Thread thread = new Thread(this::serve, "name-service");
        thread.setDaemon(true);
        thread.start();
    }

    /** The value for {@code LATCHKEY_DNS_SERVER}. */
    static String address() {
        return "127.0.0.1:" + RUNNING.socket.getLocalPort();
    }

    /** Publishes a record. */
    static void say(String name, String... texts) {
        RUNNING.texts.put(name + ".", List.of(texts));
    }

    private void serve() {
        byte[] buffer = new byte[MAX_MESSAGE];
        while (!socket.isClosed()) {
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            try {
                socket.receive(packet);
                byte[] answer = answer(new Message(Arrays.copyOf(packet.getData(), packet.getLength())));
                socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    private byte[] answer(Message question) {
        Record asked = question.getQuestion();
        Message answer = new Message(question.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.getHeader().setFlag(Flags.AA);
        answer.addRecord(asked, Section.QUESTION);
        List<String> known = texts.get(asked.getName().toString().toLowerCase(Locale.ROOT));
        if (known == null) {
            answer.getHeader().setRcode(Rcode.NXDOMAIN);
        } else if (asked.getType() == Type.TXT) {
            known.forEach(text ->
                    answer.addRecord(new TXTRecord(asked.getName(), DClass.IN, 60, List.of(text)), Section.ANSWER));
        }
        return answer.toWire();
    }
}
