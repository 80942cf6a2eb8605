package org.hearth.backup;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The cipher of one file, chunk by chunk: AES-256-GCM in the STREAM construction (Hoang, Reyhanitabar, Rogaway and Vizár 2015). The nonce is
 * the chunk's number and whether it is the last, so chunks cannot be changed, left out, moved, added or cut off. A key seals one file only.
 */
final class Chunks {
    /** Plain bytes of each chunk but the last. */
    static final int SIZE = 65_536;

    static final int TAG = 16;
    static final int KEY = 32;

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final byte[] about;
    private long number;

    /** @param about the header: each chunk is bound to it */
    Chunks(byte[] key, byte[] about) {
        this.key = new SecretKeySpec(key, "AES");
        this.about = RecoveryKey.sha256(about);
    }

    byte[] seal(byte[] plain, int length, boolean last) throws GeneralSecurityException {
        return work(Cipher.ENCRYPT_MODE, plain, length, last);
    }

    /** @throws GeneralSecurityException if it is not the next chunk of this file */
    byte[] open(byte[] sealed, int length, boolean last) throws GeneralSecurityException {
        return work(Cipher.DECRYPT_MODE, sealed, length, last);
    }

    private byte[] work(int mode, byte[] bytes, int length, boolean last) throws GeneralSecurityException {
        byte[] nonce = ByteBuffer.allocate(NONCE)
                .position(NONCE - 1 - Long.BYTES)
                .putLong(number++)
                .put((byte) (last ? 1 : 0))
                .array();
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(about);
        return cipher.doFinal(bytes, 0, length);
    }
}
