package org.hearth.devices;

/**
 * A device said, live, which secret of its own account is the newest that it keeps. Fired whenever it says so, which is after each
 * connection too.
 *
 * @param device its id
 * @param revision of that secret
 */
public record SecretKept(String device, long revision) {}
