package org.hearth.devices;

/**
 * A device said which secret of its own account is the newest that it keeps. Fired whenever it says so, which is after each
 * connection too; the message may be one that the broker had kept.
 *
 * @param device its id
 * @param revision of that secret
 */
public record SecretKept(String device, long revision) {}
