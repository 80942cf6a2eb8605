package org.hearth.broker;

import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** The grammar of device topics: {@code {root}/devices/{id}/{leaf}}. */
@ApplicationScoped
class DeviceTopics {
    private final String prefix;

    DeviceTopics(BrokerSettings settings) {
        this.prefix = settings.root() + "/devices/";
    }

    /** Topic of a device, for example of leaf {@code commands/control}. */
    String of(String device, String leaf) {
        return prefix + device + "/" + leaf;
    }

    /** Device and leaf of a topic; null if it is none of a device. */
    @Nullable
    Parsed parse(String topic) {
        if (!topic.startsWith(prefix)) return null;
        int slash = topic.indexOf('/', prefix.length());
        if (slash < 0) return null;
        return new Parsed(topic.substring(prefix.length(), slash), topic.substring(slash + 1));
    }

    record Parsed(String device, String leaf) {}
}
