/** Tests of the Pi's own lines as a device. */
@NullMarked
package org.hearth.wired;

import org.jspecify.annotations.NullMarked;
