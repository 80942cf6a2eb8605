package org.hearth.broker;

import org.jspecify.annotations.Nullable;

/**
 * One kind of topic of the protocol, as {@code contracts/mqtt/topics.md} lists it.
 *
 * @param pattern the topic; a part in braces stands for one level
 * @param sender who may publish on it
 * @param receiver who may read it
 * @param qos at which it is published
 * @param retained when it is kept by the broker
 * @param content what it says
 */
public record KnownTopic(
        String pattern, Party sender, Party receiver, Delivery qos, Retention retained, String content) {

    /** Who stands at one end. */
    public enum Party {
        DEVICE,
        GATEWAY,
        STRANGER,
        OWNER_TOOLS
    }

    /** How surely a message arrives. */
    public enum Delivery {
        AT_MOST_ONCE,
        AT_LEAST_ONCE
    }

    /** Is a message kept for those who come later? */
    public enum Retention {
        YES,
        NO,
        /** A retained one is a fault: it is erased. */
        NEVER
    }

    /** The value that stands at the place {@code {name}} if this topic is of that kind; null if it is not, or names nothing. */
    @Nullable
    String valueOf(String name, String topic) {
        String[] wanted = pattern.split("/", -1);
        String[] found = topic.split("/", -1);
        for (int i = 0; i < wanted.length; i++) if (wanted[i].equals("{" + name + "}")) return found[i];
        return null;
    }

    boolean matches(String topic) {
        String[] wanted = pattern.split("/", -1);
        String[] found = topic.split("/", -1);
        if (wanted.length != found.length) return false;
        for (int i = 0; i < wanted.length; i++)
            if (wanted[i].startsWith("{") ? found[i].isEmpty() : !wanted[i].equals(found[i])) return false;
        return true;
    }
}
