package org.hearth.devices;

import java.time.Instant;
import org.hearth.journal.Cause;

/**
 * What a command asked for, so that a change it made can be told with its reason.
 *
 * @param device to whom it was given
 * @param capability to which part of it
 * @param until when it is given up: no device begins it later
 * @param cause who wanted it, and why
 */
public record Commanded(String device, String capability, Instant until, Cause cause) {}
