/** An order to an actuator, from acceptance to its one end. */
@NullMarked
package org.hearth.commands;

import org.jspecify.annotations.NullMarked;
