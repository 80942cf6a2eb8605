package org.hearth.home;

/** What the household wants after a power cut when nobody and nothing says what time it is. */
public enum WithoutInternet {
    /** Nothing is fired until a person, or a source of time, says that the clock is right. */
    WAIT,
    /** After a while the machine's clock is taken as it is. */
    GO_ON
}
