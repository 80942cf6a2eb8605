package org.hearth;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The walls between the rooms: who may import whom, as ARCHITECTURE.md tells it. */
class FloorPlanTest {
    private static final String GROUND = "problems journal identity";

    /** Every room, and what it may import beside the ground rooms; those themselves are listed in full. */
    private static final Map<String, String> PLAN = plan("""
            door        > wired broker
            schedules   > home devices commands
            live        > home devices telemetry commands
            administration > devices commands broker
            commands    > devices broker
            telemetry   > devices broker
            enrolment   > devices broker trust
            wired       > gpio broker
            devices     > home broker
            home        >
            broker      > trust
            gpio        >
            trust       >
            identity    > journal problems
            journal     > problems
            problems    >
            """);

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.hearth");

    @Test
    void everyRoomStandsInThePlan() {
        Set<String> rooms = CLASSES.stream()
                .map(FloorPlanTest::room)
                .filter(room -> !room.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(rooms).isSubsetOf(PLAN.keySet());
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
        // What stands in no room is the door: it chooses the role, and knows only what it may have to start.
        String allowed = PLAN.getOrDefault(from.isEmpty() ? "door" : from, "");
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

    private static Map<String, String> plan(String table) {
        Map<String, String> plan = new LinkedHashMap<>();
        for (String line : table.strip().split("\n")) {
            String[] cells = line.split(">", 2);
            plan.put(cells[0].strip(), cells[1].strip());
        }
        return plan;
    }
}
