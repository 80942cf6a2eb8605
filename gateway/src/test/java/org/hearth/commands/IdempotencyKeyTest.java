package org.hearth.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.util.UUID;
import org.hearth.devices.Operation;
import org.hearth.identity.Caller;
import org.hearth.identity.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IdempotencyKeyTest {
    private static final Caller CALLER = new Caller(UUID.randomUUID(), "Maria", Role.OWNER, UUID.randomUUID());

    @Test
    void theSameRequestIsTheSame() {
        assertThat(key("lamp-1", request("relay1", null))).isEqualTo(key("lamp-1", request("relay1", null)));
        assertThat(key("lamp-1", request("relay1", Duration.ofSeconds(30))))
                .isNotEqualTo(key("lamp-1", request("relay1", Duration.ofSeconds(31))));
    }

    @Test
    void twoThatOnlyReadAlikeAreTwo() {
        assertThat(key("lamp 1", "x")).isNotEqualTo(key("lamp", "1 x"));
        assertThat(key("lamp-1", TextNode.valueOf("true"))).isNotEqualTo(key("lamp-1", BooleanNode.TRUE));
        assertThat(key("null")).isNotEqualTo(key((Object) null));
        assertThat(key(request("relay1, operation=null", null))).isNotEqualTo(key(request("relay1", null)));
    }

    private static CommandResource.CommandRequest request(String capability, @Nullable Duration wait) {
        return new CommandResource.CommandRequest(capability, Operation.SET, BooleanNode.TRUE, null, wait);
    }

    private static @Nullable IdempotencyKey key(@Nullable Object... request) {
        return IdempotencyKey.of(CALLER, "key-1", request);
    }
}
