/** When a command is to be fired, and what became of each due moment. */
@NullMarked
package org.hearth.schedules;

import org.jspecify.annotations.NullMarked;
