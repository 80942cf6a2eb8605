package org.hearth.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hearth.identity.Routes.Answer;
import org.hearth.identity.Routes.Route;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every route of the contract, tried by everybody with things that are there: {@code rights.csv} says what each is answered. A cell is
 * {@code in} where it was done, and else the status. Foreign members and guests are those who may do nothing with the thing.
 */
@QuarkusTest
@TestProfile(SharedHome.class)
class RightsTableTest {
    private static final List<String> SUBJECTS =
            List.of("OWNER", "MEMBER", "GUEST", "FOREIGN_MEMBER", "FOREIGN_GUEST", "ANONYMOUS");
    private static final String HIDDEN = "Zebra";
    private static final Map<String, Route> ROUTES = Routes.ofContract();
    private static final Map<String, Map<String, String>> CELLS = cells();

    @Inject
    ZebraHouse house;

    @Inject
    ObjectMapper json;

    @BeforeEach
    void furnishOnce() {
        house.furnishOnce();
    }

    @Test
    void everyRouteHasARowAndEveryRowARoute() {
        assertThat(CELLS.keySet()).isEqualTo(new TreeSet<>(ROUTES.keySet()));
    }

    /** What is removed goes last, and a device after what hangs on it. */
    static Stream<String> rows() {
        return ROUTES.values().stream()
                .sorted((a, b) -> Integer.compare(a.order(), b.order()))
                .map(Route::operation);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isAnsweredAsTheTableSays(String operation) throws IOException {
        Route route = Objects.requireNonNull(ROUTES.get(operation));
        JsonNode bodies = json.readTree(getClass().getResource("/rights-bodies.json"));
        String body = bodies.path(operation).isTextual()
                ? bodies.path(operation).asText()
                : bodies.path(operation).toString();
        Map<String, String> found = new TreeMap<>();
        List<String> leaks = new ArrayList<>();
        for (String subject : SUBJECTS) {
            house.renew(operation);
            Answer answer = route.call(token(subject), house.ids(), body);
            found.put(subject, answer.kind());
            boolean isStranger = subject.startsWith("FOREIGN") || subject.equals("ANONYMOUS");
            if (isStranger && answer.body().contains(HIDDEN)) leaks.add(subject + ": " + answer.body());
            if (subject.startsWith("FOREIGN") && Set.of("404", "422").contains(answer.kind()))
                assertThat(answer.without(house.ids()))
                        .as("%s of %s, foreign and absent", operation, subject)
                        .isEqualTo(route.call(token(subject), ZebraHouse.ABSENT, body)
                                .without(ZebraHouse.ABSENT));
        }

        assertThat(leaks).isEmpty();
        assertThat(found).as(operation).isEqualTo(CELLS.get(operation));
    }

    private @Nullable String token(String subject) {
        return subject.equals("ANONYMOUS") ? null : house.token(subject);
    }

    private static Map<String, Map<String, String>> cells() {
        List<String> lines = Routes.resource("/rights.csv").lines().toList();
        assertThat(lines.getFirst()).isEqualTo("operationId," + String.join(",", SUBJECTS));
        return lines.stream()
                .skip(1)
                .map(line -> List.of(line.split(",", -1)))
                .collect(Collectors.toMap(List::getFirst, RightsTableTest::row, (a, b) -> Map.of(), TreeMap::new));
    }

    private static Map<String, String> row(List<String> cells) {
        Map<String, String> row = new TreeMap<>();
        for (int i = 0; i < SUBJECTS.size(); i++) row.put(SUBJECTS.get(i), cells.get(i + 1));
        return row;
    }
}
