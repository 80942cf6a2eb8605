package org.hearth.devices;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hearth.journal.PersonalData;

/** What this room keeps of a person: the states of devices that are so because of the person. */
@ApplicationScoped
class ReadingData implements PersonalData {
    @Override
    public List<Kept> kept() {
        return List.of(PersonalData.causedBy("states", "reading", "device, capability"));
    }

    @Override
    public List<String> erasures() {
        return List.of(PersonalData.withoutCause("reading"));
    }
}
