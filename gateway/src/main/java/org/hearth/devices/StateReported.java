package org.hearth.devices;

import java.util.function.Consumer;
import org.hearth.journal.Change;

/**
 * A device told its state because of a command. Fired before that is kept.
 *
 * @param device as it is with this report
 * @param commandId the command it names
 * @param with takes what is to be written with it, or not at all
 * @param afterwards takes what is to be done when it is committed
 */
public record StateReported(Device device, String commandId, Consumer<Change> with, Consumer<Runnable> afterwards) {}
