/** What the browser sees the moment it happens; observes, never commands. */
@NullMarked
package org.hearth.live;

import org.jspecify.annotations.NullMarked;
