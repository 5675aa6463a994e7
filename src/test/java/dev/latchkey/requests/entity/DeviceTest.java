package dev.latchkey.requests.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** User agents as browsers and programs send them. */
class DeviceTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Chrome on Windows | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36
            Chrome on Mac | Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36
            Chrome on Linux | Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/131.0.0.0 Safari/537.36
            Chrome on ChromeOS | Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36
            Chrome on Android | Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36
            Chrome on iPhone | Mozilla/5.0 (iPhone; CPU iPhone OS 17_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/131.0.6778.73 Mobile/15E148 Safari/604.1
            Safari on iPhone | Mozilla/5.0 (iPhone; CPU iPhone OS 17_7_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4.1 Mobile/15E148 Safari/604.1
            Safari on iPad | Mozilla/5.0 (iPad; CPU OS 17_7_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4.1 Mobile/15E148 Safari/604.1
            Safari on Mac | Mozilla/5.0 (Macintosh; Intel Mac OS X 14_7_1) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4.1 Safari/605.1.15
            Firefox on Windows | Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:132.0) Gecko/20100101 Firefox/132.0
            Firefox on Linux | Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0
            Firefox on Android | Mozilla/5.0 (Android 14; Mobile; rv:132.0) Gecko/132.0 Firefox/132.0
            Firefox on iPhone | Mozilla/5.0 (iPhone; CPU iPhone OS 14_7_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) FxiOS/132.0 Mobile/15E148 Safari/605.1.15
            Edge on Windows | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.2903.51
            Edge on Android | Mozilla/5.0 (Linux; Android 10; HD1913) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.6778.81 Mobile Safari/537.36 EdgA/130.0.2849.82
            Opera on Mac | Mozilla/5.0 (Macintosh; Intel Mac OS X 14_7_1) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 OPR/115.0.0.0
            Samsung Internet on Android | Mozilla/5.0 (Linux; Android 13; SAMSUNG SM-S918B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/26.0 Chrome/122.0.0.0 Mobile Safari/537.36
            Vivaldi on Windows | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Vivaldi/7.0.3495.18
            Internet Explorer on Windows | Mozilla/5.0 (Windows NT 10.0; WOW64; Trident/7.0; rv:11.0) like Gecko
            curl | curl/8.5.0
            Wget on Linux | Wget/1.21.4 (linux-gnu)
            Postman | PostmanRuntime/7.42.0
            Python | python-requests/2.32.3
            OkHttp | okhttp/4.12.0
            Node.js | node
            Node.js | undici
            Java | Java-http-client/17.0.15
            Java on Linux | Apache-HttpClient/4.5.14 (Java/17.0.12) Linux
            Dart | Dart/3.5 (dart:io)
            """)
    void a_user_agent_is_called_what_people_call_it(String name, String userAgent) {
        assertEquals(Optional.of(name), Device.of(userAgent).label());
        assertEquals(Device.of(userAgent), Device.ofLabel(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "Mozilla/5.0", "<script>alert(1)</script>", "agent"})
    void one_that_says_nothing_has_no_name(String userAgent) {
        assertEquals(new Device(null, null), Device.of(userAgent));
        assertEquals(Optional.empty(), Device.of(userAgent).label());
    }

    @Test
    void no_user_agent_and_no_label_have_no_name_either() {
        assertEquals(new Device(null, null), Device.of(null));
        assertEquals(new Device(null, null), Device.ofLabel(null));
        assertEquals(new Device(null, null), Device.ofLabel(""));
    }

    @Test
    void a_system_without_a_known_program_is_its_name() {
        Device device = Device.of("Acme/1.0 (Windows NT 10.0)");
        assertEquals(Optional.of("Windows"), device.label());
        assertEquals(device, Device.ofLabel("Windows"));
    }

    @Test
    void nothing_of_the_user_agent_itself_is_in_the_name() {
        assertEquals(
                Optional.of("Chrome on Windows"),
                Device.of("Chrome/<img src=x onerror=alert(1)> Windows \u202E").label());
    }
}
