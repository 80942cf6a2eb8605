package org.hearth.broker;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;

/**
 * What a device of this application read from its enrolment code: how it finds the broker, and how it is let in. The form is in
 * {@code contracts/mqtt/topics.md}.
 *
 * @param id user name and client id at once
 * @param secret password, at the first connection
 * @param hosts names of the broker
 * @param port of the broker
 * @param gracePort where to knock when the certificate shown there is none of the pinned ones; 0 if there is none
 * @param root first level of every topic
 * @param pins certificates it may accept at first
 * @param checksum of the code: tells one enrolment from the next
 */
public record DeviceEnrolment(
        String id,
        String secret,
        List<String> hosts,
        int port,
        int gracePort,
        String root,
        PinSet pins,
        String checksum) {
    private static final String PREFIX = "HEARTH1:";
    private static final int MAX_BYTES = 2048;
    private static final int MAX_HOSTS = 16;
    private static final int MAX_TEXT = 255;

    /**
     * Reads a code.
     *
     * @throws IllegalArgumentException if it is not one; the message never repeats what was given
     */
    public static DeviceEnrolment read(String code) {
        String text = code.strip();
        int end = text.lastIndexOf(':');
        if (!text.startsWith(PREFIX) || end <= PREFIX.length())
            throw new IllegalArgumentException("this is no enrolment code: it begins with " + PREFIX);
        String body = text.substring(PREFIX.length(), end);
        CRC32 checksum = new CRC32();
        checksum.update(body.getBytes(StandardCharsets.US_ASCII));
        String sum = "%08x".formatted(checksum.getValue());
        if (!text.substring(end + 1).equals(sum))
            throw new IllegalArgumentException("the enrolment code is cut or mistyped: its checksum is wrong");
        try {
            return of(Payload.read(Base64.getUrlDecoder().decode(body), MAX_BYTES), sum);
        } catch (ContractViolation e) {
            throw new IllegalArgumentException("the enrolment code breaks the contract: " + e.getMessage(), e);
        }
    }

    private static DeviceEnrolment of(Payload code, String checksum) throws ContractViolation {
        List<String> hosts = new ArrayList<>(code.texts("hosts", MAX_HOSTS));
        if (hosts.isEmpty()) throw new ContractViolation("missing:hosts");
        return new DeviceEnrolment(
                code.text("id", 32),
                code.text("secret", MAX_TEXT),
                List.copyOf(hosts),
                (int) code.integer("port", 1, 65_535),
                (int) code.integer("grace", 1, 65_535, 0),
                code.text("root", MAX_TEXT),
                PinSet.of(code.texts("pins", PinSet.MOST)),
                checksum);
    }

    /** The secret is nobody's to read in a log. */
    @Override
    public String toString() {
        return "enrolment of " + id;
    }
}
