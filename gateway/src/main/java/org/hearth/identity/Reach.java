package org.hearth.identity;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hearth.problems.Problem;

/**
 * What an account may do with each device, at the moment it was asked for.
 *
 * @param account whose
 * @param everything true for an owner: also what belongs to no device
 * @param usual with every device that is not named, also one that comes tomorrow
 * @param levels with those that are named
 */
public record Reach(UUID account, boolean everything, Level usual, Map<String, Level> levels) {
    public Reach {
        levels = Map.copyOf(levels);
    }

    /** How far it goes with a device. */
    public Level level(String device) {
        return levels.getOrDefault(device, usual);
    }

    /** True if the device is there for this account. */
    public boolean sees(String device) {
        return level(device).allows(Level.SEE);
    }

    /** True if this account may switch the device. */
    public boolean operates(String device) {
        return level(device).allows(Level.OPERATE);
    }

    /** True if this account may switch whatever there is, and will be. */
    public boolean operatesAll() {
        return usual.allows(Level.OPERATE) && levels.values().stream().allMatch(level -> level.allows(Level.OPERATE));
    }

    /** True if this account may say how the device is called and set. */
    public boolean manages(String device) {
        return level(device).allows(Level.MANAGE);
    }

    /** True if a device that comes is there for this account at once: nothing is kept from it but what is named. */
    public boolean seesNew() {
        return usual.allows(Level.SEE);
    }

    /** True if scenes, groups and schedules are told by name where they moved a device: they may be about others too. */
    public boolean seesPlans() {
        return seesNew();
    }

    /** True if what stands for these devices is there for this account; what stands for none is kept from guests. */
    public boolean seesAll(Collection<String> devices) {
        return devices.isEmpty() ? seesNew() : devices.stream().allMatch(this::sees);
    }

    /**
     * Lets nobody further at a device of this home than the right goes.
     *
     * @throws org.hearth.problems.ProblemException as for a device that is not there, if it is not seen; forbidden, if it is seen only
     */
    public void require(Level needed, String device) {
        require(needed, List.of(device), "device", device);
    }

    /**
     * The same for a thing that stands for several devices, all of them or none.
     *
     * @param what a word for the thing, and its id, as if it were not there
     */
    public void require(Level needed, Collection<String> devices, String what, String id) {
        if (!seesAll(devices)) throw new Problem.NotFound(what, id).thrown();
        if (devices.stream().allMatch(device -> level(device).allows(needed))) return;
        throw (needed == Level.OPERATE
                        ? new Problem.Forbidden("only-see", "You may see this, but not switch it.")
                        : new Problem.Forbidden(
                                "not-managed", "You may use this, but not say how it is called or set."))
                .thrown();
    }
}
