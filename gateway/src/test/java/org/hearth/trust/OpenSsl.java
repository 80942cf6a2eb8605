package org.hearth.trust;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/** What the program openssl says of our files, as the part of the house that is not Java would. */
final class OpenSsl {
    private OpenSsl() {}

    /** SHA-256 of a certificate's DER, 64 hex digits. */
    static String fingerprint(Path certificate) throws IOException, InterruptedException {
        String line = run("x509", "-in", certificate.toString(), "-noout", "-fingerprint", "-sha256");
        return line.substring(line.indexOf('=') + 1).replace(":", "").strip().toLowerCase(Locale.ROOT);
    }

    static String publicKeyOfCertificate(Path certificate) throws IOException, InterruptedException {
        return run("x509", "-in", certificate.toString(), "-noout", "-pubkey");
    }

    static String publicKeyOfKey(Path key) throws IOException, InterruptedException {
        return run("pkey", "-in", key.toString(), "-pubout");
    }

    static String alternativeNames(Path certificate) throws IOException, InterruptedException {
        return run("x509", "-in", certificate.toString(), "-noout", "-ext", "subjectAltName");
    }

    static boolean verifies(Path authority, Path certificate) throws IOException, InterruptedException {
        return run("verify", "-purpose", "sslserver", "-CAfile", authority.toString(), certificate.toString())
                .strip()
                .endsWith("OK");
    }

    private static String run(String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("openssl");
        builder.command().addAll(java.util.List.of(arguments));
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
