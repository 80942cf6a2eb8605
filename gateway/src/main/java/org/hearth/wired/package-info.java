/** The lines of the Pi as one more device: the role pins, which speaks the device protocol like any board. */
@NullMarked
package org.hearth.wired;

import org.jspecify.annotations.NullMarked;
