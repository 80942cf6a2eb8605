package org.hearth.home;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** When the wall clock is believed. */
@ConfigMapping(prefix = "hearth.time")
public interface TimeSettings {
    /**
     * {@code sources}: when one of them says that it is right. {@code machine}: the machine's clock is taken as it is, for tests and for
     * machines whose operating system is known to wait for the time before it starts this gateway.
     */
    @WithDefault("sources")
    Mode trust();

    /** Time servers (SNTP), asked in turn; a port may follow a colon. Empty: none is asked. */
    @WithDefault("2.debian.pool.ntp.org,time.cloudflare.com")
    Optional<List<String>> servers();

    /** Folder in which the kernel shows the hardware clocks, {@code rtc0} and so on. */
    @WithDefault("/sys/class/rtc")
    Path rtcDir();

    /** Folder in which the kernel tells of itself: {@code uptime} and {@code sys/kernel/random/boot_id}. */
    @WithDefault("/proc")
    Path procDir();

    /** How long every other source is waited for where the household wants to go on without. */
    @WithDefault("60S")
    Duration grace();

    /** Whose word the wall clock is believed on. */
    enum Mode {
        SOURCES,
        MACHINE
    }
}
