package org.hearth.trust;

import java.util.List;

/**
 * The broker's keys on disk: {@code broker} is the one in use, {@code broker-next} the one after it, and {@code broker-former} what the
 * grace listener shows, which is the one before while a change of keys is under way, and else the one in use. A change is a copy of one
 * of the three into the place of another, so a power cut in the middle of it leaves both whole somewhere. One thread at a time may
 * change them.
 */
public final class BrokerKeys {
    static final String IN_USE = "broker";
    static final String NEXT = "broker-next";
    static final String FORMER = "broker-former";

    private final CertificateFiles files;

    BrokerKeys(CertificateFiles files) {
        this.files = files;
    }

    /** Pin of the certificate in use. */
    public String inUse() {
        return pin(IN_USE);
    }

    /** Pin of the next one; it is the one in use from a switch until another next is made. */
    public String next() {
        return pin(NEXT);
    }

    /** Pin of the one that the grace listener shows. */
    public String former() {
        return pin(FORMER);
    }

    /** The two pins for a device that enrols now. */
    List<String> pins() {
        String inUse = inUse();
        String next = next();
        return List.of(inUse, inUse.equals(next) ? former() : next);
    }

    /**
     * Makes the key of this pin the one in use. Nothing is done if it is.
     *
     * @return false if there is no such key
     */
    public boolean use(String pin) {
        if (pin.equals(inUse())) return true;
        for (String kept : List.of(NEXT, FORMER)) {
            if (!pin.equals(pin(kept))) continue;
            // Devices were told of the one in use as the next one: another that lies there was told to nobody.
            if (kept.equals(FORMER) && !next().equals(inUse())) files.copyPair(IN_USE, NEXT);
            files.copyPair(kept, IN_USE);
            return true;
        }
        return false;
    }

    /** The grace listener shows what the other one shows: whoever knows only the key before is let in no more. */
    public void endGrace() {
        if (!former().equals(inUse())) files.copyPair(IN_USE, FORMER);
    }

    /** A key whose certificate did not follow it, because of a power cut, gets it: a new pair in its place would lock every device out. */
    void repair() {
        if (files.hasPair(IN_USE)) return;
        for (String kept : List.of(NEXT, FORMER)) {
            if (!files.hasPair(kept) || !files.fits(IN_USE, kept)) continue;
            files.copyPair(kept, IN_USE);
            return;
        }
    }

    /** Of a home that never changed its key, and after a power cut while the grace ended. */
    void prepareFormer() {
        if (!files.hasPair(FORMER)) files.copyPair(IN_USE, FORMER);
    }

    private String pin(String name) {
        return Pins.ofCertificate(files.readCertificate(name + ".crt"));
    }
}
