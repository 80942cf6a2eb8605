package org.hearth.enrolment;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Everything a device needs to find this home and to be let in, in one line that can be typed, pasted or shown as a QR code;
 * its form is in {@code contracts/mqtt/topics.md}.
 *
 * @param device its id, which is its user name at the broker
 * @param secret its password at the broker
 * @param hosts names of the broker
 * @param port of the broker
 * @param gracePort where it shows the certificate of the key before while a change of keys is under way; null if there is none
 * @param root first level of every topic
 * @param pins certificates it may accept
 */
record EnrolmentCode(
        String device,
        String secret,
        List<String> hosts,
        int port,
        @Nullable Integer gracePort,
        String root,
        List<String> pins) {
    private static final String PREFIX = "HEARTH1:";

    String text(ObjectMapper json) {
        ObjectNode content =
                json.createObjectNode().put("v", 1).put("id", device).put("secret", secret);
        hosts.forEach(content.putArray("hosts")::add);
        content.put("port", port);
        if (gracePort != null) content.put("grace", gracePort);
        content.put("root", root);
        pins.forEach(content.putArray("pins")::add);
        String body = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(content.toString().getBytes(StandardCharsets.UTF_8));
        CRC32 checksum = new CRC32();
        checksum.update(body.getBytes(StandardCharsets.US_ASCII));
        return PREFIX + body + ":" + "%08x".formatted(checksum.getValue());
    }
}
