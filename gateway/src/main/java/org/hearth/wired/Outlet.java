package org.hearth.wired;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The way to the broker. */
interface Outlet {
    /**
     * Says something under the device's own topics.
     *
     * @return false if there is no room now
     */
    boolean publish(String leaf, ObjectNode payload, boolean atLeastOnce, boolean retained);
}
