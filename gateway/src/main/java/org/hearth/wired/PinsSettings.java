package org.hearth.wired;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the role pins is told; the role gateway reads none of it. */
@ConfigMapping(prefix = "hearth.pins")
interface PinsSettings {
    /** File with the enrolment code; it is waited for. */
    Optional<Path> codeFile();

    /** Which device of that file this is, where it holds more than one code. */
    Optional<String> device();

    /** Name of the broker, where the names in the code lead elsewhere: inside a network of containers. */
    Optional<String> brokerHost();

    /** File that is touched every ten seconds by the very thread that moves the lines; who looks after the process looks at its age. */
    Optional<Path> aliveFile();

    /** File that says what is wired to which line, until the household says it; none: nothing is. */
    Optional<Path> wiring();

    /** Folder for what the device keeps over a restart. */
    Optional<Path> state();

    /** {@code header}, or {@code simulated} for a machine without one. */
    @WithDefault("header")
    String lines();

    /** What the label of the chip may begin with, the wanted ones first. */
    @WithDefault("pinctrl-rp1,pinctrl-bcm")
    List<String> chips();
}
