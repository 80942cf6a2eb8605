package org.hearth.commands;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One lane a device: whoever moves a command on holds the lane of its device while the step is written, remembered and shown.
 * So its commands leave in order, and none is sent by one thread while another gives it up.
 */
@ApplicationScoped
class Lanes {
    private final Map<String, Object> lanes = new ConcurrentHashMap<>();

    /** The lock of this device's lane. */
    Object of(String device) {
        return lanes.computeIfAbsent(device, id -> new Object());
    }
}
