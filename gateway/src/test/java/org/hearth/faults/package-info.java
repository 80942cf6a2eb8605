/** Parts of the house that fail while it is used, with the real programs. */
@NullMarked
package org.hearth.faults;

import org.jspecify.annotations.NullMarked;
