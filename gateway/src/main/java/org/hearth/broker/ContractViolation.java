package org.hearth.broker;

/** A payload that breaks the contract; the word says how, for example {@code missing:boot}. */
public final class ContractViolation extends Exception {
    private static final long serialVersionUID = 1L;

    public ContractViolation(String code) {
        super(code, null, false, false);
    }

    /** What is wrong, as the examples of the contract call it. */
    public String code() {
        return String.valueOf(getMessage());
    }
}
