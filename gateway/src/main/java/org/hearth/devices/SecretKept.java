package org.hearth.devices;

/**
 * A device says which of its secrets is the newest that it holds.
 *
 * @param device its id
 * @param revision of that secret
 */
public record SecretKept(String device, long revision) {}
