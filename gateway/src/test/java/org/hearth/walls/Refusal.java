package org.hearth.walls;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/** What a refusal has to be: 4xx, a problem (RFC 9457), in words that help and tell nothing of the inside. */
final class Refusal {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_CHARACTERS = 2_000;
    private static final int BEGINNING = 300;

    private Refusal() {}

    /**
     * What is wrong with a refusal; nothing, if it is one.
     *
     * @param field path of the field that was wrong; empty if it was none
     */
    static Optional<String> fault(RawHttp.Answer answer, String field) {
        if (answer.status() < 400 || answer.status() > 499) return Optional.of("is no refusal");
        if (!answer.header("Content-Type").orElse("").startsWith("application/problem+json"))
            return Optional.of("is no problem");
        if (answer.body().length() > MAX_CHARACTERS) return Optional.of("tells it all again");
        if (answer.body().contains("org.hearth") || answer.body().contains("java."))
            return Optional.of("tells how it is built");
        try {
            return faultOfProblem(JSON.readTree(answer.body()), answer.status(), field);
        } catch (JsonProcessingException e) {
            return Optional.of("is no JSON");
        }
    }

    /** As much of an answer as helps to see what went wrong. */
    static String beginning(RawHttp.Answer answer) {
        return answer.body().substring(0, Math.min(BEGINNING, answer.body().length()));
    }

    private static Optional<String> faultOfProblem(JsonNode problem, int status, String field) {
        if (problem.path("detail").asText().isBlank()) return Optional.of("tells nothing");
        for (JsonNode error : problem.path("errors"))
            if (error.path("allowed").asText().isBlank()) return Optional.of("does not say what is allowed");
        String named = problem.path("errors").path(0).path("field").asText().replaceAll("\\[\\d+]", "[]");
        boolean isNamed = named.startsWith(root(field)) || field.endsWith("." + named);
        return status == 422 && !isNamed ? Optional.of("does not name the field") : Optional.empty();
    }

    /** {@code members} of {@code members[].device}: a part may be refused as a whole. */
    private static String root(String field) {
        return field.replaceAll("[.\\[].*", "");
    }
}
