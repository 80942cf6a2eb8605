package org.hearth.identity;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The routes of the contract, to be called one by one. */
final class Routes {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Lines of the generated contract: a path, a method, an operation. */
    private static final Pattern LINE =
            Pattern.compile("(?m)^ {2}(/\\S+):$|^ {4}(get|put|post|patch|delete):$|^ {6}operationId: (\\w+)$");

    /** Where a thing's own part of the path begins. */
    private static final Pattern PARAMETER = Pattern.compile("/([\\w-]+)/\\{\\w+}");

    /** Without it some routes are refused before anybody asks whose thing it is. */
    private static final Map<String, String> QUERIES =
            Map.of("getHistory", "?capability=temperature&from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z");

    private static final Map<String, String> TYPES =
            Map.of("putPicture", "application/octet-stream", "restoreHome", "application/octet-stream");

    private Routes() {}

    /** All routes, by operation. */
    static Map<String, Route> ofContract() {
        Map<String, Route> routes = new TreeMap<>();
        String path = "";
        String method = "";
        try {
            Matcher lines = LINE.matcher(Files.readString(
                    Path.of(System.getProperty("hearth.contracts")).resolve("openapi.yaml")));
            while (lines.find()) {
                if (lines.group(1) != null) path = lines.group(1);
                if (lines.group(2) != null) method = lines.group(2).toUpperCase(java.util.Locale.ROOT);
                if (lines.group(3) != null) routes.put(lines.group(3), new Route(lines.group(3), method, path));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return routes;
    }

    static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(Routes.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One of them. */
    record Route(String operation, String method, String path) {
        int order() {
            if (operation.equals("deleteAccount")) return 2_000;
            if (operation.equals("removeDevice")) return 1_000;
            if (operation.equals("removeAccount")) return 950;
            return method.equals("DELETE") ? 900 - path.length() : 0;
        }

        private boolean hasBody(String body) {
            return method.equals("DELETE") ? !body.isEmpty() : !method.equals("GET");
        }

        /** @param ids of things, by the part of the path before them */
        Answer call(@Nullable String token, Map<String, String> ids, String body) {
            String address = PARAMETER
                    .matcher(path)
                    .replaceAll(found -> "/" + found.group(1) + "/" + Objects.requireNonNull(ids.get(found.group(1))));
            String sent = body;
            for (Map.Entry<String, String> id : ids.entrySet())
                sent = sent.replace("{" + id.getKey() + "}", id.getValue());
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port
                            + address + QUERIES.getOrDefault(operation, "")))
                    .header("X-Hearth", "1")
                    .method(
                            method,
                            hasBody(sent)
                                    ? HttpRequest.BodyPublishers.ofString(sent.isEmpty() ? "{}" : sent)
                                    : HttpRequest.BodyPublishers.noBody());
            if (hasBody(sent)) request.header("Content-Type", TYPES.getOrDefault(operation, "application/json"));
            if (token != null) request.header("Authorization", "Bearer " + token);
            try {
                return Answer.of(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    /** What came back. */
    record Answer(int status, String body) {
        private static final int FIRST_EVENT = 4_096;

        static Answer of(HttpResponse<InputStream> response) throws IOException {
            boolean isStream =
                    response.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream");
            try (InputStream in = response.body()) {
                byte[] read = isStream ? firstOf(in) : in.readAllBytes();
                return new Answer(response.statusCode(), new String(read, StandardCharsets.UTF_8));
            }
        }

        private static byte[] firstOf(InputStream in) throws IOException {
            byte[] buffer = new byte[FIRST_EVENT];
            int read = in.read(buffer);
            return java.util.Arrays.copyOf(buffer, Math.max(0, read));
        }

        /** Done, or the status of what was not. */
        String kind() {
            return status >= 200 && status < 300 ? "in" : Integer.toString(status);
        }

        /** The answer as it is for any thing. */
        String without(Map<String, String> ids) {
            String text = status + " " + body;
            for (String id : ids.values()) text = text.replace(id, "ID");
            return text;
        }
    }
}
