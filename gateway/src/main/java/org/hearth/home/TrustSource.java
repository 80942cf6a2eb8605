package org.hearth.home;

/** Who says that the wall clock is right. */
public enum TrustSource {
    /** A time server on the internet. */
    INTERNET,
    /** A clock with a battery of its own. */
    HARDWARE_CLOCK,
    /** The kernel, which is told by the operating system's time service. */
    KERNEL,
    /** Somebody of the household, by the time of a browser. */
    PERSON,
    /** It was right before the gateway was started again, and the machine has run on since, as even as its steady clock. */
    SAME_BOOT,
    /** Nobody; the household wants to go on without. */
    HOUSEHOLD,
    /** Nobody is asked: whoever set this gateway up wants it so. */
    MACHINE
}
