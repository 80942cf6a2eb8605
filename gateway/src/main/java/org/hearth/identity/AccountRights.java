package org.hearth.identity;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was decided for an account for good; passes come on top of it.
 *
 * @param role what the person is here
 * @param chosen what the owner chose in place of what is usual for a member; null if nothing was
 * @param devices by device, whatever is usual
 */
public record AccountRights(Role role, @Nullable Level chosen, Map<String, Level> devices) {
    public AccountRights {
        devices = Map.copyOf(devices);
    }

    /** With a device that is not named. */
    public Level usual() {
        return switch (role) {
            case OWNER -> Level.MANAGE;
            case MEMBER -> chosen == null ? Level.OPERATE : chosen;
            case GUEST -> Level.NONE;
        };
    }

    /** With one device, at all times. */
    public Level level(String device) {
        return role == Role.OWNER ? usual() : devices.getOrDefault(device, usual());
    }

    /** All of it as it is while passes open these devices. */
    Reach reach(UUID account, Set<String> open) {
        if (role == Role.OWNER) return new Reach(account, true, usual(), Map.of());
        if (open.isEmpty()) return new Reach(account, false, usual(), devices);
        Map<String, Level> levels = new HashMap<>(devices);
        for (String device : open)
            levels.put(device, devices.getOrDefault(device, usual()).or(Level.OPERATE));
        return new Reach(account, false, usual(), levels);
    }

    /** With another role nothing that was chosen for the former one holds; what was said of single devices does. */
    AccountRights as(Role now) {
        return new AccountRights(now, null, devices);
    }

    /** When a device is gone: what was granted ends, what was refused does not. */
    AccountRights withoutGrant(String device) {
        if (devices.getOrDefault(device, Level.NONE) == Level.NONE) return this;
        Map<String, Level> left = new HashMap<>(devices);
        left.remove(device);
        return new AccountRights(role, chosen, left);
    }
}
