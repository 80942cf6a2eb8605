/** What sensors measured: taken in, kept, and asked for. */
@NullMarked
package org.hearth.telemetry;

import org.jspecify.annotations.NullMarked;
