package org.hearth;

import io.quarkus.bootstrap.logging.InitialConfigurator;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Objects;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.hearth.backup.RestoreRole;
import org.hearth.broker.SetupRole;
import org.hearth.health.Doorstep;
import org.hearth.wired.PinsRole;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.jboss.logmanager.handlers.ConsoleHandler;
import org.jspecify.annotations.Nullable;

/** The door: one application, three roles. {@code hearth.role} (or HEARTH_ROLE) says which; it is gateway unless a house says otherwise. */
@QuarkusMain
public final class Hearth {
    private static final String LINE = "%d{HH:mm:ss.SSS} %-5p [%c{1}] %s%e%n";

    /** True in the native executable, whose builder sets this (org.graalvm.nativeimage.ImageInfo) while it initialises this class. */
    private static final boolean IS_EXECUTABLE = System.getProperty("org.graalvm.nativeimage.imagecode") != null;

    /** Held, or its level would be forgotten with it. */
    private static final Logger QUIET = Logger.getLogger("io.vertx.mqtt.impl.MqttClientImpl");

    private Hearth() {}

    /** Quarkus is not started, so nobody else would ever print a line. */
    private static void logToConsole() {
        Logger.getLogger("").setLevel(Level.INFO);
        // an error for every attempt while the broker is away; the link tells it itself
        QUIET.setLevel(Level.OFF);
        InitialConfigurator.DELAYED_HANDLER.setHandlers(new Handler[] {new ConsoleHandler(new PatternFormatter(LINE))});
    }

    /** A home that is being replaced is not opened before it is the one or the other. */
    private static void restoreFirst() {
        if (!RestoreRole.isDue()) return;
        logToConsole();
        if (!RestoreRole.run()) System.exit(1);
    }

    /** Somebody answers while the gateway cannot: a browser is told which part is missing. */
    private static void open(String... args) {
        // live reload ends the application again and again, and the process never
        if (LaunchMode.current() == LaunchMode.DEVELOPMENT) {
            Quarkus.run(args);
            return;
        }
        Doorstep.awaitDatabase();
        Quarkus.run(null, Hearth::end, args);
    }

    private static void end(int code, @Nullable Throwable failure) {
        if (failure != null) Doorstep.tell(failure);
        System.exit(code);
    }

    /**
     * Runs the role until it ends; a role that is not known ends with 2.
     *
     * @param args Quarkus' own, in the role gateway
     */
    public static void main(String... args) {
        String role = Objects.requireNonNullElse(
                System.getProperty("hearth.role"), Objects.requireNonNullElse(System.getenv("HEARTH_ROLE"), "gateway"));
        switch (role) {
            case "gateway" -> {
                restoreFirst();
                open(args);
            }
            case "pins" -> {
                // Constant: what drives lines calls the C library by foreign functions, and is not even compiled into
                // the executable.
                if (IS_EXECUTABLE) {
                    System.err.println("hearth.role is \"pins\": the jar plays it, this executable does not");
                    System.exit(2);
                } else {
                    logToConsole();
                    System.exit(PinsRole.run());
                }
            }
            case "setup" -> {
                logToConsole();
                System.exit(SetupRole.run());
            }
            default -> {
                System.err.println("hearth.role is \"" + role + "\": allowed are gateway, pins and setup");
                System.exit(2);
            }
        }
    }
}
