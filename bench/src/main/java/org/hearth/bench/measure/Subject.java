package org.hearth.bench.measure;

import org.hearth.bench.house.Part;
import org.hearth.bench.load.Endpoint;
import org.hearth.bench.load.Fleet;

/**
 * A program that is measured.
 *
 * @param endpoint where it answers
 * @param fleet its devices
 * @param program its process
 * @param table where it keeps readings
 */
public record Subject(Endpoint endpoint, Fleet fleet, Part program, String table) {}
