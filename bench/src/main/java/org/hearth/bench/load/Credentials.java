package org.hearth.bench.load;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * An account at the broker.
 *
 * @param user user name, which is at once the client id
 * @param password its password
 */
public record Credentials(String user, String password) {

    /** Reads an enrolment code; its form is in {@code contracts/mqtt/topics.md}. */
    public static Credentials ofEnrolmentCode(String code) {
        byte[] content = Base64.getUrlDecoder().decode(code.split(":")[1]);
        JsonObject json = new JsonObject(new String(content, StandardCharsets.UTF_8));
        return new Credentials(json.getString("id"), json.getString("secret"));
    }
}
