/** The owner's view of the broker. */
@NullMarked
package org.hearth.administration;

import org.jspecify.annotations.NullMarked;
