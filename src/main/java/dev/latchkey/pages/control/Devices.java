package dev.latchkey.pages.control;

import dev.latchkey.requests.entity.Device;

/** Devices by the names that people give them. */
public final class Devices {
    private Devices() {}

    /** "Chrome on Windows", in the reader's language. */
    public static String name(Device device, Words words) {
        String program = device.program();
        String system = device.system();
        if (program != null && system != null) {
            return words.say("device.on", program, system);
        }
        if (program != null) {
            return program;
        }
        return system == null ? words.say("device.unknown") : system;
    }
}
