package org.hearth.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * What a backup says of itself, inside of the seal.
 *
 * @param home the home's name
 * @param madeAt by the clock of the home, as ISO 8601
 * @param schema newest migration of its database
 * @param left tables whose rows are not in it
 */
@RegisterForReflection
record Manifest(String home, String madeAt, String schema, List<String> left) {
    /** Of which there may be more than there is room for. */
    static final List<String> READINGS = List.of("sample");

    boolean hasReadings() {
        return READINGS.stream().noneMatch(left::contains);
    }

    String json() {
        try {
            return new ObjectMapper().writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the manifest was not written", e);
        }
    }

    static Manifest parse(String json) throws BrokenBackup {
        try {
            return new ObjectMapper().readValue(json, Manifest.class);
        } catch (JsonProcessingException e) {
            throw new BrokenBackup("what it says of itself cannot be read", e);
        }
    }
}
