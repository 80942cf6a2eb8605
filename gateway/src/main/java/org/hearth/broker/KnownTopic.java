package org.hearth.broker;

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

    /** The same kind of topic, below this one. */
    KnownTopic below(String parent) {
        return new KnownTopic(parent + pattern, sender, receiver, qos, retained, content);
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
