package org.hearth.devices;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hearth.journal.Cause;
import org.hearth.journal.Journal;
import org.hearth.journal.JournalEntry;
import org.hearth.journal.JournalVerb;
import org.hearth.problems.FieldError;
import org.hearth.problems.Problem;

/** Keeper of the scenes. Any number of threads may hold it. */
@ApplicationScoped
public class Scenes {
    private static final int MAX_SCENES = 128;

    private final SceneTable table;
    private final Devices devices;
    private final Journal journal;
    private final InstantSource clock;
    private final Event<SceneRemoved> removed;

    Scenes(SceneTable table, Devices devices, Journal journal, InstantSource clock, Event<SceneRemoved> removed) {
        this.table = table;
        this.devices = devices;
        this.journal = journal;
        this.clock = clock;
        this.removed = removed;
    }

    /** All scenes, by name. */
    @Transactional
    public List<Scene> list() {
        return table.list();
    }

    /**
     * The scene of this id.
     *
     * @throws org.hearth.problems.ProblemException if there is none
     */
    @Transactional
    public Scene require(UUID id) {
        return list().stream()
                .filter(scene -> scene.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Problem.NotFound("scene", id.toString()).thrown());
    }

    @Transactional
    Scene add(Scene scene, Cause cause) {
        check(scene);
        if (list().size() >= MAX_SCENES)
            throw new Problem.Conflict("too-many-scenes", "There are " + MAX_SCENES + " scenes already.").thrown();
        table.insert(scene);
        tell(JournalVerb.SCENE_ADDED, scene, cause);
        return scene;
    }

    @Transactional
    Scene change(Scene scene, Cause cause) {
        check(scene);
        if (!table.update(scene)) throw new Problem.NotFound("scene", scene.id().toString()).thrown();
        table.replaceWishes(scene);
        tell(JournalVerb.SCENE_CHANGED, scene, cause);
        return scene;
    }

    @Transactional
    void remove(UUID id, Cause cause) {
        Scene scene = require(id);
        removed.fire(new SceneRemoved(scene, cause));
        table.delete(id);
        tell(JournalVerb.SCENE_REMOVED, scene, cause);
    }

    private void check(Scene scene) {
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < scene.wishes().size(); i++) {
            Scene.Wish wish = scene.wishes().get(i);
            String where = "states[" + i + "].";
            devices.find(wish.device())
                    .map(device -> wish.action().refusal(device, wish.capability()))
                    .orElse(Optional.of(new FieldError("device", "is not in this home", "the id of a device")))
                    .ifPresent(error ->
                            errors.add(new FieldError(where + error.field(), error.message(), error.allowed())));
        }
        if (!errors.isEmpty()) throw new Problem.Invalid(errors).thrown();
    }

    private void tell(JournalVerb verb, Scene scene, Cause cause) {
        journal.append(JournalEntry.of(clock.instant(), verb, cause).with(scene.name()));
    }
}
