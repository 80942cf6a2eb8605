package org.hearth.backup;

import java.io.IOException;
import java.util.HexFormat;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.crypto.hpke.HPKEContextWithEncapsulation;
import org.bouncycastle.util.Arrays;

/**
 * The key of one file, sealed so that only the recovery key opens it: HPKE in base mode (RFC 9180) with DHKEM(X25519, HKDF-SHA256),
 * HKDF-SHA256 and AES-256-GCM.
 */
final class SealedKey {
    /** 32 bytes of the sender's own public key, 32 of the sealed key, 16 of its tag (RFC 9180, section 7). */
    static final int LENGTH = 80;

    private static final int ENCAPSULATION = 32;
    private static final byte[] NOTHING = {};

    private SealedKey() {}

    private static HPKE hpke() {
        return new HPKE(HPKE.mode_base, HPKE.kem_X25519_SHA256, HPKE.kdf_HKDF_SHA256, HPKE.aead_AES_GCM256);
    }

    /** A pair of keys out of what is known (RFC 9180, section 7.1.3). */
    static AsymmetricCipherKeyPair derive(byte[] known) {
        return hpke().deriveKeyPair(RecoveryKey.sha256(known));
    }

    static byte[] publicKey(AsymmetricCipherKeyPair halves) {
        return hpke().serializePublicKey(halves.getPublic());
    }

    /** By this the file names the key that opens it. */
    static String fingerprint(byte[] publicKey) {
        return HexFormat.of().formatHex(RecoveryKey.sha256(publicKey)).substring(0, 16);
    }

    /** @param about what it is bound to: the header of the file */
    static byte[] seal(byte[] key, byte[] publicKey, byte[] about) {
        HPKE hpke = hpke();
        try {
            HPKEContextWithEncapsulation context = hpke.setupBaseS(hpke.deserializePublicKey(publicKey), about);
            return Arrays.concatenate(context.getEncapsulation(), context.seal(NOTHING, key));
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException("the key of a backup was not sealed", e);
        }
    }

    /** @throws BrokenBackup if it is another key, or the file was changed */
    static byte[] open(byte[] sealed, AsymmetricCipherKeyPair halves, byte[] about) throws IOException {
        try {
            return hpke().setupBaseR(Arrays.copyOf(sealed, ENCAPSULATION), halves, about)
                    .open(NOTHING, Arrays.copyOfRange(sealed, ENCAPSULATION, sealed.length));
        } catch (InvalidCipherTextException | IllegalArgumentException | IllegalStateException e) {
            throw new BrokenBackup(
                    "its key does not open: the recovery key is another one, or the file was changed", e);
        }
    }
}
