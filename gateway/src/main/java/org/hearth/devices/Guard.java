package org.hearth.devices;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.hearth.identity.Callers;
import org.hearth.identity.Level;
import org.hearth.identity.Reach;
import org.hearth.identity.Rights;
import org.hearth.problems.Problem;

/**
 * Lets the present caller at devices only as far as the caller's right goes. What is not seen answers like what is not there. Any
 * number of threads may hold it.
 */
@ApplicationScoped
public class Guard {
    private final Devices devices;
    private final Rights rights;
    private final Callers callers;

    Guard(Devices devices, Rights rights, Callers callers) {
        this.devices = devices;
        this.rights = rights;
        this.callers = callers;
    }

    /** What the caller may do at this moment. */
    public Reach reach() {
        return rights.of(callers.current());
    }

    /** The device of this id, if it is there for the caller. */
    public Optional<Device> find(String id) {
        return devices.find(id).filter(device -> reach().sees(device.id()));
    }

    /**
     * The device of this id.
     *
     * @throws org.hearth.problems.ProblemException if it is not there for the caller, or the caller's right does not go so far
     */
    public Device require(Level needed, String id) {
        Device device = find(id).orElseThrow(() -> new Problem.NotFound("device", id).thrown());
        reach().require(needed, device.id());
        return device;
    }
}
