package org.hearth.trust;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hearth.identity.SecretFile;

/**
 * What makes this home the one that its devices and browsers trust: the authority and the broker's keys, with their certificates. The
 * dashboard's certificate is not of them, nor are the keys that sign tokens: both are made anew when they are missing.
 */
public final class HomeKeys {
    private static final Pattern KEY_OR_CERTIFICATE = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}\\.(crt|key)");
    private static final Pattern MADE_ANEW = Pattern.compile("(web|jwt(-\\d+)?)\\.(crt|key)");
    private static final String AUTHORITY = "ca.crt";

    private HomeKeys() {}

    /** The files of a folder, name and text. */
    public static Map<String, String> read(Path dir) {
        Map<String, String> files = new TreeMap<>();
        for (Path file : keysAndCertificates(dir)) {
            String name = file.getFileName().toString();
            if (MADE_ANEW.matcher(name).matches()) continue;
            new SecretFile(file).read().ifPresent(text -> files.put(name, text));
        }
        return files;
    }

    /** True if these files are what a home stands on: an authority and a broker's key, each beside its certificate. */
    public static boolean areComplete(Map<String, String> files) {
        return files.keySet().stream()
                        .allMatch(name -> KEY_OR_CERTIFICATE.matcher(name).matches())
                && Stream.of(AUTHORITY, "ca.key", "broker.crt", "broker.key").allMatch(files::containsKey);
    }

    /** True if both are of one home: they have one authority. */
    public static boolean areOfOneHome(Map<String, String> some, Map<String, String> others) {
        String authority = some.get(AUTHORITY);
        return authority != null && authority.equals(others.get(AUTHORITY));
    }

    /** Puts these files in the place of all keys and certificates of a folder. May be done again after it was interrupted. */
    public static void replace(Path dir, Map<String, String> files) {
        if (!areComplete(files)) throw new IllegalArgumentException("these are not the keys of a home");
        files.forEach((name, text) ->
                SecretFile.replace(dir.resolve(name), text, name.endsWith(".key") ? "rw-------" : "rw-r--r--"));
        for (Path file : keysAndCertificates(dir))
            if (!files.containsKey(file.getFileName().toString())) new SecretFile(file).remove();
    }

    private static Iterable<Path> keysAndCertificates(Path dir) {
        try (Stream<Path> files = Files.list(dir)) {
            return files.filter(file -> KEY_OR_CERTIFICATE
                            .matcher(file.getFileName().toString())
                            .matches())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the keys in " + dir + " cannot be listed", e);
        }
    }
}
