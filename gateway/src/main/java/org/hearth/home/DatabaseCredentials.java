package org.hearth.home;

import io.quarkus.credentials.CredentialsProvider;
import io.smallrye.config.ConfigMapping;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Reads the database password from its file for every new connection, so that it is in no environment and may change. */
@ApplicationScoped
@Named("database-password")
public class DatabaseCredentials implements CredentialsProvider {
    private final Settings settings;

    DatabaseCredentials(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Map<String, String> getCredentials(String provider) {
        try {
            return Map.of(
                    USER_PROPERTY_NAME,
                    settings.user(),
                    PASSWORD_PROPERTY_NAME,
                    Files.readString(settings.passwordFile()).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("database password file " + settings.passwordFile() + " not readable", e);
        }
    }

    /** The database this gateway writes to. */
    @ConfigMapping(prefix = "hearth.database")
    public interface Settings {
        /** JDBC URL. */
        String url();

        /** User name. */
        String user();

        /** File that holds the password and nothing else. */
        Path passwordFile();
    }
}
