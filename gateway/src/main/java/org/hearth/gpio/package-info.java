/** The one room that touches lines: those of the Raspberry Pi, or simulated ones. */
@NullMarked
package org.hearth.gpio;

import org.jspecify.annotations.NullMarked;
