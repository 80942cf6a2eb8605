package org.hearth.house;

import java.nio.file.Path;
import java.util.Optional;
import org.hearth.broker.BrokerSettings;

/** What somebody set for a broker that nobody connects to: where its files are, and to whom they are handed. */
public record BrokerAt(Path dir, Optional<Path> share, Optional<Path> porchShare) implements BrokerSettings {
    public BrokerAt(Path dir) {
        this(dir, Optional.empty(), Optional.empty());
    }

    @Override
    public String host() {
        return "localhost";
    }

    @Override
    public int port() {
        return 1;
    }

    @Override
    public String root() {
        return "hearth";
    }

    @Override
    public Optional<Integer> devicePort() {
        return Optional.empty();
    }

    @Override
    public Optional<Integer> gracePort() {
        return Optional.empty();
    }
}
