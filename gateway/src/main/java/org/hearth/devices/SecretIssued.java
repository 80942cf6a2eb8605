package org.hearth.devices;

/**
 * A device was given a new secret by a code: the one before ended at once, and so does a change of it that was under way.
 *
 * @param device its id
 */
public record SecretIssued(String device) {}
