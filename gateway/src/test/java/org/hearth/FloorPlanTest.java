package org.hearth;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The walls between the rooms: who may import whom, as ARCHITECTURE.md tells it. */
class FloorPlanTest {
    private static final String GROUND = "problems journal identity";

    /** What stands in no room is the door: it chooses the role, and knows only what it may have to start. */
    private static final String DOOR = "wired broker backup health";

    /** A line of the table of rooms in ARCHITECTURE.md: floor, room, what it is for, what it may import. */
    private static final Pattern LINE = Pattern.compile("\\| \\d \\| `(\\w+)` \\|[^|]+\\|([^|]+)\\|");

    /** Every room, and what it may import beside the ground rooms; those themselves are listed in full. */
    private static final Map<String, String> PLAN = plan();

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.hearth");

    @Test
    void everyRoomStandsInThePlan() {
        Set<String> rooms = CLASSES.stream()
                .map(FloorPlanTest::room)
                .filter(room -> !room.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(rooms).isEqualTo(PLAN.keySet());
    }

    /** What finds no breach must have looked at something. */
    @BeforeAll
    static void thereIsSomethingToLookAt() {
        assertThat(CLASSES).isNotEmpty();
        assertThat(PLAN).isNotEmpty();
    }

    @Test
    void noRoomImportsWhatThePlanDoesNotName() {
        Set<String> breaches = CLASSES.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(use -> use.getTargetClass().getPackageName().startsWith("org.hearth."))
                .filter(use -> !mayImport(room(use.getOriginClass()), room(use.getTargetClass())))
                .map(use -> use.getOriginClass().getSimpleName() + " (" + room(use.getOriginClass()) + ") -> "
                        + use.getTargetClass().getSimpleName() + " (" + room(use.getTargetClass()) + ")")
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(breaches).isEmpty();
    }

    @Test
    void noTwoRoomsImportEachOther() {
        SlicesRuleDefinition.slices()
                .matching("org.hearth.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void onlyResourcesAndProblemsKnowOfHttp() {
        Set<String> others = CLASSES.stream()
                .filter(type -> !outermost(type).getSimpleName().endsWith("Resource"))
                .filter(type -> !room(type).equals("problems"))
                .filter(type -> type.getDirectDependenciesFromSelf().stream()
                        .anyMatch(use -> use.getTargetClass().getPackageName().startsWith("jakarta.ws.rs")))
                .map(JavaClass::getName)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(others).isEmpty();
    }

    @Test
    void onlyTheRoomBrokerSpeaksMqtt() {
        Set<String> others = CLASSES.stream()
                .filter(type -> !room(type).equals("broker"))
                .filter(type -> type.getDirectDependenciesFromSelf().stream()
                        .anyMatch(use -> use.getTargetClass().getPackageName().contains("mqtt")
                                || use.getTargetClass().getPackageName().contains("reactive.messaging")))
                .map(JavaClass::getName)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(others).isEmpty();
    }

    @Test
    void rowsAndTablesNeverLeaveTheirRoom() {
        Set<String> open = CLASSES.stream()
                .filter(type -> type.getSimpleName().endsWith("Row")
                        || type.getSimpleName().endsWith("Table"))
                .filter(type -> type.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.PUBLIC))
                .map(JavaClass::getName)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(open).isEmpty();
    }

    private static boolean mayImport(String from, String to) {
        if (from.equals(to)) return true;
        String allowed = from.isEmpty() ? DOOR : PLAN.getOrDefault(from, "");
        boolean isGround = GROUND.contains(from);
        return Set.of((allowed + (isGround ? "" : " " + GROUND)).strip().split(" +"))
                .contains(to);
    }

    private static String room(JavaClass type) {
        String[] parts = type.getPackageName().split("\\.");
        return parts.length > 2 ? parts[2] : "";
    }

    private static JavaClass outermost(JavaClass type) {
        JavaClass outer = type;
        while (outer.getEnclosingClass().isPresent())
            outer = outer.getEnclosingClass().get();
        return outer;
    }

    private static Map<String, String> plan() {
        Path architecture = Path.of(System.getProperty("hearth.contracts")).resolveSibling("ARCHITECTURE.md");
        try {
            Map<String, String> plan = new TreeMap<>();
            LINE.matcher(Files.readString(architecture))
                    .results()
                    .forEach(line -> plan.put(
                            line.group(1), line.group(2).replaceAll("[,–]", " ").strip()));
            return plan;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
